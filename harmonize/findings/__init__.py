"""Findings: candidates become verdicts on elements and articles."""
