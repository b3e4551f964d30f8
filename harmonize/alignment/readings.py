"""Readings: a provision read in the original and in a translation is one candidate, with the bars of both."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from harmonize.alignment.acceptance import Cited
from harmonize.alignment.corpus import Corpus
from harmonize.alignment.elements import UNWEIGHED
from harmonize.alignment.governing import Governed
from harmonize.alignment.ledger import Ledger
from harmonize.model.evidence import Evidence, Relation

Compared = tuple[str, str | None]
"""What is compared, and for which element."""
Told = tuple[Relation, str]
"""How a passage relates to an article, and why."""


def folded(collected: Ledger, corpus: Corpus) -> Ledger:
    """Return a ledger in which the bars of a translated passage stand with those of its original."""
    own = {number: bars for number, bars in collected.items() if number not in corpus.translated}
    for number, law in corpus.translated.items():
        if bars := collected.get(number):
            own[law] = joined(own.get(law, []), bars)
    return own


def joined(original: Sequence[Evidence], translation: Sequence[Evidence]) -> list[Evidence]:
    """Return the bars of two readings of a passage; of what both show, only the stronger counts."""
    own, other = weights(original), weights(translation)
    stronger = {what for what in other if other[what] > own.get(what, -1.0)}
    return [
        *(replace(bar, weight=UNWEIGHED) if compared(bar) in stronger else bar for bar in original),
        *(bar if compared(bar) in stronger else replace(bar, weight=UNWEIGHED) for bar in translation),
    ]


def compared(bar: Evidence) -> Compared:
    """Return what a bar compares."""
    return bar.comparison, bar.element


def weights(bars: Iterable[Evidence]) -> Mapping[Compared, float]:
    """Return what some bars weigh together, by what they compare."""
    total: defaultdict[Compared, float] = defaultdict(float)
    for bar in bars:
        total[compared(bar)] += bar.weight
    return total


def said_in(bars: Iterable[Evidence], corpus: Corpus, number: int) -> list[Evidence]:
    """Return the bars of one reading of a passage; what stands around it holds for each."""
    statute = corpus.passages[number].passage.statute
    return [bar for bar in bars if bar.statute == statute or bar.comparison == "neighbourhood"]


def heard(told: Sequence[Told]) -> Told:
    """Return how a passage relates to an article, and why: as in the original, or as in a translation if it is silent.

    >>> heard([("contributes", "does not have it"), ("implements", "has it")])
    ('implements', 'has it (in the translation)')
    """
    spoken = next((place for place, (relation, _) in enumerate(told) if relation != "contributes"), 0)
    relation, reason = told[spoken]
    return relation, f"{reason} (in the translation)" if spoken else reason


def in_all_readings(cited: Cited, corpus: Corpus) -> dict[str, frozenset[int]]:
    """Return the passages that are cited, by number of the article, with their translations."""
    return {
        article: frozenset(each for number in numbers for each in corpus.readings(number))
        for article, numbers in cited.items()
    }


def of_the_law(found: Mapping[str, Sequence[Governed]], corpus: Corpus) -> dict[str, list[Governed]]:
    """Return what rules show, each under the number of its passage in the original."""
    return {
        article: [replace(item, number=corpus.law(item.number)) for item in items] for article, items in found.items()
    }
