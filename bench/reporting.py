"""Time the writing of all formats of a report on 40 articles, against pandas writing one table of it as a workbook.

The peer is ``DataFrame.to_excel`` (openpyxl) with the correlation table alone. Both are timed in one run, turn by turn,
by the clock and by the processor, and the medians are compared: how busy the machine is then weighs on both. The first
turn, with everything still to be loaded, is printed beside. Exits 1 when all formats together take more of the
processor than allowed, measured in peers.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from itertools import cycle, islice
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import NamedTuple

from harmonize import frames, pipeline, reports
from harmonize.knowledge.jurisdictions import load_specimen
from harmonize.knowledge.strings import load_strings
from harmonize.model.verdict import Analysis

SPECIMEN = "valdrina"
ARTICLES = 40
TURNS = 3
SECONDS = 2.0
"""About what writing all formats is to take by the clock, on a machine with nothing else to do."""
HIGHEST_RATIO = 40.0
"""All formats against the peer, by the processor; half of it is the PDF, which is set beside the others."""


class Took(NamedTuple):
    """Seconds by the clock, and of the processor, in all threads."""

    clock: float
    processor: float


def analyzed() -> Analysis:
    """Return the analysis of a specimen, with its articles cut or repeated to the number that is timed."""
    known, place = load_specimen(SPECIMEN)
    analysis = pipeline.analyze((place,), known, pipeline.Given(), pipeline.DEFAULT_INSTRUMENTS).analysis
    assert analysis is not None
    return replace(analysis, findings=tuple(islice(cycle(analysis.findings), ARTICLES)))


def took(work: Callable[[], object]) -> Took:
    """Return how long some work takes."""
    clock, processor = time.perf_counter(), time.process_time()
    work()
    return Took(time.perf_counter() - clock, time.process_time() - processor)


def peer(analysis: Analysis) -> None:
    """Write the correlation table as pandas does."""
    frames.correlation(analysis).to_excel(BytesIO(), engine="openpyxl", index=False)


def turn(analysis: Analysis, folder: Path) -> dict[str, Took]:
    """Return the seconds of each format alone, of all together (what they share is made once), and of the peer."""
    strings = load_strings()
    alone = {name: took(lambda name=name: reports.write(analysis, folder, [name], strings)) for name in reports.FORMATS}
    together = took(lambda: reports.write(analysis, folder, reports.FORMATS, strings))
    return alone | {"all together": together, "pandas, one table": took(lambda: peer(analysis))}


def main() -> int:
    """Print the figures; return 1 when the ratio is too high."""
    analysis = analyzed()
    with TemporaryDirectory() as folder:
        first, *turns = (turn(analysis, Path(folder)) for _ in range(1 + TURNS))
        sizes = {name: (Path(folder) / file).stat().st_size for name, (file, _) in reports.FORMATS.items()}
    print(f"{SPECIMEN}, {len(analysis.findings)} articles, median of {TURNS} turns (the first one beside)")
    told = {name: Took(*(median(each[name][at] for each in turns) for at in range(2))) for name in first}
    for name, each in told.items():
        size = f"{sizes[name] / 1024:9,.0f} KiB" if name in sizes else ""
        print(
            f"  {name:18} {each.clock:6.2f} s  ({first[name].clock:5.2f} s)  processor {each.processor:6.2f} s {size}"
        )
    ratio = told["all together"].processor / told["pandas, one table"].processor
    print(
        f"  ratio {ratio:.1f}, highest allowed {HIGHEST_RATIO}; asked for: about {SECONDS} s by the clock, undisturbed"
    )
    return int(ratio > HIGHEST_RATIO)


if __name__ == "__main__":
    sys.exit(main())
