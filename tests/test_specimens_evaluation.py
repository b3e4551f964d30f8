"""The specimens evaluated: without a path they are what is analyzed, and every verdict is as their gold has it."""

from __future__ import annotations

import pytest
from specimens import GOLD, NAMES

from harmonize import evaluating
from harmonize.model.evaluation import Evaluation


@pytest.fixture(scope="module")
def evaluation() -> Evaluation:
    """What ``harmonize evaluate`` computes when no path is given."""
    gathered = evaluating.gather([], evaluating.golds_in())
    assert (sorted(gathered.analyses), gathered.errors, gathered.left_out) == (sorted(NAMES), [], [])
    return evaluating.evaluated(gathered.analyses.values())


def test_every_statute_is_held_to_its_gold(evaluation: Evaluation) -> None:
    """All statutes of all specimens are matched with gold, and cut into the provisions that they have."""
    assert len(evaluation.subjects) == len(GOLD)
    assert not [subject for subject in evaluation.subjects if subject.missing or subject.extra]


@pytest.mark.parametrize(
    "name", ["outline-recall", "precision", "recall", "whole-element-f1", "gap-recall", "gap-precision", "status-kappa"]
)
def test_figures(evaluation: Evaluation, name: str) -> None:
    """What is cited, found missing and concluded is what a reader of the fictional laws concluded."""
    figure = evaluation.figure(name)
    assert (figure.value, figure.low, figure.high) == (1.0, 1.0, 1.0)
    assert any(figure.counts.values())


def test_no_verdict_is_wrong(evaluation: Evaluation) -> None:
    """No article has a verdict that its gold does not have, and one of the right provisions is among the first five."""
    assert [(verdict.statute, verdict.article) for verdict in evaluation.verdicts if not verdict.right] == []
    assert evaluation.figure("hit5").value == 1.0
