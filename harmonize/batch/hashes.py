"""Hashes of files, remembered: a file that is as it was is not read again to know that."""

from __future__ import annotations

import json
import os
import time
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from harmonize.batch.store import replaced
from harmonize.errors import HarmonizeError
from harmonize.regular import sha256_of

FRESH = 2_000_000_000
"""Nanoseconds after a change within which a file may change again and have the same time."""
State = tuple[int, int, int, int]


@dataclass(slots=True)
class Hashes:
    """The hashes of files by path and state; ``place`` is the file that remembers them, None for none."""

    place: Path | None
    known: dict[str, tuple[State, str]] = field(default_factory=dict)
    changed: bool = False

    @classmethod
    def at(cls, place: Path | None) -> Hashes:
        """Return what a file remembers, nothing where it is damaged."""
        hashes = cls(place)
        with suppress(OSError, ValueError, TypeError):
            for path, (state, sha256) in json.loads(place.read_bytes()).items() if place else ():
                hashes.known[str(path)] = (tuple(map(int, state)), str(sha256))  # type: ignore[assignment]
        return hashes

    def of(self, path: Path) -> str:
        """Return the SHA-256 of a file; empty where it cannot be read, or is a link, a device or a pipe."""
        name = str(path.resolve())
        try:
            before = _state(path)
            if (known := self.known.get(name)) and known[0] == before:
                return known[1]
            found = sha256_of(path)
            if _state(path) == before and time.time_ns() - max(before[2:]) > FRESH:
                self.known[name] = (before, found)
                self.changed = True
        except (OSError, HarmonizeError):
            return ""
        return found

    def save(self) -> None:
        """Remember the hashes for the next run, as far as there is a place for it."""
        if self.place and self.changed:
            with suppress(OSError):
                replaced(self.place, json.dumps(self.known).encode())


def _state(path: Path) -> State:
    state = os.stat(path)
    return state.st_ino, state.st_size, state.st_mtime_ns, state.st_ctime_ns
