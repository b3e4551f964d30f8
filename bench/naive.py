"""The naive pipeline: pdfplumber's text, a regular expression that cuts articles, every provision with every element.

It stands for what a script of an afternoon does, so that there is something to measure by: no layout, no structure
below the article, no notions, no verdicts and no reports. rapidfuzz
scores each pair in a loop, which is faster than its own over two lists where these are texts of such lengths.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from itertools import pairwise
from pathlib import Path

import pdfplumber
from rapidfuzz import fuzz

from harmonize.knowledge.instruments import load_instruments
from harmonize.pipeline import DEFAULT_INSTRUMENTS

PROVISION = re.compile(
    r"""^\s*(?: (?:Article|Section|Neni|Член|Члан|Član|Madde|MADDE) \s* [LRD]?\d+  # 'Neni 192/b', 'Article R645-12'
            | \d+[A-Z]? \. \s )                                                  # '43A. Penalty ...'""",
    re.VERBOSE | re.MULTILINE,
)


def naive(path: Path) -> int:
    """Score every provision of a PDF with every element of the default instruments; return how many pairs it were."""
    return len([fuzz.WRatio(element, provision) for provision in cut(text(path)) for element in elements()])


def text(path: Path) -> str:
    """Return the text of a PDF, each page released after it."""
    pages = []
    with pdfplumber.open(path) as document:
        for page in document.pages:
            pages.append(page.extract_text())
            page.close()
    return "\n".join(pages)


def cut(text: str) -> list[str]:
    r"""Return the provisions of a text.

    >>> cut("LAW\nNeni 1\nDetyra\nNeni 2\nParimi")
    ['Neni 1\nDetyra\n', 'Neni 2\nParimi']
    """
    starts = [found.start() for found in PROVISION.finditer(text)]
    return [text[start:end] for start, end in pairwise([*starts, len(text)])]


@cache
def elements() -> Sequence[str]:
    """Return the words of every element of the default instruments."""
    return [
        element.text
        for instrument in load_instruments(DEFAULT_INSTRUMENTS)
        for article in instrument.articles
        for element in article.elements
    ]
