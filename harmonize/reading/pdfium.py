"""One page of a PDF as PDFium sees it: characters, where they stand, how they are set.

PDFium keeps global state and is not thread-safe: call from one thread of a process. What is asked for many characters
is asked in one pass without a line of Python between the calls: that halves the time of reading a page.
"""

from __future__ import annotations

import ctypes
import re
from array import array
from collections import deque
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from itertools import repeat
from math import atan2, hypot, pi
from typing import Any, NamedTuple

import numpy
import pypdfium2.raw as pdfium

_BOLD = re.compile(r"bold|black|heavy|demi", re.IGNORECASE)
_ITALIC = re.compile(r"italic|oblique|kursiv", re.IGNORECASE)
_FORCE_BOLD, _ITALIC_FLAG, _BOLD_WEIGHT = 1 << 18, 1 << 6, 700
"""Bits of a font descriptor's flags (ISO 32000-1, table 123), and the weight from which type is bold."""
_SKEW = 0.02
"""Quarter turns by which text that runs along an edge of its page may be off it."""
_PALE, _THROUGH = 128, 160
"""Of 255: how light all colours of pale print are at least, and how opaque it is at most."""
_BATCH = 1024
"""Characters asked for in one pass."""


_FARTHEST = 30_000.0
"""Points from a page's origin; a page has 14,400 at most (ISO 32000-1, annex C)."""


class Type(NamedTuple):
    """How characters are set: font size in points as printed, bold, italic.

    ``turn`` is the direction they run in: quarter turns to the left of PDF space's x axis, None where they run aslant.
    """

    size: float
    bold: bool
    italic: bool
    turn: int | None


class Bounds(NamedTuple):
    """The visible part of a page in PDF space: points, origin at the bottom left, y upwards."""

    left: float
    bottom: float
    right: float
    top: float


def _direct(function: Any, result: Any, *arguments: Any) -> Any:
    """Return ``function`` without the typed pointers of its declaration: a third of the time of a call.

    Arguments not named here are passed as they are: a pointer as ``c_void_p`` or an array, an int as a C int.
    """
    return ctypes.PYFUNCTYPE(result, *arguments)(ctypes.cast(function, ctypes.c_void_p).value or 0)


_ADDRESS = ctypes.c_size_t
_count_of = _direct(pdfium.FPDFText_CountChars, ctypes.c_int)
_text_of = _direct(pdfium.FPDFText_GetText, ctypes.c_int)
_unicode_of = _direct(pdfium.FPDFText_GetUnicode, ctypes.c_uint)
_object_of = _direct(pdfium.FPDFText_GetTextObject, _ADDRESS)
_box_of = _direct(pdfium.FPDFText_GetLooseCharBox, None)
_origin_of = _direct(pdfium.FPDFText_GetCharOrigin, None)
_matrix_of = _direct(pdfium.FPDFText_GetMatrix, ctypes.c_int)
_size_of = _direct(pdfium.FPDFText_GetFontSize, ctypes.c_double)
_weight_of = _direct(pdfium.FPDFText_GetFontWeight, ctypes.c_int)
_info_of = _direct(pdfium.FPDFText_GetFontInfo, ctypes.c_ulong)
_font_of = _direct(pdfium.FPDFTextObj_GetFont, _ADDRESS, _ADDRESS)
_mode_of = _direct(pdfium.FPDFPath_GetDrawMode, ctypes.c_int, _ADDRESS, ctypes.c_void_p, ctypes.c_void_p)
_segments_of = _direct(pdfium.FPDFPath_CountSegments, ctypes.c_int, _ADDRESS)
_drawn_of = _direct(pdfium.FPDFPage_GetObject, _ADDRESS)
_kind_of = _direct(pdfium.FPDFPageObj_GetType, ctypes.c_int, _ADDRESS)
_bounds_of = _direct(pdfium.FPDFPageObj_GetBounds, ctypes.c_int, _ADDRESS, *[ctypes.c_void_p] * 4)


class Drawing(NamedTuple):
    """A line or shape: its edges in PDF space, whether it is drawn along them (not only filled), its segments.

    A rectangle has four or five segments.
    """

    left: float
    bottom: float
    right: float
    top: float
    outlined: bool
    segments: int


class Answers(NamedTuple):
    """Memory that PDFium writes to, made once: where it puts each part of each answer, and bytes of one answer."""

    code: str
    width: int
    memory: memoryview
    places: list[list[Any]]


def _answers(code: str, parts: int, values: int) -> Answers:
    """Return memory for a batch of answers, each in ``parts`` arrays of ``values`` numbers of type ``code``."""
    number = {"f": ctypes.c_float, "d": ctypes.c_double}[code]
    size = values * ctypes.sizeof(number)
    memory = bytearray(_BATCH * parts * size)
    places = [
        [(number * values).from_buffer(memory, (parts * i + part) * size) for i in range(_BATCH)]
        for part in range(parts)
    ]
    return Answers(code, parts * size, memoryview(memory), places)


_BOXES, _ORIGINS, _MATRICES = _answers("f", 1, 4), _answers("d", 2, 1), _answers("f", 1, 6)


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

    __slots__ = ("_fonts", "_page", "_text", "_text_page", "_types")

    def __init__(self, page: Any, text: Any) -> None:
        self._page, self._text_page = page, text
        self._text = ctypes.cast(text, ctypes.c_void_p)
        self._fonts: dict[int, tuple[bool, bool]] = {}
        self._types: dict[tuple[int, float, bytes], Type] = {}

    @property
    def turns(self) -> int:
        """The quarter turns to the right by which the page is shown."""
        return int(pdfium.FPDFPage_GetRotation(self._page)) % 4

    @property
    def bounds(self) -> Bounds:
        """The part of the page that is shown."""
        box = pdfium.FS_RECTF()
        pdfium.FPDF_GetPageBoundingBox(self._page, ctypes.byref(box))
        return Bounds(box.left, box.bottom, box.right, box.top)

    def characters(self, most: int) -> str:
        """Return the page's first characters, ``most`` at most: one for each index."""
        count = min(_count_of(self._text), most)
        buffer = (ctypes.c_ushort * (count + 1))()
        _text_of(self._text, 0, count, buffer)
        characters = bytes(buffer)[:-2].decode("utf-16-le", "replace")
        if len(characters) == count and "\0" not in characters:
            return characters
        return "".join(chr(_unicode_of(self._text, i) or 0xFFFD) for i in range(count))

    def drawn(self, indices: Sequence[int]) -> list[int]:
        """Return what draws each character: equal numbers are one text object, on one baseline in one type."""
        return list(map(_object_of, repeat(self._text), indices))

    def boxes(self, indices: Sequence[int]) -> array[float]:
        """Return left, top, right and bottom of each character, in PDF space, one after the other."""
        return _near(self._asked(_box_of, indices, _BOXES))

    def origins(self, indices: Sequence[int]) -> array[float]:
        """Return x and y of each character's place on its baseline, in PDF space, one after the other."""
        return _near(self._asked(_origin_of, indices, _ORIGINS))

    def types(self, indices: Sequence[int], drawn: Sequence[int]) -> list[Type]:
        """Return how each character is set, and by ``drawn``; the size is that which its matrix gives it."""
        fonts = [_font_of(by) if by > 0 else 0 for by in drawn]
        sizes = list(map(_size_of, repeat(self._text), indices))
        matrices = self._asked(_matrix_of, indices, _MATRICES).tobytes()
        forms = [matrices[i : i + 16] for i in range(0, len(matrices), 24)]
        known = self._types
        return [
            known.get((font, size, form)) or self._type(index, font, size, form)
            for index, font, size, form in zip(indices, fonts, sizes, forms, strict=True)
        ]

    def _type(self, index: int, font: int, size: float, form: bytes) -> Type:
        if font not in self._fonts:
            self._fonts[font] = _style(self._text, index)
        scale, turn = _scale_and_turn(form)
        found = self._types[font, size, form] = Type(round(size * scale, 1), *self._fonts[font], turn)
        return found

    def _asked(self, function: Any, indices: Sequence[int], answers: Answers) -> array[float]:
        """Return what ``function`` writes for each character, one after the other."""
        found: array[float] = array(answers.code)
        for i in range(0, len(indices), _BATCH):
            batch = indices[i : i + _BATCH]
            deque(map(function, repeat(self._text), batch, *answers.places), 0)
            found.frombytes(answers.memory[: len(batch) * answers.width])
        return found

    def drawings(self, most: int) -> Iterator[Drawing]:
        """Yield the page's lines and shapes; only its first ``most`` objects are looked at."""
        bounds = (ctypes.c_float * 4)()
        at = [ctypes.addressof(bounds) + 4 * i for i in range(4)]
        filled, outlined = ctypes.c_int(), ctypes.c_int()
        for i in range(min(pdfium.FPDFPage_CountObjects(self._page), most)):
            drawn = _drawn_of(self._page, i)
            if _kind_of(drawn) == pdfium.FPDF_PAGEOBJ_PATH and _bounds_of(drawn, *at):
                _mode_of(drawn, ctypes.byref(filled), ctypes.byref(outlined))
                left, bottom, right, top = bounds
                yield Drawing(left, bottom, right, top, bool(outlined.value), _segments_of(drawn))

    def pale(self, index: int) -> bool:
        """Tell whether the character is printed in light grey, or so that what is under it shows through."""
        red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
        if not pdfium.FPDFText_GetFillColor(self._text_page, index, red, green, blue, alpha):
            return False
        return min(red.value, green.value, blue.value) >= _PALE or alpha.value < _THROUGH

    def pictured(self) -> float:
        """Return the area of the page's images, in square points."""
        return sum(
            _area(drawn)
            for i in range(pdfium.FPDFPage_CountObjects(self._page))
            if pdfium.FPDFPageObj_GetType(drawn := pdfium.FPDFPage_GetObject(self._page, i))
            in (pdfium.FPDF_PAGEOBJ_IMAGE, pdfium.FPDF_PAGEOBJ_FORM)
        )


def _near(found: array[float]) -> array[float]:
    """Bring numbers that lie beyond every page, or are none, to its edge: what is printed there nobody sees."""
    numbers = numpy.frombuffer(found, found.typecode) if found else numpy.zeros(1)
    if numpy.abs(numbers).max() < _FARTHEST:
        return found
    return array(found.typecode, numpy.nan_to_num(numbers).clip(-_FARTHEST, _FARTHEST).tolist())


def _style(text: Any, index: int) -> tuple[bool, bool]:
    """Tell whether the character's font is bold, and whether it is italic."""
    flags = ctypes.c_int()
    buffer = ctypes.create_string_buffer(128)
    _info_of(text, index, buffer, ctypes.c_ulong(len(buffer)), ctypes.byref(flags))
    name = buffer.value.decode("utf-8", "replace")
    bold = _BOLD.search(name) or flags.value & _FORCE_BOLD or _weight_of(text, index) >= _BOLD_WEIGHT
    return bool(bold), bool(_ITALIC.search(name) or flags.value & _ITALIC_FLAG)


def _scale_and_turn(form: bytes) -> tuple[float, int | None]:
    """Return how much higher than its font size type with this matrix is printed, and its turn as in :class:`Type`."""
    a, b, c, d = memoryview(form).cast("f")
    quarters = atan2(b, a) / (pi / 2)
    turn = round(quarters)
    return hypot(c, d) or 1.0, turn % 4 if abs(quarters - turn) < _SKEW else None


def _area(drawn: Any) -> float:
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    if not pdfium.FPDFPageObj_GetBounds(drawn, left, bottom, right, top):
        return 0.0
    return (right.value - left.value) * (top.value - bottom.value)
