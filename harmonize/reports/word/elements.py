"""Elements of WordprocessingML, made by name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement
from docx.oxml.xmlchemy import BaseOxmlElement

Child = BaseOxmlElement | str | None
TWIPS = 20
"""Twentieths of a point, in which widths and distances are written."""
_PIECE = re.compile(r"[\n\t]|[^\n\t]+")  # a line break, a tab, or the words between them


def w(tag: str, *children: Child, **attributes: object) -> BaseOxmlElement:
    """Return an element of the main namespace, ``None`` left out of its children and attributes.

    >>> w("pStyle", val="Quote").attrib.values()
    ['Quote']
    """
    named = {_name(f"w:{name}"): str(value) for name, value in attributes.items() if value is not None}
    element = OxmlElement(f"w:{tag}", attrs=named)
    for child in children:
        if isinstance(child, str):
            element.text = child
        elif child is not None:
            element.append(child)
    return element


def with_id(tag: str, id: str, *children: Child, **attributes: object) -> BaseOxmlElement:
    """Return an element that leads to another part by the id of a relationship."""
    element = w(tag, *children, **attributes)
    element.set(_name("r:id"), id)
    return element


def paragraph(style: str, *children: Child, numbered: int = 0) -> BaseOxmlElement:
    """Return a paragraph of a style, an item of a numbered list where it has one."""
    number = w("numPr", w("ilvl", val=0), w("numId", val=numbered)) if numbered else None
    return w("p", w("pPr", w("pStyle", val=style), number), *children)


def run(words: str, *properties: Child) -> BaseOxmlElement:
    """Return a run of words, with breaks for its line ends and tabs."""
    return w("r", w("rPr", *properties) if properties else None, *_pieces(words))


def field(instruction: str, result: Child = None) -> tuple[BaseOxmlElement, ...]:
    """Return the runs of a field: its instruction, and what stood there when it was last computed."""
    return (*opened(instruction), *((result,) if isinstance(result, BaseOxmlElement) else ()), closed())


def opened(instruction: str) -> tuple[BaseOxmlElement, ...]:
    """Return the runs that open a field."""
    text = w("instrText", f" {instruction} ")
    text.set(_name("xml:space"), "preserve")
    return w("r", w("fldChar", fldCharType="begin")), w("r", text), w("r", w("fldChar", fldCharType="separate"))


def closed() -> BaseOxmlElement:
    """Return the run that closes a field."""
    return w("r", w("fldChar", fldCharType="end"))


def _pieces(words: str) -> Iterator[BaseOxmlElement]:
    for piece in _PIECE.findall(words):
        yield w("br") if piece == "\n" else w("tab") if piece == "\t" else _words(piece)


def _words(piece: str) -> BaseOxmlElement:
    text = w("t", piece)
    text.set(_name("xml:space"), "preserve")
    return text


@cache
def _name(prefixed: str) -> str:
    return qn(prefixed)
