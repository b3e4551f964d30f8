"""Making: from candidates to weights, calibration and card, the same from the same file."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from fitting import baselines, card, rows
from fitting.card import MEASURES
from fitting.rows import Row
from fitting.scoring import Outcome, interval, outcomes
from fitting.trusting import Case, Curves, case, certain, curves, held_out
from fitting.views import VIEWS
from fitting.weighing import fitted
from fitting.weighing import held_out as weighed_without
from harmonize.knowledge.files import folder, load
from harmonize.knowledge.weights import WeightsFile
from harmonize.model.knowledge import Weights

STRENGTHS = (1.0, 0.3, 0.1, 0.03)
"""How strongly the weights are held near those set by hand, from hardly moved to nearly free."""
COMPARED = ("top1", "F2")
"""What must not get worse in any view, in jurisdictions that were held out."""


@dataclass(frozen=True, slots=True)
class Made:
    """Everything that a fit gives. ``strength`` is None where the weights set by hand stay."""

    hand: Weights
    used: Weights
    strength: float | None
    by_hand: Sequence[Outcome]
    by_fit: Mapping[float, Sequence[Outcome]]
    cases: Sequence[Case]
    sure: Sequence[float]
    curves: Curves
    certain: float
    kinds: tuple[str, ...]


def source() -> Path:
    """Return the folder of what is fitted on."""
    return folder("models") / "fit"


def by_hand() -> Weights:
    """Return the weights that were set by hand."""
    return Weights(**load(source() / "hand-set.toml", WeightsFile).model_dump())


def unseen(found: Sequence[Row], hand: Weights, strength: float) -> list[Outcome]:
    """Return every question answered with weights that its jurisdiction had no part in."""
    by_name = weighed_without(found, hand, strength)
    return [
        item
        for name, weights in by_name.items()
        for item in outcomes([row for row in found if row.jurisdiction == name], weights)
    ]


def values(found: Sequence[Outcome]) -> list[float]:
    """Return what is compared, view by view."""
    return [MEASURES[name](card.of_view(found, view)) for view in VIEWS for name in COMPARED]


def chosen(hand: Sequence[Outcome], by_fit: Mapping[float, Sequence[Outcome]]) -> float | None:
    """Return the strength that gains most, loses nowhere and gains by more than chance; None where there is none."""
    base = values(hand)
    gains = {
        strength: [new - old for new, old in zip(values(found), base, strict=True)]
        for strength, found in by_fit.items()
    }
    good = [
        strength
        for strength, gain in gains.items()
        if min(gain) >= 0 and interval(gained(hand, by_fit[strength]))[0] > 0
    ]
    return max(good, key=lambda strength: sum(gains[strength]), default=None)


def gained(hand: Sequence[Outcome], other: Iterable[Outcome]) -> Mapping[str, list[float]]:
    """Return by jurisdiction what each question gains in top1 when it is answered otherwise: 1, 0 or -1."""
    before = {item.asked.question: item for item in hand}
    gains: dict[str, list[float]] = defaultdict(list)
    for item in other:
        if item.asked.needs:
            gains[item.asked.jurisdiction].append((item.place == 1) - (before[item.asked.question].place == 1))
    return gains


def made(found: Sequence[Row]) -> Made:
    """Fit weights and curves on rows, and hold both to jurisdictions that they have not seen."""
    hand = by_hand()
    plain = outcomes(found, hand)
    by_fit = {strength: unseen(found, hand, strength) for strength in STRENGTHS}
    strength = chosen(plain, by_fit)
    cases = [case(item) for item in (plain if strength is None else by_fit[strength])]
    sure = held_out(cases)
    printed = [pair for pair in zip(cases, sure, strict=True) if pair[0].view == "printed"]
    return Made(
        hand=hand,
        used=hand if strength is None else fitted(found, hand, strength),
        strength=strength,
        by_hand=plain,
        by_fit=by_fit,
        cases=cases,
        sure=sure,
        curves=curves(cases),
        certain=certain([item for item, _ in printed], [told for _, told in printed]),
        kinds=tuple(sorted({row.kind for row in found if row.gold})),
    )


def written(item: Made, found: Sequence[Row]) -> str:
    """Return the tables of the model card."""
    kept = "the weights set by hand stay" if item.strength is None else f"held by {item.strength:g}, they are used"
    names = {row.jurisdiction for row in found}
    judged = {row.question for row in found if row.gold and row.view == "printed"}
    return "\n\n".join(
        (
            f"{len(found)} candidates, {len(judged)} questions that gold judges, {len(names)} jurisdictions, "
            f"{len(VIEWS)} views; fitted weights: {kept}.",
            card.weights_table(item.hand, item.used),
            card.held_out_table(item.by_hand, item.by_fit),
            card.trust_table(item.cases, item.sure, item.certain),
            card.ablation_table(found, item.used, baselines.read(source() / "baselines.csv")),
        )
    )


def everything() -> tuple[Made, list[Row]]:
    """Fit on the rows that come with the project."""
    found = rows.read(source() / "candidates.csv")
    return made(found), found
