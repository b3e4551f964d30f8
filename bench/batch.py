"""Time and weigh ``harmonize batch`` on a corpus of many statutes: pace, workers, cache, memory, growth.

All is asked in one run, on the corpus that ``many.py`` makes and parts of it. Pace is counted in a processor's seconds,
of every process that took part, so that a busy machine weighs on harmonize and the naive pipeline alike; what two
workers gain over one is counted by the clock, the median of three. Exits 1 when a floor does not hold; on a smaller
corpus (``--statutes N``), of which starting takes much, nothing is judged. ``--plot FILE`` draws the growth.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from itertools import count
from pathlib import Path
from statistics import median
from typing import NamedTuple

from many import CHECKOUT, STATUTES, make, pages_of, write_pages
from naive import naive

ASKED = ("--format", "json")
"""Analyses, precedents and the comparison, but no pages: the naive pipeline makes none either."""
TURNS = 3
SAMPLE = 300
"""Pages that the naive pipeline reads, of all texts."""
PARTS = (8, 4, 2, 1)
"""The corpus is done in an eighth, a quarter, a half of its territories, and whole."""
FASTER, WORKERS, CACHED, LINEAR, MEMORY = 8.5, 1.5, 40.0, 1.15, 1.2
"""The floors: times the naive pace; times one worker's; times the first run's; highest time of a page over that of the
whole corpus, from a quarter on; most memory of a process with the whole corpus over that with half of it."""


class Run(NamedTuple):
    """What a run took: seconds by the clock, a processor's seconds, most MiB of a process; on how many pages."""

    seconds: float
    worked: float
    peak: float
    statutes: int
    pages: int

    @property
    def page(self) -> float:
        """A processor's seconds for a page."""
        return self.worked / self.pages


class Question(NamedTuple):
    """What was measured, and whether it is as it should be."""

    words: str
    figure: float
    floor: str
    holds: bool


class Bench(NamedTuple):
    """A folder with corpora, outputs and caches, numbered."""

    folder: Path
    numbers: count[int]

    def run(self, corpus: Path, workers: int, cache: Path | None = None) -> Run:
        """Do a corpus, and weigh the processes that it takes; raises where that fails."""
        number = next(self.numbers)
        place, kept = self.folder / f"out-{number}", cache or self.folder / f"cache-{number}"
        asked = ["batch", corpus, "--output", place, "--workers", workers, "--cache", kept, "--quiet", *ASKED]
        start = time.perf_counter()
        process = subprocess.Popen([sys.executable, "-m", "harmonize", *map(str, asked)], cwd=CHECKOUT)
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            raise SystemExit(f"harmonize batch ended with exit code {process.returncode}")
        files = texts(corpus)
        worked = usage.ru_utime + usage.ru_stime
        return Run(seconds, worked, usage.ru_maxrss / 1024, len(files), sum(map(pages_of, files)))

    def part(self, corpus: Path, parts: int) -> Path:
        """Return a corpus with the first of so many parts of another's territories."""
        territories = sorted(corpus.iterdir())
        place = self.folder / f"part-{parts}"
        for territory in territories[: max(len(territories) // parts, 1)]:
            shutil.copytree(territory, place / territory.name, copy_function=os.link, dirs_exist_ok=True)
        return place


def texts(corpus: Path) -> list[Path]:
    """Return the texts of a corpus."""
    return sorted(corpus.rglob("*.pdf"))


def naively(paths: Sequence[Path]) -> Run:
    """Put PDFs through the naive pipeline."""
    start, worked = time.perf_counter(), time.process_time()
    for path in paths:
        naive(path)
    taken = time.perf_counter() - start, time.process_time() - worked
    return Run(*taken, 0.0, len(paths), sum(map(pages_of, paths)))


def sample(corpus: Path, folder: Path) -> list[Path]:
    """Write a stretch from the middle of each text of a corpus: of the sample's pages, as many as it has of them all.

    Pages differ: a dense one takes either side several times what a sparse one does.
    """
    folder.mkdir()
    lengths = {path: pages_of(path) for path in texts(corpus)}
    whole, before = sum(lengths.values()), 0
    for number, (path, pages) in enumerate(lengths.items()):
        share = SAMPLE * (before + pages) // whole - SAMPLE * before // whole
        first, before = (pages - share) // 2, before + pages
        if share:
            write_pages(path, range(first, first + share), folder / f"{number:03}.pdf")
    return texts(folder)


def grown(bench: Bench, corpus: Path) -> list[Run]:
    """Do growing parts of a corpus with one worker; the cache of the last, which is the whole, is kept as ``kept``."""
    runs = []
    for parts in PARTS:
        runs.append(bench.run(bench.part(corpus, parts), 1, bench.folder / "kept" if parts == 1 else None))
        print("  {2:5} statutes {3:6} pages {0:7.1f} s {1:5.0f} MiB".format(*runs[-1][1:]), flush=True)
    return runs


def gained(bench: Bench, corpus: Path) -> float:
    """Return how many times as fast two workers are as one, by the clock: the median of some turns."""
    turns = [bench.run(corpus, 1).seconds / bench.run(corpus, 2).seconds for _ in range(TURNS)]
    print("  two workers to one:", ", ".join(f"{turn:.2f}" for turn in turns), flush=True)
    return median(turns)


def questions(bench: Bench, corpus: Path, runs: Sequence[Run]) -> list[Question]:
    """Ask all that is to be known, of the runs that grew and of others."""
    whole, plain = runs[-1], naively(sample(corpus, bench.folder / "sample"))
    read = f"{plain.pages} pages of {plain.statutes} texts"
    print(f"  naive: {read}, {1 / plain.page:.2f} a second and core; harmonize: {1 / whole.page:.2f}", flush=True)
    again = bench.run(bench.folder / "part-1", 1, bench.folder / "kept")
    pace, cached = plain.page / whole.page, whole.seconds / again.seconds
    workers = gained(bench, bench.folder / f"part-{PARTS[1]}")
    linear, memory = max(run.page for run in runs[1:]) / whole.page, whole.peak / runs[-2].peak
    return [
        Question("pages a second and core, times the naive pipeline's", pace, f">= {FASTER}", pace >= FASTER),
        Question("two workers, times one", workers, f">= {WORKERS}", workers >= WORKERS),
        Question("a second run, times the first", cached, f">= {CACHED}", cached >= CACHED),
        Question("a page's time, highest to the whole corpus'", linear, f"<= {LINEAR}", linear <= LINEAR),
        Question("memory with the whole corpus, to that with half", memory, f"<= {MEMORY}", memory <= MEMORY),
    ]


def plotted(runs: Sequence[Run], path: Path) -> None:
    """Draw a processor's seconds and the memory of the largest process by pages."""
    import matplotlib as mpl
    from matplotlib.figure import Figure

    mpl.rcParams["svg.hashsalt"] = "harmonize"
    figure = Figure(figsize=(7, 2.8), layout="constrained")
    pages = [run.pages for run in runs]
    for axes, values, label in zip(
        figure.subplots(1, 2),
        ([run.worked for run in runs], [run.peak for run in runs]),
        ("processor's seconds", "most memory of a process, MiB"),
        strict=True,
    ):
        axes.plot(pages, values, "o-", color="#1f5f8b")
        axes.set(xlim=(0, None), ylim=(0, max(values) * 1.2), xlabel="pages", title=label)
        note = f"{runs[-1].statutes} statutes"
        axes.annotate(note, (pages[-1], values[-1]), (0, 6), textcoords="offset points", fontsize=8, ha="right")
    figure.savefig(path, metadata={"Date": None} if path.suffix == ".svg" else None)


def main() -> int:
    """Print the figures; return 1 when a floor does not hold on the whole corpus."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--statutes", type=int, default=STATUTES, help="try with fewer statutes")
    parser.add_argument("--plot", type=Path, help="draw time and memory by pages, as SVG or PNG")
    asked = parser.parse_args()
    judged = asked.statutes >= STATUTES
    with tempfile.TemporaryDirectory() as name:
        bench = Bench(Path(name), count())
        made = make(bench.folder / "corpus", asked.statutes)
        print(f"harmonize batch, {sum(each.statutes for each in made)} statutes in {len(made)} territories")
        runs = grown(bench, bench.folder / "corpus")
        found = questions(bench, bench.folder / "corpus", runs)
    for words, figure, floor, holds in found:
        print(f"{words:52} {figure:7.2f}  {floor:8} {'pass' if holds else 'FAIL' if judged else 'not judged'}")
    if asked.plot:
        plotted(runs, asked.plot)
    return int(judged and not all(question.holds for question in found))


if __name__ == "__main__":
    sys.exit(main())
