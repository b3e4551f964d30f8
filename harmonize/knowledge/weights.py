"""Loads the weights of evidence."""

from __future__ import annotations

from harmonize.knowledge.files import Strict, folder, load
from harmonize.model.knowledge import Weights


class WeightsFile(Strict):
    """The file ``models/weights.toml``."""

    elements: dict[str, float]
    levels: dict[str, float]
    heading: float
    neighbourhood: float
    wording: float
    frame: float
    focus: float
    later: float
    carried: float
    common: float
    alike: float
    elsewhere: float
    adds: float


def load_weights() -> Weights:
    """Load the weights of evidence."""
    return Weights(**load(folder("models") / "weights.toml", WeightsFile).model_dump())
