"""How a browser would set an element: by its tag, its attributes, and the style sheets that the page itself holds."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import NamedTuple

import tinycss2
from selectolax.lexbor import LexborHTMLParser, SelectolaxError

from harmonize.model.text import Place
from harmonize.reading.html_tree import Node
from harmonize.reading.typed import Tracked

_KNOWN = frozenset(
    {
        "display", "visibility", "text-align", "font-weight", "font-style", "font-size", "list-style",
        "list-style-type", "text-transform", "margin-left", "white-space", "vertical-align",
    }
)  # fmt: skip
_LARGEST_SHEET = 1 << 20
_MOST_RULES = 500
_BASE = 12.0
_STEP = 24.0
"""Points by which a list or a quotation is set in."""
_HEADINGS = {"h1": 24.0, "h2": 18.0, "h3": 14.0, "h4": 12.0, "h5": 10.0, "h6": 9.0}
_FONT_SIZES = {"1": 7.5, "2": 10.0, "3": 12.0, "4": 13.5, "5": 18.0, "6": 24.0, "7": 36.0}
_BOLD = frozenset({"b", "strong", "th", *_HEADINGS})
_ITALIC = frozenset({"i", "em", "cite", "dfn", "var", "address"})
_SET_IN = frozenset({"ul", "ol", "menu", "blockquote", "dd"})
_LENGTH = re.compile(r"(?P<number>-?\d{1,4}(?:\.\d{1,4})?)\s*(?P<unit>pt|px|em|rem|%|cm|mm|in)?$")
"""``12pt``, ``1.5em``, ``-18px``, ``120%``."""
_POINTS = {"pt": 1.0, "px": 0.75, "cm": 28.35, "mm": 2.835, "in": 72.0, "": 0.75}


class Look(NamedTuple):
    """How the text within an element is set; all of it is handed down to the elements inside.

    ``numbers`` is the list style, empty for the usual one of the list; ``raised`` tells of superscript, ``place`` is
    where the text stands, ``changes`` are those made to it.
    """

    bold: bool = False
    italic: bool = False
    size: float = _BASE
    centred: bool = False
    indent: float = 0.0
    hidden: bool = False
    capitals: bool = False
    numbers: str = ""
    kept_lines: bool = False
    raised: bool = False
    place: Place = "flow"
    changes: tuple[Tracked, ...] = ()

    @property
    def stands(self) -> Place:
        """Where the text is placed: what is hidden at no other place."""
        return "hidden" if self.hidden else self.place


def sheets(tree: LexborHTMLParser) -> dict[int, dict[str, str]]:
    """Return by element what the page's own style sheets say of it, the later and more specific rule last."""
    said: dict[int, dict[str, str]] = defaultdict(dict)
    text = "\n".join(style.text() for style in tree.css("style"))[:_LARGEST_SHEET]
    for selector, declared in sorted(_rules(text), key=lambda rule: _specific(rule[0])):
        try:
            matched = tree.css(selector)
        except SelectolaxError:
            continue  # a selector for what only a browser knows: p::before
        for node in matched:
            said[node.mem_id].update(declared)
    return said


def _rules(text: str) -> list[tuple[str, dict[str, str]]]:
    """Return the first rules, outside media queries, that say something that is known."""
    rules: list[tuple[str, dict[str, str]]] = []
    for rule in tinycss2.parse_stylesheet(text, skip_comments=True, skip_whitespace=True):
        if rule.type != "qualified-rule":
            continue
        declared = _declared(tinycss2.parse_blocks_contents(rule.content))
        if declared:
            rules.append((_written(rule.prelude), declared))
    return rules[:_MOST_RULES]


def _declared(found: Iterable[object]) -> dict[str, str]:
    return {
        one.lower_name: _written(one.value).lower()
        for one in found
        if isinstance(one, tinycss2.ast.Declaration) and one.lower_name in _KNOWN
    }


def _written(tokens: Iterable[object]) -> str:
    """Return tokens as written; those that are nested deeper than anybody writes say nothing."""
    try:
        return str(tinycss2.serialize(tokens)).strip()
    except RecursionError:
        return ""


def _specific(selector: str) -> tuple[int, int]:
    return selector.count("#"), selector.count(".")


def display(node: Node, said: Mapping[int, Mapping[str, str]]) -> str:
    """Return what the styles say of an element's display, empty where they do not."""
    return style(node, said).get("display", "")


def style(node: Node, said: Mapping[int, Mapping[str, str]]) -> Mapping[str, str]:
    """Return what style sheets and the element itself say of it."""
    own = node.attributes.get("style")
    sheet = said.get(node.mem_id, {})
    return {**sheet, **_declared(tinycss2.parse_blocks_contents(own))} if own else sheet


def look(node: Node, above: Look, said: Mapping[int, Mapping[str, str]]) -> Look:
    """Return how the text within an element is set, given how what holds it is."""
    tag, attributes, styled = node.tag, node.attributes, style(node, said)
    align = styled.get("text-align") or (attributes.get("align") or "").lower()
    weight, slant = styled.get("font-weight", ""), styled.get("font-style", "")
    hidden = above.hidden or "hidden" in attributes or styled.get("display") == "none"
    return Look(
        bold=_is_bold(weight) if weight else tag in _BOLD or above.bold,
        italic=slant in ("italic", "oblique") if slant else tag in _ITALIC or above.italic,
        size=_size(tag, attributes.get("size") or "", styled.get("font-size", ""), above.size),
        centred=align == "center" if align else tag == "center" or above.centred,
        indent=max(0.0, above.indent + _inset(tag, styled.get("margin-left", ""), above.size)),
        hidden=hidden or styled.get("visibility") in ("hidden", "collapse"),
        capitals=styled.get("text-transform", "uppercase" if above.capitals else "") == "uppercase",
        numbers=_numbers(tag, attributes.get("type") or "", styled, above),
        kept_lines=styled.get("white-space", "").startswith("pre") or tag == "pre" or above.kept_lines,
        raised=tag == "sup" or styled.get("vertical-align") == "super" or above.raised,
        place=above.place,
        changes=(*above.changes, *_tracked(node)),
    )


def _is_bold(weight: str) -> bool:
    return weight in ("bold", "bolder") or (weight.isdigit() and int(weight) >= 600)


def _size(tag: str, attribute: str, styled: str, above: float) -> float:
    if styled:
        return points(styled, above) or above
    return _HEADINGS.get(tag) or (_FONT_SIZES.get(attribute, above) if tag == "font" else above)


def points(length: str, base: float) -> float:
    """Return a length in points, 0.0 where it is none; ``base`` is the size that relative ones refer to.

    >>> points("16px", 12), points("1.5em", 12), points("thin", 12)
    (12.0, 18.0, 0.0)
    """
    match = _LENGTH.match(length)
    if match is None:
        return 0.0
    unit = match["unit"] or ""
    factor = {"em": base, "rem": _BASE, "%": base / 100}.get(unit) or _POINTS.get(unit, 0.0)
    return float(match["number"]) * factor


def _inset(tag: str, margin: str, size: float) -> float:
    if margin:
        return points(margin, size)
    return _STEP if tag in _SET_IN else 0.0


def _numbers(tag: str, kind: str, styled: Mapping[str, str], above: Look) -> str:
    """Return the list style that holds within an element: its own, or of a list that says nothing the usual one."""
    said = styled.get("list-style-type") or next(iter(styled.get("list-style", "").split()), "")
    if said or (kind and tag in ("ol", "ul", "li")):
        return said or kind
    return "" if tag in ("ol", "ul", "menu") else above.numbers


def _tracked(node: Node) -> tuple[Tracked, ...]:
    date = (node.attributes.get("datetime") or "")[:40]
    if node.tag == "ins":
        return (Tracked("insertion", date=date),)
    return (Tracked("deletion", date=date),) if node.tag == "del" else ()
