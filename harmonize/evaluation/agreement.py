"""Agreement of the annotators, who did not see each other's judgements; and what the tool says where they differ."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from harmonize.evaluation.cases import UNSTATED, Case
from harmonize.evaluation.rulings import Place, place
from harmonize.evaluation.tallies import Row, crossed
from harmonize.model.evaluation import Dispute
from harmonize.model.gold import CITED, Gold, Judgement

Both = tuple[Judgement, Judgement]
CITES = "cited"


def judged_twice(gold: Gold) -> Iterator[Both]:
    """Yield the pairs of article and provision that both annotators judged, in the order of the first's."""
    pairs: dict[tuple[str, Place], dict[str, Judgement]] = defaultdict(dict)
    for item in gold.judgements:
        pairs[item.article, place(item)][item.annotator] = item
    yield from ((said["first"], said["second"]) for said in pairs.values() if len(said) == 2)


def rows(gold: Gold) -> Iterator[Row]:
    """Yield for each pair judged twice what each annotator says of it and of its elements."""
    for first, second in judged_twice(gold):
        tally = {**crossed("relation", [(first.ruling, second.ruling)]), **crossed("said", elements(first, second))}
        stratum = first.stratum or second.stratum or UNSTATED
        yield Row(gold.jurisdiction, gold.language, gold.statute, first.article, stratum, tally)


def elements(first: Judgement, second: Judgement) -> Iterator[tuple[str, str]]:
    """Yield what each says of every element, where both would cite the provision."""
    if first.ruling in CITED and second.ruling in CITED:
        yield from ((said, second.elements[id]) for id, said in first.elements.items() if id in second.elements)


def disputes(gold: Gold, cases: Iterable[Case]) -> Iterator[Dispute]:
    """Yield every relation and every element that the annotators differ on, with what the tool says."""
    by_article = {case.ruling.article: case for case in cases if gold.statute in case.statutes}
    for pair in judged_twice(gold):
        if pair[0].article in by_article:
            yield from differences(gold, pair, by_article[pair[0].article])


def differences(gold: Gold, pair: Both, case: Case) -> Iterator[Dispute]:
    """Yield what the annotators differ on in one pair: its relation, then its elements."""
    first, second = pair
    about = (gold.statute, first.article, first.provision)
    if first.ruling != second.ruling:
        yield Dispute(*about, "", first.ruling, second.ruling, CITES if place(first) in case.cited else "not cited")
    shown = case.shown.get(place(first), frozenset())
    both = zip((id for id in first.elements if id in second.elements), elements(first, second), strict=False)
    for id, (one, other) in both:
        if one != other:
            yield Dispute(*about, id, one, other, "present" if id in shown else "absent")


def contested(gold: Gold, found: Iterable[Dispute]) -> Iterator[Row]:
    """Yield for each disagreement that the tool takes a side in whose side it takes.

    There is no side where both would cite a provision, or neither would, or where one leaves an element to a general
    rule.
    """
    for item in found:
        sides = [cited_or_has(said) for said in (item.first, item.second, item.tool)]
        if None not in sides and sides[0] != sides[1]:
            tally = {"contested": 1, "with the first": sides[2] == sides[0]}
            yield Row(gold.jurisdiction, gold.language, gold.statute, item.article, UNSTATED, tally)


def cited_or_has(said: str) -> bool | None:
    """Tell whether who says so would cite the provision, or sees the element; None where neither is said.

    >>> cited_or_has("contributes"), cited_or_has("look-alike"), cited_or_has("present"), cited_or_has("general")
    (True, False, True, None)
    """
    return None if said == "general" else said in (*CITED, CITES, "present")
