"""PDF to sheets of words: characters that touch, are set alike and stand on one baseline are one word."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, NamedTuple

import pypdfium2
import pypdfium2.raw

from harmonize.errors import InputError
from harmonize.reading.characters import cleaned, is_clean, unmappable
from harmonize.reading.pdfium import PrintedPage, Type, opened
from harmonize.reading.sheet import Sheet, Word

MAX_PAGES = 5_000
MAX_CHARACTERS = 200_000
"""Characters read of one page; a page of a law has some three thousand."""

_PIECE = re.compile(
    r"""
    [\ufffe\x02]                            # a hyphen at a line's end: what follows stands on the next line
  | (?P<digits> \d+) | [*†‡§]               # may be raised: 361 and its index 1, a word and its note mark
  | \( (?=[\d*]{1,3}\)) | (?<=[\d*]) \)     # (12), raised or not
  | [^\s\d*†‡§\ufffe\x02()]+
  | [()]
    """,
    re.VERBOSE,
)
_LINE_END = "\ufffe\x02"
_BASELINE = 0.5
"""Points by which the baselines of the parts of one word may differ."""
_TAIL = 65_536
"""Bytes at the end of a file in which a whole PDF says that it ends."""
_FEW = 100
"""Characters on a page under which a picture that covers it is what the page says."""
_COVERED = 0.3
"""Share of a page's area that pictures cover if the page is one."""


class Run(NamedTuple):
    """Characters ``start`` to ``end`` of a page, set alike on one baseline; ``glued`` as in Word."""

    start: int
    end: int
    drawn: int
    type: Type
    glued: bool


def sheets(data: bytes, name: str) -> list[Sheet]:
    """Return every page of the PDF ``data``; ``name`` is for the messages.

    Raises InputError for a file that is damaged, encrypted or too long.
    """
    with _document(data, name) as pdf:
        if len(pdf) > MAX_PAGES:
            raise InputError(name, f"the PDF has {len(pdf)} pages, more than {MAX_PAGES}", "split it")
        return [_sheet(pdf.raw, index) for index in range(len(pdf))]


@contextmanager
def _document(data: bytes, name: str) -> Iterator[Any]:
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
            return Sheet(index + 1, 0.0, 0.0, readable=False)
        words = tuple(_words(page))
        return Sheet(index + 1, *page.size, words, _readable(page, words))


def _readable(page: PrintedPage, words: tuple[Word, ...]) -> bool:
    """Tell whether ``words`` are what the page says: most characters have a meaning, and no picture says more."""
    characters = "".join([word.text for word in words])
    if unmappable(characters) * 2 > len(characters):
        return False
    width, height = page.size
    return len(characters) >= _FEW or page.pictured() < _COVERED * width * height


def _words(page: PrintedPage) -> Iterator[Word]:
    """Yield the words of a page in the file's order."""
    characters = page.characters(MAX_CHARACTERS)
    clean = is_clean(characters)
    for start, end, _, type_, glued in _runs(page, characters):
        word = characters[start:end] if clean else cleaned(characters[start:end])
        if word:
            yield Word(word, *page.edges(start, end), *type_, glued)


def _runs(page: PrintedPage, characters: str) -> Iterator[Run]:
    run = Run(0, -1, -1, Type(0.0, False, False), False)
    for start, end in _pieces(page, characters):
        drawn = page.drawn(start)
        glued = start == run.end and characters[start - 1] not in _LINE_END
        if glued and (drawn == run.drawn or _alike(page, run, start, drawn)):
            run = Run(run.start, end, drawn, run.type, run.glued)
            continue
        if run.end > 0:
            yield run
        run = Run(start, end, drawn, page.type(start, drawn), glued)
    if run.end > 0:
        yield run


def _pieces(page: PrintedPage, characters: str) -> Iterator[tuple[int, int]]:
    """Yield the spans that are set alike within; digits one by one where a number is drawn in several parts."""
    for piece in _PIECE.finditer(characters):
        start, end = piece.span()
        if end - start > 1 and piece.lastgroup and page.drawn(start) != page.drawn(end - 1):
            yield from ((i, i + 1) for i in range(start, end))
        else:
            yield start, end


def _alike(page: PrintedPage, run: Run, start: int, drawn: int) -> bool:
    """Tell whether the piece at ``start`` is set as ``run`` is, on its baseline."""
    if page.type(start, drawn) != run.type:
        return False
    return abs(page.edges(run.start, run.end)[4] - page.edges(start, start + 1)[4]) < _BASELINE
