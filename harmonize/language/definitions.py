"""Definitions: which term a sentence defines, marked as a feature of its own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from harmonize.model.evidence import Feature
from harmonize.model.knowledge import DEFINES
from harmonize.model.text import Span

CUE = "definition"
BEFORE, AFTER = 60, 40
"""How many characters a term may stand before the words that define it ("X means ..."), or after ("by X is meant")."""


def gap(term: Span, cue: Span) -> int | None:
    """Return how far a term stands from the words that define it, None where it is too far to be their term.

    >>> gap(Span(0, 8), Span(10, 15)), gap(Span(20, 28), Span(10, 15)), gap(Span(200, 208), Span(10, 15))
    (2, 65, None)
    """
    if 0 <= cue.start - term.end <= BEFORE:
        return cue.start - term.end
    if 0 <= term.start - cue.end <= AFTER:
        return BEFORE + term.start - cue.end
    return None


def term_of(cue: Span, features: Iterable[Feature]) -> list[Feature]:
    """Return the features that name the term nearest to a cue: the longest wording there."""
    near = [(distance, -len(item.span), item) for item in features if (distance := gap(item.span, cue)) is not None]
    if not near:
        return []
    nearest = min(near, key=lambda row: row[:2])[2]
    overlapping = [item for _, _, item in near if item.span.overlaps(nearest.span)]
    longest = max(len(item.span) for item in overlapping)
    return [item for item in overlapping if len(item.span) == longest]


def defined_terms(sentence: Span, own: Sequence[Feature], lead: Sequence[Feature]) -> Iterator[Feature]:
    """Yield a ``defines:`` feature for each term that a sentence defines.

    The words that define stand in the sentence itself, or lead into it: a heading "Meaning of terms", after which each
    sentence begins with its term.
    """
    cues = [item.span for item in own if item.concept == CUE]
    if not cues and any(item.concept == CUE for item in lead):
        cues = [Span(sentence.start, sentence.start)]
    for cue in cues:
        for item in term_of(cue, (feature for feature in own if feature.concept != CUE)):
            yield Feature(DEFINES + item.concept, item.span, item.eid)
