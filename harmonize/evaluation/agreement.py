"""Agreement of the annotators, who did not see each other's judgements; and what the tool says where they differ."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from harmonize.evaluation.cases import UNSTATED, Case
from harmonize.evaluation.rulings import Place, place
from harmonize.evaluation.tallies import Row, crossed
from harmonize.model.evaluation import Dispute
from harmonize.model.gold import CITED, Gold, Judgement

Both = tuple[Judgement, Judgement]


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
    by_article: Mapping[str, Case] = {
        case.ruling.article: case for case in cases if gold.statute in case.statute.split("+")
    }
    for first, second in judged_twice(gold):
        case = by_article.get(first.article)
        if case is None:
            continue
        about = (gold.statute, first.article, first.provision)
        if first.ruling != second.ruling:
            cited = "cited" if place(first) in case.cited else "not cited"
            yield Dispute(*about, "", first.ruling, second.ruling, cited)
        shown = case.shown.get(place(first), frozenset())
        for id, said in first.elements.items():
            if first.ruling in CITED and second.ruling in CITED and second.elements.get(id, said) != said:
                yield Dispute(*about, id, said, second.elements[id], "present" if id in shown else "absent")
