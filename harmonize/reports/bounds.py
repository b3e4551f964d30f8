"""Bounds: how much of an analysis a page shows, so that its size has a limit whatever the law."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields, is_dataclass, replace
from typing import Any

from harmonize.model.evidence import Evidence
from harmonize.model.verdict import Analysis, Quoted

MOST_BYTES, MOST_TAGS = 4_900_000, 120_000
"""What a page may take on a disk, and how many tags a browser should have to hold."""
LEAST = 1 / 256
"""The share at which nothing more is left out."""
NAMES = ("title", "heading", "number", "provision", "reviewer", "code", "jurisdiction_name", "citation", "path")
KEYS = ("id", "eid", "statute", "element", "instrument", "article", "key", "text_sha256", "sha256")
"""Fields by which something is found: they are never cut."""
LONGEST_NAME = 240
"""Fields that hold a name, which stands in many places, and its characters."""
CUT = "…"


@dataclass(frozen=True, slots=True)
class Bounds:
    """How much is shown of each thing, where nothing is out of the ordinary unless said otherwise.

    Of an article: ``candidates``, ``elements``, the ``excerpts`` beside an element, the ``bars`` of a ledger, the
    ``quote`` of a provision in characters and the ``marks`` in it. Of the annex: its ``entries``, the characters of one
    (``entry``) and of all (``annex``), and the ``notes`` marked in one. ``rows`` are those of a list of the whole
    report, ``table`` those of a table of a chapter, ``few`` those within an article; ``text`` are the characters of a
    sentence of the analysis. ``share`` is what all of it was scaled by.
    """

    candidates: int = 6
    elements: int = 80
    excerpts: int = 3
    bars: int = 12
    quote: int = 1_800
    marks: int = 120
    entries: int = 400
    entry: int = 12_000
    annex: int = 1_000_000
    notes: int = 120
    rows: int = 400
    table: int = 1_500
    few: int = 60
    text: int = 4_000
    share: float = 1.0


WHOLE = Bounds()
TOTALS = Bounds(elements=3_000, bars=6_000, marks=7_000, notes=12_000, text=600_000)
"""How much of something the whole report shows; the rest of its fields say nothing."""
LEAST_TEXT = 80


def bounds(analysis: Analysis, share: float = 1.0) -> Bounds:
    """Return how much to show of an analysis, scaled by a share."""
    elements = [len(finding.elements) for finding in analysis.findings]
    quotes = sum(min(6, sum(each.accepted for each in finding.candidates)) for finding in analysis.findings)
    ledgers = sum(min(7, len(finding.candidates)) for finding in analysis.findings)
    texts = [len(text) for finding in analysis.findings for text in _texts(finding)]
    full = replace(
        WHOLE,
        elements=level(elements, TOTALS.elements, WHOLE.elements),
        bars=min(WHOLE.bars, TOTALS.bars // max(1, ledgers)),
        marks=min(WHOLE.marks, TOTALS.marks // max(1, quotes)),
        notes=min(WHOLE.notes, TOTALS.notes // max(1, min(WHOLE.entries, len(analysis.provisions)))),
        text=level(texts, TOTALS.text, WHOLE.text),
    )
    scaled = {
        field.name: max(1, int(getattr(full, field.name) * share)) for field in fields(full) if field.name != "share"
    }
    return Bounds(**scaled | {"text": max(LEAST_TEXT, scaled["text"])}, share=share)


def level(sizes: Sequence[int], budget: int, most: int) -> int:
    """Return the length up to ``most`` to which each of some texts can be shown so that together they keep a budget.

    >>> level([10, 10], 100, 50), level([10, 1000, 1000], 100, 50), level([], 100, 50)
    (50, 45, 50)
    """
    for rank, size in enumerate(sorted(sizes)):
        if size * (len(sizes) - rank) > budget:
            return min(most, budget // (len(sizes) - rank))
        budget -= size
    return most


def bounded(analysis: Analysis, bounds: Bounds) -> Analysis:
    """Return an analysis with its long texts cut at their ends; provisions and evidence keep theirs."""
    named = {key: _named(quoted) for key, quoted in analysis.provisions.items()}
    rest: Analysis = _clipped(replace(analysis, provisions={}), bounds.text)
    return replace(rest, provisions=named)


def fits(page: str, carried: int = 0) -> bool:
    """Tell whether a page keeps the limits, some bytes left aside that it has to carry."""
    return _over(page, carried) <= 1


def smaller(share: float, page: str, carried: int = 0) -> float:
    """Return the share to try when with this one a page has become too large."""
    return max(LEAST, share * min(0.75, 0.9 / _over(page, carried)))


def _over(page: str, carried: int) -> float:
    """Return how many times too large a page is, above 1 where it is."""
    tags = page.count("<") - page.count("</")
    return max((len(page.encode()) - carried) / MOST_BYTES, tags / MOST_TAGS)


def _named(quoted: Quoted) -> Quoted:
    return replace(quoted, number=clip(quoted.number, LONGEST_NAME), heading=clip(quoted.heading, LONGEST_NAME))


def clip(text: str, longest: int) -> str:
    """Return a text cut at its end where it is longer.

    >>> clip("abc", 3), clip("abcd", 3)
    ('abc', 'ab…')
    """
    return text if len(text) <= longest else text[: longest - 1] + CUT


def _texts(value: Any) -> Iterator[str]:
    """Yield every text of a record but evidence."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for each in value:
            yield from _texts(each)
    elif is_dataclass(value) and not isinstance(value, Evidence):
        for field in fields(value):
            yield from _texts(getattr(value, field.name))


def _clipped(value: Any, longest: int) -> Any:
    if isinstance(value, str):
        return clip(value, longest)
    if isinstance(value, tuple):
        return tuple(_clipped(each, longest) for each in value)
    if isinstance(value, Evidence) or not is_dataclass(value) or isinstance(value, type):
        return value
    changed = dict(_changes(value, longest))
    return replace(value, **changed) if changed else value


def _changes(value: Any, longest: int) -> Iterator[tuple[str, Any]]:
    """Yield the fields of a record in which something is cut."""
    for field in (each for each in fields(value) if each.name not in KEYS):
        old = getattr(value, field.name)
        new = _clipped(old, min(longest, LONGEST_NAME) if field.name in NAMES else longest)
        if new != old:
            yield field.name, new
