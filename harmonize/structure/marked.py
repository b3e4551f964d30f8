"""A document that marks its provisions itself becomes a tree: nothing is guessed that the source says."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from harmonize.model.knowledge import Tradition
from harmonize.model.law import CITABLE, Provision, Region, RegionKind
from harmonize.model.text import Document, Mark, Span
from harmonize.structure import notes
from harmonize.structure.grammar import Grammar, grammar
from harmonize.structure.naming import numbered, plain
from harmonize.structure.numbering import Number
from harmonize.structure.paragraphs import paragraphs
from harmonize.structure.regions import Painted, regions
from harmonize.structure.rows import Layout, Row, measured, rows
from harmonize.structure.survey import detect
from harmonize.structure.tree import families, identified, pieces_of, trimmed

MARKED = "marked"
"""The name of the tradition of a source that marks its provisions."""
_BEHIND: dict[str, RegionKind] = {"annex": "annex", "closing": "annex"}


@dataclass(frozen=True, slots=True)
class Cut:
    """A marked document cut: the tree, what each stretch is, the numbers of the citable units in order."""

    root: Provision
    regions: tuple[Region, ...]
    numbers: tuple[Number, ...]


@dataclass(frozen=True, slots=True)
class Source:
    """A marked document with what is needed to cut the provisions whose insides it does not mark."""

    document: Document
    traditions: Sequence[Tradition]
    tradition: Tradition
    forms: Grammar
    flow: Sequence[Row]
    layout: Layout
    stated: Sequence[Span]

    def notes(self, mark: Mark) -> list[Span]:
        """Return the amendment notes in a provision's own text: those marked, and where few things are, those found."""
        first, after = (bisect_left(self.stated, Span(at, at)) for at in (mark.body.start, mark.body.end))
        found = [span for span in self.stated[first:after] if mark.body.covers(span)]
        if mark.complete:
            return found
        return sorted({*found, *notes.notes(self.document.text, self.forms, mark.body)})


def marked(document: Document, traditions: Sequence[Tradition]) -> Cut:
    """Cut a document along its marks; what stands in provisions without marks of their own is cut as tradition does."""
    source = _source(document, traditions)
    stop = trimmed(document.text, 0, document.flow.end)
    children = _nested(source, document.marks, stop)
    body_end = trimmed(document.text, 0, children[0].span.start if children else stop)
    root = Provision("statute", "", "", "", Span(0, stop), Span(0, body_end), 1, children)
    root = identified(root, {}, "", frozenset(mark.eid for mark in document.marks if mark.eid))
    return Cut(root, regions(document, _zones(document), list(_details(source))), tuple(map(_number, root.citable())))


def _source(document: Document, traditions: Sequence[Tradition]) -> Source:
    """Return a document with the tradition it follows, which is looked for only where some of it is to be cut."""
    whole = all(mark.complete for mark in document.marks)
    tradition = traditions[-1] if whole else detect(document, traditions)
    flow = [] if whole else rows(document)[0]
    stated = sorted(aside.span for aside in document.asides if aside.kind == "amendment-note")
    return Source(document, traditions, tradition, grammar(tradition), flow, measured(flow), stated)


def _nested(source: Source, marks: Sequence[Mark], stop: int) -> tuple[Provision, ...]:
    """Nest marks by depth: those deeper than one that follow it are its children; none ends after ``stop``."""
    return tuple(
        _provision(source, _within(marks[at], stop), marks[at + 1 : after])
        for at, after in families([mark.depth for mark in marks])
    )


def _within(mark: Mark, stop: int) -> Mark:
    """Return a mark; one without any text behind the last text of its parent is moved to its end."""
    return mark if mark.span.end <= stop else replace(mark, span=Span(stop, stop), body=Span(stop, stop))


def _provision(source: Source, mark: Mark, below: Sequence[Mark]) -> Provision:
    text = source.document.text
    inside = source.notes(mark)
    start = notes.after_notes(text, mark.body.start, inside)
    body = Span(start, max(start, mark.body.end))
    repealed = mark.repealed or (not mark.complete and notes.repealed(text, body, inside, source.forms))
    children = _nested(source, below, mark.span.end)
    if not (children or repealed or mark.complete) and mark.kind in CITABLE:
        children = _cut(source, body)
        body = Span(body.start, trimmed(text, body.start, children[0].span.start)) if children else body
    return Provision(
        kind=mark.kind,
        number=mark.number if mark.exact else numbered(mark.number, source.traditions),
        eid=mark.eid,
        heading=" ".join(" ".join(span.of(text) for span in mark.headings).split()),
        span=mark.span,
        body=body,
        page=source.document.page_at(mark.span.start),
        children=children,
        headings=mark.headings,
        repealed=repealed,
    )


def _cut(source: Source, body: Span) -> tuple[Provision, ...]:
    """Cut a unit's own text into paragraphs and points."""
    first, after = (bisect_left(source.flow, at + 1, key=lambda row: row.span.end) for at in (body.start, body.end))
    found = paragraphs(source.flow[first:after], body.start, source.tradition, source.forms, source.layout)
    return pieces_of(source.document, found, body.end)


def _zones(document: Document) -> list[Painted]:
    """Return what the large parts of the flow are: what precedes the first provision, the provisions, the annexes."""
    outer = [mark for mark in document.marks if mark.depth == 0]
    zones: list[Painted] = [(Span(0, outer[0].span.start), "preamble")]
    return [*zones, *((mark.span, _BEHIND.get(mark.kind, "provision")) for mark in outer)]


def _details(source: Source) -> Iterator[Painted]:
    """Yield the stretches that are numbers, headings, notes, tables, lists of contents."""
    for mark in source.document.marks:
        head = Span(mark.span.start, mark.body.start)
        if _leads(mark) and head:
            yield head, "heading"
        else:
            yield from ((span, "heading") for span in mark.headings)
        yield from ((span, "amendment-note") for span in source.notes(mark))
    yield from ((aside.span, aside.kind) for aside in source.document.asides)
    for line in source.document.lines:
        if line.place == "margin-note":
            yield line.span, "heading"
        if line.place == "table":
            yield line.span, "table"


def _leads(mark: Mark) -> bool:
    """Tell whether a provision's number is part of a heading: a unit's or a group's is, a paragraph's is not."""
    return mark.kind not in ("paragraph", "point", "subpoint", "wrapup")


def _number(provision: Provision) -> Number:
    """Read the number of a citable unit; what is printed stays what it was."""
    series, digits = plain(provision.number)
    return replace(Number.read(digits, series), printed=provision.number)
