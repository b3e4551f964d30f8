"""Findings: candidates become verdicts on elements and articles; analyses are held beside others."""

from harmonize.findings.analysis import Edition, conclude
from harmonize.findings.precedents import with_precedents

__all__ = ["Edition", "conclude", "with_precedents"]
