"""The law's own numbering among all that looks like openings, and what is numbered beside it."""

from __future__ import annotations

from collections.abc import Sequence

from harmonize.model.knowledge import Tradition
from harmonize.structure.contents import contents
from harmonize.structure.grammar import grammar
from harmonize.structure.groups import Group
from harmonize.structure.numbering import BACK, step
from harmonize.structure.openings import Opening, in_style, sequence
from harmonize.structure.rows import Row


def unlisted(flow: Sequence[Row], tradition: Tradition, found: Sequence[Opening]) -> tuple[list[Opening], set[int]]:
    """Return the openings that no contents list holds, and the rows of those lists."""
    listed = contents(flow, found, grammar(tradition), tradition.alphabets)
    return [opening for opening in found if opening.row not in listed], listed


def numbering(
    flow: Sequence[Row], tradition: Tradition, found: Sequence[Opening], walls: Sequence[int]
) -> list[Opening]:
    """Return the openings of the law's own numbering, each series (``Geçici 1``, ``R131-1``) by itself."""
    series = dict.fromkeys(opening.number.series for opening in found)
    units: list[Opening] = []
    for name in series:
        own = [opening for opening in found if opening.number.series == name]
        chain = sequence(own, tradition, walls)
        units += sequence(in_style(own, chain, flow), tradition, walls) or chain
    return sorted(units, key=lambda unit: unit.row)


def strays(
    found: Sequence[Opening], units: Sequence[Opening], below: Sequence[Group], tradition: Tradition
) -> list[Opening]:
    """Return the openings after the law's last that belong to an annex, or begin another numbering on their own."""
    if not units:
        return []
    last = units[-1]
    first_annex = min((head.row for head in below), default=None)
    rest = [opening for opening in found if opening.row > last.row]
    if first_annex is not None:
        below_bare = (
            not last.word
        )  # "Section 5" under a schedule's title mentions one where sections open without a word
        return [o for o in rest if o.row > first_annex and o.weight > 1.0 and not (below_bare and o.word)]
    restart = [o for o in rest if o.weight >= 2.0 and step(last.last, o.number, tradition.alphabets) == BACK]
    return [opening for opening in rest if restart and opening.row >= restart[0].row and opening.weight >= 2.0]
