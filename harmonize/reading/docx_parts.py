"""The parts of a DOCX: its main story and what it refers to, opened once the archive was found harmless."""

from __future__ import annotations

import io
from dataclasses import dataclass
from typing import Any

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.exceptions import OpcError
from docx.oxml import parse_xml
from docx.oxml.ns import qn
from docx.package import Package
from lxml.etree import LxmlError

from harmonize.archives import BROKEN, members
from harmonize.errors import InputError
from harmonize.reading.docx_format import Element

_STRICT = b"http://purl.oclc.org/ooxml/"
_REMEDY = "open it in a word processor and save it as DOCX (not Strict) or PDF"


@dataclass(frozen=True, slots=True)
class Parts:
    """The roots of the parts that hold text or its setting; None or empty for those that the file lacks.

    ``notes`` has for ``footnote`` and ``endnote`` the notes by their id.
    """

    body: Element
    styles: Element | None
    numbering: Element | None
    notes: dict[str, dict[str, Element]]
    part: Any

    def related(self, id: str) -> Element | None:
        """Return the root of the part with that relationship's id: a header's or a footer's; None where there is none.

        What lies outside the file is never opened.
        """
        relation = self.part.rels.get(id)
        return None if relation is None or relation.is_external else _root(relation.target_part)


def opened(data: bytes, where: str) -> Parts:
    """Return the parts of a DOCX.

    Raises InputError for a file that is damaged or encrypted, is an archive bomb, or leads out of itself.
    """
    found = members(data, where)
    if any(_STRICT in content[:4096] for name, content in found.items() if name.startswith("word/document")):
        raise InputError(where, "the file is a Strict Open XML document", _REMEDY)
    try:
        part = Package.open(io.BytesIO(data)).main_document_part
        return Parts(
            _root(part).body,
            _first(part, RELATIONSHIP_TYPE.STYLES),
            _first(part, RELATIONSHIP_TYPE.NUMBERING),
            {
                "footnote": _by_id(_first(part, RELATIONSHIP_TYPE.FOOTNOTES), "w:footnote"),
                "endnote": _by_id(_first(part, RELATIONSHIP_TYPE.ENDNOTES), "w:endnote"),
            },
            part,
        )
    except (*BROKEN, OpcError, LxmlError, LookupError, AttributeError, TypeError) as error:
        raise InputError(where, f"the file is no DOCX that can be opened ({error})", _REMEDY) from error


def _first(part: Any, kind: str) -> Element | None:
    related = [one for one in part.rels.values() if one.reltype == kind and not one.is_external]
    return _root(related[0].target_part) if related else None


def _root(part: Any) -> Element:
    return part.element if hasattr(part, "element") else parse_xml(part.blob)


def _by_id(root: Element | None, tag: str) -> dict[str, Element]:
    """Return notes by their id, without the lines that part notes from text."""
    found = root.findall(qn(tag)) if root is not None else []
    return {note.get(qn("w:id")): note for note in found if note.get(qn("w:type")) in (None, "normal")}
