"""The picture of a page, for recognition: grey, its lines level, and as large as its print needs.

PDFium is not thread-safe: take pictures from one thread of a process.
"""

from __future__ import annotations

import ctypes
from dataclasses import dataclass
from math import cos, radians, sin, sqrt, tan
from typing import TYPE_CHECKING, Any

import pypdfium2.raw as pdfium

if TYPE_CHECKING:
    import numpy as np

    Grey = np.ndarray[tuple[int, int], np.dtype[np.uint8]]

RESOLUTION = 300
"""Pixels an inch at which Tesseract reads print best."""
MAX_PIXELS = 24_000_000
"""Pixels of the largest picture: an A3 page at full resolution, or one of any size at less."""
_LONGEST = 30_000
"""Pixels of the longest side that Tesseract takes."""
_COARSE = 1_000_000
"""Pixels that are enough to see how the lines lie."""
_POINTS = 72
_STEEPEST = 5.0
"""Degrees up to which a page lies askew; what is steeper is turned, not askew."""
_STEPS = (0.5, 0.1)
"""Degrees from one angle tried to the next: first over all, then around the best."""
_LEVEL = 0.15
"""Degrees below which lines are level."""
_DARK = 60
"""Levels of grey by which ink is darker than the page on average."""
_SPOT = 6
"""Pixels of the side of a spot, little more than a stroke of print is wide."""
_FAINT = 25
"""Levels of grey by which a spot of the faintest print is darker than the page."""
_BLANK = 0.0001
"""Share of such spots under which a page on which nothing was recognised has nothing on it."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A page in grey: one byte a pixel, 0 black, row by row; ``scale`` pixels a point."""

    width: int
    height: int
    pixels: bytes
    scale: float

    @property
    def resolution(self) -> int:
        """Pixels an inch."""
        return max(round(self.scale * _POINTS), 1)

    @property
    def pgm(self) -> bytes:
        """The picture as a file in the portable grey map format."""
        return b"P5 %d %d 255\n" % (self.width, self.height) + self.pixels


def picture(pdf: Any, index: int) -> Picture | None:
    """Return page ``index`` of the raw PDFium document with its lines level; None if it cannot be loaded."""
    page = pdfium.FPDF_LoadPage(pdf, index)
    if not page:
        return None
    try:
        width, height = pdfium.FPDF_GetPageWidthF(page), pdfium.FPDF_GetPageHeightF(page)
        if min(width, height) < 1:
            return None
        coarse = _drawn(page, width, height, _scale(width, height, _COARSE))
        return _drawn(page, width, height, _scale(width, height, MAX_PIXELS), slope(coarse))
    finally:
        pdfium.FPDF_ClosePage(page)


def turned(taken: Picture, degrees: int) -> Picture:
    """Return the picture turned clockwise by quarters of a circle.

    >>> turned(Picture(3, 2, b"abcdef", 1.0), 90)
    Picture(width=2, height=3, pixels=b'daebfc', scale=1.0)
    """
    import numpy as np

    grey = np.rot90(_grey(taken), -degrees // 90)
    height, width = grey.shape
    return Picture(width, height, grey.tobytes(), taken.scale)


def without_grain(taken: Picture) -> Picture:
    """Return the picture with each pixel as the middle one of its neighbours across and down: specks go, edges stay.

    >>> without_grain(Picture(3, 3, bytes([9, 9, 9, 9, 0, 9, 9, 9, 9]), 1.0)).pixels == bytes([9] * 9)
    True
    """
    import numpy as np

    grey = _grey(taken)
    for across in (True, False):
        near = np.pad(grey, ((0, 0), (1, 1)) if across else ((1, 1), (0, 0)), mode="edge")
        a, b, c = (near[:, :-2], grey, near[:, 2:]) if across else (near[:-2], grey, near[2:])
        grey = np.maximum(np.minimum(a, b), np.minimum(np.maximum(a, b), c))
    return Picture(taken.width, taken.height, grey.tobytes(), taken.scale)


def is_blank(taken: Picture) -> bool:
    """Tell whether hardly any spot of a picture is darker than the page: what is left is dust and grain."""
    grey = _grey(taken)
    height, width = (side - side % _SPOT for side in grey.shape)
    spots = grey[:height, :width].reshape(height // _SPOT, _SPOT, width // _SPOT, _SPOT).mean(axis=(1, 3))
    return bool((spots < spots.mean() - _FAINT).mean() < _BLANK) if spots.size else True


def slope(taken: Picture) -> float:
    """Return by how many degrees the lines fall to the right, 0.0 where they are level or there are none.

    Seen along its lines a page has rows full of ink and rows without any; seen askew, all rows are alike (W. Postl,
    1986).
    """
    import numpy as np

    grey = _grey(taken)
    y, x = np.nonzero(grey < grey.mean() - max(grey.std(), _DARK / 2))
    if not len(x):
        return 0.0

    def sharpness(degrees: float) -> float:
        rows = np.bincount((y - x * tan(radians(degrees)) + taken.width).astype(int))
        return float((np.diff(rows) ** 2).sum())

    best, reach = 0.0, _STEEPEST
    for step in _STEPS:
        count = round(reach / step)
        best = max((best + step * i for i in range(-count, count + 1)), key=sharpness)
        reach = step
    return best if abs(best) >= _LEVEL else 0.0


def _grey(taken: Picture) -> Grey:
    import numpy as np  # late: only where a page is recognised

    return np.frombuffer(taken.pixels, np.uint8).reshape(taken.height, taken.width)


def _scale(width: float, height: float, pixels: int) -> float:
    """Return the pixels a point that keep a page of that size within all limits."""
    return min(RESOLUTION / _POINTS, sqrt(pixels / (width * height)), _LONGEST / max(width, height))


def _drawn(page: Any, width: float, height: float, scale: float, slope: float = 0.0) -> Picture:
    """Draw a page of ``width`` and ``height`` points, turned back around its middle by ``slope`` degrees."""
    across, down = max(round(width * scale), 1), max(round(height * scale), 1)
    pixels = bytearray(b"\xff") * (across * down)
    buffer = (ctypes.c_ubyte * len(pixels)).from_buffer(pixels)
    a, b = scale * cos(radians(slope)), scale * sin(radians(slope))
    x, y = width / 2, height / 2
    matrix = pdfium.FS_MATRIX(a, -b, b, a, scale * x - a * x - b * y, scale * y + b * x - a * y)
    bitmap = pdfium.FPDFBitmap_CreateEx(across, down, pdfium.FPDFBitmap_Gray, buffer, across)
    pdfium.FPDF_RenderPageBitmapWithMatrix(bitmap, page, matrix, pdfium.FS_RECTF(0, 0, across, down), pdfium.FPDF_ANNOT)
    pdfium.FPDFBitmap_Destroy(bitmap)
    return Picture(across, down, bytes(pixels), scale)
