"""The reliability plot: how many findings of about one confidence were right."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np

from fitting.trusting import Case

BINS = 8
"""Findings are taken together by confidence in so many parts of about the same number."""


def reliability(cases: Sequence[Case], sure: Sequence[float], path: Path) -> None:
    """Draw held-out confidences against what was right, as an SVG that is the same at every run."""
    import matplotlib

    matplotlib.use("svg")
    matplotlib.rcParams.update({"svg.hashsalt": "harmonize", "svg.fonttype": "none"})
    from matplotlib import pyplot

    order = np.argsort(sure, kind="stable")
    told, right = np.array(sure)[order], np.array([item.right for item in cases], dtype=np.float64)[order]
    figure, axes = pyplot.subplots(figsize=(4.2, 4.2))
    axes.plot([0, 1], [0, 1], color="0.7", linewidth=1)
    for part in np.array_split(np.arange(len(told)), BINS):
        axes.plot(told[part].mean(), right[part].mean(), "o", color="#1f5a8a")
        axes.annotate(str(len(part)), (told[part].mean(), right[part].mean()), (5, -9), textcoords="offset points")
    axes.set(xlim=(0, 1.02), ylim=(0, 1.02), xlabel="confidence, held out", ylabel="share that was right")
    figure.tight_layout()
    figure.savefig(path, format="svg", metadata={"Date": None, "Creator": None})
    pyplot.close(figure)
