"""What of a web page is the law: its main text, and what stands around it to find other pages and to fill in forms."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from harmonize.reading.html_tree import Measured, Node, walk

_AROUND = frozenset({"nav", "footer", "dialog", "menuitem", "marquee"})
_CONTROLS = frozenset({"button", "select", "textarea", "option", "datalist", "input", "title"})
"""Elements that are no text of the page wherever they stand: what is filled in or pressed, and the window's title."""
_ROLES = frozenset({"navigation", "search", "menu", "menubar", "contentinfo", "toolbar", "dialog", "alertdialog"})
_BLOCKS = frozenset({"div", "ul", "ol", "table", "section", "aside", "header", "td", "tr", "form", "p", "center"})
_LINKS, _LINKED, _HALF = 4, 0.75, 0.5
"""From how many links to other pages, and which share of its characters in them, a block only leads elsewhere."""
_MARK = re.compile(r"[\[(]?\s*(?:\d{1,4}|[*†‡§]{1,4}|[a-z]{1,2})\s*[\])]?$")
"""The mark of a note: ``12``, ``[12]``, ``*``, ``(a)``."""
_NOTE_BLOCKS = frozenset({"li", "p", "div", "td", "dd", "aside", "section"})
_LONGEST_NOTE = 5_000


@dataclass(frozen=True, slots=True)
class Parts:
    """Which elements of a page are not its law: ``around`` it, its ``notes``, the ``marks`` of those; by identity.

    ``contents`` are its lists of links to its own articles, ``main`` is the element outside which nothing is law, 0
    where there is none.
    """

    around: frozenset[int]
    contents: frozenset[int]
    notes: frozenset[int]
    marks: frozenset[int]
    main: int


def parts(root: Node, sizes: Measured) -> Parts:
    """Tell the law of a page from what is around it; where that is in doubt, it is law."""
    main = _main(root, sizes)
    notes, marks = _notes(root, sizes)
    opened = [node for event, node in walk(root) if event == "open"]
    around = frozenset(node.mem_id for node in opened if _leads_elsewhere(node, root, sizes))
    contents = frozenset(node.mem_id for node in opened if _leads_within(node, root, sizes))
    return Parts(around, contents, notes, marks, main.mem_id if main is not None else 0)


def is_control(node: Node) -> bool:
    """Tell whether an element is no text of the page, wherever it stands."""
    return node.tag in _CONTROLS


def _main(root: Node, sizes: Measured) -> Node | None:
    """Return the one element that says that it is the page's main text and holds at least half of it."""
    for wanted in ("main", "article"):
        found = [
            node
            for event, node in walk(root)
            if event == "open" and (node.tag == wanted or node.attributes.get("role") == wanted)
        ]
        if len(found) == 1 and sizes.of(found[0]).characters >= _HALF * sizes.of(root).characters:
            return found[0]
    return None


def _leads_elsewhere(node: Node, root: Node, sizes: Measured) -> bool:
    own = sizes.of(node)
    if own.characters > _HALF * sizes.of(root).characters:
        return False
    if node.tag in _AROUND or (node.attributes.get("role") or "") in _ROLES:
        return True
    return node.tag in _BLOCKS and own.links >= _LINKS and own.linked >= _LINKED * own.characters


def _leads_within(node: Node, root: Node, sizes: Measured) -> bool:
    """Tell whether a block does nothing but lead to places on the same page."""
    own = sizes.of(node)
    few = node.tag not in _BLOCKS or own.anchors < _LINKS or own.characters > _HALF * sizes.of(root).characters
    return not few and own.anchored >= _LINKED * own.characters


def _notes(root: Node, sizes: Measured) -> tuple[frozenset[int], frozenset[int]]:
    """Return the elements that are notes, and the links that are their marks.

    A note stands behind its mark: a link back from a note to its mark makes none of the law's own text.
    """
    asked: dict[str, int] = {}
    notes: set[int] = set()
    marks: set[int] = set()
    for event, node in walk(root):
        if event != "open":
            continue
        named = [node.attributes.get("id"), node.attributes.get("name") if node.tag == "a" else None]
        for name in (name for name in named if name in asked):
            block = next((one for one in _upwards(node) if one.tag in _NOTE_BLOCKS), None)
            if block is not None and 0 < sizes.of(block).characters < _LONGEST_NOTE:
                notes.add(block.mem_id)
                marks.add(asked[str(name)])
        href = node.attributes.get("href") or ""
        if node.tag == "a" and len(href) > 1 and href[0] == "#" and _is_mark(node):
            asked.setdefault(href[1:], node.mem_id)
    return frozenset(notes), frozenset(marks)


def _is_mark(link: Node) -> bool:
    """Tell whether a link is the mark of a note: short, and raised or in brackets."""
    words = (link.text() or "").strip() if link.child is not None else ""
    raised = (link.parent is not None and link.parent.tag == "sup") or link.css_first("sup") is not None
    return bool(_MARK.match(words)) and (raised or words[:1] in ("[", "(", "*"))


def _upwards(node: Node) -> Iterator[Node]:
    while node is not None:
        yield node
        node = node.parent
