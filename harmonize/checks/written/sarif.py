"""For code scanning: SARIF 2.1.0, with a rule for each check and a result for each problem.

https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import partial
from importlib.metadata import metadata
from typing import Any
from urllib.parse import quote

from harmonize.checks.model import Check, Outcome, Problem
from harmonize.checks.written.places import fingerprints, path

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
DISTRIBUTION = "harmonize-law"
DOCUMENTATION = "Documentation"
"""The label of the project's address that the pages of the documentation stand below, where one is known."""
FINGERPRINT = "problem/v1"
"""GitHub reads ``primaryLocationLineHash`` alone, which its own upload computes; this one is for all other readers."""

LITERAL = str.maketrans({sign: f"\\{sign}" for sign in "\\[]"})

Json = dict[str, Any]


def sarif(outcome: Outcome, documentation: str | None = None) -> bytes:
    """Return an outcome as SARIF.

    ``documentation`` is the address below which the pages of checks stand, by default the one of the package's
    metadata. A rule has a ``helpUri`` only where there is one: the standard wants it absolute, and none is made up.
    """
    address = published() if documentation is None else documentation
    log = {"$schema": SCHEMA, "version": "2.1.0", "runs": [run(outcome, address)]}
    return (json.dumps(log, ensure_ascii=False, indent=2) + "\n").encode()


def published() -> str:
    """Return the address of the documentation by the package's metadata, empty where they name none."""
    named = (url.partition(", ") for url in metadata(DISTRIBUTION).get_all("Project-URL") or ())
    return next((url for label, _, url in named if label == DOCUMENTATION), "")


def run(outcome: Outcome, documentation: str) -> Json:
    """Return the one run of the tool."""
    checks = [result.check for result in outcome.results]
    driver = {"name": "harmonize", "version": outcome.version, "rules": list(map(partial(rule, documentation), checks))}
    invocation = {"executionSuccessful": True, "toolExecutionNotifications": list(unseen(outcome))}
    return {
        "tool": {"driver": driver},
        "invocations": [invocation],
        "columnKind": "unicodeCodePoints",
        "results": list(results(outcome)),
    }


def rule(documentation: str, check: Check) -> Json:
    """Return a check as a rule."""
    about = {
        "id": check.id,
        "shortDescription": {"text": check.title},
        "fullDescription": {"text": check.help},
        "help": {"text": f"{check.help}\n\nWhat to do: {check.remedy}. See {check.page}."},
        "defaultConfiguration": {"level": check.severity},
    }
    return about | ({"helpUri": f"{documentation.rstrip('/')}/{check.page}"} if documentation else {})


def unseen(outcome: Outcome) -> Iterator[Json]:
    """Yield a notification for each check that could not look at everything."""
    for result in outcome.results:
        if result.skipped:
            said = f"{result.check.id}: {result.why}; {result.examined} examined"
            yield {"level": "note", "message": {"text": plain(said)}, "associatedRule": {"id": result.check.id}}


def results(outcome: Outcome) -> Iterator[Json]:
    """Yield a result for each problem."""
    index = {result.check.id: at for at, result in enumerate(outcome.results)}
    for problem, fingerprint in zip(outcome.problems, fingerprints(outcome.problems), strict=True):
        yield {
            "ruleId": problem.check.id,
            "ruleIndex": index[problem.check.id],
            "level": problem.severity,
            "message": {"text": plain(f"{problem.message}; {problem.remedy}")},
            "locations": [{"physicalLocation": location(outcome, problem)}],
            "partialFingerprints": {FINGERPRINT: fingerprint},
        }


def plain(message: str) -> str:
    r"""Return a message in which nothing is a link: the standard makes one of ``[words](address)`` in plain text too.

    >>> print(plain("[here](https://example.org)"))
    \[here\](https://example.org)
    """
    return message.translate(LITERAL)


def location(outcome: Outcome, problem: Problem) -> Json:
    """Return where a problem is; in a file at its first line where none is known, as GitHub asks for one."""
    place: Json = {"artifactLocation": {"uri": quote(path(outcome, problem))}}
    return place | ({"region": {"startLine": max(problem.line, 1)}} if problem.file else {})
