"""The assessment of an article: element by element, and what reviewers decided of it."""

from __future__ import annotations

from collections.abc import Iterator

from harmonize.model.holding import held, moved
from harmonize.model.review import Decision
from harmonize.model.verdict import ElementFinding
from harmonize.reports.paper import Block, Cell, Heading, Row, Run, Table, Text, cell, text
from harmonize.reports.profile import ElementRow, Section
from harmonize.reports.situation.citing import found, joined
from harmonize.reports.situation.dossier import NONE, Dossier, capital, stopped
from harmonize.reports.situation.holding import beside

SAID = ("found", "not-found", "not-used")
"""Reasons that say no more than the status and the places beside them."""


def assessment(dossier: Dossier, section: Section) -> Iterator[Block]:
    """Yield the table of the elements: what is asked, what is found, why, and where."""
    if section.elements:
        yield Heading(3, text(dossier.say("situation.assessment")))
        head = dossier.head("situation.number", "ledger.element", "situation.finding", "situation.where")
        rows = tuple(_row(dossier, section, row) for row in section.elements)
        yield Table(head, rows, (0.06, 0.42, 0.18, 0.34))


def _row(dossier: Dossier, section: Section, row: ElementRow) -> Row:
    return (
        cell(f"{row.number}"),
        cell(*_asked(dossier, row.finding)),
        verdict(dossier, section, row.finding),
        cell(*(where(dossier, row, section.finding.reason.text) or text(NONE))),
    )


def _asked(dossier: Dossier, element: ElementFinding) -> Text:
    """Return what an element asks, the clauses that it restates, and what kind of element it is."""
    clauses = Run(f" ({', '.join(element.clauses)})", quiet=True) if element.clauses else ""
    kind = "" if element.requirement == "required" else f" {dossier.label('requirement', element.requirement)}."
    return text(stopped(element.text) if kind else capital(element.text), clauses, Run(kind, quiet=True))


def verdict(dossier: Dossier, section: Section, element: ElementFinding) -> Cell:
    """Return the tool's verdict and, beside it, what reviewers decided."""
    runs = [dossier.status(element.status)]
    if element.rests_on and element.rests_on != "original":
        runs.append(Run(f" {dossier.label('rests_on', element.rests_on)}", quiet=True))
    holds = held(dossier.analysis, section.finding, element)
    return cell(*runs, *beside(dossier, holds), tone=element.status)


def where(dossier: Dossier, row: ElementRow, said: str = "") -> Text:
    """Return the provisions that show an element, each once, and the reason where that says more than was ``said``."""
    element = row.finding
    places = joined(dict.fromkeys(found(dossier, quote) for quote in row.quotes))
    told = "" if element.reason.code in SAID or element.reason.text == said else stopped(element.reason.text)
    kept = element.reservation if element.reservation and element.reservation not in told else ""
    act = f"{dossier.say('article.reservation')}: {stopped(kept)}" if kept else ""
    return joined((each for each in (places, text(told), text(act)) if each), ". " if places else " ")


def decided(dossier: Dossier, section: Section) -> Iterator[Block]:
    """Yield the reviewers' decisions on an article, each bound to the text that it was made on."""
    if section.decisions:
        yield Heading(3, text(dossier.say("article.decisions")))
        yield decisions(dossier, section)


def decisions(dossier: Dossier, section: Section) -> Table:
    """Return the decisions on an article as a table."""
    head = dossier.head(
        "decisions.about", "decisions.status", "decisions.reviewer", "decisions.reason", "decisions.text"
    )
    rows = tuple(_decision(dossier, section, each) for each in section.decisions)
    return Table(head, rows, (0.2, 0.16, 0.18, 0.28, 0.18))


def _decision(dossier: Dossier, section: Section, decision: Decision) -> Row:
    same = "decisions.text_changed" if moved(dossier.analysis, decision) else "decisions.text_same"
    return (
        cell(_about(dossier, section, decision)),
        cell(Run(_ruled(dossier, decision), tone="reviewed")),
        cell(f"{decision.reviewer}, {decision.date.isoformat()}"),
        cell(*_reasoned(dossier, decision)),
        cell(dossier.say(same), *_why(dossier, decision)),
    )


def _why(dossier: Dossier, decision: Decision) -> Text:
    return text(Run(f" ({dossier.label('reopened', decision.why)})", quiet=True)) if decision.why else ()


def _about(dossier: Dossier, section: Section, decision: Decision) -> str:
    """Return what a decision is about, in words: the match with a provision, an element, or the whole article."""
    if decision.statute:
        quoted = dossier.analysis.provisions.get(f"{decision.statute}#{decision.eid}")
        return dossier.names[quoted] if quoted else f"{decision.statute} {decision.eid}"
    names = {row.finding.id: f"{row.number}. {row.finding.text}" for row in section.elements}
    return names.get(decision.element, decision.element) or dossier.say("ledger.article_as_a_whole")


def _ruled(dossier: Dossier, decision: Decision) -> str:
    named = dossier.label("status", decision.status) or dossier.label("relation", decision.relation)
    return capital(named or dossier.label("situation_ruling", decision.ruling))


def _reasoned(dossier: Dossier, decision: Decision) -> Text:
    """Return a reviewer's reason, and what is attested of practice with its source."""
    source = f" ({decision.practice_source})" if decision.practice_source else ""
    practice = f" {dossier.say('situation.practice')} {decision.practice}{source}" if decision.practice else ""
    return text(f"{decision.reason}{practice}".strip() or NONE)
