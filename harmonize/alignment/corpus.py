"""The passages of all statutes read together, and what evidence needs to know about all of them at once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, field
from functools import cache
from math import log

from harmonize.alignment.patterns import Indexed, Match, best, concepts, index, matches, satisfied
from harmonize.model.drafts import blanked
from harmonize.model.evidence import Feature, Passage
from harmonize.model.knowledge import DEFINES, Pattern
from harmonize.model.law import Statute
from harmonize.model.text import Document, Span

GENERAL = "general-part"
QUOTE = 600
"""A quotation is cut after so many characters: a reader follows the link for the rest."""


@dataclass(frozen=True, slots=True)
class Corpus:
    """The passages of the statutes of one territory, and those statutes by id."""

    passages: tuple[Indexed, ...]
    statutes: Mapping[str, Statute]
    word_rarity: Mapping[str, float]
    _cited: dict[tuple[str, Span], tuple[str, int]] = field(default_factory=dict, compare=False, repr=False)

    def __len__(self) -> int:
        """Return the number of passages."""
        return len(self.passages)

    def cited(self, statute: str, span: Span) -> tuple[str, int]:
        """Return the words of a span and the page on which it begins; many bars quote the same sentence."""
        if (statute, span) not in self._cited:
            self._cited[statute, span] = quote(self.statutes[statute].document, span)
        return self._cited[statute, span]


def quote(document: Document, span: Span) -> tuple[str, int]:
    """Return the words of a span on one line, cut where they are long, and the page on which it begins."""
    words = " ".join(span.of(blanked(document)).split())
    short = words if len(words) <= QUOTE else words[: QUOTE - 1].rsplit(" ", 1)[0] + "…"
    return short, document.page_at(span.start)


def gather(statutes: Iterable[Statute], passages: Sequence[Passage]) -> Corpus:
    """Put the passages of all statutes together."""
    counts = Counter(word for passage in passages for word in passage.words)
    rarity = {word: log((len(passages) + 1) / count) for word, count in counts.items()}
    return Corpus(tuple(index(passage) for passage in passages), {item.id: item for item in statutes}, rarity)


def rarity(shown: int, total: int, common: float) -> float:
    """Return what a sign is worth that ``shown`` of ``total`` provisions show: 1 for the rarest, down to ``common``.

    >>> rarity(1, 500, 0.3) > rarity(100, 500, 0.3) > rarity(500, 500, 0.3) >= 0.3
    True
    """
    return common + (1 - common) * log((total + 1) / (shown + 0.5)) / log((total + 1) / 0.5)


def general_statutes(corpus: Corpus) -> frozenset[str]:
    """Return the statutes that have a general part, where rules for all offences stand."""
    return frozenset(
        indexed.passage.statute
        for indexed in corpus.passages
        if any(feature.concept == GENERAL for feature in indexed.passage.groups)
    )


def innermost(passage: Passage) -> tuple[Feature, ...]:
    """Return the features of the innermost heading above a passage that has any."""
    return tuple(feature for feature in passage.groups if feature.eid == passage.groups[-1].eid)


Holders = Mapping[str, Set[int]]
"""By concept, the numbers of the passages that have it."""


def holders(sets: Iterable[frozenset[str]]) -> Holders:
    """Return by concept the places, in a row of sets of concepts, of those that have it."""
    found: dict[str, set[int]] = {}
    for number, members in enumerate(sets):
        for concept in members:
            found.setdefault(concept, set()).add(number)
    return found


def having(pattern: Pattern, held: Holders) -> list[int]:
    """Return the numbers of what has a concept of each group of a pattern, in order."""
    groups = (set().union(*(held.get(concept, ()) for concept in group)) for group in pattern.all_of)
    return sorted(set.intersection(*groups))


class Finder:
    """Finds patterns in a corpus, each only once: many elements share a pattern."""

    def __init__(self, corpus: Corpus) -> None:
        self.corpus = corpus
        self.everywhere = cache(self._everywhere)
        self.general = general_statutes(corpus)
        self.numbers = {
            (indexed.passage.statute, indexed.passage.provision.eid): number
            for number, indexed in enumerate(corpus.passages)
        }
        self.holders = holders(indexed.within for indexed in corpus.passages)
        self.headings = [indexed.heading for indexed in corpus.passages]
        self.chapters = [concepts(innermost(indexed.passage)) for indexed in corpus.passages]
        self.headed = holders(self.headings)
        self.grouped = holders(self.chapters)

    def possible(self, pattern: Pattern) -> list[int]:
        """Return the numbers of the passages that have a concept of each group of a pattern, near together or not."""
        return having(pattern, self.holders)

    def in_heading(self, pattern: Pattern) -> list[int]:
        """Return the numbers of the passages whose heading shows a pattern."""
        return [number for number in having(pattern, self.headed) if satisfied(pattern, self.headings[number])]

    def in_chapter(self, pattern: Pattern) -> list[int]:
        """Return the numbers of the passages the heading of whose chapter shows a pattern."""
        return [number for number in having(pattern, self.grouped) if satisfied(pattern, self.chapters[number])]

    def defines(self, term: str, included: str) -> bool:
        """Tell whether the statutes define a notion so as to include another."""
        return bool(self.everywhere(Pattern(((DEFINES + term,), (included,)), "sentence")))

    def at(self, pattern: Pattern, number: int) -> Match | None:
        """Return where one passage shows a pattern, the narrowest place; None where it does not."""
        if pattern.defined and not self.defines(*pattern.defined):
            return None
        return best(matches(pattern, self.corpus.passages[number]))

    def _everywhere(self, pattern: Pattern) -> dict[int, Match]:
        found = ((number, self.at(pattern, number)) for number in self.possible(pattern))
        return {number: match for number, match in found if match}
