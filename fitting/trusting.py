"""Trusting: how often findings of some weight and lead were right, as curves that a run of harmonize can apply."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from sklearn.linear_model import LogisticRegression

from fitting.rows import Array
from fitting.scoring import Outcome
from harmonize.findings.confidence import ahead, probability
from harmonize.model.calibration import Curve

HELD = 10.0
"""How weakly the coefficients are held near 0."""
RIGHT = 0.95
"""So many of the findings that are not for review should be right, in jurisdictions that were held out."""


@dataclass(frozen=True, slots=True)
class Case:
    """A finding: whether it cites, the first provision's weight (else the heaviest one), its lead, if it is right."""

    jurisdiction: str
    view: str
    cites: bool
    weight: float
    lead: float
    right: bool


@dataclass(frozen=True, slots=True)
class Curves:
    """The curve of citations and that of gaps."""

    citation: Curve
    gap: Curve

    def of(self, case: Case) -> float:
        """Return the probability that a finding is right."""
        return probability(self.citation if case.cites else self.gap, case.weight, case.lead)


def case(found: Outcome) -> Case:
    """Return the case of an outcome."""
    asked, cites = found.asked, bool(found.cited)
    left = [weight for row, weight in zip(found.rows, found.weights, strict=True) if not row.accepted]
    weight = found.weights[0] if cites else max(found.weights)
    lead = ahead(weight, max(left, default=0.0)) if cites else 0.0
    return Case(asked.jurisdiction, asked.view, cites, weight, lead, found.right)


def curves(cases: Sequence[Case]) -> Curves:
    """Fit both curves on findings whose scores were held out."""
    citing = [item for item in cases if item.cites]
    silent = [item for item in cases if not item.cites]
    constant, weight, lead = logistic([[np.log1p(item.weight), item.lead] for item in citing], citing)
    gap_constant, gap_weight = logistic([[np.log1p(item.weight)] for item in silent], silent)
    return Curves(Curve(constant, weight, lead), Curve(gap_constant, gap_weight))


def logistic(features: Sequence[Sequence[float]], cases: Sequence[Case]) -> list[float]:
    """Return constant and coefficients of a logistic regression, rounded as they stand in the file."""
    model = LogisticRegression(C=HELD).fit(np.array(features), [item.right for item in cases])
    return [round(float(number), 3) for number in (*model.intercept_, *model.coef_[0])]


def held_out(cases: Sequence[Case]) -> list[float]:
    """Return each finding's probability by curves that its jurisdiction had no part in."""
    by_name = {
        name: curves([item for item in cases if item.jurisdiction != name])
        for name in {item.jurisdiction for item in cases}
    }
    return [by_name[item.jurisdiction].of(item) for item in cases]


def errors(cases: Sequence[Case], sure: Sequence[float]) -> Mapping[str, list[float]]:
    """Return by jurisdiction how far each probability is from what was right, squared."""
    found: dict[str, list[float]] = defaultdict(list)
    for item, told in zip(cases, sure, strict=True):
        found[item.jurisdiction].append((told - item.right) ** 2)
    return found


def certain(cases: Sequence[Case], sure: Sequence[float]) -> float:
    """Return the lowest probability, in steps of 0.05, from which so many findings are right as should be."""
    steps = [round(0.5 + 0.05 * step, 2) for step in range(10)]
    good = (step for step in steps if kept(cases, sure, step)[1] >= RIGHT)
    return next(good, steps[-1])


def kept(cases: Iterable[Case], sure: Iterable[float], least: float) -> tuple[float, float]:
    """Return which share of findings is at least so sure, and which share of these is right."""
    pairs = list(zip(cases, sure, strict=True))
    chosen: Array = np.array([item.right for item, told in pairs if told >= least], dtype=np.float64)
    return len(chosen) / len(pairs), float(chosen.mean()) if len(chosen) else 0.0
