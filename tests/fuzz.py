"""Fuzzing: broken, truncated and mutated files are read and cut; nothing but an error of our own may come out.

    python tests/fuzz.py --seconds 600 --seed 7        (or: make fuzz)

The files are read by a process of their own, which is ended when one takes too long. Whatever goes wrong is printed
with its seed and number, and the file is kept in ``--keep``. Where a library crashes, the file is read once more as the
pipeline does, apart: that must end in an error of our own. Exits 1 when anything is ours to mend.
"""

from __future__ import annotations

import argparse
import os
import signal
import subprocess
import sys
import tempfile
import time
import traceback
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from random import Random

import hostile
import mutations
from samples import samples

from harmonize.errors import HarmonizeError
from harmonize.knowledge.traditions import load_traditions
from harmonize.model.knowledge import Tradition
from harmonize.reading import read
from harmonize.reading.apart import Limits, read_apart
from harmonize.structure import outline, structure

LIMITS = Limits(seconds=60, megabytes=1024)
"""Per file; none is larger than two megabytes."""
SPECIMENS = Path(__file__).resolve().parent.parent / "corpora" / "specimens"


@dataclass(frozen=True, slots=True)
class Trouble:
    """A file that something went wrong with: its number in the run of a seed, what happened, and whether it is ours."""

    number: int
    what: str
    ours: bool = True


@cache
def corpus() -> tuple[tuple[str, bytes], ...]:
    """Sound files by the ends of their names: PDFs as they are and laid open, and a law in every other format."""
    pdfs = [path.read_bytes() for path in sorted(SPECIMENS.rglob("*.pdf"))]
    pdfs += [hostile.lawful(), hostile.looping_form(), hostile.acting(), hostile.far_away(), hostile.broken_cmap()]
    return tuple((".pdf", pdf) for data in pdfs for pdf in (data, mutations.unpacked(data))) + samples()


def case(seed: int, number: int) -> tuple[str, bytes]:
    """The end of a file's name and its bytes, the same for the same seed and number; each format has its turn."""
    random = Random(f"{seed}:{number}")
    ends = sorted({end for end, _ in corpus()})
    end = ends[number % len(ends)]
    return end, mutations.mutated(random.choice([data for other, data in corpus() if other == end]), random)


@cache
def traditions() -> tuple[Tradition, ...]:
    """The traditions, loaded once."""
    return load_traditions()


def read_and_cut(path: Path) -> None:
    """Read a file, cut it and make its outline; an error of our own is as good as a statute."""
    try:
        document = read(path)
    except HarmonizeError as error:
        if path.name not in error.where:
            raise ValueError("the error does not name the file") from error
    else:
        outline(structure(document, traditions(), id="law"))


def serve(seed: int, first: int, folder: Path) -> None:
    """Read the files of a seed one by one, and say before each which it is, and after it what was wrong."""
    import resource

    resource.setrlimit(resource.RLIMIT_AS, (LIMITS.megabytes << 20,) * 2)
    number = first
    while True:
        print("at", number, flush=True)
        end, data = case(seed, number)
        path = folder / f"case{end}"
        path.write_bytes(data)
        signal.alarm(int(LIMITS.seconds))
        try:
            read_and_cut(path)
        except Exception as error:
            print("failed", fault(error), flush=True)
        number += 1


def fault(error: Exception) -> str:
    """An error in one line, with the innermost places it came through."""
    places = (f"{Path(frame.filename).name}:{frame.lineno}" for frame in traceback.extract_tb(error.__traceback__)[-4:])
    return f"{type(error).__name__}: {str(error)[:200]!r} at {' '.join(places)}"


def run(seed: int, report: Callable[[Trouble], None], most: int = sys.maxsize, seconds: float = float("inf")) -> int:
    """Read so many files of a seed, or for so many seconds; report what went wrong, and return how many were read."""
    stop = time.monotonic() + seconds
    at = 0
    with tempfile.TemporaryDirectory() as folder:
        while at < most and time.monotonic() < stop:
            with _served(seed, at, folder) as process:
                assert process.stdout
                for line in process.stdout:
                    kind, _, rest = line.rstrip().partition(" ")
                    if kind == "failed":
                        report(Trouble(at, rest))
                    else:
                        at = int(rest)
                    if at >= most or time.monotonic() >= stop:
                        process.kill()
                        return at
            report(_judged(seed, at, process.returncode, Path(folder)))
            at += 1
    return at


def _served(seed: int, first: int, folder: str) -> subprocess.Popen[str]:
    command = [sys.executable, __file__, "--serve", str(first), "--seed", str(seed), "--keep", folder]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment)


def _judged(seed: int, number: int, code: int, folder: Path) -> Trouble:
    """Tell whose fault it is that a process ended: a crash in C is a library's if reading apart makes it an error."""
    how = signal.Signals(-code).name if code < 0 else f"exit code {code}"
    path = kept(seed, number, folder)
    try:
        read_apart(path, limits=LIMITS)
    except HarmonizeError as error:
        return Trouble(number, f"{how}; apart: {error}", ours=code == -signal.SIGALRM)
    return Trouble(number, f"{how}; read apart it is sound")


def kept(seed: int, number: int, folder: Path) -> Path:
    """Write a case to a folder, to be tried again."""
    end, data = case(seed, number)
    path = folder / f"fuzz-{seed}-{number}{end}"
    folder.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    return path


def main(arguments: Sequence[str] | None = None) -> int:
    """Fuzz for a time, print what went wrong; return 1 where something is ours to mend."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--seconds", type=float, default=600)
    parser.add_argument("--seed", type=int, default=int(time.time()))
    parser.add_argument("--keep", type=Path, default=Path("out/fuzz"))
    parser.add_argument("--serve", type=int, help=argparse.SUPPRESS)
    asked = parser.parse_args(arguments)
    if asked.serve is not None:
        serve(asked.seed, asked.serve, asked.keep)
    troubles: list[Trouble] = []

    def report(trouble: Trouble) -> None:
        troubles.append(trouble)
        path = kept(asked.seed, trouble.number, asked.keep)
        print(f"{'OURS' if trouble.ours else 'contained'} {path}: {trouble.what}", flush=True)

    print(f"seed {asked.seed}, {asked.seconds:g} seconds", flush=True)
    files = run(asked.seed, report, seconds=asked.seconds)
    ours = sum(trouble.ours for trouble in troubles)
    print(f"{files} files, {ours} to mend, {len(troubles) - ours} contained")
    return int(ours > 0)


if __name__ == "__main__":
    sys.exit(main())
