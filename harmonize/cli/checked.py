"""What came of checks, told: a table in a terminal, text and commands in a log, files for other programs."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from io import TextIOWrapper
from pathlib import Path
from typing import TYPE_CHECKING

import click

from harmonize.cli.terminal import in_colour
from harmonize.cli.wished import known_formats

if TYPE_CHECKING:
    from rich.table import Table

    from harmonize.checks.model import Outcome
    from harmonize.checks.written.console import Row

STYLES = {"error": "bold red", "warning": "yellow", "note": "cyan"}


def known_forms(asked: str, output: Path | None) -> list[str]:
    """Return the forms that commas part; a usage error where one is not known, or several files have no folder."""
    from harmonize.checks.written import FILES, FORMS  # late: --help stays quick

    forms = list(dict.fromkeys(known_formats(asked, FORMS)))
    if output is None and len(forms) > 1 and FILES.keys() & set(forms):
        raise click.UsageError(f"--format {asked} writes files: name their folder with --output")
    return forms


def tell(outcome: Outcome, forms: Sequence[str], output: Path | None, quiet: bool) -> None:
    """Tell an outcome: files into ``output``, the rest on standard output, unless ``quiet``.

    Raises :class:`HarmonizeError` where the folder cannot be written.
    """
    from harmonize.checks.written import FILES, written
    from harmonize.reports import written as placed

    for form in forms:
        if output is not None and form in FILES:
            placed(output / FILES[form], written(form, outcome))
        elif form == "console" and sys.stdout.isatty() and not quiet:
            show(outcome)
        elif not quiet:
            click.echo(written(form, outcome), nl=False)


def from_here(corpus: Path) -> Path:
    """Return the path of a corpus from the current folder, where it lies in it, as a repository names its files."""
    place = corpus.absolute()
    return place.relative_to(Path.cwd()) if place.is_relative_to(Path.cwd()) else corpus


def show(outcome: Outcome) -> None:
    """Print an outcome as a table, to the width of the terminal; letters that its encoding lacks are replaced."""
    from rich.console import Console

    from harmonize.checks.written.console import closing, rows

    if isinstance(sys.stdout, TextIOWrapper):
        sys.stdout.reconfigure(errors="replace")
    console = Console(color_system="auto" if in_colour() else None, highlight=False, emoji=False, markup=False)
    if found := rows(outcome):
        console.print(table(found))
    for line in closing(outcome):
        console.print(line)


def table(found: Sequence[Row]) -> Table:
    """Return a table of problems; a place is folded rather than cut, so that it can be copied."""
    from rich import box
    from rich.table import Table
    from rich.text import Text

    made = Table("", "check", "where", "problem", box=box.SIMPLE_HEAD, pad_edge=False)
    for column in made.columns:
        column.no_wrap, column.overflow = column.header == "check", "fold"
    for row in found:
        said = Text.assemble(row.message, "\n", (row.remedy, "dim"))
        made.add_row(Text(row.severity, STYLES[row.severity]), Text(row.check), Text(row.place), said)
    return made
