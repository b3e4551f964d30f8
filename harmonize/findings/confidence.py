"""Confidence: how probable it is that a citation, or a gap, is right; and what a person should look at first."""

from __future__ import annotations

from dataclasses import replace
from math import exp, log1p

from harmonize.model.calibration import Calibration, Curve
from harmonize.model.evidence import Candidate
from harmonize.model.verdict import Finding, Reason

SILENT = ("gap", "law-not-supplied", "left-to-another-law")
"""Why nothing is cited where the laws were read and heard; other silences say how they were read."""


UNMEASURED = "semantic"
"""The comparison that the curves were fitted without: each user's encoder is another."""


def probability(curve: Curve, weight: float, lead: float = 0.0) -> float:
    """Return the probability that a curve gives, to four decimals.

    >>> probability(Curve(-1.0, 2.0), 0.0) < probability(Curve(-1.0, 2.0), 5.0)
    True
    """
    odds = curve.constant + curve.weight * log1p(max(weight, 0.0)) + curve.lead * lead
    return round(1 / (1 + exp(-odds)), 4)


def lead(candidates: tuple[Candidate, ...]) -> float:
    """Return by which share of its weight the first candidate leads the heaviest that is not cited, from -1 on."""
    others = (measured(item) for item in candidates if not item.accepted)
    return ahead(measured(candidates[0]), max(others, default=0.0))


def measured(item: Candidate) -> float:
    """Return what a candidate weighs by the kinds of evidence that the curves were fitted on."""
    return item.weight - sum(bar.weight for bar in item.evidence if bar.comparison == UNMEASURED)


def ahead(first: float, other: float) -> float:
    """Return by which share of its own a weight leads another.

    >>> ahead(8.0, 6.0), ahead(2.0, 10.0)
    (0.25, -1.0)
    """
    return max(-1.0, 1 - other / first) if first > 0 else -1.0


def confidence(finding: Finding, calibration: Calibration) -> float | None:
    """Return how probable it is that a finding is right; None where nothing was measured.

    Where provisions are cited: that the first implements the article. Where none is: that the laws read are silent.
    """
    if finding.kind not in calibration.kinds:
        return None
    if finding.candidates and finding.candidates[0].accepted:
        return probability(calibration.citation, measured(finding.candidates[0]), lead(finding.candidates))
    if finding.reason.code in SILENT:
        return probability(calibration.gap, max((measured(item) for item in finding.candidates), default=0.0))
    return None


def doubt(finding: Finding, sure: float | None, calibration: Calibration) -> Reason | None:
    """Return why a person should look at a finding before it is relied on, None where it is sure enough."""
    if sure is None or sure >= calibration.certain:
        return None
    if any(item.accepted for item in finding.candidates):
        return Reason(
            "unsure-citation", f"of citations like this one, {sure:.0%} are right: compare the next candidates"
        )
    return Reason("unsure-gap", f"of gaps like this one, {sure:.0%} are right: look at the provisions that come near")


def assured(finding: Finding, calibration: Calibration) -> Finding:
    """Return a finding with its confidence, and with the reason if it is for review; its status stays."""
    sure = confidence(finding, calibration)
    return replace(finding, confidence=sure, for_review=doubt(finding, sure, calibration))
