"""The elements of a law walked in their order: their words become lines, provisions become marks."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import count
from typing import TYPE_CHECKING

from harmonize.model.text import Aside, Notice, Place, Span
from harmonize.reading.akn_names import (
    ABSENT,
    BODIES,
    CLOSES,
    GONE,
    INLINE,
    LOOSE,
    PROVISIONS,
    QUOTED,
    SILENT,
    UNITS,
    among_others,
    name_of,
    stated_number,
    with_quotes,
)
from harmonize.reading.composition import Composition, Open, Piece, Tag
from harmonize.reading.xml import MAX_DEPTH, depth_error, local

if TYPE_CHECKING:
    from lxml.etree import _Element as Element


@dataclass(slots=True)
class Walker:
    """Walks the elements of a law of a kind (``act``, ``bill``); ``buffer`` is the line that is being gathered."""

    name: str
    composition: Composition
    kind: str
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

    def flush(self) -> None:
        """End the line, and give it to what it belongs to."""
        pieces, self.buffer = self.buffer, []
        if not any(piece.text.strip() for piece in pieces):
            return
        if self.role == "number":
            self.composition.number(pieces)
        elif self.role == "heading":
            self.composition.heading(pieces)
        else:
            self.composition.body(pieces, self.place)

    def visit(self, element: Element) -> None:
        """Walk one element as what it is."""
        name = local(element)
        if name in SILENT:
            return
        if name in ABSENT:
            self.absent.append(name)
        if name in ("authorialNote", "note"):
            self._note(element)
        elif name == "del":
            self.composition.later(" ".join(element.itertext()), "deletion")
        elif name in INLINE:
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
        tag = self._tag(name)
        before = self.tag
        if tag and not before[0]:
            self.tag = (tag, next(self.runs))
        self.say(element.get("startQuote"))
        self.children(element)
        self.say(element.get("endQuote"))
        self.tag = before

    def _tag(self, name: str) -> Tag | None:
        """Return what a remark or an insertion is; a law in force shows by ``ins`` what older acts put in."""
        if name == "remark":
            return "amendment-note"
        return "insertion" if name == "ins" and self.kind == "bill" else None

    def _note(self, element: Element) -> None:
        """A note stands outside the sentence: beside it in the margin, or below the text."""
        words = " ".join(" ".join(element.itertext()).split())
        if element.get("placement") in ("side", "left", "right") and self.role == "body":
            self.flush()
            self.composition.body([Piece(words)], "margin-note")
            return
        marker = (element.get("marker") or "").strip()
        self.composition.later(words if words.startswith(marker) else f"{marker} {words}", "footnote")

    def _block(self, element: Element, name: str) -> None:
        if name in ("num", "heading", "subheading"):
            self._head(element, name)
        elif name == "toc" or (name == "block" and element.get("name") == "contents"):
            self._contents(element)
        elif name == "table":
            with self._set(place="table"):
                self.children(element)
        elif name in QUOTED:
            with self._set(quoted=True):
                with_quotes(element)
                self.children(element)
            if self.composition.path:
                self.composition.path[-1].complete = True
        elif name in BODIES:
            with self._set(lawful=True):
                self._provision(element, name) if name in PROVISIONS else self.children(element)
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
        alone = stated_number(element) if name == "num" else None
        if alone is not None and opened.number:
            opened.number, opened.exact = alone, True

    def _named(self, element: Element) -> str:
        parent = element.getparent()
        return "" if parent is None else name_of(parent)

    def _contents(self, element: Element) -> None:
        start = self.composition.length
        self.children(element)
        self.flush()
        if self.composition.length > start:
            self.composition.asides.append(Aside(Span(start, self.composition.length - 1), "contents"))

    def _is_provision(self, element: Element, name: str) -> bool:
        if not self.lawful or self.quoted or self.place == "table":
            return False
        if name in CLOSES:
            return bool(self.composition.path) and self.composition.path[-1].parent
        if name not in LOOSE:
            return name in PROVISIONS
        if any(local(child) in ("num", "heading") for child in element):
            return True
        if name == "hcontainer":
            return name_of(element) != name
        return name == "alinea" and self.within[-1] in UNITS and among_others(element)

    def _provision(self, element: Element, name: str) -> None:
        eid = "-".join((element.get("eId") or element.get("id") or "").split())
        gone = element.get("status") in GONE
        opened = self.composition.open(name_of(element), eid=eid, repealed=gone)
        self.children(element)
        self.flush()
        self.composition.close(opened)

    def _between_units(self) -> bool:
        return self.lawful and not self.quoted and not any(name in UNITS for name in self.within)

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
