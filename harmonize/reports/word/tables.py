"""Tables of a paper as tables of a DOCX: of fixed widths, their heading row on every page."""

from __future__ import annotations

from collections.abc import Iterator

from harmonize.reports.paper import Cell, Row, Table, words
from harmonize.reports.tones import cell_sign, tone
from harmonize.reports.word.elements import TWIPS, Xml, paragraph, run, w
from harmonize.reports.word.runs import Writer
from harmonize.reports.word.styles import tone_style

WHOLE = 700
"""Characters of a row's longest cell up to which the row is kept on one page."""


def table(block: Table, width: float, writer: Writer) -> Iterator[Xml]:
    """Yield a table over a width in points, its caption before it, and the gap that parts it from the next."""
    widths = _widths(block, width)
    if block.caption:
        yield paragraph("TableCaption", *writer.text(block.caption))
    head = [_row(block.head, widths, writer, head=True)] if block.head else []
    rows = [_row(row, widths, writer) for row in block.rows]
    if head or rows:
        grid = w("tblGrid", *(w("gridCol", w=each) for each in widths))
        yield w("tbl", _properties(sum(widths), bool(block.head)), grid, *head, *rows)
    yield paragraph("TableGap")


def _widths(block: Table, width: float) -> list[int]:
    """Return the widths of all columns in twentieths of a point, also of those that a row has too many."""
    rows = (block.head, *block.rows)
    columns = max([1, len(block.widths), *(sum(cell.span for cell in row) for row in rows)])
    shares = (*block.widths, *([1.0] * columns))[:columns]
    return [round(width * TWIPS * share / sum(shares)) for share in shares]


def _properties(width: int, headed: bool) -> Xml:
    return w(
        "tblPr",
        w("tblStyle", val="ReportTable"),
        w("tblW", w=width, type="dxa"),
        w("tblLayout", type="fixed"),
        w("tblLook", val="0020" if headed else "0000", firstRow=int(headed), noHBand=1, noVBand=1),
    )


def _row(row: Row, widths: list[int], writer: Writer, head: bool = False) -> Xml:
    whole = max((len(words(cell.text)) for cell in row), default=0) <= WHOLE
    look = w("trPr", w("cantSplit") if whole else None, w("tblHeader") if head else None)
    return w("tr", look, *_cells(row, widths, writer, head))


def _cells(row: Row, widths: list[int], writer: Writer, head: bool) -> Iterator[Xml]:
    """Yield the cells of a row, with an empty one for the columns that it leaves out."""
    column = 0
    for cell in row:
        yield _cell(cell, sum(widths[column : column + cell.span]), writer, head or cell.head)
        column += cell.span
    if column < len(widths):
        yield _cell(Cell((), span=len(widths) - column), sum(widths[column:]), writer, head)


def _cell(cell: Cell, width: int, writer: Writer, head: bool) -> Xml:
    look = w(
        "tcPr",
        w("tcW", w=width, type="dxa"),
        w("gridSpan", val=cell.span) if cell.span > 1 else None,
        w("shd", val="clear", color="auto", fill=tone(cell.tone).tint) if cell.tone else None,
    )
    style = "TableHeading" if head else "TableText"
    return w("tc", look, paragraph(style, *_signed(cell), *writer.text(cell.text)))


def _signed(cell: Cell) -> Iterator[Xml]:
    """Yield the sign of a cell's tone, in the tone's style."""
    if mark := cell_sign(cell):
        yield run(mark + ("\u00a0" if cell.text else ""), w("rStyle", val=tone_style(cell.tone)))
