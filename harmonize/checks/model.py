"""What is checked, what was found wrong, and what could not be looked at: all that the written forms read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Severity = Literal["error", "warning", "note"]
SEVERITIES: tuple[Severity, ...] = ("error", "warning", "note")
"""From the gravest down."""

Needs = Literal["record", "file", "text", "verdicts", "baseline"]
"""What a check looks at: what is on record, the files of laws, the laws read from them, the verdicts on them, or these
beside a baseline."""


@dataclass(frozen=True, slots=True)
class Check:
    """A check, by its stable id: what it holds (``title``), why that matters (``help``), and what to do."""

    id: str
    severity: Severity
    needs: Needs
    title: str
    help: str
    remedy: str

    @property
    def page(self) -> str:
        """Where the documentation explains it.

        >>> Check("kind", "warning", "text", "", "", "").page
        'docs/checks.md#kind'
        """
        return f"docs/checks.md#{self.id}"


@dataclass(frozen=True, slots=True)
class Fault:
    """What a check's function found: where it says no ``remedy`` or ``severity`` of its own, the check's holds.

    ``file`` is relative to the corpus, empty for the corpus as a whole; ``line`` counts from 1, 0 where none is known.
    """

    message: str
    file: str = ""
    line: int = 0
    remedy: str = ""
    severity: Severity | None = None


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that a check found wrong, as it is told; ``file`` and ``line`` as in :class:`Fault`."""

    check: Check
    severity: Severity
    message: str
    file: str
    line: int
    remedy: str

    @property
    def place(self) -> str:
        """File and line as editors and terminals understand them; empty for the corpus as a whole."""
        return f"{self.file}:{self.line}" if self.line else self.file


@dataclass(frozen=True, slots=True)
class Result:
    """What came of one check: its problems by place, and how many laws or States it saw and could not see.

    ``skipped`` counts those whose text is not there or cannot be read, ``why`` says so in words. ``accepted`` counts
    the problems that the corpus's ``checks.toml`` accepts, which are not among ``problems``.
    """

    check: Check
    problems: tuple[Problem, ...]
    examined: int
    skipped: int = 0
    why: str = ""
    accepted: int = 0

    @property
    def state(self) -> Literal["passed", "failed", "skipped"]:
        """``failed`` with any problem, ``skipped`` where nothing could be looked at though something should be."""
        if self.problems:
            return "failed"
        return "skipped" if self.skipped and not self.examined else "passed"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of all checks that were asked for, in the order of the registry; ``corpus`` is its path as given."""

    corpus: str
    version: str
    results: tuple[Result, ...]

    @property
    def problems(self) -> tuple[Problem, ...]:
        """Every problem, by check and place."""
        return tuple(problem for result in self.results for problem in result.problems)

    def count(self, severity: Severity) -> int:
        """Return how many problems have a severity."""
        return sum(problem.severity == severity for problem in self.problems)

    def fails(self, threshold: Severity) -> bool:
        """Tell whether a problem is as grave as the threshold, or graver."""
        grave = SEVERITIES[: SEVERITIES.index(threshold) + 1]
        return any(problem.severity in grave for problem in self.problems)
