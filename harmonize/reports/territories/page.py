"""The regional report as one HTML page: a matrix whose every cell leads to its verdict and the words it rests on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from markupsafe import Markup

from harmonize.model.evidence import Candidate
from harmonize.model.region import Asked, Judged, Place
from harmonize.model.verdict import Analysis, Finding, Quoted, Source
from harmonize.reports.blocks import free, laid
from harmonize.reports.bounds import LEAST, clip, fits, smaller
from harmonize.reports.html import asset, environment, hashed
from harmonize.reports.margins import margins
from harmonize.reports.marking import Mark, Piece, pieces
from harmonize.reports.paper import Block
from harmonize.reports.places import home, places, within
from harmonize.reports.territories import front, gaps, sanctions, standing
from harmonize.reports.territories.survey import Survey
from harmonize.reports.web import STYLES as PAPER

STYLES = (*PAPER, "region.css")
RESERVED = ("top", "main", "matrix", "verdicts", "note-1")
AROUND, LONGEST_MARK = 110, 300
"""Characters around the marks of a quotation, and of a mark."""


@dataclass(frozen=True, slots=True)
class Limits:
    """How much a verdict shows: provisions quoted, characters of each, and of a sentence; elements that are missing."""

    quotes: int = 2
    quote: int = 480
    text: int = 2_000
    elements: int = 30

    def scaled(self, share: float) -> Limits:
        """Return a share of these limits; a sentence can always be read."""
        quotes, quote, elements = (round(each * share) for each in (self.quotes, self.quote, self.elements))
        return Limits(quotes, max(quote, 120), max(int(self.text * share), 80), elements)


@dataclass(frozen=True, slots=True)
class Words:
    """A provision cited, with its evidence marked: where it stands, in which language."""

    provision: Quoted
    source: Source | None
    pieces: tuple[Piece, ...]
    page: int


@dataclass(frozen=True, slots=True)
class Entry:
    """The verdict behind a cell of the matrix, under its id; ``href`` leads to the jurisdiction's own report."""

    id: str
    name: str
    found: Judged
    reason: str
    missing: tuple[str, ...]
    quotes: tuple[Words, ...]
    more: int
    href: str


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the matrix: an article, its id, and its entries in the order of the rows, None where not examined."""

    article: Asked
    id: str
    entries: tuple[Entry | None, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """The lines of one chapter that follow one another."""

    chapter: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Grid:
    """The matrix of one instrument."""

    title: str
    id: str
    groups: tuple[Group, ...]


def render(survey: Survey) -> str:
    """Return a region as one HTML document; the same region and strings give the same text.

    Of a region that would make too large a page verdicts show less.
    """
    share = 1.0
    page = _page(survey, Limits())
    while not fits(page) and share > LEAST:
        share = smaller(share, page)
        page = _page(survey, Limits().scaled(share))
    return page


def _page(survey: Survey, limits: Limits) -> str:
    from harmonize.reports.territories import paper  # its foot and mark

    used = set(RESERVED)
    whole = paper(survey, ())
    style, script = "".join(map(asset, STYLES)) + margins(whole), asset("region.js")
    grids = tuple(_grids(survey, limits, used))
    chapters: list[Block] = [
        *standing.standing(survey), *gaps.gaps(survey), *sanctions.sanctions(survey), *front.compared(survey)
    ]  # fmt: skip
    return (
        environment()
        .get_template("region.html.j2")
        .render(
            survey=survey,
            paper=whole,
            places=survey.region.places,
            notices=laid(front.notices(survey), taken=used),
            chapters=laid(chapters, prefix="c-", taken=used),
            grids=grids,
            t=survey.strings,
            style=Markup(style),
            script=Markup(script),
            style_hash=hashed(style),
            script_hash=hashed(script),
        )
    )


def _grids(survey: Survey, limits: Limits, used: set[str]) -> Iterator[Grid]:
    links = {place.id: _links(survey, place) for place in survey.region.places}
    for instrument, title in survey.region.instruments.items():
        lines = [_line(survey, limits, article, links, used) for article in survey.region.of(instrument)]
        groups = groupby(lines, key=lambda line: line.article.chapter)
        yield Grid(
            title,
            free(f"matrix-{instrument}", used),
            tuple(Group(survey.strings["chapter"][chapter], tuple(each)) for chapter, each in groups),
        )


def _links(survey: Survey, place: Place) -> dict[str, str]:
    """Return by article the address of its section in the jurisdiction's own report, where that lies near."""
    report = survey.reports.get(place.id)
    if report is None or place.analysis is None:
        return {}
    ids = places(place.analysis).articles
    return {finding.key: f"{report}#{id}" for finding, id in zip(place.analysis.findings, ids, strict=True)}


def _line(survey: Survey, limits: Limits, article: Asked, links: dict[str, dict[str, str]], used: set[str]) -> Line:
    entries = tuple(
        _entry(survey, limits, place, article, found, links[place.id].get(article.key, ""), used)
        if (found := survey.region.cell(place, article))
        else None
        for place in survey.region.places
    )
    return Line(article, free(f"{article.instrument}-{article.article}", used), entries)


def _entry(
    survey: Survey, limits: Limits, place: Place, article: Asked, found: Judged, href: str, used: set[str]
) -> Entry:
    cited = [each for each in found.finding.candidates if each.accepted] if found.finding else []
    texts = {element.id: element.text for element in found.finding.elements} if found.finding else {}
    reason = survey.reason(place, article, found)
    missing = tuple(clip(texts[id], limits.text) for id in found.missing if id in texts)[: limits.elements]
    return Entry(
        id=free(f"{article.instrument}-{article.article}-{place.id}", used),
        name=survey.known_as(place),
        found=found,
        reason=clip(reason, limits.text),
        missing=() if all(text in reason for text in missing) else missing,
        quotes=tuple(_quotes(place.analysis, found.finding, cited[: limits.quotes], limits.quote)),
        more=max(0, len(cited) - limits.quotes),
        href=href,
    )


def _quotes(
    analysis: Analysis | None, finding: Finding | None, cited: Iterable[Candidate], longest: int
) -> Iterator[Words]:
    if analysis is None or finding is None:
        return
    sources = {source.id: source for source in analysis.statutes}
    for candidate in cited:
        if key := home(analysis, candidate):
            provision = analysis.provisions[key]
            marks = list(dict.fromkeys(_matters(provision, candidate, finding)))
            run = pieces(provision.text, marks, longest, AROUND)
            yield Words(provision, sources.get(candidate.statute), run, candidate.page)


def _matters(provision: Quoted, candidate: Candidate, finding: Finding) -> Iterator[Mark]:
    """Yield the marks of a quotation: words that make the article are quoted wherever they stand, others beside them.

    A mark is a passage, which asks for no place in a shortened text, where it only adds to what makes the article.
    """
    nucleus = {element.id for element in finding.elements if element.nucleus}
    making = {bar.element for bar in candidate.evidence} & nucleus
    for bar in candidate.evidence:
        whole = (bar.span,) if len(bar.span) <= LONGEST_MARK else ()
        beside = bool(making) and bar.element not in making
        yield from (Mark(inner, passage=beside) for span in bar.marks or whole if (inner := within(provision, span)))
