"""Time ``harmonize analyze`` from start to finish against pdfplumber reading the words of the same file alone.

Both are timed in one run, turn by turn, and the medians are compared: how busy the machine is then weighs on both.
pdfplumber's seconds leave out the start of its interpreter, harmonize's include it. Exits 1 when harmonize takes more
than half of pdfplumber's time on the real statute; on a specimen, which is short, the ratio is printed and not judged.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median
from typing import NamedTuple

CHECKOUT = Path(__file__).resolve().parent.parent
SHARED = Path(os.environ.get("HARMONIZE_SHARED") or CHECKOUT.parent / "shared")
STATUTE = SHARED / "statutes" / "al" / "kodi-penal-7895-1995.pdf"
JURISDICTION = "AL"
TURNS = 3
HIGHEST_RATIO = 0.5

WORDS = """
import sys, time
import pdfplumber
start = time.perf_counter()
with pdfplumber.open(sys.argv[1]) as pdf:
    words = 0
    for page in pdf.pages:
        words += len(page.extract_words(extra_attrs=["size", "fontname"]))
        page.close()
print(time.perf_counter() - start, words)
"""


class Turn(NamedTuple):
    """One timed run: seconds by the clock, and the most memory it held, in MiB."""

    seconds: float
    peak: float


def timed(command: list[str]) -> tuple[Turn, str]:
    """Run a command to its end; return its turn and what it printed. Raises when it fails."""
    start = time.perf_counter()
    process = subprocess.Popen(command, cwd=CHECKOUT, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    assert process.stdout is not None
    printed = process.stdout.read()
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"{' '.join(command[:4])} ... ended with exit code {process.returncode}")
    return Turn(seconds, usage.ru_maxrss / 1024), printed


def harmonize(statute: Path) -> Turn:
    """Time one analysis, from the start of the interpreter to its end."""
    with tempfile.TemporaryDirectory() as folder:
        which = ["--jurisdiction", JURISDICTION] if statute == STATUTE else []
        command = [sys.executable, "-m", "harmonize", "analyze", str(statute), *which, "--output", folder]
        return timed(command)[0]


def pdfplumber(statute: Path) -> Turn:
    """Time the reading of the words alone, from opening the file to its last page."""
    turn, printed = timed([sys.executable, "-c", WORDS, str(statute)])
    return Turn(float(printed.split()[0]), turn.peak)


def help_page(_: Path) -> Turn:
    """Time ``harmonize --help``."""
    return timed([sys.executable, "-m", "harmonize", "--help"])[0]


def interleaved(statute: Path, *timers: Callable[[Path], Turn]) -> list[Turn]:
    """Run the timers turn by turn, and return the median seconds and the highest peak of each."""
    turns = [[timer(statute) for timer in timers] for _ in range(TURNS)]
    columns = zip(*turns, strict=True)
    return [Turn(median(turn.seconds for turn in column), max(turn.peak for turn in column)) for column in columns]


def largest_specimen() -> Path:
    """Return the longest PDF that comes with the project."""
    return max((CHECKOUT / "corpora" / "specimens").rglob("*.pdf"), key=lambda path: path.stat().st_size)


def main() -> int:
    """Print the figures; return 1 when the ratio on the real statute is too high."""
    statute = STATUTE if STATUTE.is_file() else largest_specimen()
    ours, theirs, helped = interleaved(statute, harmonize, pdfplumber, help_page)
    ratio = ours.seconds / theirs.seconds
    print(f"{statute.name}, median of {TURNS} turns")
    print(f"  harmonize analyze, start to finish   {ours.seconds:7.2f} s   peak {ours.peak:6.0f} MiB")
    print(f"  pdfplumber, words alone              {theirs.seconds:7.2f} s   peak {theirs.peak:6.0f} MiB")
    print(f"  harmonize --help                     {helped.seconds:7.2f} s   peak {helped.peak:6.0f} MiB")
    print(f"  ratio {ratio:.2f}, highest allowed {HIGHEST_RATIO}")
    if statute != STATUTE:
        print(f"  not judged: {SHARED} has no statutes, and a specimen is too short to compare")
        return 0
    return int(ratio > HIGHEST_RATIO)


if __name__ == "__main__":
    sys.exit(main())
