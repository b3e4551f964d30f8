"""References resolved: which provisions of which statute the words of a reference mean."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from harmonize.language.folding import fold
from harmonize.language.naming import Titles
from harmonize.model.law import CITABLE, Provision, Reference, Statute, Target

_PARTS = re.compile(r"\d+|[^\W\d_]+")
_SIGNS = str.maketrans("", "", "ºª")
_JOINED = re.compile(r"(?P<first>\d+)\s?[-–—]\s?(?P<last>\d+)$")
_DOTTED = re.compile(r"(?P<outer>\d+)\.(?P<inner>\d+(?:\.\d+)?)$")
_ROMAN = re.compile(r"[ivxlc]+$")
_DIGITAL = re.compile(r"\d")
_DIGITS = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}
_BELOW = ("paragraph", "point", "subpoint", "sentence")
OWN = "this"


def key(number: str) -> str:
    """Return a number as it is compared: parts in lower case, whatever stands between them, no sign of an ordinal.

    >>> key("192/ b") == key("192/b"), key("L. 122-3"), key("185A"), key("6.º-A")
    (True, 'l-122-3', '185-a', '6-a')
    """
    return "-".join(_parts(number.lower()))


def _parts(number: str) -> list[str]:
    return _PARTS.findall(number.translate(_SIGNS))


def folded(number: str) -> str:
    """Return a number's key in Latin letters.

    >>> folded("251-а") == folded("251-a")
    True
    """
    return "-".join(fold(part) for part in _parts(number))


def counted(number: str) -> str:
    """Return a number with roman numerals in digits.

    >>> counted("XIV"), counted("12"), counted("b")
    ('14', '12', 'b')
    """
    lower = number.lower()
    if not _ROMAN.match(lower):
        return key(number)
    values = [_DIGITS[letter] for letter in lower]
    return str(sum(-a if a < b else a for a, b in zip(values, [*values[1:], 0], strict=True)))


@dataclass(frozen=True, slots=True)
class Index:
    """A statute's citable provisions by number: as printed, and folded; those in annexes apart.

    ``points_count`` tells that a list's points are counted among an article's paragraphs.
    """

    root: Provision
    articles: tuple[Provision, ...]
    places: Mapping[str, int]
    exact: Mapping[str, tuple[Provision, ...]]
    loose: Mapping[str, tuple[Provision, ...]]
    points_count: bool = False

    def find(self, number: str) -> Provision | None:
        """Return the article with a number, None where there is none, or more than one."""
        found = self.exact.get(key(number)) or self.loose.get(folded(number)) or ()
        return found[0] if len(found) == 1 else None

    def between(self, first: Provision, last: Provision) -> tuple[Provision, ...]:
        """Return the articles from the first to the last, in the order of the text; empty where they are reversed."""
        return self.articles[self.places[first.eid] : self.places[last.eid] + 1]

    def beside(self, article: Provision, step: int) -> Provision | None:
        """Return the article before (-1) or after (1) one."""
        at = self.places[article.eid] + step
        return self.articles[at] if 0 <= at < len(self.articles) else None


def index(statute: Statute, points_count: bool = False) -> Index:
    """Return the index of a statute."""
    own = tuple(article for node in statute.root.children if node.kind != "annex" for article in node.citable())
    articles = statute.articles()
    places = {article.eid: place for place, article in enumerate(articles)}
    return Index(statute.root, articles, places, _grouped(own, key), _grouped(own, folded), points_count)


def _grouped(articles: Iterable[Provision], form: Callable[[str], str]) -> dict[str, tuple[Provision, ...]]:
    found: dict[str, tuple[Provision, ...]] = {}
    for article in articles:
        name = form(article.number)
        found[name] = (*found.get(name, ()), article)
    return found


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
        return _range(own, first, last) if first and last else ()
    if first:
        return (first.eid,) if first.eid else ()
    return _split(target, own, path)


def _range(own: Index, first: Provision, last: Provision) -> tuple[str, ...]:
    if first.kind in CITABLE and last.kind in CITABLE:
        return tuple(article.eid for article in own.between(first, last))
    parent = own.root.path(first.span.start)
    siblings = next((node.children for node in reversed(parent) if first in node.children), ())
    if last not in siblings:
        return ()
    return tuple(node.eid for node in siblings[siblings.index(first) : siblings.index(last) + 1])


def _split(target: Target, own: Index, path: Sequence[Provision]) -> tuple[str, ...]:
    """Read a number that no provision has as a range (``360-362``), or as article and paragraph (``6.1``)."""
    kind, number = target.path[-1]
    if kind not in CITABLE:
        return ()
    if joined := _JOINED.match(number):
        first, last = own.find(joined["first"]), own.find(joined["last"])
        return _range(own, first, last) if first and last else ()
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
        return _below(node, kind, number, own.points_count)
    return _numbered(node, kind, number)


def _first(own: Index, path: Sequence[Provision], kind: str, number: str) -> Provision | None:
    if kind in CITABLE:
        return _article(own, path, number)
    if kind in _BELOW:
        return _nearby(path, kind, number, own.points_count)
    return _group(own, path, kind, number)


def _article(own: Index, path: Sequence[Provision], number: str) -> Provision | None:
    here = next((node for node in path if node.kind in CITABLE), None)
    if number == "this":
        return here
    if number in ("previous", "next"):
        return own.beside(here, -1 if number == "previous" else 1) if here else None
    annex = next((node for node in path if node.kind == "annex"), None)
    inside = [article for article in annex.citable() if key(article.number) == key(number)] if annex else []
    return inside[0] if len(inside) == 1 else own.find(number)


def _nearby(path: Sequence[Provision], kind: str, number: str, points_count: bool) -> Provision | None:
    """Return a paragraph or point named without its article: of the innermost provision here that has such a one."""
    inner = [node for node in path if node.kind in (*CITABLE, *_BELOW)]
    if number in ("this", "previous", "next"):
        return _sibling(inner, kind, number)
    for node in reversed(inner):
        if found := next((child for child in node.children if _same(child, number)), None):
            return found
    return _below(inner[0], kind, number, points_count) if inner else None


def _sibling(inner: Sequence[Provision], kind: str, number: str) -> Provision | None:
    at = next((i for i in range(len(inner) - 1, 0, -1) if inner[i].kind == kind), 0)
    if number == "this" or not at:
        return inner[at] if at else None
    siblings = [node for node in inner[at - 1].children if node.kind == kind]
    place = siblings.index(inner[at]) + (-1 if number == "previous" else 1)
    return siblings[place] if 0 <= place < len(siblings) else None


def _same(node: Provision, number: str) -> bool:
    return bool(node.number) and (key(node.number) == key(number) or folded(node.number) == folded(number))


def _below(node: Provision, kind: str, number: str, points_count: bool) -> Provision | None:
    """Return what a mark or a place in the order names below a provision; a sentence is part of its paragraph."""
    if kind == "sentence":
        return node
    if found := next((child for child in node.children if _same(child, number)), None):
        return found
    if kind == "paragraph":
        return _placed(node, number, points_count)
    deeper = [found for found in _descendants(node) if _same(found, number)]
    return deeper[0] if len(deeper) == 1 else None


def _descendants(node: Provision) -> Iterator[Provision]:
    for child in node.children:
        yield from child.walk()


def _placed(node: Provision, number: str, points_count: bool) -> Provision | None:
    """Return the paragraph without a mark that stands at a place in the order."""
    paragraphs = [child for child in node.children if child.kind == "paragraph"]
    if number == "last":
        return paragraphs[-1] if paragraphs else None
    place = int(number) if number.isdigit() else 0
    if place == 1 and not paragraphs:
        return node
    counted_ones = list(_descendants(node)) if points_count else paragraphs
    if not 0 < place <= len(counted_ones) or any(child.number for child in paragraphs):
        return None
    return counted_ones[place - 1]


def _group(own: Index, path: Sequence[Provision], kind: str, number: str) -> Provision | None:
    """Return a part, title or chapter: the one here, or the only one with the number, nearest first."""
    if number == "this":
        return next((node for node in reversed(path) if node.kind == kind), own.root)
    outward = (_numbered(node, kind, number) for node in [*reversed(path), own.root])
    return next((found for found in outward if found), None)


def _numbered(node: Provision, kind: str, number: str) -> Provision | None:
    """Return the only group of a kind below a provision with a number, else the one at that place in the order."""
    groups = [found for found in node.walk() if found.kind == kind]
    found = [group for group in groups if counted(group.number) == counted(number)]
    if found or not number.isdigit() or any(_DIGITAL.match(counted(group.number)) for group in groups):
        return found[0] if len(found) == 1 else None
    beside = [child for child in node.children if child.kind == kind]
    return beside[int(number) - 1] if 0 < int(number) <= len(beside) else None
