"""The straight lines that are drawn on a page: of tables, of frames, over footnotes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from harmonize.model.text import Box
from harmonize.reading.frame import Frame
from harmonize.reading.pdfium import Drawing

_THIN = 2.5
"""Points that a line is thick at most."""
_LONG = 6.0
"""Points that a line is long at least."""
_RECTANGLE = (4, 5)
"""Segments of a rectangle; a shape drawn in more is a letter or a picture."""
_MOST = 2_000
"""Lines on a page; a drawing has more."""


def rules(drawings: Iterable[Drawing], frame: Frame) -> Iterator[Box]:
    """Yield the lines among ``drawings``, the edges of rectangles included.

    A page with very many lines holds a picture, and none of them is given.

    >>> drawn = [Drawing(10, 90, 50, 91, False, 5), Drawing(10, 20, 50, 60, True, 5), Drawing(0, 0, 90, 90, True, 40)]
    >>> [rule.top for rule in rules(drawn, Frame(0, 0, 100, 100, 0))]
    [9, 40, 80, 40, 40]
    """
    found = [line for drawing in drawings for line in _lines(_placed(drawing, frame), _is_outline(drawing))]
    if len(found) <= _MOST:
        yield from found


def _placed(drawing: Drawing, frame: Frame) -> Box:
    (ax, ay), (bx, by) = frame.point(drawing.left, drawing.bottom), frame.point(drawing.right, drawing.top)
    return Box(min(ax, bx), min(ay, by), max(ax, bx), max(ay, by))


def _is_outline(drawing: Drawing) -> bool:
    """Tell a rectangle drawn with lines from one that only marks what is written on it, and from other shapes."""
    return drawing.outlined and drawing.segments in _RECTANGLE


def _lines(box: Box, outline: bool) -> Iterator[Box]:
    wide, high = box.x1 - box.x0, box.bottom - box.top
    if min(wide, high) <= _THIN:
        if max(wide, high) >= _LONG:
            yield box
    elif outline and wide >= _LONG and high >= _LONG:
        yield Box(box.x0, box.top, box.x1, box.top)
        yield Box(box.x0, box.bottom, box.x1, box.bottom)
        yield Box(box.x0, box.top, box.x0, box.bottom)
        yield Box(box.x1, box.top, box.x1, box.bottom)
