"""Measures: figures made of counts that add up, so that a thousand resamples are computed at once.

scikit-learn has the same measures for one sample at a time; the tests hold these to it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]
Totals = Mapping[str, Array]
"""By name of a count its total in each resample."""


@dataclass(frozen=True, slots=True)
class Measure:
    """A figure: what it is computed with, from which counts; nan where these are nothing."""

    counts: tuple[str, ...]
    compute: Callable[[Totals], Array]


def divided(over: Array, under: Array) -> Array:
    """Return a quotient, nan where the divisor is 0.

    >>> divided(np.array([1.0, 1.0]), np.array([2.0, 0.0]))
    array([0.5, nan])
    """
    quotient: Array = np.divide(over, under, out=np.full_like(under, np.nan), where=under != 0)
    return quotient


def share(part: str, *whole: str) -> Measure:
    """Return the measure of a count as a share of the sum of others."""
    return Measure(tuple(dict.fromkeys((part, *whole))), lambda totals: divided(totals[part], sum_of(totals, whole)))


def sum_of(totals: Totals, names: Sequence[str]) -> Array:
    """Return the sum of some counts."""
    total: Array = np.sum([totals[name] for name in names], axis=0)
    return total


def f_score(precision: Measure, recall: Measure, beta: float) -> Measure:
    """Return the F-measure in which recall counts ``beta`` times as much as precision."""

    def compute(totals: Totals) -> Array:
        p, r = np.nan_to_num(precision.compute(totals)), recall.compute(totals)  # nothing cited is nothing right
        both = (1 + beta**2) * divided(p * r, beta**2 * p + r)
        return np.where((p == 0) & (r == 0), 0.0, both)

    return Measure(tuple(dict.fromkeys((*precision.counts, *recall.counts))), compute)


def cells(name: str, labels: Sequence[str]) -> tuple[str, ...]:
    """Return the names of the counts of a square matrix, row by row."""
    return tuple(f"{name}: {one}, {other}" for one in labels for other in labels)


def squared(totals: Totals, name: str, labels: Sequence[str]) -> Array:
    """Return the matrices of some counts: resample, what one says, what the other says."""
    return np.stack([totals[cell] for cell in cells(name, labels)], axis=-1).reshape(-1, len(labels), len(labels))


def macro_f1(name: str, labels: Sequence[str]) -> Measure:
    """Return the mean of the labels' F1; a label that neither side gives is left out."""

    def compute(totals: Totals) -> Array:
        matrix = squared(totals, name, labels)
        hits = np.diagonal(matrix, axis1=1, axis2=2)
        each = divided(2 * hits, matrix.sum(axis=1) + matrix.sum(axis=2))
        return divided(np.nansum(each, axis=1), np.sum(~np.isnan(each), axis=1).astype(np.float64))

    return Measure(cells(name, labels), compute)


def kappa(name: str, groups: Sequence[Sequence[str]], weighted: bool = False) -> Measure:
    """Return Cohen's kappa; the labels of one group count as one, and ``weighted`` groups are steps of one scale.

    It is nan where both sides give one label only: then nothing can be expected by chance.
    """
    labels = [label for group in groups for label in group]
    place = np.array([number for number, group in enumerate(groups) for _ in group])
    apart = np.abs(place[:, None] - place[None, :]).astype(np.float64)
    cost = apart if weighted else (apart > 0).astype(np.float64)

    def compute(totals: Totals) -> Array:
        matrix = squared(totals, name, labels)
        chance = matrix.sum(axis=2)[:, :, None] * matrix.sum(axis=1)[:, None, :]
        expected = divided((chance * cost).sum(axis=(1, 2)), matrix.sum(axis=(1, 2)))
        return 1 - divided((matrix * cost).sum(axis=(1, 2)), expected)

    return Measure(cells(name, labels), compute)


CITED = share("cited right", "cited right", "cited wrong")
PRECISION = Measure((*CITED.counts, "never judged"), CITED.compute)
"""Beside it is told how many of what counts as wrong nobody has judged: they may be right."""
RECALL = share("needs met", "needs")
SAID = ("present", "absent")
SCALE = (("none-found", "cannot-tell"), ("partial",), ("full",))
"""Statuses as steps of one scale; ``cannot-tell`` says, as ``none-found`` does, that nothing was found."""
STATUSES = ("full", "partial", "none-found", "cannot-tell", "reserved", "not-applicable")
RULINGS = tuple((ruling,) for ruling in ("implements", "contributes", "refers", "look-alike", "unrelated", "gap"))

MEASURES: dict[str, Measure] = {
    "outline-recall": share("numbers found", "numbers wanted"),
    "outline-precision": share("numbers right", "numbers read"),
    "outline-count": share("counted right", "counted"),
    "top1": share("first", "judged"),
    "hit5": share("in five", "judged"),
    "all5": share("all in five", "judged"),
    "mrr": share("reciprocal", "judged"),
    "precision": PRECISION,
    "recall": RECALL,
    "f1": f_score(PRECISION, RECALL, 1),
    "f2": f_score(PRECISION, RECALL, 2),
    "element-f1": macro_f1("element", SAID),
    "whole-element-f1": macro_f1("whole element", SAID),
    "gap-recall": share("gaps said rightly", "gaps"),
    "gap-precision": share("gaps said rightly", "gaps said"),
    "status-kappa": kappa("status", SCALE, weighted=True),
    "brier": share("squared error", "trusted"),
    "relation-agreement": kappa("relation", RULINGS),
    "element-agreement": kappa("said", (("present",), ("absent",), ("general",))),
    "contested": share("with the first", "contested"),
}
"""Every figure, in the order in which they are told."""
