"""Where the region stands: how much of each chapter is there, jurisdiction by jurisdiction."""

from __future__ import annotations

from collections.abc import Iterator

from harmonize.model.region import CHAPTERS, Asked, Place
from harmonize.reports.charting import barred, covered
from harmonize.reports.charts import Bar
from harmonize.reports.paper import Block, Heading, Paragraph, Table, cell, text
from harmonize.reports.territories.survey import Survey

SATISFIED = ("full", "reserved")
"""What counts as done in a share."""


def standing(survey: Survey) -> Iterator[Block]:
    """Yield for each instrument its coverage by jurisdiction, by chapter, and the shares of both."""
    yield Heading(1, text(survey.say("territories.standing")), "standing")
    yield Paragraph(text(survey.say("territories.standing_lead")))
    for instrument, title in survey.region.instruments.items():
        yield from _instrument(survey, instrument, title)


def _instrument(survey: Survey, instrument: str, title: str) -> Iterator[Block]:
    region, articles = survey.region, survey.region.of(instrument)
    bars = [Bar(survey.name(place), region.tally([place], articles)) for place in region.states]
    told = [(each.kind, cell.status) for each in articles for place in region.states
            if (cell := region.cell(place, each))]  # fmt: skip
    yield Heading(2, text(title))
    yield barred(survey.say("territories.by_place", title=title), bars, survey.strings)
    yield covered(survey.say("territories.together", title=title), told, survey.strings)
    yield shares(survey, articles)


def shares(survey: Survey, articles: tuple[Asked, ...]) -> Table:
    """Return how many articles of each chapter are covered or reserved, of those that were examined."""
    chapters = [chapter for chapter in CHAPTERS if any(each.chapter == chapter for each in articles)]
    head = (
        cell(survey.say("territories.place"), head=True),
        *(cell(survey.strings["chapter"][chapter], head=True) for chapter in chapters),
    )
    rows = tuple(
        (
            cell(survey.known_as(place), head=True),
            *(cell(_share(survey, place, [each for each in articles if each.chapter == chapter]))
              for chapter in chapters),
        )
        for place in survey.region.places
    )  # fmt: skip
    return Table(head, rows, (1.6, *[1.0] * len(chapters)), text(survey.say("territories.shares")))


def _share(survey: Survey, place: Place, articles: list[Asked]) -> str:
    counts = survey.region.tally([place], articles)
    asked = sum(counts.values()) - counts["not-applicable"]
    done = sum(counts[status] for status in SATISFIED)
    return survey.say("territories.share", done=done, asked=asked) if asked else "–"
