"""A document composed line by line from a source that marks its provisions itself."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Literal

from harmonize.model.text import (
    Aside,
    Change,
    Document,
    Line,
    Mark,
    Notice,
    Page,
    Place,
    Span,
    Stated,
    Words,
)
from harmonize.reading.characters import cleaned
from harmonize.reading.typed import columns

WRAPUP = "wrapup"
"""The kind of the words that follow the points of a list and close its sentence."""
NOTHING = Stated()
LONGEST_NUMBER = 100
"""Characters; what is longer is no number, whatever the source calls it."""
Tag = Literal["amendment-note", "insertion"]


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a line before blanks are evened; pieces of one ``run`` are one remark or one insertion."""

    text: str
    tag: Tag | None = None
    run: int = 0


@dataclass(slots=True)
class Open:
    """A provision while it is being read; ``body`` and ``stop`` are where its own text begins and ends, -1 before.

    ``head`` is where its number and headings end. ``parent`` tells that another stands within it, ``implied`` that the
    source has no element for it.
    """

    kind: str
    number: str
    eid: str
    depth: int
    start: int
    end: int
    head: int
    body: int = -1
    stop: int = -1
    headings: list[Span] = field(default_factory=list)
    parent: bool = False
    implied: bool = False
    exact: bool = False
    complete: bool = False
    repealed: bool = False

    def mark(self) -> Mark:
        """Return what was read."""
        body = self.head if self.body < 0 else self.body
        return Mark(
            kind=self.kind,
            number=self.number,
            eid=self.eid,
            span=Span(self.start, self.end),
            body=Span(body, max(body, self.stop)),
            headings=tuple(self.headings),
            depth=self.depth,
            exact=self.exact,
            complete=self.complete,
            repealed=self.repealed,
        )


@dataclass(slots=True)
class Composition:
    """Lines and marks in the order of the source; ``apart`` keeps what follows the flow, with its place and page."""

    parts: list[str] = field(default_factory=list)
    length: int = 0
    page: int = 1
    lines: list[Line] = field(default_factory=list)
    words: Words = field(default_factory=Words)
    marks: list[Open] = field(default_factory=list)
    path: list[Open] = field(default_factory=list)
    apart: list[tuple[str, Place, int]] = field(default_factory=list)
    asides: list[Aside] = field(default_factory=list)
    changes: list[Change] = field(default_factory=list)

    def open(self, kind: str, number: str = "", eid: str = "", *, repealed: bool = False) -> Open:
        """Begin a provision within the one that is open."""
        self._close_wrapup()
        if self.path:
            parent = self.path[-1]
            parent.parent = True
        at = self.length
        made = Open(kind, number, eid, len(self.path), at, at, at, repealed=repealed)
        self.marks.append(made)
        self.path.append(made)
        return made

    def close(self, opened: Open) -> None:
        """End a provision, and whatever is still open within it."""
        del self.path[opened.depth :]

    def number(self, pieces: Iterable[Piece]) -> None:
        """Add the line of the open provision's number, and take it for the number."""
        if self._head(pieces) and self.path:
            printed = f"{self.path[-1].number} {self.parts[-1]}".strip()
            self.path[-1].number = printed if len(printed) <= LONGEST_NUMBER else ""

    def heading(self, pieces: Iterable[Piece]) -> None:
        """Add a line of the open provision's heading."""
        span = self._head(pieces)
        if span and self.path:
            self.path[-1].headings.append(span)

    def _head(self, pieces: Iterable[Piece]) -> Span | None:
        span = self._line(pieces, "flow")
        self._grow(span)
        if span and self.path:
            self.path[-1].head = span.end
        return span

    def body(self, pieces: Iterable[Piece], place: Place = "flow") -> Span | None:
        """Add a line of the open provision's own text; behind others, within none or their parent, it closes them."""
        pieces = list(pieces)
        behind = self.path[-1].parent if self.path else bool(self.marks)
        if behind and any(piece.text.strip() for piece in pieces):
            self.open(WRAPUP).implied = True
        span = self._line(pieces, place)
        self._grow(span)
        if span and self.path:
            own = self.path[-1]
            own.body = span.start if own.body < 0 else own.body
            own.stop = span.end
        return span

    def later(self, text: str, place: Place) -> None:
        """Keep a line for behind the flow: a footnote, a deletion."""
        clean = " ".join(filter(None, map(cleaned, text.split())))
        if clean:
            self.apart.append((clean, place, self.page))

    def document(
        self,
        data: bytes,
        name: str,
        media_type: str,
        *,
        marks: tuple[Mark, ...],
        language: str = "",
        stated: Stated = NOTHING,
        notices: Sequence[Notice] = (),
    ) -> Document:
        """Return the document: the flow, then what was kept for behind it."""
        flow = Span(0, self.length)
        for text, place, page in self.apart:
            self.page = page
            self._add(text, place)
        return Document(
            name=name,
            text="".join(self.parts),
            flow=flow,
            lines=tuple(self.lines),
            pages=tuple(Page(number) for number in range(1, max((line.page for line in self.lines), default=1) + 1)),
            words=self.words,
            sha256=sha256(data).hexdigest(),
            media_type=media_type,
            language=language or None,
            marks=marks,
            changes=tuple(self.changes),
            notices=tuple(notices),
            asides=tuple(self.asides),
            stated=stated,
        )

    def _close_wrapup(self) -> None:
        if self.path and self.path[-1].implied:
            self.path.pop()

    def _grow(self, span: Span | None) -> None:
        for opened in self.path if span else ():
            opened.end = self.length - 1

    def _line(self, pieces: Iterable[Piece], place: Place) -> Span | None:
        """Add a line of pieces, blanks evened; None where no letter is left."""
        text, runs = evened(pieces)
        if not text:
            return None
        start = self.length
        for tag, span in runs:
            moved = Span(start + span.start, start + span.end)
            if tag == "insertion":
                self.changes.append(Change(moved, tag))
            else:
                self.asides.append(Aside(moved, tag))
        return self._add(text, place)

    def _add(self, text: str, place: Place) -> Span:
        span = Span(self.length, self.length + len(text))
        self.lines.append(Line(span, self.page, place))
        columns(self.words, text, span.start, self.page)
        self.parts.append(f"{text}\n")
        self.length = span.end + 1
        return span


def evened(pieces: Iterable[Piece]) -> tuple[str, list[tuple[Tag, Span]]]:
    r"""Return the pieces as one line with single blanks, and where the tagged ones stand in it.

    >>> evened([Piece("of\n  the  "), Piece("(as amended)", "amendment-note", 1), Piece(" Act")])
    ('of the (as amended) Act', [('amendment-note', Span(start=7, end=19))])
    """
    parts: list[str] = []
    runs: dict[int, tuple[Tag, Span]] = {}
    length, blank = 0, False
    for piece in pieces:
        words = [clean for clean in map(cleaned, piece.text.split()) if clean]
        blank = blank or piece.text[:1].isspace() or (bool(piece.text) and not piece.text.strip())
        if not words:
            continue
        text = (" " if blank and parts else "") + " ".join(words)
        start = length + (1 if blank and parts else 0)
        parts.append(text)
        length += len(text)
        if piece.tag:
            first = runs[piece.run][1].start if piece.run in runs else start
            runs[piece.run] = (piece.tag, Span(first, length))
        blank = piece.text[-1].isspace()
    return "".join(parts), list(runs.values())
