"""What reading one document may take, as options that several commands have."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import click

SECONDS, MEGABYTES = 120, 2048
"""As in :class:`harmonize.reading.apart.Limits`, which help does not load."""


def limited(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command the options ``--seconds`` and ``--megabytes``."""
    seconds = click.option(
        "--seconds", type=click.FloatRange(min=1), default=SECONDS, show_default=True, metavar="N",
        help="The longest that reading one document, or recognising one page, may take.",
    )  # fmt: skip
    megabytes = click.option(
        "--megabytes", type=click.IntRange(min=128), default=MEGABYTES, show_default=True, metavar="N",
        help="The most memory that reading one document may take.",
    )  # fmt: skip
    return seconds(megabytes(command))
