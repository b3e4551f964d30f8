"""The desk: the folder of a batch's output, which one run at a time writes to, and every file in it whole."""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from filelock import FileLock, Timeout

from harmonize.errors import HarmonizeError

OWN = ".harmonize"
"""The folder within the output that is the run's own."""


@dataclass(frozen=True, slots=True)
class Desk:
    """An output folder that no other run writes to."""

    output: Path

    @property
    def parts(self) -> Path:
        """The folder of what lasts as long as a run."""
        return self.output / OWN / "parts"

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
        yield desk
    finally:
        shutil.rmtree(desk.parts, ignore_errors=True)
        lock.release()


def unwritable(path: Path, error: Exception) -> HarmonizeError:
    """Return the error of a place that cannot be written to."""
    why = getattr(error, "strerror", None) or str(error)
    return HarmonizeError(str(path), f"cannot be written ({why})", "make room there, or choose another --output")
