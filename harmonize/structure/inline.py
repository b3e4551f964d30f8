"""Titles on an opening's own row: before a dash, in brackets, in capitals, or up to the end of the row or the next."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from harmonize.model.knowledge import Tradition
from harmonize.model.text import Span
from harmonize.structure import marks
from harmonize.structure.grammar import Grammar
from harmonize.structure.numbering import LOWER, UPPER
from harmonize.structure.openings import Opening
from harmonize.structure.rows import Layout, Row, share, small

Titled = tuple[tuple[Span, ...], int]
"""The spans of a title, and where the body begins behind it."""

_DASHED = re.compile(r"^(?P<heading>[^;]{2,300}?[.:]|[^;\n]{2,150}?(?=\s?—))\s?[—–-]{1,2}[^\S\n]*(?=\S)")
"""``Short title.—(1) This Act ...``"""
_BRACKETED = re.compile(r"^\[(?P<heading>[^\[\]]{3,300})\]\s*")
"""``[Power to transfer cases.] Omitted by ...``"""
_MARKED_ROW = re.compile(r"\n\W?\w{1,3}\)")
"""``... identity theft`` and below it ``(a) OFFENSES.—``: a paragraph begins there."""
_IN_BRACKETS = re.compile(r"^\((?P<heading>[^()]{4,300})\)\s*[.:–—-]*\s*")
"""``(Accesso abusivo) Chiunque ...``"""
_INSERTED = re.compile(r"^\(\(\s*(?=\()")
"""``(( (Accesso abusivo) ))``: double brackets around what an amending law put in."""
_IN_CAPITALS = re.compile(rf"^(?P<heading>[{UPPER}][^{LOWER}.;:\d]{{4,200}}?)(?:\.\s?[–—-]*|:)\s+(?=\S)")
"""``ACCESO ABUSIVO. El que ...``"""
_RUN_IN = re.compile(rf"^(?P<heading>[{UPPER}][^.;:()\n]{{2,110}})\.\s?[–—-]*\s+(?=[{UPPER}(\d«“\"])")
"""``Objeto. La presente ley ...``"""
_MOST_ROWS = 5
_LONGEST, _SHORT = 300, 100
_USUAL = 0.6
_FEWEST = 4


@dataclass(frozen=True, slots=True)
class Usual:
    """How a document usually sets titles on the openings' rows: up to the row's end, with a stop there, text behind."""

    open: bool = False
    stopped: bool = False
    run_in: bool = False


@dataclass(frozen=True, slots=True)
class Printed:
    """A document's text and rows, the tradition they follow, and how titles usually stand on the openings' rows."""

    text: str
    flow: Sequence[Row]
    layout: Layout
    tradition: Tradition
    forms: Grammar
    usual: Usual = Usual()


def same_line(printed: Printed, opening: Opening, high: int) -> Titled | None:
    """Return the title on an opening's own row; nothing from row ``high`` on belongs to the provision."""
    flow = printed.flow
    row = flow[opening.row]
    start = row.span.end - len(opening.rest.lstrip())
    stop = flow[min(high, opening.row + _MOST_ROWS, len(flow)) - 1].span.end
    ahead = printed.text[start:stop]
    if not ahead or _void(ahead, printed.forms):
        return None
    found = _parted(ahead, printed)
    if found:
        heading, length = found
        return (Span(start + heading.start, start + heading.end),), start + length
    return None if ahead[0] == "(" else _on_rows(printed, opening, high, start)


def _void(ahead: str, forms: Grammar) -> bool:
    """Whether what follows is a note of amendment, or says that the provision is repealed."""
    return bool(
        forms.note.match(ahead) or ((gone := forms.repeal.match(ahead)) and not ahead[gone.end() :][:1].isalpha())
    )


def _parted(ahead: str, printed: Printed) -> tuple[Span, int] | None:
    """Return where a title stands in what follows an opening, that punctuation parts from the text, and its length."""
    bracketed = _BRACKETED.match(ahead)
    if bracketed and printed.forms.repeal.match(ahead[bracketed.end() :]):
        return Span(*bracketed.span("heading")), bracketed.end()
    dashed = _DASHED.match(ahead)
    if dashed and not (
        small(dashed["heading"][0]) or ". " in dashed["heading"] or _MARKED_ROW.search(dashed["heading"])
    ):
        return Span(0, dashed.end("heading")), dashed.end()
    within = _IN_BRACKETS.match(ahead) if "bracketed" in printed.tradition.headings else None
    match = within or _IN_CAPITALS.match(ahead) or (_RUN_IN.match(ahead) if printed.usual.run_in else None)
    return (Span(*match.span("heading")), match.end()) if match else None


def _on_rows(printed: Printed, opening: Opening, high: int, start: int) -> Titled | None:
    """``12 Interpretation``, the text on the next row; or the title's rest on that, as in ``§ 3 Störung einer``."""
    flow = printed.flow
    first = flow[opening.row]
    if small(opening.rest.strip()[0]):
        return None
    for last in _ends(flow, printed.layout, opening.row, high):
        if last.span.end - start > _LONGEST or last.text.endswith((",", ":", ";", "—", "–")):
            return None
        if _ends_title(first, last, flow[last.index + 1], printed, opening):
            spans = (Span(start, first.span.end), *(row.span for row in flow[first.index + 1 : last.index + 1]))
            return spans, last.span.end
    return None


def _ends(flow: Sequence[Row], layout: Layout, row: int, high: int) -> Iterator[Row]:
    """Yield the rows on which a title that begins on a row may end: not before a row that goes on with it."""
    for last in flow[row : min(high - 1, row + _MOST_ROWS, len(flow) - 1)]:
        following = flow[last.index + 1]
        goes_on = following.small or (last.line.bold and following.line.bold and not layout.gap(last, following))
        if not (goes_on and not last.sentence):
            yield last
            return


def _ends_title(first: Row, last: Row, following: Row, printed: Printed, opening: Opening) -> bool:
    """Whether type, the first paragraph's mark or a short row tells a title that ends on row ``last`` from text."""
    if first.line.bold and last.line.bold and not following.line.bold:
        return True
    begins = _begins_paragraphs(following, printed.tradition)
    short = printed.layout.short(last)
    if last.sentence:
        return (printed.usual.stopped and (short or first is not last)) or (begins and (short or printed.usual.open))
    if begins or printed.usual.open:
        return True
    if first is not last:
        return short and not printed.layout.short(first) and following.capital
    return short and len(opening.rest) < _SHORT


def _begins_paragraphs(row: Row, tradition: Tradition) -> bool:
    """Whether a row opens a unit's first paragraph."""
    read = marks.read(row.text, 0)
    return any(mark.form in tradition.paragraphs and marks.is_first(mark, tradition.alphabets) for mark in read)


def usual(printed: Printed, chain: Sequence[Opening]) -> Usual:
    """Measure how titles stand on the rows of a document's openings."""
    rests = [opening for opening in chain if not opening.alone and not _void(opening.rest.strip(), printed.forms)]
    if len(rests) < _FEWEST:
        return Usual()
    nexts = [*(opening.row for opening in chain[1:]), len(printed.flow)]
    following = dict(zip((opening.row for opening in chain), nexts, strict=True))
    return Usual(
        open=share(same_line(printed, opening, following[opening.row]) is not None for opening in rests) > _USUAL,
        stopped=share(_is_stopped(printed, opening) for opening in rests) > _USUAL,
        run_in=share(bool(_RUN_IN.match(opening.rest.strip())) for opening in rests) > _USUAL,
    )


def _is_stopped(printed: Printed, opening: Opening) -> bool:
    """Whether a short row that ends in a stop, the opening's or the next, is all that a sentence has."""
    flow = printed.flow
    row = flow[opening.row]
    if not row.sentence and row.index + 1 < len(flow) and flow[row.index + 1].small:
        row = flow[row.index + 1]
    one = ". " not in opening.rest.strip() and len(opening.rest) < 2 * _SHORT
    return one and row.text.endswith(".") and printed.layout.short(row)


def below(printed: Printed, opening: Opening, high: int) -> Titled | None:
    """Return the title between an opening that stands alone and its first paragraph's mark.

    It is how a law prints some titles whose others stand on the openings' rows.
    """
    flow = printed.flow
    taken: list[Row] = []
    for row in flow[opening.row + 1 : min(high, opening.row + 1 + _MOST_ROWS)]:
        if taken and _begins_paragraphs(row, printed.tradition):
            return tuple(title.span for title in taken), taken[-1].span.end
        if row.ended or row.text.endswith(",") or row.capital is bool(taken) or _void(row.text, printed.forms):
            return None
        taken.append(row)
    return None


def bracketed(flow: Sequence[Row], start: int, stop: int, forms: Grammar) -> Titled | None:
    """Return the title that stands in brackets on the rows from ``start`` on, all before row ``stop``."""
    taken: list[Row] = []
    for row in flow[start : min(stop, start + _MOST_ROWS)]:
        taken.append(row)
        if ")" in row.text:
            break
    if not taken:
        return None
    framed = _INSERTED.match(taken[0].text)
    lead = framed.end() if framed else 0
    last = taken[-1].text.rstrip(" .)" if framed else " .").removesuffix(")") + ")"
    joined = " ".join(row.text for row in taken)[lead:]
    if not _IN_BRACKETS.match(joined) or _void(joined, forms) or _void(joined[1:], forms):
        return None
    spans = [row.span for row in taken]
    spans[-1] = Span(spans[-1].start, spans[-1].start + len(last) - 1)
    spans[0] = Span(spans[0].start + lead + 1, spans[0].end)
    return tuple(spans), taken[-1].span.end
