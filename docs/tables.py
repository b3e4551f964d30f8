"""Writes the page on tables and their columns: ``python docs/tables.py docs/tables.md``."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

from harmonize import frames
from harmonize.frames.columns import DTYPES, Table

OPENING = """# Tables

Every table has these columns, of these pandas types, whatever it holds; where it holds nothing, too. Rows stand in the
order of the analyses given, and in each in that of its articles. A text is never missing, only empty; `Int64` may be
missing, `float64` is NaN where nothing was stated or measured. Offsets count characters of the statute's text, and an
end is behind the last one. This page is written by `make man` from what the program says of itself.
"""
GROUPS = {
    "Of analyses: `result.articles`, `result.table(name)`, `harmonize.tables(results)`": tuple(frames.TABLES.values()),
    "Of a statute or an instrument: `harmonize.table(...)`": (frames.OUTLINE, frames.CHECKLIST),
    "Of an evaluation: `evaluated.figures`, `evaluated.verdicts`": (frames.FIGURES, frames.VERDICTS),
}


def page() -> str:
    """Return the page."""
    return "\n".join([OPENING, *(line for group in GROUPS for line in section(group))])


def section(group: str) -> Iterator[str]:
    """Yield the lines on a group of tables."""
    yield f"## {group}\n"
    for each in GROUPS[group]:
        yield from about(each)


def about(table: Table[object, object]) -> Iterator[str]:
    """Yield the lines on a table."""
    yield f"### {table.name}\n\nA row is {table.row}.\n"
    yield "| column | type | meaning |\n|---|---|---|"
    yield from (f"| `{column.name}` | {DTYPES[column.kind]} | {column.meaning} |" for column in table.columns)
    yield ""


if __name__ == "__main__":
    Path(sys.argv[1]).write_text(page(), encoding="utf-8")
