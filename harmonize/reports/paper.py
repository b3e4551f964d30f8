"""A paper: a report as a sequence of blocks, which every format for reading writes in its own way.

Chapters of reports are functions that return blocks; a format is a function from a :class:`Paper` to bytes. Texts are
plain: what a run holds is never markup.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass, replace
from typing import Any, Literal

from harmonize.reports.once import once

_ILLEGIBLE = re.compile(
    r"""
    [\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]      # control characters: HTML and XML forbid them
  | [\u200e\u200f\u202a-\u202e\u2066-\u2069]   # marks, embeddings, overrides, isolates: they can turn a quotation round
  | [\ud800-\udfff\ufffe\uffff]                # halves of surrogate pairs, noncharacters: UTF-8, HTML or XML lacks them
    """,
    re.VERBOSE,
)


def legible(text: str) -> str:
    r"""Return text with a visible sign for each character that formats forbid or that would reorder what is read.

    >>> legible("a\x00b\u202ec")
    'a�b�c'
    """
    return _ILLEGIBLE.sub("\ufffd", text)


@dataclass(frozen=True, slots=True)
class Run:
    """Words set alike: ``tone`` is a status (or ``reviewed``, ``element``) that gives them colour.

    ``href`` leads to ``#id`` in the paper or to a web page, ``language`` is theirs where it is not the paper's, and
    ``note`` is a footnote behind them.
    """

    text: str
    bold: bool = False
    italic: bool = False
    quiet: bool = False
    code: bool = False
    tone: str = ""
    href: str = ""
    language: str = ""
    note: str = ""


Text = tuple[Run, ...]
Style = Literal["body", "lead", "quote", "caption", "notice", "small"]


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of level 1 to 4, with the id that links lead to."""

    level: int
    text: Text
    id: str = ""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph; a line break in its text is one on paper."""

    text: Text
    style: Style = "body"
    id: str = ""


@dataclass(frozen=True, slots=True)
class Listing:
    """A list, numbered or with bullets."""

    items: tuple[Text, ...]
    ordered: bool = False


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table: ``tone`` colours it, ``span`` columns wide, a heading where ``head`` is true."""

    text: Text
    tone: str = ""
    span: int = 1
    head: bool = False


Row = tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table: its heading row (empty for none, repeated on every page), rows, and the columns' shares of the width."""

    head: Row
    rows: tuple[Row, ...]
    widths: tuple[float, ...]
    caption: Text = ()


@dataclass(frozen=True, slots=True)
class Picture:
    """A drawing as SVG of our own making; ``alt`` says what it shows, ``width`` is its share of the text's."""

    svg: str
    alt: str
    width: float = 1.0


@dataclass(frozen=True, slots=True)
class Contents:
    """Where the table of contents stands: headings down to ``depth``."""

    title: str
    depth: int = 2


@dataclass(frozen=True, slots=True)
class Turn:
    """A new page; from here on the pages are upright or turned."""

    landscape: bool = False


Block = Heading | Paragraph | Listing | Table | Picture | Contents | Turn


@dataclass(frozen=True, slots=True)
class Paper:
    """A report for reading: its title, its language, and its blocks.

    ``mark`` stands on every page (such as that it is a confidential draft), empty for none; ``foot`` at the foot of
    every page, before its number.
    """

    title: str
    subtitle: str
    language: str
    blocks: tuple[Block, ...]
    mark: str = ""
    foot: str = ""


def text(*parts: str | Run) -> Text:
    """Return runs, plain words made runs, those without words left out.

    >>> text("a ", Run("b", bold=True))[0]
    Run(text='a ', bold=False, italic=False, quiet=False, code=False, tone='', href='', language='', note='')
    """
    runs = (Run(part) if isinstance(part, str) else part for part in parts)
    return tuple(run for run in runs if run.text)


def cell(*parts: str | Run, tone: str = "", span: int = 1, head: bool = False) -> Cell:
    """Return a cell of runs and plain words."""
    return Cell(text(*parts), tone, span, head)


@once
def cleaned(paper: Paper) -> Paper:
    """Return a paper whose every text is legible: what a format may write as it is."""
    clean: Paper = _cleaned(paper)
    return clean


def _cleaned(value: Any) -> Any:
    if isinstance(value, str):
        return legible(value)
    if isinstance(value, tuple):
        clean = tuple(_cleaned(each) for each in value)
        return clean if any(new is not old for new, old in zip(clean, value, strict=True)) else value
    if is_dataclass(value) and not isinstance(value, type):
        own = {field.name: getattr(value, field.name) for field in fields(value)}
        changed = {name: clean for name, each in own.items() if (clean := _cleaned(each)) is not each}
        return replace(value, **changed) if changed else value
    return value


def words(text: Text) -> str:
    """Return the words of some runs.

    >>> words(text("a ", "b"))
    'a b'
    """
    return "".join(run.text for run in text)


def headings(paper: Paper, depth: int) -> Iterator[Heading]:
    """Yield the headings of a paper down to a level."""
    return (block for block in paper.blocks if isinstance(block, Heading) and block.level <= depth)
