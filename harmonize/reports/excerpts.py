"""Excerpts: a quotation cut to a width, around the words that matter in it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from harmonize.model.evidence import Evidence
from harmonize.model.text import Span
from harmonize.model.verdict import Analysis
from harmonize.reports.places import home, within

CUT = "…"
HALF = 14
"""Longer halves of words are left at the ends of what is shown."""


@dataclass(frozen=True, slots=True)
class Excerpt:
    """Words on one line, and where in them those stand that matter."""

    text: str
    marks: tuple[Span, ...]


def excerpt(analysis: Analysis, evidence: Evidence, width: int) -> Excerpt:
    """Return a quotation in at most ``width`` characters, with as many as possible of the words that matter."""
    quote = printable(evidence.quote)
    marks = list(placed(quote, marked_words(analysis, evidence)))
    start, end = at_words(quote, *window(len(quote), marks, width))
    text = CUT * bool(start) + quote[start:end] + CUT * (end < len(quote))
    shift = len(CUT) * bool(start) - start
    kept = (Span(max(mark.start, start), min(mark.end, end)) for mark in marks if mark.start < end and mark.end > start)
    return Excerpt(text, tuple(Span(mark.start + shift, mark.end + shift) for mark in kept))


def marked_words(analysis: Analysis, evidence: Evidence) -> list[str]:
    """Return the words that matter in some evidence, each on one line; none where the provision is not quoted."""
    provision = analysis.provisions.get(home(analysis, evidence) or "")
    places = [within(provision, mark) for mark in evidence.marks] if provision else []
    return [printable(place.of(provision.text)) for place in places if place and provision]


def placed(quote: str, words: Iterable[str]) -> Iterable[Span]:
    """Yield where words first stand in a quotation, those left out that it does not have, or that are all of it."""
    for item in dict.fromkeys(words):
        at = quote.find(item)
        if item and at >= 0 and item != quote:
            yield Span(at, at + len(item))


def window(length: int, marks: Sequence[Span], width: int) -> tuple[int, int]:
    """Return which part of a text of some length to show in a width: from a little before the first mark on.

    >>> window(100, [Span(60, 70)], 22), window(15, [], 22), window(100, [], 22)
    ((55, 75), (0, 15), (0, 21))
    """
    if length <= width:
        return 0, length
    first = min((mark.start for mark in marks), default=0)
    last = max((mark.end for mark in marks if mark.end - first < width - 2), default=first)
    start = max(0, min(first - (width - 2 - (last - first)) // 2, length - width + 1))
    return start, min(length, start + width - (2 if start and start + width - 1 < length else 1))


def at_words(quote: str, start: int, end: int) -> tuple[int, int]:
    """Return a part of a quotation without the halves of words at its ends, where these are short.

    >>> at_words("one two three four", 2, 15), at_words("Donaudampfschifffahrt", 3, 20)
    ((4, 13), (3, 20))
    """
    first, last = quote.find(" ", start, start + HALF) + 1, quote.rfind(" ", end - HALF, end)
    return first if start and first else start, last if end < len(quote) and last > start else end


def printable(text: str) -> str:
    r"""Return text on one line without what moves a terminal's cursor, hides, or turns its direction.

    >>> printable("a\n b\x1b[2J\u202e c")
    'a b[2J c'
    """
    return " ".join("".join(sign for sign in text if sign.isprintable() or sign.isspace()).split())
