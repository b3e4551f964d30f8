"""Answers of servers: whether what came is what the file's name says, in a form that can be unpacked safely."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from harmonize.errors import FetchError
from harmonize.reading import marks_provisions, signs
from harmonize.reading.plain import MARKS

_GENERIC = frozenset(("", "application/octet-stream", "binary/octet-stream", "application/force-download"))
"""What servers say of files that they know nothing of; the content decides alone."""
_HEAD = 4096
_STEP = 1 << 16
_GZIP = 16 + zlib.MAX_WBITS
_REMEDY = "open it in a browser and correct the address in the manifest, or add the text with harmonize corpus add"


@dataclass(frozen=True, slots=True)
class Form:
    """A form of text: the media types that servers give it, and how its content is told."""

    media: frozenset[str]
    told: Callable[[Path, bytes], bool]


def is_text(data: bytes) -> bool:
    r"""Tell whether something is plain text: no page, no printed document, no archive, no picture.

    >>> is_text(b"Article 1"), is_text(b"<html>"), is_text(b"%PDF-1.7"), is_text(b"\x89PNG\x00")
    (True, False, False, False)
    """
    marked = any(data.startswith(sign) for sign, _ in MARKS)
    return (marked or b"\0" not in data[:_HEAD]) and not (signs.is_html(data) or signs.is_pdf(data))


def is_markup(data: bytes) -> bool:
    """Tell whether something is XML that is no page of HTML."""
    return data[:_HEAD].lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<") and not signs.is_html(data)


_PAGE = Form(frozenset(("text/html", "application/xhtml+xml")), lambda _, data: signs.is_html(data))
_WORD = Form(
    frozenset((
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        "application/vnd.ms-word.document.macroenabled.12",
        "application/msword",
        "application/zip",
    )),
    lambda _, data: signs.is_docx(data),
)  # fmt: skip
_XML = Form(frozenset(("application/xml", "text/xml", "application/akn+xml")), lambda _, data: is_markup(data))
FORMS = {
    ".pdf": Form(frozenset(("application/pdf", "application/x-pdf")), lambda _, data: signs.is_pdf(data)),
    ".docx": _WORD,
    ".docm": _WORD,
    ".html": _PAGE,
    ".htm": _PAGE,
    ".xml": _XML,
    ".akn": _XML,
    ".json": Form(frozenset(("application/json", "text/json")), lambda path, _: marks_provisions(path)),
    ".txt": Form(frozenset(("text/plain",)), lambda _, data: is_text(data)),
}
"""By the suffix of a file, the form that its name promises."""


def form_of(name: str) -> Form:
    """Return the form that a file's name promises; a :class:`FetchError` where it promises no law."""
    if form := FORMS.get(Path(name).suffix.lower()):
        return form
    raise FetchError(ascii(name), "is no name of a text of a law", f"name it with one of {', '.join(FORMS)}")


def check_media(name: str, said: str, where: str) -> None:
    """Raise a :class:`FetchError` where the media type that a server says is not the one that a file's name promises.

    >>> check_media("code.pdf", "application/pdf; charset=binary", "https://gazette.gov.xa/code")
    """
    media = said.partition(";")[0].strip().lower()
    if media not in _GENERIC and media not in form_of(name).media:
        what = f"the server says that this is {media!a}, which does not fit the name {name}"
        raise FetchError(where, what, _REMEDY)


def check_content(name: str, path: Path, data: bytes, where: str) -> None:
    """Raise a :class:`FetchError` where what came is not what a file's name promises, whatever the server says."""
    if not data.strip():
        raise FetchError(where, "the server sent nothing", _REMEDY)
    if not form_of(name).told(path, data):
        came = next((kind for kind, tells in _KINDS.items() if tells(data)), "something else")
        raise FetchError(where, f"the server sent {came}, which does not fit the name {name}", _REMEDY)


_KINDS: dict[str, Callable[[bytes], bool]] = {
    "a page of HTML": signs.is_html,
    "a PDF": signs.is_pdf,
    "an archive": lambda data: data.startswith((b"PK", b"\x1f\x8b")),
    "plain text": is_text,
}


def unpacked(pieces: Iterable[bytes], encoding: str, where: str) -> Iterator[bytes]:
    """Yield what a server sends, unpacked by at most 64 KiB at once where it packed it; packed was not asked for.

    A :class:`FetchError` where it is packed in a way that is not known, damaged or cut off.
    """
    if encoding in {"", "identity"}:
        yield from pieces
    elif encoding in {"gzip", "x-gzip"}:
        yield from _inflated(pieces, where)
    else:
        raise FetchError(where, f"the server packs its answer as {encoding!a}, unasked", _REMEDY)


def _inflated(pieces: Iterable[bytes], where: str) -> Iterator[bytes]:
    inflating = zlib.decompressobj(_GZIP)
    try:
        for piece in pieces:
            while piece and not inflating.eof:
                yield inflating.decompress(piece, _STEP)
                piece = inflating.unconsumed_tail
        yield inflating.flush()
    except zlib.error as error:
        raise FetchError(where, f"what the server packed cannot be unpacked ({error})", _REMEDY) from error
    if not inflating.eof:
        raise FetchError(where, "what the server packed is cut off", "fetch it again")
