"""Blocks of a paper laid out for ``templates/blocks.html.j2``, which writes them in a report or a page of their own."""

from __future__ import annotations

import base64
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass, replace
from itertools import chain, count
from typing import Any

from harmonize.reports.paper import Block, Heading, Paragraph, Run, legible, words

STATUSES = ("full", "partial", "none-found", "cannot-tell", "reserved", "not-applicable", "present", "absent")
"""The tones that are statuses: each has a shape beside its colour."""
DEEPEST = 6
"""The lowest level of heading that HTML has."""

_NO_ID = re.compile(r"\W+")  # "#", " ", "/", "·": all but letters, digits and "_"
_NO_NAME = re.compile(r"[^a-z-]+")  # all but what a tone is made of


@dataclass(frozen=True, slots=True)
class Note:
    """A footnote, with the id that its marks lead to."""

    id: str
    text: str


@dataclass(frozen=True, slots=True)
class Laid:
    """Blocks ready for the template: levels are HTML's, ids unique, and a run's ``note`` is the number of its note."""

    blocks: tuple[Block, ...]
    base: int
    notes: tuple[Note, ...]

    @property
    def headings(self) -> list[Heading]:
        """The headings, in their order."""
        return [block for block in self.blocks if isinstance(block, Heading)]


def laid(blocks: Iterable[Block], base: int = 2, prefix: str = "", taken: Iterable[str] = ()) -> Laid:
    """Lay out some blocks: a heading of level 1 becomes one of level ``base``.

    Ids begin with ``prefix`` and differ from those that are ``taken`` in the page; links to blocks follow them. Notes
    with the same words are one.

    >>> [block.id for block in laid([Heading(1, (Run("a b"),)), Heading(1, (Run("a b"),))]).blocks]
    ['a-b', 'a-b-2']
    """
    used, named, placed = set(taken), dict[str, str](), list[Block]()
    for block in blocks:
        if isinstance(block, Heading | Paragraph) and (block.id or isinstance(block, Heading)):
            own = free(prefix + (block.id or words(block.text)), used)
            named.setdefault(block.id, own)
            block = replace(block, id=own)
        placed.append(_deepened(block, base))
    notes: dict[str, str] = {}
    written: tuple[Block, ...] = _led(tuple(placed), named, notes)
    return Laid(written, base, tuple(Note(free(f"{prefix}note-{n}", used), text) for text, n in notes.items()))


def uri(svg: str) -> str:
    """Return a drawing as an address that holds it: as a picture nothing in it can act, nor ask for anything."""
    return f"data:image/svg+xml;base64,{base64.b64encode(legible(svg).encode()).decode()}"


def toned(tone: str) -> str:
    """Return the name of the style of a tone.

    >>> toned("full"), toned("reviewed"), toned('a" onclick="b')
    ('s-full', 't-reviewed', 't-aonclickb')
    """
    return f"s-{tone}" if tone in STATUSES else f"t-{_NO_NAME.sub('', tone)}" if tone else ""


FILTERS: dict[str, Callable[..., Any]] = {
    "kind": lambda block: type(block).__name__,
    "uri": uri,
    "toned": toned,
    "words": words,
}
"""What the templates make of blocks, by the name they call it."""
TESTS: dict[str, Callable[[str], bool]] = {
    "status": lambda tone: tone in STATUSES,
    "leading": lambda href: href.startswith(("#", "https://", "http://")),
}
"""What they ask of a tone or an address."""


def _deepened(block: Block, base: int) -> Block:
    return replace(block, level=min(block.level + base - 1, DEEPEST)) if isinstance(block, Heading) else block


def _led(value: Any, named: Mapping[str, str], notes: dict[str, str]) -> Any:
    """Return blocks whose links lead to the ids given, and whose notes are numbers; ``notes`` collects their words."""
    if isinstance(value, Run):
        number = notes.setdefault(value.note, str(len(notes) + 1)) if value.note else ""
        target = named.get(value.href[1:]) if value.href.startswith("#") else None
        return replace(value, note=number, href=f"#{target}" if target else value.href)
    if isinstance(value, tuple):
        return tuple(_led(each, named, notes) for each in value)
    if is_dataclass(value) and not isinstance(value, type):
        return replace(value, **dict(_parts(value, named, notes)))
    return value


def _parts(value: Any, named: Mapping[str, str], notes: dict[str, str]) -> Iterator[tuple[str, Any]]:
    return ((field.name, _led(getattr(value, field.name), named, notes)) for field in fields(value))


def free(name: str, used: set[str]) -> str:
    """Make an id of a name, with the first number behind it that no other has, and note it in ``used``."""
    stem = _NO_ID.sub("-", name).strip("-")[:80] or "x"
    free = next(each for each in chain([stem], (f"{stem}-{n}" for n in count(2))) if each not in used)
    used.add(free)
    return free
