"""Weights fitted on candidates: towards what is right, near what was set by hand."""

from __future__ import annotations

from pathlib import Path

import pytest

from fitting.rows import AMOUNTS, Row, factors, read, weights_of, write
from fitting.weighing import fitted
from harmonize.knowledge.weights import load_weights


def row(gold: str, statute: str = "a", **amounts: float) -> Row:
    """Return a candidate with some amounts; blanks in their names are underscores."""
    named = {name.replace("_", " "): amount for name, amount in amounts.items()}
    return Row(
        statute=statute,
        jurisdiction="ZZ",
        language="en",
        view="printed",
        article="budapest:2",
        kind="offence",
        provision="1",
        number=0,
        relation="implements",
        limited=False,
        penal=True,
        accepted=gold == "implements",
        gold=gold,
        agreed="1",
        gap=False,
        needs=1,
        meets=("0",) if gold == "implements" else (),
        shows=("access:near", "intent:sentence"),
        amounts=tuple(named.get(name, 0.0) for name in AMOUNTS),
    )


def misled(count: int) -> list[Row]:
    """Return questions in which a heading stands over the wrong provision, and the right one tells the elements."""
    return [
        item
        for number in range(count)
        for item in (
            row("implements", str(number), required_sentence=2.0),
            row("neither", str(number), heading=1.0),
        )
    ]


def test_a_row_weighs_what_its_evidence_adds_up_to() -> None:
    """A kind at a level weighs both multiplied."""
    weights = load_weights()
    expected = weights.elements["nucleus"] * weights.levels["sentence"] * 0.5 + weights.heading
    assert weights_of([row("neither", nucleus_sentence=0.5, heading=1.0)], weights) == pytest.approx([expected])


def test_rows_come_back_as_they_were_written(tmp_path: Path) -> None:
    """The file holds everything that a fit needs."""
    rows = misled(2)
    write(rows, tmp_path / "candidates.csv")
    assert read(tmp_path / "candidates.csv") == rows


def test_a_kind_of_evidence_that_misleads_weighs_less() -> None:
    """What stands with wrong candidates loses, what stands with right ones gains, and nothing becomes worthless."""
    start = load_weights()
    found = fitted(misled(20), start, 0.01)
    assert 0 < found.heading < start.heading
    assert found.elements["required"] > start.elements["required"]
    assert (factors(found) > 0).all()


def test_strength_holds_the_weights_where_they_were() -> None:
    """Held strongly, nothing moves."""
    start = load_weights()
    assert fitted(misled(20), start, 1e6) == start


def test_nearer_together_never_weighs_less() -> None:
    """Even where the rows say that spread over a provision is better than near together."""
    rows = [row("implements", required_provision=1.0), row("neither", required_near=1.0)]
    levels = list(fitted(rows, load_weights(), 0.01).levels.values())
    assert levels == sorted(levels, reverse=True)
