"""Cells: what the workbook for review and its reader agree on: sheets, columns, and what a cell can hold."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from harmonize.reports.paper import legible

SCHEMA = "harmonize/workbook/1"
ABOUT = "harmonize"
"""The sheet nobody sees: in its first column what a row is, then its values.

First the rows of :data:`FACTS`, then the words of :data:`LISTS` (list, code, word), then the decisions recorded
(:data:`RECORDED`, number, JSON in as many cells as it takes).
"""
FACTS = ("schema", "analysis", "jurisdiction", "tool", "cut")
"""Rows with one value each; ``cut`` is the note behind a text that is too long for a cell."""
LISTS = ("ruling", "status", "relation", "settles")
"""What drop-downs offer, by the names of a decision's fields."""
RECORDED = "recorded"
REVIEWED = ("articles", "elements", "matches")
"""The sheets for review. The first row of each, hidden, has the codes of its columns, and the sheet's own first."""
SIGNED = "sign-off"
"""The sheet that may name one reviewer and one day for all rows that name none, in the rows with these two codes."""
BOUND = ("subject", "instrument", "article", "element", "statute", "eid", "text_sha256", "proposed", "recorded")
"""What the first cell of a row for review, hidden, tells as JSON; ``recorded`` is the number of the decision shown."""
FILLED = (
    "ruling", "status", "relation", "reviewer", "date", "reason", "translation", "practice", "practice_source",
    "settles",
)  # fmt: skip
"""The columns that a reviewer fills in, by the names of a decision's fields; a sheet has those that it can use."""
ASKED = "review:"
"""What stands before the code of a column that a reviewer fills in."""
LONGEST = 32_767
"""Characters (UTF-16 units) that a cell holds."""

Lists = Mapping[str, Mapping[str, str]]
"""The word for each code of each list."""


def shown(text: str, note: str, longest: int = LONGEST) -> str:
    r"""Return a text as a cell shows it: every character legible, one kind of line break, cut with a note if too long.

    >>> shown("a\x00\r\nb", "..."), shown("abcdef", "...", 5)
    ('a�\nb', 'ab...')
    """
    plain = legible(text[: longest + 1].replace("\r\n", "\n").replace("\r", "\n"))
    units = plain.encode("utf-16-le")
    if len(units) <= 2 * longest and len(text) <= longest + 1:
        return plain
    return units[: 2 * (longest - len(note))].decode("utf-16-le", "ignore") + note


def filled(record: Mapping[str, Any], column: str, lists: Lists, note: str) -> str | date:
    """Return what a column for review shows of a decision recorded: a word of its list, a day, or a text.

    >>> filled({"status": "full", "settles": True}, "status", {"status": {"full": "Full"}}, "")
    'Full'
    """
    value = record[column]
    if column == "date":
        return date.fromisoformat(value)
    if column == "settles":
        return lists[column]["yes"] if value else ""
    return lists[column].get(value, "") if column in lists else shown(value, note)
