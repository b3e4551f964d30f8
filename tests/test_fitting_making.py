"""What ships is what the fit gives: weights, calibration and the tables of the model card."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path

import pytest

from fitting.__main__ import calibration_text, weights_text
from fitting.card import CLOSE, OPEN
from fitting.making import Made, everything, written
from fitting.rows import OTHERS, Row
from fitting.scoring import outcomes
from fitting.trusting import curves
from harmonize.knowledge.weights import load_weights

MODELS = Path(__file__).resolve().parent.parent / "models"


@cache
def fit() -> tuple[Made, list[Row]]:
    """Return what the shipped candidates give, and those candidates."""
    return everything()


def test_the_weights_are_those_that_the_fit_gives() -> None:
    """Nobody changed the file by hand: that is what hand-set.toml is for."""
    made, shipped = fit()[0].used, load_weights()
    assert shipped.elements == pytest.approx(made.elements, abs=0.02)
    assert shipped.levels == pytest.approx(made.levels, abs=0.02)
    for name in OTHERS:
        assert getattr(shipped, name) == pytest.approx(getattr(made, name), abs=0.02)
    text = (MODELS / "fit" / "hand-set.toml").read_text(encoding="utf-8")
    assert tomllib.loads(weights_text(text, fit()[0])).keys() == tomllib.loads(text).keys()


def test_the_calibration_is_that_of_the_candidates() -> None:
    """The curves that ship are those of the held-out scores."""
    shipped = tomllib.loads((MODELS / "calibration.toml").read_text(encoding="utf-8"))
    made = tomllib.loads(calibration_text(fit()[0]))
    assert shipped["kinds"] == made["kinds"]
    assert shipped["certain"] == made["certain"]
    for name in ("citation", "gap"):
        assert shipped[name] == pytest.approx(made[name], abs=0.02)


def test_the_card_is_in_step() -> None:
    """Its tables have the same rows as those made from the candidates."""
    card = (MODELS / "README.md").read_text(encoding="utf-8").partition(OPEN)[2].partition(CLOSE)[0]
    made = written(*fit())
    assert [cells(line) for line in card.strip().splitlines()] == [cells(line) for line in made.splitlines()]


def cells(line: str) -> str:
    """Return a line of a table without its last decimals, which may differ between machines."""
    return "|".join(cell if not cell.strip()[:1].isdigit() else cell.strip()[:4] for cell in line.split("|"))


def test_a_run_over_the_candidates_accepts_what_the_statutes_gave() -> None:
    """The rows hold all that acceptance looks at."""
    made, rows = fit()
    before = {(row.question, row.provision): row.accepted for row in rows}
    after = {(row.question, row.provision): row.accepted for item in outcomes(rows, made.hand) for row in item.rows}
    assert after
    assert after == {key: before[key] for key in after}


def test_held_out_jurisdictions_lose_at_most_five_points() -> None:
    """What is fitted on others is worth nearly as much as what everybody is fitted on."""
    made, _ = fit()
    for found in made.by_fit.values():
        assert share(found) >= share(made.by_hand) - 0.05


def share(found: object) -> float:
    """Return top1 on statutes as they are printed."""
    items = [item for item in found if item.asked.view == "printed" and item.asked.needs]  # type: ignore[attr-defined]
    return sum(item.place == 1 for item in items) / len(items)


def test_confidences_of_unseen_jurisdictions_are_better_than_the_rate_of_what_is_right() -> None:
    """Their Brier score is below that of who always says the same."""
    made, _ = fit()
    right = [item.right for item in made.cases]
    rate = sum(right) / len(right)
    brier = sum((told - item.right) ** 2 for told, item in zip(made.sure, made.cases, strict=True)) / len(right)
    assert brier < rate * (1 - rate)


def test_the_curves_go_the_right_way() -> None:
    """More weight and lead make a citation surer, and what comes near makes a gap less sure."""
    found = curves(fit()[0].cases)
    assert found.citation.weight > 0
    assert found.citation.lead > 0
    assert found.gap.weight < 0
