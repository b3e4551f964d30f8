"""Written forms: what came of checks, for people and for machines; the same outcome gives the same bytes.

Messages and paths come from files that nobody vouches for. Each form escapes them as its readers need it; what no form
may carry (control characters, what turns the direction of reading, text without end) is replaced once, here.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from harmonize.checks.model import Outcome, Problem, Result
from harmonize.checks.written.console import console
from harmonize.checks.written.data import data
from harmonize.checks.written.github import github
from harmonize.checks.written.gitlab import gitlab
from harmonize.checks.written.junit import junit
from harmonize.checks.written.sarif import sarif
from harmonize.checks.written.summary import summary
from harmonize.reports.paper import legible

Form = Callable[[Outcome], bytes]

FORMS: Mapping[str, Form] = {
    "console": console,
    "junit": junit,
    "sarif": sarif,
    "github": github,
    "gitlab": gitlab,
    "json": data,
    "markdown": summary,
}
"""By the name that ``--format`` takes, the function that writes the form."""

FILES: Mapping[str, str] = {
    "junit": "checks.xml",
    "sarif": "checks.sarif",
    "gitlab": "checks.gitlab.json",
    "json": "checks.json",
    "markdown": "checks.md",
}
"""By name of the form, its file's name; the other forms are for a log."""

LONGEST = 2000
"""Characters of a message that are told: a key or a file's name can be as long as a file."""


def written(form: str, outcome: Outcome) -> bytes:
    """Return an outcome in one of the :data:`FORMS`, in UTF-8."""
    return FORMS[form](fit(outcome))


def fit(outcome: Outcome) -> Outcome:
    """Return an outcome that every form may carry."""
    return replace(outcome, corpus=told(outcome.corpus), results=tuple(map(legibly, outcome.results)))


def legibly(result: Result) -> Result:
    """Return a result that every form may carry."""
    return replace(result, problems=tuple(map(told_of, result.problems)), why=told(result.why))


def told_of(problem: Problem) -> Problem:
    """Return a problem that every form may carry."""
    return replace(problem, message=told(problem.message), file=told(problem.file), remedy=told(problem.remedy))


def told(text: str) -> str:
    r"""Return a text with a visible sign for what formats forbid, one kind of line break, and cut where it has no end.

    >>> told("a\x1b[2J"), len(told("a" * 1_000_000))
    ('a�[2J', 2000)
    """
    cut = text if len(text) <= LONGEST else f"{text[: LONGEST - 1]}…"
    return legible(cut.replace("\r\n", "\n").replace("\r", "\n"))
