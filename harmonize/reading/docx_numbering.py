"""The numbers that Word puts before paragraphs: they stand nowhere in a DOCX's text and are counted anew here."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from docx.oxml.ns import qn

from harmonize.reading.counting import IN_WORD
from harmonize.reading.docx_format import UNSET, Block, Element, Styles, block, number, value

_PLACE = re.compile(r"%(?P<level>[1-9])")
"""Where a level's number stands in the text of one: ``Article %1``, ``%1.%2``."""
_DASHES = "-–—"
_MANY = 32_768


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list: what it starts with, how its number is written and within which text.

    ``restarts`` is None where it starts again after every higher level, 0 where it never does, else the level (counted
    from 1) after which it does. ``block`` is what the level says of its paragraphs, ``style`` the one linked to it.
    """

    start: int = 1
    form: str = "decimal"
    text: str = ""
    restarts: int | None = None
    legal: bool = False
    parted: bool = True
    hidden: bool = False
    block: Block = UNSET
    style: str = ""


@dataclass(frozen=True, slots=True)
class Numbered:
    """A numbering instance: the list that it counts in, its levels, and with which numbers it starts levels anew."""

    count: str
    levels: Mapping[int, Level]
    starts: Mapping[int, int] = field(default_factory=dict)


@dataclass(slots=True)
class Numbering:
    """A document's lists, and how far each of them has counted."""

    lists: Mapping[str, Numbered]
    counted: dict[str, dict[int, int]] = field(default_factory=dict)
    begun: set[tuple[str, int]] = field(default_factory=set)

    def level(self, id: str, own: int | None, styles: tuple[str, ...] = (), styled: int | None = None) -> int:
        """Return a paragraph's level: its own; else the one linked to its style; else its style's; else the first."""
        if own is not None:
            return own
        levels = self.lists[id].levels if id in self.lists else {}
        linked = {level.style: depth for depth, level in levels.items() if level.style}
        return next((linked[style] for style in styles if style in linked), styled or 0)

    def block(self, id: str, at: int) -> Block:
        """Return what a level says of its paragraphs."""
        return self.lists[id].levels.get(at, Level()).block if id in self.lists else Block()

    def next(self, id: str, at: int) -> str:
        """Count on and return the number of the next paragraph at that level, with the blank behind it; else empty."""
        numbered = self.lists.get(id)
        if numbered is None or at not in numbered.levels:
            return ""
        counts = self.counted.setdefault(numbered.count, {})
        level = numbered.levels[at]
        if at in numbered.starts and (id, at) not in self.begun:
            counts[at] = numbered.starts[at]
        else:
            counts[at] = min(counts[at] + 1, _MANY) if at in counts else level.start
        self.begun.add((id, at))
        for depth in [depth for depth in counts if depth > at]:
            if _restarts(numbered.levels.get(depth, Level()), at):
                del counts[depth]
        return _written(numbered, at, counts)


def _restarts(level: Level, after: int) -> bool:
    return level.restarts is None or after < level.restarts


def _written(numbered: Numbered, at: int, counts: Mapping[int, int]) -> str:
    """Return a number in its text: ``Article 5 ``, ``1.2. ``, ``(a) ``.

    A level above that was not counted yet stands one before its start, as Word has it.
    """
    level = numbered.levels[at]
    if level.hidden:
        return ""
    if level.form == "bullet":
        text = level.text.strip()
        return f"{text if text and text in _DASHES else '•'} " if text else ""

    def place(match: re.Match[str]) -> str:
        depth = int(match["level"]) - 1
        above = numbered.levels.get(depth, Level())
        form = "decimal" if level.legal else above.form
        return IN_WORD.get(form, str)(counts.get(depth, above.start - 1))

    text = _PLACE.sub(place, level.text)
    return f"{text} " if level.parted and text else text


def read(root: Element | None, styles: Styles) -> Numbering:
    """Return the numbering of a part ``numbering.xml``, None for a DOCX without."""
    if root is None:
        return Numbering({})
    found = {one.get(qn("w:abstractNumId")): one for one in root.findall(qn("w:abstractNum"))}
    instances = {one.get(qn("w:numId")): one for one in root.findall(qn("w:num"))}
    abstract = {id: _linked(one, found, instances, styles) for id, one in found.items()}
    return Numbering(
        {id: _numbered(one, abstract) for id, one in instances.items() if value(one, "w:abstractNumId") in abstract}
    )


def _linked(one: Element, found: Mapping[str, Element], instances: Mapping[str, Element], styles: Styles) -> Element:
    """Return the list that a list refers to by a numbering style, itself where it refers to none."""
    style = styles.by_id.get(value(one, "w:numStyleLink"))
    if style is None:
        return one
    instance = instances.get(block(style.find(qn("w:pPr"))).numbering or "")
    return found.get(value(instance, "w:abstractNumId"), one)


def _numbered(instance: Element, abstract: Mapping[str, Element]) -> Numbered:
    list_of = abstract[value(instance, "w:abstractNumId")]
    levels = {_depth(level): _level(level) for level in list_of.findall(qn("w:lvl"))}
    starts: dict[int, int] = {}
    for override in instance.findall(qn("w:lvlOverride")):
        own = override.find(qn("w:lvl"))
        if own is not None:
            levels[_depth(override)] = _level(own)
        if start := value(override, "w:startOverride"):
            starts[_depth(override)] = int(number(start))
            levels[_depth(override)] = replace(levels.get(_depth(override), Level()), start=int(number(start)))
    return Numbered(list_of.get(qn("w:abstractNumId")) or "", levels, starts)


def _depth(level: Element) -> int:
    return int(number(level.get(qn("w:ilvl")) or "0"))


def _level(level: Element) -> Level:
    restart = value(level, "w:lvlRestart")
    properties = level.find(qn("w:rPr"))
    return Level(
        int(number(value(level, "w:start") or "0")),
        _form(level),
        value(level, "w:lvlText"),
        int(number(restart)) if restart else None,
        level.find(qn("w:isLgl")) is not None,
        value(level, "w:suff") != "nothing",
        properties is not None and properties.find(qn("w:vanish")) is not None,
        block(level.find(qn("w:pPr"))),
        value(level, "w:pStyle"),
    )


def _form(level: Element) -> str:
    """Return a level's number format, which newer ones wrap in a choice with a fallback."""
    form = next(level.iter(qn("w:numFmt")), None)
    return "decimal" if form is None else form.get(qn("w:val")) or "decimal"
