"""Loads the calibration of scores."""

from __future__ import annotations

from pydantic import Field

from harmonize.knowledge.files import Strict, folder, load
from harmonize.model.calibration import Calibration, Curve
from harmonize.model.knowledge import ArticleKind


class CitationCurve(Strict):
    """The ``[citation]`` table: more weight and a greater lead never make a citation less sure."""

    constant: float
    weight: float = Field(ge=0)
    lead: float = Field(ge=0)


class GapCurve(Strict):
    """The ``[gap]`` table: the more the nearest provision weighs, the less sure the gap."""

    constant: float
    weight: float = Field(le=0)


class CalibrationFile(Strict):
    """The file ``models/calibration.toml``."""

    kinds: tuple[ArticleKind, ...]
    certain: float = Field(ge=0, le=1)
    citation: CitationCurve
    gap: GapCurve


def load_calibration() -> Calibration:
    """Load the calibration of scores."""
    file = load(folder("models") / "calibration.toml", CalibrationFile)
    return Calibration(
        frozenset(file.kinds), file.certain, Curve(**file.citation.model_dump()), Curve(**file.gap.model_dump())
    )
