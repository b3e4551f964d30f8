"""The passages of all statutes read together, and what evidence needs to know about all of them at once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field
from functools import cache
from math import log

from harmonize.alignment.patterns import Indexed, Match, best, concepts, index, matches, satisfied
from harmonize.model.drafts import blanked
from harmonize.model.evidence import Feature, Passage
from harmonize.model.knowledge import DEFINES, Pattern
from harmonize.model.law import CITABLE, Provision, Statute
from harmonize.model.text import Document, Span

GENERAL = "general-part"
QUOTE = 600
"""A quotation is cut after so many characters: a reader follows the link for the rest."""


@dataclass(frozen=True, slots=True)
class Corpus:
    """The passages of the statutes of one territory, and those statutes by id.

    ``general`` has by statute the ids of the groups of provisions that are its general part, if it has one.
    ``translated`` has for the number of each passage of a translation that of the original's passage.
    """

    passages: tuple[Indexed, ...]
    statutes: Mapping[str, Statute]
    word_rarity: Mapping[str, float]
    general: Mapping[str, frozenset[str]] = field(default_factory=dict)
    translated: Mapping[int, int] = field(default_factory=dict)
    _cited: dict[tuple[str, Span], tuple[str, int]] = field(default_factory=dict, compare=False, repr=False)

    def __len__(self) -> int:
        """Return the number of passages."""
        return len(self.passages)

    def in_general_part(self, passage: Passage) -> bool:
        """Tell whether a passage stands in its statute's general part."""
        return any(feature.eid in self.general.get(passage.statute, ()) for feature in passage.groups)

    def law(self, number: int) -> int:
        """Return the number of the passage in the original of one that may be a translation of it."""
        return self.translated.get(number, number)

    def readings(self, number: int) -> tuple[int, ...]:
        """Return the number of a passage and those of its translations."""
        return (number, *(other for other, law in self.translated.items() if law == number))

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
    known = {item.id: item for item in statutes}
    indexed = tuple(index(passage) for passage in passages)
    return Corpus(indexed, known, rarity, general_parts(passages), translated(known, passages))


def translated(statutes: Mapping[str, Statute], passages: Sequence[Passage]) -> dict[int, int]:
    """Return for the number of each passage of a translation that of the original's passage, where it has one."""
    numbers = {(item.statute, item.provision.eid): number for number, item in enumerate(passages)}
    pairs = (
        (numbers.get((item.id, eid)), numbers.get((item.translation_of, law)))
        for item in statutes.values()
        for eid, law in item.counterparts
    )
    return {number: law for number, law in pairs if number is not None and law is not None}


def rarity(shown: int, total: int, common: float) -> float:
    """Return what a sign is worth that ``shown`` of ``total`` provisions show: 1 for the rarest, down to ``common``.

    >>> rarity(1, 500, 0.3) > rarity(100, 500, 0.3) > rarity(500, 500, 0.3) >= 0.3
    True
    """
    return common + (1 - common) * log((total + 1) / (shown + 0.5)) / log((total + 1) / 0.5)


def general_parts(passages: Iterable[Passage]) -> dict[str, frozenset[str]]:
    """Return by statute the ids of the groups that are its general part, where rules for all offences stand.

    They are the outermost that are headed so: "common provisions" of a chapter are for its offences alone.
    """
    found: dict[str, set[str]] = {}
    for passage in passages:
        headed = {item.eid for item in passage.groups if item.concept == GENERAL}
        found.setdefault(passage.statute, set()).update(headed)
    outermost = {statute: min(map(depth, eids), default=0) for statute, eids in found.items()}
    return {
        statute: frozenset(eid for eid in eids if depth(eid) == outermost[statute])
        for statute, eids in found.items()
        if eids
    }


def depth(eid: str) -> int:
    """Return how many levels deep a provision stands, by its id."""
    return eid.count("__")


def innermost(passage: Passage) -> tuple[Feature, ...]:
    """Return the features of the innermost heading above a passage that has any."""
    return tuple(feature for feature in passage.groups if feature.eid == passage.groups[-1].eid)


def groups(node: Provision) -> Iterator[Provision]:
    """Yield the groups of provisions below a node: parts, titles, chapters."""
    for child in node.children:
        if child.kind not in CITABLE:
            yield child
            yield from groups(child)


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
        self.members = cache(self._members)
        self.groups = cache(self._groups)
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

    def _members(self, statute: str, eid: str) -> frozenset[int]:
        """Return the numbers of the passages that an id means: the one it stands in, or all of a chapter."""
        if (own := self.numbers.get((statute, eid.partition("__")[0]))) is not None:
            return frozenset({own})
        group = self.groups(statute).get(eid)
        return frozenset(self.numbers[statute, item.eid] for item in group.citable()) if group else frozenset()

    def _groups(self, statute: str) -> dict[str, Provision]:
        """Return a statute's groups of provisions by their ids."""
        return {node.eid: node for node in groups(self.corpus.statutes[statute].root) if node.eid}

    def _everywhere(self, pattern: Pattern) -> dict[int, Match]:
        found = ((number, self.at(pattern, number)) for number in self.possible(pattern))
        return {number: match for number, match in found if match}
