"""Words to rows: what stands on one baseline belongs together, from left to right, from the top down."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

from harmonize.reading.sheet import Row, Word

_SAME_BASELINE = 0.2
"""Two words share a baseline when theirs differ by less than this part of the type size."""
_RAISED = 0.6
"""A smaller word belongs to the row below whose baseline it is raised from by less than this part of the row's size."""

_TOUCHING = 0.3


def rows(number: int, words: Iterable[Word]) -> list[Row]:
    """Return the rows of page ``number``, topmost first."""
    found: list[list[Word]] = []
    for word in sorted(words, key=lambda word: word.baseline):
        if found and _together(found[-1][0], word):
            found[-1].append(word)
        else:
            found.append([word])
    return [Row(number, tuple(_once(_left_to_right(row)))) for row in _with_raised(found)]


def _together(first: Word, word: Word) -> bool:
    return abs(word.baseline - first.baseline) <= _SAME_BASELINE * max(first.size, word.size, 4.0)


def _with_raised(found: list[list[Word]]) -> list[list[Word]]:
    """Join rows of small raised words with the row that they are raised from."""
    joined: list[list[Word]] = []
    for row in found:
        if joined and _raises(joined[-1], row):
            joined[-1] = joined[-1] + row
        else:
            joined.append(row)
    return joined


def _raises(upper: list[Word], row: list[Word]) -> bool:
    above, below = upper[0], row[0]
    size = max(above.size, below.size)
    narrow = min(upper, row, key=lambda words: sum(len(word.text) for word in words))
    return (
        below.baseline - above.baseline < _RAISED * size
        and min(above.size, below.size) < 0.85 * size
        and all(len(word.text) <= 4 for word in narrow)
    )


def _left_to_right(row: list[Word]) -> list[Word]:
    """Order words by their left edge; a word stays glued only to one that it touches."""
    ordered = sorted(row, key=lambda word: word.x0)
    return [ordered[0]._replace(glued=False)] + [
        word if not word.glued or word.x0 - before.x1 < _TOUCHING * word.size else word._replace(glued=False)
        for before, word in pairwise(ordered)
    ]


def _once(words: list[Word]) -> list[Word]:
    """Drop words drawn a second time, a hair aside, to look bold."""
    kept: list[Word] = []
    for word in words:
        if not any(word.text == other.text and abs(word.x0 - other.x0) < 0.2 * word.size for other in kept[-3:]):
            kept.append(word)
    return kept
