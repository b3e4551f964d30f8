"""Scoring: what rows come to under some weights, by the rules by which alignment ranks and accepts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

import numpy as np

from fitting.rows import AMOUNTS, Array, Row, weights_of
from harmonize.alignment.acceptance import RANKS, Ranked, accept_all
from harmonize.knowledge.instruments import load_instruments
from harmonize.model.evidence import Candidate, Evidence
from harmonize.model.knowledge import Weights
from harmonize.model.text import Span
from harmonize.pipeline import DEFAULT_INSTRUMENTS

DRAWS = 2000
SEED = 2001  # fixed, so that the same rows give the same intervals


@dataclass(frozen=True, slots=True)
class Outcome:
    """One question answered: its candidates with their weights, those cited first, then as they rank."""

    rows: tuple[Row, ...]
    weights: tuple[float, ...]

    @property
    def asked(self) -> Row:
        """Any of its rows: what they share."""
        return self.rows[0]

    @property
    def cited(self) -> tuple[Row, ...]:
        """The candidates that are cited."""
        return tuple(row for row in self.rows if row.accepted)

    @property
    def settled(self) -> tuple[Row, ...]:
        """The candidates best first, without those that only some annotators say implement."""
        return tuple(row for row in self.rows if row.gold != "open")

    @property
    def place(self) -> int:
        """The rank of the first candidate that implements the article, 0 where none does."""
        return next((place for place, row in enumerate(self.settled, 1) if row.gold == "implements"), 0)

    @property
    def right(self) -> bool:
        """Whether the first citation implements the article; where nothing is cited, whether there is nothing."""
        return self.place == 1 if self.cited else self.asked.gap


def outcomes(rows: Iterable[Row], weights: Weights) -> list[Outcome]:
    """Return every question that gold judges, answered with some weights."""
    found: list[Outcome] = []
    for _, group in groupby(rows, key=lambda row: (row.view, row.statute)):
        found += judged(decided(list(group), weights))
    return found


def decided(rows: Sequence[Row], weights: Weights) -> list[tuple[Row, float]]:
    """Return the rows of one view of a statute with their weights, and whether each would be accepted."""
    weighed = list(zip(rows, weights_of(rows, weights), strict=True))
    cited = {
        (instrument.id, number, item.eid)
        for instrument in load_instruments(DEFAULT_INSTRUMENTS)
        for number, found in accept_all(instrument, lists(instrument.id, weighed), weights).items()
        for item in found
        if item.accepted
    }
    return [
        (replace(row, accepted=(*row.article.split(":"), str(row.number)) in cited), float(weight))
        for row, weight in weighed
    ]


def lists(instrument: str, weighed: Iterable[tuple[Row, float]]) -> Mapping[str, list[Ranked]]:
    """Return the candidates of an instrument's articles as alignment has them before it accepts any."""
    found: dict[str, list[Ranked]] = defaultdict(list)
    for row, weight in weighed:
        owner, number = row.article.split(":")
        if owner == instrument:
            found[number].append(Ranked(row.number, candidate(row, weight), row.limited, row.penal))
    for items in found.values():
        items.sort(key=lambda item: (RANKS[item.candidate.relation], -item.candidate.weight))
    return found


def candidate(row: Row, weight: float) -> Candidate:
    """Make a candidate of a row: its weight, and the elements that it shows; its id is its place in the statute."""
    shows = (name.split(":") for name in row.shows)
    bars = [bar(row, "concepts", level, f"{row.article}/{name}") for name, level in shows]
    if row.amounts[AMOUNTS.index("heading")]:
        bars.append(bar(row, "heading", "heading", None))
    place = str(row.number)
    return Candidate(row.statute, row.provision, place, "", 0, weight, False, row.relation, "", tuple(bars))  # type: ignore[arg-type]


def bar(row: Row, comparison: str, level: str, element: str | None) -> Evidence:
    """Make a bar that says what it is about and at which level; what it weighs is the candidate's."""
    return Evidence(row.statute, "", comparison, level, 0.0, element, "", Span(0, 0), 0)


def judged(weighed: Iterable[tuple[Row, float]]) -> Iterator[Outcome]:
    """Yield the questions among rows of one view that gold judges."""
    for _, group in groupby(weighed, key=lambda item: item[0].article):
        items = sorted(group, key=lambda item: (not item[0].accepted, RANKS[item[0].relation], -item[1]))  # type: ignore[index]
        if items[0][0].gold:
            yield Outcome(tuple(row for row, _ in items), tuple(weight for _, weight in items))


Measure = Callable[[Sequence[Outcome]], float]


def first(found: Sequence[Outcome]) -> float:
    """Return in which share of the questions with something to find the first candidate is right."""
    return mean(item.place == 1 for item in found if item.asked.needs)


def in_five(found: Sequence[Outcome]) -> float:
    """Return in which share of them one of the first five is."""
    return mean(1 <= item.place <= 5 for item in found if item.asked.needs)


def reciprocal(found: Sequence[Outcome]) -> float:
    """Return the mean of one divided by the rank of the first that is right."""
    return mean(1 / item.place if item.place else 0.0 for item in found if item.asked.needs)


def f2(found: Sequence[Outcome]) -> float:
    """Return the F2 of what is cited; what contributes is neither right nor wrong."""
    cited = [row for item in found for row in item.cited]
    right, wrong = (sum(row.gold == label for row in cited) for label in ("implements", "neither"))
    met = sum(len({need for row in item.cited for need in row.meets}) for item in found)
    precision, recall = right / max(1, right + wrong), met / max(1, sum(item.asked.needs for item in found))
    return 5 * precision * recall / (4 * precision + recall) if precision + recall else 0.0


def mean(values: Iterable[float]) -> float:
    """Return the mean of some values, 0 where there are none."""
    found = [float(value) for value in values]
    return sum(found) / len(found) if found else 0.0


def interval(values: Mapping[str, Sequence[float]]) -> tuple[float, float]:
    """Return what 95 of 100 means lie between when the jurisdictions, which the values stand under, are drawn anew."""
    names = sorted(name for name in values if values[name])
    sums = np.array([[sum(values[name]), len(values[name])] for name in names], dtype=np.float64)
    draws = np.random.default_rng(SEED).multinomial(len(names), [1 / len(names)] * len(names), DRAWS)
    totals: Array = draws.astype(np.float64) @ sums
    low, high = np.percentile(totals[:, 0] / totals[:, 1], (2.5, 97.5))
    return float(low), float(high)
