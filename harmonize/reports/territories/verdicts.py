"""The verdicts behind the matrix: each article, jurisdiction by jurisdiction, with reason and provisions."""

from __future__ import annotations

from collections.abc import Iterator

from harmonize.model.region import Asked, Judged, Place
from harmonize.reports.paper import Block, Heading, Paragraph, Row, Run, Table, cell, text
from harmonize.reports.situation.dossier import stopped
from harmonize.reports.territories.survey import Survey

MOST_PROVISIONS = 4
"""Provisions named in one cell."""


def verdicts(survey: Survey) -> Iterator[Block]:
    """Yield a table for each article: what holds where, why, and by which provisions."""
    yield Heading(1, text(survey.say("territories.verdicts")), "verdicts")
    yield Paragraph(text(survey.say("territories.verdicts_lead")))
    for article in survey.region.articles:
        yield Heading(2, survey.numbered(article))
        head = survey.head("territories.place", "summary.status", "territories.why", "territories.provisions")
        yield Table(head, tuple(_rows(survey, article)), (0.18, 0.14, 0.36, 0.32))


def _rows(survey: Survey, article: Asked) -> Iterator[Row]:
    for place in survey.region.places:
        if found := survey.region.cell(place, article):
            yield (
                cell(survey.known_as(place), head=True),
                survey.marked(found),
                cell(stopped(survey.reason(place, article, found))),
                cell(*provisions(survey, place, found)),
            )


def provisions(survey: Survey, place: Place, found: Judged) -> Iterator[Run]:
    """Yield the provisions cited in a place, each with its page."""
    analysis = place.analysis
    if analysis is None or found.finding is None:
        return
    languages = {source.id: source.language for source in analysis.statutes}
    cited = [each for each in found.finding.candidates if each.accepted]
    for at, each in enumerate(cited[:MOST_PROVISIONS]):
        said = f"{each.provision} {each.heading}".strip()
        yield Run(("\n" if at else "") + said, language=languages.get(each.statute, ""))
        yield Run(f" {survey.say('article.page', page=each.page)}", quiet=True)
    if len(cited) > MOST_PROVISIONS:
        yield Run(f"\n{survey.say('territories.more', n=len(cited) - MOST_PROVISIONS)}", quiet=True)
