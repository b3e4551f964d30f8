"""Weighing: the weights of evidence fitted on candidates, held near those that a lawyer set by hand."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import LinearConstraint, minimize
from scipy.special import logsumexp

from fitting.rows import AMOUNTS, ELEMENTS, LEVELS, OTHERS, Array, Row, factors
from harmonize.model.knowledge import Weights

MULTIPLIERS = (*ELEMENTS, *OTHERS, *LEVELS[1:])
"""What is fitted: a multiplier of each kind of evidence and of each level but the first, whose factor stays 1."""
DESIGN = np.array([[float(name in amount.split()) for name in MULTIPLIERS] for amount in AMOUNTS])
"""Which multipliers each amount is multiplied by."""


@dataclass(frozen=True, slots=True)
class Choice:
    """The candidates of one question: their amounts, and which of them implement the article."""

    amounts: Array
    right: NDArray[np.bool_]


def choices(rows: Iterable[Row]) -> Iterator[Choice]:
    """Yield the questions that can teach something: with candidates that implement the article, and others that do not.

    What only contributes is neither right nor wrong. What is no candidate for being cited is not weighed.
    """
    for _, group in groupby(rows, key=lambda row: row.question):
        weighed = [row for row in group if row.relation == "implements" and row.gold in ("implements", "neither")]
        right = np.array([row.gold == "implements" for row in weighed], dtype=bool)
        if right.any() and not right.all():
            yield Choice(np.array([row.amounts for row in weighed], dtype=np.float64), right)


def loss(choice: Choice, worth: Array, sharpness: float) -> tuple[float, Array, float]:
    """Return the logistic loss of a question, and its slopes by what each amount is worth and by the sharpness.

    The loss is minus the logarithm of the share that the right candidates have of all, each counted by ``exp`` of its
    weight times ``sharpness``.
    """
    weights = choice.amounts @ worth
    scores = sharpness * weights
    among = np.exp(scores - logsumexp(scores))
    right = np.exp(np.where(choice.right, scores, -np.inf) - logsumexp(scores[choice.right]))
    slopes = among - right
    told = float(logsumexp(scores) - logsumexp(scores[choice.right]))
    return told, sharpness * (slopes @ choice.amounts), float(slopes @ weights)


def fitted(rows: Sequence[Row], start: Weights, strength: float) -> Weights:
    """Return weights fitted on rows; ``strength`` holds the logarithms of their multipliers near 0.

    A multiplier cannot become 0 or negative, and nearer together never weighs less.
    """
    asked, base = list(choices(rows)), factors(start)

    def objective(point: Array) -> tuple[float, Array]:
        multipliers, sharpness = point[:-1], float(np.exp(point[-1]))
        worth = base * np.exp(DESIGN @ multipliers)
        parts = [loss(choice, worth, sharpness) for choice in asked]
        slope = DESIGN.T @ (worth * np.sum([part[1] for part in parts], axis=0) / len(asked))
        total = np.mean([part[0] for part in parts]) + strength / 2 * float(multipliers @ multipliers)
        return float(total), np.append(slope + strength * multipliers, sharpness * np.mean([part[2] for part in parts]))

    found = minimize(
        objective, np.zeros(len(MULTIPLIERS) + 1), jac=True, method="SLSQP", constraints=[_monotone(start)],
        options={"maxiter": 500, "ftol": 1e-10},
    )  # fmt: skip
    return _multiplied(start, dict(zip(MULTIPLIERS, np.exp(found.x[:-1]), strict=True)))


def _monotone(start: Weights) -> LinearConstraint:
    """Return that no level weighs more than the one before it."""
    steps = np.diff(np.log([start.levels[level] for level in LEVELS]))
    places = [MULTIPLIERS.index(level) for level in LEVELS[1:]]
    rows = np.zeros((len(places), len(MULTIPLIERS) + 1))
    for row, place in enumerate(places):
        rows[row, place] = 1.0
        if row:
            rows[row, place - 1] = -1.0
    return LinearConstraint(rows, -np.inf, -steps)


def _multiplied(start: Weights, by: dict[str, float]) -> Weights:
    return replace(
        start,
        elements={part: round(float(start.elements[part] * by[part]), 2) for part in ELEMENTS},
        levels={level: round(float(start.levels[level] * by.get(level, 1.0)), 2) for level in LEVELS},
        **{name: round(float(getattr(start, name) * by[name]), 2) for name in OTHERS},
    )
