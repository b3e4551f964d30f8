"""Limits: the offences that a rule is for where it names them, and so is no rule for all offences."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from harmonize.alignment.acceptance import TOGETHER, Ranked, nucleus_ids, order
from harmonize.alignment.corpus import Finder
from harmonize.alignment.elements import shows
from harmonize.alignment.forms import PENALTY, carrying
from harmonize.alignment.ledger import bar
from harmonize.model.evidence import Evidence
from harmonize.model.knowledge import Article
from harmonize.model.law import Reference
from harmonize.model.text import Span

OTHERS = "is a rule for other offences than those found for this instrument"
THESE = "says it of offences found for this instrument"


@dataclass(frozen=True, slots=True)
class Offences:
    """Where the offences of an instrument were found: the passages' numbers, and what it weighs to name one of them."""

    numbers: frozenset[int]
    worth: float = 0.0


NONE = Offences(frozenset())


def around(offences: Offences) -> list[int]:
    """Return the numbers of the passages near some offences, and theirs."""
    return sorted({number + step for number in offences.numbers for step in range(-TOGETHER, TOGETHER + 1)})


def naming(article: Article, finder: Finder, number: int) -> dict[int, Span]:
    """Return the offences that a passage names as those its rule is for, with where it names them; none where for all.

    "An attempt at an offence under this Chapter is punished" is for those of the chapter alone.
    """
    indexed = finder.corpus.passages[number]
    spans = [spot.sentences[0].span for spot in carrying(article, indexed, "sentence")]
    return {
        item: reference.span
        for reference in references(finder, indexed.passage.statute, spans)
        for target in reference.targets
        for eid in target.eids
        for item in finder.members(indexed.passage.statute, eid)
        if not finder.corpus.passages[item].concepts.isdisjoint(PENALTY)
    }


def references(finder: Finder, statute: str, spans: Sequence[Span]) -> Iterator[Reference]:
    """Yield the references of a statute to itself that stand in some sentences."""
    every = finder.corpus.statutes[statute].references
    for span in spans:
        first = bisect_left(every, span.start, key=lambda item: item.span.start)
        last = bisect_left(every, span.end, key=lambda item: item.span.start)
        yield from (item for item in every[first:last] if item.statute == statute)


def reaching(article: Article, found: Iterable[Ranked], finder: Finder, offences: Offences) -> list[Ranked]:
    """Return candidates for a general rule, best first, in view of the offences that each names as those it is for."""
    return sorted((reached(article, item, finder, offences) for item in found), key=lambda item: order(item.candidate))


def reached(article: Article, item: Ranked, finder: Finder, offences: Offences) -> Ranked:
    """Return a candidate as it is where its rule is for all offences; else as what it is for those that were found."""
    if not shows(item.candidate.evidence, nucleus_ids(article)):
        return item
    named = naming(article, finder, item.number)
    here = sorted(offences.numbers.intersection(named))
    if not named:
        return item
    if not here:
        return replace(item, candidate=replace(item.candidate, relation="look-alike", reason=OTHERS))
    made = names_them(finder, item.number, named[here[0]], offences.worth)
    weight = round(item.candidate.weight + made.weight, 4)
    decided = replace(item.candidate, weight=weight, evidence=(*item.candidate.evidence, made))
    if decided.relation == "contributes":
        decided = replace(decided, relation="implements", reason=THESE)
    return replace(item, candidate=decided, limited=True)


def names_them(finder: Finder, number: int, span: Span, worth: float) -> Evidence:
    """Make the bar of a rule that names offences that were found."""
    return bar(finder.corpus, number, "neighbourhood", "names them", worth, span, [span])
