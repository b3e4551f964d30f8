"""What reports are wished for: their formats and their language, wrong ones told as wrong usage."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

import click

from harmonize.errors import LanguageError

Command = Callable[..., Any]


def in_language(command: Command) -> Command:
    """Add ``--report-language`` to a command: the language of the texts around what statutes say."""
    option = click.option(
        "--report-language",
        metavar="xx",
        default="en",
        show_default=True,
        help="The language of the reports; what a statute says stays in its own.",
    )
    return option(command)


def known_formats(asked: str, known: Iterable[str] | None = None) -> list[str]:
    """Return the names of formats that commas part; a usage error names one that is not known, and those that are.

    Without ``known`` they are those of the reports of one jurisdiction.
    """
    from harmonize import reports  # late: --help stays quick

    names = [name.strip() for name in asked.split(",")]
    there = list(known or reports.FORMATS)
    if unknown := [name for name in names if name not in there]:
        raise click.UsageError(f"--format {unknown[0]} is not known: choose from {', '.join(there)}")
    return names


def texts(language: str) -> dict[str, dict[str, str]]:
    """Return the texts of reports in a language; a usage error lists the languages that there are."""
    from harmonize.knowledge.strings import load_strings

    try:
        return load_strings(language)
    except LanguageError as error:
        raise click.UsageError(str(error)) from error
