"""Plain text to a document: its lines as they are, a form feed for a new page."""

from __future__ import annotations

import re
from array import array

import charset_normalizer

from harmonize.errors import InputError
from harmonize.model.text import Line, Page, Span, Words
from harmonize.reading.characters import cleaned, unmappable

MARKS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
_PAGES = ["cp1250", "cp1251", "cp1252", "cp1254", "iso8859_2"]
"""The eight-bit encodings that laws in Latin and Cyrillic letters were typed in."""
_JUNK = 0.01
"""Share of characters without meaning above which a file is no text."""
_BAD = "\ufffd"
_DAMAGED = 0.05
"""Share of a text's letters beyond ASCII that may be damaged where it is in UTF-8 all the same."""
_TAB = 4
_WORD = re.compile(r"\S+")


def decoded(data: bytes, name: str) -> str:
    """Return the characters of ``data``, whose encoding is told by its mark, else UTF-8, else the likeliest.

    Raises InputError for bytes that are no text.

    >>> decoded("Član 302".encode("utf-8-sig"), "zakon.txt")
    'Član 302'
    """
    encoding = next((encoding for mark, encoding in MARKS if data.startswith(mark)), "utf-8")
    text = data.decode(encoding, "replace")
    if _BAD in text and _BAD.encode() not in data and text.count(_BAD) > _DAMAGED * _beyond_ascii(text):
        text = str(charset_normalizer.from_bytes(data, cp_isolation=_PAGES).best() or "\0")
    if unmappable(text) > _JUNK * len(text):
        raise InputError(name, "the file is in no known format", "give a PDF, a DOCX, HTML, or a text file in UTF-8")
    return text


def _beyond_ascii(text: str) -> int:
    return sum(not char.isascii() for char in text)


def lines(text: str) -> tuple[str, tuple[Line, ...], tuple[Page, ...], Words]:
    """Return the text with clean lines, its lines, its pages and its words."""
    parts: list[str] = []
    found: list[Line] = []
    words, length, number = Words(), 0, 1
    for number, page in enumerate(re.sub(r"\r\n?", "\n", text).rstrip().split("\f"), start=1):
        for line in page.split("\n"):
            indent = len(line.expandtabs(_TAB)) - len(line.expandtabs(_TAB).lstrip())
            clean = " ".join(filter(None, map(cleaned, line.split())))
            if not clean:
                continue
            found.append(Line(Span(length, length + len(clean)), number, indent=float(indent)))
            columns(words, clean, length, number)
            parts.append(clean)
            length += len(clean) + 1
    return "".join(f"{part}\n" for part in parts), tuple(found), tuple(Page(i) for i in range(1, number + 1)), words


def columns(words: Words, line: str, start: int, page: int) -> None:
    """Add the words of a line that begins at ``start``; their boxes are empty, for plain text has no layout."""
    for word in _WORD.finditer(line):
        words.starts.append(start + word.start())
        words.ends.append(start + word.end())
        words.pages.append(page)
        words.boxes.extend(array("f", (0.0, 0.0, 0.0, 0.0)))
