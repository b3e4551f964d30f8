"""A paper as PDF, and drawings as PNG, set by typst.

The template is ours and fixed. A paper reaches it as JSON in an input, so that no text is ever read as markup, and
nothing is read from the disk but fonts.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from typing import Any

import typst

from harmonize.errors import HarmonizeError
from harmonize.reports.keeping import kept
from harmonize.reports.linking import inside, outside, places
from harmonize.reports.paper import (
    Block,
    Cell,
    Contents,
    Heading,
    Listing,
    Paper,
    Paragraph,
    Picture,
    Row,
    Run,
    Table,
    Text,
    Turn,
    cleaned,
    words,
)
from harmonize.reports.tones import cell_sign, sign, tone

__all__ = ["rasterized", "render"]

Json = dict[str, Any]
EPOCH = 0
"""The time in a file's metadata, as there is no clock: the same paper makes the same bytes."""
WHOLE = 700
"""Characters of a row's longest cell up to which the row is kept on one page."""
UPRIGHT, TURNED = 465.0, 711.0
"""The width of the text on upright and on turned pages, in points."""
INSET, LETTER = 10.0, 5.2
"""The space left and right within a cell, and what a letter of a table's type takes when letters are wide: points."""
STEP = 6
"""Letters after which a word that is wider than its line may break, and again."""
_LANGUAGE = re.compile(
    r"""
    (?P<language>[a-z]{2,3}) (?: [-_] [A-Za-z]{4} )? (?: [-_] (?P<region>[A-Z]{2}) )?   # sq, sr-Latn, fr-BE
    """,
    re.VERBOSE,
)
_DRAWN = """
#set page(width: auto, height: auto, margin: 0pt)
#set text(font: ("Libertinus Serif", "DejaVu Sans Mono"))
#image(bytes(sys.inputs.svg), format: "svg", width: float(sys.inputs.width) * 1pt)
"""


def render(paper: Paper) -> bytes:
    """Return a paper as PDF: tagged, with bookmarks, A4, all fonts inside; the same paper, the same bytes."""
    data = json.dumps(_paper(cleaned(paper)), ensure_ascii=False)
    return _compiled("report.pdf", _template(), {"paper": data}, format="pdf")


def rasterized(svg: str, width_px: int) -> bytes:
    """Return a drawing as PNG, ``width_px`` pixels wide; a :class:`HarmonizeError` where it is no SVG."""
    return _compiled("drawing", _DRAWN.encode(), {"svg": svg, "width": str(width_px)}, format="png", ppi=72)


def _compiled(what: str, source: bytes, inputs: dict[str, str], **form: Any) -> bytes:
    try:
        made = typst.compile(source, sys_inputs=inputs, font_paths=_fonts(), timestamp=EPOCH, **form)
    except typst.TypstError as error:
        raise HarmonizeError(what, f"cannot be set ({error.message})", "report this with the analysis") from error
    return bytes(made)


@cache
def _template() -> bytes:
    return (files("harmonize.reports") / "templates" / "paper.typ").read_bytes()


@cache
def _fonts() -> typst.Fonts:
    """Return typst's own fonts, and those of the machine for scripts that its own lack."""
    return typst.Fonts(include_system_fonts=True, include_embedded_fonts=True)


@dataclass(frozen=True, slots=True)
class _Setting:
    """What runs are written with: the places that links may lead to, and the width of a line in points."""

    places: Mapping[str, str]
    width: float = UPRIGHT

    @property
    def letters(self) -> int:
        """How many letters stand beside each other, wherever they are wide."""
        return max(1, int(self.width / LETTER))

    def cell(self, share: float) -> _Setting:
        """Return the setting within a cell that has a share of the width."""
        return replace(self, width=self.width * share - INSET)


def _paper(paper: Paper) -> Json:
    return {
        "title": paper.title,
        "subtitle": paper.subtitle,
        "mark": paper.mark,
        "foot": paper.foot,
        **_language(paper.language),
        "sections": _sections(paper.blocks, places(paper)),
    }


def _sections(blocks: Sequence[Block], places: Mapping[str, str]) -> list[Json]:
    """Return the blocks by the pages that they stand on, upright or turned; an empty section makes no page."""
    upright: Json = {"landscape": False, "blocks": []}
    sections, met, setting = [upright], set[str](), _Setting(places)
    for block, stays in zip(blocks, kept(blocks), strict=True):
        if isinstance(block, Turn):
            setting = _Setting(places, TURNED if block.landscape else UPRIGHT)
            sections.append({"landscape": block.landscape, "blocks": []})
        else:
            known = _place(block, places, met) | ({"kept": True} if stays else {})
            sections[-1]["blocks"].append(_block(block, setting) | known)
    return [section for section in sections if section["blocks"]] or [upright]


def _place(block: Block, places: Mapping[str, str], met: set[str]) -> Json:
    """Return the name that links know a block by, at the first block of its id."""
    id = getattr(block, "id", "")
    if not id or id in met:
        return {}
    met.add(id)
    return {"place": places[id]}


def _block(block: Block, setting: _Setting) -> Json:
    match block:
        case Heading():
            return {"kind": "heading", "level": block.level, "text": _text(block.text, setting)}
        case Paragraph():
            return {"kind": "paragraph", "style": block.style, "text": _text(block.text, setting)}
        case Listing():
            items = [_text(item, setting) for item in block.items]
            return {"kind": "listing", "ordered": block.ordered, "items": items}
        case Table():
            return _table(block, setting)
        case Picture():
            return {"kind": "picture", "svg": block.svg, "alt": block.alt, "width": block.width}
        case Contents():
            return {"kind": "contents", "title": block.title, "depth": block.depth}
        case Turn():
            raise TypeError("a turn parts sections and is no block of one")


def _table(table: Table, setting: _Setting) -> Json:
    rows = (table.head, *table.rows)
    columns = max([len(table.widths), *(sum(cell.span for cell in row) for row in rows)])
    widths = (*table.widths, *([1.0] * columns))[:columns]
    return {
        "kind": "table",
        "widths": list(widths),
        "head": _row(table.head, widths, setting) if table.head else None,
        "rows": [_row(row, widths, setting) for row in table.rows],
        "caption": _text(table.caption, setting),
    }


def _row(row: Row, widths: tuple[float, ...], setting: _Setting) -> Json:
    whole = max((len(words(cell.text)) for cell in row), default=0) <= WHOLE
    return {"whole": whole, "cells": list(_cells(row, widths, setting))}


def _cells(row: Row, widths: tuple[float, ...], setting: _Setting) -> Iterator[Json]:
    """Yield the cells of a row, with an empty one for the columns that it leaves out."""
    column = 0
    for cell in row:
        share = sum(widths[column : column + cell.span]) / sum(widths)
        yield _cell(cell, setting.cell(share))
        column += cell.span
    if column < len(widths):
        yield {"text": [], "span": len(widths) - column}


def _cell(cell: Cell, setting: _Setting) -> Json:
    said = {"text": _text(cell.text, setting), "span": cell.span, "head": cell.head}
    look = tone(cell.tone)
    return said | ({"tint": look.tint, "ink": look.ink, "sign": cell_sign(cell)} if cell.tone else {})


def _text(text: Text, setting: _Setting) -> list[Json]:
    return [_run(run, setting) for run in text]


def _run(run: Run, setting: _Setting) -> Json:
    """Return a run as JSON values, those left out that say nothing."""
    flags = {name: True for name in ("bold", "italic", "quiet", "code") if getattr(run, name)}
    target = {
        "place": inside(run.href, setting.places),
        "href": outside(run.href),
        "note": _parted(run.note, _Setting({}).letters),
    }
    look = {"ink": tone(run.tone).ink, "sign": sign(run.tone, (run,)), "line": tone(run.tone).line} if run.tone else {}
    said = {"text": _parted(run.text, setting.letters)} | flags | look | _language(run.language)
    return said | {name: value for name, value in target.items() if value}


def _language(name: str) -> Json:
    """Return a language as typst knows it: a code, and a region where one is given; nothing for what is no code."""
    found = _LANGUAGE.fullmatch(name)
    return {part: value for part, value in found.groupdict().items() if value} if found else {}


def _parted(text: str, letters: int) -> str:
    """Return text in which a word longer than a line may break, since typst lets it run off the page."""
    long = re.compile(rf"\S{{{letters + 1},}}")
    return long.sub(lambda word: _with_breaks(word.group()), text)


def _with_breaks(word: str) -> str:
    return "\u200b".join(word[start : start + STEP] for start in range(0, len(word), STEP))
