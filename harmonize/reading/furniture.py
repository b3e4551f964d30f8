"""Running heads, running feet and page numbers: what returns at the same place of page after page."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence

from harmonize.model.text import Place
from harmonize.reading.sheet import Row, Sheet

_DEPTH = 3
"""Rows at the top and at the foot of a page that may be furniture."""
_DRIFT = 3.0
"""Points by which the same row may stand higher or lower on another page."""
_NEAR = 4
"""Pages within which a running head returns, left and right pages and chapter openings allowed for."""
_SHARE = 0.6
"""Share of the rows at one height that must return for the height to be one of furniture."""
_NUMBER = re.compile(r"\d+|\b[ivxlc]+\b", re.IGNORECASE)
_LETTERS = re.compile(r"[^\W\d_]+")


def with_furniture(pages: Sequence[Sequence[Row]], sheets: Sequence[Sheet]) -> list[list[Row]]:
    """Return ``pages`` of rows with the place of running heads, running feet and page numbers set."""
    places: dict[int, Place] = {}
    for head in (True, False):
        edges = [list(page[:_DEPTH] if head else page[-_DEPTH:]) for page in pages]
        for row in _returning(edges, sheets, head):
            places[id(row)] = _place(row, head)
    return [[row.at(places[id(row)]) if id(row) in places else row for row in page] for page in pages]


def _place(row: Row, head: bool) -> Place:
    if len(_LETTERS.findall(_NUMBER.sub(" ", row.text))) <= 2 and _NUMBER.search(row.text):
        return "page-number"
    return "running-head" if head else "running-foot"


def _returning(edges: list[list[Row]], sheets: Sequence[Sheet], head: bool) -> list[Row]:
    """Return the edge rows whose text, numbers apart, returns at their height on near pages."""
    slots: dict[tuple[str, int], list[tuple[int, float]]] = defaultdict(list)
    heights = {id(row): row.top if head else sheets[i].height - row.bottom for i, page in enumerate(edges) for row in page}
    for i, page in enumerate(edges):
        for row in page:
            slots[_form(row), 0].append((i, heights[id(row)]))
    found = [
        (i, row)
        for i, page in enumerate(edges)
        for row in page
        if any(0 < abs(i - j) <= _NEAR and abs(height - heights[id(row)]) <= _DRIFT for j, height in slots[_form(row), 0])
    ]
    seen = Counter(round(heights[id(row)] / _DRIFT) for page in edges for row in page)
    back = Counter(round(heights[id(row)] / _DRIFT) for _, row in found)
    return [
        row
        for _, row in found
        if back[at := round(heights[id(row)] / _DRIFT)] >= _SHARE * seen[at]
    ]


def _form(row: Row) -> str:
    return _NUMBER.sub("#", row.text).casefold()
