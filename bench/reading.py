"""Time and weigh the reading of PDFs: words and structure against pdfplumber, PDFium alone, and growing files.

All questions are put in one run, turn by turn on the same pages of the same files, and sums of the best turns are
compared: a busy machine weighs on all alike. Exits 1 when a floor does not hold. The files are the real statutes in
``../shared`` (or where HARMONIZE_SHARED points); without them the specimens are timed, and nothing is judged.
"""

from __future__ import annotations

import ctypes
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

import pdfplumber
import pypdfium2
import pypdfium2.raw as pdfium

from harmonize import structure
from harmonize.knowledge.traditions import load_traditions
from harmonize.reading import pdf, read

CHECKOUT = Path(__file__).resolve().parent.parent
SHARED = Path(os.environ.get("HARMONIZE_SHARED") or CHECKOUT.parent / "shared")
TURNS = 5
SAMPLE = 16
"""Pages of each file that pdfplumber reads; the others read them too, and nothing else."""
LENGTHS = (50, 100, 200, 400)
FASTER, SLOWER, STRUCTURE, LINEAR, GROWTH = 15.0, 2.5, 0.2, 1.3, 40.0
"""The floors: times pdfplumber's pace; times PDFium's time; share of pdfplumber's time; highest time of a page against
the lowest over the lengths; MiB."""

MEMORY = """
import sys
from pathlib import Path
from harmonize.reading import pdf
pdf.sheets(Path(sys.argv[1]).read_bytes(), sys.argv[1])
print(next(int(line.split()[1]) / 1024 for line in open("/proc/self/status") if line.startswith("VmHWM")))
"""


class Question(NamedTuple):
    """What was measured, and whether it is as it should be."""

    words: str
    figure: float
    floor: str
    holds: bool


def files() -> tuple[Sequence[Path], bool]:
    """Return the PDFs to read, and whether they are the real statutes."""
    real = sorted((SHARED / "statutes").rglob("*.pdf"))
    return real or sorted((CHECKOUT / "corpora" / "specimens").rglob("*.pdf")), bool(real)


def pages_of(path: Path) -> int:
    """Return how many pages a PDF has."""
    with pypdfium2.PdfDocument(path) as document:
        return len(document)


def sampled(path: Path, pages: Iterable[int], folder: Path) -> Path:
    """Write a PDF of some pages of another, counted from 0."""
    copy = folder / f"{path.parent.name}-{path.stem}.pdf"
    with pypdfium2.PdfDocument(path) as source, pypdfium2.PdfDocument.new() as target:
        target.import_pages(source, [page for page in pages if page < len(source)])
        target.save(copy)
    return copy


def lengthened(path: Path, pages: int, folder: Path) -> Path:
    """Write a PDF of so many pages, those of another from the first on, again and again."""
    copy = folder / f"{pages}.pdf"
    with pypdfium2.PdfDocument(path) as source, pypdfium2.PdfDocument.new() as target:
        for start in range(0, pages, len(source)):
            target.import_pages(source, list(range(min(len(source), pages - start))))
        target.save(copy)
    return copy


def ours(path: Path) -> None:
    """Read the words with box, size and font."""
    pdf.sheets(path.read_bytes(), path.name)


def plumber(path: Path) -> None:
    """Read the same with pdfplumber, each page released after it."""
    with pdfplumber.open(path) as document:
        for page in document.pages:
            page.extract_words(extra_attrs=["size", "fontname"])
            page.close()


def bare(path: Path) -> None:
    """Have PDFium make its text page and give the text, and nothing else."""
    document = pypdfium2.PdfDocument(path.read_bytes())
    for index in range(len(document)):
        page = pdfium.FPDF_LoadPage(document.raw, index)
        text = pdfium.FPDFText_LoadPage(page)
        count = pdfium.FPDFText_CountChars(text)
        pdfium.FPDFText_GetText(text, 0, count, (ctypes.c_ushort * (count + 1))())
        pdfium.FPDFText_ClosePage(text)
        pdfium.FPDF_ClosePage(page)
    document.close()


def cut(path: Path) -> Callable[[Path], None]:
    """Return what cuts the document at ``path``, read beforehand, into provisions."""
    document, traditions = read(path), load_traditions()

    def work(_: Path) -> None:
        structure.structure(document, traditions, id="bench", kind="other", language="", title="")

    return work


def seconds(work: Callable[[Path], None], path: Path) -> float:
    """Return the processor's seconds for one turn."""
    start = time.process_time()
    work(path)
    return time.process_time() - start


def interleaved(works: Sequence[Callable[[Path], None]], path: Path, turns: int = TURNS) -> list[float]:
    """Return the best of the turns of each work; they take turns."""
    found = [[seconds(work, path) for work in works] for _ in range(turns)]
    return [min(column) for column in zip(*found, strict=True)]


def pace(paths: Sequence[Path], folder: Path) -> list[Question]:
    """Ask how fast pages are read, and cut."""
    sums = [0.0] * 4
    slowest = 0.0
    for path in paths:
        sample = sampled(path, range(1, 1 + SAMPLE), folder)
        mine, alone, cutting = interleaved([ours, bare, cut(sample)], sample)
        (theirs,) = interleaved([plumber], sample, 1)
        sums = [total + part for total, part in zip(sums, (mine, alone, cutting, theirs), strict=True)]
        slowest = max(slowest, mine / alone)
        print(f"  {sample.stem:45} {theirs / mine:5.1f} {mine / alone:5.2f} {cutting / theirs:6.3f}", flush=True)
    mine, alone, cutting, theirs = sums
    return [
        Question("words, times pdfplumber's pace", theirs / mine, f">= {FASTER}", theirs / mine >= FASTER),
        Question("words, times PDFium's bare text", mine / alone, f"<= {SLOWER}", mine / alone <= SLOWER),
        Question("structure, of pdfplumber's time", cutting / theirs, f"<= {STRUCTURE}", cutting / theirs <= STRUCTURE),
    ]


def peak(path: Path) -> float:
    """Return the most memory, in MiB, that a process of its own holds while it reads a file."""
    done = subprocess.run([sys.executable, "-c", MEMORY, str(path)], cwd=CHECKOUT, check=True, capture_output=True)
    return float(done.stdout)


def growth(path: Path, folder: Path) -> list[Question]:
    """Ask how time and memory grow with the pages."""
    copies = [lengthened(path, pages, folder) for pages in LENGTHS]
    turns = [[seconds(ours, copy) for copy in copies] for _ in range(TURNS)]
    pages = [min(column) / length for column, length in zip(zip(*turns, strict=True), LENGTHS, strict=True)]
    print("  ms a page at", ", ".join(f"{n}: {1000 * each:.2f}" for n, each in zip(LENGTHS, pages, strict=True)))
    low, high = peak(copies[1]), peak(copies[-1])
    return [
        Question(
            "a page's time, highest to lowest", spread := max(pages) / min(pages), f"<= {LINEAR}", spread <= LINEAR
        ),
        Question("MiB more at 400 pages than at 100", high - low, f"<= {GROWTH}", high - low <= GROWTH),
    ]


def main() -> int:
    """Print the figures; return 1 when a floor does not hold on the real statutes."""
    paths, real = files()
    with tempfile.TemporaryDirectory() as name:
        print("file, words by pdfplumber, words by PDFium, structure by pdfplumber")
        questions = pace(paths, Path(name)) + growth(max(paths, key=pages_of), Path(name))
    for words, figure, floor, holds in questions:
        print(f"{words:36} {figure:7.2f}  {floor:8} {'pass' if holds else 'FAIL' if real else 'not judged'}")
    return int(real and not all(question.holds for question in questions))


if __name__ == "__main__":
    sys.exit(main())
