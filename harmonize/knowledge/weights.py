"""Loads the weights of evidence."""

from __future__ import annotations

from harmonize.knowledge.files import Strict, folder, load
from harmonize.model.knowledge import Weights


class ElementsFile(Strict):
    """The ``[elements]`` table."""

    nucleus: float
    reservable: float
    required: float
    alternative: float
    option: float
    exclusion: float


class LevelsFile(Strict):
    """The ``[levels]`` table."""

    near: float
    sentence: float
    paragraph: float
    provision: float


class WeightsFile(Strict):
    """The file ``models/weights.toml``."""

    elements: ElementsFile
    levels: LevelsFile
    heading: float
    neighbourhood: float
    wording: float
    frame: float
    focus: float
    semantic: float
    later: float
    carried: float
    common: float
    alike: float
    elsewhere: float
    adds: float


def load_weights() -> Weights:
    """Load the weights of evidence."""
    return Weights(**load(folder("models") / "weights.toml", WeightsFile).model_dump())
