"""Plain text to a document: its lines as they are, or as they were before they were wrapped; a form feed for a page."""

from __future__ import annotations

import re
from pathlib import Path

import charset_normalizer

from harmonize.errors import InputError
from harmonize.model.text import Document
from harmonize.reading.characters import unmappable
from harmonize.reading.options import Options
from harmonize.reading.typed import document
from harmonize.reading.wrapping import unwrapped

MEDIA_TYPE = "text/plain"
MARKS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
_PAGES = ["cp1250", "cp1251", "cp1252", "cp1254", "iso8859_2"]
"""The eight-bit encodings that laws in Latin and Cyrillic letters were typed in."""
_JUNK = 0.01
"""Share of characters without meaning above which a file is no text."""
_BAD = "\ufffd"
_DAMAGED = 0.05
"""Share of a text's letters beyond ASCII that may be damaged where it is in UTF-8 all the same."""
_ZEROS = 0.05
"""Share of zeros among every other byte of a text whose characters take two."""
_HEAD = 4096


def decoded(data: bytes, name: str) -> str:
    """Return the characters of ``data``, whose encoding is told by its mark, else UTF-8, else the likeliest.

    Raises InputError for bytes that are no text.

    >>> decoded("Član 302".encode("utf-8-sig"), "zakon.txt")
    'Član 302'
    """
    encoding = next((encoding for mark, encoding in MARKS if data.startswith(mark)), "") or _wide(data) or "utf-8"
    text = data.decode(encoding, "replace")
    if _BAD in text and _BAD.encode() not in data and text.count(_BAD) > _DAMAGED * _beyond_ascii(text):
        text = str(charset_normalizer.from_bytes(data, cp_isolation=_PAGES).best() or "\0")
    if unmappable(text) > _JUNK * len(text):
        raise InputError(name, "the file is in no known format", "give a PDF, a DOCX, HTML, or a text file in UTF-8")
    return text


def _wide(data: bytes) -> str:
    """Return which UTF-16 a text without a mark is in: its blanks and stops have a zero on one side; empty for none.

    >>> _wide("Член 1. Дожд врне.".encode("utf-16-le")), _wide("Član 1.".encode())
    ('utf-16-le', '')
    """
    even, odd = (data[start:_HEAD:2].count(0) / max(1, len(data[start:_HEAD:2])) for start in (0, 1))
    if max(even, odd) < _ZEROS or min(even, odd) > _ZEROS / 10:
        return ""
    return "utf-16-le" if odd > even else "utf-16-be"


def _beyond_ascii(text: str) -> int:
    return sum(not char.isascii() for char in text)


def read(data: bytes, path: Path, options: Options) -> Document:
    """Return the document of a plain text.

    Raises InputError for bytes that are no text, and for a text without a word.
    """
    text = re.sub(r"\r\n?|\x85|\u2028", "\n", decoded(data, str(path))).rstrip()
    lines = list(unwrapped([page.split("\n") for page in text.split("\f")]))
    return document(data, path, MEDIA_TYPE, lines, changes=options.changes)
