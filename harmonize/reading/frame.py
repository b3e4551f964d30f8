"""Where things stand on a page as it is read: PDF space (origin bottom left, y upwards) to points from the top left.

A page is read in quarter turns to the right of PDF space: those by which it is shown, unless its text runs otherwise.
"""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from numpy import asarray

from harmonize.model.text import Box, Line, Words
from harmonize.reading.sheet import Sheet

Columns = tuple[list[float], list[float], list[float], list[float]]
"""Left, top, right and bottom edges, in points from the top left of the page as it is read."""


class Frame(NamedTuple):
    """The part of a page that is shown, in PDF space, and the quarter turns to the right in which it is read."""

    left: float
    bottom: float
    right: float
    top: float
    turns: int

    def upright(self, first: Sequence[float], last: Sequence[float]) -> Columns:
        """Return the edges of words set along PDF space's x axis, read unturned.

        ``first`` and ``last`` hold left, top, right and bottom of each word's first and last character, in PDF space.
        Words of one line share their numbers: that saves a third of the memory.
        """
        left, up = self.left, self.top
        known = {y: up - y for y in {*first[1::4], *last[3::4]}}
        tops, bottoms = (list(map(known.__getitem__, ys)) for ys in (first[1::4], last[3::4]))
        return (asarray(first[0::4]) - left).tolist(), tops, (asarray(last[2::4]) - left).tolist(), bottoms

    def around(self, first: Sequence[float], last: Sequence[float]) -> Columns:
        """Return the edges of words that run in any direction; ``first`` and ``last`` as in :meth:`upright`."""
        x0s, x1s = zip(*map(_ends, first[0::4], first[2::4], last[0::4], last[2::4]), strict=True)
        y0s, y1s = zip(*map(_ends, first[1::4], first[3::4], last[1::4], last[3::4]), strict=True)
        corners = [[self.point(x, y) for x, y in zip(xs, ys, strict=True)] for xs, ys in ((x0s, y1s), (x1s, y0s))]
        (ax, ay), (bx, by) = (zip(*points, strict=True) for points in corners)
        return list(map(min, ax, bx)), list(map(min, ay, by)), list(map(max, ax, bx)), list(map(max, ay, by))

    def point(self, x: float, y: float) -> tuple[float, float]:
        """Return where a point of PDF space is read.

        >>> [Frame(0, 0, 200, 300, turns).point(10, 290) for turns in range(4)]
        [(10, 10), (290, 10), (190, 290), (10, 190)]
        """
        if self.turns == 0:
            return x - self.left, self.top - y
        if self.turns == 1:
            return y - self.bottom, x - self.left
        if self.turns == 2:
            return self.right - x, y - self.bottom
        return self.top - y, self.right - x

    @property
    def size(self) -> tuple[float, float]:
        """Width and height of the page as it is read, in points."""
        width, height = self.right - self.left, self.top - self.bottom
        return (height, width) if self.turns % 2 else (width, height)


def turned(box: Box, width: float, height: float, turns: int) -> Box:
    """Return where ``box``, on a page of ``width`` and ``height``, is after ``turns`` quarter turns to the right.

    >>> [turned(Box(10, 20, 50, 30), 200, 300, turns) for turns in (1, 2)]
    [Box(x0=270, top=10, x1=280, bottom=50), Box(x0=150, top=270, x1=190, bottom=280)]
    """
    for _ in range(turns % 4):
        box = Box(height - box.bottom, box.x0, height - box.top, box.x1)
        width, height = height, width
    return box


def as_shown(lines: Sequence[Line], words: Words, sheets: Sequence[Sheet]) -> tuple[Line, ...]:
    """Return ``lines`` with their boxes where the pages show them, and put those of ``words`` there."""
    aside = {sheet.number: (sheet.width, sheet.height, -sheet.turns) for sheet in sheets if sheet.turns}
    if not aside:
        return tuple(lines)
    for i, page in enumerate(words.pages):
        if page in aside:
            box = turned(Box(*words.boxes[4 * i : 4 * i + 4]), *aside[page])
            words.boxes[4 * i : 4 * i + 4] = array("f", (box.x0, box.top, box.x1, box.bottom))
    return tuple(
        replace(line, box=turned(line.box, *aside[line.page])) if line.box and line.page in aside else line
        for line in lines
    )


def _ends(*values: float) -> tuple[float, float]:
    return min(values), max(values)
