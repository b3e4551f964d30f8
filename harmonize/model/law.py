"""Law as it is cut: provisions in a tree, and what each stretch of a statute's text is."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from harmonize.model.packing import packed
from harmonize.model.text import Document, Notice, Span

CITABLE = ("article", "section")
"""The kinds of provision that a lawyer cites by number alone; each tradition uses one of the two."""

RegionKind = Literal[
    "provision",
    "heading",
    "margin-note",
    "table",
    "amendment-note",
    "contents",
    "preamble",
    "annex",
    "unparsed",
    "running-head",
    "running-foot",
    "page-number",
    "footnote",
    "watermark",
    "translation",
    "deletion",
    "hidden",
]


def within(eid: str, outer: str) -> bool:
    """Tell whether a provision is another one or stands in it, by their ids.

    >>> within("art_2__para_1", "art_2"), within("art_20", "art_2")
    (True, False)
    """
    return eid == outer or eid.startswith(f"{outer}__")


@packed
@dataclass(frozen=True, slots=True)
class Provision:
    """A node of the statute's tree.

    ``kind`` is ``statute`` (the root), a group above the citable unit (``part``, ``book``, ``title``, ``chapter``,
    ``division``, ``group``, ``annex``), the citable unit itself (``article`` or ``section``), or what stands below it
    (``paragraph``, ``point``, ``subpoint``).
    ``number`` is as printed, without the word before it and the stop after it; empty where the law prints none.
    ``span`` covers the whole node, ``body`` its own text: after number, heading and amendment notes, before the first
    child. ``headings`` are the spans that ``heading`` was joined from.
    """

    kind: str
    number: str
    eid: str
    heading: str
    span: Span
    body: Span
    page: int
    children: tuple[Provision, ...] = ()
    headings: tuple[Span, ...] = ()
    repealed: bool = False

    def walk(self) -> Iterator[Provision]:
        """Yield this provision and everything below it, in the order of the text."""
        yield self
        for child in self.children:
            yield from child.walk()

    def path(self, offset: int) -> tuple[Provision, ...]:
        """Return the provisions that the character at ``offset`` stands in, from this one to the innermost."""
        found = [self]
        while found[-1].children:
            children = found[-1].children
            at = bisect_right(children, offset, key=lambda child: child.span.start) - 1
            if at < 0 or offset >= children[at].span.end:
                break
            found.append(children[at])
        return tuple(found)

    def citable(self) -> Iterator[Provision]:
        """Yield the articles or sections at or below this provision, in the order of the text."""
        if self.kind in CITABLE:
            yield self
        else:
            for child in self.children:
                yield from child.citable()


@packed
@dataclass(frozen=True, slots=True)
class Region:
    """A stretch of a statute's text and what it is."""

    span: Span
    kind: RegionKind


@packed
@dataclass(frozen=True, slots=True)
class Target:
    """A provision as a reference names it: the path from the outermost named to the innermost, as printed.

    ``path`` has pairs of kind and number, for example ``(("article", "298"), ("paragraph", "2"))``; ``last`` is the
    number at which a range ends (from 298 *to 303*), empty where the reference names one provision. An ordinal is
    written in digits; ``this``, ``previous``, ``next``, ``last`` and ``said`` stand for what names no number. ``eids``
    are the provisions that it means, empty where they were not found or stand in a law that was not read.
    """

    path: tuple[tuple[str, str], ...]
    last: str = ""
    eids: tuple[str, ...] = ()


@packed
@dataclass(frozen=True, slots=True)
class Reference:
    """Words that point to provisions: ``span`` is what is printed, ``act`` the words that name another law, if any.

    ``statute`` is the id of the statute that the targets' ``eids`` belong to: this one's, another's, or empty where
    it is not known.
    """

    span: Span
    targets: tuple[Target, ...]
    act: Span | None = None
    statute: str = ""


@packed
@dataclass(frozen=True, slots=True)
class Amendment:
    """One step of a provision's history, read from a note: what was done to it, by which act, when.

    ``provision`` is the eid of the provision that the note stands in, the root's for the whole statute. ``action`` is
    ``inserted``, ``amended``, ``substituted``, ``repealed``, ``annulled`` or empty where the note does not say; ``act``
    is the amending act as printed (its number, or its place in a gazette), empty where none is named; ``date`` an ISO
    date, or the year alone, or empty.
    """

    span: Span
    provision: str
    action: str = ""
    act: str = ""
    date: str = ""


@dataclass(frozen=True, slots=True)
class Definition:
    """A term that a statute defines: where its words stand, in which provision, and which other provisions use it."""

    term: str
    span: Span
    provision: str
    uses: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Statute:
    """One statute: its document, its tree, and the regions that together cover every character of the text.

    ``kind`` is one of the kinds of law of the instruments' ``held_by`` (``criminal-code``, ``cybercrime-act``, ...) or
    ``other``. ``holes`` are numbers that a sequence of citable units skips, ``duplicates`` those it has twice.
    ``amends`` are the words that name the law that this one changes, empty where it stands on its own.
    ``translation_of`` is the id of the original that this text translates, empty for an original; ``counterparts`` are
    then the ids of its articles or sections, each with that of the original's.
    """

    id: str
    title: str
    kind: str
    language: str
    tradition: str
    document: Document
    root: Provision
    regions: tuple[Region, ...]
    citation: str = ""
    holes: tuple[str, ...] = ()
    duplicates: tuple[str, ...] = ()
    references: tuple[Reference, ...] = ()
    amendments: tuple[Amendment, ...] = ()
    notices: tuple[Notice, ...] = ()
    amends: str = ""
    definitions: tuple[Definition, ...] = ()
    translation_of: str = ""
    counterparts: tuple[tuple[str, str], ...] = ()

    def articles(self) -> tuple[Provision, ...]:
        """Return the articles or sections, in the order of the text."""
        return tuple(self.root.citable())

    def coverage(self) -> dict[str, float]:
        """Return the share of the document's characters in each kind of region, largest first; empty without text."""
        total = sum(len(region.span) for region in self.regions)
        sizes: dict[str, int] = {}
        for region in self.regions:
            sizes[region.kind] = sizes.get(region.kind, 0) + len(region.span)
        return {kind: size / total for kind, size in sorted(sizes.items(), key=lambda item: -item[1]) if total}
