"""Acceptance: which of the ranked candidates the tool would cite for each article."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from harmonize.model.evidence import Candidate, Relation
from harmonize.model.knowledge import Article, Instrument, Weights

TOGETHER = 5
"""Rules that complete each other stand within so many provisions: liability here, its conditions in the next."""
COMPLETING: Mapping[str, frozenset[Relation]] = {
    "general-part": frozenset({"contributes"}),
    "cooperation": frozenset({"contributes", "implements"}),
}
"""By kind of article that is carried by several provisions, each with its part: what completes one that is cited."""
KEPT = 12
"""So many candidates are kept for an article."""
LOOKED_AT = 3 * KEPT
"""So many are looked at: what completes others may be light."""


@dataclass(frozen=True, slots=True)
class Ranked:
    """A candidate with the number of its passage in the corpus."""

    number: int
    candidate: Candidate


FEWEST = 5
"""So many candidates are named for an article, where the law has so many provisions."""
RANKS: Mapping[Relation, int] = {"implements": 0, "refers": 1, "look-alike": 1, "contributes": 2}
"""What comes near the article, though it is not it, tells a reader more than what only shares some of its words."""

Lists = Mapping[str, Sequence[Ranked]]
"""By number of the article, its candidates, best first."""
Cited = Mapping[str, frozenset[int]]
"""By number of the article, the numbers of the passages that are cited for it."""


def nucleus_ids(article: Article) -> frozenset[str]:
    """Return the ids of the elements of which one makes a passage citable."""
    return frozenset(element.id for element in article.elements if element.nucleus)


def wanted(article: Article) -> frozenset[str]:
    """Return the ids of the elements for which a further provision is worth citing.

    An offence stands in one provision, and only another conduct is worth another; a general rule may be spread over
    several, each with its part.
    """
    if article.kind == "offence":
        return nucleus_ids(article)
    return frozenset(element.id for element in article.elements if element.requirement == "required")


def shown(item: Candidate, elements: frozenset[str]) -> frozenset[str]:
    """Return which of some elements a candidate shows."""
    return frozenset(bar.element for bar in item.evidence if bar.element in elements)


def at_home_elsewhere(article: Article, instrument: Instrument, lists: Lists) -> frozenset[int]:
    """Return the passages that are the best for another article: they are cited for this one only if as good."""
    others = [other.number for other in instrument.articles if other.number != article.number and not other.over]
    firsts = [lists[number][0] for number in others if lists[number]]
    return frozenset(first.number for first in firsts if first.candidate.relation == "implements")


def accept(article: Article, ranked: Sequence[Ranked], elsewhere: frozenset[int], weights: Weights) -> list[Candidate]:
    """Accept the best candidate, those nearly as good, and those that add an element; the accepted come first."""
    elements, covered = wanted(article), frozenset[str]()
    best = max((item.candidate.weight for item in ranked if item.candidate.relation == "implements"), default=0.0)
    numbers: list[int] = []
    decided: list[Candidate] = []
    for item in ranked:
        new = shown(item.candidate, elements) - covered
        enough = share(item.number in elsewhere, bool(new), weights)
        if citable(article, item, enough * best, numbers, bool(new)):
            covered |= new
            numbers.append(item.number)
            decided.append(measured(replace(item.candidate, accepted=True), enough * best))
        else:
            decided.append(turned_down(measured(item.candidate, enough * best)))
    return in_order(decided)


def measured(item: Candidate, enough: float) -> Candidate:
    """Return a candidate with the weight it needed to be cited, where its weight is what decides."""
    return replace(item, needed=round(enough, 4)) if item.relation == "implements" else item


def turned_down(item: Candidate) -> Candidate:
    """Return a candidate that is not cited, with the reason if it is only that others are better."""
    if item.relation != "implements":
        return item
    return replace(
        item, relation="contributes", reason="has less of it than the accepted provisions, and nothing they lack"
    )


def in_order(candidates: Iterable[Candidate]) -> list[Candidate]:
    """Sort candidates: those cited, then those that come near, then the others; each from the heaviest on."""
    return sorted(candidates, key=order)


def order(item: Candidate) -> tuple[bool, int, float]:
    """Return what candidates are sorted by: cited, near the article, heavy."""
    return not item.accepted, RANKS[item.relation], -item.weight


def share(elsewhere: bool, adds: bool, weights: Weights) -> float:
    """Return which share of the best candidate's weight a candidate needs."""
    if elsewhere:
        return weights.elsewhere
    return weights.adds if adds else weights.alike


def citable(article: Article, item: Ranked, enough: float, accepted: Iterable[int], adds: bool) -> bool:
    """Tell whether a candidate is cited: it weighs enough, or it completes a general rule nearby."""
    if item.candidate.relation == "implements":
        return item.candidate.weight >= enough
    near = any(abs(item.number - number) <= TOGETHER for number in accepted)
    return adds and near and item.candidate.relation in COMPLETING.get(article.kind, ())


def accept_all(instrument: Instrument, lists: Lists, weights: Weights) -> dict[str, tuple[Candidate, ...]]:
    """Return for each article that is judged on its own its candidates, decided."""
    return {
        article.number: tuple(
            accept(article, lists[article.number], at_home_elsewhere(article, instrument, lists), weights)[:KEPT]
        )
        for article in instrument.articles
        if not article.over
    }


def accept_over(article: Article, ranked: Sequence[Ranked], shown: Mapping[str, frozenset[int]]) -> list[Candidate]:
    """Return for an article on sanctions or safeguards the provisions it is judged on, then a few others.

    ``shown`` has by element the numbers of the passages that can show it.
    """
    numbers = frozenset[int]().union(*shown.values())
    here = [judged_on(item, shown) for item in ranked if item.number in numbers]
    others = [turned_down(judged_on(item, shown)) for item in ranked if item.number not in numbers]
    accepted = [replace(item, accepted=item.relation == "implements") for item in here]
    return in_order([*accepted, *others[: max(0, FEWEST - len(accepted))]])


def judged_on(item: Ranked, shown: Mapping[str, frozenset[int]]) -> Candidate:
    """Return a candidate without the bars of elements that it cannot show: they are judged on other provisions."""
    bars = tuple(
        bar for bar in item.candidate.evidence if bar.element is None or item.number in shown.get(bar.element, ())
    )
    return replace(item.candidate, evidence=bars, weight=round(sum(bar.weight for bar in bars), 4))
