"""Weighing: the weights of evidence fitted on candidates, held near those that a lawyer set by hand."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, pairwise

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import LinearConstraint, minimize

from fitting.rows import AMOUNTS, ELEMENTS, LEVELS, OTHERS, Array, Row, factors
from harmonize.model.knowledge import Weights

MULTIPLIERS = (*ELEMENTS, *OTHERS, *LEVELS)
"""What is fitted: a multiplier of each kind of evidence and of each level."""
DESIGN = np.array([[float(name in amount.split()) for name in MULTIPLIERS] for amount in AMOUNTS])
"""Which multipliers each amount is multiplied by."""
ORDERS = (LEVELS, ("nucleus", "reservable", "required", "option"), ("required", "alternative", "option"))
"""What a lawyer would not have the other way round: no name of a row weighs more than the one before it."""


@dataclass(frozen=True, slots=True)
class Questions:
    """The candidates of several questions, one after the other.

    ``starts`` are the rows on which questions begin, ``right`` tells which candidates implement the article.
    """

    amounts: Array
    right: NDArray[np.bool_]
    starts: NDArray[np.intp]

    def soft(self, scores: Array) -> tuple[Array, Array]:
        """Return each score's share among the exponentials of its question, and the logarithm of their sum."""
        sizes = np.diff(np.append(self.starts, len(scores)))
        highest = np.maximum.reduceat(scores, self.starts)
        powers = np.exp(scores - np.repeat(highest, sizes))
        sums = np.add.reduceat(powers, self.starts)
        return powers / np.repeat(sums, sizes), np.log(sums) + highest


def questions(rows: Iterable[Row]) -> Questions:
    """Return the questions that can teach something: with candidates that implement the article, and others.

    What only contributes is neither right nor wrong. What is no candidate for being cited is not weighed.
    """
    kept: list[list[Row]] = []
    for _, group in groupby(rows, key=lambda row: row.question):
        weighed = [row for row in group if row.relation == "implements" and row.gold in ("implements", "neither")]
        if len({row.gold for row in weighed}) > 1:
            kept.append(weighed)
    flat = [row for group in kept for row in group]
    return Questions(
        np.array([row.amounts for row in flat], dtype=np.float64).reshape(-1, len(AMOUNTS)),
        np.array([row.gold == "implements" for row in flat], dtype=bool),
        np.cumsum([0, *(len(group) for group in kept)][:-1], dtype=np.intp),
    )


def loss(asked: Questions, worth: Array, sharpness: float) -> tuple[float, Array, float]:
    """Return the mean logistic loss, and its slopes by what each amount is worth and by the sharpness.

    A question's loss is minus the logarithm of the share that the right candidates have of all, each counted by ``exp``
    of its weight times ``sharpness``.
    """
    weights = asked.amounts @ worth
    among, every = asked.soft(sharpness * weights)
    right, ours = asked.soft(np.where(asked.right, sharpness * weights, -1e9))
    slopes = (among - right) / len(asked.starts)
    return float(np.mean(every - ours)), sharpness * (slopes @ asked.amounts), float(slopes @ weights)


def fitted(rows: Iterable[Row], start: Weights, strength: float) -> Weights:
    """Return weights fitted on rows; ``strength`` holds the logarithms of their multipliers near 0.

    A multiplier cannot become 0 or negative, and what a lawyer puts in an order stays in it.
    """
    asked, base = questions(rows), factors(start)

    def objective(point: Array) -> tuple[float, Array]:
        multipliers, sharpness = point[:-1], float(np.exp(point[-1]))
        worth = base * np.exp(DESIGN @ multipliers)
        total, by_worth, by_sharpness = loss(asked, worth, sharpness)
        slopes = DESIGN.T @ (worth * by_worth) + strength * multipliers
        return total + strength / 2 * float(multipliers @ multipliers), np.append(slopes, sharpness * by_sharpness)

    found = minimize(
        objective,
        np.zeros(len(MULTIPLIERS) + 1),
        jac=True,
        method="SLSQP",
        constraints=ordered(start),
        options={"maxiter": 500, "ftol": 1e-9},
    )
    return multiplied(start, dict(zip(MULTIPLIERS, np.exp(found.x[:-1]), strict=True)))


def ordered(start: Weights) -> list[LinearConstraint]:
    """Return that orders are kept, and that the first level stays what it is: the kinds have the scale."""
    pairs = [pair for order in ORDERS for pair in pairwise(order)]
    own = {**start.elements, **start.levels}
    table = np.zeros((len(pairs), len(MULTIPLIERS) + 1))
    for row, (more, less) in zip(table, pairs, strict=True):
        row[MULTIPLIERS.index(less)], row[MULTIPLIERS.index(more)] = 1.0, -1.0
    first = np.zeros((1, len(MULTIPLIERS) + 1))
    first[0, MULTIPLIERS.index(LEVELS[0])] = 1.0
    room = [float(np.log(own[more] / own[less])) for more, less in pairs]
    return [LinearConstraint(table, -np.inf, room), LinearConstraint(first, 0.0, 0.0)]


def multiplied(start: Weights, by: dict[str, float]) -> Weights:
    """Return weights multiplied, those without a multiplier as they are, rounded as they stand in the file."""

    def times(name: str, weight: float) -> float:
        return round(float(weight * by.get(name, 1.0)), 2)

    return replace(
        start,
        elements={part: times(part, weight) for part, weight in start.elements.items()},
        levels={level: times(level, weight) for level, weight in start.levels.items()},
        **{name: times(name, getattr(start, name)) for name in OTHERS},
    )


def held_out(rows: Sequence[Row], start: Weights, strength: float) -> dict[str, Weights]:
    """Return for each jurisdiction the weights that the others give."""
    names = sorted({row.jurisdiction for row in rows})
    return {name: fitted([row for row in rows if row.jurisdiction != name], start, strength) for name in names}
