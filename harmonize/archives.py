"""Whether a zip archive may be opened: its members, their sizes and names, before anything is unpacked."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Sequence
from zipfile import BadZipFile, ZipFile, ZipInfo

from harmonize.errors import InputError

BROKEN = (BadZipFile, EOFError, OSError, RuntimeError, ValueError, zlib.error)
"""What opening and unpacking a damaged archive raises."""
_MOST_MEMBERS = 5_000
_LARGEST_XML = 64 << 20
_LARGEST = 256 << 20
_DENSEST, _SMALL = 200, 1 << 20
"""How many times smaller than its content a member may be packed, and up to which size nobody asks."""
_ANEW = "save the file anew in a word processor"
_ENCRYPTED = 0x1
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_XML = (".xml", ".rels", ".vml")
_DECLARED = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_MARK = {b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16", b"<\x00": "utf-16-le", b"\x00<": "utf-16-be"}


def members(data: bytes, where: str) -> dict[str, bytes]:
    """Return the XML members of an archive by name, once all its members were found harmless.

    Raises InputError for an archive that is damaged or encrypted, holds a path that leaves it, unpacks to far more
    than it is, or declares a document type or entities in any XML.
    """
    try:
        with ZipFile(io.BytesIO(data)) as opened:
            _refuse(opened.infolist(), where)
            found = {one.filename: opened.read(one) for one in opened.infolist() if one.filename.endswith(_XML)}
    except BROKEN as error:
        raise InputError(where, f"the file is damaged ({error})", "fetch it again") from error
    for name, content in found.items():
        if _declares(content):
            raise InputError(f"{where}, {name}", "the XML declares a document type", _ANEW)
    return found


def names(data: bytes) -> Sequence[str]:
    """Return the names of an archive's members; none where it is no archive."""
    try:
        with ZipFile(io.BytesIO(data)) as opened:
            return opened.namelist()
    except BROKEN:
        return ()


def _refuse(found: Sequence[ZipInfo], where: str) -> None:
    if len(found) > _MOST_MEMBERS:
        raise InputError(where, f"the file is an archive of {len(found)} files", _ANEW)
    if sum(one.file_size for one in found) > _LARGEST:
        raise InputError(where, f"the file unpacks to more than {_LARGEST >> 20} MB", "take the pictures out of it")
    if len({one.filename for one in found}) < len(found):
        raise InputError(where, "two files in the archive have one name", _ANEW)
    for one in found:
        _refuse_member(one, f"{where}, {one.filename[:100]!r}")


def _refuse_member(one: ZipInfo, where: str) -> None:
    if one.flag_bits & _ENCRYPTED:
        raise InputError(where, "the file is encrypted", "save it without a password")
    if one.compress_type not in _METHODS:
        raise InputError(where, "the file is packed in an unusual way", _ANEW)
    if _leaves(one.filename):
        raise InputError(where, "a name in the archive leads out of it", _ANEW)
    packed = one.file_size > _SMALL and one.file_size > _DENSEST * max(one.compress_size, 1)
    if packed or (one.filename.endswith(_XML) and one.file_size > _LARGEST_XML):
        raise InputError(where, f"it unpacks to {one.file_size >> 20} MB", _ANEW)


def _leaves(name: str) -> bool:
    r"""Tell whether a member's name is no plain relative path.

    >>> _leaves("word/document.xml"), _leaves("../../etc/passwd"), _leaves("C:\\x"), _leaves("/x")
    (False, True, True, True)
    """
    return name.startswith("/") or "\\" in name or ":" in name or "\0" in name or ".." in name.split("/")


def _declares(content: bytes) -> bool:
    encoding = next((encoding for mark, encoding in _MARK.items() if content.startswith(mark)), None)
    plain = content.decode(encoding, "replace").encode() if encoding else content
    return bool(_DECLARED.search(plain))
