"""Openings and group headings with everything that belongs to their heads: titles, cross-headings, margin notes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from harmonize.model.text import Span
from harmonize.structure import headings, inline
from harmonize.structure.grammar import Grammar, grammar
from harmonize.structure.groups import CROSS_HEADING, Group
from harmonize.structure.headings import Style, blocks, title_like
from harmonize.structure.inline import Printed, Usual
from harmonize.structure.openings import Opening
from harmonize.structure.rows import Row
from harmonize.structure.survey import Survey

_LONGEST_HEAD = 12
"""Rows that the titles between a chapter's heading and its first provision take at most."""


@dataclass(frozen=True, slots=True)
class Head:
    """A head and what it opens: where it starts, where its own text does, the spans of its titles.

    ``opening`` is None for a group; ``stray`` marks a provision of an annex.
    """

    start: int
    body: int
    titles: tuple[Span, ...]
    opening: Opening | None = None
    group: Group | None = None
    stray: bool = False


@dataclass(slots=True)
class Above:
    """What stands above an opening: its own title, the cross-headings before it, and the row after the last taken."""

    own: list[Span] = field(default_factory=list)
    crossing: list[list[Row]] = field(default_factory=list)
    low: int = 0


def heads(text: str, found: Survey) -> list[Head]:
    """Return every head of a document, in the order of the text."""
    forms = grammar(found.tradition)
    printed = Printed(text, found.flow, found.layout, found.tradition, forms)
    usual = inline.usual(printed, found.units) if "same-line" in found.tradition.headings else Usual()
    printed = replace(printed, usual=usual)
    looks = headings.style(found.flow, found.layout, found.units, found.tradition, forms, usual)
    margin = _margin_notes(found)
    strays = {stray.row for stray in found.strays}
    events: list[Opening | Group] = sorted(
        [*found.units, *found.strays, *found.groups], key=lambda event: (event.row, isinstance(event, Opening))
    )
    made: list[Head] = []
    first = events[0].row if events else 0
    kept: list[Span] = []
    low = 0
    for at, event in enumerate(events):
        following = events[at + 1].row if at + 1 < len(events) else len(found.flow)
        if isinstance(event, Group):
            head, pending = _group_head(event, following, found, looks, forms, _opens(events, at + 1))
            made += [head, *_crossings(pending.crossing)]
            kept = pending.own
            low = pending.low
        else:
            above = Above(kept) if kept else _above(event, low, found, looks, forms)
            kept = []
            made += _crossings(above.crossing) if event.row > first else ()
            notes = margin.get(event.row, ())
            head = _unit_head(printed, event, low, following, above.own, notes, found, looks)
            made.append(replace(head, stray=event.row in strays))
            low = event.row + 1
    return sorted(made, key=lambda head: head.start)


def _opens(events: Sequence[Opening | Group], at: int) -> bool:
    return at < len(events) and isinstance(events[at], Opening)


def _crossings(cut: Sequence[Sequence[Row]]) -> Iterator[Head]:
    """Cross-headings: titles between a chapter's heading and an article's, with no word that says what they are."""
    for block in cut:
        start, end = block[0].span.start, block[-1].span.end
        spans = tuple(row.span for row in block)
        yield Head(start, end, spans, group=Group("group", CROSS_HEADING, block[0].index, "", start, spans, 0))


def _group_head(
    group: Group, following: int, found: Survey, looks: Style, forms: Grammar, opens: bool
) -> tuple[Head, Above]:
    """Return a group's head, and the titles below it that belong to what follows."""
    zone, end_row = _title_zone(group.end_row, min(following, group.end_row + _LONGEST_HEAD), found, forms)
    reaches = end_row == following
    cut = blocks(zone, found.layout) if group.kind != "closing" else []
    titles = list(group.titles)
    low = end_row if reaches else group.end_row
    if cut and _continues(group, cut[0], found):
        low = max(low, cut[0][-1].index + 1)
        titles += [row.span for row in cut.pop(0)]
    elif titles and group.kind == "annex":
        cut = []
    headed = opens and reaches and looks.place == "before"
    cut = headings.unglued(cut) if headed else cut
    own = _cut_notes(cut.pop(), forms) if cut and headed else []
    if headed and not own and (two := headings.mixed(found.flow[following - 1])) and titles[-1].end == two[1].end:
        titles[-1], own = two[0], [two[1]]
    if not reaches:
        cut = []
    end = titles[-1].end if titles else found.flow[max(group.row, group.end_row - 1)].span.end
    head_end = max(end, found.flow[group.row].span.end) if group.end_row > group.row else group.start
    return Head(group.start, head_end, tuple(titles), group=group), Above(own, cut, low)


def _title_zone(start: int, stop: int, found: Survey, forms: Grammar) -> tuple[list[Row], int]:
    """Return the title rows from ``start`` on, without the marks of notes among them, and the row after them."""
    zone: list[Row] = []
    for row in found.flow[start:stop]:
        if row.index in found.listed:
            return zone, row.index
        if any(char.isalpha() for char in row.text):
            if not _may_be_title(row, forms):
                return zone, row.index
            zone.append(row)
    return zone, max(start, stop)


def _may_be_title(row: Row, forms: Grammar) -> bool:
    set_apart = row.line.centred or row.line.bold or row.caps
    return (title_like(row) or set_apart) and not forms.note.match(row.text)


def _continues(group: Group, block: Sequence[Row], found: Survey) -> bool:
    """Tell whether a block of titles below a group's word and number is its title, or its title's rest."""
    first, above = block[0], found.flow[group.end_row - 1]
    if not group.titles:
        return True
    if first.small:
        return not found.layout.gap(above, first, 2.0)
    same_type = (first.line.bold, first.caps) == (above.line.bold, above.caps)
    set_apart = first.line.box is not None or first.caps
    return same_type and set_apart and not found.layout.gap(above, first)


def _above(event: Opening, low: int, found: Survey, looks: Style, forms: Grammar) -> Above:
    """Return the titles between the provision before and an opening."""
    rows = headings.before(found.flow, found.layout, low, event.row, looks, forms)
    if looks.place != "before":
        rows = _set_apart(rows, found, event)
        return Above([], blocks(rows, found.layout))
    cut = headings.unglued(blocks(rows, found.layout))
    own = _cut_notes(cut.pop(), forms) if cut else []
    return Above(own, [block for block in cut if _is_crossing(block)])


def _set_apart(rows: Sequence[Row], found: Survey, event: Opening) -> list[Row]:
    """Keep the last rows that type sets apart from the text: cross-headings where articles bear no title above.

    One trait is enough that the openings do not have, or, without layout, that a sentence ends before the row.
    """
    kept: list[Row] = []
    usual = found.flow[event.row].line
    for row in reversed(rows):
        alone = row.line.box is None and row.index > 0 and found.flow[row.index - 1].sentence and title_like(row)
        centred = row.line.centred and not usual.centred and title_like(row)
        if not (alone or centred or sum((row.line.centred, row.line.bold, row.line.italic, row.caps)) > 1):
            break
        kept.append(row)
    return kept[::-1] if any(row.line.centred or row.caps or not usual.bold for row in kept) else []


def _is_crossing(block: Sequence[Row]) -> bool:
    return all(row.line.centred or row.line.bold or row.caps for row in block)


def _margin_notes(found: Survey) -> Mapping[int, Sequence[Row]]:
    """Return for each opening's row the margin notes that are its title.

    A note belongs to the opening that it begins beside, or one row above; else to the provision in whose text it
    stands, if that one has none.
    """
    given: dict[int, list[Row]] = {}
    units = [unit.row for unit in found.units]
    for note in found.margin:
        beside = next((row for row in (note.index, note.index + 1) if row in units), None)
        within = max((row for row in units if row < note.index), default=None)
        if beside is not None:
            given.setdefault(beside, []).append(note)
        elif within is not None and (within not in given or given[within][-1].index >= note.index - 2):
            given.setdefault(within, []).append(note)
    return given


def _unit_head(
    printed: Printed,
    opening: Opening,
    low: int,
    following: int,
    own: Sequence[Span],
    notes: Sequence[Row],
    found: Survey,
    looks: Style,
) -> Head:
    """Return a provision's head from the first place where a title stands."""
    flow, layout, forms = found.flow, found.layout, printed.forms
    start = min([opening.span.start, *(span.start for span in own)])
    row_end = flow[opening.row].span.end
    body = row_end if opening.alone else row_end - len(opening.rest.lstrip())
    beside = _beside(opening, low, following, found)
    if beside:
        return Head(beside, beside, tuple(note.span for note in notes), opening)
    if notes:
        above = [note.span.start for note in notes if note.index == opening.row]
        return Head(min([start, *above]), body, tuple(note.span for note in notes), opening)
    if own:
        return Head(start, body, tuple(own), opening)
    if looks.place == "before" and (left := headings.tail(flow, layout, low, opening.row, forms)):
        return Head(left[0].start, body, left, opening)
    if not opening.alone and "same-line" in found.tradition.headings:
        titled = inline.same_line(printed, opening, following)
        if titled:
            return Head(start, titled[1], titled[0], opening)
    if opening.alone and "bracketed" in found.tradition.headings:
        titled = inline.bracketed(flow, opening.row + 1, following, forms)
        if titled:
            return Head(start, titled[1], titled[0], opening)
    if opening.alone and looks.place is None and "after" in found.tradition.headings:
        titled = inline.below(printed, opening, following)
        if titled:
            return Head(start, titled[1], titled[0], opening)
    if looks.place == "after" or (looks.place == "before" and looks.typed):
        below = headings.after(flow, layout, opening, following, looks, forms) if opening.alone else []
        if below:
            spans = _cut_notes(below, forms)
            return Head(start, spans[-1].end, tuple(spans), opening)
    return Head(start, body, (), opening)


def _beside(opening: Opening, low: int, following: int, found: Survey) -> int:
    """Return where a provision begins whose number is printed beside the middle of a sentence, 0 for all others.

    It begins with the block that the number stands beside, or, where that goes on with the provision before (it has a
    mark, or reaches up to its opening), with the next block.
    """
    flow, layout, row = found.flow, found.layout, opening.row
    if not opening.rest[:1].islower() or row <= low or flow[row - 1].ended:
        return 0
    up = row - 1
    while up > low and not layout.begins_block(flow[up - 1], flow[up]):
        up -= 1
    if up > low and flow[up].capital and not headings.MARKED.match(flow[up].text):
        return flow[up].span.start
    down = next((i for i in range(row + 1, following) if layout.begins_block(flow[i - 1], flow[i])), 0)
    return flow[down].span.start if down else 0


def _cut_notes(rows: Sequence[Row], forms: Grammar) -> list[Span]:
    """Return the spans of title rows, a note of amendment at the end of the last cut off."""
    spans = [row.span for row in rows]
    note = forms.note.search(rows[-1].text)
    if note and note.start() > 0:
        kept = len(rows[-1].text[: note.start()].rstrip())
        spans[-1] = Span(spans[-1].start, spans[-1].start + kept)
    return spans
