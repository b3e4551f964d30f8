"""Confidence: probabilities that follow the weight, and the band in which a person should look."""

from __future__ import annotations

from dataclasses import replace

import pytest
from analyses import rich
from hypothesis import given
from hypothesis import strategies as st

from harmonize.findings.confidence import assured, confidence, probability
from harmonize.knowledge.calibration import load_calibration
from harmonize.model.calibration import Calibration, Curve
from harmonize.model.evidence import Candidate
from harmonize.model.verdict import Finding, Reason

PLAIN = Calibration(frozenset({"offence"}), 0.7, Curve(-2.0, 1.5, 2.0), Curve(3.0, -2.0))
WEIGHTS = st.floats(0, 100)


def candidate(weight: float, accepted: bool) -> Candidate:
    """Return a candidate of some weight."""
    return Candidate("a", "1", "art_1", "", 1, weight, accepted, "implements" if accepted else "contributes", "", ())


def finding(*candidates: Candidate, code: str = "gap") -> Finding:
    """Return a finding on an offence with some candidates, the first first."""
    status = "full" if any(item.accepted for item in candidates) else "none-found"
    reason = Reason("all-elements" if status == "full" else code, "")
    return replace(rich().findings[0], kind="offence", status=status, reason=reason, candidates=candidates)


@given(WEIGHTS, WEIGHTS, st.floats(-1, 1))
def test_more_weight_never_makes_a_citation_less_sure(one: float, other: float, lead: float) -> None:
    """The curves that ship are monotone: up for a citation, down for a gap, and always probabilities."""
    curves, (low, high) = load_calibration(), sorted((one, other))
    assert 0 <= probability(curves.citation, low, lead) <= probability(curves.citation, high, lead) <= 1
    assert 1 >= probability(curves.gap, low) >= probability(curves.gap, high) >= 0


def test_a_lead_makes_a_citation_surer() -> None:
    """A provision that stands alone is surer than one that another comes near."""
    alone, beside = (finding(candidate(6.0, True), candidate(weight, False)) for weight in (1.0, 5.5))
    assert (confidence(alone, PLAIN) or 0) > (confidence(beside, PLAIN) or 1)


def test_a_gap_is_less_sure_the_nearer_a_provision_comes() -> None:
    """Nothing that resembles the article: a sure gap."""
    far, near = (finding(candidate(weight, False)) for weight in (0.5, 6.0))
    assert (confidence(far, PLAIN) or 0) > (confidence(near, PLAIN) or 1)


@pytest.mark.parametrize("code", ["unread-pages", "no-words", "reserved"])
def test_a_silence_that_says_nothing_of_the_law_has_no_confidence(code: str) -> None:
    """What was not read, or not heard, was not measured either."""
    assert confidence(finding(candidate(1.0, False), code=code), PLAIN) is None


def test_articles_of_kinds_that_nobody_judged_have_none() -> None:
    """The curves hold for what they were measured on."""
    assert confidence(replace(finding(candidate(6.0, True)), kind="measure"), PLAIN) is None


@given(WEIGHTS, st.booleans())
def test_for_review_is_exactly_what_is_below_the_limit(weight: float, cites: bool) -> None:
    """A finding is for review where its confidence is below the limit, and nowhere else; its status stays."""
    before = finding(candidate(weight, cites))
    after = assured(before, PLAIN)
    assert after.confidence is not None
    assert (after.for_review is not None) == (after.confidence < PLAIN.certain)
    assert after.status == before.status


def test_a_bar_that_was_not_there_when_it_was_fitted_counts_for_nothing() -> None:
    """What an encoder of the user's adds makes a citation no surer, and a gap no less sure."""
    calibration = load_calibration()
    bar = replace(rich().findings[0].candidates[0].evidence[0], comparison="semantic", weight=1.5)
    for accepted in (True, False):
        plain = candidate(4.0, accepted)
        meant = replace(plain, weight=plain.weight + bar.weight, evidence=(*plain.evidence, bar))
        assert confidence(finding(meant), calibration) == confidence(finding(plain), calibration) is not None
