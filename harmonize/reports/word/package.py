"""The file around the text of a DOCX: its styles, lists, notes, heads and feet, links and pictures, and no clock."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable
from datetime import datetime
from itertools import count

import docx
from docx.document import Document
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.oxml import serialize_part_xml
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Emu

from harmonize.reports.paper import Paper
from harmonize.reports.typeset import rasterized
from harmonize.reports.word.elements import TWIPS, Xml, field, paragraph, parsed, run, w
from harmonize.reports.word.styles import language_of, styles

EPOCH = datetime(1980, 1, 1)
"""The date of the file and of all in it, as there is no clock: the earliest that a ZIP archive can say."""
SHORT, LONG = 595.3, 841.9
"""The sides of A4, in points."""
SIDE, TOP, BOTTOM, EDGE = 65.0, 71.0, 68.0, 34.0
"""Margins, and the distance of head and foot from the paper's edge, in points."""
POINT = 12_700
"""English metric units in a point."""
PIXELS = 200 / 72
"""Pixels of a picture in a point."""
FIRST_NOTE, FIRST_LIST = 1, 3
"""The numbers of the first footnote, and of the first numbered list: the styles of lists have those before it."""
_LINES = ((-1, "separator"), (0, "continuationSeparator"))
_NEEDLESS = ("thumbnail", "stylesWithEffects", "customXml", "extended-properties", "webSettings", "fontTable")
"""What python-docx's empty file brings that says nothing of this one."""


class Package:
    """A DOCX that grows with its text: what the text refers to is added as it is met, and numbered in that order."""

    def __init__(self, paper: Paper) -> None:
        """Start from python-docx's empty file, with styles, settings, heads and feet of our own."""
        self._document: Document = docx.Document()
        self._notes: list[Xml] = []
        self._numbers: list[Xml] = []
        self._ids = count(1)
        self._ends = {turned: self._furniture(paper, turned) for turned in (False, True)}
        self._written(paper)

    def link(self, address: str) -> str:
        """Return the id of the relationship to a web address; python-docx gives equal ones the same."""
        return self._document.part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)

    def note(self, words: str) -> int:
        """Add a footnote, and return its number."""
        number = len(self._notes) + FIRST_NOTE
        mark = w("r", w("rPr", w("rStyle", val="FootnoteReference")), w("footnoteRef"))
        self._notes.append(w("footnote", paragraph("FootnoteText", mark, run(" " + words)), id=number))
        return number

    def numbering(self) -> int:
        """Add a numbered list that begins at one, and return its number."""
        number = len(self._numbers) + FIRST_LIST
        again = w("lvlOverride", w("startOverride", val=1), ilvl=0)
        self._numbers.append(w("num", w("abstractNumId", val=1), again, numId=number))
        return number

    def bookmark(self) -> int:
        """Return a number that no bookmark has yet."""
        return next(self._ids)

    def picture(self, svg: str, alt: str, width: float, height: float) -> Xml:
        """Add a drawing no wider and no higher than some points, and return what stands for it in a run."""
        image = io.BytesIO(rasterized(svg, round(width * PIXELS)))
        inline = self._document.part.new_pic_inline(image, width=Emu(round(width * POINT)))
        shrunk = min(1.0, height * POINT / inline.extent.cy)
        for extent in (inline.extent, inline.graphic.graphicData.pic.spPr.find(qn("a:xfrm")).find(qn("a:ext"))):
            extent.cx, extent.cy = Emu(round(extent.cx * shrunk)), Emu(round(extent.cy * shrunk))
        inline.docPr.set("descr", alt)
        inline.docPr.set("id", str(next(self._ids)))
        return w("drawing", Xml(inline.xml))

    def section(self, turned: bool) -> Xml:
        """Return the properties of a section of upright or turned pages."""
        head, foot = self._ends[turned]
        wide, high = (LONG, SHORT) if turned else (SHORT, LONG)
        size = w("pgSz", w=_twips(wide), h=_twips(high), orient="landscape" if turned else None)
        sides = {"left": _twips(SIDE), "right": _twips(SIDE), "top": _twips(TOP), "bottom": _twips(BOTTOM)}
        margins = w("pgMar", **sides, header=_twips(EDGE), footer=_twips(EDGE), gutter=0)
        ends = (w("headerReference", r_id=head, type="default"), w("footerReference", r_id=foot, type="default"))
        return w("sectPr", *ends, w("type", val="nextPage"), size, margins)

    def saved(self, body: Iterable[BaseOxmlElement]) -> bytes:
        """Return the bytes of the file with this text."""
        element = self._document.element.body
        element.clear()
        element.extend(body)
        _filled(self._document.part.numbering_part.element, *_lists(), *self._numbers)
        self._add_notes()
        content = io.BytesIO()
        self._document.save(content)
        return _undated(content)

    def _furniture(self, paper: Paper, turned: bool) -> tuple[str, str]:
        """Add the head and the foot of upright or turned pages, and return the ids of their relationships."""
        right = w("tabs", w("tab", val="right", pos=_twips(text_width(turned))))
        pages = (*field("PAGE", run("1")), run(" / "), *field("NUMPAGES", run("1")))
        line = w("p", w("pPr", w("pStyle", val="Footer"), right), run(paper.foot + "\t"), *pages)
        head, foot = w("hdr", paragraph("Header", run(paper.mark))), w("ftr", line)
        name = "turned" if turned else "upright"
        return (
            self._added(f"header-{name}", head, CONTENT_TYPE.WML_HEADER, RELATIONSHIP_TYPE.HEADER),
            self._added(f"footer-{name}", foot, CONTENT_TYPE.WML_FOOTER, RELATIONSHIP_TYPE.FOOTER),
        )

    def _added(self, name: str, content: Xml, kind: str, relation: str) -> str:
        """Add a part, and return the id of its relationship."""
        part = self._document.part
        (element,) = parsed((content,))
        new = Part(PackURI(f"/word/{name}.xml"), kind, serialize_part_xml(element), part.package)
        return part.relate_to(new, relation)

    def _written(self, paper: Paper) -> None:
        part, properties = self._document.part, self._document.core_properties
        language = language_of(paper.language)
        _filled(self._document.styles.element, *styles(language, text_width(turned=False)))
        _filled(self._document.settings.element, *_settings(language))
        for relations in (part.rels, part.package.rels):
            for id in [id for id, each in relations.items() if each.reltype.rsplit("/", 1)[-1] in _NEEDLESS]:
                del relations[id]
        properties.title, properties.subject = paper.title[:255], paper.subtitle[:255]
        properties.author = properties.last_modified_by = "harmonize"
        properties.language, properties.comments, properties.revision = language, "", 1
        properties.created = properties.modified = EPOCH

    def _add_notes(self) -> None:
        """Add the part of footnotes, with the two lines that Word draws above notes and asks for."""
        lines = (w("footnote", _line(kind), type=kind, id=id) for id, kind in _LINES)
        notes = w("footnotes", *lines, *self._notes)
        self._added("footnotes", notes, CONTENT_TYPE.WML_FOOTNOTES, RELATIONSHIP_TYPE.FOOTNOTES)


def text_width(turned: bool) -> float:
    """Return the width of the text on upright or turned pages, in points."""
    return (LONG if turned else SHORT) - 2 * SIDE


def text_height(turned: bool) -> float:
    """Return the height of the text on upright or turned pages, in points."""
    return (SHORT if turned else LONG) - TOP - BOTTOM


def _twips(points: float) -> int:
    return round(points * TWIPS)


def _filled(element: BaseOxmlElement, *children: Xml) -> None:
    """Fill an element anew."""
    for child in list(element):
        element.remove(child)
    element.extend(parsed(children))


def _line(kind: str) -> Xml:
    return w("p", w("pPr", w("spacing", after=0, line=240, lineRule="auto")), w("r", w(kind)))


def _lists() -> Iterable[Xml]:
    """Yield what lists look like: bullets, and numbers."""
    yield _list(0, "bullet", "•", 18, 14)
    yield _list(1, "decimal", "%1.", 22, 18)
    yield from (w("num", w("abstractNumId", val=number), numId=number + 1) for number in (0, 1))


def _list(number: int, form: str, mark: str, left: float, hanging: float) -> Xml:
    indent = w("pPr", w("ind", left=_twips(left), hanging=_twips(hanging)))
    shape = (w("start", val=1), w("numFmt", val=form), w("lvlText", val=mark), w("lvlJc", val="left"), indent)
    return w("abstractNum", w("multiLevelType", val="singleLevel"), w("lvl", *shape, ilvl=0), abstractNumId=number)


def _settings(language: str) -> Iterable[Xml]:
    """Yield the settings: nothing asks the reader to update fields, which Word does when it prints."""
    yield w("zoom", percent=100)
    yield w("defaultTabStop", val=720)
    yield w("footnotePr", *(w("footnote", id=id) for id, _ in _LINES))
    uri = "http://schemas.microsoft.com/office/word"
    yield w("compat", w("compatSetting", name="compatibilityMode", uri=uri, val=15))
    if language:
        yield w("themeFontLang", val=language)


def _undated(content: io.BytesIO) -> bytes:
    """Return an archive with the same members, each of the same date."""
    result = io.BytesIO()
    with zipfile.ZipFile(content) as given, zipfile.ZipFile(result, "w", zipfile.ZIP_DEFLATED) as made:
        for name in given.namelist():
            member = zipfile.ZipInfo(name, EPOCH.timetuple()[:6])
            made.writestr(member, given.read(name), zipfile.ZIP_DEFLATED)
    return result.getvalue()
