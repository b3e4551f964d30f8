"""The option with which commands that recommend are told whose laws to quote as precedents."""

from __future__ import annotations

from pathlib import Path

import click

lenders = click.option(
    "--precedents",
    multiple=True,
    type=click.Path(path_type=Path),
    metavar="DIR",
    help="A folder with analyses of other jurisdictions, whose provisions are quoted beside recommendations.",
)
"""The option ``--precedents``."""
