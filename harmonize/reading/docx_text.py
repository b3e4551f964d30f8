"""The characters of a DOCX's paragraph: runs, fields, links, tracked changes, notes and text boxes within it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from docx.oxml.ns import qn

from harmonize.reading.docx_format import Characters, Element, Styles, characters, over, value
from harmonize.reading.typed import Tracked

PAGE_BREAK = "\f"
BREAKS = re.compile(r"([\n\f])")
_W = qn("w:p").removesuffix("p")
_TRACKED: dict[str, Tracked] = {
    "ins": Tracked("insertion"),
    "moveTo": Tracked("insertion"),
    "del": Tracked("deletion"),
    "moveFrom": Tracked("deletion"),
}
_SILENT = frozenset({"pPr", "rPr", "sdtPr", "sdtEndPr", "instrText", "delInstrText", "fldChar", "annotationRef", "rt"})
"""Elements of a paragraph without characters that anybody reads: properties, the codes of fields, a ruby's gloss."""
_SIGNS = {"tab": "\t", "ptab": "\t", "cr": "\n", "noBreakHyphen": "-", "dayShort": "", "softHyphen": "\xad"}
_CHOICE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}AlternateContent"
_MATHS = "{http://schemas.openxmlformats.org/officeDocument/2006/math}t"
_BULLETS = range(0xF000, 0xF100)
"""Private-use characters as which the signs of symbol fonts are stored: no letter, whatever it looks like."""


@dataclass(frozen=True, slots=True)
class Run:
    r"""Characters set alike, with the changes made to all of them; ``\n`` begins a line, ``\f`` a page."""

    text: str
    setting: Characters
    changes: tuple[Tracked, ...] = ()


@dataclass(slots=True)
class Story:
    """What reading a part takes along from paragraph to paragraph, and what it finds on the way.

    ``rendered`` tells that a word processor has noted where its pages end. ``fields`` tells for each open field whether
    its result is being read, not its code; ``notes`` are the kind and id of the notes that were referred to, ``boxes``
    the text boxes that were met. ``own`` is the number of the note that is being read.
    """

    styles: Styles
    rendered: bool = False
    fields: list[bool] = field(default_factory=list)
    notes: list[tuple[str, str]] = field(default_factory=list)
    boxes: list[Element] = field(default_factory=list)
    own: str = ""


def runs(paragraph: Element, story: Story, below: Characters) -> Iterator[Run]:
    """Yield a paragraph's runs; ``below`` is how its style sets them.

    A field's code never outlasts its paragraph: a damaged file cannot hide what follows.
    """
    yield from _inside(paragraph, story, below, ())
    story.fields = [shown for shown in story.fields if shown]


def tracked(element: Element) -> tuple[Tracked, ...]:
    """Return the tracked change that an element is, none where it is no change."""
    change = _TRACKED.get(_name(element))
    if change is None:
        return ()
    date = (element.get(qn("w:date")) or "")[:40]
    return (Tracked(change.kind, " ".join((element.get(qn("w:author")) or "").split())[:100], date),)


def _name(element: Element) -> str:
    """Return the local name of an element of Word's own vocabulary, empty for all others and for comments."""
    tag = element.tag
    return tag[len(_W) :] if isinstance(tag, str) and tag.startswith(_W) else ""


def is_choice(element: Element) -> bool:
    """Tell whether an element holds alternative contents."""
    return bool(element.tag == _CHOICE)


def chosen(element: Element) -> Element:
    """Return of alternative contents the one to read: the first choice."""
    return element[0] if len(element) else element


def _inside(parent: Element, story: Story, below: Characters, changes: tuple[Tracked, ...]) -> Iterator[Run]:
    for child in parent:
        name = _name(child)
        if name == "r":
            yield from _run(child, story, below, changes)
        elif name in _TRACKED:
            yield from _inside(child, story, below, (*changes, *tracked(child)))
        elif child.tag == _CHOICE:
            yield from _inside(chosen(child), story, below, changes)
        elif child.tag == _MATHS:
            yield Run(child.text or "", below, changes)
        elif name not in _SILENT and isinstance(child.tag, str):
            yield from _inside(child, story, below, changes)


def _run(run: Element, story: Story, below: Characters, changes: tuple[Tracked, ...]) -> Iterator[Run]:
    properties = run.find(qn("w:rPr"))
    style = story.styles.characters_of(value(properties, "w:rStyle"))
    setting = over(over(below, style), characters(properties))
    for text in _texts(run, story):
        if text and all(story.fields):
            yield Run(_capitals(text, setting), setting, changes)


def _texts(parent: Element, story: Story) -> Iterator[str]:
    for child in parent:
        name = _name(child)
        if name in ("t", "delText"):
            yield child.text or ""
        elif name in _SIGNS:
            yield _SIGNS[name]
        elif name == "br":
            yield "\n" if child.get(qn("w:type")) != "page" or story.rendered else f"\n{PAGE_BREAK}"
        elif name == "lastRenderedPageBreak":
            yield PAGE_BREAK
        elif name == "sym":
            yield _symbol(child)
        elif name == "fldChar":
            _field(child, story)
        elif name in ("footnoteReference", "endnoteReference"):
            story.notes.append((name.removesuffix("Reference"), child.get(qn("w:id")) or ""))
        elif name in ("footnoteRef", "endnoteRef"):
            yield f"{story.own} "
        elif name == "txbxContent":
            story.boxes.append(child)
        elif child.tag == _CHOICE:
            yield from _texts(chosen(child), story)
        elif name not in _SILENT and isinstance(child.tag, str):
            yield from _texts(child, story)


def _field(mark: Element, story: Story) -> None:
    kind = mark.get(qn("w:fldCharType"))
    if kind == "begin":
        story.fields.append(False)
    elif kind == "separate" and story.fields:
        story.fields[-1] = True
    elif kind == "end" and story.fields:
        story.fields.pop()


def _symbol(symbol: Element) -> str:
    try:
        code = int(symbol.get(qn("w:char")) or "", 16)
    except ValueError:
        return ""
    return "•" if code in _BULLETS else chr(code) if 0x20 <= code < 0xD800 else ""


def _capitals(text: str, setting: Characters) -> str:
    if not setting.capitals:
        return text
    turkic = (setting.language or "").startswith(("tr", "az"))
    return (text.replace("i", "İ") if turkic else text).upper()
