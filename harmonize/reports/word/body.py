"""Blocks of a paper as what stands in a DOCX, from its title to its last section."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import count

from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement

from harmonize.reports.keeping import kept
from harmonize.reports.linking import places
from harmonize.reports.paper import (
    Block,
    Contents,
    Heading,
    Listing,
    Paper,
    Paragraph,
    Picture,
    Table,
    Turn,
    words,
)
from harmonize.reports.word.elements import Xml, closed, opened, paragraph, parsed, run, w
from harmonize.reports.word.package import Package, text_height, text_width
from harmonize.reports.word.runs import Writer
from harmonize.reports.word.tables import table

STYLES = {
    "body": "Normal",
    "lead": "Lead",
    "quote": "Quote",
    "caption": "Caption",
    "notice": "Notice",
    "small": "Small",
}
"""By style of a paragraph in a paper, its style in Word."""
TALLEST = 0.85
"""The share of a page's height that a picture takes at most."""


def body(paper: Paper, package: Package) -> list[BaseOxmlElement]:
    """Return the children of the body; the last are the properties of the last section."""
    pages = _Pages(paper, package, Writer(package, places(paper)), parsed(_opening(paper)))
    for block, stays in zip(paper.blocks, kept(paper.blocks), strict=True):
        pages.add(block, stays)
    return [*pages.elements, *parsed([package.section(pages.turned)])]


def _opening(paper: Paper) -> Iterator[Xml]:
    yield paragraph("Title", run(paper.title))
    if paper.subtitle:
        yield paragraph("Subtitle", run(paper.subtitle))


@dataclass(slots=True)
class _Pages:
    """The elements so far, the direction of their pages, the turn that waits for a block, and the ids met."""

    paper: Paper
    package: Package
    writer: Writer
    elements: list[BaseOxmlElement]
    turned: bool = False
    turn: Turn | None = None
    marks: Iterator[int] = field(default_factory=lambda: count(1))
    met: set[str] = field(default_factory=set)

    def add(self, block: Block, stays: bool) -> None:
        """Add a block; a turn is taken only when something follows it, so that no page stays blank."""
        if isinstance(block, Turn):
            self.turn = block
            return
        broken = self._turn()
        made = parsed(self._made(block))
        if broken and made:
            _first_paragraph(made[0]).get_or_add_pPr().get_or_add_pageBreakBefore()
        if stays:
            made[0].get_or_add_pPr().get_or_add_keepNext()
        self.elements += made

    def _turn(self) -> bool:
        """Take the turn that waits: end the section where the direction changes, else say that a page ends here."""
        turn, self.turn = self.turn, None
        if turn is None or turn.landscape == self.turned:
            return turn is not None
        self._end_section()
        self.turned = turn.landscape
        return False

    def _end_section(self) -> None:
        """End the section in its last paragraph, where Word looks for it."""
        if self.elements[-1].tag != qn("w:p"):
            self.elements += parsed([paragraph("TableGap")])
        self.elements[-1].get_or_add_pPr().extend(parsed([self.package.section(self.turned)]))

    def _made(self, block: Block) -> Iterator[Xml]:
        match block:
            case Heading():
                yield self._heading(block)
            case Paragraph():
                named = self._named(block.id, self.writer.text(block.text))
                yield paragraph(STYLES[block.style], *named)
            case Listing():
                yield from self._listing(block)
            case Table():
                yield from table(block, text_width(self.turned), self.writer)
            case Picture():
                yield self._picture(block)
            case Contents():
                yield self._contents(block)
            case Turn():
                raise TypeError("a turn is no text")

    def _heading(self, block: Heading) -> Xml:
        named = self._named(block.id, self.writer.text(block.text))
        return paragraph(f"Heading{block.level}", *self._marked(_mark(next(self.marks)), named))

    def _named(self, id: str, runs: Iterator[Xml]) -> Iterator[Xml]:
        """Yield runs with the bookmark that links to their id lead to; of equal ids the first counts."""
        if not id or id in self.met:
            return runs
        self.met.add(id)
        return self._marked(self.writer.places[id], runs)

    def _marked(self, name: str, runs: Iterator[Xml]) -> Iterator[Xml]:
        id = self.package.bookmark()
        yield w("bookmarkStart", id=id, name=name)
        yield from runs
        yield w("bookmarkEnd", id=id)

    def _listing(self, block: Listing) -> Iterator[Xml]:
        style, number = ("ListNumber", self.package.numbering()) if block.ordered else ("ListBullet", 0)
        for item in block.items:
            yield paragraph(style, *self.writer.text(item), numbered=number)

    def _picture(self, block: Picture) -> Xml:
        width, height = block.width * text_width(self.turned), TALLEST * text_height(self.turned)
        return paragraph("Picture", w("r", self.package.picture(block.svg, block.alt, width, height)))

    def _contents(self, block: Contents) -> Xml:
        """Return the table of contents as a field that holds the headings already, and that Word can renew."""
        gallery = w("docPartObj", w("docPartGallery", val="Table of Contents"), w("docPartUnique"))
        entries = list(_entries(self.paper, block.depth)) or [("Normal", Xml(""))]
        before = [opened(rf'TOC \o "1-{block.depth}" \h \z \u'), *[()] * (len(entries) - 1)]
        behind = [*[()] * (len(entries) - 1), (closed(),)]
        lines = zip(entries, before, behind, strict=True)
        filled = (paragraph(style, *first, link, *last) for (style, link), first, last in lines)
        return w("sdt", w("sdtPr", gallery), w("sdtContent", paragraph("TOCHeading", run(block.title)), *filled))


def _entries(paper: Paper, depth: int) -> Iterator[tuple[str, Xml]]:
    """Yield the style of an entry and a link for each heading.

    Its page is left to Word, which writes it when the reader renews the table: only Word knows where its pages end.
    """
    marks = count(1)
    for heading in (block for block in paper.blocks if isinstance(block, Heading)):
        mark = _mark(next(marks))
        if heading.level <= depth:
            yield f"TOC{heading.level}", w("hyperlink", run(words(heading.text)), anchor=mark, history=1)


def _mark(number: int) -> str:
    """Return the name of a heading's bookmark, of the form that Word gives its own."""
    return f"_Toc{number:08}"


def _first_paragraph(element: BaseOxmlElement) -> BaseOxmlElement:
    first: BaseOxmlElement = next(element.iter(qn("w:p")))
    return first
