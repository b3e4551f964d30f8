"""Acceptance: which of the ranked candidates the tool would cite for each article."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from harmonize.alignment.patterns import RECALLED, REFERENCE
from harmonize.model.evidence import Candidate, Relation
from harmonize.model.knowledge import Article, Instrument, Weights

TOGETHER = 5
"""Rules that complete each other stand within so many provisions: liability here, its conditions in the next."""
COMPLETING: Mapping[str, frozenset[Relation]] = {
    "general-part": frozenset({"contributes"}),
    "cooperation": frozenset({"contributes", "implements"}),
}
"""By kind of article that is carried by several provisions, each with its part: what completes one that is cited."""
SPREAD = ("general-part",)
"""Articles of these kinds are carried by rules that each say a part of it; a rule that adds nothing is not cited."""
LESS = "has less of it than the accepted provisions, and nothing they lack"
LIMITED = "says it of some offences alone; what it says, the accepted provisions say too"
KEPT = 12
"""So many candidates are kept for an article."""
LOOKED_AT = 3 * KEPT
"""So many are looked at: what completes others may be light."""


@dataclass(frozen=True, slots=True)
class Ranked:
    """A candidate with the number of its passage in the corpus.

    ``limited`` is a rule for some offences alone; ``penal`` a passage that threatens a penalty of the criminal law.
    """

    number: int
    candidate: Candidate
    limited: bool = False
    penal: bool = True


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
    """Return which of some elements a candidate shows itself, not by reference."""
    return frozenset(bar.element for bar in item.evidence if bar.element in elements and bar.level != REFERENCE)


def at_home_elsewhere(article: Article, instrument: Instrument, lists: Lists) -> frozenset[int]:
    """Return the passages that are the best for another article: they are cited for this one only if as good."""
    others = [other.number for other in instrument.articles if other.number != article.number and not other.over]
    firsts = [lists[number][0] for number in others if lists[number]]
    return frozenset(first.number for first in firsts if first.candidate.relation == "implements")


def accept(article: Article, ranked: Sequence[Ranked], elsewhere: frozenset[int], weights: Weights) -> list[Candidate]:
    """Accept the best candidate, those nearly as good, and those that add an element; the accepted come first.

    They are taken from the heaviest on, rules for some offences alone last: each of a general rule's shows something
    that no heavier one does.
    """
    elements, covered = wanted(article), frozenset[str]()
    best = max((item.candidate.weight for item in ranked if item.candidate.relation == "implements"), default=0.0)
    numbers: list[int] = []
    bare = False
    decided: list[Candidate] = []
    for item in sorted(ranked, key=lambda item: item.limited):
        new = shown(item.candidate, elements) - covered
        adds = bool(new) or (bare and item.penal and recalls(item.candidate))
        enough = share(item.number in elsewhere, adds, weights)
        if (adds or stands_beside(article, item, covered)) and citable(article, item, enough * best, numbers, adds):
            covered |= new
            bare = bare or not item.penal
            numbers.append(item.number)
            decided.append(measured(replace(item.candidate, accepted=True), enough * best))
        else:
            why = LIMITED if item.limited else LESS
            decided.append(turned_down(measured(item.candidate, enough * best), why))
    return in_order(decided)


def measured(item: Candidate, enough: float) -> Candidate:
    """Return a candidate with the weight it needed to be cited, where its weight is what decides."""
    return replace(item, needed=round(enough, 4)) if item.relation == "implements" else item


def recalls(item: Candidate) -> bool:
    """Tell whether a candidate punishes the acts that another provision tells, which may have no penalty itself."""
    return any(bar.element and bar.level == RECALLED for bar in item.evidence)


def stands_beside(article: Article, item: Ranked, covered: frozenset[str]) -> bool:
    """Tell whether a candidate that adds nothing to what is covered may be cited beside others.

    Of rules that each say a part of an article, one may that is headed by what that is about or says most of it itself;
    none that is for some offences alone.
    """
    headed = any(bar.comparison == "heading" for bar in item.candidate.evidence)
    most = 2 * len(shown(item.candidate, covered)) > len(covered)
    return not item.limited and (headed or most or article.kind not in SPREAD)


def turned_down(item: Candidate, reason: str = LESS) -> Candidate:
    """Return a candidate that is not cited, with the reason if it is only that others are better."""
    if item.relation != "implements":
        return item
    return replace(item, relation="contributes", reason=reason)


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
