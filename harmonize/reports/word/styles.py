"""The styles of a DOCX: what every kind of text looks like is said here and nowhere else."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from harmonize.reports.tones import TONES, Tone
from harmonize.reports.word.elements import TWIPS, Xml, w

FONT, CODE = "Arial", "Courier New"
"""Fonts that every office has, or one of the same widths, with Latin, Greek and Cyrillic letters."""
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")  # sq, sr-Latn-RS
QUIET, LINE, PANEL, LINK = "566270", "B9C0C8", "F2F4F6", "1A4C8B"


@dataclass(frozen=True, slots=True)
class Style:
    """A paragraph's style: sizes and distances in points, ``left`` the indent, ``level`` that of a heading, 0 first."""

    id: str
    name: str
    size: float = 0
    bold: bool = False
    italic: bool = False
    colour: str = ""
    before: float = 0
    after: float = 6
    left: float = 0
    hanging: float = 0
    following: str = ""
    based: str = "Normal"
    level: int | None = None
    kept: bool = False
    bar: bool = False
    fill: str = ""
    centred: bool = False
    numbered: int = 0
    tabs: tuple[tuple[str, float, str], ...] = ()


BODY = (
    Style("Title", "Title", 24, bold=True, before=0, after=6, following="Subtitle", kept=True),
    Style("Subtitle", "Subtitle", 13, colour=QUIET, after=24, following="Normal"),
    Style("Heading1", "heading 1", 17, bold=True, before=22, after=8, following="Normal", level=0, kept=True),
    Style("Heading2", "heading 2", 13.5, bold=True, before=18, after=6, following="Normal", level=1, kept=True),
    Style("Heading3", "heading 3", 11.5, bold=True, before=14, after=4, following="Normal", level=2, kept=True),
    Style("Heading4", "heading 4", 10, True, True, before=12, after=4, following="Normal", level=3, kept=True),
    Style("TOCHeading", "TOC Heading", 13.5, bold=True, before=18, after=6, following="Normal", kept=True),
    Style("Lead", "Lead", 12, after=8, following="Normal"),
    Style("Quote", "Quote", left=14, before=2, bar=True, following="Normal"),
    Style("Notice", "Notice", left=8, before=4, after=8, bar=True, fill=PANEL, following="Normal"),
    Style("Small", "Small", 8.5, colour=QUIET, following="Normal"),
    Style("Caption", "caption", 9, italic=True, colour=QUIET, before=6, after=4, following="Normal"),
    Style("TableCaption", "Table Caption", based="Caption", before=10, after=4, following="Normal", kept=True),
    Style("TableText", "Table Text", 9, after=0),
    Style("TableHeading", "Table Heading", bold=True, based="TableText", after=0),
    Style("TableGap", "Table Gap", 6, after=2, following="Normal"),
    Style("Picture", "Picture", before=8, after=8, centred=True, following="Normal"),
    Style("ListBullet", "List Bullet", left=18, hanging=14, after=3, numbered=1),
    Style("ListNumber", "List Number", left=22, hanging=18, after=3, numbered=2),
    Style("Header", "header", 9, bold=True, after=0, centred=True),
    Style("Footer", "footer", 8.5, colour=QUIET, after=0),
    Style("FootnoteText", "footnote text", 8.5, after=2),
)
"""Styles of paragraphs, named as Word names its own where it has one."""


def styles(language: str, width: float) -> Iterator[Xml]:
    """Yield the styles of a file in a language, for lines of a width in points."""
    yield _defaults(language)
    yield w("style", w("name", val="Normal"), w("qFormat"), type="paragraph", default=1, styleId="Normal")
    yield from (_paragraph(style) for style in (*BODY, *_contents(width)))
    yield w("style", w("name", val="Default Paragraph Font"), type="character", default=1, styleId="DefaultFont")
    yield from _characters()
    yield from _tables()


def tone_style(name: str) -> str:
    """Return the id of the character style of a tone, or nothing for a tone without one.

    >>> tone_style("none-found"), tone_style("of another version")
    ('ToneNoneFound', '')
    """
    return f"Tone{name.title().replace('-', '')}" if name in TONES else ""


def language_of(name: str) -> str:
    """Return a language's name as Word takes it, or nothing.

    >>> language_of("sr-Latn"), language_of("no language")
    ('sr-Latn', '')
    """
    return name if _LANGUAGE.fullmatch(name) else ""


def tongue(name: str) -> Xml | None:
    """Return the language of a run, if its name is one."""
    language = language_of(name)
    return w("lang", val=language, eastAsia=language, bidi=language) if language else None


def _defaults(language: str) -> Xml:
    type_of_all = w("rPr", _font(FONT), w("sz", val=20), w("szCs", val=20), tongue(language))
    spacing = w("spacing", after=6 * TWIPS, line=264, lineRule="auto")
    return w("docDefaults", w("rPrDefault", type_of_all), w("pPrDefault", w("pPr", spacing)))


def _font(name: str) -> Xml:
    return w("rFonts", ascii=name, hAnsi=name, eastAsia=name, cs=name)


def _contents(width: float) -> Iterator[Style]:
    """Yield the styles of entries in the table of contents, the page's number at the right."""
    for level in range(1, 5):
        tabs = (("right", width, "dot"),)
        bold = level == 1
        yield Style(
            f"TOC{level}",
            f"toc {level}",
            size=9.5,
            bold=bold,
            left=12 * (level - 1),
            after=1,
            before=4 if bold else 0,
            tabs=tabs,
        )


def _paragraph(style: Style) -> Xml:
    return w(
        "style",
        w("name", val=style.name),
        w("basedOn", val=style.based),
        w("next", val=style.following) if style.following else None,
        w("qFormat"),
        _layout(style),
        _type(style),
        type="paragraph",
        styleId=style.id,
    )


def _layout(style: Style) -> Xml:
    """Return a paragraph's properties, in the order that the schema asks for."""
    return w(
        "pPr",
        w("keepNext") if style.kept else None,
        w("keepLines") if style.kept else None,
        w("numPr", w("numId", val=style.numbered)) if style.numbered else None,
        w("pBdr", w("left", val="single", sz=12, space=8, color=LINE)) if style.bar else None,
        w("shd", val="clear", color="auto", fill=style.fill) if style.fill else None,
        w("tabs", *(w("tab", val=kind, leader=dots, pos=_twips(at)) for kind, at, dots in style.tabs))
        if style.tabs
        else None,
        w("spacing", before=_twips(style.before), after=_twips(style.after)),
        w("ind", left=_twips(style.left), hanging=_twips(style.hanging) if style.hanging else None),
        w("jc", val="center") if style.centred else None,
        w("outlineLvl", val=style.level) if style.level is not None else None,
    )


def _type(style: Style) -> Xml:
    return w(
        "rPr",
        w("b") if style.bold else None,
        w("i") if style.italic else None,
        w("color", val=style.colour) if style.colour else None,
        *((w("sz", val=round(2 * style.size)), w("szCs", val=round(2 * style.size))) if style.size else ()),
    )


def _twips(points: float) -> int:
    return round(points * TWIPS)


def _characters() -> Iterator[Xml]:
    """Yield the styles of runs; tones are bold or have a line, so that they do not rest on their colour."""
    yield _character("Strong", "Strong", w("b"))
    yield _character("Emphasis", "Emphasis", w("i"))
    yield _character("Quiet", "Quiet", w("color", val=QUIET))
    yield _character("Code", "Code", _font(CODE))
    yield _character("Hyperlink", "Hyperlink", w("color", val=LINK), w("u", val="single"))
    yield _character("FootnoteReference", "footnote reference", w("vertAlign", val="superscript"))
    for name, look in TONES.items():
        yield _character(tone_style(name), f"Tone {name}", *_look(look))


def _look(look: Tone) -> Iterator[Xml]:
    """Yield what runs of a tone look like, in the order of the schema."""
    if not look.line:
        yield w("b")
    if look.line == "through":
        yield w("strike")
    yield w("color", val=look.ink)
    if look.line == "under":
        yield w("u", val="single")


def _character(id: str, name: str, *properties: Xml | None) -> Xml:
    return w("style", w("name", val=name), w("qFormat"), w("rPr", *properties), type="character", styleId=id)


def _tables() -> Iterator[Xml]:
    margins = w("tblCellMar", *(w(side, w=100, type="dxa") for side in ("left", "right")))
    yield w("style", w("name", val="Normal Table"), w("tblPr", margins), type="table", default=1, styleId="NormalTable")
    rules = w(
        "tblBorders", *(w(side, val="single", sz=4, space=0, color=LINE) for side in ("top", "bottom", "insideH"))
    )
    spaces = (("top", 50), ("left", 100), ("bottom", 50), ("right", 100))
    inside = w("tblCellMar", *(w(side, w=width, type="dxa") for side, width in spaces))
    yield w(
        "style",
        w("name", val="Report Table"),
        w("basedOn", val="NormalTable"),
        w("qFormat"),
        w("tblPr", rules, inside),
        w("tblStylePr", w("tcPr", w("shd", val="clear", color="auto", fill=PANEL)), type="firstRow"),
        type="table",
        styleId="ReportTable",
    )
