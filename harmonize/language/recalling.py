"""Recalling: what a sentence takes over from the provisions of its statute that it refers to, one step far."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from harmonize.language.clauses import PENALTY, REACHING
from harmonize.model.evidence import Feature, Passage, Sentence, Standing
from harmonize.model.knowledge import DEFINES
from harmonize.model.law import Reference, Statute, within

WIDEST = 12
"""A reference to more provisions than this names a part of the law, not acts to be taken over."""
OFFENCE = "offence"
SAME = "same-act"
"""Words that name the acts told in the provision referred to as what is punished here too."""
APPLIED = "applied-too"
"""Words by which the provision referred to applies here too, its penalty with it."""
BESIDE = 40
"""They stand within so many characters of the reference."""
ANOTHER = frozenset({"designed-for", "attempt", "aiding", "inciting", "preparation", "conspiracy", "confiscation"})
"""Where one of these stands, the acts referred to are what another act is for, or what follows upon them."""
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
            how: Standing = "recalled" if recalls(sentence, reference) else "referred"
            every = sorted(set[str]().union(*(notions(eid, told) for eid in eids)))
            yield from (Feature(concept, reference.span, sentence.eid, how) for concept in every)


def recalls(sentence: Sentence, reference: Reference) -> bool:
    """Tell whether a sentence punishes the very acts that it refers to: whoever does an act under section 4 ..."""
    said = {item.concept for item in sentence.features}
    if not said.isdisjoint(ANOTHER) or (said.isdisjoint(PENALTY) and APPLIED not in said):
        return False
    names = [item.span for item in sentence.features if item.concept in (SAME, APPLIED)]
    return any(
        reference.span.start - name.end <= BESIDE and name.start - reference.span.end <= BESIDE for name in names
    )


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
    if sentences and not found and eid != article_of(eid):
        return notions(article_of(eid), told)  # a paragraph that has only a graver form of the acts before it
    offence = {OFFENCE} if not found.isdisjoint(PENALTY) else set()
    return {concept for concept in found - OWN if not concept.startswith(DEFINES)} | offence
