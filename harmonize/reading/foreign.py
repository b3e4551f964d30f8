"""Files in formats that are not read: recognised by their first bytes, refused with what to do instead."""

from __future__ import annotations

from pathlib import Path
from typing import NoReturn

from harmonize import archives
from harmonize.errors import InputError
from harmonize.reading.options import Options

_SAVE = "open it in a word processor and save it as DOCX or PDF"
_SIGNS = {
    b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1": ("the file is an old Word document (.doc), or has a password", _SAVE),
    b"{\\rtf": ("the file is in Rich Text Format", _SAVE),
    b"\x89PNG": ("the file is a picture", "make a PDF of it, so that its text can be recognised"),
    b"\xff\xd8\xff": ("the file is a picture", "make a PDF of it, so that its text can be recognised"),
    b"II*\0": ("the file is a picture", "make a PDF of it, so that its text can be recognised"),
    b"MM\0*": ("the file is a picture", "make a PDF of it, so that its text can be recognised"),
    b"Rar!": ("the file is an archive", "unpack it and give the law that is in it"),
    b"7z\xbc\xaf": ("the file is an archive", "unpack it and give the law that is in it"),
    b"\x1f\x8b": ("the file is an archive", "unpack it and give the law that is in it"),
}
_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
_OPEN_DOCUMENT = "content.xml"


def is_foreign(data: bytes) -> bool:
    """Tell whether a file is in a format that is known and not read."""
    return data.startswith((*_SIGNS, *_ZIP))


def refuse(data: bytes, path: Path, options: Options) -> NoReturn:
    """Raise InputError with what a file is and what to do."""
    sign = next((sign for sign in _SIGNS if data.startswith(sign)), None)
    what, remedy = _SIGNS[sign] if sign else _zipped(data)
    raise InputError(str(path), what, remedy)


def _zipped(data: bytes) -> tuple[str, str]:
    names = archives.names(data)
    if not names:
        return "the file is a damaged archive or DOCX", "fetch it again"
    if _OPEN_DOCUMENT in names:
        return "the file is an OpenDocument text (.odt)", _SAVE
    return "the file is an archive", "unpack it and give the law that is in it"
