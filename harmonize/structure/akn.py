"""A statute as an Akoma Ntoso 3.0 act: the tree as its body, the words around it, nothing of the text left out.

Left out is only what is no part of the text: running heads and feet, page numbers, watermarks, translations.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from harmonize.model.law import Provision, Statute
from harmonize.structure.akn_meta import meta
from harmonize.structure.blocks import Blocks, Run, writable
from harmonize.structure.numbering import stripped

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

NAMESPACE = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"
NOWHERE = "zz"
"""The country of a law whose country is not known (ISO 3166, for users to assign)."""
_NAMED = ("part", "book", "title", "chapter", "division", "section", "article", "paragraph", "point")
"""The kinds that Akoma Ntoso has an element for; a subpoint is a point within a point."""

_RUNNING = ("}p", "}block", "}num", "}heading")


def akn(statute: Statute, country: str = "") -> bytes:
    """Return a statute as an Akoma Ntoso file: UTF-8, indented, equal bytes for equal statutes.

    ``country`` is a code of two letters; where it is not given, what the file said of its country is taken.
    """
    from lxml import etree  # late: only where XML is written

    root = etree.Element("akomaNtoso", nsmap={None: NAMESPACE})
    act = etree.SubElement(root, "act", name="act")
    blocks = Blocks.of(statute)
    act.append(meta(statute, (country or statute.document.stated.country or NOWHERE).lower(), blocks.footnotes()))
    opening = blocks.elements(blocks.runs(statute.root.body, ()))
    if opening:
        etree.SubElement(act, "preface").extend(opening)
    body = etree.SubElement(act, "body")
    *inner, last = statute.root.children or (statute.root,)
    concluded = last.kind == "closing" and not last.children and bool(inner)
    for child in inner if concluded else [*inner, last]:
        body.append(_element(child, blocks))
    if concluded:
        conclusions = etree.SubElement(act, "conclusions", eId=last.eid)
        conclusions.extend(_content(last, blocks)[1] or [etree.Element("p")])
    return _serialized(root)


def _serialized(root: Element) -> bytes:
    from lxml import etree  # late, as above

    for element in root.iter():
        element.tag = f"{{{NAMESPACE}}}{element.tag}" if not element.tag.startswith("{") else element.tag
    etree.cleanup_namespaces(root, top_nsmap={None: NAMESPACE})
    _indent(root, "\n")
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8")) + b"\n"


def _indent(element: Element, margin: str) -> None:
    """Set each element on a line of its own, but leave the blanks of running text as they are."""
    children = list(element)
    if not children or element.tag.endswith(_RUNNING):
        return
    element.text = f"{margin} "
    for child in children:
        _indent(child, f"{margin} ")
        child.tail = f"{margin} "
    children[-1].tail = margin


def _element(provision: Provision, blocks: Blocks) -> Element:
    """Return a provision with everything below it."""
    from lxml import etree  # late, as above

    element = _named(provision)
    number, own = _content(provision, blocks)
    if number or provision.number:
        num = etree.SubElement(element, "num")
        num.text = number = number or writable(provision.number)
        if " " in provision.number or stripped(number) != writable(provision.number):
            num.set("title", writable(provision.number))
    if provision.heading:
        etree.SubElement(element, "heading").text = writable(provision.heading)
    *inner, last = provision.children or (None,)
    wrapped = last is not None and last.kind == "wrapup" and not last.children and not last.heading
    if last is None:
        etree.SubElement(element, "content").extend(own or [etree.Element("p")])
        return element
    if own:
        etree.SubElement(element, "intro").extend(own)
    for child in inner if wrapped else provision.children:
        element.append(_element(child, blocks))
    if wrapped:
        etree.SubElement(element, "wrapUp", eId=last.eid).extend(_content(last, blocks)[1] or [etree.Element("p")])
    return element


def _named(provision: Provision) -> Element:
    from lxml import etree  # late, as above

    kind = "point" if provision.kind == "subpoint" else provision.kind
    element = etree.Element(kind if kind in _NAMED else "hcontainer")
    if kind not in _NAMED:
        element.set("name", kind)
    if provision.eid:
        element.set("eId", provision.eid)
    if provision.repealed:
        element.set("status", "removed")
    return element


def _content(provision: Provision, blocks: Blocks) -> tuple[str, list[Element]]:
    """Return the words of a provision's number, and its own text as blocks.

    What stands in its head and is neither number nor heading (a note, another's margin note) comes before its text.
    """
    head, aside = blocks.head(provision)
    own: list[Run] = [*aside, *blocks.runs(provision.body, provision.headings)]
    return head, blocks.elements(own, joined=provision.kind not in ("annex", "closing"))
