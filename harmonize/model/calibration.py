"""Calibration: how often findings like a given one are right, and below what they are for a person to look at."""

from __future__ import annotations

from dataclasses import dataclass

from harmonize.model.knowledge import ArticleKind


@dataclass(frozen=True, slots=True)
class Curve:
    """A logistic curve: log-odds as a sum of a constant, by the logarithm of 1 + a weight, and by a lead (a share)."""

    constant: float
    weight: float
    lead: float = 0.0


@dataclass(frozen=True, slots=True)
class Calibration:
    """Two curves, and the articles they were measured on.

    ``citation`` gives the probability that the provision cited first implements its article, ``gap`` that nothing in
    the laws read does. ``kinds`` are the kinds of article that were judged: for others nothing is known. ``certain`` is
    the probability from which a finding stands without a review.
    """

    kinds: frozenset[ArticleKind]
    certain: float
    citation: Curve
    gap: Curve
