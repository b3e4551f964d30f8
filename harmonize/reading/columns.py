"""How rows stand in their column: how far indented, and whether centred."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from harmonize.reading.sheet import Row

_SHARE = 0.05
"""Share of rows that must begin (or end) at the column's edge."""
_OFF_CENTRE = 0.012
"""Part of the column's width by which the middle of a centred row may miss that of the column."""
_INDENTED = 0.04
"""Part of the column's width that a centred row leaves free on either side at least."""


def in_columns(pages: Sequence[Sequence[Row]]) -> list[list[Row]]:
    """Return ``pages`` of rows with ``indent`` and ``centred`` set; left and right pages have their own columns."""
    placed: list[list[Row]] = [list(page) for page in pages]
    for parity in (0, 1):
        flow = [row for page in pages[parity::2] for row in page if row.place == "flow"]
        if flow:
            left, right = _column(flow)
            placed[parity::2] = [[_set(row, left, right) for row in page] for page in pages[parity::2]]
    return placed


def _column(rows: Sequence[Row]) -> tuple[float, float]:
    """Return the left and the right edge of the column: the outermost that enough rows share."""
    lefts, rights = (Counter(map(round, edges)) for edges in zip(*[(r.box.x0, r.box.x1) for r in rows], strict=True))
    enough = _SHARE * len(rows)
    left = min((x for x, count in lefts.items() if count >= enough), default=min(lefts))
    right = max((x for x, count in rights.items() if count >= enough), default=max(rights))
    return float(left), float(max(right, left + 1))


def _set(row: Row, left: float, right: float) -> Row:
    if row.place != "flow":
        return row
    before, after, width = row.box.x0 - left, right - row.box.x1, right - left
    centred = abs(before - after) / 2 <= max(_OFF_CENTRE * width, 2.0) and min(before, after) >= _INDENTED * width
    return replace(row, indent=max(0.0, round(before, 1)), centred=centred)
