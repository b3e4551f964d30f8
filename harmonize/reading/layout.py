"""Words to rows: what stands on one baseline belongs together, from left to right, from the top down."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from harmonize.reading.sheet import Row, Word, row_of

_SAME_BASELINE = 0.2
"""Two words share a baseline when theirs differ by less than this part of the type size."""
_RAISED = 0.6
"""A smaller word belongs to the row that it is raised from by less than this part of the row's size."""
_BESIDE = 2.0
"""A mark stands within this many type sizes of the row that it is raised from."""
_STACKED = 1.3
"""A mark raised on a raised mark is that many type sizes of the row above its baseline at most."""
_SMALLER = 0.85
_LARGER = 1.15
_MARK = 5
"""Characters that a raised note mark may have."""
_TOUCHING = 0.3
_LETTERS = 4


def rows(number: int, words: Iterable[Word]) -> list[Row]:
    """Return the rows of page ``number``, topmost first."""
    found: list[list[Word]] = []
    for word in sorted(words, key=lambda word: word.baseline):
        if found and _together(found[-1][0], word):
            found[-1].append(word)
        else:
            found.append([word])
    return [row_of(number, part) for row in _with_raised(found) for part in _parted_by_size(_once(_left_to_right(row)))]


def _together(first: Word, word: Word) -> bool:
    return abs(word.baseline - first.baseline) <= _SAME_BASELINE * max(first.size, word.size, 4.0)


def _with_raised(found: Iterable[list[Word]]) -> list[list[Word]]:
    """Join rows of small raised words with the row that they are raised from."""
    joined: list[list[Word]] = []
    for row in found:
        if joined and _raises(joined[-1], row):
            joined[-1] = joined[-1] + row
            if len(joined) > 1 and _stands_on(joined[-2], row, joined[-1]):
                joined[-2:] = [joined[-2] + joined[-1]]
        else:
            joined.append(row)
    return joined


def _stands_on(marks: Sequence[Word], row: Sequence[Word], whole: Sequence[Word]) -> bool:
    """Tell whether ``marks`` are raised once more, on a mark of the row that is now ``whole``."""
    below = row[0]
    if below.baseline - marks[0].baseline >= _STACKED * below.size:
        return False
    feet = [word for word in whole if word.size < _SMALLER * below.size and word.baseline < below.baseline]
    return all(
        word.size < _SMALLER * below.size
        and word.text.isdigit()
        and any(abs(word.x0 - foot.x0) < foot.size for foot in feet)
        for word in marks
    )


def _raises(upper: Sequence[Word], lower: Sequence[Word]) -> bool:
    above, below = upper[0].size, lower[0].size
    if not lower[0].baseline - upper[0].baseline < _RAISED * max(above, below):
        return False
    small, large = (upper, lower) if above < below else (lower, upper)
    left, right = min(word.x0 for word in large), max(word.x1 for word in large)
    beside = _BESIDE * large[0].size
    if not all(left - beside < word.x0 < right + beside for word in small):
        return False
    return min(above, below) < _SMALLER * max(above, below) and all(
        len(word.text) <= _MARK or word.text.isdigit() for word in small
    )


def _left_to_right(row: Iterable[Word]) -> list[Word]:
    """Order words by their left edge; a word stays glued only to one that it touches."""
    ordered = sorted(row, key=lambda word: word.x0)
    return [ordered[0]._replace(glued=False)] + [
        word if not word.glued or word.x0 - before.x1 < _TOUCHING * word.size else word._replace(glued=False)
        for before, word in pairwise(ordered)
    ]


def _once(words: list[Word]) -> list[Word]:
    """Drop words drawn a second time, a hair aside, to look bold."""
    return words[:1] + [
        word
        for before, word in pairwise(words)
        if word.text != before.text or word.x0 - before.x0 >= _SAME_BASELINE * word.size
    ]


def _parted_by_size(words: list[Word]) -> Iterator[list[Word]]:
    """Part a heading from the end of the text that it was printed behind: where the type grows once, to the end."""
    grows = [i for i, (before, word) in enumerate(pairwise(words), 1) if word.size > _LARGER * before.size]
    if len(grows) == 1 and _whole(before := words[: grows[0]]) and _whole(after := words[grows[0] :]):
        yield from (before, after)
    else:
        yield words


def _whole(words: Sequence[Word]) -> bool:
    """Tell whether ``words`` are text of one size, more than a mark or a letter drawn large."""
    sizes = [word.size for word in words]
    return max(sizes) <= _LARGER * min(sizes) and sum(len(word.text) for word in words) >= _LETTERS
