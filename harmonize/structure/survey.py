"""A first walk over a document: which tradition it follows, what its openings and group headings are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from harmonize.model.knowledge import Tradition
from harmonize.model.text import Document, Notice
from harmonize.structure.chains import numbering, strays, unlisted
from harmonize.structure.detection import Detected, detected
from harmonize.structure.grammar import grammar
from harmonize.structure.groups import Group, annexes, closing, groups
from harmonize.structure.openings import Opening, openings, quoted
from harmonize.structure.rows import Layout, Row, measured, rows


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
    notices: tuple[Notice, ...] = ()


def detect(document: Document, traditions: Sequence[Tradition]) -> Tradition:
    """Return the tradition in whose form most provisions open in sequence; the last one where none does."""
    flow, _ = rows(document)
    return detected(flow, traditions, quoted(flow)).tradition


def surveyed(document: Document, traditions: Sequence[Tradition]) -> Survey:
    """Survey a document in the tradition that it follows."""
    flow, margin = rows(document)
    apart = quoted(flow) | {row.index for row in flow if row.tabled}
    return _survey(flow, margin, apart, detected(flow, traditions, apart))


def _survey(flow: Sequence[Row], margin: Sequence[Row], apart: set[int], follows: Detected) -> Survey:
    """Find openings, groups and annexes on rows that follow a tradition."""
    tradition = follows.tradition
    layout = measured(flow)
    forms = grammar(tradition)
    found, listed = unlisted(flow, tradition, openings(flow, follows.numbers, apart))
    taken = apart | listed
    heads = annexes(flow, forms, taken | {opening.row for opening in found})
    units = numbering(flow, tradition, found, [head.row for head in heads])
    last = max((unit.row for unit in units), default=-1)
    heads = [head for head in heads if head.row > last]
    end = closing(flow, forms, last) if units and not heads else None
    own = {unit.row for unit in units}
    above = groups(flow, tradition, taken | own | {head.row for head in heads})
    below = [*heads, *([end] if end else [])]
    beyond = strays(sorted([*found, *follows.others], key=lambda opening: opening.row), units, below, tradition)
    if beyond and not any(head.row <= beyond[0].row for head in below):
        below.append(_implied(beyond[0], flow))
    return Survey(
        tradition,
        flow,
        margin,
        layout,
        units,
        beyond,
        sorted([*above, *below], key=lambda group: group.row),
        frozenset(listed),
        follows.notices,
    )


def _implied(opening: Opening, flow: Sequence[Row]) -> Group:
    """An annex without a heading: another law's provisions printed after the law."""
    row = flow[opening.row]
    return Group("annex", -2, opening.row, "", row.span.start, (), opening.row)
