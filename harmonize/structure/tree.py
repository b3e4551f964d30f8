"""Openings, groups and headings become the provision tree."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace

from harmonize.model.law import Provision
from harmonize.model.text import Document, Span
from harmonize.structure.numbering import token
from harmonize.structure.paragraphs import Piece

UNIT = 100
"""The rank of citable units, below every group."""
SHORT = {
    "article": "art",
    "section": "sec",
    "paragraph": "para",
    "chapter": "chp",
    "division": "dvs",
    "group": "grp",
    "annex": "att",
}
"""Akoma Ntoso's short names of elements in ids; the others are spelled out."""


@dataclass(frozen=True, slots=True)
class Item:
    """A node before it is nested: what it is, where it begins, where its own text does, what its headings are."""

    kind: str
    rank: int
    number: str
    start: int
    body: int
    headings: tuple[Span, ...] = ()
    pieces: tuple[Piece, ...] = ()
    repealed: bool = False


def tree(document: Document, items: Sequence[Item], stop: int) -> Provision:
    """Nest items by rank into one tree; every span ends where the next node begins, without trailing blanks."""
    text = document.text
    children = _nested(document, items, stop)
    body_end = children[0].span.start if children else stop
    span = Span(0, trimmed(text, 0, stop))
    root = Provision("statute", "", "", "", span, Span(0, trimmed(text, 0, body_end)), 1, children)
    return identified(root, {}, "")


def _nested(document: Document, items: Sequence[Item], stop: int) -> tuple[Provision, ...]:
    """Nest items whose last ends at ``stop``: those of lower rank that follow one are its children."""
    ends = [*(item.start for item in items), stop]
    return tuple(
        _provision(document, items[at], items[at + 1 : after], ends[after])
        for at, after in families([item.rank for item in items])
    )


def families(depths: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Yield where each outermost node stands in a list of depths, and where the deeper ones that follow it end.

    >>> list(families([0, 1, 2, 0, 1]))
    [(0, 3), (3, 5)]
    """
    at = 0
    while at < len(depths):
        after = at + 1
        while after < len(depths) and depths[after] > depths[at]:
            after += 1
        yield at, after
        at = after


def _provision(document: Document, item: Item, below: Sequence[Item], end: int) -> Provision:
    text = document.text
    end = trimmed(text, item.start, end)
    children = _nested(document, below, end) if below else pieces_of(document, item.pieces, end)
    body_start = min(item.body, end)
    body_end = children[0].span.start if children else end
    return Provision(
        kind=item.kind,
        number=item.number,
        eid="",
        heading=" ".join(" ".join(span.of(text) for span in item.headings).split()),
        span=Span(item.start, end),
        body=Span(body_start, max(body_start, trimmed(text, body_start, body_end))),
        page=document.page_at(item.start),
        children=children,
        headings=item.headings,
        repealed=item.repealed,
    )


def pieces_of(document: Document, pieces: Sequence[Piece], stop: int) -> tuple[Provision, ...]:
    """Return the pieces of a unit that ends at ``stop`` as provisions."""
    ends = [*(piece.start for piece in pieces[1:]), stop] if pieces else []
    return tuple(_piece(document, piece, end) for piece, end in zip(pieces, ends, strict=True))


def _piece(document: Document, piece: Piece, end: int) -> Provision:
    text = document.text
    end = trimmed(text, piece.start, end)
    children = pieces_of(document, piece.children, end)
    start = min(piece.text, end)
    body_end = max(start, trimmed(text, start, children[0].span.start if children else end))
    page = document.page_at(piece.start)
    return Provision(piece.kind, piece.number, "", "", Span(piece.start, end), Span(start, body_end), page, children)


def trimmed(text: str, start: int, end: int) -> int:
    """Return ``end`` without the blanks before it."""
    while end > start and text[end - 1].isspace():
        end -= 1
    return end


def identified(
    provision: Provision, used: dict[str, int], parent: str, given: Collection[str] = frozenset()
) -> Provision:
    """Give ids to everything below a provision, in the order of the text; a citable unit's id stands on its own.

    A provision that has an id keeps it; ``given`` are the ids of the source, which no other provision is to take.
    """
    children = []
    unnumbered: dict[str, int] = {}
    for child in provision.children:
        number = token(child.number)
        if not number:
            unnumbered[child.kind] = unnumbered.get(child.kind, 0) + 1
            number = str(unnumbered[child.kind])
        name = f"{SHORT.get(child.kind, child.kind)}_{number}"
        own = name if child.kind in ("article", "section") or not parent else f"{parent}__{name}"
        eid = _unused(child.eid, used, given) if child.eid else _unused(own, used, given, new=True)
        children.append(identified(replace(child, eid=eid), used, eid, given))
    return replace(provision, children=tuple(children))


def _unused(eid: str, used: dict[str, int], given: Collection[str], *, new: bool = False) -> str:
    """Return the id, with a count behind it where it is taken; counts are kept beside the ids, behind a newline."""
    free = eid
    while free in used or ((new or free != eid) and free in given):
        count = used[f"{eid}\n"] = used.get(f"{eid}\n", 1) + 1
        free = f"{eid}_{count}"
    used[free] = 1
    return free
