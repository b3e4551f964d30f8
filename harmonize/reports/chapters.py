"""Chapters of the situation report in the HTML report: the same blocks, laid out among its articles."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import chain

from harmonize.reports.blocks import Laid, laid
from harmonize.reports.bounds import Bounds
from harmonize.reports.paper import Block, Heading, Listing, Paragraph, Run, Table, text, words
from harmonize.reports.places import OWN, places
from harmonize.reports.profile import Section
from harmonize.reports.situation.beyond import beyond
from harmonize.reports.situation.correlation import correlation
from harmonize.reports.situation.crosscutting import crosscutting
from harmonize.reports.situation.dossier import Dossier
from harmonize.reports.situation.recommendations import advice, recommendations
from harmonize.reports.situation.signoff import signoff
from harmonize.reports.situation.summary import first

BEHIND = (crosscutting, beyond, recommendations, correlation)
"""What stands behind the articles, in its order."""


@dataclass(frozen=True, slots=True)
class Chapters:
    """Blocks ready for the template: what to do ``first``, ``advice`` by the article's id, and whole chapters.

    ``behind`` follow the articles, ``last`` ends the report.
    """

    first: Laid
    advice: Mapping[str, Laid]
    behind: tuple[Laid, ...]
    last: Laid


def chapters(dossier: Dossier, bounds: Bounds) -> Chapters:
    """Lay out what the situation report has and the articles of the HTML report do not, each id once in the page."""
    all_places = places(dossier.analysis)
    taken = {*all_places.articles, *chain.from_iterable(all_places.elements), *all_places.provisions.values()}
    taken |= set(OWN)

    told = dossier.say("notice.rest", n="{n}", m="{m}")

    def lay(blocks: Iterable[Block], base: int = 2) -> Laid:
        made = laid(shortened(captioned(blocks), bounds.table, told), base, taken=taken)
        taken.update(block.id for block in made.blocks if isinstance(block, Heading | Paragraph) and block.id)
        taken.update(note.id for note in made.notes)
        return made

    return Chapters(
        lay(first(dossier)),
        {section.id: lay(_advised(dossier, section), 4) for section in dossier.sections},
        tuple(lay(chapter(dossier)) for chapter in BEHIND),
        lay(signoff(dossier)),
    )


def shortened(blocks: Iterable[Block], most: int, told: str) -> Iterator[Block]:
    """Yield blocks, tables and lists with at most some rows and behind them how many of how many are shown.

    >>> list(shortened([Listing((text("a"), text("b")))], 1, "{n} of {m}"))[1].text[0].text
    '1 of 2'
    """
    for block in blocks:
        rows = len(block.rows) if isinstance(block, Table) else len(block.items) if isinstance(block, Listing) else 0
        if isinstance(block, Table):
            yield replace(block, rows=block.rows[:most])
        elif isinstance(block, Listing):
            yield replace(block, items=block.items[:most])
        else:
            yield block
        if rows > most:
            yield Paragraph(text(told.format(n=most, m=rows)), "small")


def captioned(blocks: Iterable[Block]) -> Iterator[Block]:
    """Yield blocks, a table without a caption with the heading above it for those who cannot see where it stands."""
    above = ""
    for block in blocks:
        above = words(block.text) if isinstance(block, Heading) else above
        if isinstance(block, Table) and not block.caption and above:
            yield replace(block, caption=text(Run(above, tone="unseen")))
        else:
            yield block


def _advised(dossier: Dossier, section: Section) -> Iterator[Block]:
    return chain.from_iterable(advice(dossier, each) for each in section.finding.recommendations)
