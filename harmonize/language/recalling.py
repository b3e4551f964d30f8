"""Recalling: what a sentence takes over from the provisions of its statute that it refers to, one step far."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from harmonize.language.clauses import PENALTY, REACHING
from harmonize.model.evidence import Feature, Passage, Sentence
from harmonize.model.knowledge import DEFINES
from harmonize.model.law import Reference, Statute, within

WIDEST = 12
"""A reference to more provisions than this names a part of the law, not acts to be taken over."""
OFFENCE = "offence"
OWN = frozenset({"punishable", "definition", *PENALTY, *REACHING})
"""What a provision says of itself alone: its penalty, its exceptions, the words that define."""

Told = Mapping[str, Sequence[Sentence]]
"""By id of an article, its sentences."""


def recalling(statute: Statute, passages: Sequence[Passage]) -> tuple[Passage, ...]:
    """Return a statute's passages, each sentence with what its references to the same statute bring."""
    references = [item for item in statute.references if item.statute == statute.id]
    starts = [item.span.start for item in references]
    told = {item.provision.eid: [s for paragraph in item.paragraphs for s in paragraph] for item in passages}

    def inside(start: int, end: int) -> Sequence[Reference]:
        return references[bisect_left(starts, start) : bisect_left(starts, end)]

    def taking(sentence: Sentence) -> Sentence:
        found = inside(sentence.span.start, sentence.span.end)
        return replace(sentence, borrowed=tuple(brought(sentence, found, told))) if found else sentence

    return tuple(
        replace(item, paragraphs=tuple(tuple(map(taking, paragraph)) for paragraph in item.paragraphs))
        if inside(item.provision.span.start, item.provision.span.end)
        else item
        for item in passages
    )


def brought(sentence: Sentence, references: Iterable[Reference], told: Told) -> Iterator[Feature]:
    """Yield what references bring into a sentence, each notion once for a reference, where this is printed."""
    for reference in references:
        eids = [eid for target in reference.targets for eid in target.eids if not within(sentence.eid, eid)]
        if len(eids) <= WIDEST:
            for eid in eids:
                for concept in sorted(notions(eid, told)):
                    yield Feature(concept, reference.span, sentence.eid, "referred")


def article_of(eid: str) -> str:
    """Return the id of the article that a provision stands in.

    >>> article_of("art_5__para_2")
    'art_5'
    """
    return eid.partition("__")[0]


def notions(eid: str, told: Told) -> set[str]:
    """Return what a provision tells of its own; that it punishes makes what it tells an offence."""
    sentences = [item for item in told.get(article_of(eid), ()) if within(item.eid, eid)]
    found = {item.concept for sentence in sentences for item in sentence.features if item.standing == "told"}
    offence = {OFFENCE} if not found.isdisjoint(PENALTY) else set()
    return {concept for concept in found - OWN if not concept.startswith(DEFINES)} | offence
