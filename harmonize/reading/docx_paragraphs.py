"""A paragraph of a DOCX: how it is set and numbered, and its lines."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from docx.oxml.ns import qn

from harmonize.model.text import Place
from harmonize.reading.docx_format import (
    Block,
    Characters,
    Element,
    Styles,
    block,
    characters,
    over,
    value,
)
from harmonize.reading.docx_numbering import Numbering
from harmonize.reading.docx_text import BREAKS, PAGE_BREAK, Run, tracked
from harmonize.reading.raised import flowing
from harmonize.reading.typed import Piece, Tracked, Typed

_UNNUMBERED = "0"
"""The numbering that takes a style's numbering from a paragraph."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph's element and how it is set; ``end`` are the changes made to its end, ``hidden`` tells of its mark.

    ``contents`` tells that it belongs to a contents list.

    ``block.numbering`` is None for a paragraph without a number.
    """

    element: Element
    block: Block
    below: Characters
    end: tuple[Tracked, ...]
    hidden: bool
    contents: bool = False

    def ends(self, gone: str) -> bool:
        """Tell whether its end stays where changes of kind ``gone`` take words out."""
        return all(change.kind != gone for change in self.end)


def paragraph(element: Element, styles: Styles, numbering: Numbering, gone: str) -> Paragraph:
    """Return a paragraph as its styles and numbering set it, in the version that ``gone`` leaves."""
    properties = element.find(qn("w:pPr"))
    own = block(_version(properties, gone))
    style = value(properties, "w:pStyle") or styles.default
    mark = properties.find(qn("w:rPr")) if properties is not None else None
    below = over(styles.characters, styles.characters_of(style))
    return Paragraph(
        element,
        _set(own, style, styles, numbering),
        below,
        tuple(change for one in (mark if mark is not None else ()) for change in tracked(one)),
        bool(over(below, characters(mark)).hidden),
        styles.is_contents(style),
    )


def _version(properties: Element | None, gone: str) -> Element | None:
    """Return the properties before their tracked change where insertions are gone, else those after it."""
    before = properties.find(f"{qn('w:pPrChange')}/{qn('w:pPr')}") if properties is not None else None
    return before if before is not None and gone == "insertion" else properties


def _set(own: Block, style: str, styles: Styles, numbering: Numbering) -> Block:
    """Lay defaults, style, numbering level and the paragraph's own properties over one another."""
    styled = over(styles.block, styles.block_of(style))
    said = over(styled, own)
    if not said.numbering or said.numbering == _UNNUMBERED:
        return said._replace(numbering=None)
    if own.numbering:
        level = numbering.level(said.numbering, own.level)
    else:
        level = numbering.level(said.numbering, own.level, tuple(styles.line(style)), styled.level)
    listed = numbering.block(said.numbering, level)
    return over(over(styled, listed), own)._replace(numbering=said.numbering, level=level)


def lines(of: Paragraph, found: Iterable[Run], page: int, place: Place) -> Iterator[Typed]:
    """Yield a paragraph's lines, at least one, from a page on; hidden words follow theirs at a place of their own."""
    cut = list(_cut(found, page))
    for at, (number, own) in enumerate(cut):
        shown = [run for run in own if not run.setting.hidden]
        if hidden := [run for run in own if run.setting.hidden]:
            yield Typed(_pieces(hidden), number, "hidden")
        line = _line(of, shown, first=at == 0)
        yield from flowing(replace(line, page=number, place=place, end=of.end if at == len(cut) - 1 else ()))


def _cut(found: Iterable[Run], page: int) -> Iterator[tuple[int, list[Run]]]:
    """Yield page and runs of each line: the page is where its first word stands."""
    line: list[Run] = []
    at = page
    for run in found:
        for part in BREAKS.split(run.text):
            if part == "\n":
                yield at, line
                line, at = [], page
            elif part == PAGE_BREAK:
                page += 1
                at = at if any(held.text.strip() for held in line) else page
            elif part:
                line.append(replace(run, text=part))
    yield at, line


def _line(of: Paragraph, shown: Sequence[Run], *, first: bool) -> Typed:
    half = sum(len(run.text) for run in shown) / 2
    bold = sum(len(run.text) for run in shown if run.setting.bold)
    italic = sum(len(run.text) for run in shown if run.setting.italic)
    indent = (of.block.left or 0.0) + (of.block.first or 0.0 if first else 0.0)
    plain = not shown
    return Typed(
        _pieces(shown),
        size=_size(of, shown),
        bold=bool(of.below.bold) if plain else bold > half,
        italic=bool(of.below.italic) if plain else italic > half,
        centred=bool(of.block.centred),
        indent=0.0 if of.block.centred else max(indent, 0.0),
    )


def _size(of: Paragraph, shown: Sequence[Run]) -> float:
    sizes: Counter[float] = Counter()
    for run in shown:
        sizes[run.setting.size or 0.0] += len(run.text)
    return max(sizes, key=sizes.__getitem__) if sizes else of.below.size or 0.0


def _pieces(found: Iterable[Run]) -> tuple[Piece, ...]:
    return tuple(Piece(run.text, run.changes, bool(run.setting.raised)) for run in found)
