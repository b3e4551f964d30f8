"""The first page: what the report is and is not, whom it compares, and what is not in it."""

from __future__ import annotations

from collections.abc import Iterator

from harmonize.model.region import Place
from harmonize.model.verdict import Analysis
from harmonize.reports.paper import Block, Contents, Heading, Paragraph, Row, Run, Table, cell, text
from harmonize.reports.territories.survey import Survey


def front(survey: Survey) -> Iterator[Block]:
    """Yield the notices, whose laws are compared, and the table of contents."""
    yield from notices(survey)
    yield Contents(survey.say("head.contents"), depth=1)
    yield from compared(survey)


def notices(survey: Survey) -> Iterator[Block]:
    """Yield what a reader must know before reading on: drafts, what this is, who is fictional, the footnote."""
    places = survey.region.places
    if survey.region.draft:
        drafts = "; ".join(f"{survey.known_as(place)}: {place.draft}" for place in places if place.draft)
        yield _notice(survey.say("territories.draft_mark"), survey.say("territories.draft", bills=drafts))
    yield _notice(survey.say("notice.disclaimer_title"), survey.say("territories.disclaimer"))
    if invented := [place.name for place in survey.region.states if place.fictional]:
        told = survey.say("territories.fictional_ones", names=", ".join(invented))
        yield _notice(survey.say("territories.fictional_title"), told)
    if survey.region.footnote:
        source = Run(survey.say("notice.footnote_source"), href=survey.region.footnote_source)
        yield Paragraph(text(f"{survey.region.footnote} ", source), "small")


def _notice(title: str, told: str) -> Paragraph:
    return Paragraph(text(Run(f"{title}. ", bold=True), told), "notice")


def compared(survey: Survey) -> Iterator[Block]:
    """Yield whose laws are compared, as of when, and which units were not analyzed."""
    yield Heading(1, text(survey.say("territories.compared")), "compared")
    rows = tuple(row for place in survey.region.places for row in _row(survey, place))
    head = survey.head("territories.place", "sources.title", "head.as_of", "territories.remarks")
    yield Table(head, rows, (0.2, 0.36, 0.14, 0.3))


def _row(survey: Survey, place: Place) -> Iterator[Row]:
    yield (
        cell(survey.known_as(place), head=True),
        cell(*_laws(survey, place)),
        cell(_day(survey, place.analysis) if place.analysis else ""),
        cell("; ".join(_remarks(survey, place))),
    )


def _laws(survey: Survey, place: Place) -> Iterator[str | Run]:
    if place.analysis is None:
        yield survey.say("territories.from_units")
        return
    for at, source in enumerate(place.analysis.statutes):
        citation = f" ({source.citation})" if source.citation else ""
        yield Run(("; " if at else "") + source.title + citation, language=source.language)


def _day(survey: Survey, analysis: Analysis) -> str:
    return analysis.as_of.isoformat() if analysis.as_of else survey.say("head.as_of_latest")


def _not_supplied(survey: Survey, place: Place) -> Iterator[str]:
    """Yield the kinds of law that could hold an article and were not among those read."""
    for finding in place.analysis.findings if place.analysis else ():
        for kinds in finding.searched.missing_kinds_of_law:
            yield from (survey.strings["kind_of_law"].get(kind, kind) for kind in kinds.split(" or "))


def _remarks(survey: Survey, place: Place) -> Iterator[str]:
    if place.fictional:
        yield survey.say("territories.fictional")
    if place.draft:
        yield survey.say("territories.is_draft", bill=place.draft)
    if place.unheard:
        yield survey.say("territories.unheard", units=", ".join(place.unheard))
    if missing := list(dict.fromkeys(_not_supplied(survey, place))):
        yield survey.say("territories.not_supplied", kinds=", ".join(missing))
    if place.lacks:
        kinds = ", ".join(survey.strings["instrument_kind"][kind] for kind in sorted(place.lacks))
        yield survey.say("territories.lacks", kinds=kinds)
