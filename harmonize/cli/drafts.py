"""The options of drafts: how tracked changes are read, and which bill is held against which law in force."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

Command = Callable[..., Any]

tracked = click.option(
    "--changes",
    type=click.Choice(["accepted", "rejected", "both"]),
    default="accepted",
    show_default=True,
    help="How to read tracked changes: accepted, rejected, or both as a draft, whose deletions are not analyzed.",
)
"""The option ``--changes``."""


def drafted(command: Command) -> Command:
    """Add ``--draft``, ``--against``, ``--replaces`` and ``--amends`` to a command."""
    options = (
        click.option(
            "--draft",
            type=click.Path(path_type=Path),
            metavar="BILL",
            help="A confidential bill: analyze the law as it would be, and hold it against the law in force.",
        ),
        click.option(
            "--against",
            type=click.Path(path_type=Path),
            metavar="DIR",
            help="The analysis of the law in force; without it, the bill's tracked changes tell it.",
        ),
        click.option(
            "--replaces",
            multiple=True,
            metavar="ID",
            help="A statute that the bill replaces as a whole, where it is not to be detected.",
        ),
        click.option(
            "--amends",
            metavar="ID",
            default="",
            help="The statute that the bill amends, where it does not tell.",
        ),
    )
    for option in reversed(options):
        command = option(command)
    return command
