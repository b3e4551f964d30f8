"""The flow of a document row by row, and what its layout tells about where a block of text begins."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from harmonize.model.text import RUNNING, Document, Line, Span

ENDED = re.compile(r"[.;:!?…][\])}»”“\"’'’*\d]*$|[—–-]$|[)\]]$")
"""A row after which a new block may begin: ``... vjet.``, ``... namely:—``, ``(Mülga: ...)``, ``... zakon).``"""

_RUN_ON = 0.2
_FEW, _MOSTLY = 10, 0.85
_LARGE = 1.15
_STEP = 6.0
"""Points by which a line is indented at least."""
_SENTENCE = re.compile(r"[.;!?:][\])}»”“\"’']*$")


@dataclass(frozen=True, slots=True)
class Row:
    """A printed line of the flow that holds text: its place among the rows, its span without outer blanks."""

    index: int
    span: Span
    text: str
    line: Line

    @property
    def capital(self) -> bool:
        """Whether the first letter is a capital and nothing but marks stands before it."""
        first = next((char for char in self.text if char.isalpha()), "")
        return bool(first) and not small(first)

    @property
    def small(self) -> bool:
        """Whether the row begins with a small letter, as one does that goes on in the middle of a sentence."""
        return small(self.text[:1])

    @property
    def caps(self) -> bool:
        """Whether all letters are capitals."""
        return self.text.isupper()

    @property
    def tabled(self) -> bool:
        """Whether the row stands in a table, where no provision opens and no heading stands."""
        return self.line.place == "table"

    @property
    def ended(self) -> bool:
        """Whether the row ends where a block of text may end."""
        return bool(ENDED.search(self.text))

    @property
    def sentence(self) -> bool:
        """Whether the row ends as a sentence or an item of a list does."""
        return bool(_SENTENCE.search(self.text))

    @property
    def bottom(self) -> float:
        """Lower edge on the page, 0.0 without layout."""
        return self.line.box.bottom if self.line.box else 0.0


@dataclass(frozen=True, slots=True)
class Layout:
    """What is usual in a document: where full lines end, how far apart lines stand.

    ``left`` and ``right`` are in points (plain text: in characters); ``pitch`` is in points, 0.0 in plain text;
    ``wrapped`` tells that sentences run over several lines, ``flush`` that the lines within a block begin at the left;
    ``size`` is the text's in points, 0.0 in plain text.
    """

    left: float
    right: float
    pitch: float
    wrapped: bool
    flush: bool = False
    size: float = 0.0

    def large(self, row: Row) -> bool:
        """Whether the row is set in larger type than the text."""
        return row.line.size > _LARGE * self.size > 0.0

    def middle(self, row: Row) -> bool:
        """Whether the row stands in the middle of the column and begins well behind its left edge."""
        box = row.line.box
        if box is None or box.x0 < self.left + _STEP:
            return False
        return abs(box.x0 + box.x1 - self.left - self.right) < _STEP

    def short(self, row: Row) -> bool:
        """Whether the row ends well before the right edge."""
        return _end(row, self.left) < 0.86 * self.right

    def narrow(self, row: Row) -> bool:
        """Whether the row takes much less than a full line's width, wherever it stands."""
        width = row.line.box.x1 - row.line.box.x0 if row.line.box else float(len(row.text))
        return width < 0.7 * (self.right - self.left)

    def set_in(self, row: Row) -> bool:
        """Whether the row stands far in from the left edge and is not long: centred, if not exactly."""
        return row.line.box is not None and row.line.indent > 0.2 * (self.right - self.left) and self.narrow(row)

    def gap(self, before: Row, row: Row, times: float = 1.3) -> bool:
        """Whether more white than usual parts the two rows: ``times`` the usual distance, more before larger type."""
        a, b = before.line.box, row.line.box
        if not (a and b and self.pitch) or before.line.page != row.line.page:
            return False
        return b.top - a.top > times * self.pitch * max(1.0, row.line.size / max(before.line.size, 1.0))

    def indented(self, before: Row, row: Row) -> bool:
        """Whether the row begins further right than the one before it."""
        step = 2.0 if row.line.box is None else _STEP
        return row.line.indent > before.line.indent + step

    def begins_block(self, before: Row, row: Row) -> bool:
        """Whether a new block of text begins with ``row``: by white, indent, or a short line before it."""
        item_ended = before.ended or before.text.endswith(",")
        if not self.wrapped:
            return item_ended
        if self.gap(before, row):
            return item_ended or row.capital
        set_in = self.indented(before, row) or (self.flush and row.line.indent > _STEP)
        return (item_ended and set_in) or (before.ended and self.short(before))


def small(letter: str) -> bool:
    """Tell whether a letter is a small one, in a script whose sentences begin with capitals; Georgian ones do not.

    >>> small("a"), small("A"), small("ა"), small("1"), small("")
    (True, False, False, False, False)
    """
    return letter.islower() and not "ა" <= letter <= "ჿ"


def rows(document: Document) -> tuple[list[Row], list[Row]]:
    """Return the flow's rows and its margin notes; a note's ``index`` is the row that it stands before."""
    flow: list[Row] = []
    margin: list[Row] = []
    for line in document.lines:
        if line.place not in RUNNING or line.span.end > document.flow.end:
            continue
        printed = line.span.of(document.text)
        text = printed.strip()
        if not text:
            continue
        start = line.span.start + len(printed) - len(printed.lstrip())
        row = Row(len(flow), Span(start, start + len(text)), text, line)
        (margin if line.place == "margin-note" else flow).append(row)
    return flow, margin


def _begin(row: Row) -> float:
    """Return where the column begins that a row stands in, 0.0 where the document has no layout."""
    return row.line.box.x0 - row.line.indent if row.line.box else 0.0


def _end(row: Row, left: float) -> float:
    """Return where a row ends if its column begins at ``left``: in points, without layout in characters."""
    width = row.line.box.x1 - row.line.box.x0 if row.line.box else len(row.text)
    return left + row.line.indent + width


def measured(flow: Sequence[Row]) -> Layout:
    """Measure what is usual in a document."""
    lefts = sorted(map(_begin, flow))
    left = lefts[int(0.1 * (len(lefts) - 1))] if lefts else 0.0
    edges = sorted(_end(row, left) for row in flow)
    right = edges[int(0.9 * (len(edges) - 1))] if edges else 0.0
    wrapped = _boxed(flow) or _runs_on(flow)
    return Layout(left, right, _pitch(flow), wrapped, flush=_is_flush(flow), size=_size(flow))


def _size(flow: Sequence[Row]) -> float:
    """Return the size in which most characters are set, 0.0 without rows."""
    sizes: Counter[float] = Counter()
    for row in flow:
        sizes[row.line.size] += len(row.text)
    return max(sizes, key=sizes.__getitem__, default=0.0)


def _boxed(flow: Sequence[Row]) -> bool:
    return any(row.line.box for row in flow)


def _is_flush(flow: Sequence[Row]) -> bool:
    """Whether lines that go on in the middle of a sentence begin at the left edge."""
    going_on = [row for before, row in pairwise(flow) if not before.ended and row.small and row.line.box]
    return len(going_on) > _FEW and share(row.line.indent < _STEP / 2 for row in going_on) > _MOSTLY


def _runs_on(flow: Sequence[Row]) -> bool:
    """Whether many rows go on in the middle of a sentence."""
    return share(before.text[-1].isalpha() and row.small for before, row in pairwise(flow)) > _RUN_ON


def _pitch(flow: Sequence[Row]) -> float:
    """Return the distance between the tops of two lines of a paragraph, in points: the smallest common one."""
    steps: Counter[float] = Counter()
    for before, row in pairwise(flow):
        a, b = before.line.box, row.line.box
        if a and b and before.line.page == row.line.page and b.top > a.top:
            steps[round(b.top - a.top)] += 1
    common = 0.3 * max(steps.values(), default=0)
    return float(min((step for step, count in steps.items() if count >= common), default=0))


def share(found: Iterable[bool]) -> float:
    """Return the share of true values, 0.0 where there are none."""
    values = list(found)
    return sum(values) / len(values) if values else 0.0
