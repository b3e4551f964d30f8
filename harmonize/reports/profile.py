"""The legislative profile: an analysis arranged the way a reader goes through it, whatever the format."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from harmonize.model.evidence import Candidate
from harmonize.model.holding import held
from harmonize.model.review import Decision
from harmonize.model.verdict import Analysis, ElementFinding, Finding, Remark
from harmonize.reports.bounds import WHOLE, Bounds
from harmonize.reports.ledger import Ledger, ledger
from harmonize.reports.places import home, places
from harmonize.reports.quoting import (
    Entry,
    Library,
    Quote,
    beside_element,
    in_section,
    library,
    shown,
    standing,
)

ATTENTION = ("none-found", "partial", "cannot-tell")
"""The statuses that a reader must act on, the most pressing first."""
STATUSES = ("full", "partial", "none-found", "cannot-tell", "reserved", "not-applicable")
MOST_QUOTES = 6
"""Provisions quoted in one article's section."""
SHORT = 1_200
"""Characters of quoted text that fit on a screen."""


@dataclass(frozen=True, slots=True)
class ElementRow:
    """An element with its number in the article, its id, and the words that show it."""

    finding: ElementFinding
    number: int
    id: str
    quotes: tuple[Quote, ...]
    more: int


@dataclass(frozen=True, slots=True)
class Considered:
    """A candidate with its ledger, its statute's title, its language, and the link to its text where it is quoted."""

    candidate: Candidate
    standing: str
    statute: str
    language: str
    href: str
    ledger: Ledger


@dataclass(frozen=True, slots=True)
class Section:
    """One article: elements beside the provisions quoted, then what else was considered."""

    finding: Finding
    id: str
    elements: tuple[ElementRow, ...]
    more_elements: int
    quotes: tuple[Quote, ...]
    more_quotes: int
    considered: tuple[Considered, ...]
    hidden: int
    rejected: Considered | None
    remarks: tuple[Remark, ...]
    decisions: tuple[Decision, ...]

    @property
    def short(self) -> bool:
        """Whether the quoted provisions fit on a screen, so that they can stay beside the elements."""
        return sum(len(piece.text) for quote in self.quotes for piece in quote.pieces) <= SHORT

    @property
    def bilingual(self) -> bool:
        """Whether a provision stands beside its translation, so that the law needs more room."""
        return any(quote.beside for quote in self.quotes) or any(each.translation for each in self.decisions)

    def lacking(self, status: str) -> list[ElementFinding]:
        """Return the elements that must be there and have that status."""
        binding = [e.finding for e in self.elements if e.finding.requirement in ("required", "alternative")]
        return [element for element in binding if element.status == status]


@dataclass(frozen=True, slots=True)
class Chapter:
    """One instrument: its title, its articles, and how many have each status."""

    instrument: str
    title: str
    sections: tuple[Section, ...]

    @property
    def counts(self) -> Counter[str]:
        """How many articles have each status."""
        return Counter(section.finding.status for section in self.sections)


@dataclass(frozen=True, slots=True)
class Profile:
    """The whole report: chapters of articles, and the annex of provisions that they quote.

    ``unquoted`` are the provisions that the annex had no room for.
    """

    analysis: Analysis
    chapters: tuple[Chapter, ...]
    annex: tuple[Entry, ...]
    unquoted: int = 0

    @property
    def attention(self) -> list[Section]:
        """The articles to act on, as the tool says or a reviewer: gaps, then partial coverage, then the undecided."""
        sections = [section for chapter in self.chapters for section in chapter.sections]
        pressing = [(self._pressing(section), section) for section in sections]
        return [section for rank, section in sorted(pressing, key=lambda pair: pair[0]) if rank < len(ATTENTION)]

    def _pressing(self, section: Section) -> int:
        """Return how pressing an article is, 0 the most; ``len(ATTENTION)`` where nothing is to be done."""
        now = held(self.analysis, section.finding).now
        ranks = (ATTENTION.index(status) for status in (now, section.finding.status) if status in ATTENTION)
        return next(ranks, len(ATTENTION))

    @property
    def turns(self) -> dict[str, tuple[Section | None, Section | None]]:
        """What stands before and behind each article's section, by its id."""
        sections = [section for chapter in self.chapters for section in chapter.sections]
        before, after = [None, *sections], [*sections[1:], None]
        return {section.id: (last, next) for section, last, next in zip(sections, before, after, strict=False)}

    @property
    def hrefs(self) -> dict[tuple[str, str], str]:
        """The link to each article's section, by instrument and article."""
        sections = [section for chapter in self.chapters for section in chapter.sections]
        return {(s.finding.instrument, s.finding.article): f"#{s.id}" for s in reversed(sections)}


def profile(analysis: Analysis, bounds: Bounds = WHOLE) -> Profile:
    """Arrange an analysis for reading: instruments and articles in its order, every id and link given."""
    books = library(analysis, places(analysis), bounds)
    sections = [_section(books, position) for position in range(len(analysis.findings))]
    instruments = dict.fromkeys([*analysis.instruments, *(finding.instrument for finding in analysis.findings)])
    chapters = (
        Chapter(id, analysis.instruments.get(id, id), tuple(s for s in sections if s.finding.instrument == id))
        for id in instruments
    )
    shown = tuple(chapter for chapter in chapters if chapter.sections)
    return Profile(analysis, shown, books.annex, books.unquoted)


def _section(books: Library, position: int) -> Section:
    finding, analysis = books.analysis.findings[position], books.analysis
    foremost = shown(finding, books.bounds.candidates)
    cited = [candidate for candidate in foremost if candidate.accepted]
    best = finding.searched.best_rejected
    about = (finding.instrument, finding.article)
    return Section(
        finding=finding,
        id=books.places.articles[position],
        elements=tuple(_rows(books, position)),
        more_elements=max(0, len(finding.elements) - books.bounds.elements),
        quotes=tuple(quote for each in cited[:MOST_QUOTES] if (quote := in_section(books, position, each))),
        more_quotes=max(0, len(cited) - MOST_QUOTES),
        considered=tuple(_considered(books, candidate) for candidate in foremost),
        hidden=max(0, len(finding.candidates) - len(foremost)),
        rejected=_considered(books, best) if best else None,
        remarks=tuple(remark for remark in analysis.remarks if (remark.instrument, remark.article) == about),
        decisions=tuple(each for each in analysis.decisions if (each.instrument, each.article) == about),
    )


def _rows(books: Library, position: int) -> Iterator[ElementRow]:
    most = books.bounds.excerpts
    elements = books.analysis.findings[position].elements[: books.bounds.elements]
    for i, (element, id) in enumerate(zip(elements, books.places.elements[position], strict=False)):
        distinct = {(each.statute, each.span, each.marks): each for each in element.evidence}
        quotes = [quote for each in distinct.values() if (quote := beside_element(books, each))]
        yield ElementRow(element, i + 1, id, tuple(quotes[:most]), max(0, len(quotes) - most))


def _considered(books: Library, candidate: Candidate) -> Considered:
    source = books.source(candidate.statute)
    return Considered(
        candidate=candidate,
        standing=standing(candidate),
        statute=source.title if source else candidate.statute,
        language=source.language if source else "",
        href=books.href(home(books.analysis, candidate)),
        ledger=ledger(candidate, books.bounds.bars),
    )
