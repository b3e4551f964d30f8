"""DOCX to a document: paragraphs with their automatic numbers, tables, notes, heads and feet, tracked changes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby
from pathlib import Path

from docx.oxml.ns import qn

from harmonize.model.text import Document, Notice, Place
from harmonize.reading import docx_numbering, docx_paragraphs
from harmonize.reading.counting import IN_WORD
from harmonize.reading.docx_format import Element, Styles
from harmonize.reading.docx_numbering import Numbering
from harmonize.reading.docx_paragraphs import Paragraph, paragraph
from harmonize.reading.docx_parts import Parts, opened
from harmonize.reading.docx_text import PAGE_BREAK, Story, chosen, is_choice, runs, tracked
from harmonize.reading.options import Options
from harmonize.reading.tables import is_layout
from harmonize.reading.typed import Piece, Tracked, Typed, document, taken_out

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_MARGINS = ("leftMargin", "rightMargin", "insideMargin", "outsideMargin")
_ANCHOR = qn("wp:anchor")
_NOTE_FORMS = {"footnote": "decimal", "endnote": "lowerRoman"}
_HEADED: dict[str, Place] = {qn("w:headerReference"): "running-head", qn("w:footerReference"): "running-foot"}
_WRAPPERS = frozenset(map(qn, ("w:sdt", "w:sdtContent", "w:customXml", "w:ins", "w:del", "w:moveFrom", "w:moveTo")))
"""Elements that stand around rows and cells and are none."""


def read(data: bytes, path: Path, options: Options) -> Document:
    """Return the document of a DOCX.

    Raises InputError for a file that is damaged, encrypted, hostile, or has no text.
    """
    parts = opened(data, str(path))
    styles = Styles.read(parts.styles)
    rendered = next(parts.body.iter(qn("w:lastRenderedPageBreak")), None) is not None
    gone = taken_out(options.changes)
    reader = Reader(parts, docx_numbering.read(parts.numbering, styles), Story(styles, rendered), gone)
    lines = [*reader.blocks(parts.body, "flow"), *reader.headed]
    return document(data, path, MEDIA_TYPE, lines, changes=options.changes, notices=_unread(parts.body))


def _unread(body: Element) -> tuple[Notice, ...]:
    """Return the notice that says that the file embeds others, which were not read."""
    embedded = sum(1 for _ in body.iter(qn("w:altChunk")))
    told = f"{embedded} files are embedded in the DOCX and were not read: save it anew in a word processor"
    return (Notice("embedded-files", told),) if embedded else ()


@dataclass(slots=True)
class Reader:
    """Reads a DOCX from its first block to its last; ``gone`` is the kind of change that takes words out.

    ``page`` is the page that was reached, ``section`` the one on which the section began; ``headed`` are the lines of
    the heads and feet met so far, ``noted`` counts the notes by kind, ``seen`` holds the heads and feet read.
    """

    parts: Parts
    numbering: Numbering
    story: Story
    gone: str
    page: int = 1
    section: int = 1
    headed: list[Typed] = field(default_factory=list)
    noted: Counter[str] = field(default_factory=Counter)
    seen: set[str] = field(default_factory=set)
    begun: bool = False
    total: int = 0

    def __post_init__(self) -> None:
        """Count the characters of the whole text once: which table lays it out is judged by them."""
        self.total = self.total or _length(self.parts.body)

    def blocks(self, parent: Element, place: Place, changes: tuple[Tracked, ...] = ()) -> Iterator[Typed]:
        """Yield the lines of the paragraphs and tables in an element; ``changes`` were made to all of it."""
        for are_paragraphs, group in groupby(parent, lambda child: child.tag == qn("w:p")):
            if are_paragraphs:
                yield from self._paragraphs(list(group), place, changes)
                continue
            for child in group:
                if child.tag == qn("w:tbl"):
                    yield from self._table(child, place, changes)
                elif child.tag == qn("w:sectPr"):
                    self._heads(child)
                elif isinstance(child.tag, str):
                    inner = chosen(child) if is_choice(child) else child
                    yield from self.blocks(inner, place, (*changes, *tracked(child)))

    def _table(self, table: Element, place: Place, changes: tuple[Tracked, ...]) -> Iterator[Typed]:
        rows = list(_own(table, qn("w:tr")))
        lengths = ([_length(cell) for cell in _own(row, qn("w:tc"))] for row in rows)
        data = place == "flow" and not is_layout(lengths, self.total)
        for row in rows:
            properties = row.find(qn("w:trPr"))
            made = [change for one in (properties if properties is not None else ()) for change in tracked(one)]
            for cell in _own(row, qn("w:tc")):
                yield from self.blocks(cell, "table" if data else place, (*changes, *made))

    def _paragraphs(self, elements: Sequence[Element], place: Place, changes: tuple[Tracked, ...]) -> Iterator[Typed]:
        """Yield the lines of paragraphs that follow one another; one whose end is gone shares the next number."""
        joined: list[Paragraph] = []
        for element in elements:
            found = paragraph(element, self.story.styles, self.numbering, self.gone)
            joined.append(replace(found, end=(*changes, *found.end)))
            if joined[-1].ends(self.gone):
                yield from self._numbered(joined, place, changes)
                joined = []
        yield from self._numbered(joined, place, changes)

    def _numbered(self, joined: Sequence[Paragraph], place: Place, changes: tuple[Tracked, ...]) -> Iterator[Typed]:
        """Yield the lines of paragraphs that are one, its number before the first word that stays."""
        place = "contents" if place == "flow" and joined and joined[-1].contents else place
        lines = [line for one in joined for line in self._lines(one, place, changes)]
        stays = [i for i, line in enumerate(lines) if line.place == place and self._stays(line)]
        last = joined[-1] if joined else None
        if last and last.ends(self.gone) and (stays or not last.hidden):
            number = self.numbering.next(last.block.numbering or "", last.block.level or 0)
            at = stays[0] if stays else max(i for i, line in enumerate(lines) if line.place == place)
            own = Piece(number, tuple(change for change in last.end if change.kind == "insertion"))
            lines[at] = replace(lines[at], pieces=(own, *lines[at].pieces)) if number else lines[at]
        yield from lines

    def _stays(self, line: Typed) -> bool:
        return any(piece.text.strip() and not piece.gone(self.gone) for piece in line.pieces)

    def _lines(self, of: Paragraph, place: Place, changes: tuple[Tracked, ...]) -> Iterator[Typed]:
        """Yield a paragraph's lines, with the text boxes and notes that belong to it."""
        if of.block.breaks_page and self.begun and not self.story.rendered:
            self.page += 1
        found = [replace(run, changes=(*changes, *run.changes)) for run in runs(of.element, self.story, of.below)]
        boxes, self.story.boxes = self.story.boxes, []
        notes, self.story.notes = self.story.notes, []
        lines = list(docx_paragraphs.lines(of, found, self.page, place))
        self.page += sum(run.text.count(PAGE_BREAK) for run in found)
        self.begun = self.begun or any(line.text.strip() for line in lines)
        yield from (line for box in boxes if _beside(box) for line in self._box(box, place))
        yield from lines
        yield from (line for box in boxes if not _beside(box) for line in self._box(box, place))
        if place != "footnote":
            yield from (line for kind, id in notes for line in self._note(kind, id))
        for section in of.element.iterfind(f"{qn('w:pPr')}/{qn('w:sectPr')}"):
            self._heads(section)

    def _box(self, box: Element, place: Place) -> Iterator[Typed]:
        """Yield the lines of a text box; one in the page's margin is a margin note."""
        yield from self.blocks(box, "margin-note" if place == "flow" and _beside(box) else place)

    def _note(self, kind: str, id: str) -> Iterator[Typed]:
        note = self.parts.notes[kind].get(id)
        if note is None:
            return
        self.noted[kind] += 1
        number = IN_WORD.get(_NOTE_FORMS[kind], str)(self.noted[kind])
        yield from self._apart(number).blocks(note, "footnote")

    def _apart(self, own: str = "", page: int = 0) -> Reader:
        """Return a reader of another story of the same file: a note, a head."""
        return replace(self, story=Story(self.story.styles, own=own, rendered=True), page=page or self.page)

    def _heads(self, section: Element) -> None:
        """Read the heads and feet of a section that ends here, each once, as standing on its first page."""
        for reference in section:
            place = _HEADED.get(reference.tag)
            id = reference.get(qn("r:id")) or ""
            root = self.parts.related(id) if place and id not in self.seen else None
            if place and root is not None:
                self.seen.add(id)
                self.headed += [_paged(line) for line in self._apart(page=self.section).blocks(root, place)]
        self.section = self.page


def _paged(line: Typed) -> Typed:
    """Return a line of a head or foot, as page number where it has digits and no letter."""
    digits = any(char.isdigit() for char in line.text) and not any(char.isalpha() for char in line.text)
    return replace(line, place="page-number") if digits else line


def _beside(box: Element) -> bool:
    """Tell whether a text box stands in the margin of the page."""
    anchor = next(box.iterancestors(_ANCHOR), None)
    position = anchor.find(qn("wp:positionH")) if anchor is not None else None
    return position is not None and position.get("relativeFrom") in _MARGINS


def _own(parent: Element, tag: str) -> Iterator[Element]:
    """Yield an element's rows or cells, not those of tables within it."""
    for child in parent:
        if child.tag == tag:
            yield child
        elif child.tag in _WRAPPERS:
            yield from _own(child, tag)


def _length(element: Element) -> int:
    return sum(len(text.text or "") for text in element.iter(qn("w:t")))
