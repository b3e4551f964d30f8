"""Cross-cutting chapters: what runs through many articles, found by the roles of their elements, never by numbers."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from harmonize.reports.paper import Block, Cell, Heading, Paragraph, Row, Table, cell, text
from harmonize.reports.profile import ElementRow, Section
from harmonize.reports.situation.assessment import verdict, where
from harmonize.reports.situation.citing import quoted, section_link
from harmonize.reports.situation.dossier import NONE, Dossier, capital
from harmonize.reports.situation.sanctions import compared

CROSS_CUTTING = "cross-cutting"
Shown = tuple[Section, ElementRow]


def crosscutting(dossier: Dossier) -> Iterator[Block]:
    """Yield a section on each matter that the articles examined have elements of."""
    yield Heading(1, text(dossier.say("situation.crosscutting")), CROSS_CUTTING)
    for name, matter in MATTERS.items():
        blocks = list(matter(dossier))
        if blocks:
            yield Heading(2, text(dossier.label("situation_matter", name)))
            yield Paragraph(text(dossier.label("situation_matter_lead", name)))
            yield from blocks


def having(dossier: Dossier, role: str, kinds: Iterable[str] = ()) -> list[Shown]:
    """Return the elements of a role, with their articles: of any kind, or of some."""
    among = set(kinds)
    return [
        (section, row)
        for section in dossier.sections
        for row in section.elements
        if row.finding.role == role and (not among or section.finding.kind in among)
    ]


def _definitions(dossier: Dossier) -> Iterator[Block]:
    yield from _listed(dossier, having(dossier, "definition"))


def _unlawfulness(dossier: Dossier) -> Iterator[Block]:
    """Yield how each offence says that it is done without right, in the law's words."""
    if shown := having(dossier, "unlawfulness"):
        head = dossier.head("summary.article", "situation.finding", "situation.quote", "situation.where")
        yield Table(head, tuple(_worded(dossier, *each) for each in shown), (0.26, 0.16, 0.34, 0.24))


def _worded(dossier: Dossier, section: Section, row: ElementRow) -> Row:
    first = row.quotes[0] if row.quotes else None
    return (
        cell(*section_link(dossier, section)),
        verdict(dossier, section, row.finding),
        cell(*quoted(first.pieces, first.language)) if first else cell(NONE),
        cell(*(where(dossier, row) or text(NONE))),
    )


def _participation(dossier: Dossier) -> Iterator[Block]:
    yield from _rules(dossier, "conduct")


def _legal_persons(dossier: Dossier) -> Iterator[Block]:
    yield from _rules(dossier, "addressee")


def _rules(dossier: Dossier, role: str) -> Iterator[Block]:
    """Yield all elements of the general rules that have one of a role."""
    about = {section.id for section, _ in having(dossier, role, ["general-part"])}
    yield from _listed(dossier, [(each, row) for each in dossier.sections if each.id in about for row in each.elements])


def _sanctions(dossier: Dossier) -> Iterator[Block]:
    yield from _listed(dossier, having(dossier, "sanction", ["sanction"]))
    yield from compared(dossier)


def _safeguards(dossier: Dossier) -> Iterator[Block]:
    """Yield what holds for every power, then power by power what is judged on it."""
    shown = having(dossier, "safeguard", ["safeguard"])
    yield from _listed(dossier, [(section, row) for section, row in shown if not row.finding.on])
    powers = ((power, _on(power, shown)) for power in dossier.sections)
    rows = tuple(
        (cell(*section_link(dossier, power)) if not at else cell(), *_assessed(dossier, *each))
        for power, judged in powers
        for at, each in enumerate(judged)
    )
    if rows:
        head = dossier.head("situation.power", "situation.safeguard", "situation.finding", "situation.where")
        yield Table(head, rows, (0.24, 0.32, 0.16, 0.28), text(dossier.say("situation.by_power")))


def _on(power: Section, shown: Iterable[Shown]) -> list[Shown]:
    """Return the safeguards that are judged on a power."""
    key = power.finding.instrument, power.finding.article
    return [(section, row) for section, row in shown if (section.finding.instrument, row.finding.on) == key]


def _once(dossier: Dossier, shown: Iterable[Shown]) -> Iterator[tuple[Cell, Shown]]:
    """Yield elements with the cell of their article, which is empty below its first element."""
    before = ""
    for section, row in shown:
        yield cell(*section_link(dossier, section)) if section.id != before else cell(), (section, row)
        before = section.id


def _listed(dossier: Dossier, shown: list[Shown]) -> Iterator[Block]:
    """Yield elements as a table, with the article that each is of."""
    if shown:
        head = dossier.head("summary.article", "ledger.element", "situation.finding", "situation.where")
        rows = tuple((first, *_assessed(dossier, *each)) for first, each in _once(dossier, shown))
        yield Table(head, rows, (0.24, 0.32, 0.16, 0.28))


def _assessed(dossier: Dossier, section: Section, row: ElementRow) -> Row:
    return (
        cell(capital(row.finding.text)),
        verdict(dossier, section, row.finding),
        cell(*(where(dossier, row) or text(NONE))),
    )


MATTERS: dict[str, Callable[[Dossier], Iterator[Block]]] = {
    "definitions": _definitions,
    "unlawfulness": _unlawfulness,
    "participation": _participation,
    "legal-persons": _legal_persons,
    "sanctions": _sanctions,
    "safeguards": _safeguards,
}
"""By the name of the matter: what writes of it."""
