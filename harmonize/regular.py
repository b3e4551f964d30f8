"""Files that anybody may have put there: opened only where they are files themselves, and read to a bound.

A link may lead to what its author may not read, a device has no end, and a pipe waits for ever.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import file_digest
from io import BufferedReader
from pathlib import Path

from harmonize.errors import HarmonizeError, InputError

LARGEST = 200 << 20
"""Bytes of the text of a law: no reader takes a larger one."""
ITSELF = "put the file itself there"
Kind = type[HarmonizeError]

NO_WAITING = getattr(os, "O_NONBLOCK", 0)
NO_LINK = getattr(os, "O_NOFOLLOW", 0)
"""Not every system has them: what they hold was looked at before, and is between the two looks only."""


@contextmanager
def opened(path: Path, *, link: bool = False, kind: Kind = InputError) -> Iterator[BufferedReader]:
    """Give a file to be read; an error of a ``kind`` where it is a folder, a device, a pipe, or a link.

    With ``link`` a link to a file is followed. A file that is not there, or may not be read, is an :class:`OSError`.
    """

    def opener(name: str, flags: int) -> int:
        return os.open(name, flags | NO_WAITING | (0 if link else NO_LINK))

    _check(path, path.stat() if link else path.lstat(), kind)
    with open(path, "rb", opener=opener) as file:
        _check(path, os.fstat(file.fileno()), kind)  # it may be another one since
        yield file


def content(path: Path, largest: int, *, link: bool = False, kind: Kind = InputError) -> bytes:
    """Return what is in a file; an error of a ``kind`` where it is larger than so many bytes, or cannot be opened."""
    with opened(path, link=link, kind=kind) as file:
        _measure(path, os.fstat(file.fileno()).st_size, largest, kind)
        data = file.read(largest + 1)
    _measure(path, len(data), largest, kind)
    return data


def sha256_of(path: Path, *, link: bool = False) -> str:
    """Return the SHA-256 of a file, read in pieces; an :class:`InputError` where it is larger than any law."""
    with opened(path, link=link) as file:
        _measure(path, os.fstat(file.fileno()).st_size, LARGEST, InputError)
        return file_digest(file, "sha256").hexdigest()


def within(path: Path, folder: Path) -> bool:
    """Tell whether no folder between a folder and a path below it is a link, which may lead out of it."""
    between = (parent for parent in path.parents if parent != folder and parent.is_relative_to(folder))
    return not any(parent.is_symlink() for parent in between)


def _check(path: Path, state: os.stat_result, kind: Kind) -> None:
    if stat.S_ISLNK(state.st_mode):
        raise kind(str(path), "is a link", ITSELF)
    if not stat.S_ISREG(state.st_mode):
        raise kind(str(path), "is no file", ITSELF)


def _measure(path: Path, size: int, largest: int, kind: Kind) -> None:
    if size > largest:
        raise kind(str(path), f"is larger than {largest >> 10} KB", "split it, or put the right file there")
