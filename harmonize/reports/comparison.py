"""The comparison of penalties as text, CSV and JSON: articles in order, jurisdictions side by side."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Sequence
from itertools import groupby

from harmonize.frames import inert
from harmonize.reports.penalties import Row

COLUMNS = ("jurisdiction", "provision", "minimum", "maximum", "gravest", "fine", "legal persons", "level")
WIDEST = 44
"""A cell of the text is cut at so many characters; the other formats have it whole."""
YES_NO = {True: "yes", False: "NO", None: "?"}


def as_json(rows: Sequence[Row]) -> str:
    """Return the rows as JSON; imprisonment for life is ``"life"``, what is not stated is null."""
    return json.dumps([_fields(row) for row in rows], ensure_ascii=False, indent=1)


def _fields(row: Row) -> dict[str, object]:
    reached = [{"article": level[0], "months": level[1], "reached": told} for level, told in row.reached]
    months = {name: _number(getattr(row, name)) for name in ("minimum", "maximum", "highest")}
    return {name: getattr(row, name) for name in Row.__slots__} | months | {"reached": reached}


def _number(months: float | None) -> float | str | None:
    return "life" if months == float("inf") else months


def as_csv(rows: Sequence[Row]) -> str:
    """Return the rows as CSV that spreadsheet programs open as text."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(Row.__slots__)
    for row in rows:
        fields = _fields(row) | {"provisions": "; ".join(row.provisions), "reached": _levels(row)}
        writer.writerow([inert("" if value is None else value) for value in fields.values()])
    return out.getvalue()


def as_text(rows: Sequence[Row]) -> str:
    """Return the rows as tables, one for each article."""
    parts = []
    for (instrument, article, title), group in groupby(rows, key=lambda row: (row.instrument, row.article, row.title)):
        parts.append(f"{instrument} {article} {title}\n" + _table([COLUMNS, *(_cells(row) for row in group)]))
    return "\n\n".join(parts) or "No article is about an offence."


def _cells(row: Row) -> tuple[str, ...]:
    provisions = ", ".join(row.provisions) or "none"
    terms = (_months(row.minimum), _months(row.maximum), _months(row.highest))
    return (row.jurisdiction, provisions, *terms, row.fine or "-", row.legal_persons or "-", _levels(row) or "-")


def _months(months: float | None) -> str:
    """Return months as a cell.

    >>> _months(36), _months(0.33), _months(None), _months(float("inf"))
    ('3 y', '0.33 m', '-', 'life')
    """
    if months is None:
        return "-"
    if months == float("inf"):
        return "life"
    return f"{months / 12:g} y" if months % 12 == 0 else f"{months:g} m"


def _levels(row: Row) -> str:
    return "; ".join(f"{months} m (Art. {article}): {YES_NO[told]}" for (article, months), told in row.reached)


def _table(cells: Sequence[Sequence[str]]) -> str:
    cut = [[cell if len(cell) <= WIDEST else cell[: WIDEST - 1] + "…" for cell in line] for line in cells]
    widths = [max(map(len, column)) for column in zip(*cut, strict=True)]
    lines = ("  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)) for line in cut)
    return "\n".join(f"  {line.rstrip()}" for line in lines)
