"""How rows stand in their column: how far indented, and whether centred."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from harmonize.reading.sheet import WHOLE, Row, Sheet

_SHARE = 0.05
"""Share of rows that must begin (or end) at the column's edge."""
_OFF_CENTRE = 0.02
"""Part of the column's width by which the middle of a centred row may miss that of column or page."""
_ASIDE = 0.03
"""Part of the column's width by which its middle misses the page's if headings may be centred on the page instead."""
_INDENTED = 0.04
"""Part of the column's width that a centred row leaves free on either side at least."""
_FULL = 0.02
"""Part of the column's width by which a full row may end short of it."""
_RAGGED = 0.03
"""Part of the column's width by which rows of running text from one left edge differ in length; centred rows do not."""


class Column(NamedTuple):
    """The left and right edge of the text, what rows are centred on, and where paragraphs' rows begin."""

    left: float
    right: float
    middles: tuple[float, ...]
    begins: frozenset[int]


def in_columns(pages: Sequence[Sequence[Row]], sheets: Sequence[Sheet]) -> list[list[Row]]:
    """Return ``pages`` of rows with ``indent`` and ``centred`` set; left and right pages have their own columns."""
    placed: list[list[Row]] = [list(page) for page in pages]
    for parity in (0, 1):
        rows = [row for page in pages[parity::2] for row in page if row.place == "flow"]
        if rows:
            width = max(sheet.width for sheet in sheets[parity::2])
            columns = {which: _column(_setting(rows, which), width, which) for which in {row.column for row in rows}}
            placed[parity::2] = [[_set(row, columns) for row in page] for page in pages[parity::2]]
    return placed


def _setting(rows: Iterable[Row], which: tuple[int, int]) -> list[Row]:
    """Return the rows that show where a column's edges are; what is set over the whole width has all columns' edges."""
    return [row for row in rows if which in (WHOLE, row.column)]


def _column(rows: Sequence[Row], width: float, which: tuple[int, int]) -> Column:
    """Return the column of ``rows``: between the outermost edges that enough of them share."""
    enough = _SHARE * len(rows)
    left = min(_shared([row.box.x0 for row in rows], enough))
    right = max(left + 1, *_shared([row.box.x1 for row in rows], enough))
    ends: dict[int, list[float]] = defaultdict(list)
    for row in rows:
        ends[round(row.box.x0)].append(row.box.x1)
    begins = {x for x, xs in ends.items() if len(xs) >= enough and _runs_on(xs, left, right)}
    middles = [(left + right) / 2, width / 2]
    aside = which == WHOLE and abs(middles[0] - middles[1]) > _ASIDE * (right - left)
    return Column(left, right, tuple(middles if aside else middles[:1]), frozenset(begins))


def _shared(edges: Sequence[float], enough: float) -> list[float]:
    counts = Counter(map(round, edges))
    return [float(x) for x, count in counts.items() if count >= enough] or list(edges)


def _runs_on(ends: Iterable[float], left: float, right: float) -> bool:
    """Tell whether rows with these right ends are running text: some are full, or they differ in length."""
    ordered = sorted(ends)
    low, high = ordered[int(0.1 * len(ordered))], ordered[int(0.9 * (len(ordered) - 1))]
    return right - high < _FULL * (right - left) or high - low > _RAGGED * (right - left)


def _set(row: Row, columns: Mapping[tuple[int, int], Column]) -> Row:
    if row.place != "flow":
        return row
    column = columns[row.column]
    return replace(row, indent=max(0.0, round(row.box.x0 - column.left, 1)), centred=_centred(row, column))


def _centred(row: Row, column: Column) -> bool:
    width = column.right - column.left
    if min(row.box.x0 - column.left, column.right - row.box.x1) < _INDENTED * width:
        return False
    bold = row.words[0].bold and row.words[-1].bold
    if not bold and column.begins.intersection(range(round(row.box.x0) - 1, round(row.box.x0) + 2)):
        return False
    middle = (row.box.x0 + row.box.x1) / 2
    return any(abs(middle - other) <= max(_OFF_CENTRE * width, 2.0) for other in column.middles)
