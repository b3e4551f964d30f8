"""A text half fetched: it lies beside its place, with what tells its version, until it is whole and put there."""

from __future__ import annotations

import json
import os
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from harmonize.errors import FetchError

LEFT = ("*.part", "*.part.of", "*.refused-*")
"""What files are called that a text leaves beside its place: half of it, the note on it, and what was refused."""
_NOTE = 4096
_FOLLOWS = getattr(os, "O_NOFOLLOW", 0)
"""Folders of others may hold links where a half text would lie; nothing is written through one."""


@dataclass(frozen=True, slots=True)
class Begun:
    """What lies there of a text: how many bytes, and by what the server tells its versions apart (ETag or date)."""

    size: int = 0
    version: str = ""


def part(target: Path) -> Path:
    """Return where a text lies while it is fetched; no statute's name ends so."""
    return target.with_name(target.name + ".part")


def note(target: Path) -> Path:
    """Return where it is noted what a half text is half of."""
    return target.with_name(target.name + ".part.of")


def begun(target: Path, address: str) -> Begun:
    """Return what can be gone on with: nothing where it is not known that the rest would fit."""
    try:
        with opened(note(target), os.O_RDONLY) as file:
            said = json.loads(file.read(_NOTE))
        size = part(target).stat().st_size
    except (OSError, ValueError, RecursionError):
        return Begun()
    known = isinstance(said, dict) and said.get("address") == address and isinstance(said.get("version"), str)
    return Begun(size, said["version"]) if known and said["version"] and size else Begun()


def start(target: Path, address: str, version: str) -> BinaryIO:
    """Open a text that is fetched from its beginning, and note what it will be part of."""
    file = opened(part(target), os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
    with opened(note(target), os.O_WRONLY | os.O_CREAT | os.O_TRUNC) as beside:
        beside.write(json.dumps({"address": address, "version": version}).encode())
    return file


def further(target: Path) -> BinaryIO:
    """Open a text that is gone on with."""
    return opened(part(target), os.O_WRONLY | os.O_APPEND)


def opened(path: Path, flags: int) -> BinaryIO:
    """Open a file that is no link."""
    handle = os.open(path, flags | _FOLLOWS | getattr(os, "O_BINARY", 0), 0o644)
    return os.fdopen(handle, "rb" if flags == os.O_RDONLY else "ab" if flags & os.O_APPEND else "wb")


def place(target: Path) -> None:
    """Put a whole text at its place at once; a :class:`FetchError` where something has come to lie there."""
    try:
        os.link(part(target), target)
    except FileExistsError:
        raise FetchError(str(target), "lies there already and is left as it is", "move it away first") from None
    except OSError:  # a file system without links
        if os.path.lexists(target):
            raise FetchError(str(target), "lies there already and is left as it is", "move it away first") from None
        os.replace(part(target), target)
    drop(target)


def set_aside(target: Path, digest: str) -> Path:
    """Keep a text that is refused under a name that is no statute's, and return it."""
    kept = target.with_name(f"{target.name}.refused-{digest[:12]}")
    os.replace(part(target), kept)
    drop(target)
    return kept


def drop(target: Path) -> None:
    """Take away what was fetched of a text."""
    for path in (part(target), note(target)):
        with suppress(OSError):
            path.unlink()
