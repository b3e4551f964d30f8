"""The plain form: a line for each problem, and a last one that says what was looked at and what was not."""

from __future__ import annotations

from collections.abc import Iterator

from harmonize.checks.model import SEVERITIES, Outcome, Problem


def lines(outcome: Outcome) -> Iterator[str]:
    """Yield the lines of an outcome."""
    yield from (line(problem) for problem in outcome.problems)
    for result in outcome.results:
        if result.skipped:
            yield f"skipped {result.check.id}: {result.why}, {result.examined} examined"
    yield summary(outcome)


def line(problem: Problem) -> str:
    """Return a problem on one line."""
    said = f"{problem.severity} {problem.check.id} {problem.place}: {problem.message}; {problem.remedy}"
    return "".join(sign if sign.isprintable() else " " for sign in said)


def summary(outcome: Outcome) -> str:
    """Return what came of the checks in one sentence."""
    counts = ", ".join(f"{outcome.count(severity)} {severity}s" for severity in SEVERITIES)
    skipped = sum(result.skipped > 0 for result in outcome.results)
    unseen = f"; {skipped} checks could not see every text" if skipped else ""
    return f"{len(outcome.results)} checks: {counts}{unseen}"
