"""HTML to a document: what a browser shows of a page, line by line, and what of it is the law."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from harmonize.model.text import Document, Notice, Place
from harmonize.reading import html_page, html_style, html_tree
from harmonize.reading.counting import IN_HTML
from harmonize.reading.html_page import Parts
from harmonize.reading.html_style import Look
from harmonize.reading.html_tree import Measured, Node
from harmonize.reading.options import Options
from harmonize.reading.raised import flowing
from harmonize.reading.tables import is_layout
from harmonize.reading.typed import Piece, Typed, document

MEDIA_TYPE = "text/html"
_INLINE = frozenset(
    {
        "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font", "i",
        "ins", "kbd", "label", "mark", "nobr", "o:p", "q", "rp", "rt", "ruby", "s", "samp", "small", "span", "strike",
        "strong", "sub", "sup", "time", "tt", "u", "var", "wbr",
    }
)  # fmt: skip
_SIGNS = {"disc": "• ", "circle": "• ", "square": "• "}
_LISTS = ("ol", "ul", "menu")
_FEW = 2_000
"""Characters of law below which a page may have it in a frame."""


def read(data: bytes, path: Path, options: Options) -> Document:
    """Return the document of a page of HTML; nothing that it refers to is fetched, none of its scripts run.

    Raises InputError for a page that is too large, nested too deep, or without text.
    """
    tree = html_tree.parsed(data, str(path))
    sizes = html_tree.measured(tree.root)
    page = Page(html_style.sheets(tree), html_page.parts(tree.root, sizes), sizes, sizes.of(tree.root).characters)
    for event, node in html_tree.walk(tree.root):
        if event == "text":
            page.say(node.text_content or "")
        elif event == "open":
            page.open(node)
        else:
            page.close(node)
    page.flush()
    framed = len(tree.css("iframe[src], frame[src]"))
    return document(data, path, MEDIA_TYPE, page.lines, changes=options.changes, notices=_framed(framed, page.said))


def _framed(frames: int, said: int) -> tuple[Notice, ...]:
    """Return the notice that a page with little text shows others in frames, which were not read."""
    told = f"the page shows {frames} others in frames, which were not read: save the page inside the frame"
    return (Notice("frames-not-read", told),) if frames and said < _FEW else ()


@dataclass(slots=True)
class Count:
    """A list while it is being read: the number of its next item, what is added for each, how it is written."""

    next: int
    step: int
    ordered: bool


@dataclass(slots=True)
class Page:
    """A page while it is being read.

    ``looks`` are those of the open elements, ``counts`` the open lists, ``line`` what was said since the last line
    ended, ``number`` what a list puts before the next word. ``said`` counts the characters of the law so far.
    """

    styles: Mapping[int, Mapping[str, str]]
    parts: Parts
    sizes: Measured
    total: int
    looks: list[Look] = field(default_factory=lambda: [Look()])
    counts: list[Count] = field(default_factory=list)
    line: list[tuple[str, Look]] = field(default_factory=list)
    lines: list[Typed] = field(default_factory=list)
    number: str = ""
    said: int = 0

    def open(self, node: Node) -> None:
        """Begin an element."""
        above = self.looks[-1]
        look = html_style.look(node, above, self.styles)
        if node.tag == "br" or self._is_block(node):
            self.flush()
        if node.tag in _LISTS:
            self.counts.append(_count(node))
        elif node.tag == "li":
            self.number += self._item(node, look)
        elif node.tag == "q":
            self.say("“")
        self.looks.append(look._replace(place=self._place(node, above)))

    def close(self, node: Node) -> None:
        """End an element."""
        self.looks.pop()
        if node.tag == "q":
            self.say("”")
        if self._is_block(node):
            self.flush()
        if node.tag in _LISTS:
            self.counts.pop()
        elif node.tag == "li":
            self.number = ""

    def say(self, text: str) -> None:
        """Add the characters of a text where it stands."""
        look = self.looks[-1]
        if look.kept_lines:
            for at, part in enumerate(text.split("\n")):
                if at:
                    self.flush()
                self.line.append((part, look))
            return
        self.line.append((text, look))

    def flush(self) -> None:
        """End the line."""
        spoken = [(self._spelled(text, look), look) for text, look in self.line]
        self.line = []
        for place in dict.fromkeys(look.stands for _, look in spoken):
            parts = [part for part in spoken if part[1].stands == place]
            if any(text.strip() for text, _ in parts):
                self.lines += flowing(self._line(parts, place))
                self.said += sum(len(text) for text, _ in parts) if place == "flow" else 0

    def _spelled(self, text: str, look: Look) -> str:
        """Return a text with the number that its list puts before it, in capitals where it is shown in them."""
        if self.number and text.strip() and not look.hidden:
            text, self.number = f"{self.number}{text.lstrip()}", ""
        return text.upper() if look.capitals else text

    def _line(self, parts: list[tuple[str, Look]], place: Place) -> Typed:
        weights = [len(text.strip()) for text, _ in parts]
        half = sum(weights) / 2
        longest = parts[weights.index(max(weights))][1]
        first = parts[0][0]
        inset = len(first) - len(first.lstrip()) if longest.kept_lines else 0
        return Typed(
            tuple(Piece(text, look.changes, raised=look.raised) for text, look in parts),
            place=place,
            size=longest.size,
            bold=sum(weight for weight, (_, look) in zip(weights, parts, strict=True) if look.bold) > half,
            italic=sum(weight for weight, (_, look) in zip(weights, parts, strict=True) if look.italic) > half,
            centred=longest.centred,
            indent=0.0 if longest.centred else longest.indent + inset,
        )

    def _is_block(self, node: Node) -> bool:
        shown = html_style.display(node, self.styles)
        return not shown.startswith("inline") if shown and shown != "contents" else node.tag not in _INLINE

    def _place(self, node: Node, above: Look) -> Place:
        """Return where the text within an element stands."""
        id = node.mem_id
        if id == self.parts.main:
            return "flow"
        if node.tag == "html" and self.parts.main:
            return self._around()
        if id in self.parts.around or html_page.is_control(node):
            return self._around() if above.place in ("flow", "table") else above.place
        if id in self.parts.contents and above.place in ("flow", "table"):
            return "contents"
        if id in self.parts.notes or id in self.parts.marks:
            return "footnote"
        if above.place in ("running-head", "running-foot") and self.parts.main:
            return self._around()
        if node.tag == "table" and above.place == "flow" and not self._lays_out(node):
            return "table"
        return above.place

    def _around(self) -> Place:
        """Return where what is around the law stands: at its head until half of it was said."""
        return "running-head" if self.said < self.total / 2 else "running-foot"

    def _lays_out(self, table: Node) -> bool:
        if table.attributes.get("role") == "presentation" or len(table.css("table")) > 1:
            return True
        rows = [row for row in table.css("tr") if self.sizes.of(row).characters]
        return is_layout(([self.sizes.of(cell).characters for cell in _cells(row)] for row in rows), self.total)

    def _item(self, node: Node, look: Look) -> str:
        """Return what a list puts before an item: its number with a stop, a dash for one that is not counted."""
        count = self.counts[-1] if self.counts else Count(1, 1, False)
        if look.numbers == "none":
            return ""
        if not count.ordered and look.numbers not in IN_HTML and look.numbers != "decimal":
            return "- "
        given = (node.attributes.get("value") or "").strip()
        number = int(given) if _is_number(given) else count.next
        count.next = number + count.step
        return _SIGNS.get(look.numbers) or f"{IN_HTML.get(look.numbers, str)(number)}. "


def _cells(row: Node) -> Iterator[Node]:
    cell = row.child
    while cell is not None:
        if cell.tag in ("td", "th"):
            yield cell
        cell = cell.next


def _is_number(text: str) -> bool:
    return text.removeprefix("-").isdecimal() and len(text) < 7


def _count(node: Node) -> Count:
    attributes = node.attributes
    start = (attributes.get("start") or "").strip()
    backwards = "reversed" in attributes
    items = sum(1 for child in _children(node) if child.tag == "li")
    begins = int(start) if _is_number(start) else items if backwards else 1
    return Count(begins, -1 if backwards else 1, node.tag == "ol")


def _children(node: Node) -> Iterator[Node]:
    child = node.child
    while child is not None:
        yield child
        child = child.next
