"""The whole evaluation: figures over everything and over its parts, and every verdict beside what gold asks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain
from typing import get_args

from harmonize.evaluation import agreement, outline
from harmonize.evaluation.cases import UNSTATED, Case, cases, matched
from harmonize.evaluation.intervals import figures
from harmonize.evaluation.measures import STATUSES
from harmonize.evaluation.rulings import alone
from harmonize.evaluation.tallies import Row, rows
from harmonize.evaluation.verdicts import verdict
from harmonize.model.evaluation import Evaluation, Facet, Matrix, Slice, Trusted
from harmonize.model.gold import Annotator, Gold
from harmonize.model.knowledge import Article
from harmonize.model.verdict import Analysis

FACETS: tuple[Facet, ...] = ("stratum", "article", "language", "statute")


def evaluate(analyses: Sequence[Analysis], golds: Sequence[Gold], articles: Mapping[str, Article]) -> Evaluation:
    """Hold analyses to gold; ``articles`` are those of the instruments by key.

    Statutes are matched with gold by the hash of their file. What gold does not judge is not counted.
    """
    found = [(analysis, matched(analysis, golds)) for analysis in analyses]
    judged = [case for analysis, own in found for case in cases(analysis, list(own.values()), articles)]
    read = [(source, own[source.id]) for analysis, own in found for source in analysis.statutes if source.id in own]
    golden = list({gold.sha256: gold for _, gold in read}.values())
    disputes = {gold.statute: list(agreement.disputes(gold, judged)) for gold in golden}
    tallies = [
        *chain.from_iterable(rows(case) for case in judged),
        *chain.from_iterable(agreement.rows(gold) for gold in golden),
        *chain.from_iterable(agreement.contested(gold, disputes[gold.statute]) for gold in golden),
        *(outline.row(source, gold) for source, gold in read),
    ]
    return Evaluation(
        version=joined(analysis.version for analysis in analyses),
        models_sha256=joined(analysis.models_sha256 for analysis in analyses),
        subjects=tuple(outline.subject(source, gold) for source, gold in read),
        figures=figures(tallies),
        slices=(*slices(tallies), *by_annotator(analyses, golden, articles)),
        statuses=confusion(judged),
        trusted=tuple(trusted(judged)),
        disputes=tuple(chain.from_iterable(disputes.values())),
        verdicts=tuple(verdict(case) for case in judged if case.judged),
    )


def joined(names: Iterable[str]) -> str:
    """Return what analyses were made with; several where they differ."""
    return ", ".join(sorted(set(names)))


def slices(tallies: Sequence[Row]) -> Iterator[Slice]:
    """Yield the figures by every facet but the annotator, in order of the names; what has no name is left out."""
    for facet in FACETS:
        names = {str(getattr(row, facet)) for row in tallies} - {"", UNSTATED}
        for name in sorted(names, key=in_order):
            yield Slice(facet, name, figures(row for row in tallies if getattr(row, facet) == name))


def in_order(name: str) -> list[tuple[int, str]]:
    """Return what names are sorted by: numbers in them by their size.

    >>> sorted(["budapest:10", "budapest:9"], key=in_order)
    ['budapest:9', 'budapest:10']
    """
    instrument, _, number = name.partition(":")
    return [(0, instrument), (int(number) if number.isdigit() else 0, number)]


def by_annotator(
    analyses: Iterable[Analysis], golds: Sequence[Gold], articles: Mapping[str, Article]
) -> Iterator[Slice]:
    """Yield the figures against each annotator alone, where two judged: what the disagreements make of them."""
    twice = [gold for gold in golds if len(gold.annotators) > 1]
    for name in get_args(Annotator):
        own = [alone(gold, name) for gold in twice]
        judged = [case for analysis in analyses for case in cases(analysis, own, articles)]
        if judged:
            yield Slice("annotator", name, figures(chain.from_iterable(rows(case) for case in judged)))


def confusion(judged: Iterable[Case]) -> Matrix:
    """Return how often an article of which status by gold has which status by the tool."""
    pairs = Counter[tuple[str, str]]((case.expected, case.finding.status) for case in judged if case.expected)
    told = tuple(tuple(pairs[one, other] for other in STATUSES) for one in STATUSES)
    return Matrix(STATUSES, STATUSES, told)


def trusted(judged: Iterable[Case]) -> Iterator[Trusted]:
    """Yield the confidence of every verdict that has one, surest first, and whether its first answer is right."""
    sure = [(case.finding.confidence, case.first_right) for case in judged if case.judged]
    told = [Trusted(one, right) for one, right in sure if one is not None]
    yield from sorted(told, key=lambda item: -item.confidence)
