"""Evaluation: analyses against gold, in figures that say what they rest on.

Pure, as a stage is: analyses, gold and the articles in, an :class:`~harmonize.model.evaluation.Evaluation` out.
"""

from harmonize.evaluation.changes import compared
from harmonize.evaluation.whole import evaluate

__all__ = ["compared", "evaluate"]
