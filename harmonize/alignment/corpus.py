"""The passages of all statutes read together, and what evidence needs to know about all of them at once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from math import log

from harmonize.alignment.patterns import Indexed, Match, best, index, matches
from harmonize.model.drafts import blanked
from harmonize.model.evidence import Passage
from harmonize.model.knowledge import DEFINES, Pattern
from harmonize.model.law import Statute
from harmonize.model.text import Span

GENERAL = "general-part"
QUOTE = 600
"""A quotation is cut after so many characters: a reader follows the link for the rest."""


@dataclass(frozen=True, slots=True)
class Corpus:
    """The passages of the statutes of one territory, and those statutes by id."""

    passages: tuple[Indexed, ...]
    statutes: Mapping[str, Statute]
    word_rarity: Mapping[str, float]

    def __len__(self) -> int:
        """Return the number of passages."""
        return len(self.passages)

    def quote(self, statute: str, span: Span) -> str:
        """Return the words of a span on one line, cut where they are long."""
        words = " ".join(span.of(blanked(self.statutes[statute].document)).split())
        return words if len(words) <= QUOTE else words[: QUOTE - 1].rsplit(" ", 1)[0] + "…"

    def page(self, statute: str, span: Span) -> int:
        """Return the page on which a span begins."""
        return self.statutes[statute].document.page_at(span.start)


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
        self.holders: dict[str, set[int]] = {}
        for number, indexed in enumerate(corpus.passages):
            for concept in indexed.concepts:
                self.holders.setdefault(concept, set()).add(number)

    def possible(self, pattern: Pattern) -> list[int]:
        """Return the numbers of the passages that have a concept of each group of a pattern, near together or not."""
        groups = [set().union(*(self.holders.get(concept, ()) for concept in group)) for group in pattern.all_of]
        return sorted(set.intersection(*groups))

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
