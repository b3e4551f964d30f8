"""One page of a PDF as PDFium sees it: characters, where they stand, how they are set.

PDFium keeps global state and is not thread-safe: call from one thread of a process.
"""

from __future__ import annotations

import ctypes
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, NamedTuple

import pypdfium2.raw as pdfium

_BOLD = re.compile(r"bold|black|heavy|demi", re.IGNORECASE)
_ITALIC = re.compile(r"italic|oblique|kursiv", re.IGNORECASE)
_FORCE_BOLD, _ITALIC_FLAG, _BOLD_WEIGHT = 1 << 18, 1 << 6, 700
"""Bits of a font descriptor's flags (ISO 32000-1, table 123), and the weight from which type is bold."""


class Type(NamedTuple):
    """How characters are set: font size in points as printed, bold, italic."""

    size: float
    bold: bool
    italic: bool


Edges = tuple[float, float, float, float, float]
"""Left, top, right and bottom edge and baseline, in points from the page's visible top left."""


def _direct(function: Any, result: Any, *arguments: Any) -> Any:
    """Return ``function`` taking plain integers for its pointers: half the time of a call through typed pointers."""
    return ctypes.PYFUNCTYPE(result, *arguments)(ctypes.cast(function, ctypes.c_void_p).value or 0)


_POINTER, _INT, _DOUBLE = ctypes.c_void_p, ctypes.c_int, ctypes.c_double
_count_of = _direct(pdfium.FPDFText_CountChars, _INT, _POINTER)
_text_of = _direct(pdfium.FPDFText_GetText, _INT, _POINTER, _INT, _INT, _POINTER)
_unicode_of = _direct(pdfium.FPDFText_GetUnicode, ctypes.c_uint, _POINTER, _INT)
_box_of = _direct(pdfium.FPDFText_GetLooseCharBox, _INT, _POINTER, _INT, _POINTER)
_origin_of = _direct(pdfium.FPDFText_GetCharOrigin, _INT, _POINTER, _INT, _POINTER, _POINTER)
_object_of = _direct(pdfium.FPDFText_GetTextObject, _POINTER, _POINTER, _INT)
_size_of = _direct(pdfium.FPDFText_GetFontSize, _DOUBLE, _POINTER, _INT)
_weight_of = _direct(pdfium.FPDFText_GetFontWeight, _INT, _POINTER, _INT)
_font_of = _direct(pdfium.FPDFTextObj_GetFont, _POINTER, _POINTER)
_info_of = _direct(pdfium.FPDFText_GetFontInfo, ctypes.c_ulong, _POINTER, _INT, _POINTER, ctypes.c_ulong, _POINTER)
_matrix_of = _direct(pdfium.FPDFPageObj_GetMatrix, _INT, _POINTER, _POINTER)
_bounds_of = _direct(pdfium.FPDFPageObj_GetBounds, _INT, _POINTER, *[_POINTER] * 4)


@contextmanager
def opened(pdf: Any, index: int) -> Iterator[PrintedPage | None]:
    """Give page ``index`` of the PDFium document ``pdf``, None if it cannot be loaded, and release it afterwards."""
    page = pdfium.FPDF_LoadPage(pdf, index)
    text = pdfium.FPDFText_LoadPage(page) if page else None
    try:
        yield PrintedPage(page, text) if text else None
    finally:
        if text:
            pdfium.FPDFText_ClosePage(text)
        if page:
            pdfium.FPDF_ClosePage(page)


class PrintedPage:
    """One page, open while :func:`opened` lasts; characters are named by their index."""

    __slots__ = ("_at", "_first", "_fonts", "_last", "_origin", "_page", "_place", "_text", "_types")

    def __init__(self, page: Any, text: Any) -> None:
        self._page = page
        self._text: int = ctypes.cast(text, _POINTER).value or 0
        self._first, self._last = (ctypes.c_float * 4)(), (ctypes.c_float * 4)()
        self._origin = (ctypes.c_double * 2)()
        origin = ctypes.addressof(self._origin)
        self._at = (ctypes.addressof(self._first), ctypes.addressof(self._last), origin, origin + 8)
        self._place = _placing(page)
        self._types: dict[int, Type] = {}
        self._fonts: dict[int, tuple[bool, bool]] = {}

    @property
    def size(self) -> tuple[float, float]:
        """Width and height as seen, in points."""
        return pdfium.FPDF_GetPageWidthF(self._page), pdfium.FPDF_GetPageHeightF(self._page)

    def characters(self, most: int) -> str:
        """Return the page's first characters, ``most`` at most: one for each index."""
        count = min(_count_of(self._text), most)
        buffer = (ctypes.c_ushort * (count + 1))()
        _text_of(self._text, 0, count, ctypes.addressof(buffer))
        characters = bytes(buffer)[:-2].decode("utf-16-le", "replace")
        if len(characters) == count and "\0" not in characters:
            return characters
        return "".join(chr(_unicode_of(self._text, i) or 0xFFFD) for i in range(count))

    def drawn(self, index: int) -> int:
        """Return what draws the character: equal numbers are one text object, on one baseline in one type."""
        return _object_of(self._text, index) or 0

    def edges(self, start: int, end: int) -> Edges:
        """Return where the characters ``start`` to ``end`` of one line are printed."""
        first, last, x, y = self._at
        _box_of(self._text, start, first)
        _box_of(self._text, end - 1, last)
        _origin_of(self._text, start, x, y)
        return self._place(self._first[:], self._last[:], self._origin[:])

    def type(self, index: int, drawn: int) -> Type:
        """Return how the character, part of ``drawn``, is set; the size is that which its matrix gives it."""
        known = self._types.get(drawn)
        if known is None:
            size = round(_size_of(self._text, index) * _scale(drawn), 1)
            known = self._types[drawn] = Type(size, *self._style(index, _font_of(drawn) if drawn else 0))
        return known

    def _style(self, index: int, font: int) -> tuple[bool, bool]:
        known = self._fonts.get(font)
        if known is None:
            known = self._fonts[font] = _style(self._text, index)
        return known

    def pictured(self) -> float:
        """Return the area of the page's images, in square points."""
        return sum(
            _area(drawn)
            for i in range(pdfium.FPDFPage_CountObjects(self._page))
            if pdfium.FPDFPageObj_GetType(drawn := pdfium.FPDFPage_GetObject(self._page, i))
            in (pdfium.FPDF_PAGEOBJ_IMAGE, pdfium.FPDF_PAGEOBJ_FORM)
        )


def _style(text: int, index: int) -> tuple[bool, bool]:
    """Tell whether the character's font is bold, and whether it is italic."""
    flags = ctypes.c_int()
    buffer = ctypes.create_string_buffer(128)
    _info_of(text, index, ctypes.addressof(buffer), len(buffer), ctypes.addressof(flags))
    name = buffer.value.decode("utf-8", "replace")
    bold = _BOLD.search(name) or flags.value & _FORCE_BOLD or _weight_of(text, index) >= _BOLD_WEIGHT
    return bool(bold), bool(_ITALIC.search(name) or flags.value & _ITALIC_FLAG)


def _scale(drawn: int) -> float:
    """Return how much higher than its font size a text object is printed."""
    matrix = (ctypes.c_float * 6)()
    if not drawn or not _matrix_of(drawn, ctypes.addressof(matrix)):
        return 1.0
    return float((matrix[2] ** 2 + matrix[3] ** 2) ** 0.5)


def _area(drawn: Any) -> float:
    bounds = (ctypes.c_float * 4)()
    at = ctypes.addressof(bounds)
    if not _bounds_of(ctypes.cast(drawn, _POINTER).value, at, at + 4, at + 8, at + 12):
        return 0.0
    return float((bounds[2] - bounds[0]) * (bounds[3] - bounds[1]))


Placing = Callable[[list[float], list[float], list[float]], Edges]


def _placing(page: Any) -> Placing:
    """Return the move from PDF space (origin bottom left, page unturned) to points from the visible top left.

    It takes the boxes (left, top, right, bottom) of a first and a last character and the first one's origin.
    """
    bounds = pdfium.FS_RECTF()
    pdfium.FPDF_GetPageBoundingBox(page, ctypes.byref(bounds))
    left, top, right, bottom = bounds.left, bounds.top, bounds.right, bounds.bottom
    turns = pdfium.FPDFPage_GetRotation(page) % 4
    if turns == 0:
        return lambda a, b, o: (a[0] - left, top - a[1], b[2] - left, top - a[3], top - o[1])

    def turned(a: list[float], b: list[float], o: list[float]) -> Edges:
        x0, y1, x1, y0 = min(a[0], b[0]), max(a[1], b[1]), max(a[2], b[2]), min(a[3], b[3])
        if turns == 1:
            return y0 - bottom, x0 - left, y1 - bottom, x1 - left, o[0] - left
        if turns == 2:
            return right - x1, y0 - bottom, right - x0, y1 - bottom, o[1] - bottom
        return top - y1, right - x1, top - y0, right - x0, right - o[0]

    return turned
