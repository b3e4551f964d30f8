"""Akoma Ntoso (3.0 and its forerunners) to a document: elements are known by their local names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, Any

from harmonize.errors import InputError
from harmonize.model.text import Aside, Document, Notice, Place, Span
from harmonize.reading.akn_meta import language, marks_all, stated
from harmonize.reading.composition import Composition, Open, Piece, Tag
from harmonize.reading.kinds import settled
from harmonize.reading.options import Options
from harmonize.reading.xml import MAX_DEPTH, depth_error, local, parsed

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

MEDIA_TYPE = "application/akn+xml"
_HEAD = 65_536
_ROOT = re.compile(rb"<(?:[\w.-]{1,60}:)?akomaNtoso[\s>/]")
LAWS = ("act", "bill", "doc", "statement", "portion", "fragment")
"""The types of document that can hold a law."""


def _names(listed: str) -> frozenset[str]:
    return frozenset(listed.split())


_BODIES = ("body", "mainBody", "portionBody", "fragmentBody", "attachment", "component", "conclusions")
_PROVISIONS = _names(
    """
    article section rule clause level paragraph part book tome title subtitle chapter subchapter subpart division
    subdivision transitional subsection subrule subclause subparagraph point indent proviso item attachment component
    conclusions
    """
)
_LOOSE = _names("alinea list sublist hcontainer")
"""Provisions only where they bear a number or a heading, or stand beside others: else a wrapping of their text."""
_INLINE = _names(
    """
    a abbr affectedDocument argument b change concept courtType date decoration def del docAuthority docCommittee
    docDate docIntroducer docJurisdiction docNumber docProponent docPurpose docStage docStatus docTitle docType
    docketNumber embeddedText entity event fillIn i img inline ins judge lawyer legislature location marker mmod mod
    mref neutralCitation noteRef object omissis opinion organization outcome party person placeholder process quantity
    quotedText ref relatedDocument remark rmod role rref session shortTitle signature span sub sup term time u vote
    """
)
_SILENT = _names("meta script style")
_QUOTED = ("quotedStructure", "embeddedStructure")
_UNITS = ("article", "section", "rule", "clause")
_CLOSES = ("wrapUp", "listWrapUp")
_ABSENT = ("include", "componentRef", "documentRef")
_GONE = ("removed", "temporarilyRemoved", "repealed")


def recognised(data: bytes) -> bool:
    """Tell whether a file is Akoma Ntoso, in whatever encoding.

    >>> recognised(b'<akomaNtoso xmlns="urn:x">'), recognised("<an:akomaNtoso>".encode("utf-16")), recognised(b"<html>")
    (True, True, False)
    """
    return bool(_ROOT.search(data[:_HEAD].replace(b"\0", b"")))


def read(data: bytes, path: Path, options: Options) -> Document:
    """Return the law that an Akoma Ntoso file holds, with its provisions as marks.

    Raises InputError for XML that cannot be read safely, and for a file that holds a debate or a judgment.
    """
    root = parsed(data, str(path))
    law = _law(root, path)
    walker = Walker(str(path), Composition())
    walker.children(law)
    walker.notes_of(law)
    made = walker.composition
    if not made.lines:
        raise InputError(str(path), "the file has no text", "export it again with its body")
    marks = settled([mark.mark() for mark in made.marks])
    if marks_all(law):
        marks = tuple(replace(mark, complete=True) for mark in marks)
    return made.document(
        data,
        path.name,
        MEDIA_TYPE,
        marks=marks,
        language=language(law),
        stated=stated(law),
        notices=walker.notices(),
    )


def _law(root: Element, path: Path) -> Element:
    if local(root) != "akomaNtoso":
        raise InputError(str(path), "the XML is no Akoma Ntoso", "give the law as Akoma Ntoso 3.0, HTML, PDF or text")
    found = next((child for child in root if local(child)), None)
    kind = "nothing" if found is None else local(found)
    if found is None or kind not in LAWS:
        raise InputError(str(path), f"the file holds {kind}, no act or bill", "give the act that is in force")
    return found


@dataclass(slots=True)
class Walker:
    """Walks the elements of a law in their order; ``buffer`` is the line that is being gathered."""

    name: str
    composition: Composition
    buffer: list[Piece] = field(default_factory=list)
    within: list[str] = field(default_factory=list)
    role: str = "body"
    place: Place = "flow"
    tag: tuple[Tag | None, int] = (None, 0)
    quoted: bool = False
    lawful: bool = False
    absent: list[str] = field(default_factory=list)
    runs: Iterator[int] = field(default_factory=lambda: count(1))

    def children(self, element: Element) -> None:
        """Walk what is within an element: its text, its children, the text between them."""
        if len(self.within) > MAX_DEPTH:
            raise depth_error(element, self.name)
        self.within.append(local(element))
        self.say(element.text)
        heading: Open | None = None
        for child in element:
            if local(child) == "crossHeading" and self._between_units():
                heading = self._crossed(child, heading)
            else:
                self.visit(child)
            self.say(child.tail)
        if heading:
            self.composition.close(heading)
        self.within.pop()

    def say(self, text: str | None) -> None:
        """Add characters to the line."""
        if text:
            self.buffer.append(Piece(text, *self.tag))

    def flush(self) -> Span | None:
        """End the line, and give it to what it belongs to."""
        pieces, self.buffer = self.buffer, []
        if self.role == "number":
            self.composition.number(pieces)
            return None
        if self.role == "heading":
            self.composition.heading(pieces)
            return None
        return self.composition.body(pieces, self.place)

    def visit(self, element: Element) -> None:
        """Walk one element as what it is."""
        name = local(element)
        if name in _SILENT:
            return
        if name in _ABSENT:
            self.absent.append(name)
        if name in ("authorialNote", "note"):
            self._note(element)
        elif name == "del":
            self.composition.later(" ".join(element.itertext()), "deletion")
        elif name in _INLINE:
            self._inline(element, name)
        else:
            self.flush()
            self._block(element, name)
            self.flush()

    def notes_of(self, law: Element) -> None:
        """Keep the notes that the metadata hold."""
        for meta in (child for child in law if local(child) == "meta"):
            for note in (part for part in meta.iter() if local(part) == "note"):
                self._note(note)

    def notices(self) -> list[Notice]:
        """Return what a reader must know: that the file leaves parts of the law to other files."""
        if not self.absent:
            return []
        return [
            Notice(
                "not-included",
                f"{self.name} leaves {len(self.absent)} parts of the law to other files, which were not read;"
                " export it with its components in one file",
            )
        ]

    def _inline(self, element: Element, name: str) -> None:
        tag: Tag | None = {"remark": "amendment-note", "ins": "insertion"}.get(name)  # type: ignore[assignment]
        before = self.tag
        if tag and not before[0]:
            self.tag = (tag, next(self.runs))
        self.say(element.get("startQuote"))
        self.children(element)
        self.say(element.get("endQuote"))
        self.tag = before

    def _note(self, element: Element) -> None:
        """A note stands outside the sentence: beside it in the margin, or below the text."""
        words = " ".join(" ".join(element.itertext()).split())
        if element.get("placement") in ("side", "left", "right") and not self.within_head():
            self.flush()
            self.composition.body([Piece(words)], "margin-note")
            return
        marker = (element.get("marker") or "").strip()
        self.composition.later(words if words.startswith(marker) else f"{marker} {words}", "footnote")

    def within_head(self) -> bool:
        """Tell whether the line is a number or a heading."""
        return self.role != "body"

    def _block(self, element: Element, name: str) -> None:
        if name in ("num", "heading", "subheading"):
            self._head(element, name)
        elif name == "toc" or (name == "block" and element.get("name") == "contents"):
            self._contents(element)
        elif name == "table":
            with self._set(place="table"):
                self.children(element)
        elif name in _QUOTED:
            with self._set(quoted=True):
                _with_quotes(element)
                self.children(element)
            if self.composition.path:
                self.composition.path[-1].complete = True
        elif name in _BODIES:
            with self._set(lawful=True):
                self._provision(element, name) if name in _PROVISIONS else self.children(element)
        elif self._is_provision(element, name):
            self._provision(element, name)
        else:
            self.children(element)

    def _head(self, element: Element, name: str) -> None:
        """A number or a heading: of the provision that is open, else a line of text like any other."""
        opened = self.composition.path[-1] if self.composition.path else None
        if opened is None or self.quoted or self.place == "table" or opened.kind != self._named(element):
            self.children(element)
            return
        with self._set(role="number" if name == "num" else "heading"):
            self.children(element)
            self.flush()
        stated_number = _stated_number(element) if name == "num" else None
        if stated_number is not None:
            opened.number, opened.exact = stated_number, True

    def _named(self, element: Element) -> str:
        parent = element.getparent()
        return "" if parent is None else _name(parent)

    def _contents(self, element: Element) -> None:
        start = self.composition.length
        self.children(element)
        self.flush()
        if self.composition.length > start:
            self.composition.asides.append(Aside(Span(start, self.composition.length - 1), "contents"))

    def _is_provision(self, element: Element, name: str) -> bool:
        if not self.lawful or self.quoted or self.place == "table":
            return False
        if name in _CLOSES:
            return bool(self.composition.path) and self.composition.path[-1].parent
        if name not in _LOOSE:
            return name in _PROVISIONS
        if any(local(child) in ("num", "heading") for child in element):
            return True
        if name == "hcontainer":
            return _name(element) != name
        return name == "alinea" and self.within[-1] in _UNITS and _among_others(element)

    def _provision(self, element: Element, name: str) -> None:
        eid = "-".join((element.get("eId") or element.get("id") or "").split())
        gone = element.get("status") in _GONE
        opened = self.composition.open(_name(element), eid=eid, repealed=gone)
        self.children(element)
        self.flush()
        self.composition.close(opened)

    def _between_units(self) -> bool:
        return self.lawful and not self.quoted and not any(name in _UNITS for name in self.within)

    def _crossed(self, element: Element, before: Open | None) -> Open:
        """Open the group that a heading between two provisions makes of what follows it."""
        self.flush()
        if before:
            self.composition.close(before)
        opened = self.composition.open("crossHeading", eid=element.get("eId") or "")
        with self._set(role="heading"):
            self.children(element)
            self.flush()
        return opened

    @contextmanager
    def _set(self, **states: object) -> Iterator[None]:
        """Set fields for a while."""
        before = {name: getattr(self, name) for name in states}
        for name, value in states.items():
            setattr(self, name, value)
        try:
            yield
        finally:
            for name, value in before.items():
                setattr(self, name, value)


def _name(element: Element) -> str:
    """Return what an element calls its provision: its own name, or the one that an ``hcontainer`` is given."""
    name = local(element)
    if name != "hcontainer":
        return name
    given = element.get("name") or ""
    return given if given in ("annex", "appendix", "attachment", "schedule", "group", "closing", "wrapup") else name


def _among_others(element: Element) -> bool:
    parent = element.getparent()
    return parent is not None and sum(local(child) in _PROVISIONS | _LOOSE for child in parent) > 1


def _stated_number(num: Element) -> str | None:
    """Return the number that a ``num`` says apart from its word, as ``title``, if all of it is printed there."""
    title = num.get("title")
    printed = iter("".join(num.itertext()))
    return title if title is not None and all(char in printed for char in title if char.isalnum()) else None


def _with_quotes(element: Element) -> None:
    """Print the quotation marks that a quoted structure only names, around its first and last words."""
    opens, closes = element.get("startQuote") or "", element.get("endQuote") or ""
    if words := element.xpath(".//text()[normalize-space()]"):
        _written(words[0], opens + words[0].lstrip())
        words = element.xpath(".//text()[normalize-space()]")
        _written(words[-1], words[-1].rstrip() + closes)


def _written(words: Any, text: str) -> None:
    """Put a text in the place of the words that stand within or behind an element."""
    if words.is_tail:
        words.getparent().tail = text
    else:
        words.getparent().text = text
