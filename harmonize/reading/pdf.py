"""PDF to sheets of words, through PDFium's own functions: as few calls a word as will do.

PDFium keeps global state and is not thread-safe: call from one thread of a process.
"""

from __future__ import annotations

import ctypes
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, NamedTuple

import pypdfium2
import pypdfium2.raw as pdfium

from harmonize.errors import InputError
from harmonize.reading.characters import cleaned, unmappable
from harmonize.reading.sheet import Sheet, Word

MAX_PAGES = 5_000
MAX_CHARACTERS = 200_000
"""Characters read of one page; a page of a law has some three thousand."""

_PIECE = re.compile(
    r"""
    [\ufffe\x02]                            # a hyphen at a line's end: what follows stands on the next line
  | [\d*†‡§]                                # may be raised: 361 and its index 1, a word and its note mark
  | \( (?=[\d*]{1,3}\)) | (?<=[\d*]) \)     # (12), raised or not
  | [^\s\d*†‡§\ufffe\x02()]+
  | [()]
    """,
    re.VERBOSE,
)
_BOLD = re.compile(r"bold|black|heavy|demi", re.IGNORECASE)
_ITALIC = re.compile(r"italic|oblique|kursiv", re.IGNORECASE)
_FORCE_BOLD, _ITALIC_FLAG = 1 << 18, 1 << 6
_BOLD_WEIGHT = 700
_TAIL = 65_536
_PASSWORD_ERROR = 4


class Type(NamedTuple):
    """How characters are set: font size in points as printed, bold, italic."""

    size: float
    bold: bool
    italic: bool


def sheets(data: bytes, name: str) -> list[Sheet]:
    """Return every page of the PDF ``data``; ``name`` is for the messages.

    Raises InputError for a file that is damaged, encrypted or too long.
    """
    with _opened(data, name) as pdf:
        count = pdfium.FPDF_GetPageCount(pdf)
        if count > MAX_PAGES:
            raise InputError(name, f"the PDF has {count} pages, more than {MAX_PAGES}", "split it")
        return [_sheet(pdf, index) for index in range(count)]


@contextmanager
def _opened(data: bytes, name: str) -> Iterator[Any]:
    if b"%%EOF" not in data[-_TAIL:]:
        raise InputError(name, "the PDF is truncated: its end is missing", "fetch the file again")
    try:
        pdf = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if pdfium.FPDF_GetLastError() == _PASSWORD_ERROR:
            raise InputError(name, "the PDF is encrypted", "save a copy without password") from error
        raise InputError(name, "the PDF is damaged and cannot be opened", "fetch the file again") from error
    try:
        yield pdf.raw
    finally:
        pdf.close()


def _sheet(pdf: Any, index: int) -> Sheet:
    page = pdfium.FPDF_LoadPage(pdf, index)
    if not page:
        return Sheet(index + 1, 0.0, 0.0, readable=False)
    text = pdfium.FPDFText_LoadPage(page)
    try:
        width, height = pdfium.FPDF_GetPageWidthF(page), pdfium.FPDF_GetPageHeightF(page)
        words = tuple(_words(page, text)) if text else ()
        return Sheet(index + 1, width, height, words, _readable(page, words))
    finally:
        if text:
            pdfium.FPDFText_ClosePage(text)
        pdfium.FPDF_ClosePage(page)


def _readable(page: Any, words: tuple[Word, ...]) -> bool:
    characters = "".join(word.text for word in words)
    if characters:
        return unmappable(characters) * 2 < len(characters)
    return not any(
        pdfium.FPDFPageObj_GetType(pdfium.FPDFPage_GetObject(page, i)) != pdfium.FPDF_PAGEOBJ_TEXT
        for i in range(pdfium.FPDFPage_CountObjects(page))
    )


def _characters(text: Any) -> str:
    """Return the characters of a text page, one for each of PDFium's character indices."""
    count = min(pdfium.FPDFText_CountChars(text), MAX_CHARACTERS)
    buffer = (ctypes.c_ushort * (count + 1))()
    pdfium.FPDFText_GetText(text, 0, count, buffer)
    characters = bytes(buffer)[:-2].decode("utf-16-le", "replace")
    if len(characters) == count and "\0" not in characters:
        return characters
    return "".join(chr(pdfium.FPDFText_GetUnicode(text, i) or 0xFFFD) for i in range(count))


def _words(page: Any, text: Any) -> Iterator[Word]:
    place = _placing(page)
    box, x, y = pdfium.FS_RECTF(), ctypes.c_double(), ctypes.c_double()
    box_at, x_at, y_at = ctypes.byref(box), ctypes.byref(x), ctypes.byref(y)
    box_of, origin_of, object_of = (
        pdfium.FPDFText_GetLooseCharBox,
        pdfium.FPDFText_GetCharOrigin,
        pdfium.FPDFText_GetTextObject,
    )
    types: dict[int, Type] = {}
    word: Word | None = None
    previous_end = -1
    for piece in _PIECE.finditer(_characters(text)):
        start, end = piece.span()
        box_of(text, start, box_at)
        x0, top, bottom, x1 = box.left, box.top, box.bottom, box.right
        if end - start > 1:
            box_of(text, end - 1, box_at)
            x1 = box.right
        origin_of(text, start, x_at, y_at)
        drawn = object_of(text, start)
        address = ctypes.addressof(drawn.contents) if drawn else 0
        type_ = types.get(address)
        if type_ is None:
            type_ = types[address] = _type(text, start, drawn)
        glued = start == previous_end and not (word and word.text[-1] in "\ufffe\x02")
        previous_end = end
        x0, top, x1, bottom, baseline = place(x0, top, x1, bottom, y.value)
        if word and glued and type_ == (word.size, word.bold, word.italic) and abs(baseline - word.baseline) < 0.5:
            word = word._replace(text=word.text + piece[0], x1=x1)
            continue
        if word:
            yield from _clean(word)
        word = Word(piece[0], x0, top, x1, bottom, baseline, *type_, glued)
    if word:
        yield from _clean(word)


def _clean(word: Word) -> Iterator[Word]:
    text = cleaned(word.text)
    if text:
        yield word._replace(text=text) if text != word.text else word


def _type(text: Any, index: int, drawn: Any) -> Type:
    """Return how character ``index`` is set; its size with the matrix that its text object is drawn through."""
    flags = ctypes.c_int()
    buffer = ctypes.create_string_buffer(128)
    pdfium.FPDFText_GetFontInfo(text, index, buffer, len(buffer), ctypes.byref(flags))
    name = buffer.value.decode("utf-8", "replace")
    bold = bool(
        _BOLD.search(name) or flags.value & _FORCE_BOLD or pdfium.FPDFText_GetFontWeight(text, index) >= _BOLD_WEIGHT
    )
    italic = bool(_ITALIC.search(name) or flags.value & _ITALIC_FLAG)
    return Type(round(pdfium.FPDFText_GetFontSize(text, index) * _scale(drawn), 1), bold, italic)


def _scale(drawn: Any) -> float:
    matrix = pdfium.FS_MATRIX()
    if not drawn or not pdfium.FPDFPageObj_GetMatrix(drawn, ctypes.byref(matrix)):
        return 1.0
    return float((matrix.c**2 + matrix.d**2) ** 0.5)


def _placing(page: Any) -> Callable[[float, float, float, float, float], tuple[float, float, float, float, float]]:
    """Return the move from PDF space (origin bottom left, page unturned) to points from the page's visible top left."""
    bounds = pdfium.FS_RECTF()
    pdfium.FPDF_GetPageBoundingBox(page, ctypes.byref(bounds))
    left, top = bounds.left, bounds.top
    return lambda x0, y1, x1, y0, base: (x0 - left, top - y1, x1 - left, top - y0, top - base)
