"""Damage: how badly a text was typed or recognised before it came to us, told by its own words."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace

from harmonize.matching import Near
from harmonize.model.text import Document, Page

_LONG_WORD = re.compile(r"[^\W\d_]{5,}")
"""Shorter words are too often one letter from another."""
FREQUENT = 4
"""A word that stands so often is spelled as it is meant."""
ENDING = 2
"""Words that differ in so many last letters are as a rule forms of one word."""
DAMAGED = 0.015
"""The share of slips, among the words that stand often, from which a text is damaged: clean statutes of eight States
have up to 0.004 of them, with one letter in two hundred misread they have 0.02."""
SEEN = 2.0
"""For each slip that shows, so many words are damaged, at most: others have two letters off, or another ending."""
STEADY = 100
"""So many words of the whole document are added to a page's own, so that a short page is not judged by chance."""


def slips(words: Counter[str]) -> frozenset[str]:
    """Return the words that stand once and are one letter, none of their last, from a frequent one.

    >>> slips(Counter({"computer": 9, "conputer": 1, "computes": 1, "weather": 1}))
    frozenset({'conputer'})
    """
    frequent = Near(word for word, count in words.items() if count >= FREQUENT)
    rare = (word for word, count in words.items() if count == 1)
    found = ((word, frequent.of(word)) for word in rare)
    return frozenset(word for word, meant in found if meant and not forms_of_one(word, meant))


def forms_of_one(word: str, other: str) -> bool:
    """Tell whether two words may be forms of one: they differ in their endings only."""
    return word.startswith(other[:-ENDING]) or other.startswith(word[:-ENDING])


def confidence(slipped: int, often: int, usual: float) -> float:
    """Return how surely the words of a page were read, from 0.0 to 1.0, by its slips and the words that stand often.

    ``usual`` is the share of slips in the whole text.

    >>> round(confidence(0, 0, 0.05), 2), round(confidence(30, 100, 0.05), 2)
    (0.9, 0.7)
    """
    return max(0.0, 1 - SEEN * (slipped + usual * STEADY) / (slipped + often + STEADY))


def estimated(document: Document) -> Document:
    """Return a document whose pages bear the confidence that its own words give them, unless they have one.

    That is for texts that somebody else recognised or typed; a clean one stays as it is.
    """
    if document.words.confidences:
        return document
    found = [(match.start(), match.group().lower()) for match in _LONG_WORD.finditer(document.text)]
    counts = Counter(word for _, word in found)
    wrong = slips(counts)
    slipped = Counter(document.page_at(start) for start, word in found if word in wrong)
    often = Counter(document.page_at(start) for start, word in found if counts[word] >= FREQUENT)
    usual = slipped.total() / max(1, slipped.total() + often.total())
    if usual < DAMAGED:
        return document
    return replace(document, pages=tuple(_judged(page, slipped, often, usual) for page in document.pages))


def _judged(page: Page, slipped: Counter[int], often: Counter[int], usual: float) -> Page:
    if not page.readable:
        return page
    return replace(page, confidence=round(confidence(slipped[page.number], often[page.number], usual), 4))
