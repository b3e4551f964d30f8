"""The matrix: jurisdictions and articles in one page as a picture, and in words as a table."""

from __future__ import annotations

from collections.abc import Iterator

from harmonize.model.region import Asked
from harmonize.reports.charting import counted, marks
from harmonize.reports.charts import Column, Square, Words, heat_map, map_width
from harmonize.reports.paper import Block, Heading, Paragraph, Picture, Run, Table, Turn, cell, text
from harmonize.reports.territories.survey import Survey

TURNED = 900.0
"""The width of a turned page in the unit of charts: the type of every matrix has one height."""
MOST_PLACES = 12
"""Rows of the region that fit beside one another in a table."""


def matrix(survey: Survey) -> Iterator[Block]:
    """Yield one turned page for each instrument: the heat map, and what its columns are about."""
    yield Turn(landscape=True)
    for at, (instrument, title) in enumerate(survey.region.instruments.items()):
        if at:
            yield Turn(landscape=True)
        yield Heading(1, text(survey.say("territories.matrix", instrument=title)), f"matrix-{instrument}")
        yield drawn(survey, instrument)
        yield Paragraph(tuple(_key(survey.region.of(instrument))), "small")
    yield Turn()


def drawn(survey: Survey, instrument: str) -> Picture:
    """Draw the matrix of an instrument as a heat map; the words tell each row's sums."""
    articles = survey.region.of(instrument)
    columns = [Column(each.article, survey.strings["chapter"][each.chapter]) for each in articles]
    rows = [(_name(survey, place.id), [_square(survey, place.id, each) for each in articles])
            for place in survey.region.places]  # fmt: skip
    title = survey.say("territories.matrix", instrument=survey.region.instruments[instrument])
    sums = (
        f"{survey.known_as(place)}: {counted(survey.region.tally([place], articles), survey.strings)}"
        for place in survey.region.places
    )
    told = "; ".join(sums)
    names = {**survey.strings["status"], **marks(survey.strings)}
    svg = heat_map(columns, rows, Words(title, told, names))
    return Picture(svg, f"{title}. {told}", min(1.0, map_width(columns, rows) / TURNED))


def _name(survey: Survey, id: str) -> str:
    return ("– " if survey.region.place(id).unit else "") + survey.name(id)


def _square(survey: Survey, id: str, article: Asked) -> Square:
    found = survey.region.cell(id, article)
    return Square(found.status, found.reviewed) if found else Square()


def _key(articles: tuple[Asked, ...]) -> Iterator[Run]:
    """Yield what the columns are about: number and title of each article."""
    for at, article in enumerate(articles):
        yield Run(("; " if at else "") + f"{article.article} ", bold=True)
        yield Run(article.title)


def worded(survey: Survey) -> Iterator[Block]:
    """Yield the matrix in words: a table for each instrument, cut into several where there are many jurisdictions."""
    yield Turn(landscape=True)
    yield Heading(1, text(survey.say("territories.worded")), "matrix-in-words")
    for instrument, title in survey.region.instruments.items():
        yield from _tables(survey, instrument, title)
    yield Turn()


def _tables(survey: Survey, instrument: str, title: str) -> Iterator[Table]:
    places = survey.region.places
    for at in range(0, len(places), MOST_PLACES):
        shown = places[at : at + MOST_PLACES]
        head = (
            cell(survey.say("summary.article"), head=True),
            *(cell(survey.name(each), head=True) for each in shown),
        )
        rows = tuple(
            (
                cell(Run(f"{each.article} ", bold=True), each.title, head=True),
                *(survey.marked(survey.region.cell(place, each)) for place in shown),
            )
            for each in survey.region.of(instrument)
        )
        yield Table(head, rows, (2.4, *[1.0] * len(shown)), text(title))
