"""For the terminal: a line for each problem, what to do below it, what could not be looked at, and the counts."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from dataclasses import dataclass

from harmonize.checks.model import SEVERITIES, Outcome, Severity
from harmonize.reports.excerpts import printable


@dataclass(frozen=True, slots=True)
class Row:
    """A problem as the terminal tells it; every text is on one line and moves no cursor."""

    severity: Severity
    check: str
    place: str
    message: str
    remedy: str


def rows(outcome: Outcome) -> tuple[Row, ...]:
    """Return a row for each problem; places begin with the corpus as it was given, so that a terminal can open them."""
    return tuple(
        Row(
            problem.severity,
            problem.check.id,
            printable(place(outcome.corpus, problem.place)),
            printable(problem.message),
            printable(problem.remedy),
        )
        for problem in outcome.problems
    )


def place(corpus: str, within: str) -> str:
    """Return a problem's place behind that of the corpus; a file that lies outside the corpus has a path of its own.

    >>> place("laws/", "al/decisions.json:3"), place("laws", "../before.json:3"), place("laws", "")
    ('laws/al/decisions.json:3', 'before.json:3', 'laws')
    """
    told = "/".join(filter(None, [corpus.rstrip("/"), within]))
    return posixpath.normpath(told) if within.startswith("../") else told


def console(outcome: Outcome) -> bytes:
    """Return an outcome as plain text: severity, check, place and message on a line, what to do on the next."""
    return "".join(f"{line}\n" for line in lines(outcome)).encode()


def lines(outcome: Outcome) -> Iterator[str]:
    """Yield the lines of an outcome."""
    for row in rows(outcome):
        yield f"{row.severity:<7}  {row.check}  {row.place}: {row.message}"
        yield f"{'':<7}  {row.remedy}"
    yield from closing(outcome)


def closing(outcome: Outcome) -> Iterator[str]:
    """Yield what stands below the problems: what could not be looked at, and the counts."""
    yield from unseen(outcome)
    for result in outcome.results:
        if result.accepted:
            yield f"accepted {result.check.id}  {result.accepted} known, by the corpus's checks.toml"
    yield counts(outcome)


def unseen(outcome: Outcome) -> Iterator[str]:
    """Yield what could not be looked at, once for all the checks that lacked the same."""
    lacking: dict[str, list[str]] = {}
    for result in outcome.results:
        if result.skipped:
            lacking.setdefault(f"{printable(result.why)}; {result.examined} examined", []).append(result.check.id)
    for why, checks in lacking.items():
        yield f"skipped  {', '.join(checks)}  {why}"


def counts(outcome: Outcome) -> str:
    """Return in one sentence how many checks were run and what they found.

    >>> counts(Outcome("corpora", "1.0", ()))
    '0 checks: no problem'
    """
    found = {severity: number for severity in SEVERITIES if (number := outcome.count(severity))}
    told = (f"{number} {severity}{'s' * (number > 1)}" for severity, number in found.items())
    run = len(outcome.results)
    return f"{run} check{'s' * (run != 1)}: {', '.join(told) or 'no problem'}"
