"""Pages: every line of a statute as it is printed, in the colour of what it was taken for, beside the provisions."""

from __future__ import annotations

import base64
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from harmonize.model.law import Provision, Region, Statute
from harmonize.model.text import Box, Document, Line, Span

_DESCENT = 0.22
"""Share of a line's height that lies below its baseline."""


@dataclass(frozen=True, slots=True)
class Node:
    """A provision in the tree: its index in reading order, that of the last one in it, and the piece it begins with."""

    index: int
    last: int
    piece: int | None
    provision: Provision
    children: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a line that was taken for one thing, where it stands, and the innermost provision it belongs to.

    ``opens`` is the outermost provision that begins with it.
    """

    id: int
    kind: str
    text: str
    box: Box | None
    provision: int | None
    opens: int | None

    @property
    def baseline(self) -> float:
        """How far below the page's top the words stand."""
        return self.box.bottom - _DESCENT * (self.box.bottom - self.box.top) if self.box else 0.0

    @property
    def size(self) -> float:
        """The height of the type that fills the box."""
        return (self.box.bottom - self.box.top) * 0.8 if self.box else 0.0


@dataclass(frozen=True, slots=True)
class Leaf:
    """One page: its size, its picture as a data URI where it was drawn, its pieces in the order of the text."""

    number: int
    width: float
    height: float
    source: str
    picture: str
    pieces: tuple[Piece, ...]

    @property
    def printed(self) -> bool:
        """Whether it is known where on the page its words stand."""
        return self.width > 0 and self.height > 0 and all(piece.box for piece in self.pieces)


@dataclass(frozen=True, slots=True)
class Shown:
    """A statute to be checked by eye: its tree, and its pages."""

    root: Node
    leaves: tuple[Leaf, ...]


def shown(statute: Statute, pictures: Mapping[int, bytes]) -> Shown:
    """Arrange a statute for checking by eye; ``pictures`` are JPEGs of pages by number."""
    order = list(statute.root.walk())
    pieces = list(_pieces(statute, order))
    firsts = [piece.id for _, piece, _ in pieces]
    starts = [span.start for _, _, span in pieces]
    nodes = iter(range(len(order)))

    def node(provision: Provision) -> Node:
        index, at = next(nodes), bisect_right(starts, provision.span.start) - 1
        children = tuple(node(child) for child in provision.children)
        piece = firsts[max(at, 0)] if firsts else None
        return Node(index, index + sum(1 for _ in provision.walk()) - 1, piece, provision, children)

    return Shown(node(statute.root), tuple(_leaves(statute.document, pieces, pictures)))


def _pieces(statute: Statute, order: Sequence[Provision]) -> Iterator[tuple[int, Piece, Span]]:
    """Yield each piece with its page and span, in the order of the text."""
    document = statute.document
    starts = [provision.span.start for provision in order]
    opened: set[int] = set()
    id = 0
    for line in document.lines:
        for span, kind in _parts(line, statute.regions):
            at = bisect_right(starts, span.end - 1) - 1
            new = [i for i in range(bisect_right(starts, span.start - 1), at + 1) if i not in opened]
            opened.update(new)
            words = span.of(document.text).strip("" if line.box is None else None)
            if words.strip():
                holder = _innermost(order, bisect_right(starts, span.start) - 1, span.start)
                inside = at if new else holder
                yield (
                    line.page,
                    Piece(
                        id, kind, words, _box(document, line, span), inside, min((i for i in new if i), default=None)
                    ),
                    span,
                )
                id += 1


def _parts(line: Line, regions: Sequence[Region]) -> Iterator[tuple[Span, str]]:
    """Yield the parts of a line that lie in one region each."""
    at = bisect_right(regions, line.span.start, key=lambda region: region.span.start) - 1
    for region in regions[max(at, 0) :]:
        if region.span.start >= line.span.end:
            return
        start, end = max(region.span.start, line.span.start), min(region.span.end, line.span.end)
        if start < end:
            yield Span(start, end), region.kind


def _innermost(order: Sequence[Provision], at: int, offset: int) -> int | None:
    """Return the last provision up to ``at`` that holds ``offset``; provisions stand in the order of their starts."""
    if offset >= order[0].span.end:  # apparatus: no part of the tree
        return None
    while at >= 0 and order[at].span.end <= offset:
        at -= 1
    return at if at >= 0 else None


def _box(document: Document, line: Line, span: Span) -> Box | None:
    """Return where a part of a line is printed: its words' boxes joined, or the line's own."""
    if line.box is None or span == line.span:
        return line.box
    boxes = [box for _, _, box in document.words.within(span)]
    if not boxes:
        return line.box
    return Box(min(box.x0 for box in boxes), line.box.top, max(box.x1 for box in boxes), line.box.bottom)


def _leaves(
    document: Document, pieces: Sequence[tuple[int, Piece, Span]], pictures: Mapping[int, bytes]
) -> Iterator[Leaf]:
    by_page: dict[int, list[Piece]] = {}
    for number, piece, _ in pieces:
        by_page.setdefault(number, []).append(piece)
    for page in document.pages:
        picture = pictures.get(page.number, b"")
        uri = f"data:image/jpeg;base64,{base64.b64encode(picture).decode()}" if picture else ""
        yield Leaf(page.number, page.width, page.height, page.source, uri, tuple(by_page.get(page.number, ())))
