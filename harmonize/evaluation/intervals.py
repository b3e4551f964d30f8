"""Intervals: what the figures would be over other jurisdictions, by drawing those there are again and again."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

import numpy as np

from harmonize.evaluation.measures import MEASURES, Array, Measure
from harmonize.evaluation.tallies import Row
from harmonize.model.evaluation import Figure

DRAWS = 2000
SEED = 2001  # fixed, so that the same analyses give the same intervals
LEAST = 2
"""From fewer jurisdictions nothing can be said of others."""
OUTER = (2.5, 97.5)
"""The percentiles of the resamples between which the interval lies."""


def figures(rows: Iterable[Row]) -> tuple[Figure, ...]:
    """Return every figure over some rows."""
    clusters = clustered(rows)
    return tuple(figure(name, measure, clusters) for name, measure in MEASURES.items())


def clustered(rows: Iterable[Row]) -> list[dict[str, float]]:
    """Return the counts of each jurisdiction, by its code."""
    totals: dict[str, dict[str, float]] = defaultdict(lambda: defaultdict(float))
    for row in rows:
        for name, count in row.tally.items():
            totals[row.jurisdiction][name] += count
    return [totals[code] for code in sorted(totals)]


def figure(name: str, measure: Measure, clusters: Sequence[Mapping[str, float]]) -> Figure:
    """Return a measure over some jurisdictions with its interval."""
    counted = [[cluster.get(count, 0.0) for count in measure.counts] for cluster in clusters]
    table = np.array([row for row in counted if any(row)], dtype=np.float64).reshape(-1, len(measure.counts))
    totals = table.sum(axis=0)
    value = over(measure, totals[None, :])[0]
    low, high = interval(measure, table) if np.isfinite(value) else (None, None)
    counts = zip(measure.counts, totals, strict=True)
    told = {count: number(total) for count, total in counts if total or ": " not in count}  # a matrix without its zeros
    return Figure(name, float(value) if np.isfinite(value) else None, low, high, told)


def over(measure: Measure, totals: Array) -> Array:
    """Return a measure for each row of totals."""
    return measure.compute(dict(zip(measure.counts, totals.T, strict=True)))


def interval(measure: Measure, table: Array) -> tuple[float, float] | tuple[None, None]:
    """Return what most resamples fall between: of the jurisdictions as many drawn as there are, with repeats."""
    size = len(table)
    if size < LEAST:
        return None, None
    draws = np.random.default_rng(SEED).multinomial(size, [1 / size] * size, DRAWS)
    values = over(measure, draws.astype(np.float64) @ table)
    low, high = np.percentile(values[np.isfinite(values)], OUTER)
    return float(low), float(high)


def number(total: float) -> float:
    """Return a count as it is read: whole where it is whole."""
    return int(total) if float(total).is_integer() else round(float(total), 6)
