"""A first walk over a document: which tradition it follows, what its openings and group headings are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from harmonize.model.knowledge import Tradition
from harmonize.model.text import Document
from harmonize.structure.contents import contents
from harmonize.structure.grammar import grammar
from harmonize.structure.groups import Group, annexes, closing, groups
from harmonize.structure.numbering import BACK, step
from harmonize.structure.openings import Opening, in_style, openings, quoted, sequence
from harmonize.structure.rows import Layout, Row, measured, rows

_EQUAL = 0.99
"""Traditions whose weights differ less are told apart by the headings above their units."""
_BARE = 0.6
_AT_HOME, _ABROAD = 1.2, 0.9
"""What a tradition's weight is multiplied with where it serves the document's language, and where it serves others."""


@dataclass(frozen=True, slots=True)
class Survey:
    """What is found on the rows of a document read in one tradition.

    ``units`` are the openings of its own numbering, ``strays`` those after it: of annexes, of other laws printed with
    it. ``listed`` are the rows of contents lists.
    """

    tradition: Tradition
    flow: Sequence[Row]
    margin: Sequence[Row]
    layout: Layout
    units: Sequence[Opening]
    strays: Sequence[Opening]
    groups: Sequence[Group]
    listed: frozenset[int]


def detect(document: Document, traditions: Sequence[Tradition]) -> Tradition:
    """Return the tradition in whose form most provisions open in sequence; the last one where none does."""
    flow, _ = rows(document)
    return _detected(flow, traditions, document.language)


def surveyed(document: Document, traditions: Sequence[Tradition]) -> Survey:
    """Survey a document in the tradition that it follows."""
    flow, margin = rows(document)
    return _survey(flow, margin, _detected(flow, traditions, document.language))


def _detected(flow: Sequence[Row], traditions: Sequence[Tradition], language: str | None) -> Tradition:
    apart = quoted(flow)
    rivals: list[tuple[float, Tradition, list[Opening]]] = [(0.0, traditions[-1], [])]
    for tradition in traditions:
        found = openings(flow, tradition, apart)
        home = _home(language, tradition)
        if _weight(found) * home < _EQUAL * max(weight for weight, _, _ in rivals):
            continue
        units = _numbering(flow, tradition, _unlisted(flow, tradition, found)[0], ())
        rivals.append((_weight(units) * home, tradition, units))
    most = max(weight for weight, _, _ in rivals)
    equal = [(tradition, units) for weight, tradition, units in rivals if weight > 0.0 and weight >= _EQUAL * most]
    if len(equal) < 2:
        return equal[0][0] if equal else traditions[-1]
    headed = [len(groups(flow, tradition, apart | {unit.row for unit in units})) for tradition, units in equal]
    return equal[headed.index(max(headed))][0]


def _weight(found: Sequence[Opening]) -> float:
    return sum(opening.weight for opening in found)


def _home(language: str | None, tradition: Tradition) -> float:
    """Return what a tradition's weight is multiplied with; a bare number may be an item of any list."""
    factor = _BARE if tradition.bare else 1.0
    if language is None or not tradition.languages:
        return factor
    return factor * (_AT_HOME if language in tradition.languages else _ABROAD)


def _survey(flow: Sequence[Row], margin: Sequence[Row], tradition: Tradition) -> Survey:
    """Find openings, groups and annexes on rows that follow ``tradition``."""
    layout = measured(flow)
    forms = grammar(tradition)
    apart = quoted(flow)
    found, listed = _unlisted(flow, tradition, openings(flow, tradition, apart))
    taken = apart | listed
    heads = annexes(flow, forms, taken | {opening.row for opening in found})
    units = _numbering(flow, tradition, found, [head.row for head in heads])
    last = max((unit.row for unit in units), default=-1)
    heads = [head for head in heads if head.row > last]
    end = closing(flow, forms, last) if units and not heads else None
    own = {unit.row for unit in units}
    above = groups(flow, tradition, taken | own | {head.row for head in heads})
    below = [*heads, *([end] if end else [])]
    strays = _strays(found, units, below, tradition)
    if strays and not any(head.row <= strays[0].row for head in below):
        below.append(_implied(strays[0], flow))
    return Survey(
        tradition,
        flow,
        margin,
        layout,
        units,
        strays,
        sorted([*above, *below], key=lambda group: group.row),
        frozenset(listed),
    )


def _unlisted(flow: Sequence[Row], tradition: Tradition, found: Sequence[Opening]) -> tuple[list[Opening], set[int]]:
    listed = contents(flow, found, grammar(tradition), tradition.alphabets)
    return [opening for opening in found if opening.row not in listed], listed


def _numbering(
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


def _strays(
    found: Sequence[Opening], units: Sequence[Opening], below: Sequence[Group], tradition: Tradition
) -> list[Opening]:
    """Return the openings after the law's last that belong to an annex, or begin another numbering on their own."""
    if not units:
        return []
    last = units[-1]
    first_annex = min((head.row for head in below), default=None)
    rest = [opening for opening in found if opening.row > last.row]
    if first_annex is not None:
        return [opening for opening in rest if opening.row > first_annex and opening.weight > 1.0]
    restart = [o for o in rest if o.weight >= 2.0 and step(last.number, o.number, tradition.alphabets) == BACK]
    return [opening for opening in rest if restart and opening.row >= restart[0].row and opening.weight >= 2.0]


def _implied(opening: Opening, flow: Sequence[Row]) -> Group:
    """An annex without a heading: another law's provisions printed after the law."""
    row = flow[opening.row]
    return Group("annex", -2, opening.row, "", row.span.start, (), opening.row)
