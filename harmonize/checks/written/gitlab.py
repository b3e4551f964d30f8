"""For GitLab: its Code Quality report, which merge requests show beside their lines."""

from __future__ import annotations

import json
from typing import Any

from harmonize.checks.model import Outcome, Problem, Severity
from harmonize.checks.written.places import fingerprints, path

SEVERITIES: dict[Severity, str] = {"error": "major", "warning": "minor", "note": "info"}


def gitlab(outcome: Outcome) -> bytes:
    """Return an outcome as the JSON that GitLab reads: one object for each problem."""
    told = zip(outcome.problems, fingerprints(outcome.problems), strict=True)
    found = [issue(outcome, problem, fingerprint) for problem, fingerprint in told]
    return (json.dumps(found, ensure_ascii=False, indent=2) + "\n").encode()


def issue(outcome: Outcome, problem: Problem, fingerprint: str) -> dict[str, Any]:
    """Return a problem; GitLab shows none without a line, so that one whose line is not known stands on the first."""
    return {
        "description": f"{problem.message}; {problem.remedy}",
        "check_name": problem.check.id,
        "fingerprint": fingerprint,
        "severity": SEVERITIES[problem.severity],
        "location": {"path": path(outcome, problem), "lines": {"begin": max(problem.line, 1)}},
    }
