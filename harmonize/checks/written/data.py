"""For programs: JSON by the schema ``harmonize/checks/1``, which comes with the package (``schemas/checks-1.json``)."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from harmonize.checks.model import SEVERITIES, Outcome, Result
from harmonize.checks.written.places import fingerprints, path

SCHEMA = "harmonize/checks/1"

Json = dict[str, Any]


def data(outcome: Outcome) -> bytes:
    """Return an outcome as JSON, keys in the order of the schema."""
    told = {
        "schema": SCHEMA,
        "tool": {"version": outcome.version},
        "counts": {severity: outcome.count(severity) for severity in SEVERITIES},
        "checks": [check(result) for result in outcome.results],
        "problems": list(problems(outcome)),
    }
    return (json.dumps(told, ensure_ascii=False, indent=2) + "\n").encode()


def check(result: Result) -> Json:
    """Return what came of a check."""
    return {
        "id": result.check.id,
        "severity": result.check.severity,
        "title": result.check.title,
        "page": result.check.page,
        "state": result.state,
        "problems": len(result.problems),
        "examined": result.examined,
        "skipped": result.skipped,
        "why_skipped": result.why,
        "accepted": result.accepted,
    }


def problems(outcome: Outcome) -> Iterator[Json]:
    """Yield every problem; ``line`` is null where none is known."""
    for problem, fingerprint in zip(outcome.problems, fingerprints(outcome.problems), strict=True):
        yield {
            "check": problem.check.id,
            "severity": problem.severity,
            "message": problem.message,
            "file": path(outcome, problem),
            "line": problem.line or None,
            "remedy": problem.remedy,
            "fingerprint": fingerprint,
        }
