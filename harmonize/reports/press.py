"""The press: how values, headings and pages of a workbook are written, and what its colours mean."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from harmonize.model.review import Decision
from harmonize.reports.cells import ABOUT, FACTS, LISTS, Lists, shown
from harmonize.reports.sheets import RELATIONS, VERDICTS, Value
from harmonize.reports.situation.dossier import Dossier
from harmonize.reports.tones import tone

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

RULINGS = {"accepted": "full", "rejected": "none-found", "corrected": "reviewed", "noted": "absent"}
"""What a reviewer can say, and the tone of it."""
LONGEST_HEADER = 200
"""Characters of a page's header or foot that are kept: a spreadsheet holds 255 with the signs between them."""
FIRST_YEAR = 1900
"""A spreadsheet knows no day before it."""
MOST_LINES = 24
"""Lines of a row's height; what is beyond is in the cell, and seen when it is made higher."""
ALLOWED = {"autofilter": True, "sort": True, "format_columns": True, "format_rows": True}
"""What a protected sheet lets a reader do; there is no password."""
_BORDER, _HEAD, _OPEN = "#C9CFD6", "#22405F", "#FFFBE6"


@dataclass(frozen=True, slots=True)
class Press:
    """What every sheet is written with: the file, formats by name, words by list and code, numbers of decisions."""

    dossier: Dossier
    book: Workbook
    formats: Mapping[str, Format]
    lists: Lists
    numbers: Mapping[Decision, int]

    @property
    def note(self) -> str:
        """What stands behind a text that is too long for a cell."""
        return self.dossier.say("workbook.cut")

    def write(self, sheet: Worksheet, row: int, column: int, value: Value, style: str) -> None:
        """Write one value: a text as text whatever it looks like, a number, a day."""
        form = self.formats[style]
        if value is None or value == "":
            sheet.write_blank(row, column, None, form)
        elif isinstance(value, date) and value.year >= FIRST_YEAR:
            sheet.write_datetime(row, column, datetime(value.year, value.month, value.day), form)
        elif isinstance(value, str | date):
            sheet.write_string(row, column, shown(str(value), self.note), form)
        else:
            sheet.write_number(row, column, value, form)


def press(dossier: Dossier, book: Workbook) -> Press:
    """Return what the sheets of a workbook are written with."""
    numbers = {each: at for at, each in enumerate(dossier.analysis.decisions)}
    return Press(dossier, book, _formats(book), _lists(dossier), numbers)


def _lists(dossier: Dossier) -> Lists:
    codes = {"ruling": tuple(RULINGS), "status": VERDICTS, "relation": RELATIONS, "settles": ("yes",)}
    section = {"ruling": "situation_ruling", "settles": "workbook_settles"}
    return {name: {code: dossier.label(section.get(name, name), code) for code in codes[name]} for name in LISTS}


def _formats(book: Workbook) -> dict[str, Format]:
    """Return the formats of cells: plain ones, those that are open for a reviewer, and the heading."""
    plain: dict[str, Any] = {"text_wrap": True, "valign": "top", "border": 1, "border_color": _BORDER, "font_size": 10}
    day = {"num_format": "yyyy-mm-dd", "align": "left"}
    is_open: dict[str, Any] = {"locked": False, "bg_color": _OPEN}
    head = {"bold": True, "font_color": "#FFFFFF", "bg_color": _HEAD, "valign": "vcenter"}
    made: dict[str, dict[str, Any]] = {
        "text": {}, "status": {"bold": True}, "number": {"align": "right"}, "share": {"num_format": "0%"}, "day": day,
        "open": is_open, "open-day": day | is_open, "head": head, "open-head": head | {"bg_color": "#7A5B00"},
        "label": {"bold": True, "bg_color": "#F2F4F7"}, "title": {"bold": True, "font_size": 16, "border": 0},
        "part": {"bold": True, "font_size": 12, "border": 0},
        "mark": {"bold": True, "font_size": 14, "font_color": "#8F1D22", "border": 0},
    }  # fmt: skip
    return {name: book.add_format(plain | more) for name, more in made.items()}


def page(press: Press, sheet: Worksheet, name: str) -> None:
    """Set a sheet up for print: A4 turned, the draft's mark above, who and where below."""
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.set_margins(left=0.4, right=0.4, top=0.7, bottom=0.7)
    sheet.hide_gridlines(2)
    analysis, say = press.dossier.analysis, press.dossier.say
    mark = say("situation.draft_mark") if analysis.draft else ""
    sheet.set_header(f"&C&B{_plain(mark)}" if mark else "")
    sheet.set_footer(f"&L{_plain(analysis.name)}&C{_plain(name)}&R&P / &N")


def high(texts: Iterable[tuple[Value, float]]) -> float:
    """Return how high a row must be, in points, for some values in columns of some width, up to a quarter of a page."""
    lines = (
        sum(1 + max(0, len(line) - 1) // int(width) for line in value.split("\n", MOST_LINES)[:MOST_LINES])
        for value, width in texts
        if isinstance(value, str)
    )
    return 4 + 13 * min(MOST_LINES, max(lines, default=1))


def _plain(text: str) -> str:
    """Return text in which a page's header finds no sign of its own, and no digits behind one."""
    return " " + shown(text, "", LONGEST_HEADER // 3).replace("\n", " ").replace("&", "&&")


def paint(press: Press, sheet: Worksheet, area: tuple[int, int, int, int], name: str) -> None:
    """Colour the cells of an area by the words of a list that they show."""
    words = press.lists[name]
    for code, word in words.items():
        look = tone(RULINGS.get(code, code))
        form = press.book.add_format({"font_color": f"#{look.ink}", "bg_color": f"#{look.tint}"})
        rule = {"type": "cell", "criteria": "==", "value": literal(word), "format": form}
        sheet.conditional_format(*area, rule)


def strike(press: Press, sheet: Worksheet, area: tuple[int, int, int, int], when: str) -> None:
    """Strike through what a reviewer says is otherwise, before any colour."""
    form = press.book.add_format({"font_strikeout": True, "font_color": "#7A838C", "bg_color": "#FFFFFF"})
    rule = {"type": "formula", "criteria": when, "format": form, "stop_if_true": True}
    sheet.conditional_format(*area, rule)


def literal(word: str) -> str:
    """Return a word as a rule of a spreadsheet names it.

    >>> print(literal('so "called" x'))
    "so ""called"" x"
    """
    return '"' + word.replace('"', '""') + '"'


def choices(press: Press, name: str, codes: Sequence[str] = ()) -> str:
    """Return the range of the hidden sheet that holds the words of a list, or of some codes that stand together."""
    rows = [(each, code) for each in LISTS for code in press.lists[each]]
    asked = codes or tuple(press.lists[name])
    first, last = (len(FACTS) + rows.index((name, code)) + 1 for code in (asked[0], asked[-1]))
    return f"={ABOUT}!$C${first}:$C${last}"
