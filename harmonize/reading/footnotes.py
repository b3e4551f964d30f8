"""Footnotes and their marks: type at a page's foot that answers to a raised mark above it, or is small and opens so."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from harmonize.model.text import RUNNING
from harmonize.reading.sheet import Row, Word, row_of

_SMALL = 0.93
"""Footnotes are set in at most this part of the body's size, unless their own mark is raised."""
_APART = 1.6
"""Type sizes of the body by which footnotes that go on from the page before are set apart from it."""
_SAME_SIZE = 0.3
_RAISED_SIZE = 0.85
_RAISE = 0.12
_MARK = re.compile(r"[\d*†‡§,()\[\]]+")
_OPENING = re.compile(r"[(\[]?(?P<mark>\d{1,4}|[*†‡§]+)(?:[.)\]]|\s|(?<=\D)|$)")
_SUPERSCRIPT = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


def with_footnotes(pages: Sequence[Sequence[Row]]) -> list[list[Row]]:
    """Return ``pages`` of rows with the place of footnotes set, and note marks taken out of the flow beside them."""
    body = _body_size(pages)
    found: list[list[Row]] = []
    size = 0.0
    for page in pages:
        places: set[int] = set()
        for stack in _stacks(page):
            notes = _footnotes(stack, page, body, size)
            size = notes[-1].size if notes else 0.0
            places.update(map(id, notes))
        found.append([replace(row, place="footnote") if id(row) in places else row for row in page])
    return [[part for row in page for part in _without_marks(row)] for page in found]


def _body_size(pages: Sequence[Sequence[Row]]) -> float:
    sizes: Counter[float] = Counter()
    for page in pages:
        for row in page:
            sizes[row.size] += sum(len(word.text) for word in row.words)
    return max(sizes, key=sizes.__getitem__, default=0.0)


def _stacks(page: Iterable[Row]) -> Iterator[list[Row]]:
    """Yield the rows of a page's flow that stand one below the other: a new column begins higher up."""
    stack: list[Row] = []
    for row in page:
        if row.place != "flow":
            continue
        if stack and row.column != stack[-1].column and row.baseline < stack[-1].baseline:
            yield stack
            stack = []
        stack.append(row)
    yield stack


def _footnotes(rows: Sequence[Row], page: Sequence[Row], body: float, continued: float) -> Sequence[Row]:
    """Return the last of ``rows``, a stack on ``page``, that are footnotes.

    ``continued`` is the size of the page before's, or 0.
    """
    small = len(rows)
    while small and rows[small - 1].size <= _SMALL * body:
        small -= 1
    below = {id(row) for row in rows[small:]}
    text = [row for row in page if row.place == "flow"]
    marks = [row.words[j].text for row in text for j in _raised(row) if j or id(row) not in below]
    for i in range(small, len(rows)):
        if 0 in _raised(rows[i]) or _answers(rows[i], marks):
            return rows[_widest_gap(rows, small, i) if continued else i :]
    if continued and 0 < small < len(rows) and _follows(rows[small - 1], rows[small], continued):
        return rows[small:]
    return next((rows[i:] for i in range(1, small) if _answers_raised(rows, i)), ())


def _widest_gap(rows: Sequence[Row], first: int, last: int) -> int:
    """Return which of the rows ``first`` to ``last`` stands farthest below the row above it."""
    return max(range(max(first, 1), last + 1), key=lambda i: rows[i].baseline - rows[i - 1].baseline, default=first)


def _follows(above: Row, row: Row, size: float) -> bool:
    """Tell whether ``row``, set apart from the body's last row ``above``, goes on in the footnotes' ``size``."""
    return abs(row.size - size) < _SAME_SIZE and row.baseline - above.baseline > _APART * above.size


def _answers(row: Row, marks: Sequence[str]) -> bool:
    opening = _OPENING.match(row.text)
    return opening is not None and any(opening["mark"] in mark for mark in marks)


def _answers_raised(rows: Sequence[Row], i: int) -> bool:
    """Tell whether row ``i`` opens with a raised mark that is also raised in the rows above it."""
    if 0 not in _raised(rows[i]):
        return False
    mark = rows[i].words[0].text
    return any(mark in row.words[j].text for row in rows[:i] for j in _raised(row) if j)


def _raised(row: Row) -> list[int]:
    """Return the indices of the words of ``row`` that are raised note marks or indices."""
    if min([word.size for word in row.words]) > _RAISED_SIZE * row.size:
        return []
    return [
        i
        for i, word in enumerate(row.words)
        if word.size <= _RAISED_SIZE * row.size
        and word.baseline < row.baseline - _RAISE * row.size
        and _MARK.fullmatch(word.text)
    ]


def _without_marks(row: Row) -> list[Row]:
    """Return ``row`` without its raised note marks, then each mark; an index raised beside a digit stays, as ¹."""
    raised = _raised(row) if row.place in RUNNING else []
    if not raised:
        return [row]
    kept: list[Word] = []
    marks: list[Word] = []
    loose = False
    for i, word in enumerate(row.words):
        word = word._replace(glued=word.glued and not loose)
        loose = False
        if i not in raised:
            kept.append(word)
        elif word.glued and word.text.isdigit() and kept and kept[-1].text[-1:].isdigit():
            kept.append(word._replace(text=word.text.translate(_SUPERSCRIPT)))
        else:
            marks.append(word._replace(glued=False))
            loose = not word.glued
    parts = [row_of(row.page, kept, row.place, row.column)] if kept else []
    return parts + [row_of(row.page, [mark], "footnote", row.column) for mark in marks]
