"""Time the alignment of a code of 600 articles with every instrument against pdfplumber reading that code's words.

Both are timed in one run, turn by turn, and the medians are compared. Exits 1 when aligning takes more than a tenth of
pdfplumber's time, or the process that does it holds 500 MiB; a specimen is short, and is printed without being judged.
"""

from __future__ import annotations

import resource
import sys
import time
from pathlib import Path
from statistics import median

from start_to_finish import SHARED, TURNS, largest_specimen, pdfplumber

from harmonize import alignment, language, pipeline
from harmonize.aligning import align_all
from harmonize.alignment import Corpus
from harmonize.knowledge.instruments import instrument_ids, load_instruments

CODE = SHARED / "statutes" / "rs" / "zakonik-o-krivicnom-postupku.pdf"
HIGHEST_RATIO = 0.1
MOST_MEMORY = 500  # MiB


def gathered(statute: Path) -> Corpus:
    """Read a statute and find the notions in it."""
    read = pipeline.read_statute(statute)
    return alignment.gather([read], language.passages(read, pipeline.cues_for(read.language)))


def aligning(corpus: Corpus) -> float:
    """Return the seconds that aligning a corpus with every instrument takes."""
    instruments = load_instruments(instrument_ids())
    start = time.perf_counter()
    align_all(instruments, alignment.Finder(corpus))
    return time.perf_counter() - start


def main() -> int:
    """Print the figures; return 1 when one is too high."""
    statute = CODE if CODE.is_file() else largest_specimen()
    corpus = gathered(statute)
    turns = [(aligning(corpus), pdfplumber(statute).seconds) for _ in range(TURNS)]
    ours, theirs = (median(column) for column in zip(*turns, strict=True))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{statute.name}, {len(corpus)} provisions, {len(instrument_ids())} instruments, median of {TURNS} turns")
    print(f"  aligning with all instruments  {ours:7.2f} s   peak {peak:6.0f} MiB, highest allowed {MOST_MEMORY}")
    print(f"  pdfplumber, words alone        {theirs:7.2f} s")
    print(f"  ratio {ours / theirs:.3f}, highest allowed {HIGHEST_RATIO}")
    if statute != CODE:
        print(f"  not judged: {SHARED} has no statutes, and a specimen is too short to compare")
        return 0
    return int(ours / theirs > HIGHEST_RATIO or peak > MOST_MEMORY)


if __name__ == "__main__":
    sys.exit(main())
