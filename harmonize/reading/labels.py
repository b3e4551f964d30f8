"""Numbers that hang beside their paragraph, one line too low."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from harmonize.reading.sheet import Row, Word, row_of

_LABEL = re.compile(r"\d{1,4}\w?[.)]?")
"""``13.``, ``13A.`` or ``13)``."""
_EDGE = 2.0
_SLACK = 3.0
"""Type sizes by which a full row may end short of the one below it."""


def with_labels(page: Sequence[Row]) -> list[Row]:
    """Return the rows of a page with each label that hangs beside a paragraph's second row put before its first.

    Typesetters who place number and text apart let some numbers slip to the next baseline: it shows where the second
    row goes on in the middle of the sentence that a full first row opened.
    """
    rows = list(page)
    flow = [i for i, row in enumerate(rows) if row.place == "flow"]
    for above, at in pairwise(flow):
        if _slipped(rows[above], rows[at]):
            label, *rest = rows[at].words
            first, *others = rows[above].words
            rows[above] = _of_words(rows[above], [label, first._replace(glued=False), *others])
            rows[at] = _of_words(rows[at], rest)
    return rows


def _of_words(row: Row, words: Sequence[Word]) -> Row:
    return row_of(row.page, words, row.place, row.column)


def _slipped(above: Row, row: Row) -> bool:
    if len(row.words) < 2 or not _LABEL.fullmatch(row.words[0].text):
        return False
    label, second = row.words[:2]
    return (
        second.x0 - label.x1 > row.size / 2
        and second.text[0].islower()
        and abs(second.x0 - above.box.x0) < _EDGE
        and above.words[0].text[0].isupper()
        and above.box.x1 > row.box.x1 - _SLACK * row.size
        and not above.text.endswith((".", ";", ":"))
    )
