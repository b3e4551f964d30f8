"""Outcomes of checks for tests: made up, with what written forms have to get right."""

from __future__ import annotations

from harmonize.checks.model import Check, Outcome, Problem, Result, Severity

MANIFEST = Check("manifest", "error", "record", "Manifests are valid", "What is wrong is lost.", "correct the line")
NUMBERING = Check("numbering", "warning", "text", "Numbers have no holes", "A hole is a lost page.", "read the page")
MISSING = Check("text-missing", "note", "record", "Texts are there", "What is not there is not read.", "fetch it")
KIND = Check("kind", "warning", "text", "The kind is the declared one", "Kinds tell what is expected.", "correct it")


def problem(check: Check, message: str, file: str = "xx/act/statute.toml", line: int = 0, remedy: str = "") -> Problem:
    """Return a problem of a check, as grave as the check."""
    return Problem(check, check.severity, message, file, line, remedy or check.remedy)


def outcome(*results: Result, corpus: str = "corpora") -> Outcome:
    """Return an outcome of some results."""
    return Outcome(corpus, "1.2.3", results)


def one(message: str, file: str = "xx/act/statute.toml", line: int = 3, corpus: str = "corpora") -> Outcome:
    """Return the outcome of one check that found one thing."""
    return outcome(Result(MANIFEST, (problem(MANIFEST, message, file, line),), 1), corpus=corpus)


def mixed() -> Outcome:
    """Return an outcome with every severity and state, a problem twice, without line, without file, accepted."""
    found = (
        problem(MANIFEST, "no such key: knid", line=3),
        problem(MANIFEST, "no such key: knid", line=9),
        problem(MANIFEST, "cannot be read", "xx/jurisdiction.toml"),
    )
    return outcome(
        Result(MANIFEST, found, 4),
        Result(NUMBERING, (problem(NUMBERING, "12 is not there", "xx/act/act.txt", 40),), 1, 1, "1 without text"),
        Result(MISSING, (problem(MISSING, "a text is not there", ""),), 2),
        Result(KIND, (), 0, 2, "2 without text", accepted=1),
    )


def many(number: int, severity: Severity = "error") -> Outcome:
    """Return an outcome with a number of problems whose texts are long, the last of them an error."""
    grave = problem(MANIFEST, "the gravest")
    found = [Problem(MANIFEST, severity, f"{at} {'<long> ' * 2000}", "", 0, "mend") for at in range(number - 1)]
    return outcome(Result(MANIFEST, (*found, grave), number))
