"""Written forms: what came of checks, for people and for machines; the same outcome gives the same bytes.

Messages and paths come from files that nobody vouches for. Each form escapes them as its readers need it; what no form
may carry (control characters, what turns the direction of reading, text without end) is replaced once, here.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import PurePath

from harmonize.checks.model import Outcome, Result
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

BEGINS, ENDS = r"(?<![^\s'\"(])", r"(?![^\s'\"):;,/])"
"""Where a path may begin and end in a message: ``cannot read '/srv/corpora/al'``, not in ``al/srv/corpora``."""

LONGEST = 2000
"""Characters of a message that are told: a key or a file's name can be as long as a file."""


def written(form: str, outcome: Outcome) -> bytes:
    """Return an outcome in one of the :data:`FORMS`, in UTF-8."""
    return FORMS[form](fit(outcome if form == "console" else anywhere(outcome)))


def anywhere(outcome: Outcome) -> Outcome:
    """Return an outcome without the place of a corpus that was named by an absolute path: its folder's name stays.

    Another program shows it to others, and knows a problem again on another machine.
    """
    corpus = PurePath(outcome.corpus)
    if not corpus.is_absolute():
        return outcome
    place = re.compile(rf"{BEGINS}{re.escape(str(corpus))}{ENDS}")
    return changed(outcome, lambda text: place.sub(lambda _: corpus.name, text))


def fit(outcome: Outcome) -> Outcome:
    """Return an outcome that every form may carry."""
    return replace(changed(outcome, told), corpus=told(outcome.corpus))


def changed(outcome: Outcome, change: Callable[[str], str]) -> Outcome:
    """Return an outcome with every text of its results changed."""
    return replace(outcome, results=tuple(result_changed(each, change) for each in outcome.results))


def result_changed(result: Result, change: Callable[[str], str]) -> Result:
    """Return a result with every text changed."""
    problems = tuple(
        replace(each, message=change(each.message), file=change(each.file), remedy=change(each.remedy))
        for each in result.problems
    )
    return replace(result, problems=problems, why=change(result.why))


def told(text: str) -> str:
    r"""Return a text with a visible sign for what formats forbid, one kind of line break, and cut where it has no end.

    >>> told("a\x1b[2J"), len(told("a" * 1_000_000))
    ('a�[2J', 2000)
    """
    cut = text if len(text) <= LONGEST else f"{text[: LONGEST - 1]}…"
    return legible(cut.replace("\r\n", "\n").replace("\r", "\n"))
