"""Charts: who has what (heat map), how much of each chapter (bars), and from how much to how much (penalties).

Each is a function from plain figures and words to SVG: browsers show it, typesetters turn it into paper. Colour is
never alone: every status has its shape or pattern, every bar its number.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from math import inf, isinf

from harmonize.reports.drawing import (
    COLOURS,
    INK,
    LINE,
    QUIET,
    SIZE,
    TINTS,
    box,
    drawing,
    filled,
    fitting,
    hatches,
    label,
    line,
    shape,
    width_of,
)

ORDER = ("full", "reserved", "partial", "none-found", "cannot-tell", "not-applicable")
"""The statuses from the best to what says least."""
SQUARE, ROW, NARROW, GAP, HEAD = 20, 22, 18, 8, 24
NAMES = (60.0, 190.0)
"""The narrowest and the widest that names beside a chart are set."""
STEPS = (6, 12, 24, 36, 60, 120, 240)
"""Months between two marks of a scale."""
MARKS = 8
WORDY = 3
"""Columns of a group over which its name is written."""


@dataclass(frozen=True, slots=True)
class Square:
    """A square of the heat map: a status, empty where nothing was examined, and whether a reviewer decided it."""

    status: str = ""
    reviewed: bool = False


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the heat map: what stands above it, and the group that it belongs to."""

    name: str
    group: str = ""


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar: how many there are of each status; ``head`` sets its name apart from those below it."""

    name: str
    counts: Mapping[str, int]
    head: bool = False


@dataclass(frozen=True, slots=True)
class Stretch:
    """A line of the chart of penalties: months from ``least`` to ``most``, up to ``gravest`` for graver forms.

    Infinite is for life; ``most`` is None where no imprisonment is known, and ``note`` says why.
    """

    name: str
    least: float | None = None
    most: float | None = None
    gravest: float | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Words:
    """What is said in a chart: its title, what a screen reader says of it, and names of statuses and other marks."""

    title: str
    description: str
    names: Mapping[str, str]


def heat_map(columns: Sequence[Column], rows: Sequence[tuple[str, Sequence[Square]]], words: Words) -> str:
    """Draw a square for each row and column, in the colour and with the shape of its status."""
    left, top = names_width([name for name, _ in rows]), 2 * ROW + 6
    shown = [status for status in ORDER if any(square.status == status for _, row in rows for square in row)]
    marks = [*shown, *(["reviewed"] if any(square.reviewed for _, row in rows for square in row) else [])]
    width = map_width(columns, rows)
    legend, deep = _legend(marks, words.names, top + len(rows) * ROW + GAP, width)
    parts = [
        *_column_heads(columns, left),
        *(part for at, (name, row) in enumerate(rows) for part in _map_row(name, row, left, top + at * ROW)),
        *legend,
    ]
    return drawing((width, top + len(rows) * ROW + GAP + deep), words.title, words.description, parts)


def map_width(columns: Sequence[Column], rows: Sequence[tuple[str, Sequence[Square]]]) -> float:
    """Return how wide a heat map is: as its columns need, and not narrower than a legend."""
    return max(names_width([name for name, _ in rows]) + len(columns) * SQUARE + GAP, 420.0)


def coverage(bars: Sequence[Bar], words: Words, width: float = 640) -> str:
    """Draw a bar for each name below the title, cut by how many there are of each status, with the numbers in it."""
    left = names_width([bar.name for bar in bars])
    longest = max([sum(bar.counts.values()) for bar in bars], default=0)
    unit = (width - left - 34) / (longest or 1)
    shown = [status for status in ORDER if any(bar.counts.get(status) for bar in bars)]
    bottom = HEAD + len(bars) * ROW + GAP
    legend, deep = _legend(shown, words.names, bottom, width)
    parts = [part for at, bar in enumerate(bars) for part in _bar(bar, left, HEAD + at * ROW, unit)]
    head = label(0, SIZE, fitting(words.title, width), bold=True)
    return drawing((width, bottom + deep), words.title, words.description, [hatches(), head, *parts, *legend])


def penalties(
    rows: Sequence[Stretch], levels: Sequence[float], words: Words, longest: float = 0, width: float = 640
) -> str:
    """Draw below the title a line for each name from the least to the most months, on a scale to ``longest`` or more.

    ``levels`` are months that an instrument asks for: a dashed line each.
    """
    left = names_width([row.name for row in rows])
    end = scale_end(max([longest, *levels, *(value for row in rows for value in _months(row))]))
    unit = (width - left - 64) / end
    bottom = HEAD + len(rows) * NARROW
    parts = [
        label(0, SIZE, fitting(words.title, width), bold=True),
        *(part for month in ticks(end) for part in _tick(month, left + month * unit, bottom)),
        *(line(left + level * unit, HEAD, left + level * unit, bottom, COLOURS["none-found"], 1.5, "4 3")
          for level in levels),
        *(part for at, row in enumerate(rows)
          for part in _stretch(row, left, HEAD + at * NARROW + NARROW / 2, unit, end, words.names)),
        label(left, bottom + 32, words.names["months"], ink=QUIET),
    ]  # fmt: skip
    return drawing((width, bottom + 38), words.title, words.description, parts)


def names_width(names: Sequence[str]) -> float:
    """Return how wide the column of names is: as the longest, within bounds."""
    least, most = NAMES
    return min(max([width_of(name) + GAP for name in names], default=least), most)


def scale_end(longest: float) -> float:
    """Return where a scale ends: at the first mark beyond the longest, and at a year at least.

    >>> scale_end(36), scale_end(100), scale_end(0)
    (36, 120, 12)
    """
    step = next((step for step in STEPS if longest / step <= MARKS), STEPS[-1])
    return max(12, -(-longest // step) * step)


def ticks(end: float) -> list[float]:
    """Return the marks of a scale that ends there.

    >>> ticks(36)
    [0, 6, 12, 18, 24, 30, 36]
    """
    step = next((step for step in STEPS if end / step <= MARKS), STEPS[-1])
    return [step * at for at in range(int(end // step) + 1)]


def _months(row: Stretch) -> Iterator[float]:
    yield from (value for value in (row.least, row.most, row.gravest) if value is not None and not isinf(value))


def _column_heads(columns: Sequence[Column], left: float) -> Iterator[str]:
    at = 0
    for name, group in groupby(columns, key=lambda column: column.group):
        size = len(list(group))
        x, width = left + at * SQUARE, size * SQUARE
        yield line(x + 1, ROW, x + width - 3, ROW, QUIET) if name else ""
        yield label(x + 1, ROW - 6, fitting(name, width), ink=QUIET) if size >= WORDY else ""
        at += size
    for at, column in enumerate(columns):
        yield label(left + at * SQUARE + SQUARE / 2 - 1, 2 * ROW - 2, column.name, "middle", bold=True)


def _map_row(name: str, row: Sequence[Square], left: float, top: float) -> Iterator[str]:
    yield label(0, top + 14, fitting(name, left - 4))
    for at, square in enumerate(row):
        x = left + at * SQUARE
        yield box(x, top, SQUARE - 2, ROW - 2, TINTS.get(square.status, "#f5f6f8"), name if not square.status else "")
        yield shape(square.status, x + 2.5, top + 3.5, 13)
        yield _seal(x + SQUARE - 2, top) if square.reviewed else ""


def _seal(x: float, y: float) -> str:
    """Return the mark of what a reviewer decided: a dark corner, its tip at a point."""
    return f'<path d="M{x:g} {y:g}v7l-7 -7Z" fill="{INK}"/>'


def _legend(marks: Sequence[str], names: Mapping[str, str], top: float, width: float) -> tuple[list[str], float]:
    """Return the legend's parts, and how high it is."""
    parts: list[str] = []
    x, y = 0.0, top
    for mark in marks:
        needed = 20 + width_of(names[mark]) + 14
        if x and x + needed > width:
            x, y = 0.0, y + ROW - 4
        sign = [box(x, y, 14, 14, TINTS["not-applicable"]), _seal(x + 14, y)]
        parts += sign if mark == "reviewed" else [shape(mark, x, y, 14)]
        parts.append(label(x + 20, y + 11, names[mark]))
        x += needed
    return parts, (y - top + ROW) if marks else 0.0


def _bar(bar: Bar, left: float, top: float, unit: float) -> Iterator[str]:
    yield label(0, top + 13, fitting(bar.name, left - 4), bold=bar.head)
    x = left
    for status in ORDER:
        if number := bar.counts.get(status, 0):
            width = number * unit
            yield box(x, top, width - 1, ROW - 6, filled(status))
            yield from _number(x, top, width, status, number)
            x += width
    yield label(x + 4, top + 12, str(sum(bar.counts.values())), ink=QUIET) if x > left else ""


def _number(x: float, top: float, width: float, status: str, number: int) -> Iterator[str]:
    """Yield a number on its part of a bar, with the status's shape before it where there is room for both."""
    room, text = width - 4, width_of(str(number))
    if room < text:
        return
    if status == "full":
        yield label(x + (width - 1) / 2, top + 12, str(number), "middle", "#ffffff", bold=True)
        return
    plate = text + (16 if room > text + 18 else 2)
    start = x + (width - 1 - plate) / 2
    yield box(start, top + 1.5, plate, ROW - 9, "#ffffff")
    yield shape(status, start + 1.5, top + 2.5, 11) if plate > text + 2 else ""
    yield label(start + plate - 2, top + 12, str(number), "end", COLOURS[status], bold=True)


def _tick(month: float, x: float, bottom: float) -> Iterator[str]:
    yield line(x, HEAD, x, bottom, LINE)
    yield label(x, bottom + 14, f"{month:g}", "middle", QUIET)


def _stretch(row: Stretch, left: float, y: float, unit: float, end: float, names: Mapping[str, str]) -> Iterator[str]:
    yield label(0, y + 4, fitting(row.name, left - 8))
    if row.most is None:
        yield label(left + 4, y + 4, row.note, ink=QUIET)
        return
    least, most = left + (row.least or 0) * unit, left + min(row.most, end) * unit
    if row.gravest and row.gravest > row.most:
        yield line(most, y, left + min(row.gravest, end) * unit, y, COLOURS["full"], 1.5, "2 3")
    yield line(least, y, most, y, COLOURS["full"], 5)
    yield line(least, y - 6, least, y + 6, COLOURS["full"], 2)
    tip = (
        f"M{most:g} {y - 6:g}l7 6l-7 6Z" if isinf(row.most) else f"M{most - 5:g} {y:g}a5 5 0 1 0 10 0a5 5 0 1 0 -10 0Z"
    )
    yield f'<path d="{tip}" fill="{COLOURS["full"]}"/>'
    far = max(most, left + min(row.gravest or 0, end) * unit)
    yield label(far + 9, y + 4, _said(row, names), ink=QUIET)


def _said(row: Stretch, names: Mapping[str, str]) -> str:
    """Return the figures at the end of a line: the most, and behind a stroke that of the gravest form."""
    told = [row.most, *([row.gravest] if row.gravest and row.gravest > (row.most or 0) else [])]
    return " / ".join(names["life"] if value == inf else f"{value:g}" for value in told)
