"""Findings: candidates become verdicts on elements and articles; analyses are held beside others."""

from harmonize.findings.analysis import Edition, conclude
from harmonize.findings.precedents import lendable, with_precedents
from harmonize.findings.progress import compare

__all__ = ["Edition", "compare", "conclude", "lendable", "with_precedents"]
