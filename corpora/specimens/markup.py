"""The markup in which the fictional statutes are written (``*.law``).

The source is plain text: ``key: value`` lines, then paragraphs parted by blank lines. A paragraph that begins with

==================  ===============================================================================================
``@title``          is set large and centred; ``@centre`` centred; ``@contents`` puts the list of articles there;
                    ``@page`` turns the page
``#`` ``##``        heads a part or chapter; ``|`` parts its lines
``= 7A | Heading``  begins an article; a third field is printed before its number
``~``               is an amendment note under the heading
``^1``              is a footnote, printed at the foot of the page where ``{1}`` stands
``(1)`` ``(a)``     is a paragraph or point, set in by its depth
==================  ===============================================================================================

``//`` in a heading turns the page there: the heading is cut off by a page break, as happens in print.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph of the source: what it is, and its fields (``|`` parts them)."""

    kind: str
    fields: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Source:
    """A statute as written: its header, its blocks in order, its footnotes by mark."""

    header: dict[str, str]
    blocks: tuple[Block, ...]
    notes: dict[str, str]


BLOCK = re.compile(
    r"""(?P<mark> @title | @centre | @contents | @page   # '@centre Act No. 14'
                | \#{1,2} | = | ~ | \^\d+ ) \s*           # '# PART I', '= 7A | Heading', '^1 Inserted by ...'
        (?P<text> .* )""",
    re.VERBOSE | re.DOTALL,
)
DEPTH = (
    re.compile(r"\(\d+\)|\d+\.\s"),  # '(1) Who ...', '1. The systems of ...'
    re.compile(r"\(?[^\W\d]{1,2}\)"),  # '(a) a device', 'a) një program'
)


def parse(text: str) -> Source:
    r"""Read a ``.law`` source.

    >>> source = parse("layout: margin\n\n= 7A | Tapping. | {1}[\n\n(1) Any person ...]\n\n^1 Inserted.")
    >>> source.blocks[0].fields, source.notes
    (('7A', 'Tapping.', '{1}['), {'1': 'Inserted.'})
    """
    head, *paragraphs = re.split(r"\n\s*\n|\n(?=~)", text.strip())
    header = dict(line.split(": ", 1) for line in head.splitlines())
    blocks = [block(paragraph) for paragraph in paragraphs]
    notes = {b.kind[1:]: b.fields[0] for b in blocks if b.kind.startswith("^")}
    return Source(header, tuple(b for b in blocks if not b.kind.startswith("^")), notes)


def block(paragraph: str) -> Block:
    """Tell what a paragraph of the source is."""
    match = BLOCK.fullmatch(" ".join(paragraph.split()))
    if not match:
        return Block("text", (" ".join(paragraph.split()),))
    fields = match["text"].split("|") if match["mark"] in ("#", "##", "=") else [match["text"]]
    return Block(match["mark"], tuple(part.strip() for part in fields))


def articles(source: Source) -> Iterator[tuple[str, str]]:
    """Yield number and heading of every article, in order."""
    for one in source.blocks:
        if one.kind == "=":
            yield one.fields[0], one.fields[1].replace("//", "")
