"""Small DOCX files for the tests of reading: made with python-docx, with raw XML where it has no words for it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import docx
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

SPACES = nsdecls("w", "r", "wp", "a") + (
    ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    ' xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
)
_NOTES = "application/vnd.openxmlformats-officedocument.wordprocessingml.{}s+xml"


def text(words: str) -> str:
    """Return a run of plain words."""
    return f'<w:r><w:t xml:space="preserve">{words}</w:t></w:r>'


def styled(words: str, properties: str) -> str:
    """Return a run with properties."""
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{words}</w:t></w:r>'


def para(*runs: str, properties: str = "") -> str:
    """Return a paragraph of runs; what begins with no angle bracket is a run of plain words."""
    inside = "".join(run if run.startswith("<") else text(run) for run in runs)
    return f"<w:p><w:pPr>{properties}</w:pPr>{inside}</w:p>"


def numbered(words: str, level: int = 0, id: int = 1, properties: str = "") -> str:
    """Return a paragraph with an automatic number."""
    return para(words, properties=f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{id}"/></w:numPr>{properties}')


def inserted(*runs: str, author: str = "Mira", date: str = "2024-05-01T09:00:00Z") -> str:
    """Return runs that a tracked change put in."""
    return f'<w:ins w:id="1" w:author="{author}" w:date="{date}">{"".join(map(text, runs))}</w:ins>'


def deleted(*runs: str, author: str = "Mira", date: str = "2024-05-01T09:00:00Z") -> str:
    """Return runs that a tracked change took out."""
    inside = "".join(f'<w:r><w:delText xml:space="preserve">{run}</w:delText></w:r>' for run in runs)
    return f'<w:del w:id="2" w:author="{author}" w:date="{date}">{inside}</w:del>'


def ended(kind: str, author: str = "Mira") -> str:
    """Return the property of a paragraph whose end a tracked change put in (``ins``) or took out (``del``)."""
    return f'<w:rPr><w:{kind} w:id="3" w:author="{author}" w:date="2024-05-01T09:00:00Z"/></w:rPr>'


def level(at: int, text: str, form: str = "decimal", start: int = 1, more: str = "") -> str:
    """Return a level of a list."""
    given = f'<w:start w:val="{start}"/><w:numFmt w:val="{form}"/>{more}<w:lvlText w:val="{text}"/>'
    return f'<w:lvl w:ilvl="{at}">{given}</w:lvl>'


def listed(*levels: str, id: int = 1) -> str:
    """Return a list of levels, and the numbering of the same id that counts in it."""
    return f'<w:abstractNum w:abstractNumId="{id}">{"".join(levels)}</w:abstractNum>' + counted(id, id)


def counted(id: int, list_of: int, more: str = "") -> str:
    """Return a numbering that counts in a list."""
    return f'<w:num w:numId="{id}"><w:abstractNumId w:val="{list_of}"/>{more}</w:num>'


def written(
    path: Path,
    *body: str,
    numbering: str = "",
    styles: str = "",
    footnotes: str = "",
    endnotes: str = "",
    head: str = "",
) -> Path:
    """Write a DOCX of these paragraphs and tables; ``head`` is the text of the running head."""
    made = docx.Document()
    if head:
        made.sections[0].header.paragraphs[0].text = head
    _fill(made.element.body, body, at=0)
    counts = made.part.numbering_part.element
    for child in list(counts):
        counts.remove(child)
    _fill(counts, [numbering])
    _fill(made.styles.element, [styles])
    for kind, notes in (("footnote", footnotes), ("endnote", endnotes)):
        if notes:
            _attach(made.part, kind, notes)
    made.save(str(path))
    return path


def _fill(parent: Any, parts: Any, at: int | None = None) -> None:
    found = parse_xml(f"<w:body {SPACES}>{''.join(parts)}</w:body>")
    for i, child in enumerate(list(found)):
        parent.insert(len(parent) if at is None else at + i, child)


def _attach(part: Any, kind: str, notes: str) -> None:
    name = PackURI(f"/word/{kind}s.xml")
    blob = f"<w:{kind}s {SPACES}>{notes}</w:{kind}s>".encode()
    related = {"footnote": RELATIONSHIP_TYPE.FOOTNOTES, "endnote": RELATIONSHIP_TYPE.ENDNOTES}[kind]
    part.relate_to(Part(name, _NOTES.format(kind), blob, part.package), related)
