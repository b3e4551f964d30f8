"""Common gaps: what at least half of the region lacks, and whose provisions have it."""

from __future__ import annotations

from collections.abc import Iterator

from harmonize.model.region import Carrier, Gap
from harmonize.reports.paper import Block, Heading, Paragraph, Row, Run, Table, cell, text
from harmonize.reports.territories.survey import Survey

LONGEST = 80
"""Characters of a provision's number and heading."""


def gaps(survey: Survey) -> Iterator[Block]:
    """Yield a table of the gaps that at least half share, the most common first."""
    yield Heading(1, text(survey.say("territories.gaps")), "gaps")
    found = sorted(survey.region.gaps, key=lambda gap: -len(gap.missing))
    yield Paragraph(text(survey.say("territories.gaps_lead" if found else "territories.gaps_none")))
    if found:
        head = survey.head("summary.article", "territories.missing", "territories.missing_in", "territories.carriers")
        yield Table(head, tuple(_row(survey, gap) for gap in found), (0.24, 0.22, 0.24, 0.3))


def _row(survey: Survey, gap: Gap) -> Row:
    of = survey.say("territories.of", n=len(gap.missing), all=gap.examined)
    return (
        cell(*survey.numbered(gap.article), head=True),
        cell(gap.text or Run(survey.say("territories.whole"), bold=True)),
        cell(Run(f"{of} ", bold=True), survey.names(gap.missing)),
        cell(*_carriers(survey, gap.carriers)),
    )


def shortened(words: str) -> str:
    """Return the number and heading of a provision, cut where they are long.

    >>> shortened("12 " + "a" * 90)[-3:]
    'aa…'
    """
    return words if len(words) <= LONGEST else words[: LONGEST - 1].rstrip() + "…"


def _carriers(survey: Survey, carriers: tuple[Carrier, ...]) -> Iterator[str | Run]:
    if not carriers:
        yield Run(survey.say("territories.nobody"), quiet=True)
    for at, carrier in enumerate(carriers):
        analysis = survey.region.place(carrier.place).analysis
        sources = {source.id: source for source in analysis.statutes} if analysis else {}
        source = sources.get(carrier.statute)
        yield Run(("\n" if at else "") + survey.known_as(carrier.place) + ": ", bold=True)
        yield Run(shortened(f"{carrier.provision} {carrier.heading}"), language=source.language if source else "")
        title = source.title if source else carrier.statute
        yield Run(" " + survey.say("territories.stands", statute=title, page=carrier.page), quiet=True)
