"""The option with which commands that read laws are told how to read tracked changes."""

from __future__ import annotations

import click

tracked = click.option(
    "--changes",
    type=click.Choice(["accepted", "rejected", "both"]),
    default="accepted",
    show_default=True,
    help="How to read tracked changes: accepted, rejected, or both as a draft, whose deletions are not analyzed.",
)
"""The option ``--changes``."""
