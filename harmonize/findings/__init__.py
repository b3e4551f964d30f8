"""Findings: candidates become verdicts on elements and articles."""

from harmonize.findings.analysis import Edition, conclude

__all__ = ["Edition", "conclude"]
