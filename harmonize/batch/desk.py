"""The desk: the folder of a batch's output, which one run at a time writes to, and every file in it whole."""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from itertools import takewhile
from pathlib import Path

from filelock import FileLock, Timeout

from harmonize.batch.store import way_out
from harmonize.errors import HarmonizeError

OWN = ".harmonize"
"""The folder within the output that is the run's own."""
LIST = "files.json"
"""The file in it that names the files of the output."""
DECISIONS = "decisions.json"
"""The file of an output that people may have written to: it is never taken away."""


@dataclass(slots=True)
class Desk:
    """An output folder that no other run writes to; ``claimed`` are the files in it that are of a run."""

    output: Path
    claimed: set[str] = field(default_factory=set)

    @property
    def parts(self) -> Path:
        """The folder of what lasts as long as a run."""
        return self.output / OWN / "parts"

    def claim(self, names: Iterable[str]) -> None:
        """Say of files that they are of this run, before they are written: a later one may take them away."""
        if new := set(names) - self.claimed:
            self.claimed |= new
            self._list()

    def clear(self, standing: Collection[str]) -> None:
        """Take away the files of earlier runs that are not among those that stand now, and the folders left empty."""
        for name in sorted(self.claimed.difference(standing)):
            path = self.output / name
            if path.name != DECISIONS and path.resolve().is_relative_to(self.output.resolve()):
                _remove(path, self.output)
        if self.claimed != set(standing):
            self.claimed = set(standing)
            self._list()

    def _list(self) -> None:
        self.put(f"{OWN}/{LIST}", json.dumps(sorted(self.claimed), indent=0).encode())

    def put(self, name: str, content: bytes) -> Path:
        """Write a file of the output whole or not at all; one that has these bytes already is left as it is."""
        path = self.output / name
        try:
            if not has(path, len(content), hashlib.sha256(content).hexdigest()):
                path.parent.mkdir(parents=True, exist_ok=True)
                self.parts.mkdir(parents=True, exist_ok=True)
                (self.parts / "file").write_bytes(content)
                (self.parts / "file").replace(path)
        except OSError as error:
            raise unwritable(path, error) from error
        return path


def _remove(path: Path, output: Path) -> None:
    """Take away a file, and the folders above it within an output that it leaves empty."""
    with suppress(OSError):  # gone already, or a folder that others use
        path.unlink()
        for folder in takewhile(lambda each: each != output, path.parents):
            folder.rmdir()


def _claimed(path: Path) -> set[str]:
    """Return the names in a list, none where it is not there or damaged."""
    with suppress(OSError, ValueError):
        names = json.loads(path.read_bytes())
        return {name for name in names if isinstance(name, str)} if isinstance(names, list) else set()
    return set()


def has(path: Path, size: int, sha256: str) -> bool:
    """Tell whether a file is there and has some bytes."""
    if not path.is_file() or path.stat().st_size != size:
        return False
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest() == sha256


@contextmanager
def held(output: Path) -> Iterator[Desk]:
    """Hold an output folder, made where it is missing; what a run that was killed left unfinished is taken away.

    Raises a :class:`HarmonizeError` where it cannot be written to, or another run holds it.
    """
    desk = Desk(output)
    try:
        (output / OWN).mkdir(parents=True, exist_ok=True)
        lock = FileLock(output / OWN / "lock", timeout=0)
        lock.acquire()
    except Timeout as error:
        remedy = "wait until it has ended, or choose another --output"
        raise HarmonizeError(str(output), "another batch is writing to it", remedy) from error
    except OSError as error:
        raise unwritable(output, error) from error
    try:
        shutil.rmtree(desk.parts, ignore_errors=True)
        desk.claimed = _claimed(output / OWN / LIST)
        yield desk
    finally:
        shutil.rmtree(desk.parts, ignore_errors=True)
        lock.release()


def unwritable(path: Path, error: OSError) -> HarmonizeError:
    """Return the error of a place that cannot be written to."""
    remedy = f"{way_out(error)}, or choose another --output"
    return HarmonizeError(str(path), f"cannot be written ({error.strerror or error})", remedy)
