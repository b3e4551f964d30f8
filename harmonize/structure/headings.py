"""Headings of citable units: before the opening, after it, on its row, in the margin."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from harmonize.model.knowledge import HeadingPlace, Tradition
from harmonize.model.text import Span
from harmonize.structure.grammar import Grammar
from harmonize.structure.inline import Usual
from harmonize.structure.numbering import LOWER, UPPER
from harmonize.structure.openings import Opening
from harmonize.structure.rows import Layout, Row, share

MARKED = re.compile(r"^[(\[]?(?:\d{1,3}|[^\W\d_]{1,2})\s?[).°]|^[–—•-]\s|^§")
"""A row that begins a paragraph or a point: ``(1)``, ``a)``, ``1.``, ``- ``."""
_NUMBERED_TITLE = re.compile(r"^(?:\d{1,2}|[A-ZА-Я]|[IVX]{1,5}|[^\W\d_])\s?[.)]\s")
"""A heading between chapter and article: ``1. Opšte odredbe``, ``a) Saslušanje``, ``B. General``."""
_TAIL = re.compile(rf"(?<=[.;)])\s*(?P<title>[{UPPER}][^\W\d_]+(?:\s[^.;:]{{0,150}})?)$")
_SECOND_TITLE = re.compile(rf"^(?P<rest>.*[{LOWER}]{{2}})\s(?P<title>[{UPPER}][{LOWER}]*(?:\s[^{UPPER}]*)?)$")
"""``1. Postupak za puštanje na uslovni otpust Pokretanje``: the last capital begins the second title."""
_MIXED = re.compile(
    rf"^(?P<capitals>[{UPPER}]{{2,}}[{UPPER}\s,-]{{4,}}[{UPPER}]{{2,}}) (?P<rest>[{UPPER}][{LOWER}].*)$"
)
_USUAL = 0.7
_ASIDE = 15.0
"""Points by which both the left edge and the middle of two titles differ where they are not one title."""
_MOST_ROWS = 5
_LONGEST = 250


@dataclass(frozen=True, slots=True)
class Style:
    """How a document sets its headings: where they stand; whether centred, bold or large type tells them apart."""

    place: HeadingPlace | None
    centred: bool = False
    bold: bool = False
    large: bool = False

    @property
    def typed(self) -> bool:
        """Whether type tells titles from text."""
        return self.centred or self.bold or self.large


def title_like(row: Row) -> bool:
    """Tell whether a row could be (a line of) a title: it does not end as a sentence does and begins no paragraph."""
    if row.tabled or not any(char.isalpha() for char in row.text):
        return False
    return len(row.text) <= _LONGEST and not row.text.endswith((".", ";", ":", ",")) and not MARKED.match(row.text)


def style(
    flow: Sequence[Row], layout: Layout, chain: Sequence[Opening], tradition: Tradition, forms: Grammar, usual: Usual
) -> Style:
    """Measure where a document's headings stand; titles on the openings' own rows leave none to be found elsewhere."""
    if usual.open or usual.stopped:
        return Style(None)
    plain = share(row.line.bold for row in flow) < 0.4
    around: dict[HeadingPlace, list[Row]] = {
        "before": [flow[o.row - 1] for o in chain if o.row > 0],
        "after": [flow[o.row + 1] for o in chain if o.alone and o.row + 1 < len(flow)],
    }
    best: Style = Style(None)
    most = 0.3
    for place in tradition.headings:
        titles = [row for row in around.get(place, ()) if _is_title(row, place, flow, layout, forms)]
        held = len(titles) / max(len(chain), 1)
        if held > most + 0.05:
            most = held
            centred = share(row.line.centred for row in titles) > _USUAL
            bold = plain and share(row.line.bold for row in titles) > _USUAL
            best = Style(place, centred, bold, large=share(layout.large(row) for row in titles) > _USUAL)
    return best


def _is_title(row: Row, place: HeadingPlace, flow: Sequence[Row], layout: Layout, forms: Grammar) -> bool:
    if not title_like(row) or not row.capital or forms.repeal.match(row.text):
        return False
    if place == "after":
        following = flow[row.index + 1] if row.index + 1 < len(flow) else None
        set_apart = row.line.bold and not (following and following.line.bold)
        begins = following is None or following.capital or following.text[0] in '(„“"['
        return (layout.short(row) or set_apart) and begins
    return layout.short(row) or row.line.centred


def before(flow: Sequence[Row], layout: Layout, low: int, high: int, looks: Style, forms: Grammar) -> list[Row]:
    """Return the title rows directly above row ``high``, none of them above row ``low``."""
    at = high
    while at > low and high - at < _MOST_ROWS and _stands_before(flow[at - 1], flow[at], layout, looks, forms):
        at -= 1
    unbegun = at == high or flow[at].small
    if unbegun and at > low and _lone_title(flow, layout, low, at - 1, forms):
        return list(flow[at - 1 : high])
    while at < high and not _begins_title(flow, layout, at, low):
        at += 1
    return list(flow[at:high])


def _stands_before(row: Row, below: Row, layout: Layout, looks: Style, forms: Grammar) -> bool:
    if forms.repeal.match(row.text) or forms.note.match(row.text):
        return False
    in_style = _in_style(row, looks, layout)
    set_apart = row.line.centred or row.line.bold or (looks.large and layout.large(row))
    numbered = bool(_NUMBERED_TITLE.match(row.text)) and set_apart
    runs_on = in_style and row.text.endswith(",") and _in_style(below, looks, layout)
    full_stop = in_style and looks.centred and row.text.endswith(".") and not MARKED.match(row.text)
    if not (title_like(row) or numbered or runs_on or full_stop):
        return False
    return in_style or layout.narrow(row)


def _lone_title(flow: Sequence[Row], layout: Layout, low: int, at: int, forms: Grammar) -> bool:
    """Whether a long row after the end of a sentence begins a title, whatever its type."""
    row = flow[at]
    if (
        not (title_like(row) and row.capital)
        or _TAIL.search(row.text)
        or forms.repeal.match(row.text)
        or forms.note.match(row.text)
    ):
        return False
    return at == low or (flow[at - 1].sentence and layout.begins_block(flow[at - 1], row))


def _in_style(row: Row, looks: Style, layout: Layout) -> bool:
    """Whether the type that tells titles from text tells this row; long titles are not centred visibly."""
    centred = looks.centred and (row.line.centred or layout.set_in(row))
    return centred or (looks.bold and row.line.bold) or (looks.large and layout.large(row))


def _begins_title(flow: Sequence[Row], layout: Layout, at: int, low: int) -> bool:
    row = flow[at]
    if not (row.capital or row.text[:1].isdigit() or _NUMBERED_TITLE.match(row.text)):
        return False
    if at == low or at == 0:
        return True
    above = flow[at - 1]
    return above.ended or layout.gap(above, row) or row.line.centred != above.line.centred or title_like(above)


def _glued(row: Row, forms: Grammar) -> int:
    """Return where a title begins that is printed right behind the word of a repeal, ``-brisanVaženje``; 0 for none."""
    gone = forms.repeal.match(row.text)
    return gone.end() if gone and row.text[gone.end() :][:1].isupper() and title_like(row) else 0


def tail(flow: Sequence[Row], layout: Layout, low: int, high: int, forms: Grammar) -> tuple[Span, ...]:
    """Return the title that the typesetter let begin on the last row of the text: ``... određeno. Važenje``."""
    at = high - 1
    while at > low and flow[at].small and layout.narrow(flow[at]) and title_like(flow[at]):
        at -= 1
    row = flow[at]
    if at < low or row.text.endswith(","):
        return ()
    match = _TAIL.search(row.text)
    behind = match.start("title") if match else _glued(row, forms)
    if not behind:
        return ()
    start = row.span.start + behind
    return (Span(start, row.span.end), *(below.span for below in flow[at + 1 : high]))


def after(flow: Sequence[Row], layout: Layout, opening: Opening, high: int, looks: Style, forms: Grammar) -> list[Row]:
    """Return the title rows directly below an opening, none at or below row ``high``."""
    found: list[Row] = []
    for row in flow[opening.row + 1 : min(high, opening.row + 1 + _MOST_ROWS)]:
        if forms.note.match(row.text) or forms.repeal.match(row.text) or not _stands_after(row, found, layout, looks):
            break
        found.append(row)
    if not looks.typed and found and not _parted(flow, layout, found, high):
        return []
    return found


def _stands_after(row: Row, found: Sequence[Row], layout: Layout, looks: Style) -> bool:
    if not title_like(row):
        return False
    if looks.typed:
        return _in_style(row, looks, layout)
    return row.capital and layout.short(row) if not found else row.small and layout.short(row)


def _parted(flow: Sequence[Row], layout: Layout, found: Sequence[Row], high: int) -> bool:
    """Whether text, and not the rest of a sentence, follows the title."""
    below = found[-1].index + 1
    return below >= high or below >= len(flow) or not flow[below].small


def blocks(found: Sequence[Row], layout: Layout) -> list[list[Row]]:
    """Cut title rows into titles: by white between them, by a change of type, or by a new capital in plain text."""
    cut: list[list[Row]] = []
    for row in found:
        above = cut[-1][-1] if cut else None
        if above is None or _new_title(above, row, layout) or _below_numbered(cut[-1], row):
            cut.append([row])
        else:
            cut[-1].append(row)
    return cut


def _below_numbered(block: Sequence[Row], row: Row) -> bool:
    """Whether a title in small letters follows one with a number: ``1. Sastav suda``, ``Sastav sudskih veća``."""
    return bool(_NUMBERED_TITLE.match(block[0].text)) and row.capital and not (row.caps and block[-1].caps)


def unglued(cut: Sequence[Sequence[Row]]) -> list[list[Row]]:
    """Cut the last title in two where it has a number and another title is printed on its row's rest.

    ``b. Postupanje sa pritvorenicima Osnovna pravila``: in laws whose titles have one capital, the second begins one.
    """
    blocks = [list(block) for block in cut]
    if not blocks or not _NUMBERED_TITLE.match(blocks[-1][0].text) or blocks[-1][0].caps:
        return blocks
    block = blocks.pop()
    for at, row in reversed(list(enumerate(block))):
        match = _SECOND_TITLE.search(row.text)
        if match:
            split = match.start("title")
            first = replace(row, span=Span(row.span.start, row.span.start + match.end("rest")), text=match["rest"])
            second = replace(row, span=Span(row.span.start + split, row.span.end), text=row.text[split:])
            return [*blocks, [*block[:at], first], [second, *block[at + 1 :]]]
    return [*blocks, block]


def _new_title(above: Row, row: Row, layout: Layout) -> bool:
    a, b = above.line, row.line
    if _NUMBERED_TITLE.match(row.text) or (layout.middle(above) > layout.middle(row) and not row.small):
        return True
    if row.small:
        return False
    if a.bold != b.bold or above.caps != row.caps or layout.gap(above, row):
        return True
    if a.box and b.box:
        off_centre = abs(a.box.x0 + a.box.x1 - b.box.x0 - b.box.x1) > 2 * _ASIDE
        return off_centre and (abs(a.indent - b.indent) > _ASIDE or a.centred != b.centred)
    return True


def mixed(row: Row) -> tuple[Span, Span] | None:
    """Return the two titles of a row that begins in capitals and goes on in small letters."""
    match = _MIXED.match(row.text)
    if match is None:
        return None
    start = row.span.start
    return Span(start, start + match.end("capitals")), Span(start + match.start("rest"), row.span.end)
