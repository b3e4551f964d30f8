"""Small PDFs for the tests of reading: words put where they are wanted, in the fonts that every PDF reader has."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

from fpdf import FPDF
from PIL import Image

LEFT, RIGHT, TOP, PITCH, SIZE = 100.0, 450.0, 100.0, 14.0, 11.0
"""The body's edges, its first baseline, the distance of its lines and its type, in points on a page of 595 by 842."""

SYLLABLES = ("ra", "ke", "mo", "tu", "si", "va", "do", "pe", "li", "go")


class Text(NamedTuple):
    """Words with their left end ``x`` and baseline ``y``; style is B and I as wanted."""

    x: float
    y: float
    words: str
    size: float = SIZE
    style: str = ""


class Rule(NamedTuple):
    """A line drawn from one point to another."""

    x0: float
    y0: float
    x1: float
    y1: float


def printed(path: Path, pages: Iterable[Iterable[Text | Rule]], *, password: str = "") -> Path:
    """Write a PDF with the given texts and lines on each page."""
    pdf = FPDF(unit="pt", format=(595, 842))
    pdf.set_auto_page_break(False)
    if password:
        pdf.set_encryption(owner_password=f"{password}-owner", user_password=password)
    for texts in pages:
        pdf.add_page()
        for text in texts:
            if isinstance(text, Rule):
                pdf.line(*text)
                continue
            pdf.set_font("helvetica", style=text.style, size=text.size)
            pdf.text(text.x, text.y, text.words)
    pdf.output(str(path))
    return path


def pictured(path: Path, pages: Iterable[Sequence[Text] | None], *, stamp: str = "") -> Path:
    """Write a PDF of which the pages given as None are a picture, with a stamp on it if there is one."""
    pdf = FPDF(unit="pt", format=(595, 842))
    for texts in pages:
        pdf.add_page()
        pdf.set_font("helvetica", size=SIZE)
        if texts is None:
            pdf.image(Image.new("L", (60, 80), 230), x=0, y=0, w=595, h=842)
            pdf.text(LEFT, TOP, stamp)
        for text in texts or ():
            pdf.text(text.x, text.y, text.words)
    pdf.output(str(path))
    return path


def layered(path: Path, lines: Sequence[str]) -> Path:
    """Write a PDF of one page whose text layer says ``lines``, whatever its letters look like."""
    letters = sorted({letter for line in lines for letter in line} - {" "})
    codes = {" ": 32} | {letter: code for code, letter in enumerate(letters, 33)}
    mapped = "\n".join(f"<{codes[letter]:02x}> <{letter.encode('utf-16-be').hex()}>" for letter in letters)
    cmap = (
        "begincmap 1 begincodespacerange <00> <ff> endcodespacerange"
        f" {len(letters)} beginbfchar\n{mapped}\nendbfchar endcmap"
    )
    shown = [f"<{''.join(f'{codes[letter]:02x}' for letter in line)}> Tj 0 -{PITCH} Td" for line in lines]
    streams = (f"BT /F1 {SIZE} Tf {LEFT} {842 - TOP} Td {' '.join(shown)} ET", cmap)
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 6 0 R >> >>"
        " >>",
        *(f"<< /Length {len(stream)} >>\nstream\n{stream}\nendstream" for stream in streams),
        "<< /Type /Font /Subtype /Type1 /BaseFont /Courier /ToUnicode 5 0 R >>",
    ]
    body = "%PDF-1.4\n"
    offsets = []
    for number, content in enumerate(objects, 1):
        offsets.append(len(body))
        body += f"{number} 0 obj\n{content}\nendobj\n"
    table = "".join(f"{offset:010} 00000 n \n" for offset in offsets)
    end = f"trailer << /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{len(body)}\n%%EOF\n"
    path.write_bytes(f"{body}xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}{end}".encode("latin-1"))
    return path


def width(words: str, size: float = SIZE) -> float:
    """Return how wide words are printed."""
    pdf = FPDF(unit="pt")
    pdf.set_font("helvetica", size=size)
    return float(pdf.get_string_width(words))


def word(number: int) -> str:
    """Return a made-up word, another for every number.

    >>> word(0), word(7), word(41)
    ('ra', 'pe', 'sike')
    """
    head, last = divmod(number, len(SYLLABLES))
    return (word(head) if head else "") + SYLLABLES[last]


def sentence(number: int, words: int = 7) -> str:
    """Return some made-up words of one to four syllables, other ones for every number."""
    return " ".join(word((37 * number + 11 * i + 100) ** (1 + (number + i) % 3) % 9973) for i in range(words))


def body(page: int, lines: int = 12, *, top: float = TOP) -> list[Text]:
    """Return lines of running text for a page, other words on every page, ragged at the right."""
    return [Text(LEFT, top + i * PITCH, sentence(100 * page + i)) for i in range(lines)]


def justified(page: int, lines: int = 12) -> list[Text]:
    """Return the same with every line spaced to end at the column's right edge."""
    return [piece for text in body(page, lines) for piece in _spaced(text)]


def _spaced(text: Text) -> list[Text]:
    words = text.words.split()
    space = (RIGHT - LEFT - sum(map(width, words))) / (len(words) - 1)
    starts = [LEFT + i * space + sum(map(width, words[:i])) for i in range(len(words))]
    return [Text(x, text.y, word) for x, word in zip(starts, words, strict=True)]
