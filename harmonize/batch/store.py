"""The store: what tasks made, each an entry in a file of its own, named by its key, whole or not there.

An entry is a line of JSON (what is said of it, how long its content is and its SHA-256) and its content. Whoever can
write to the folder can change verdicts, but can run nothing: no class outside the model is made of an entry.
"""

from __future__ import annotations

import errno
import hashlib
import json
import os
import pickle
import tempfile
import time
from array import array
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, is_dataclass
from importlib import import_module
from io import BytesIO
from pathlib import Path
from typing import Any

from harmonize.errors import HarmonizeError

Said = Mapping[str, Any]
_LONGEST = 16 * 1024 * 1024
"""Bytes of an entry's first line."""
DAY = 24 * 60 * 60.0
"""Seconds after which what a run left half written is nobody's."""
LONG_AGO = 90 * DAY
"""Seconds after which an entry that no run asked for is taken away."""
FULL = (errno.ENOSPC, errno.EFBIG, errno.EDQUOT)
"""What the system says where there is no room."""
TAKEN = (errno.EISDIR, errno.ENOTDIR, errno.EEXIST)
"""What it says where something lies that is no file, or no folder, as it should be."""
MODEL = ("harmonize.model.", "harmonize.understanding")
"""The modules whose records an entry may hold."""


class StoreError(HarmonizeError):
    """What was made cannot be kept, so that nothing can go on from it."""


@dataclass(frozen=True, slots=True)
class Entry:
    """What is said of an entry: ``said`` by whoever made it, and the SHA-256 of its content."""

    said: Said
    sha256: str


@dataclass(frozen=True, slots=True)
class Store:
    """A folder of entries that lasts, None for none, and one that lasts as long as a run.

    What is private is kept in the second only.
    """

    lasting: Path | None
    passing: Path

    def entry(self, key: str) -> Entry | None:
        """Return what is said of an entry, None where it is not there or not whole."""
        for path in self._places(key):
            with suppress(OSError, ValueError, KeyError, TypeError), path.open("rb") as file:
                line = file.readline(_LONGEST)
                head = json.loads(line)
                state = os.fstat(file.fileno())
                if state.st_size == len(line) + head["bytes"]:
                    _touch(path, state.st_mtime)
                    return Entry(dict(head["said"]), str(head["sha256"]))
        return None

    def content(self, key: str) -> bytes | None:
        """Return the content of an entry; None where it is not there, or is damaged and taken away."""
        for path in self._places(key):
            with suppress(OSError, ValueError, KeyError, TypeError):
                line, _, content = path.read_bytes().partition(b"\n")
                if hashlib.sha256(content).hexdigest() == json.loads(line)["sha256"]:
                    return content
            with suppress(OSError):
                path.unlink()
        return None

    def put(self, key: str, content: bytes, said: Said, private: bool = False) -> Entry:
        """Keep an entry; a :class:`StoreError` where there is no place for it."""
        sha256 = hashlib.sha256(content).hexdigest()
        said = {**said, "private": private}
        head = {"said": said, "bytes": len(content), "sha256": sha256}
        path = _place(self.passing if private or self.lasting is None else self.lasting, key)
        try:
            replaced(path, json.dumps(head).encode() + b"\n" + content)
        except OSError as error:
            raise no_room(path.parent.parent, error) from error
        return Entry(said, sha256)

    def forget(self) -> None:
        """Take away the entries that no run has asked for in a long time, and what killed runs left of others."""
        for path in self.lasting.glob("??/*") if self.lasting else ():
            with suppress(OSError):
                age = time.time() - path.stat().st_mtime
                if age > (DAY if path.name.startswith(".") else LONG_AGO):
                    path.unlink()

    def _places(self, key: str) -> list[Path]:
        return [_place(folder, key) for folder in (self.lasting, self.passing) if folder]


def _touch(path: Path, used: float) -> None:
    """Have a file tell on which day it was used last, where it can be told that."""
    if time.time() - used > DAY:
        with suppress(OSError):  # a folder that is read-only gives what it has
            os.utime(path)


def no_room(place: Path, error: OSError) -> StoreError:
    """Return the error of a folder in which nothing can be kept."""
    remedy = f"{way_out(error)}, or name another folder with --cache DIR"
    return StoreError(str(place), f"cannot be written to ({error.strerror})", remedy)


def way_out(error: OSError) -> str:
    """Return what helps where a place cannot be written to.

    >>> way_out(OSError(errno.ENOSPC, "No space left on device"))
    'make room there'
    """
    if error.errno in FULL:
        return "make room there"
    return "take away what lies there" if error.errno in TAKEN else "make it writable"


def _place(folder: Path, key: str) -> Path:
    return folder / key[:2] / key


def replaced(path: Path, content: bytes) -> None:
    """Write a file beside its place and move it there, so that nobody reads half of it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile(dir=path.parent, prefix=".", delete=False) as file:
        try:
            file.write(content)
            file.close()
            os.replace(file.name, path)
        except BaseException:
            with suppress(OSError):
                os.unlink(file.name)
            raise


def packed(made: object) -> bytes:
    """Return records of the model as bytes."""
    return pickle.dumps(made, pickle.HIGHEST_PROTOCOL)


def unpacked(content: bytes) -> Any:
    """Return the records that :func:`packed` was given; a :class:`pickle.UnpicklingError` for anything else.

    >>> unpacked(packed((1, "a")))
    (1, 'a')
    """
    return _OfTheModel(BytesIO(content)).load()


class _OfTheModel(pickle.Unpickler):
    """Makes nothing but records of the model."""

    def find_class(self, module: str, name: str) -> Any:
        if module.startswith(MODEL):
            known = getattr(import_module(module), name, None)
            if is_dataclass(known) and isinstance(known, type) and known.__module__ == module:
                return known
        if module == array.__module__ and name in ("array", "_array_reconstructor"):
            return super().find_class(module, name)
        raise pickle.UnpicklingError(f"{module}.{name} is no part of a statute")
