"""Contents lists: the openings that a law prints once more, densely, before its body or after it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from harmonize.structure.grammar import Grammar
from harmonize.structure.openings import Opening
from harmonize.structure.rows import Row

_PAGE_NUMBER = re.compile(r"(?:\.\s?){4,}|…|\s\d{1,3}$")
_NEAR = 5
"""Rows between two entries of a contents list: a title over some lines, a chapter's heading."""


def contents(
    flow: Sequence[Row], found: Sequence[Opening], forms: Grammar, alphabet: Sequence[Sequence[str]]
) -> set[int]:
    """Return the rows that are contents lists."""
    listed: set[int] = set()
    headed = [row.index for row in flow if len(row.text) < 60 and forms.contents.match(row.text)]
    for heading in headed:
        if heading not in listed:
            listed.update(range(heading, _headed_end(flow, found, heading, forms)))
    rest = [opening for opening in found if opening.row not in listed]
    for run in _runs(rest):
        if _is_list(run, rest, flow):
            listed.update(range(run[0].row, _entry_end(flow, run[-1].row)))
    return listed


def _headed_end(flow: Sequence[Row], found: Sequence[Opening], heading: int, forms: Grammar) -> int:
    """Return the row after the list below a heading: it ends where its first numbers come again."""
    entries: list[Opening] = []
    seen: set[tuple[object, ...]] = set()
    for opening in found:
        if opening.row <= heading:
            continue
        key = (opening.number.series, *opening.number.parts)
        if key in seen or (entries and opening.row - entries[-1].row > 4 * _NEAR):
            break
        seen.add(key)
        entries.append(opening)
    again = {(o.number.series, *o.number.parts) for o in found if entries and o.row > entries[-1].row}
    dense = entries and entries[-1].row - heading <= _NEAR * len(entries) + _NEAR
    if entries and dense and len(seen & again) >= 0.8 * len(seen):
        return _annexes_end(flow, _entry_end(flow, entries[-1].row), forms)
    return _numbered_end(flow, heading)


def _numbered_end(flow: Sequence[Row], heading: int) -> int:
    """Return the row after the lines that end in a page number below a heading."""
    end = heading + 1
    for row in flow[heading + 1 :]:
        if _PAGE_NUMBER.search(row.text):
            end = row.index + 1
        elif row.index - end >= 2:
            break
    return end if end > heading + 1 else heading


def _annexes_end(flow: Sequence[Row], end: int, forms: Grammar) -> int:
    """Return the row after the annexes that a list names behind its last entry."""
    while end < len(flow) and forms.annex.match(flow[end].text):
        end += 1
    return end


def _entry_end(flow: Sequence[Row], last: int) -> int:
    """Return the row after a list's last entry, whose title may run on."""
    end = last + 1
    while end < len(flow) and end - last < 3 and flow[end].small:
        end += 1
    return end


def _runs(found: Sequence[Opening]) -> list[list[Opening]]:
    """Return the openings in stretches that lie close together and do not go back."""
    runs: list[list[Opening]] = []
    for opening in found:
        last = runs[-1][-1] if runs else None
        if last and opening.row - last.row <= _NEAR and last.number.lead <= opening.number.lead:
            runs[-1].append(opening)
        else:
            runs.append([opening])
    return [run for run in runs if len(run) >= 5]


def _is_list(run: Sequence[Opening], found: Sequence[Opening], flow: Sequence[Row]) -> bool:
    """Whether most numbers of a run come again elsewhere, with more text, and none is an item of a sentence."""
    span = range(run[0].row, run[-1].row + 1)
    elsewhere = {opening.number.parts: opening.row for opening in found if opening.row not in span}
    own = {opening.number.parts for opening in run}
    if len(own & set(elsewhere)) < 0.8 * len(own) or len(own) < 0.6 * len(own | set(elsewhere)):
        return False
    again = [row for parts, row in elsewhere.items() if parts in own]
    if len(span) > 0.6 * (max(again) - min(again) + 1):
        return False
    return sum(flow[row].text.endswith((";", ",")) for row in span) < 0.2 * len(span)
