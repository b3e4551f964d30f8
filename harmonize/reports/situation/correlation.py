"""The correlation tables: from the instruments to the law, and from the law to the instruments."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from harmonize.model.evidence import Evidence
from harmonize.model.verdict import ElementFinding, Finding
from harmonize.reports.marking import pieces
from harmonize.reports.paper import Block, Cell, Heading, Paragraph, Row, Run, Table, Text, Turn, cell, text
from harmonize.reports.places import home
from harmonize.reports.profile import Chapter, ElementRow, Section
from harmonize.reports.quoting import LONGEST_EXCERPT
from harmonize.reports.quoting import shown as candidates
from harmonize.reports.situation.citing import joined, provision, quoted, section_link
from harmonize.reports.situation.dossier import NONE, Dossier, capital, stopped

FORTH, BACK = "correlation", "correlation-back"
Line = tuple[Section, ElementRow, str, Evidence]
"""An article, one of its elements, the key of a provision that shows it, and the first evidence for that."""


def correlation(dossier: Dossier) -> Iterator[Block]:
    """Yield both tables, on turned pages."""
    yield Turn(landscape=True)
    yield Heading(1, text(dossier.say("situation.forth")), FORTH)
    yield Paragraph(text(dossier.say("situation.forth_lead")))
    for chapter in dossier.profile.chapters:
        yield Heading(2, text(chapter.title))
        yield _forth(dossier, chapter)
    yield Heading(1, text(dossier.say("situation.back")), BACK)
    yield from _back(dossier)
    yield Turn()


def lines(dossier: Dossier) -> Iterator[Line]:
    """Yield every element with every provision that shows it, once: what both tables are made of."""
    for section in dossier.sections:
        for row in section.elements:
            for key, evidence in _shown(dossier, section.finding, row.finding).items():
                yield section, row, key, evidence


def _shown(dossier: Dossier, finding: Finding, element: ElementFinding) -> dict[str, Evidence]:
    """Return by provision the first evidence for an element: what it rests on, and what else is cited shows of it."""
    shown: dict[str, Evidence] = {}
    cited = (bar for each in candidates(finding) if each.accepted for bar in each.evidence if bar.element == element.id)
    for evidence in (*element.evidence, *cited):
        if key := home(dossier.analysis, evidence):
            shown.setdefault(key, evidence)
    return shown


def _forth(dossier: Dossier, chapter: Chapter) -> Table:
    """Return a row for each element and provision that shows it, or for each element that nothing shows."""
    head = dossier.head(
        "summary.article", "ledger.element", "situation.provision", "situation.quote", "situation.finding"
    )
    rows = tuple(row for section in chapter.sections for row in _rows(dossier, section))
    return Table(head, rows, (0.14, 0.26, 0.16, 0.3, 0.14))


def _rows(dossier: Dossier, section: Section) -> Iterator[Row]:
    finding = section.finding
    name = Run(dossier.say("article.name", number=finding.article), href=f"#{section.id}")
    if not section.elements:
        reason = cell(Run(stopped(finding.reason.text), quiet=True))
        yield cell(name), cell(finding.title), cell(NONE), reason, _status(dossier, finding.status)
    for row in section.elements:
        element, said = row.finding, cell(f"{row.number}. {capital(row.finding.text)}")
        status, shown = _status(dossier, element.status), _shown(dossier, finding, element)
        for key, evidence in shown.items():
            yield cell(name), said, cell(*_place(dossier, key)), cell(*_words(dossier, evidence)), status
        if not shown:
            yield cell(name), said, cell(NONE), cell(Run(stopped(element.reason.text), quiet=True)), status


def _status(dossier: Dossier, status: str) -> Cell:
    return cell(dossier.status(status), tone=status)


def _place(dossier: Dossier, key: str) -> Text:
    page = dossier.say("article.page", page=dossier.analysis.provisions[key].page)
    return text(*provision(dossier, key, dossier.href(key), titled=False), Run(f", {page}", quiet=True))


def _words(dossier: Dossier, evidence: Evidence) -> Text:
    source = dossier.source(evidence.statute)
    return quoted(pieces(evidence.quote, (), LONGEST_EXCERPT), source.language if source else "")


def _back(dossier: Dossier) -> Iterator[Block]:
    """Yield a row for each provision that shows something, with what it shows of which articles."""
    shows: dict[str, list[tuple[Section, ElementRow]]] = {}
    for section, row, key, _ in lines(dossier):
        shows.setdefault(key, []).append((section, row))
    if not shows:
        yield Paragraph(text(dossier.say("annex.none")))
        return
    yield Paragraph(text(dossier.say("situation.back_lead")))
    keys = {id: key for key, id in dossier.ids.items()}
    ordered = [key for entry in dossier.profile.annex if (key := keys[entry.id]) in shows]
    head = dossier.head("situation.provision", "situation.law", "situation.for")
    rows = tuple(_provision(dossier, key, shows[key]) for key in ordered)
    yield Table(head, rows, (0.3, 0.2, 0.5))


def _provision(dossier: Dossier, key: str, shown: list[tuple[Section, ElementRow]]) -> Row:
    page = dossier.say("article.page", page=dossier.analysis.provisions[key].page)
    statute = f"{dossier.title(key.partition('#')[0])}, {page}"
    articles = (_article(dossier, section, [row for _, row in group])
                for section, group in _by_article(shown))  # fmt: skip
    return (cell(*provision(dossier, key, dossier.href(key))), cell(statute), cell(*joined(articles)))


def _by_article(shown: list[tuple[Section, ElementRow]]) -> Iterator[tuple[Section, list[tuple[Section, ElementRow]]]]:
    for _, group in groupby(shown, key=lambda pair: pair[0].id):
        pairs = list(group)
        yield pairs[0][0], pairs


def _article(dossier: Dossier, section: Section, rows: list[ElementRow]) -> Text:
    numbers = ", ".join(f"{row.number}" for row in rows)
    which = "situation.elements" if len(rows) > 1 else "situation.element"
    return text(*section_link(dossier, section), f" ({dossier.say(which, numbers=numbers)})")
