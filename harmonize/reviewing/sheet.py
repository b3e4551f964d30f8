"""The workbook that came back from a reviewer, read into the same record as a file of decisions.

Nothing in it is run: a formula is taken as the text that it is, and reported. Where what stands is told by the workbook
itself (:mod:`harmonize.reports.cells`), so its sheets may be renamed and its columns moved. What was recorded before
it was sent out comes back whole from its hidden sheet; a row says something new where it differs from that.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import Any

from harmonize.errors import InputError
from harmonize.model.review import Decision, in_order
from harmonize.reports import decisions
from harmonize.reports.cells import (
    ABOUT,
    ASKED,
    BOUND,
    FACTS,
    FILLED,
    LISTS,
    RECORDED,
    REVIEWED,
    SCHEMA,
    SIGNED,
    filled,
)  # fmt: skip
from harmonize.reviewing.grids import RESTORE, Cell, Grid, grids
from harmonize.reviewing.record import Record, Unappliable
from harmonize.reviewing.rows import decision_of

CODES, FIRST = 0, 2
"""The rows, from 0, of the columns' codes and of the first subject."""
SAYING = ("ruling", "status", "relation", "reason", "translation", "practice", "practice_source", "settles")
"""The columns of which one must be filled in for a row to say anything."""
NEEDED = ("ruling", "reviewer", "date", "reason")
LOST = "the hidden first cell of the row, which tells what it is about, is missing or was changed"
FORMULA = "a formula in {columns} was not run but taken as its text; the row was applied where it could be"

Raw = dict[str, Any]


@dataclass(frozen=True, slots=True)
class About:
    """What a workbook says of itself: facts, words by list and code, decisions by number, who signs for all rows."""

    facts: Mapping[str, str]
    lists: Mapping[str, Mapping[str, str]]
    recorded: Mapping[int, Decision]
    signed: Mapping[str, Cell] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Line:
    """A row that somebody filled in: its sheet's name, its number from 1, what it is about, and what was filled in."""

    sheet: str
    number: int
    bound: str
    cells: Mapping[str, Cell]

    @property
    def raw(self) -> Raw:
        """The row as it came."""
        texts = {name: cell.text for name, cell in self.cells.items() if cell.text}
        return {"sheet": self.sheet, "row": self.number, "about": self.bound, **texts}


def decisions_of(path: Path) -> Record:
    """Return the record that a workbook holds; a row that cannot be understood is kept in it, with the reason.

    An :class:`InputError` names sheet and row where the workbook is none of ours, damaged, or changed by hand where it
    tells what its rows are about.
    """
    sheets = grids(path)
    about = _about(path, sheets)
    lines = [line for code in REVIEWED for line in _lines(path, sheets, code)]
    made: list[Decision] = list(about.recorded.values())
    left: list[Unappliable] = []
    for line in lines:
        try:
            made += _decided(line, about)
        except ValueError as error:
            left.append(Unappliable(line.raw, str(error), path.name))
        if formulas := [name for name, cell in line.cells.items() if cell.formula]:
            left.append(Unappliable(line.raw, FORMULA.format(columns=", ".join(formulas)), path.name))
    facts = about.facts
    return Record(facts["analysis"], facts["jurisdiction"], facts["tool"], in_order(made), tuple(left))


def _about(path: Path, sheets: tuple[Grid, ...]) -> About:
    grid = next((grid for grid in sheets if grid.name == ABOUT), None)
    if grid is None:
        raise InputError(str(path), f"is no workbook of harmonize: it lacks the hidden sheet {ABOUT!r}", RESTORE)
    rows = [tuple(cell.text for cell in row) for row in grid.rows]
    facts = {row[0]: row[1] for row in rows if len(row) > 1 and row[0] in FACTS}
    if facts.get("schema") != SCHEMA:
        what = f"its schema is {facts.get('schema', '')[:60]!r}, not {SCHEMA!r}"
        raise InputError(f"{path}, sheet {ABOUT}, row 1", what, RESTORE)
    if lacking := [name for name in FACTS if name not in facts]:
        raise InputError(f"{path}, sheet {ABOUT}", f"the row {lacking[0]!r} is missing", RESTORE)
    lists = {name: {row[1]: row[2] for row in rows if len(row) > 2 and row[0] == name} for name in LISTS}
    recorded = dict(_recorded(path, number, row) for number, row in enumerate(rows, 1) if row and row[0] == RECORDED)
    return About(facts, lists, recorded, _signed(sheets))


def _recorded(path: Path, number: int, row: tuple[str, ...]) -> tuple[int, Decision]:
    try:
        return int(row[1]), decision_of(json.loads("".join(row[2:])))
    except (ValueError, RecursionError, IndexError) as error:
        raise InputError(
            f"{path}, sheet {ABOUT}, row {number}", f"the decision is damaged ({error})", RESTORE
        ) from error


def _signed(sheets: tuple[Grid, ...]) -> dict[str, Cell]:
    """Return the reviewer and the day that the last sheet names for all rows."""
    grid = next((grid for grid in sheets if grid.cell(CODES, 0).text == SIGNED), Grid("", ()))
    named = ((row[0].text, next((cell for cell in row[2:] if cell.text), Cell())) for row in grid.rows if row)
    return {code: cell for code, cell in named if code in ("reviewer", "date")}


def _lines(path: Path, sheets: tuple[Grid, ...], code: str) -> Iterator[Line]:
    """Yield the rows of a sheet for review in which somebody said something."""
    grid = next((grid for grid in sheets if grid.cell(CODES, 0).text == code), None)
    if grid is None:
        raise InputError(str(path), f"the sheet {code!r} is missing, or its hidden first row is", RESTORE)
    columns = _columns(path, grid)
    for at in range(FIRST, len(grid.rows)):
        cells = {name: grid.cell(at, column) for name, column in columns.items()}
        if any(cells[name].text.strip() for name in SAYING if name in cells):
            yield Line(grid.name, at + 1, grid.cell(at, 0).text, cells)


def _columns(path: Path, grid: Grid) -> dict[str, int]:
    """Return where the columns for review are, by their codes."""
    codes = {cell.text: at for at, cell in enumerate(grid.rows[CODES])}
    columns = {name: codes[ASKED + name] for name in FILLED if ASKED + name in codes}
    if lacking := [name for name in NEEDED if name not in columns]:
        where = f"{path}, sheet {grid.name}, row {CODES + 1}"
        raise InputError(where, f"the hidden row lacks the code of the column {lacking[0]!r}", RESTORE)
    return columns


def _decided(line: Line, about: About) -> list[Decision]:
    """Return the decision of a row, none where it says what was recorded; a ValueError tells what is wrong with it."""
    bound = _bound(line)
    before = about.recorded.get(bound.pop("recorded"))
    record = decisions.written(before) if before else {}
    given = {name: _given(name, cell, record, about) for name, cell in line.cells.items()}
    if record and all(given[name] == record[name] for name in given):
        return []
    return [decision_of(_row(bound, given, about))]


def _bound(line: Line) -> Raw:
    """Return what a row is about, as its first cell tells."""
    try:
        bound = json.loads(line.bound)
        number = bound["recorded"]
        about = {name: bound[name] for name in BOUND}
    except (ValueError, TypeError, LookupError, RecursionError) as error:
        raise ValueError(LOST) from error
    texts = all(isinstance(about[name], str) for name in BOUND if name != "recorded")
    if not texts or not (number is None or isinstance(number, int)):
        raise ValueError(LOST)
    del about["subject"]
    return about


def _given(name: str, cell: Cell, record: Mapping[str, Any], about: About) -> str | bool:
    """Return what a column says as a decision's field; what it showed before is what was recorded, though cut."""
    if record and cell.value == filled(record, name, about.lists, about.facts["cut"]):
        kept: str | bool = record[name]
        return kept
    if name == "settles":
        return bool(_code(name, cell, about))
    if name == "date":
        return _day(cell)
    return _code(name, cell, about) if name in LISTS else cell.text


def _code(name: str, cell: Cell, about: About) -> str:
    """Return the code of a word that a drop-down offers, or of the code itself."""
    said = cell.text.strip().casefold()
    words = {word.casefold(): code for code, word in about.lists[name].items()}
    known = words | {code.casefold(): code for code in about.lists[name]}
    if said and said not in known:
        raise ValueError(f"{name} is {cell.text[:60]!r}: give one of {', '.join(about.lists[name].values())}")
    return known.get(said, "")


def _day(cell: Cell) -> str:
    """Return a day as YYYY-MM-DD: of a cell that holds one, or of a text as 2026-11-20 or 20.11.2026."""
    if isinstance(cell.value, date) or not cell.text.strip():
        return cell.text.strip()
    for form in ("%Y-%m-%d", "%d.%m.%Y", "%d.%m.%Y."):
        try:
            return datetime.strptime(cell.text.strip(), form).date().isoformat()
        except ValueError:
            continue
    raise ValueError(f"date is {cell.text[:60]!r}: give a day as YYYY-MM-DD")


def _row(bound: Raw, given: Mapping[str, Any], about: About) -> Raw:
    """Return a decision as its JSON values, with what the row leaves to be understood."""
    signed, status = about.signed, given.get("status", "") or given.get("relation", "")
    said = {name: value for name, value in given.items() if name not in ("ruling", "reviewer", "date")}
    row = bound | {"status": "", "relation": "", "settles": False} | said
    ruling = given["ruling"] or ("corrected" if status else "noted")
    if ruling == "accepted" and status not in ("", bound["proposed"]):
        raise ValueError("it accepts what the tool proposes, and corrects it too: take one of the two away")
    if ruling == "noted" and status:
        raise ValueError("it only notes something, and gives another verdict too: take one of the two away")
    who = given["reviewer"].strip() or signed.get("reviewer", Cell()).text.strip()
    day = given["date"] or _day(signed.get("date", Cell()))
    if not who or not day:
        raise ValueError("it names no reviewer" if not who else "it names no day")
    return row | {"ruling": ruling, "reviewer": who, "date": day}
