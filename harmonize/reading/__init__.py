"""Reading: a file's bytes become a :class:`~harmonize.model.text.Document`."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

from harmonize import regular
from harmonize.errors import InputError
from harmonize.model.text import Document, Page
from harmonize.reading import akn, foreign, legacy, pdf, plain, provisions, signs, xml
from harmonize.reading.assembly import assembled
from harmonize.reading.cells import with_tables
from harmonize.reading.columns import in_columns
from harmonize.reading.damage import estimated
from harmonize.reading.footnotes import with_footnotes
from harmonize.reading.frame import as_shown
from harmonize.reading.furniture import with_furniture
from harmonize.reading.gutters import with_gutters
from harmonize.reading.labels import with_labels
from harmonize.reading.layout import rows
from harmonize.reading.margins import with_notes
from harmonize.reading.ocr import recognised
from harmonize.reading.options import DETECT, Options
from harmonize.reading.sheet import Sheet
from harmonize.reading.translations import with_translations
from harmonize.reading.watermarks import aside, without_stamps

__all__ = ["Options", "marks_provisions", "read"]

MAX_BYTES = regular.LARGEST


def read(path: Path, options: Options = DETECT) -> Document:
    """Return the document that the file at ``path`` holds, in the format that its content tells, not its name.

    Raises InputError for a file that is missing, empty, too large, damaged, encrypted, or without any text.
    """
    data = _bytes(path)
    if path.suffix.lower() == ".pdf" and not signs.is_pdf(data):
        raise InputError(str(path), "the file is no PDF, whatever its name says", "fetch it again")
    return estimated(next(reader for recognises, reader in FORMATS if recognises(data))(data, path, options))


def marks_provisions(path: Path) -> bool:
    """Tell whether a file of data (XML, JSON) is a law whose provisions it marks, and not something else."""
    try:
        data = _bytes(path)
    except (InputError, OSError):
        return False
    return akn.recognised(data) or (provisions.recognised(data) and provisions.holds_law(data))


def _bytes(path: Path) -> bytes:
    if not path.exists():
        raise InputError(str(path), "there is no such file", "check the path")
    if not path.is_file():
        raise InputError(str(path), "this is a folder, not a file", "name a file in it")
    if path.stat().st_size > MAX_BYTES:
        raise InputError(str(path), f"the file is larger than {MAX_BYTES >> 20} MB", "split it")
    data = path.read_bytes()
    if not data.strip():
        raise InputError(str(path), "the file is empty", "fetch it again")
    return data


def _from_pdf(data: bytes, path: Path, options: Options) -> Document:
    sheets = without_stamps(pdf.sheets(data, str(path)))
    garbled = tuple(legacy.notices(sheets))
    sheets, noticed, remedy = recognised(data, sheets, options)
    if not any(sheet.words for sheet in sheets if sheet.readable):
        what = "garbage for a text layer" if garbled else "no text layer that can be read"
        raise InputError(str(path), f"the PDF has {what}", remedy)
    pages = [rows(sheet.number, sheet.words if sheet.readable else ()) for sheet in sheets]
    sheets = [replace(sheet, words=()) for sheet in sheets]  # the rows have them now
    pages = with_tables(with_furniture(pages, sheets), sheets)
    pages = with_notes(with_gutters(pages))
    pages = with_footnotes([with_labels(page) for page in pages], sheets)
    pages, notices = with_translations(in_columns(pages, sheets), options.languages)
    pages = [page + aside(sheet) for page, sheet in zip(pages, sheets, strict=True)]
    text, span, lines, words = assembled([row for page in pages for row in page])
    return Document(
        name=path.name,
        text=text,
        flow=span,
        lines=as_shown(lines, words, sheets),
        pages=tuple(map(_page, sheets)),
        words=words,
        sha256=sha256(data).hexdigest(),
        media_type="application/pdf",
        notices=(*garbled, *noticed, *notices),
    )


def _page(sheet: Sheet) -> Page:
    if not sheet.readable:
        return Page(sheet.number, *sheet.shown, readable=False, source="none", confidence=0.0)
    return Page(sheet.number, *sheet.shown, source=sheet.source, confidence=sheet.confidence)


def _from_docx(data: bytes, path: Path, options: Options) -> Document:
    from harmonize.reading import docx  # late: python-docx and lxml

    return docx.read(data, path, options)


def _from_html(data: bytes, path: Path, options: Options) -> Document:
    from harmonize.reading import html  # late: tinycss2

    return html.read(data, path, options)


FORMATS: tuple[tuple[Callable[[bytes], bool], Callable[[bytes, Path, Options], Document]], ...] = (
    (signs.is_pdf, _from_pdf),
    (signs.is_docx, _from_docx),
    (signs.is_html, _from_html),
    (akn.recognised, akn.read),
    (xml.is_unknown, xml.refuse),
    (provisions.recognised, provisions.read),
    (foreign.is_foreign, foreign.refuse),
    (lambda data: True, plain.read),
)
"""What recognises a format by its content, and what reads it; the first that recognises a file reads it."""
