"""Headings above the citable unit: parts, chapters, divisions, annexes, and the formula that closes a law."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from harmonize.model.knowledge import Tradition
from harmonize.model.text import Span
from harmonize.structure.grammar import Grammar, grammar, levels
from harmonize.structure.rows import Row

ANNEX, CLOSING, CROSS_HEADING = -2, -1, 90
"""Ranks beside those of the tradition's levels, which count from 0: the lower, the higher it stands."""
_NEAR = 10
_LONGEST = 160
_ANNEX_NUMBER = re.compile(r"^[\s:.–—-]*(?:(?:No\.?\s*)?(?:\d{1,3}|[IVXL]{1,6}|[A-Z](?=\W*$))(?![^\W_]))?[\s:.–—-]*")
_LAST_ROWS = 40


@dataclass(frozen=True, slots=True)
class Group:
    """A heading above the citable unit: its kind and rank, the row it begins on, its number and its printed title."""

    kind: str
    rank: int
    row: int
    number: str
    start: int
    titles: tuple[Span, ...]
    end_row: int


def groups(flow: Sequence[Row], tradition: Tradition, apart: Collection[int]) -> list[Group]:
    """Return the group headings among the rows that are not ``apart`` (contents, quotations, openings)."""
    forms = grammar(tradition)
    found = _with_names(
        [group for row in flow if row.index not in apart and (group := _group(row, flow, tradition, forms))]
    )
    return [group for at, group in enumerate(found) if _credible(group, found[at + 1 : at + 2], flow, apart)]


def _with_names(found: Sequence[Group]) -> list[Group]:
    """Make a name the title of the number that it stands directly below: ``Deo prvi``, ``OPŠTI DEO``."""
    kept: list[Group] = []
    for group in found:
        above = kept[-1] if kept else None
        if above and above.number and not above.titles and not group.number and above.end_row == group.row:
            kept[-1] = replace(above, titles=group.titles, end_row=group.end_row)
        else:
            kept.append(group)
    return kept


def _group(row: Row, flow: Sequence[Row], tradition: Tradition, forms: Grammar) -> Group | None:
    if len(row.text) > _LONGEST or (row.text[0].isalnum() and row.text[0] not in forms.group_initials):
        return None
    if not row.capital:
        return None
    for rank, (level, numbered, named) in enumerate(levels(tradition)):
        if named.match(row.text):
            return Group(level.kind, rank, row.index, "", row.span.start, (row.span,), row.index + 1)
        match = numbered.match(row.text)
        if match and _is_heading(match, row, flow, forms):
            number = match["number"] or match["before"]
            start = row.span.start + match.start("title")
            title = (Span(start, row.span.end),) if match["title"] else ()
            return Group(level.kind, rank, row.index, number, row.span.start, title, row.index + 1)
    return None


def _is_heading(match: re.Match[str], row: Row, flow: Sequence[Row], forms: Grammar) -> bool:
    """Tell ``Titre II : De la loi`` and ``GLAVA II`` from ``Chapter II of this Act applies ...``."""
    title = match["title"]
    if not title.strip(" \t\\d[]"):
        return True
    if title[0].islower() and not match["separator"].strip():
        return False
    if title.endswith((".", ";", ",")) and not row.caps:
        return False
    parted = bool(match["separator"].strip())
    return parted or row.caps or row.line.bold or row.line.centred


def _credible(group: Group, following: Sequence[Group], flow: Sequence[Row], taken: Collection[int]) -> bool:
    """A heading has an opening or another heading soon after it, or is set apart from the text."""
    row = flow[group.row]
    if row.caps or row.line.bold or row.line.centred:
        return True
    ahead = range(group.row + 1, group.row + 1 + _NEAR)
    return any(i in taken for i in ahead) or any(other.row in ahead for other in following)


def annexes(flow: Sequence[Row], forms: Grammar, apart: Collection[int]) -> list[Group]:
    """Return the headings of annexes: a word of the tradition alone on its row, or set apart from the text."""
    found = []
    for row in flow:
        match = forms.annex.match(row.text) if row.index not in apart and len(row.text) <= _LONGEST else None
        if match is None or not row.capital:
            continue
        rest = match["rest"]
        number = _ANNEX_NUMBER.match(rest)
        title = rest[number.end() :] if number else rest
        set_apart = row.caps or row.line.bold or row.line.centred
        if not title.strip(" :.)]") or (set_apart and not row.text.endswith((".", ",", ";"))):
            printed = number[0].strip(" :.–—-") if number else ""
            found.append(Group("annex", ANNEX, row.index, printed, row.span.start, (row.span,), row.index + 1))
    return found


def closing(flow: Sequence[Row], forms: Grammar, last: int) -> Group | None:
    """Return where the formula after the law's last provision begins: date, place, signature."""
    for row in flow[max(last + 1, len(flow) - _LAST_ROWS) :]:
        if forms.closing.match(row.text) and row.capital and len(row.text) < 70 and not row.sentence:
            return Group("closing", CLOSING, row.index, "", row.span.start, (), row.index + 1)
    return None
