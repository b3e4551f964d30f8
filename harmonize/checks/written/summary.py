"""For a pull request's summary: Markdown of a bounded size, in which nothing that a file says is markup."""

from __future__ import annotations

from collections.abc import Sequence

from harmonize.checks.model import SEVERITIES, Outcome, Problem, Result
from harmonize.checks.written.console import counts
from harmonize.checks.written.places import path
from harmonize.reports.markdown import markdown
from harmonize.reports.paper import Block, Cell, Heading, Paper, Paragraph, Row, Run, Table, cell, text

MOST = 100
"""Problems told, the gravest first; GitHub shows at most 1 MiB of a step's summary."""
LONGEST = 300
"""Characters of each of their texts."""
STATES = {"passed": "passed", "failed": "problems", "skipped": "skipped"}


def summary(outcome: Outcome) -> bytes:
    """Return an outcome as Markdown: the counts, the gravest problems, and what came of each check."""
    problems = sorted(outcome.problems, key=lambda problem: SEVERITIES.index(problem.severity))
    blocks = [Paragraph(text(counts(outcome))), *told(outcome, problems), Heading(1, text("Checks")), checks(outcome)]
    return markdown(Paper("harmonize check", "", "en", tuple(blocks)))


def told(outcome: Outcome, problems: Sequence[Problem]) -> list[Block]:
    """Return the table of problems, and how many are not in it."""
    if not problems:
        return []
    rows = tuple(row(outcome, problem) for problem in problems[:MOST])
    table = Table(headings("", "Check", "Where", "What", "What to do"), rows, (0.1, 0.15, 0.25, 0.25, 0.25))
    left = len(problems) - MOST
    more = [Paragraph(text(f"{left} more are not shown; the other forms have all of them."))] if left > 0 else []
    return [Heading(1, text("Problems")), table, *more]


def row(outcome: Outcome, problem: Problem) -> Row:
    """Return a problem's row."""
    place = path(outcome, problem) + (f":{problem.line}" if problem.line else "")
    said = (cell(short(part)) for part in (place, problem.message, problem.remedy))
    return (cell(problem.severity), cell(Run(problem.check.id, code=True)), *said)


def checks(outcome: Outcome) -> Table:
    """Return the table of all checks."""
    rows = tuple(state(result) for result in outcome.results)
    return Table(headings("Check", "", "Examined", "Not examined", "Accepted"), rows, (0.4, 0.2, 0.15, 0.15, 0.1))


def state(result: Result) -> Row:
    """Return the row of a check."""
    came = f"{STATES[result.state]}: {len(result.problems)}" if result.problems else STATES[result.state]
    unseen = short(result.why) or str(result.skipped)
    title = cell(Run(result.check.id, code=True), f" {result.check.title}")
    return (title, cell(came), cell(str(result.examined)), cell(unseen), cell(str(result.accepted)))


def headings(*names: str) -> tuple[Cell, ...]:
    """Return a heading row."""
    return tuple(cell(name) for name in names)


def short(said: str) -> str:
    """Return a text cut to the length that a cell bears."""
    return said if len(said) <= LONGEST else f"{said[: LONGEST - 1]}…"
