"""Lending: other jurisdictions' provisions beside what an analysis recommends, from the folders that hold theirs."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from harmonize import findings
from harmonize.errors import HarmonizeError
from harmonize.knowledge.lexicons import served_languages
from harmonize.model.verdict import Analysis
from harmonize.reports.shelf import analyses


def lent(analysis: Analysis, places: Iterable[Path]) -> tuple[Analysis, list[HarmonizeError]]:
    """Return an analysis with precedents from the analyses in some places, and an error for each that is none."""
    found, errors = analyses(places)
    return findings.with_precedents(analysis, [other for _, other in found], served_languages()), errors
