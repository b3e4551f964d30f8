"""The workbook for review: every verdict, element and match as a row with drop-downs, written with XlsxWriter.

No cell is a formula or a link, whatever a statute or a reviewer wrote. :mod:`harmonize.reports.cells` says what the
reader of a workbook that comes back finds where.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from datetime import datetime
from io import BytesIO
from itertools import groupby
from typing import TYPE_CHECKING, Any

from harmonize.model.verdict import Analysis
from harmonize.reports import decisions
from harmonize.reports.cells import ABOUT, ASKED, FACTS, LISTS, RECORDED, SCHEMA, filled
from harmonize.reports.frontsheet import Cover, Entry, sign_off, summary
from harmonize.reports.identity import identity
from harmonize.reports.listings import listings
from harmonize.reports.paper import legible
from harmonize.reports.press import ALLOWED, Press, choices, high, literal, page, paint, press, strike
from harmonize.reports.sheets import Bound, Sheet, Value, reviewed
from harmonize.reports.situation import arranged

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

Strings = Mapping[str, Mapping[str, str]]
FIXED = datetime(2001, 11, 23)
"""The day that every workbook says it was made on: the same analysis gives the same bytes."""
CODES, HEAD, FIRST = 0, 1, 2
"""The rows, from 0, of the columns' codes (hidden), of the headings, and of the first values."""
WIDTHS = {
    "ruling": 13, "status": 15, "relation": 15, "reviewer": 20, "date": 12, "reason": 40, "translation": 50,
    "practice": 34, "practice_source": 26, "settles": 13,
}  # fmt: skip
PAGE_WIDTH = 100
"""Characters that a page of A4, turned, is wide."""
TALL, HEAD_TALL = 24, 30
"""Points that a row with a title, and one with headings, is high."""
PIECE = 30_000
"""Characters of a decision's JSON in one cell."""
LONGEST_NAME, LONGEST_HINT = 31, 255
COVER_WIDTHS = (34, 14, 14, 14, 14, 14, 14, 14)
_NO_NAME = re.compile(r"[\[\]:*?/\\']")  # "Act 3/2001", "[draft]": what no sheet's name may hold
OPTIONS = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False, "in_memory": True}


def render(analysis: Analysis, strings: Strings) -> bytes:
    """Return the workbook of an analysis as XLSX; the same analysis and strings give the same bytes."""
    from xlsxwriter import Workbook  # here, because help needs the names of the formats only

    dossier = arranged(analysis, strings)
    content = BytesIO()
    with Workbook(content, OPTIONS) as book:
        title = dossier.say("workbook.title", name=analysis.name)
        book.set_properties({"title": legible(title), "created": FIXED})
        _write(press(dossier, book))
    return content.getvalue()


def _write(press: Press) -> None:
    dossier = press.dossier
    tables = (*reviewed(dossier), *listings(dossier))
    every: tuple[Cover | Sheet, ...] = (summary(dossier), *tables, sign_off(dossier))
    for each in every:
        name = _name(press, each.code)
        sheet = press.book.add_worksheet(name)
        page(press, sheet, name)
        sheet.protect("", ALLOWED)
        if isinstance(each, Cover):
            _cover(press, sheet, each)
        else:
            _table(press, sheet, each)
    _about(press)


def _name(press: Press, code: str) -> str:
    """Return a sheet's name in the report's language, without what a name may not hold."""
    return _NO_NAME.sub(" ", press.dossier.say(f"workbook_sheet.{code}"))[:LONGEST_NAME]


def _table(press: Press, sheet: Worksheet, table: Sheet) -> None:
    """Write a sheet of rows: codes, headings, values, and beside them what a reviewer fills in."""
    _head(press, sheet, table)
    _spread(sheet, table)
    for row, line in enumerate(table.lines, FIRST):
        seen = [(value, column.width) for column, value in zip(table.columns, line.cells, strict=True)]
        for at, (column, value) in enumerate(zip(table.columns, line.cells, strict=True), 1):
            press.write(sheet, row, at, value, column.kind)
        if line.bound:
            seen += _fields(press, sheet, row, table, line.bound)
        sheet.set_row(row, high(seen))
    last = max(FIRST, FIRST + len(table.lines) - 1)
    if table.review and table.lines:
        _review(press, sheet, table, last)  # first, since of two rules the earlier one tells
    for at, column in enumerate(table.columns, 1):
        if column.kind == "status":
            paint(press, sheet, (FIRST, at, last, at), "status")
    sheet.autofilter(HEAD, 0, last, len(table.columns) + len(table.review))


def _head(press: Press, sheet: Worksheet, table: Sheet) -> None:
    codes = [column.code for column in table.columns] + list(table.review)
    widths = [column.width for column in table.columns] + [WIDTHS[code] for code in table.review]
    sheet.write_string(CODES, 0, table.code)
    sheet.set_column(0, 0, 8, None, {"hidden": True})
    sheet.set_row(CODES, None, None, {"hidden": True})
    sheet.set_row(HEAD, HEAD_TALL)
    for at, (code, width) in enumerate(zip(codes, widths, strict=True), 1):
        asked = at > len(table.columns)
        words = f"review_{code}" if asked and code in ("status", "relation") else code
        sheet.write_string(CODES, at, f"{ASKED}{code}" if asked else code)
        press.write(sheet, HEAD, at, press.dossier.say(f"workbook_column.{words}"), "open-head" if asked else "head")
        sheet.set_column(at, at, width)
    sheet.freeze_panes(FIRST, table.frozen + 1)
    sheet.repeat_rows(HEAD)


def _spread(sheet: Worksheet, table: Sheet) -> None:
    """Print the columns on one page, those for review on a second beside the first ones again."""
    if not table.review:
        sheet.fit_to_pages(1, 0)
        return
    again = sum(column.width for column in table.columns[: table.frozen])
    wide = max(sum(column.width for column in table.columns), again + sum(WIDTHS[code] for code in table.review))
    sheet.set_print_scale(max(10, min(100, int(100 * PAGE_WIDTH / wide))))
    sheet.repeat_columns(0, table.frozen)
    sheet.set_v_pagebreaks([len(table.columns) + 1])


def _fields(press: Press, sheet: Worksheet, row: int, table: Sheet, bound: Bound) -> list[tuple[Value, float]]:
    """Write what a row is about, hidden, and open cells with what is decided already; return that with its width."""
    record = decisions.written(bound.decision) if bound.decision else None
    sheet.write_string(row, 0, _bound(press, bound))
    values = {code: filled(record, code, press.lists, press.note) if record else None for code in table.review}
    for at, (code, value) in enumerate(values.items(), len(table.columns) + 1):
        press.write(sheet, row, at, value, "open-day" if code == "date" else "open")
    return [(value, WIDTHS[code]) for code, value in values.items()]


def _bound(press: Press, bound: Bound) -> str:
    subject, number = bound.subject, press.numbers.get(bound.decision) if bound.decision else None
    about = {name: getattr(subject, name) for name in ("instrument", "article", "element", "statute", "eid")}
    tied = {"text_sha256": bound.text_sha256, "proposed": bound.proposed, "recorded": number}
    return json.dumps({"subject": subject.key} | about | tied)


def _review(press: Press, sheet: Worksheet, table: Sheet, last: int) -> None:
    """Give the columns for review their drop-downs and colours; what is corrected strikes the tool's own through."""
    place = {code: at for at, code in enumerate(table.review, len(table.columns) + 1)}
    given = "relation" if "relation" in place else "status"
    for name in LISTS:
        if name in place and name != "status":
            _offer(press, sheet, (FIRST, place[name], last, place[name]), choices(press, name))
    if given == "status":
        for first, end, some in _runs(table):
            _offer(press, sheet, (first, place[given], end, place[given]), choices(press, given, some))
        paint(press, sheet, (FIRST, place[given], last, place[given]), given)
    paint(press, sheet, (FIRST, place["ruling"], last, place["ruling"]), "ruling")
    sheet.data_validation(FIRST, place["date"], last, place["date"], _day(press))
    own = next(at for at, column in enumerate(table.columns, 1) if column.code == given)
    strike(press, sheet, (FIRST, own, last, own), _otherwise(press, place["ruling"], place[given]))


def _runs(table: Sheet) -> Iterable[tuple[int, int, tuple[str, ...]]]:
    """Yield the first and last row of each stretch of rows with the same choices."""
    row = FIRST
    for _, group in groupby(table.lines, key=lambda line: line.bound and line.bound.choices):
        run = list(group)
        if run[0].bound:
            yield row, row + len(run) - 1, run[0].bound.choices
        row += len(run)


def _offer(press: Press, sheet: Worksheet, area: tuple[int, int, int, int], source: str) -> None:
    told = press.dossier.say("workbook.choose")[:LONGEST_HINT]
    sheet.data_validation(*area, {"validate": "list", "source": source, "error_message": told})


def _day(press: Press) -> dict[str, Any]:
    told = press.dossier.say("workbook.day")[:LONGEST_HINT]
    return {"validate": "date", "criteria": ">=", "value": FIXED, "error_message": told}


def _otherwise(press: Press, ruling: int, given: int) -> str:
    from xlsxwriter.utility import xl_rowcol_to_cell

    said, corrected = xl_rowcol_to_cell(FIRST, ruling, col_abs=True), xl_rowcol_to_cell(FIRST, given, col_abs=True)
    return f'=OR({said}={literal(press.lists["ruling"]["rejected"])},{corrected}<>"")'


def _cover(press: Press, sheet: Worksheet, cover: Cover) -> None:
    """Write the first or the last sheet."""
    sheet.write_string(CODES, 0, cover.code)
    sheet.set_row(CODES, None, None, {"hidden": True})
    sheet.set_column(0, 0, 8, None, {"hidden": True})
    sheet.fit_to_pages(1, 0)
    for at, width in enumerate(COVER_WIDTHS, 1):
        sheet.set_column(at, at, width)
    for row, entry in enumerate(cover.entries, HEAD):
        _entry(press, sheet, row, entry)


def _entry(press: Press, sheet: Worksheet, row: int, entry: Entry) -> None:
    if entry.style in ("head", "count"):
        for at, value in enumerate(entry.values, 1):
            press.write(sheet, row, at, value, "head" if entry.style == "head" else "text" if at == 1 else "number")
    elif entry.style in ("fact", "fill"):
        label, value = (*entry.values, "")[:2]
        press.write(sheet, row, 1, label, "label")
        _across(
            press,
            sheet,
            row,
            2,
            value,
            "text" if entry.style == "fact" else "open-day" if entry.code == "date" else "open",
        )
        sheet.write_string(row, 0, entry.code)
    else:
        _across(press, sheet, row, 1, entry.values[0], entry.style)


def _across(press: Press, sheet: Worksheet, row: int, first: int, value: Value, style: str) -> None:
    """Write a value over the columns from one to the last, in a row as high as its words need."""
    width = sum(COVER_WIDTHS[first - 1 :])
    sheet.merge_range(row, first, row, len(COVER_WIDTHS), "", press.formats[style])
    press.write(sheet, row, first, value, style)
    if style in ("text", "open"):
        sheet.set_row(row, high([(value, width)]))
    else:
        sheet.set_row(row, TALL)


def _about(press: Press) -> None:
    """Write the sheet nobody sees: what the reader of a workbook that came back must know."""
    sheet, analysis = press.book.add_worksheet(ABOUT), press.dossier.analysis
    facts = (SCHEMA, identity(analysis), analysis.jurisdiction, analysis.version, press.note)
    rows: list[tuple[str, ...]] = [*zip(FACTS, facts, strict=True)]
    rows += [(name, code, word) for name in LISTS for code, word in press.lists[name].items()]
    rows += [(RECORDED, str(at), *_pieces(decisions.written(each))) for each, at in press.numbers.items()]
    for row, values in enumerate(rows):
        for at, value in enumerate(values):
            sheet.write_string(row, at, legible(value))
    sheet.very_hidden()


def _pieces(record: Mapping[str, Any]) -> list[str]:
    text = json.dumps(record)
    return [text[at : at + PIECE] for at in range(0, len(text), PIECE)]
