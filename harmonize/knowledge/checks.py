"""Loads what a corpus is checked for: the checks with their texts, and what a corpus asks and accepts itself."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Literal

from pydantic import Field, RootModel

from harmonize.checks.model import Check, Needs, Severity
from harmonize.knowledge.files import Strict, folder, load, unlinked

SETTINGS = "checks.toml"


class CheckFile(Strict):
    """A table of ``models/checks.toml``."""

    severity: Severity
    needs: Needs
    title: str = Field(min_length=1)
    help: str = Field(min_length=1)
    remedy: str = Field(min_length=1)


class ChecksFile(RootModel[dict[str, CheckFile]]):
    """The file ``models/checks.toml``: by the check's id."""


class AskedFile(Strict):
    """What every threshold has: the verdict to reach, by whom, and why.

    ``jurisdictions`` are codes, or legal units as a batch names their folders (``BA/republika-srpska``); without, every
    State is asked. A State with laws of its legal units is asked in each of them.
    """

    instrument: str
    at_least: Literal["partial", "full"] = "full"
    jurisdictions: tuple[str, ...] = ()
    reason: str = ""


class ArticleFile(AskedFile):
    """An ``[[article]]`` table: the verdict that an article must reach."""

    article: str


class ShareFile(AskedFile):
    """An ``[[instrument]]`` table: the share of an instrument's articles that must reach a verdict."""

    share: float = Field(gt=0, le=1)


class AcceptedFile(Strict):
    """An ``[[accept]]`` table: a problem that is known and stays, in one file, and why; ``says`` are words of it."""

    check: str
    file: str
    says: str = ""
    reason: str = Field(min_length=1)


class SettingsFile(Strict):
    """The file ``checks.toml`` of a corpus."""

    article: tuple[ArticleFile, ...] = ()
    instrument: tuple[ShareFile, ...] = ()
    accept: tuple[AcceptedFile, ...] = ()


def load_checks() -> tuple[Check, ...]:
    """Return every check, in the order of the file."""
    tables = load(folder("models") / "checks.toml", ChecksFile).root
    return tuple(
        Check(id, table.severity, table.needs, table.title, " ".join(table.help.split()), table.remedy)
        for id, table in tables.items()
    )


def read_settings(place: Path) -> SettingsFile:
    """Return what a corpus asks and accepts, nothing without a file; a :class:`KnowledgeError` where it is wrong."""
    path = place / SETTINGS
    return load(unlinked(path), SettingsFile) if os.path.lexists(path) else SettingsFile()
