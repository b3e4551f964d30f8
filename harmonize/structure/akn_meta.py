"""The metadata that an Akoma Ntoso act must have: what is known of the law, and honest words where nothing is."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING
from urllib.parse import quote

from harmonize.model.languages import long_code
from harmonize.model.law import Statute
from harmonize.structure.blocks import writable

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

NEVER = "0001-01-01"
"""The date of a law whose date is not known: the schema wants one, and no clock is asked."""
MAKER = "harmonize"
_OWN = "urn:harmonize:akn:1"


def meta(statute: Statute, country: str, footnotes: Sequence[str]) -> Element:
    """Return the ``meta`` of a statute: work, expression and manifestation, its footnotes, how it was marked."""
    from lxml import etree  # late: only where XML is written

    found = etree.Element("meta")
    identification = etree.SubElement(found, "identification", source=f"#{MAKER}")
    date = statute.document.stated.date or NEVER
    work = f"/akn/{country}/act/{date if date != NEVER else 'undated'}/{quote(statute.id)}"
    tongue = long_code(statute.language)
    expression = f"{work}/{quote(tongue)}@"
    names = {"title": statute.title, "citation": statute.citation}
    aliases = [(name, writable(value)) for name, value in names.items() if writable(value)]
    _level(identification, "FRBRWork", work, date, "unknown", aliases).extend(_work(statute, country))
    frbr = _level(identification, "FRBRExpression", expression, date, "unknown", ())
    etree.SubElement(frbr, "FRBRlanguage", language=tongue)
    _level(identification, "FRBRManifestation", f"{expression}.akn", NEVER, MAKER, ())
    _references(found)
    if footnotes:
        _notes(found, footnotes)
    _marking(found)
    return found


def _level(parent: Element, name: str, uri: str, date: str, author: str, aliases: Sequence[tuple[str, str]]) -> Element:
    from lxml import etree  # late, as above

    level = etree.SubElement(parent, name)
    etree.SubElement(level, "FRBRthis", value=f"{uri}/!main" if name != "FRBRManifestation" else uri)
    etree.SubElement(level, "FRBRuri", value=uri)
    for alias, value in aliases:
        etree.SubElement(level, "FRBRalias", name=alias, value=value)
    etree.SubElement(level, "FRBRdate", date=date, name="unknown" if date == NEVER else "enacted")
    etree.SubElement(level, "FRBRauthor", href=f"#{author}")
    return level


def _work(statute: Statute, country: str) -> list[Element]:
    from lxml import etree  # late, as above

    found = [etree.Element("FRBRcountry", value=country)]
    if statute.kind != "other":
        found.append(etree.Element("FRBRsubtype", value=writable(statute.kind)))
    return found


def _references(parent: Element) -> None:
    from lxml import etree  # late, as above

    references = etree.SubElement(parent, "references", source=f"#{MAKER}")
    for name in (MAKER, "unknown"):
        etree.SubElement(references, "TLCOrganization", eId=name, href=f"/ontology/organization/{name}", showAs=name)


def _notes(parent: Element, footnotes: Sequence[str]) -> None:
    """Keep the footnotes apart: where in the text their marks stand is not known for certain."""
    from lxml import etree  # late, as above

    notes = etree.SubElement(parent, "notes", source="#unknown")
    for text in footnotes:
        etree.SubElement(etree.SubElement(notes, "note"), "p").text = text


def _marking(parent: Element) -> None:
    """Say that every provision is marked, down to the last point, so that a reader need not look for more."""
    from lxml import etree  # late, as above

    own = etree.SubElement(parent, "proprietary", source=f"#{MAKER}")
    etree.SubElement(own, f"{{{_OWN}}}provisions", complete="true")
