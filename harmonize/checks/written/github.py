"""For GitHub: workflow commands, which its runner shows beside the lines of a pull request."""

from __future__ import annotations

from harmonize.checks.model import SEVERITIES, Outcome, Problem, Severity
from harmonize.checks.written.places import path

COMMANDS: dict[Severity, str] = {"error": "error", "warning": "warning", "note": "notice"}
DATA = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
"""What GitHub asks to have escaped in a message."""
PROPERTY = DATA | str.maketrans({":": "%3A", ",": "%2C"})
"""What it asks to have escaped in a property, where colons and commas end it."""


def github(outcome: Outcome) -> bytes:
    """Return a command for each problem, the gravest first: the runner shows ten of each kind in a step."""
    problems = sorted(outcome.problems, key=lambda problem: SEVERITIES.index(problem.severity))
    return "".join(f"{command(outcome, problem)}\n" for problem in problems).encode()


def command(outcome: Outcome, problem: Problem) -> str:
    r"""Return the command of a problem.

    >>> from harmonize.checks.model import Check
    >>> check = Check("kind", "error", "text", "The kind is right", "", "")
    >>> command(Outcome("laws", "1.0", ()), Problem(check, "error", "100% wrong:\nall", "al/act,1.toml", 3, "mend it"))
    '::error file=laws/al/act%2C1.toml,line=3,title=kind%3A The kind is right::100%25 wrong:%0Aall; mend it'
    """
    properties = {
        "file": path(outcome, problem) if problem.file else "",
        "line": str(problem.line or ""),
        "title": f"{problem.check.id}: {problem.check.title}",
    }
    said = ",".join(f"{name}={value.translate(PROPERTY)}" for name, value in properties.items() if value)
    return f"::{COMMANDS[problem.severity]} {said}::{f'{problem.message}; {problem.remedy}'.translate(DATA)}"
