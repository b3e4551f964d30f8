"""Plain text to a document: its lines as they are, a form feed for a new page."""

from __future__ import annotations

import re
from array import array

import charset_normalizer

from harmonize.errors import InputError
from harmonize.model.text import Line, Page, Span, Words
from harmonize.reading.characters import cleaned

_BOMS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
_WORD = re.compile(r"\S+")


def decoded(data: bytes, name: str) -> str:
    """Return the characters of ``data``, whose encoding is told by its mark, else UTF-8, else guessed.

    >>> decoded("Član 302".encode("utf-8-sig"), "zakon.txt")
    'Član 302'
    """
    encoding = next((encoding for mark, encoding in _BOMS if data.startswith(mark)), "utf-8")
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        guess = charset_normalizer.from_bytes(data).best()
        if guess is None or b"\0" in data:
            raise InputError(name, "the file is neither a PDF nor text", "give a PDF or a UTF-8 text file") from error
        return str(guess)


def lines(text: str) -> tuple[str, tuple[Line, ...], tuple[Page, ...], Words]:
    """Return the text with clean lines, its lines, its pages and its words."""
    parts: list[str] = []
    found: list[Line] = []
    words, length, number = Words(), 0, 1
    for number, page in enumerate(re.sub(r"\r\n?", "\n", text).split("\f"), start=1):
        for line in page.split("\n"):
            indent = len(line.expandtabs(4)) - len(line.expandtabs(4).lstrip())
            clean = " ".join(map(cleaned, line.split()))
            if not clean:
                continue
            found.append(Line(Span(length, length + len(clean)), number, indent=float(indent)))
            _columns(words, clean, length, number)
            parts.append(clean)
            length += len(clean) + 1
    return "".join(f"{part}\n" for part in parts), tuple(found), tuple(Page(i) for i in range(1, number + 1)), words


def _columns(words: Words, line: str, start: int, page: int) -> None:
    for word in _WORD.finditer(line):
        words.starts.append(start + word.start())
        words.ends.append(start + word.end())
        words.pages.append(page)
        words.boxes.extend(array("f", (0.0, 0.0, 0.0, 0.0)))
