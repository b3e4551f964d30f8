"""Text as it was read: one string, and the spans, lines, words and pages that point into it."""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

from harmonize.model.packing import packed

Place = Literal[
    "flow",
    "margin-note",
    "table",
    "running-head",
    "running-foot",
    "page-number",
    "footnote",
    "watermark",
    "translation",
    "deletion",
    "hidden",
    "contents",
]
"""Where a line stands on its page, or what it is beside the law's text.

``table`` is a line in a cell of a table, ``translation`` one of the same law's text in another language, ``deletion``
one that a tracked change takes out (with the changes rejected: one that it put in), ``hidden`` one that the file
tells not to show, ``contents`` one of a contents list that the file says to be one.
"""

RUNNING: tuple[Place, ...] = ("flow", "margin-note", "table")
"""The places that belong to the law's running text; all others are apparatus."""


Source = Literal["text", "ocr", "none"]

DOUBTFUL = 0.75
"""Confidence of recognition below which words are no evidence and a page counts as not fully read."""


@packed
@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open range of characters, ``start`` included, ``end`` excluded.

    >>> Span(2, 5).of("abcdefg")
    'cde'
    """

    start: int
    end: int

    def __len__(self) -> int:
        """Return the number of characters."""
        return self.end - self.start

    def of(self, text: str) -> str:
        """Return the characters of ``text`` that the span covers."""
        return text[self.start : self.end]

    def covers(self, other: Span) -> bool:
        """Tell whether ``other`` lies wholly within this span.

        >>> Span(0, 9).covers(Span(3, 9)), Span(0, 9).covers(Span(3, 10))
        (True, False)
        """
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        """Tell whether the two spans share a character.

        >>> Span(0, 3).overlaps(Span(2, 5)), Span(0, 3).overlaps(Span(3, 5))
        (True, False)
        """
        return self.start < other.end and other.start < self.end


@packed
@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle on a page, in points (1/72 inch), origin at the page's top left."""

    x0: float
    top: float
    x1: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Page:
    """One page: its number from 1, its size in points, whether text could be read from it, and how.

    ``source`` is ``text`` (the file's own), ``ocr`` (recognised in the page's picture) or ``none`` (unread).
    ``confidence``, from 0.0 to 1.0, is the mean over the words of an ``ocr`` page, and of a ``text`` page full of slips
    what its words let expect.
    """

    number: int
    width: float = 0.0
    height: float = 0.0
    readable: bool = True
    source: Source = "text"
    confidence: float = 1.0


@packed
@dataclass(frozen=True, slots=True)
class Line:
    """One printed line: its characters, its page and place, and how it is set.

    ``size`` is the dominant font size in points, 0.0 where the source has none (plain text).
    ``indent`` is the distance in points (plain text: in characters) from the left edge of its column.
    """

    span: Span
    page: int
    place: Place = "flow"
    box: Box | None = None
    size: float = 0.0
    bold: bool = False
    italic: bool = False
    centred: bool = False
    indent: float = 0.0


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a document as columns of one length; a word's box is four floats in ``boxes``.

    ``starts`` ascend, so that the words of a span are found by bisection. ``confidences``, from 0.0 to 1.0, say how
    sure the recognition of each word is; the column is empty where no page was recognised from a picture.
    """

    starts: array[int] = field(default_factory=lambda: array("L"))
    ends: array[int] = field(default_factory=lambda: array("L"))
    pages: array[int] = field(default_factory=lambda: array("L"))
    boxes: array[float] = field(default_factory=lambda: array("f"))
    confidences: array[float] = field(default_factory=lambda: array("f"))

    def __len__(self) -> int:
        """Return the number of words."""
        return len(self.starts)

    def within(self, span: Span) -> Iterator[tuple[Span, int, Box]]:
        """Yield span, page and box of each word that overlaps ``span``."""
        for i in range(bisect_right(self.ends, span.start), bisect_left(self.starts, span.end)):
            yield Span(self.starts[i], self.ends[i]), self.pages[i], Box(*self.boxes[4 * i : 4 * i + 4])

    def confidence(self, span: Span) -> float:
        """Return the mean confidence of the words that overlap ``span``; 1.0 where none was recognised.

        >>> Words(array("L", [0, 4]), array("L", [3, 8]), confidences=array("f", [1.0, 0.5])).confidence(Span(0, 8))
        0.75
        """
        found = self.confidences[bisect_right(self.ends, span.start) : bisect_left(self.starts, span.end)]
        return sum(found) / len(found) if found else 1.0


@dataclass(frozen=True, slots=True)
class Mark:
    """A provision that the source itself marks as one, as Akoma Ntoso and numbered JSON do.

    Marks stand in the order of the text; ``depth`` is 0 for the outermost. ``span`` covers the whole provision,
    ``body`` its own text before the first mark within it. ``eid`` is empty where the source gives none. ``number``
    is as printed, with the word and the stop where the source has them in one (``Neni 5.``); ``exact`` tells that it is
    the number alone. ``complete`` tells that the source marks whatever there is to mark within it, ``repealed`` that it
    says so.
    """

    kind: str
    number: str
    eid: str
    span: Span
    body: Span
    headings: tuple[Span, ...] = ()
    depth: int = 0
    exact: bool = False
    complete: bool = False
    repealed: bool = False


@dataclass(frozen=True, slots=True)
class Aside:
    """A stretch that the source itself marks as something else than the law's words: a note, a list of contents."""

    span: Span
    kind: Literal["amendment-note", "contents"]


@dataclass(frozen=True, slots=True)
class Stated:
    """What a file says of the law that it holds, besides its text; empty where it says nothing.

    ``kind`` is the kind of law in our words, ``date`` the day the law was made (ISO 8601), ``country`` a code of two
    letters, in small letters.
    """

    title: str = ""
    citation: str = ""
    kind: str = ""
    date: str = ""
    country: str = ""


@dataclass(frozen=True, slots=True)
class Change:
    """A tracked change: the words that an editor put in or took out, who and when, as far as the file says.

    Within the flow it is one of a draft that is read with both; else the changes were settled, and only what that took
    out is told, in the apparatus.
    """

    span: Span
    kind: Literal["insertion", "deletion"]
    author: str = ""
    date: str = ""


@dataclass(frozen=True, slots=True)
class Notice:
    """Something a reader of the result must know about how the text was read; ``code`` is stable, ``text`` for people.

    It says what happened and, where something can be done, what.
    """

    code: str
    text: str


@dataclass(frozen=True, slots=True)
class Document:
    """One file as text: the only copy of its characters, and every line, word and page that points into it.

    ``text`` holds first the flow (what a reader reads from the first page to the last, margin notes placed before
    the line they stand beside), then from ``flow.end`` on the apparatus: running heads and feet, page numbers,
    footnotes, and the other places that are not ``RUNNING``, in page order. A sentence that runs over a page is thus
    one span. Lines are separated by a newline, but a word hyphenated at a line's end is joined and has none.
    ``lines`` are in the order of their spans.
    """

    name: str
    text: str
    flow: Span
    lines: tuple[Line, ...]
    pages: tuple[Page, ...]
    words: Words
    sha256: str
    media_type: str
    language: str | None = None
    marks: tuple[Mark, ...] = ()
    changes: tuple[Change, ...] = ()
    notices: tuple[Notice, ...] = ()
    asides: tuple[Aside, ...] = ()
    stated: Stated = Stated()

    @property
    def unread_pages(self) -> tuple[int, ...]:
        """The numbers of the pages without readable text."""
        return tuple(page.number for page in self.pages if not page.readable)

    @property
    def misread(self) -> bool:
        """Whether some of it was recognised, by us or by others, so that its words may have slips."""
        return any(page.confidence < 1 for page in self.pages if page.readable)

    @property
    def doubtful_pages(self) -> tuple[int, ...]:
        """The numbers of the pages that were recognised badly."""
        return tuple(page.number for page in self.pages if page.readable and page.confidence < DOUBTFUL)

    def line_at(self, offset: int) -> Line | None:
        """Return the line that holds the character at ``offset``, or the last one before it."""
        i = bisect_right(self.lines, offset, key=lambda line: line.span.start) - 1
        return self.lines[i] if i >= 0 else None

    def page_at(self, offset: int) -> int:
        """Return the number of the page on which the character at ``offset`` is printed; 1 for an empty document."""
        line = self.line_at(offset)
        return line.page if line else 1
