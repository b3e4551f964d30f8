"""Tables on standard output: in colour and to its width where that is a terminal, wide and plain where it is none."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Mapping, Sequence
from io import TextIOWrapper

from rich.console import Console
from rich.table import Table
from rich.text import Text

from harmonize.cli.terminal import in_colour
from harmonize.reports.excerpts import printable

WIDTH = 200
"""The width of a table that nobody watches."""


def show(head: Sequence[str], rows: Iterable[Sequence[str]], styles: Mapping[str, str] | None = None) -> None:
    """Print a table, cells that ``styles`` names in its colour; nothing in a cell can move the cursor.

    Letters that the terminal's encoding does not have are replaced.
    """
    if isinstance(sys.stdout, TextIOWrapper):
        sys.stdout.reconfigure(errors="replace")
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0))
    for name in head:
        table.add_column(name, overflow="fold")
    for row in rows:
        table.add_row(*(Text(printable(cell), (styles or {}).get(cell, "")) for cell in row))
    width = None if sys.stdout.isatty() else WIDTH
    Console(width=width, color_system="auto" if in_colour() else None, highlight=False).print(table)
