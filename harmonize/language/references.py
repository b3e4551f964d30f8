"""References resolved: which provisions of which statute the words of a reference mean."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from harmonize.language.naming import Titles
from harmonize.language.places import Index, counted, index
from harmonize.model.law import CITABLE, Provision, Reference, Statute, Target

_JOINED = re.compile(r"(?P<first>\d+)\s?[-–—]\s?(?P<last>\d+)$")
_DOTTED = re.compile(r"(?P<outer>\d+)\.(?P<inner>\d+(?:\.\d+)?)$")
_DIGITAL = re.compile(r"\d")
_BELOW = ("paragraph", "point", "subpoint", "sentence")


def resolve(statute: Statute, points_count: bool = False) -> Statute:
    """Return a statute with its references to its own provisions resolved; those to other laws are left alone.

    ``points_count`` tells that the points of a list are counted among the paragraphs, as French *alinéas* are.
    """
    if not statute.references:
        return statute
    own = index(statute, points_count)
    return replace(statute, references=tuple(_own(item, own, statute) for item in statute.references))


def _own(reference: Reference, own: Index, statute: Statute) -> Reference:
    if reference.act is not None:
        return reference
    return _resolved(reference, own, statute.id, own.root.path(reference.span.start))


def _resolved(reference: Reference, found: Index, id: str, path: Sequence[Provision]) -> Reference:
    targets = tuple(replace(target, eids=_eids(target, found, path)) for target in reference.targets)
    return replace(reference, targets=targets, statute=id)


def resolve_between(statutes: Sequence[Statute], kinds: Mapping[str, Sequence[str]]) -> tuple[Statute, ...]:
    """Return statutes with their references to one another resolved, by the words that name the law meant.

    ``kinds`` are the words for each kind of law. A law that is named in a way that fits two of the statutes, or none,
    stays unknown.
    """
    titles = Titles.of(statutes, kinds)
    indices = {statute.id: index(statute) for statute in statutes}
    return tuple(
        replace(statute, references=tuple(_across(item, statute, titles, indices) for item in statute.references))
        for statute in statutes
    )


def _across(reference: Reference, statute: Statute, titles: Titles, indices: Mapping[str, Index]) -> Reference:
    if reference.act is None:
        return reference
    meant = titles.meant(reference.act.of(statute.document.text), statute.id)
    return _resolved(reference, indices[meant], meant, ()) if meant else reference


def _eids(target: Target, own: Index, path: Sequence[Provision]) -> tuple[str, ...]:
    """Return the ids of the provisions that a target means, seen from where it stands."""
    outer = list(target.path[:-1])
    kind, number = target.path[-1]
    first = _walked(own, path, [*outer, (kind, number)])
    if target.last:
        last = _walked(own, path, [*outer, (kind, target.last)])
        return own.between(first, last) if first and last else ()
    if first:
        return (first.eid,) if first.eid else ()
    return _split(target, own, path)


def _split(target: Target, own: Index, path: Sequence[Provision]) -> tuple[str, ...]:
    """Read a number that no provision has as a range (``360-362``), or as article and paragraph (``6.1``)."""
    kind, number = target.path[-1]
    if kind not in CITABLE:
        return ()
    if joined := _JOINED.match(number):
        first, last = own.find(joined["first"]), own.find(joined["last"])
        return own.between(first, last) if first and last else ()
    if dotted := _DOTTED.match(number):
        found = _walked(own, path, [(kind, dotted["outer"]), ("paragraph", dotted["inner"])])
        return (found.eid,) if found else ()
    return ()


def _walked(own: Index, path: Sequence[Provision], steps: Sequence[tuple[str, str]]) -> Provision | None:
    """Return the provision at the end of a path, None where one of its steps leads nowhere."""
    node = _first(own, path, *steps[0])
    for kind, number in steps[1:]:
        if node is None:
            return None
        node = _inner(own, path, node, kind, number)
    return node


def _inner(own: Index, path: Sequence[Provision], node: Provision, kind: str, number: str) -> Provision | None:
    if kind in CITABLE:
        return _article(own, path, number)
    if kind in _BELOW:
        return _below(own, node, kind, number)
    return _numbered(own, node, kind, number)


def _first(own: Index, path: Sequence[Provision], kind: str, number: str) -> Provision | None:
    if kind in CITABLE:
        return _article(own, path, number)
    if kind in _BELOW:
        return _nearby(own, path, kind, number)
    return _group(own, path, kind, number)


def _article(own: Index, path: Sequence[Provision], number: str) -> Provision | None:
    here = next((node for node in path if node.kind in CITABLE), None)
    if number == "this":
        return here
    if number in ("previous", "next"):
        return own.beside(here, -1 if number == "previous" else 1) if here else None
    annex = next((node for node in path if node.kind == "annex"), None)
    return (own.below(annex).marked(number) if annex else None) or own.find(number)


def _nearby(own: Index, path: Sequence[Provision], kind: str, number: str) -> Provision | None:
    """Return a paragraph or point named without its article: of the innermost provision here that has such a one."""
    inner = [node for node in path if node.kind in (*CITABLE, *_BELOW)]
    if number in ("this", "previous", "next"):
        return _sibling(own, inner, kind, number)
    for node in reversed(inner):
        if found := own.below(node).marked(number):
            return found
    return _below(own, inner[0], kind, number) if inner else None


def _sibling(own: Index, inner: Sequence[Provision], kind: str, number: str) -> Provision | None:
    at = next((i for i in range(len(inner) - 1, 0, -1) if inner[i].kind == kind), 0)
    if number == "this" or not at:
        return inner[at] if at else None
    siblings = inner[at - 1].children
    place = own.below(inner[at - 1]).order[inner[at].eid] + (-1 if number == "previous" else 1)
    return siblings[place] if 0 <= place < len(siblings) and siblings[place].kind == kind else None


def _below(own: Index, node: Provision, kind: str, number: str) -> Provision | None:
    """Return what a mark or a place in the order names below a provision; a sentence is part of its paragraph."""
    if kind == "sentence":
        return node
    if found := own.below(node).marked(number):
        return found
    return _placed(own, node, number) if kind == "paragraph" else own.below(node).deep(number)


def _placed(own: Index, node: Provision, number: str) -> Provision | None:
    """Return the paragraph without a mark that stands at a place in the order."""
    below = own.below(node)
    if number == "last":
        return below.paragraphs[-1] if below.paragraphs else None
    place = int(number) if number.isdecimal() else 0
    if place == 1 and not below.paragraphs:
        return node
    in_order = below.blocks if own.points_count else below.paragraphs
    if not 0 < place <= len(in_order) or (below.paragraphs and below.paragraphs[0].number):
        return None
    return in_order[place - 1]


def _group(own: Index, path: Sequence[Provision], kind: str, number: str) -> Provision | None:
    """Return a part, title or chapter: the one here, or the only one with the number, nearest first."""
    if number == "this":
        return next((node for node in reversed(path) if node.kind == kind), own.root)
    around = [*(node for node in reversed(path) if node.kind not in (*CITABLE, *_BELOW, "wrapup")), own.root]
    outward = (_numbered(own, node, kind, number) for node in around)
    return next((found for found in outward if found), None)


def _numbered(own: Index, node: Provision, kind: str, number: str) -> Provision | None:
    """Return the only group of a kind below a provision with a number, else the one at that place in the order."""
    groups = own.below(node).groups.get(kind, ())
    found = [group for group in groups if counted(group.number) == counted(number)]
    if found or not number.isdecimal() or any(_DIGITAL.match(counted(group.number)) for group in groups):
        return found[0] if len(found) == 1 else None
    beside = [child for child in node.children if child.kind == kind]
    return beside[int(number) - 1] if 0 < int(number) <= len(beside) else None
