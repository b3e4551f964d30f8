"""A process that runs batches which die in the middle of writing a file, each in a fork that has loaded everything."""

from __future__ import annotations

import os
import signal
import sys
from pathlib import Path

import pytest
from holdings import here

from harmonize.batch import Wish, run


def main() -> None:
    """Run a batch whole, then for each number that is read one that dies at that file; print how each ended."""
    place = Path(sys.argv[1])
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("harmonize.batch.pool.local", here(lambda _: None))
        batch(place, "alone")
        print(0, flush=True)
        for line in sys.stdin:
            print(forked(place, int(line)), flush=True)


def batch(place: Path, name: str) -> None:
    """Run a batch with a cache beside its output."""
    cache = place / f"{name}-cache"
    run(place / "corpus", place / name, Wish(("budapest",), formats=("json",), workers=1, cache=cache))


def forked(place: Path, number: int) -> int:
    """Run a batch that dies at some file, and return how it ended."""
    if child := os.fork():
        return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    try:
        die_at(number)
        batch(place, "out")
        os._exit(0)
    finally:
        os._exit(1)


def die_at(number: int) -> None:
    """Have this process killed when half of a file is written, that of some number."""
    move, before = os.replace, iter(range(number))

    def replace(source: str, target: str) -> None:
        if next(before, None) is None:
            os.truncate(source, os.path.getsize(source) // 2)
            os.kill(os.getpid(), signal.SIGKILL)
        move(source, target)

    os.replace = replace  # type: ignore[assignment]
