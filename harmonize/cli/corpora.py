"""Which corpus a command is about, and which of its jurisdictions."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from harmonize.corpus.catalogue import Holding
    from harmonize.errors import HarmonizeError

Command = Callable[..., Any]


def in_corpus(command: Command) -> Command:
    """Give a command the option ``--corpus``."""
    option = click.option(
        "--corpus", type=click.Path(path_type=Path, file_okay=False), default=Path("corpora"), show_default=True,
        metavar="DIR", help="The corpus: a folder of jurisdictions' folders, such as al/, or one of these.",
    )  # fmt: skip
    return option(command)


def of_codes(command: Command) -> Command:
    """Give a command the arguments ``XX...``: the jurisdictions of a corpus that it is about."""
    return click.argument("codes", nargs=-1, metavar="[XX...]")(command)


def held_of(corpus: Path, codes: Sequence[str]) -> tuple[list[Holding], list[HarmonizeError]]:
    """Return what a corpus holds of some jurisdictions, of all where none is named, and the errors of manifests.

    A jurisdiction is named by its code or its folder. Raises :class:`InputError` where the corpus has none, or not the
    one named, and the error of this one's own file where that cannot be used.
    """
    from harmonize.corpus.catalogue import chosen, gathered  # late: --help stays quick

    holdings, broken = gathered(corpus)
    taken = chosen(holdings, codes, broken) if codes else holdings
    return taken, [*broken.values(), *(error for holding in taken for error in holding.errors)]
