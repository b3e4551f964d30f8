"""Ruled tables: words to the cells that lines enclose, and the cells read one after the other."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from harmonize.model.text import Box
from harmonize.reading.layout import rows as rows_of
from harmonize.reading.sheet import Row, Sheet, Word, row_of
from harmonize.reading.tables import is_layout

_NEAR = 3.0
"""Points by which lines and cells that meet may miss each other."""

Cell = tuple[float, float, float, float]
"""Top, left, bottom and right edge."""


@dataclass(frozen=True, slots=True)
class Table:
    """Cells that stand beside and below each other on a page, with their words."""

    page: int
    cells: Mapping[Cell, Sequence[Word]]

    def lengths(self) -> list[list[int]]:
        """Return the number of characters in each cell of each row."""
        rows: dict[int, list[int]] = defaultdict(list)
        for cell, words in self.cells.items():
            rows[round(cell[0] / _NEAR)].append(sum(len(word.text) for word in words))
        return list(rows.values())

    def columns(self) -> tuple[int, ...]:
        """Return where the columns begin; the parts of a table on several pages have that in common."""
        return tuple(sorted({round(cell[1] / _NEAR) for cell in self.cells}))

    def rows(self) -> Iterator[Row]:
        """Yield the rows of each cell, cell by cell."""
        for cell in sorted(self.cells):
            yield from (replace(row, place="table") for row in rows_of(self.page, self.cells[cell]))


def with_tables(pages: Sequence[Sequence[Row]], sheets: Sequence[Sheet]) -> list[list[Row]]:
    """Return ``pages`` with the rows of ruled tables made anew, cell by cell, and their place set.

    A frame around text and a grid that the law itself is set in are no tables: their rows stay as they are.
    """
    found = [list(_tables(page, sheet)) for page, sheet in zip(pages, sheets, strict=True)]
    alike: dict[tuple[int, ...], list[list[int]]] = defaultdict(list)
    for table in (table for tables in found for table in tables):
        alike[table.columns()] += table.lengths()
    total = sum(len(word.text) for page in pages for row in page for word in row.words) if alike else 0
    layouts = {columns for columns, lengths in alike.items() if is_layout(lengths, total)}
    return [
        _laid(page, [table for table in tables if table.columns() not in layouts])
        for page, tables in zip(pages, found, strict=True)
    ]


def _tables(page: Sequence[Row], sheet: Sheet) -> Iterator[Table]:
    """Yield the tables of a page."""
    across = [rule for rule in sheet.rules if rule.x1 - rule.x0 > rule.bottom - rule.top]
    down = [rule for rule in sheet.rules if rule.x1 - rule.x0 <= rule.bottom - rule.top]
    if min(len(across), len(down)) < 2:
        return
    cells: dict[Cell, list[Word]] = defaultdict(list)
    for word in (word for row in page if row.place == "flow" for word in row.words):
        cell = _cell(word, across, down)
        if cell:
            cells[cell].append(word)
    table: dict[Cell, list[Word]] = {}
    for cell in sorted(cells):
        if table and cell[0] > max(other[2] for other in table) + _NEAR:
            yield Table(sheet.number, table)
            table = {}
        table[cell] = cells[cell]
    if table:
        yield Table(sheet.number, table)


def _cell(word: Word, across: Sequence[Box], down: Sequence[Box]) -> Cell | None:
    """Return the cell that the lines nearest to a word on its four sides enclose, if there is one on each side."""
    x, y = (word.x0 + word.x1) / 2, (word.top + word.bottom) / 2
    levels = [rule.top for rule in across if rule.x0 - _NEAR <= x <= rule.x1 + _NEAR]
    sides = [rule.x0 for rule in down if rule.top - _NEAR <= y <= rule.bottom + _NEAR]
    above, below = [level for level in levels if level <= y], [level for level in levels if level > y]
    left, right = [side for side in sides if side <= x], [side for side in sides if side > x]
    if above and below and left and right:
        return max(above), max(left), min(below), min(right)
    return None


def _laid(page: Sequence[Row], tables: Sequence[Table]) -> list[Row]:
    """Return the rows of a page with its tables in place of the rows that they were."""
    if not tables:
        return list(page)
    inside = {id(word): table for table in tables for words in table.cells.values() for word in words}
    laid: list[Row] = []
    done: set[int] = set()
    for row in page:
        rest = [word for word in row.words if id(word) not in inside]
        for table in {id(table): table for word in row.words if (table := inside.get(id(word)))}.values():
            if id(table) not in done:
                done.add(id(table))
                laid += table.rows()
        if len(rest) == len(row.words):
            laid.append(row)
        elif rest:
            laid.append(row_of(row.page, rest, row.place))
    return laid
