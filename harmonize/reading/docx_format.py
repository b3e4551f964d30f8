"""How a DOCX sets its characters and paragraphs: what defaults, styles and the place itself say."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple, TypeVar

from docx.oxml.ns import qn

Element = Any
"""An element of python-docx's tree (lxml)."""
_TWIPS = 20.0
_OFF = ("0", "false", "off", "none")
_CONTENTS = ("toc ", "table of figures", "table of authorities")
_HEADINGS = 9
"""Outline levels 0 to 8 are headings, 9 is body text."""


class Characters(NamedTuple):
    """How characters are set; None says nothing. ``size`` is in points."""

    bold: bool | None = None
    italic: bool | None = None
    size: float | None = None
    hidden: bool | None = None
    capitals: bool | None = None
    language: str | None = None
    raised: bool | None = None


class Block(NamedTuple):
    """How a paragraph is set and numbered; None says nothing.

    ``left`` is the distance from the margin in points, ``first`` what the first line adds to it; ``level`` counts the
    numbering's levels from 0; ``outline`` is below 9 for a heading.
    """

    centred: bool | None = None
    left: float | None = None
    first: float | None = None
    numbering: str | None = None
    level: int | None = None
    outline: int | None = None
    breaks_page: bool | None = None


PLAIN, UNSET = Characters(), Block()
Said = TypeVar("Said", Characters, Block)


def over(below: Said, above: Said) -> Said:
    """Return what holds where ``above`` is said upon ``below``.

    >>> over(Characters(bold=True, size=9.0), Characters(bold=False)).bold
    False
    """
    return below._replace(**{name: said for name, said in above._asdict().items() if said is not None})


def characters(properties: Element | None) -> Characters:
    """Return what an element ``w:rPr`` says."""
    if properties is None:
        return Characters()
    size, language = value(properties, "w:sz"), value(properties, "w:lang")
    position = value(properties, "w:vertAlign")
    return Characters(
        _on(properties, "w:b"),
        _on(properties, "w:i"),
        number(size) / 2 if size else None,
        _on(properties, "w:vanish"),
        _on(properties, "w:caps"),
        language or None,
        position == "superscript" if position else None,
    )


def block(properties: Element | None) -> Block:
    """Return what an element ``w:pPr`` says."""
    if properties is None:
        return Block()
    alignment, outline = value(properties, "w:jc"), value(properties, "w:outlineLvl")
    indent = properties.find(qn("w:ind"))
    numbering = properties.find(qn("w:numPr"))
    level = value(numbering, "w:ilvl") if numbering is not None else ""
    return Block(
        alignment == "center" if alignment else None,
        _points(indent, "w:left", "w:start"),
        _first(indent),
        (value(numbering, "w:numId") if numbering is not None else "") or None,
        int(number(level)) if level else None,
        int(number(outline)) if outline else None,
        _on(properties, "w:pageBreakBefore"),
    )


def value(parent: Element | None, name: str) -> str:
    """Return the value of the child of that name, empty where there is none."""
    child = parent.find(qn(name)) if parent is not None else None
    return "" if child is None else child.get(qn("w:val")) or ""


def number(text: str) -> float:
    """Return the number that an attribute gives, 0.0 where it gives none that can be used.

    >>> number("24"), number("12.5pt"), number("")
    (24.0, 12.5, 0.0)
    """
    try:
        found = float(text.removesuffix("pt"))
    except ValueError:
        return 0.0
    return found if abs(found) < 1e6 else 0.0


def _on(parent: Element, name: str) -> bool | None:
    child = parent.find(qn(name))
    return None if child is None else (child.get(qn("w:val")) or "1") not in _OFF


def _points(indent: Element | None, *names: str) -> float | None:
    given = [indent.get(qn(name)) for name in names] if indent is not None else []
    return next((number(text) / _TWIPS for text in given if text), None)


def _first(indent: Element | None) -> float | None:
    hanging = _points(indent, "w:hanging")
    return -hanging if hanging is not None else _points(indent, "w:firstLine")


@dataclass(slots=True)
class Styles:
    """The styles of a DOCX by id, and what holds without any."""

    by_id: Mapping[str, Element] = field(default_factory=dict)
    default: str = ""
    characters: Characters = PLAIN
    block: Block = UNSET
    _characters: dict[str, Characters] = field(default_factory=dict)
    _blocks: dict[str, Block] = field(default_factory=dict)

    @classmethod
    def read(cls, root: Element | None) -> Styles:
        """Return the styles of a part ``styles.xml``, None for a DOCX without."""
        if root is None:
            return cls()
        by_id = {style.get(qn("w:styleId")) or "": style for style in root.findall(qn("w:style"))}
        default = [
            name
            for name, style in by_id.items()
            if style.get(qn("w:type")) == "paragraph" and (style.get(qn("w:default")) or "0") not in _OFF
        ]
        return cls(
            by_id,
            default[0] if default else "",
            characters(root.find(f"{qn('w:docDefaults')}/{qn('w:rPrDefault')}/{qn('w:rPr')}")),
            block(root.find(f"{qn('w:docDefaults')}/{qn('w:pPrDefault')}/{qn('w:pPr')}")),
        )

    def line(self, name: str) -> Iterator[str]:
        """Yield the ids of a style and of those that it is based on, itself first; each once."""
        seen: set[str] = set()
        while name in self.by_id and name not in seen:
            seen.add(name)
            yield name
            name = value(self.by_id[name], "w:basedOn")

    def is_contents(self, name: str) -> bool:
        """Tell whether a style is one of those in which Word sets its contents lists, whatever Word's language."""
        return any(value(self.by_id[one], "w:name").lower().startswith(_CONTENTS) for one in self.line(name))

    def characters_of(self, name: str) -> Characters:
        """Return how a style sets characters."""
        if name not in self._characters:
            said = Characters()
            for one in self.line(name):
                said = over(characters(self.by_id[one].find(qn("w:rPr"))), said)
            self._characters[name] = said
        return self._characters[name]

    def block_of(self, name: str) -> Block:
        """Return how a style sets and numbers paragraphs."""
        if name not in self._blocks:
            said = Block()
            for one in self.line(name):
                said = over(block(self.by_id[one].find(qn("w:pPr"))), said)
            self._blocks[name] = said
        return self._blocks[name]


def is_heading(said: Block) -> bool:
    """Tell whether a paragraph is a heading by its outline level."""
    return said.outline is not None and said.outline < _HEADINGS
