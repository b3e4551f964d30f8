"""Document to statute: the tree of provisions, and what every stretch of the text is."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from harmonize.model.knowledge import Tradition
from harmonize.model.law import Statute
from harmonize.model.text import Document, Span
from harmonize.structure import notes, tree
from harmonize.structure.editorial import editorial
from harmonize.structure.grammar import Grammar, grammar
from harmonize.structure.groups import ANNEX, CLOSING
from harmonize.structure.heads import Head, heads
from harmonize.structure.marked import MARKED, marked
from harmonize.structure.misread import as_read
from harmonize.structure.numbering import left_out, repeated
from harmonize.structure.paragraphs import Piece, in_annex, paragraphs
from harmonize.structure.regions import Painted, regions
from harmonize.structure.survey import Survey, surveyed
from harmonize.structure.tree import UNIT, Item


def structure(
    document: Document,
    traditions: Sequence[Tradition],
    *,
    id: str,
    kind: str = "other",
    language: str = "",
    title: str = "",
    citation: str = "",
) -> Statute:
    """Cut a document into provisions, in the tradition that fits it best.

    A document in which no provision is found becomes a statute without articles, all of whose text is unparsed.
    ``traditions`` must not be empty; the last one is the fallback. Where the source itself marks its provisions, they
    are taken from it.
    """
    if document.marks:
        cut = marked(document, traditions)
        return Statute(
            id=id,
            title=title,
            kind=kind,
            language=language,
            tradition=MARKED,
            document=document,
            root=cut.root,
            regions=cut.regions,
            citation=citation,
            holes=left_out([(number, number) for number in cut.numbers]),
            duplicates=repeated(cut.numbers),
            notices=document.notices,
        )
    found = surveyed(document, as_read(traditions, document))
    made = heads(document.text, found) if found.units else []
    items, details = _items(document, found, made)
    root = tree.tree(document, items, document.flow.end)
    return Statute(
        id=id,
        title=title,
        kind=kind,
        language=language,
        tradition=found.tradition.id,
        document=document,
        root=root,
        regions=regions(document, _zones(document, found, items), details),
        citation=citation,
        holes=left_out([(unit.number, unit.last) for unit in found.units]),
        duplicates=repeated(unit.number for unit in found.units),
        notices=(*document.notices, *found.notices),
    )


def _items(document: Document, found: Survey, made: Sequence[Head]) -> tuple[list[Item], list[Painted]]:
    """Return the tree's items, and the stretches that are headings and notes."""
    forms = grammar(found.tradition)
    items: list[Item] = []
    footnotes: list[Painted] = [(row.span, "footnote") for row in found.flow if forms.footnote.match(row.text)]
    tables: list[Painted] = [(row.span, "table") for row in found.flow if row.tabled]
    details: list[Painted] = [(note.span, "heading") for note in found.margin if found.units]
    annexed = False
    for at, head in enumerate(made):
        annexed = annexed or (head.group is not None and head.group.kind == "annex")
        end = made[at + 1].start if at + 1 < len(made) else document.flow.end
        inside = _asides(document, found, forms, Span(head.body, max(head.body, end)))
        body = notes.after_notes(document.text, head.body, inside)
        items.append(_item(document, found, forms, head, Span(body, max(body, end)), inside, annexed))
        details += [(span, "heading") for span in _headings(head, document)]
        details += [(note, "amendment-note") for note in inside]
    return items, [*details, *footnotes, *tables] if made else []


def _headings(head: Head, document: Document) -> list[Span]:
    if head.opening is not None:
        return [head.opening.span, *head.titles]
    return [*head.titles, Span(head.start, max(head.start, head.body))]


def _item(
    document: Document,
    found: Survey,
    forms: Grammar,
    head: Head,
    body: Span,
    inside: Sequence[Span],
    annexed: bool,
) -> Item:
    if head.group is not None:
        group = head.group
        pieces = _annex_pieces(found, forms, body, inside) if annexed else ()
        return Item(group.kind, group.rank, group.number, head.start, body.start, head.titles, pieces)
    assert head.opening is not None  # a head opens a group or a unit
    kind = "paragraph" if head.stray else found.tradition.unit
    beside = (note.span for note in found.margin if body.covers(note.span))
    repealed = notes.repealed(document.text, body, sorted([*inside, *beside]), forms)
    pieces = () if repealed else _read(found, forms, body, inside)
    return Item(kind, UNIT, head.opening.number.printed, head.start, body.start, head.titles, pieces, repealed)


def _asides(document: Document, found: Survey, forms: Grammar, body: Span) -> list[Span]:
    """Return the notes in a provision's text: of amendment, and what editors print behind it."""
    rows = found.flow[_row_at(found, body.start) : _row_at(found, body.end)] if found.tradition.editorial else ()
    behind = editorial(rows, body.start, body.end, forms)
    until = behind[0].start if behind else body.end
    return [*notes.notes(document.text, forms, Span(body.start, until)), *behind]


def _read(found: Survey, forms: Grammar, body: Span, inside: Sequence[Span]) -> tuple[Piece, ...]:
    """Return the pieces of a text without the rows of tables, and those that are notes as a whole."""
    rows = [row for row in found.flow[_row_at(found, body.start) : _row_at(found, body.end)] if not row.tabled]
    own = [row for row in rows if not any(note.covers(row.span) for note in inside)] if inside else rows
    return tuple(paragraphs(own, body.start, found.tradition, forms, found.layout))


def _annex_pieces(found: Survey, forms: Grammar, body: Span, inside: Sequence[Span]) -> tuple[Piece, ...]:
    """Return an annex's numbered pieces; one without any is a table or a form, and is not cut."""
    annexed = replace(found, tradition=in_annex(found.tradition))
    pieces = _read(annexed, forms, body, inside)
    return pieces if any(piece.mark or piece.children for piece in pieces) else ()


def _row_at(found: Survey, offset: int) -> int:
    """Return the first row that ends after ``offset``."""
    return bisect_left(found.flow, offset + 1, key=lambda row: row.span.end)


def _zones(document: Document, found: Survey, items: Sequence[Item]) -> list[Painted]:
    """Return what the large parts of the flow are: contents, preamble, provisions, annexes."""
    flow_end = document.flow.end
    if not items:
        return [(Span(0, flow_end), "unparsed")]
    listed: list[Painted] = [(found.flow[row].span, "contents") for row in sorted(found.listed)]
    first = items[0].start
    annex = next((item.start for item in items if item.rank in (ANNEX, CLOSING)), flow_end)
    base: list[Painted] = [
        (Span(0, first), "preamble"),
        (Span(first, annex), "provision"),
        (Span(annex, flow_end), "annex"),
    ]
    return _over(base, listed)


def _over(base: Sequence[Painted], listed: Sequence[Painted]) -> list[Painted]:
    """Lay the rows of contents lists over the large parts."""
    laid: list[Painted] = []
    for span, kind in base:
        at = span.start
        for row, what in listed:
            if span.covers(row):
                laid += [(Span(at, row.start), kind), (row, what)]
                at = row.end
        laid.append((Span(at, span.end), kind))
    return laid
