"""PDF to sheets: every page with its words, and whether they are what it says."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pypdfium2
import pypdfium2.raw

from harmonize.errors import InputError
from harmonize.model.text import Place
from harmonize.reading.characters import unmappable
from harmonize.reading.frame import Frame
from harmonize.reading.legacy import LEGACY_FONT, is_garbage
from harmonize.reading.pdfium import PrintedPage, opened
from harmonize.reading.rules import rules
from harmonize.reading.sheet import Sheet, Word
from harmonize.reading.watermarks import place_aside
from harmonize.reading.words import Printed, words

MAX_PAGES = 5_000
MAX_CHARACTERS = 200_000
"""Characters read of one page; a page of a law has some three thousand, and one with more than these is unread."""

MAX_DRAWINGS = 20_000
"""Objects of one page among which its lines are looked for."""
_TAIL = 65_536
"""Bytes at the end of a file in which a whole PDF says that it ends."""
_FEW = 100
"""Characters on a page under which a picture that covers it is what the page says."""
_COVERED = 0.3
"""Share of a page's area that pictures cover if the page is one."""


def sheets(data: bytes, name: str) -> list[Sheet]:
    """Return every page of the PDF ``data``; ``name`` is for the messages.

    Raises InputError for a file that is damaged, encrypted or too long.
    """
    with document(data, name) as pdf:
        if len(pdf) > MAX_PAGES:
            raise InputError(name, f"the PDF has {len(pdf)} pages, more than {MAX_PAGES}", "split it")
        with _uncollected():
            return [_sheet(pdf.raw, index) for index in range(len(pdf))]


@contextmanager
def _uncollected() -> Iterator[None]:
    """Leave garbage collection for later: words hold no cycles, and it would look at all of them again and again."""
    on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if on:
            gc.enable()


@contextmanager
def document(data: bytes, name: str) -> Iterator[Any]:
    """Give the PDF ``data`` as PDFium's document; ``name`` is for the messages.

    Raises InputError for a file that is damaged or encrypted.
    """
    if b"%%EOF" not in data[-_TAIL:]:
        raise InputError(name, "the PDF is truncated: its end is missing", "fetch the file again")
    try:
        pdf = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if pypdfium2.raw.FPDF_GetLastError() == pypdfium2.raw.FPDF_ERR_PASSWORD:
            raise InputError(name, "the PDF is encrypted", "save a copy of it without password") from error
        raise InputError(name, "the PDF is damaged and cannot be opened", "fetch the file again") from error
    try:
        yield pdf
    finally:
        pdf.close()


def _sheet(pdf: Any, index: int) -> Sheet:
    with opened(pdf, index) as page:
        if page is None:
            return Sheet(index + 1, 0.0, 0.0, readable=False, fault="damaged")
        characters = page.characters(MAX_CHARACTERS)
        if len(characters) == MAX_CHARACTERS:
            return Sheet(index + 1, *Frame(*page.bounds, page.turns).size, readable=False, fault="crowded")
        printed = words(page, characters)
        fault = _fault(page, printed)
        return Sheet(
            index + 1,
            *printed.frame.size,
            printed.words,
            readable=not fault,
            turns=(printed.frame.turns - page.turns) % 4,
            aside=_aside(printed),
            rules=tuple(rules(page.drawings(MAX_DRAWINGS), printed.frame)),
            fault=fault,
        )


def _aside(printed: Printed) -> tuple[tuple[Place, tuple[Word, ...]], ...]:
    """Return the lines that are not set as the text is, each with its place."""
    sideways = place_aside(line.words for line in printed.aside if line.sideways)
    return tuple((sideways if line.sideways else "watermark", line.words) for line in printed.aside)


def _fault(page: PrintedPage, printed: Printed) -> str:
    """Return why the words found are not what the page says, empty where they are."""
    characters = "".join([word.text for word in printed.words])
    if unmappable(characters) * 2 > len(characters):
        return "no-letters"
    if is_garbage([word.text for word in printed.words]):
        return LEGACY_FONT
    width, height = printed.frame.size
    covered = len(characters) < _FEW and page.pictured() >= _COVERED * width * height
    return "picture" if covered else ""
