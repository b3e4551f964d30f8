"""A page of HTML as a tree: decoded and parsed as a browser does, walked without recursion, measured once."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Literal

import webencodings
from selectolax.lexbor import LexborHTMLParser

from harmonize.errors import InputError
from harmonize.reading import plain
from harmonize.reading.plain import MARKS

Node = Any
"""A node of selectolax's tree."""
TEXT = "-text"
SILENT = frozenset(
    {"script", "style", "template", "svg", "canvas", "audio", "video", "object", "iframe", "frame", "math", "meta"}
)
"""Elements without characters that a browser shows as text."""
_LARGEST = 64 << 20
_HEAD = 4096
_DEEPEST = 2_000
_TAG = re.compile(r"<(?P<close>/?)(?P<name>[a-zA-Z][a-zA-Z0-9]*)[^<>]*>")
_FLAT = frozenset(
    {
        "a", "abbr", "area", "b", "base", "basefont", "big", "br", "code", "col", "dd", "dt", "em", "embed", "font",
        "frame", "hr", "i", "img", "input", "li", "link", "meta", "nobr", "option", "p", "param", "s", "small",
        "source", "span", "strike", "strong", "sub", "sup", "tbody", "td", "tfoot", "th", "thead", "tr", "tt", "u",
        "wbr",
    }
)  # fmt: skip
"""Elements that never nest deep, or whose nesting costs nothing: a browser closes them itself, or sets them inline."""
_CHARSET = re.compile(rb"""<meta[^<>]{0,200}?charset\s*=\s*["']?\s*(?P<name>[\w.:-]{1,40})""", re.IGNORECASE)
"""``<meta charset="utf-8">``, ``<meta http-equiv="Content-Type" content="text/html; charset=windows-1250">``."""
_JUNK = 0.01


def parsed(data: bytes, where: str) -> LexborHTMLParser:
    """Return the tree of a page.

    Raises InputError for a page that is larger or nested deeper than any law's.
    """
    if len(data) > _LARGEST:
        raise InputError(where, f"the page is larger than {_LARGEST >> 20} MB", "split it")
    text = decoded(data, where)
    if _depth(text) > _DEEPEST:
        raise InputError(where, f"elements are nested more than {_DEEPEST} deep", "save the page as text or PDF")
    return LexborHTMLParser(text)


def decoded(data: bytes, where: str) -> str:
    """Return a page's characters: by its mark, else by what it declares, else as plain text.

    >>> decoded('<meta charset="windows-1250">Član'.encode("cp1250"), "zakon.html")[-4:]
    'Član'
    """
    declared = _CHARSET.search(data[:_HEAD])
    encoding = webencodings.lookup(declared["name"].decode("ascii", "ignore")) if declared else None
    marked = data.startswith(tuple(sign for sign, _ in MARKS))
    if encoding is None or marked or encoding.name.startswith("utf-16"):
        return plain.decoded(data, where)
    text, _ = webencodings.decode(data, encoding)
    return str(text) if text.count("\ufffd") <= _JUNK * len(text) else plain.decoded(data, where)


def _depth(text: str) -> int:
    deepest = depth = 0
    for tag in _TAG.finditer(text):
        if tag["name"].lower() not in _FLAT:
            depth = max(0, depth - 1) if tag["close"] else depth + 1
            deepest = max(deepest, depth)
    return deepest


def is_silent(node: Node) -> bool:
    """Tell whether an element has no characters that a browser shows as text, or is a comment."""
    return node.tag in SILENT or (node.tag.startswith("-") and node.tag != TEXT)


def walk(root: Node) -> Iterator[tuple[Literal["open", "close", "text"], Node]]:
    """Yield each element when it opens and when it closes, and each text, in the page's order.

    Elements without text are left out.
    """
    path: list[Node] = []
    node = root
    while node is not None:
        if node.tag == TEXT:
            yield "text", node
        elif not is_silent(node):
            yield "open", node
            if node.child is not None:
                path.append(node)
                node = node.child
                continue
            yield "close", node
        while path and node.next is None:
            node = path.pop()
            yield "close", node
        node = node.next if path else None


@dataclass(frozen=True, slots=True)
class Size:
    """How much an element holds: characters, those in links to other pages and to its own, and how many of either."""

    characters: int = 0
    linked: int = 0
    anchored: int = 0
    links: int = 0
    anchors: int = 0


@dataclass(slots=True)
class Measured:
    """What the elements of a page hold, by their identity."""

    sizes: dict[int, Size] = field(default_factory=dict)

    def of(self, node: Node) -> Size:
        """Return what an element holds."""
        return self.sizes.get(node.mem_id, Size())


def _leads(node: Node) -> tuple[bool, bool]:
    """Tell whether an element is a link to another page, and whether it is one to a place on its own."""
    href = (node.attributes.get("href") or "") if node.tag == "a" else ""
    return bool(href) and not href.startswith("#"), len(href) > 1 and href.startswith("#")


def measured(root: Node) -> Measured:
    """Measure every element of a page."""
    made = Measured()
    stack: list[list[int]] = [[0] * 5]
    away = within = 0
    for event, node in walk(root):
        if event == "text":
            length = len("".join((node.text_content or "").split()))
            stack[-1][0] += length
            stack[-1][1] += length if away else 0
            stack[-1][2] += length if within else 0
            continue
        leads = _leads(node)
        if event == "open":
            away, within = away + leads[0], within + leads[1]
            stack.append([0, 0, 0, *map(int, leads)])
        else:
            away, within = away - leads[0], within - leads[1]
            own = stack.pop()
            made.sizes[node.mem_id] = Size(*own)
            stack[-1] = [held + amount for held, amount in zip(stack[-1], own, strict=True)]
    return made
