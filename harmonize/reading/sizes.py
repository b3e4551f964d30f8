"""Sizes of recognised type: what was measured line by line becomes the few sizes that a document is set in."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from harmonize.reading.sheet import Sheet

_SMALLER, _LARGER = 0.85, 1.2
"""How much a line of one size may be measured too small, or, if it is as short as ``(1)``, too large."""


def settled(sheets: Sequence[Sheet]) -> list[Sheet]:
    """Return the pages with each recognised word in that size of the document which it was measured near.

    The body of recognised pages is as large as that of the pages with text of their own, if that is near.
    """
    measured = _letters(sheet for sheet in sheets if sheet.source == "ocr")
    if not measured:
        return list(sheets)
    own = _letters(sheet for sheet in sheets if sheet.source == "text")
    body = max(own, key=own.__getitem__, default=0.0)
    known = nearest(measured, body)
    return [_set(sheet, known) if sheet.source == "ocr" else sheet for sheet in sheets]


def nearest(measured: Mapping[float, int], body: float = 0.0) -> dict[float, float]:
    """Return for each size, given with its number of letters, the one that it is a measure of: most letters first.

    >>> nearest({11.0: 900, 11.3: 200, 12.6: 3, 8.2: 100, 14.0: 20}, body=10.5)
    {11.0: 10.5, 11.3: 10.5, 12.6: 10.5, 8.2: 8.2, 14.0: 14.0}
    """
    sizes: list[float] = []
    known: dict[float, float] = {}
    for size in sorted(measured, key=lambda size: (-measured[size], size)):
        known[size] = next((other for other in sizes if _is(size, other)), size)
        sizes += [size] if known[size] == size else []
    settled = {sizes[0]: body} if _is(body, sizes[0]) else {}
    return {size: settled.get(known[size], known[size]) for size in measured}


def _is(size: float, other: float) -> bool:
    return _SMALLER * other <= size <= _LARGER * other


def _set(sheet: Sheet, sizes: Mapping[float, float]) -> Sheet:
    return replace(sheet, words=tuple([word._replace(size=sizes[word.size]) for word in sheet.words]))


def _letters(sheets: Iterable[Sheet]) -> Counter[float]:
    """Count the letters of each size."""
    found: Counter[float] = Counter()
    for sheet in sheets:
        for word in sheet.words:
            found[word.size] += len(word.text)
    return found
