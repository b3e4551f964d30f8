"""Margin notes: text in a narrow column beside the body, on one side of every page or on the outer sides."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import accumulate, pairwise
from statistics import median
from typing import NamedTuple

from harmonize.reading.sheet import WHOLE, Row, Word, row_of

_WIDTH = 6.0
"""Points of white that part a margin note from the body at least."""
_WHITE = 0.03
"""Share of the usual number of words above which a vertical strip is not white."""
_NARROW = 0.3
"""Share of all characters above which a column is no margin."""
_FEWEST = 3
"""Rows of notes that make a margin."""
_NUMBER = re.compile(r"\d+")
_SELDOM = 0.5
"""Share of all rows beyond which what stands beside them is a column of a table."""
_LINE = 1.7
"""Rows of one note follow within this many type sizes."""
_ALIGNED = 0.4
"""A note begins above a row if their baselines are this many type sizes apart."""
_PARAGRAPH = 1.25
"""A paragraph begins where the distance between rows is this many times the usual one."""


class Margin(NamedTuple):
    """The white strip between body and notes, and the side of it on which the notes are."""

    x0: float
    x1: float
    right: bool


def with_notes(pages: Sequence[Sequence[Row]]) -> list[list[Row]]:
    """Return ``pages`` of rows in reading order, each margin note before the body row that it begins beside."""
    ordered: list[list[Row]] = [list(page) for page in pages]
    for parity in (0, 1):
        for margin in _margins([row for page in pages[parity::2] for row in page if _in_flow(row)]):
            for i in range(parity, len(pages), 2):
                ordered[i] = _beside(ordered[i], margin)
    return ordered


def _margins(rows: Sequence[Row]) -> Iterator[Margin]:
    """Yield the margin on the left and the margin on the right of the pages that ``rows`` are from."""
    strips = _white_strips(rows)
    for right in (False, True):
        margins = (Margin(x0, x1, right) for x0, x1 in (strips if right else reversed(strips)))
        margin = next((margin for margin in margins if _holds_notes(rows, margin)), None)
        if margin:
            yield margin


def _white_strips(rows: Iterable[Row]) -> list[tuple[float, float]]:
    """Return the vertical strips, left to right, that hardly any word stands in, with words on both sides."""
    changes: Counter[int] = Counter()
    for row in rows:
        for word in row.words:
            changes[int(word.x0)] += 1
            changes[int(word.x1) + 1] -= 1
    if not changes:
        return []
    first, last = min(changes), max(changes)
    cover = list(accumulate(changes[x] for x in range(first, last)))
    usual = sorted(cover)[int(0.9 * len(cover))]
    edges = [i for i, words in enumerate(cover) if words > _WHITE * usual]
    return [(first + a + 1.0, float(first + b)) for a, b in pairwise(edges) if b - a > _WIDTH]


def _holds_notes(rows: Sequence[Row], margin: Margin) -> bool:
    """Tell whether what stands beyond ``margin`` is notes: few, set to one edge, in words rather than numbers."""
    notes = [note for row in rows if (note := _parted(row, margin)[1])]
    if not _FEWEST <= len(notes) <= _SELDOM * len(rows):
        return False
    size = sum(len(word.text) for row in rows for word in row.words)
    words = [word.text for note in notes for word in note]
    edge = Counter(round(note[0].x0 / 2) for note in notes) + Counter(round(note[-1].x1 / 2) for note in notes)
    return (
        sum(map(len, words)) <= _NARROW * size
        and 2 * sum(len(word) > 2 and word[0].isalpha() for word in words) >= len(words)
        and not _are_numbers(notes)
        and max(edge.values()) * 2 >= len(notes)
    )


def _are_numbers(notes: Sequence[Sequence[Word]]) -> bool:
    """Tell whether most notes are one label counted up, ``12.`` or ``Article 12``; headings differ in their words."""
    forms = Counter(_NUMBER.sub("#", " ".join(word.text for word in note)) for note in notes)
    label, count = max(forms.items(), key=lambda item: ("#" in item[0], item[1]))
    numbered = sum(count for form, count in forms.items() if "#" in form)
    return 2 * numbered >= len(notes) and "#" in label and 2 * count >= numbered


def _parted(row: Row, margin: Margin) -> tuple[Sequence[Word], Sequence[Word]]:
    """Return the words of ``row`` in the body and those in the margin; a row that goes over the strip is all body."""
    middle = (margin.x0 + margin.x1) / 2
    left = [word for word in row.words if word.x0 + word.x1 < 2 * middle]
    right = row.words[len(left) :]
    reach = left[-1].x1 if left else margin.x0
    begin = right[0].x0 if right else margin.x1
    touching = bool(left) and bool(right) and begin - reach < _WIDTH
    if reach >= margin.x1 or begin <= margin.x0 or touching:
        return row.words, ()
    return (left, right) if margin.right else (right, left)


def _beside(page: Sequence[Row], margin: Margin) -> list[Row]:
    """Return the rows of one page with its notes taken out of the body and put before the rows they begin beside."""
    body: list[Row] = []
    notes: list[Row] = []
    for row in page:
        inside, outside = _parted(row, margin) if _in_flow(row) else (row.words, ())
        if inside:
            body.append(replace(row, words=row.words) if not outside else row_of(row.page, inside))
        if outside:
            notes.append(row_of(row.page, outside, "margin-note"))
    return _merged(body, notes)


def _in_flow(row: Row) -> bool:
    """Tell whether a row may hold a note: those of text in columns hold none."""
    return row.place == "flow" and row.column == WHOLE


def _merged(body: list[Row], notes: Sequence[Row]) -> list[Row]:
    before: dict[int, list[Row]] = {}
    for note in _blocks(notes):
        at = _anchor(body, note[0])
        while at and at < len(body) and body[at - 1].text.endswith("-"):
            at -= 1  # or the note would stand within a hyphenated word
        before.setdefault(at, []).extend(note)
    merged = [line for i, row in enumerate(body) for line in (*before.get(i, ()), row)]
    return merged + before.get(len(body), [])


def _blocks(notes: Iterable[Row]) -> Iterator[list[Row]]:
    """Yield the rows of each note."""
    block: list[Row] = []
    for row in notes:
        if block and row.baseline - block[-1].baseline > _LINE * row.size:
            yield block
            block = []
        block.append(row)
    if block:
        yield block


def _anchor(body: Sequence[Row], note: Row) -> int:
    """Return the index of the body row that ``note`` begins beside.

    A note that begins between two rows belongs to the upper one if that opens the paragraph.
    """
    flow = [i for i, row in enumerate(body) if row.place == "flow"]
    if not flow:
        return len(body)
    nearest = min(range(len(flow)), key=lambda i: abs(body[flow[i]].baseline - note.baseline))
    pitches = [body[b].baseline - body[a].baseline for a, b in pairwise(flow)]
    usual = _PARAGRAPH * median(pitches) if pitches else 0.0
    opens = [True, *(pitch > usual for pitch in pitches)]
    between = body[flow[nearest]].baseline - note.baseline > _ALIGNED * note.size
    if between and not opens[nearest] and opens[nearest - 1]:
        return flow[nearest - 1]
    return flow[nearest]
