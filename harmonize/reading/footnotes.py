"""Footnotes and their marks: type at a page's foot that answers to a raised mark above it, or is small and opens so."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import replace

from harmonize.model.text import RUNNING
from harmonize.reading.sheet import Row, Sheet, Word, row_of

_SMALL = 0.93
"""Footnotes are set in at most this part of the body's size, unless their own mark is raised."""
_APART = 1.6
"""Type sizes of the body by which footnotes that go on from the page before are set apart from it."""
_SAME_SIZE = 0.3
_RAISED_SIZE = 0.85
_RAISE = 0.12
_MARK = re.compile(r"[\d*†‡§,()\[\]]+")
_FEWEST = 3
"""Rows that open with a raised number of their own if a law numbers its paragraphs so."""
_GLUED = re.compile(r"(?P<word>\d*[^\W\d].*?[^\d\s]|\d*[^\W\d])(?P<mark>\d{1,3})")
"""``verilir.92``: a word and the mark that was printed behind it like the word itself."""
_SHORTEST, _LONGEST = 20.0, 0.5
"""Points, and part of the page's width, that the line over footnotes is long."""
_UNDER = 4.0
"""Points by which that line stands below the baseline above it at least; lines under words are nearer."""
_OPENING = re.compile(r"[(\[]?(?P<mark>\d{1,4}|[*†‡§]+)(?:[.)\]]|\s|(?<=\D)|$)")
_SUPERSCRIPT = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


def with_footnotes(pages: Sequence[Sequence[Row]], sheets: Sequence[Sheet]) -> list[list[Row]]:
    """Return ``pages`` of rows with the place of footnotes set, and note marks taken out of the flow beside them."""
    body = _body_size(pages)
    found: list[list[Row]] = []
    size = 0.0
    for page, sheet in zip(pages, sheets, strict=True):
        line = _line_over(page, sheet)
        notes: list[Row] = []
        for stack in _stacks(page):
            own = _below(stack, page, line, size) or _footnotes(stack, page, body, size)
            size = own[-1].size if own else 0.0
            notes += own
        places = set(map(id, notes))
        marked = _with_marks_apart(page, notes)
        found.append([replace(row, place="footnote") if id(row) in places else row for row in marked])
    numbered = sum(map(_numbered, found)) >= _FEWEST
    return [[part for row in page for part in _without_marks(row, numbered=numbered)] for page in found]


def _numbered(page: Sequence[Row]) -> int:
    """Count the rows that begin with a raised number which no footnote of the page answers to."""
    openings = {match["mark"] for row in page if row.place == "footnote" and (match := _OPENING.match(row.text))}
    return sum(_opens_raised(row) and row.words[0].text not in openings for row in page if row.place in RUNNING)


def _opens_raised(row: Row) -> bool:
    """Tell whether a row begins with a raised number before a word; one before a bracket marks what is inserted."""
    if len(row.words) < 2 or not row.words[0].text.isdigit() or row.words[1].text[0] in "[(*":
        return False
    return _raised(row)[:1] == [0]


def _line_over(page: Sequence[Row], sheet: Sheet) -> float:
    """Return how far down the page the short line at the left of the text is that may stand over footnotes, or 0."""
    left = min((row.box.x0 for row in page if row.place == "flow"), default=0.0)
    lines = [
        rule.top
        for rule in sheet.rules
        if _SHORTEST <= rule.x1 - rule.x0 <= _LONGEST * sheet.width and abs(rule.x0 - left) < _UNDER
    ]
    lowest = max(lines, default=0.0)
    nearest = max((row.baseline for row in page if row.baseline <= lowest), default=0.0)
    return lowest if lowest - nearest > _UNDER else 0.0


def _below(rows: Sequence[Row], page: Sequence[Row], line: float, continued: float) -> Sequence[Row]:
    """Return the last of ``rows`` where they stand below the ``line`` and answer to a mark above it, or go on."""
    below = [row for row in rows if line and row.baseline > line]
    if not below:
        return ()
    above = [row for row in page if row.place == "flow" and row.baseline <= line]
    marks = [row.words[j].text for row in above for j in _raised(row)]
    marks += [match["mark"] for row in above for word in row.words if (match := _GLUED.fullmatch(word.text))]
    return below if continued or any(_answers(row, marks) for row in below) else ()


def _with_marks_apart(page: Sequence[Row], notes: Sequence[Row]) -> list[Row]:
    """Return ``page`` with a mark cut from the word that it was glued to, where a footnote answers to nothing else."""
    if not notes:
        return list(page)
    openings = [match["mark"] for note in notes if (match := _OPENING.match(note.text))]
    own = set(map(id, notes))
    text = [row for row in page if row.place in RUNNING and id(row) not in own]
    raised = "".join(row.words[j].text for row in text for j in _raised(row))
    wanted = {mark for mark in openings if mark.isdigit() and mark not in raised}
    return [_cut(row, wanted) if wanted and row.place in RUNNING and id(row) not in own else row for row in page]


def _cut(row: Row, wanted: Container[str]) -> Row:
    """Return ``row`` with the marks ``wanted`` parted from their words and raised, as other marks are printed."""
    words: list[Word] = []
    for word in row.words:
        match = _GLUED.fullmatch(word.text)
        if match and match["mark"] in wanted:
            words.append(word._replace(text=match["word"]))
            raised = word.baseline - _RAISE * 2 * row.size
            words.append(word._replace(text=match["mark"], size=row.size / 2, baseline=raised, glued=True))
        else:
            words.append(word)
    return replace(row, words=tuple(words)) if len(words) > len(row.words) else row


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
    return next((rows[i:] for i in range(1, small) if _answers_raised(rows, i) and _is_apart(rows, i)), ())


def _is_apart(rows: Sequence[Row], i: int) -> bool:
    """Tell whether row ``i`` differs from the one above it in size or stands apart from it, as a paragraph does not."""
    row, above = rows[i], rows[i - 1]
    return abs(row.size - above.size) >= _SAME_SIZE or row.baseline - above.baseline > _APART * above.size


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


def _without_marks(row: Row, *, numbered: bool) -> list[Row]:
    """Return ``row`` without its raised note marks, then each mark; an index raised beside a digit stays, as ¹.

    A raised number before a row's first word stays as well where the law numbers its paragraphs so.
    """
    raised = _raised(row) if row.place in RUNNING else []
    if raised and numbered and _opens_raised(row):
        raised = raised[1:]
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
