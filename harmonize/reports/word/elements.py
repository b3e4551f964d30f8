"""WordprocessingML by the name of its elements: written as text, which takes a tenth of the time of building a tree."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NewType
from xml.sax.saxutils import escape, quoteattr

from docx.oxml.ns import nsdecls
from docx.oxml.parser import parse_xml
from docx.oxml.xmlchemy import BaseOxmlElement

Xml = NewType("Xml", str)
"""Text that is XML already; words become it through :func:`escaped`."""
TWIPS = 20
"""Twentieths of a point, in which widths and distances are written."""
_PIECE = re.compile(r"[\n\t]|[^\n\t]+")  # a line break, a tab, or the words between them


def w(tag: str, *children: Xml | None, **attributes: object) -> Xml:
    """Return an element of the main namespace, ``None`` left out of its children and attributes.

    An attribute of another namespace has its prefix before an underscore.

    >>> w("hyperlink", w("b"), w("i") if False else None, r_id="rId1", history=1, tooltip=None)
    '<w:hyperlink r:id="rId1" w:history="1"><w:b/></w:hyperlink>'
    """
    named = (f" {_name(name)}={_quoted(str(value))}" for name, value in attributes.items() if value is not None)
    inside = "".join(child for child in children if child)
    opening = f"w:{tag}{''.join(named)}"
    return Xml(f"<{opening}>{inside}</w:{tag}>" if inside else f"<{opening}/>")


_quoted = lru_cache(quoteattr)
"""An attribute's value in quotes; most are the same few."""


def escaped(words: str) -> Xml:
    """Return words as XML.

    >>> escaped("a < b & c")
    'a &lt; b &amp; c'
    """
    return Xml(escape(words))


def parsed(children: Iterable[Xml]) -> list[BaseOxmlElement]:
    """Return elements from XML, which must be well-formed."""
    return list(parse_xml(f"<w:body {nsdecls('w', 'r')}>{''.join(children)}</w:body>"))


def paragraph(style: str, *children: Xml, numbered: int = 0) -> Xml:
    """Return a paragraph of a style, an item of a numbered list where it has one."""
    number = w("numPr", w("ilvl", val=0), w("numId", val=numbered)) if numbered else None
    return w("p", w("pPr", w("pStyle", val=style), number), *children)


def run(words: str, *properties: Xml | None) -> Xml:
    """Return a run of words, with breaks for its line ends and tabs."""
    look = w("rPr", *properties) if any(properties) else None
    return w("r", look, *_pieces(words))


def field(instruction: str, *result: Xml) -> tuple[Xml, ...]:
    """Return a field: its instruction, and what stood there when it was last computed."""
    return (*opened(instruction), *result, closed())


def opened(instruction: str) -> tuple[Xml, ...]:
    """Return the runs that open a field."""
    asked = w("instrText", escaped(f" {instruction} "), xml_space="preserve")
    return w("r", w("fldChar", fldCharType="begin")), w("r", asked), w("r", w("fldChar", fldCharType="separate"))


def closed() -> Xml:
    """Return the run that closes a field."""
    return w("r", w("fldChar", fldCharType="end"))


def _pieces(words: str) -> Iterator[Xml]:
    for piece in _PIECE.findall(words):
        yield w("br") if piece == "\n" else w("tab") if piece == "\t" else _words(piece)


def _words(piece: str) -> Xml:
    return w("t", escaped(piece), xml_space="preserve")


def _name(name: str) -> str:
    return name.replace("_", ":") if "_" in name else f"w:{name}"
