"""What a document lost of its file: letters that PDFium's bare text of a page has and the page's words have not."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from pathlib import Path

import pdfplumber
import pypdfium2

from harmonize.model.law import Statute
from harmonize.model.text import Document, Span

_LETTERS = re.compile(r"[^\W\d_]+")
_LOOK_ALIKE = str.maketrans("аеорсхуіјѕёАВЕКМНОРСТХУІЈЅЁ", "aeopcxyijsëABEKMHOPCTXYIJSË")
"""Letters that reading puts into their word's script: the word is there, in the letters that it looks to have."""


def letters(text: str) -> Counter[str]:
    """How often each letter and digit stands in a text, ligatures undone."""
    return Counter(char for char in unicodedata.normalize("NFKC", text) if char.isalnum())


def by_page(document: Document) -> defaultdict[int, str]:
    """The text of the lines of each page, wherever they stand in the document."""
    lines: defaultdict[int, list[str]] = defaultdict(list)
    for line in document.lines:
        lines[line.page].append(line.span.of(document.text))
    return defaultdict(str, {number: " ".join(parts) for number, parts in lines.items()})


def lost(path: Path, document: Document) -> dict[int, float]:
    """The share of each page's letters that the document does not have, by page; pages without letters left out."""
    shares, held = {}, by_page(document)
    pdf = pypdfium2.PdfDocument(path)
    for page in document.pages:
        bare = letters(pdf[page.number - 1].get_textpage().get_text_bounded())
        if bare:
            missing = bare - letters(held[page.number])
            shares[page.number] = missing.total() / bare.total()
    pdf.close()
    return shares


def plain(text: str) -> str:
    """A text with ligatures undone and look-alike letters as one."""
    return unicodedata.normalize("NFKC", text).translate(_LOOK_ALIKE)


def lost_words(path: Path, document: Document, every: int = 1) -> dict[int, list[str]]:
    """The words that pdfplumber sees on every so manieth page and that its lines do not have, by page.

    Letters alone count, look-alikes as one: a raised mark parts from its word, a hyphen at a line's end goes.
    """
    missing: dict[int, list[str]] = {}
    held = by_page(document)
    with pdfplumber.open(path) as pdf:
        for plumbed in pdf.pages[::every]:
            run = "".join(_LETTERS.findall(plain(held[plumbed.page_number])))
            words = (plain(word["text"]) for word in plumbed.extract_words())
            gone = [word for word in words if any(part not in run for part in _LETTERS.findall(word))]
            if gone:
                missing[plumbed.page_number] = gone
            plumbed.close()
    return missing


def unplaced(statute: Statute) -> str:
    """The characters but blanks that stand in no line, in no region, or in two of them."""
    text = statute.document.text
    times = Counter(
        at for parts in (statute.regions, statute.document.lines) for part in parts for at in range(*_ends(part.span))
    )
    return "".join(char for at, char in enumerate(text) if not char.isspace() and times[at] != 2)


def _ends(span: Span) -> tuple[int, int]:
    return span.start, span.end
