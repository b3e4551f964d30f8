"""Letters printed over themselves, a hair aside, to look bold: found by where they stand, so that *www* stays."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from operator import sub
from typing import NamedTuple

from numpy import flatnonzero, frombuffer

from harmonize.reading.pdfium import PrintedPage

GHOST = "\0"
"""What stands for a letter that is there already: no word keeps it."""
_OVERLAP = 0.4
"""Share of its width and height by which a letter covers its like if both are one; neighbours share at most a tenth."""
_CELL = 2.0
"""Points by which a letter may be printed aside of itself."""
_SPACE = 32
_MOST = 16
"""Letters of one cell that are compared."""
_LINE = 1.0
"""Points by which baselines printed over each other may differ."""

Box = tuple[float, float, float, float]


class Stretch(NamedTuple):
    """What one text object draws: its baseline's height and its ends in PDF space, and its characters."""

    y: float
    x0: float
    x1: float
    start: int
    end: int


def without_doubles(page: PrintedPage, characters: str) -> str:
    """Return ``characters`` with a ghost for each letter that stands on the like letter before it."""
    firsts = _repeated(characters)
    if not firsts:
        return characters
    lefts, rights = page.boxes(firsts), page.boxes([i + 1 for i in firsts])
    steps = map(sub, rights[0::4], lefts[0::4])
    widths = map(sub, lefts[2::4], lefts[0::4])
    found = [i for i, step, width in zip(firsts, steps, widths, strict=True) if step and step < (1 - _OVERLAP) * width]
    return _with_ghosts(page, characters, sorted({*found, *(i + 1 for i in found)})) if found else characters


def _repeated(characters: str) -> list[int]:
    """Return where a letter is followed by its like.

    >>> _repeated("sanni www")
    [2, 6, 7]
    """
    codes = frombuffer(characters.encode("utf-32-le", "surrogatepass"), dtype="<u4")
    found: list[int] = flatnonzero((codes[:-1] == codes[1:]) & (codes[:-1] > _SPACE)).tolist()
    return found


def without_overprint(page: PrintedPage, characters: str, stretches: Iterable[Stretch]) -> str:
    """Return ``characters`` with a ghost for each letter of ``stretches`` that an earlier one has printed there."""
    over = sorted({i for stretch in _overlapping(stretches) for i in range(stretch.start, stretch.end)})
    return _with_ghosts(page, characters, over) if over else characters


def _overlapping(stretches: Iterable[Stretch]) -> Iterator[Stretch]:
    """Yield the stretches that share a part of their line with another."""
    line: list[Stretch] = []
    for stretch in sorted(stretches):
        if line and stretch.y - line[-1].y > _LINE:
            yield from _crossing(line)
            line = []
        line.append(stretch)
    yield from _crossing(line)


def _crossing(line: Sequence[Stretch]) -> Iterator[Stretch]:
    if len(line) < 2:
        return
    before: Stretch | None = None
    for stretch in sorted(line, key=lambda stretch: stretch.x0):
        if before and stretch.x0 < before.x1 - _LINE:
            yield from (before, stretch)
        if not before or stretch.x1 > before.x1:
            before = stretch


def _with_ghosts(page: PrintedPage, characters: str, indices: Sequence[int]) -> str:
    """Return ``characters`` with a ghost for each of ``indices`` whose letter an earlier one stands on."""
    boxes = page.boxes(indices)
    kept: dict[tuple[str, int, int], list[Box]] = defaultdict(list)
    letters = list(characters)
    last: tuple[int, Box] | None = None
    for k, i in enumerate(indices):
        box = (boxes[4 * k], boxes[4 * k + 1], boxes[4 * k + 2], boxes[4 * k + 3])
        x, y = round(box[0] / _CELL), round(box[3] / _CELL)
        near = (kept.get((characters[i], x + dx, y + dy), ()) for dx in (-1, 0, 1) for dy in (-1, 0, 1))
        if last == (i - 1, box):  # one glyph for several letters, as in office
            ghost = letters[i - 1] == GHOST
        else:
            ghost = any(_covers(other, box) for others in near for other in others)
        if ghost:
            letters[i] = GHOST
        elif len(kept[characters[i], x, y]) < _MOST:
            kept[characters[i], x, y].append(box)
        last = (i, box)
    return "".join(letters)


def _covers(one: Box, other: Box) -> bool:
    """Tell whether two boxes (left, top, right, bottom; y upwards) are one letter's."""
    width, height = min(one[2] - one[0], other[2] - other[0]), min(one[1] - one[3], other[1] - other[3])
    across = min(one[2], other[2]) - max(one[0], other[0])
    up = min(one[1], other[1]) - max(one[3], other[3])
    return across > _OVERLAP * width and up > _OVERLAP * height
