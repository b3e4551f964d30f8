"""Loads what a corpus is checked for: the checks with their texts."""

from __future__ import annotations

from pydantic import Field, RootModel

from harmonize.checks.model import Check, Needs, Severity
from harmonize.knowledge.files import Strict, folder, load


class CheckFile(Strict):
    """A table of ``models/checks.toml``."""

    severity: Severity
    needs: Needs
    title: str = Field(min_length=1)
    help: str = Field(min_length=1)
    remedy: str = Field(min_length=1)


class ChecksFile(RootModel[dict[str, CheckFile]]):
    """The file ``models/checks.toml``: by the check's id."""


def load_checks() -> tuple[Check, ...]:
    """Return every check, in the order of the file."""
    tables = load(folder("models") / "checks.toml", ChecksFile).root
    return tuple(
        Check(id, table.severity, table.needs, table.title, " ".join(table.help.split()), table.remedy)
        for id, table in tables.items()
    )
