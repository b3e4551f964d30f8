"""By which first bytes a file's format is known, whatever its name says."""

from __future__ import annotations

import re

from harmonize import archives
from harmonize.reading.plain import MARKS

_HEAD = 4096
_PDF = 1024
_PROLOG = (("<?", "?>"), ("<!--", "-->"))
"""What may stand before a page's first element: ``<?xml version="1.0"?>``, ``<!-- saved from ... -->``."""
_ELEMENT = re.compile(
    r"<(?:!doctype\s+html|html|head|body|div|p|table|h[1-6]|center|meta|title)\b",  # <!DOCTYPE html>, <p class="x">
    re.IGNORECASE,
)


def is_pdf(data: bytes) -> bool:
    """Tell whether a file is a PDF, which may begin with a little of something else."""
    return b"%PDF-" in data[:_PDF]


def is_docx(data: bytes) -> bool:
    """Tell whether a file is a DOCX: a zip archive of typed parts, some of which are Word's."""
    names = archives.names(data) if data.startswith(b"PK") else ()
    return "[Content_Types].xml" in names and any(name.startswith("word/") for name in names)


def is_html(data: bytes) -> bool:
    r"""Tell whether a file begins as a page of HTML does.

    >>> is_html(b"<!-- saved from x -->\n<!DOCTYPE html>"), is_html(b"<akomaNtoso>"), is_html(b"Article 1")
    (True, False, False)
    """
    mark = next((encoding for sign, encoding in MARKS if data.startswith(sign)), "latin-1")
    text = data[:_HEAD].decode(mark, "ignore").lstrip("\ufeff \t\r\n")
    while ends := next((ends for begins, ends in _PROLOG if text.startswith(begins)), ""):
        text = text.partition(ends)[2].lstrip()
    return bool(_ELEMENT.match(text))
