"""Run harmonize once over all real statutes, and print the scores below the tests' results."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import runs

TABLE = pytest.StashKey[str]()


@pytest.fixture(scope="session")
def problems() -> list[str]:
    """Make all calls of harmonize, and return what went wrong in them; skip where the statutes are missing."""
    if not runs.present():
        pytest.skip(runs.MISSING)
    return runs.call_all()


@pytest.fixture(scope="session")
def scores(problems: list[str], pytestconfig: pytest.Config) -> dict[str, Any]:
    """The scorer's figures against the gold less what is disputed: ``summary`` and one entry for each statute."""
    gold = runs.undisputed_folder()
    pytestconfig.stash[TABLE] = table(gold)
    figures: dict[str, Any] = json.loads(runs.score(gold, "--json"))
    return figures


def table(gold: Path) -> str:
    """Return the scorer's table, and under it the figures with the disputed entries and each dispute's reason."""
    parts = [runs.score(gold)]
    if runs.disputes():
        parts += ["The same, with the disputed entries of gold as they are:", runs.score(runs.SHARED / "gold")]
    parts += ["Disputed: {statute}, {entry} {number}, page {page}: {reason}".format(**d) for d in runs.disputes()]
    return "\n".join(parts)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    """Print the table, whether or not a floor was missed."""
    if TABLE in config.stash:
        terminalreporter.section("scores")
        terminalreporter.write(config.stash[TABLE] + "\n")
