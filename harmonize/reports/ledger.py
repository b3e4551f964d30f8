"""Ledgers: the bars of evidence that sum up to a candidate's weight, placed one after the other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise

from harmonize.model.evidence import Candidate, Evidence

MOST_BARS = 12
"""Bars shown of one ledger; smaller ones beyond are shown as one."""


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar: its evidence (None for the smaller ones together), its weight, and where it stands.

    ``running`` is the sum up to and with this bar; ``x`` and ``width`` place it between 0 and 100.
    """

    evidence: Evidence | None
    weight: float
    running: float
    x: float
    width: float


@dataclass(frozen=True, slots=True)
class Ledger:
    """The bars of one candidate, their sum, and how many small ones the last bar stands for."""

    bars: tuple[Bar, ...]
    total: float
    rest: int


def ledger(candidate: Candidate, most: int = MOST_BARS) -> Ledger:
    """Return a candidate's ledger, its evidence in its own order; the bars shown sum up to the sum of all evidence."""
    kept, rest = _largest(candidate.evidence, most)
    weights = [evidence.weight for evidence in kept] + [sum(evidence.weight for evidence in rest)] * bool(rest)
    bars = zip([*kept, None], weights, _placed(weights), strict=False)
    return Ledger(tuple(Bar(evidence, weight, *place) for evidence, weight, place in bars), sum(weights), len(rest))


def _largest(evidence: Sequence[Evidence], most: int) -> tuple[list[Evidence], list[Evidence]]:
    """Split evidence into what is shown bar by bar and what is too small for that."""
    ranked = sorted(range(len(evidence)), key=lambda i: -abs(evidence[i].weight))
    shown = set(ranked if len(evidence) <= most else ranked[: most - 1])
    return [e for i, e in enumerate(evidence) if i in shown], [e for i, e in enumerate(evidence) if i not in shown]


def _placed(weights: Sequence[float]) -> list[tuple[float, float, float]]:
    """Return for each weight the running sum, and its bar's left edge and width in percent of the whole range.

    >>> _placed([3.0, -1.0, 2.0])
    [(3.0, 0.0, 75.0), (2.0, 50.0, 25.0), (4.0, 50.0, 50.0)]
    """
    sums = [0.0, *accumulate(weights)]
    low, high = min(sums), max(sums)
    scale = 100 / ((high - low) or 1)
    return [
        (after, round((min(before, after) - low) * scale, 2), round(abs(after - before) * scale, 2))
        for before, after in pairwise(sums)
    ]
