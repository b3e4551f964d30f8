"""Identity: what tells one analysis from another, whatever people decided on it since."""

from __future__ import annotations

import hashlib
from dataclasses import replace

from harmonize.model.recommendation import Recommendation
from harmonize.model.verdict import Analysis, Finding
from harmonize.reports.contract import to_bytes


def identity(analysis: Analysis) -> str:
    """Return the SHA-256 of an analysis without its decisions and precedents.

    Both are added to an analysis later, and make no other of it.
    """
    findings = tuple(_own(finding) for finding in analysis.findings)
    return hashlib.sha256(to_bytes(replace(analysis, findings=findings, decisions=()))).hexdigest()


def _own(finding: Finding) -> Finding:
    return replace(finding, recommendations=tuple(_alone(each) for each in finding.recommendations))


def _alone(recommendation: Recommendation) -> Recommendation:
    return replace(recommendation, precedents=())
