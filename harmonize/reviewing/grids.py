"""Grids: the cells of a workbook as text, days and formulas' own text, opened once the file was found harmless."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from io import BytesIO
from itertools import islice
from pathlib import Path
from typing import Any

from harmonize.archives import BROKEN, members
from harmonize.errors import InputError

LARGEST = 64_000_000
"""Bytes of a workbook."""
MOST_SHEETS, MOST_ROWS, MOST_COLUMNS = 100, 50_000, 100
UNREADABLE = (*BROKEN, ArithmeticError, AssertionError, AttributeError, LookupError, SyntaxError, TypeError)
"""What openpyxl raises on a workbook that is damaged or no workbook: it has no error of its own for most of it."""
RESTORE = "apply the workbook as harmonize wrote it, with only its yellow cells filled in"


@dataclass(frozen=True, slots=True)
class Cell:
    """What a cell holds: a day, or a text; ``formula`` tells that the text is one, which is not run."""

    value: str | date = ""
    formula: bool = False

    @property
    def text(self) -> str:
        """The cell as a text, a day as YYYY-MM-DD."""
        return self.value if isinstance(self.value, str) else self.value.isoformat()


EMPTY = Cell()
Row = tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Grid:
    """A sheet: its name, and its rows from the first on."""

    name: str
    rows: tuple[Row, ...]

    def cell(self, row: int, column: int) -> Cell:
        """Return the cell of a row and column, both from 0, an empty one where there is none."""
        return self.rows[row][column] if row < len(self.rows) and column < len(self.rows[row]) else EMPTY


def grids(path: Path) -> tuple[Grid, ...]:
    """Return the sheets of a workbook.

    Raises InputError for a file that is missing, too large, damaged, encrypted, unpacks to far more than it is, or is
    no workbook.
    """
    data = _bytes(path)
    members(data, str(path))
    try:
        return tuple(_opened(data))
    except UNREADABLE as error:
        raise InputError(str(path), f"cannot be read as a workbook ({_told(error)})", RESTORE) from error


def _bytes(path: Path) -> bytes:
    try:
        if path.stat().st_size > LARGEST:
            raise InputError(str(path), f"is larger than {LARGEST:,} bytes", RESTORE)
        return path.read_bytes()
    except OSError as error:
        raise InputError(str(path), f"cannot be read ({error.strerror})", "check its name and rights") from error


def _opened(data: bytes) -> Iterator[Grid]:
    from openpyxl import load_workbook  # here, because only who takes a workbook back waits for it

    book = load_workbook(BytesIO(data), read_only=True, data_only=False, keep_links=False)
    if len(book.worksheets) > MOST_SHEETS:
        raise ValueError(f"it has more than {MOST_SHEETS} sheets")
    for sheet in book.worksheets:
        sheet.reset_dimensions()  # what the file says of its size need not be so
        rows = tuple(islice(sheet.iter_rows(max_col=MOST_COLUMNS), MOST_ROWS + 1))
        if len(rows) > MOST_ROWS:
            raise ValueError(f"the sheet {sheet.title} has more than {MOST_ROWS:,} rows")
        yield Grid(sheet.title, tuple(tuple(_cell(each) for each in row) for row in rows))


def _cell(cell: Any) -> Cell:
    value = cell.value
    if value is None:
        return EMPTY
    if cell.data_type == "f":
        return Cell(str(getattr(value, "text", value)), formula=True)
    if isinstance(value, datetime):
        return Cell(value.date())
    if isinstance(value, date):
        return Cell(value)
    return Cell(str(value).replace("_x000D_", "").replace("\r\n", "\n").replace("\r", "\n"))


def _told(error: Exception) -> str:
    return " ".join(str(error).split())[:120] or type(error).__name__
