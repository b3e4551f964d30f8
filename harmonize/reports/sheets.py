"""Sheets: an analysis as the tables of a workbook that a reviewer fills in, before any program writes them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Literal

from harmonize.model.evidence import Candidate, Evidence
from harmonize.model.holding import Held, basis, held, proposal
from harmonize.model.review import Decision, Subject
from harmonize.model.verdict import ElementFinding, Finding
from harmonize.reports.marking import Mark, pieces
from harmonize.reports.places import home, within
from harmonize.reports.quoting import shown
from harmonize.reports.situation.citing import CUT
from harmonize.reports.situation.dossier import Dossier

Value = str | float | date | None
Kind = Literal["text", "number", "share", "day", "status"]
LONGEST_QUOTE, AROUND = 1_200, 200
"""Characters of a provision in a cell, and how many stay on both sides of words that matter in a longer one."""
VERDICTS = ("full", "partial", "none-found", "reserved", "not-applicable", "cannot-tell", "present", "absent")
"""Statuses in the order of their list: the first six are an article's, the last three an option's or an exclusion's."""
REQUIRED, OPTIONAL = VERDICTS[:6], VERDICTS[5:]
RELATIONS = ("implements", "contributes", "refers", "look-alike")


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its code, what its cells hold, how many characters wide it is."""

    code: str
    width: float
    kind: Kind = "text"


@dataclass(frozen=True, slots=True)
class Bound:
    """What a row for review is about: the subject, what the tool proposes, the text's hash, what holds already."""

    subject: Subject
    proposed: str
    text_sha256: str
    decision: Decision | None
    choices: tuple[str, ...] = REQUIRED


@dataclass(frozen=True, slots=True)
class Line:
    """A row: its values in the order of the columns, and what it is about where it is for review."""

    cells: tuple[Value, ...]
    bound: Bound | None = None


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table of the workbook; ``frozen`` columns stay in sight, those of ``review`` are for the reviewer."""

    code: str
    columns: tuple[Column, ...]
    lines: tuple[Line, ...]
    frozen: int = 0
    review: tuple[str, ...] = ()


DECIDING = ("reviewer", "date", "reason", "practice", "practice_source", "settles")
ARTICLE = (Column("instrument", 14), Column("article", 8), Column("title", 20))


def reviewed(dossier: Dossier) -> tuple[Sheet, ...]:
    """Return the sheets for review: articles, elements, and the provisions cited or considered."""
    return articles(dossier), elements(dossier), matches(dossier)


def articles(dossier: Dossier) -> Sheet:
    """Return a row for each article: its verdict, why, what is cited, and what to do."""
    columns = (
        *ARTICLE, Column("status", 14, "status"), Column("why", 40), Column("confidence", 11, "share"),
        Column("cited", 34), Column("recommendation", 44), Column("so_far", 22),
    )  # fmt: skip
    lines = tuple(_article(dossier, finding) for finding in dossier.analysis.findings)
    return Sheet("articles", columns, lines, 3, ("ruling", "status", *DECIDING))


def _article(dossier: Dossier, finding: Finding) -> Line:
    now = held(dossier.analysis, finding)
    cited = "\n".join(_cited(dossier, each) for each in finding.candidates if each.accepted)
    values = (
        *named(dossier, finding), dossier.label("status", finding.status), finding.reason.text, finding.confidence,
        cited, finding.recommendation, so_far(dossier, now),
    )  # fmt: skip
    return Line(values, _bound(dossier, now))


def elements(dossier: Dossier) -> Sheet:
    """Return a row for each element: its status, why, and the words that show it."""
    columns = (
        *ARTICLE, Column("element", 36), Column("requirement", 12), Column("status", 13, "status"), Column("why", 30),
        Column("shown_by", 22), Column("quote", 56), Column("so_far", 22),
    )  # fmt: skip
    lines = tuple(_element(dossier, each, one) for each in dossier.analysis.findings for one in each.elements)
    return Sheet("elements", columns, lines, 4, ("ruling", "status", *DECIDING))


def _element(dossier: Dossier, finding: Finding, element: ElementFinding) -> Line:
    now = held(dossier.analysis, finding, element)
    choices = OPTIONAL if element.requirement in ("option", "exclusion") else REQUIRED
    bars = {(bar.statute, bar.span): bar for bar in element.evidence}.values()
    values = (
        *named(dossier, finding), element.text, dossier.label("requirement", element.requirement),
        dossier.label("status", element.status), element.reason.text,
        "\n".join(dict.fromkeys(_stands(dossier, bar) for bar in bars)),
        "\n".join(dict.fromkeys(bar.quote for bar in bars if bar.quote))[:LONGEST_QUOTE], so_far(dossier, now),
    )  # fmt: skip
    return Line(values, _bound(dossier, now, choices))


def matches(dossier: Dossier) -> Sheet:
    """Return a row for each provision cited or considered for an article: what it is to it, its weight, its words."""
    columns = (
        *ARTICLE, Column("statute", 20), Column("provision", 11), Column("heading", 22), Column("relation", 13),
        Column("weight", 8, "number"), Column("page", 6, "number"), Column("quote", 70), Column("why", 28),
        Column("so_far", 22),
    )  # fmt: skip
    lines = tuple(_match(dossier, each, one) for each in dossier.analysis.findings for one in shown(each))
    return Sheet("matches", columns, lines, 3, ("ruling", "relation", "translation", *DECIDING))


def _match(dossier: Dossier, finding: Finding, candidate: Candidate) -> Line:
    now = held(dossier.analysis, finding, candidate)
    values = (
        *named(dossier, finding), dossier.title(candidate.statute), _number(dossier, candidate), candidate.heading,
        dossier.label("relation", proposal(candidate)), round(candidate.weight, 2), candidate.page,
        quoted(dossier, candidate), candidate.reason, so_far(dossier, now),
    )  # fmt: skip
    return Line(values, _bound(dossier, now))


def named(dossier: Dossier, finding: Finding) -> tuple[str, str, str]:
    """Return an article's instrument, number and title."""
    return dossier.analysis.instruments.get(finding.instrument, finding.instrument), finding.article, finding.title


def quoted(dossier: Dossier, candidate: Candidate) -> str:
    """Return the words of a provision, a long one cut to what stands near its evidence."""
    key = home(dossier.analysis, candidate)
    if key is None:
        return ""
    provision = dossier.analysis.provisions[key]
    spans = (within(provision, mark) for bar in candidate.evidence for mark in (bar.marks or (bar.span,)))
    cut = pieces(provision.text, [Mark(span) for span in spans if span], LONGEST_QUOTE, AROUND)
    return "".join(CUT if piece.kind == "gap" else piece.text for piece in cut)


def so_far(dossier: Dossier, now: Held) -> str:
    """Return who decided what on a subject, in the order of time, other than what its own row shows."""
    told = (each for each in dossier.analysis.decisions if each.subject == now.review.subject)
    return "\n".join(_told(dossier, each) for each in told if each != _prefilled(now))


def _told(dossier: Dossier, decision: Decision) -> str:
    says = dossier.label("status", decision.status) or dossier.label("relation", decision.relation)
    stand = dossier.label("workbook_stand", decision.stand) if decision.stand == "reopened" else ""
    ruling = dossier.label("situation_ruling", decision.ruling)
    parts = (decision.date.isoformat(), decision.reviewer, ruling, says, stand, decision.reason)
    return " · ".join(part for part in parts if part)


def _prefilled(now: Held) -> Decision | None:
    """Return the decision that a row shows: the one that holds, or else the last note."""
    return now.decision or next(reversed(now.review.notes), None)


def _bound(dossier: Dossier, now: Held, choices: tuple[str, ...] = REQUIRED) -> Bound:
    subject = now.review.subject
    return Bound(subject, now.proposed, basis(dossier.analysis, subject), _prefilled(now), choices)


def _cited(dossier: Dossier, candidate: Candidate) -> str:
    place = dossier.say("article.found_in", provision=_number(dossier, candidate), page=candidate.page)
    return f"{dossier.title(candidate.statute)}, {place}"


def _stands(dossier: Dossier, evidence: Evidence) -> str:
    key = home(dossier.analysis, evidence)
    number = dossier.names[dossier.analysis.provisions[key]] if key else evidence.eid
    return dossier.say("article.found_in", provision=number, page=evidence.page)


def _number(dossier: Dossier, candidate: Candidate) -> str:
    key = home(dossier.analysis, candidate)
    return dossier.names[dossier.analysis.provisions[key]] if key else candidate.provision


def lines(rows: Iterable[tuple[Value, ...]]) -> tuple[Line, ...]:
    """Return rows that nobody is asked about."""
    return tuple(Line(row) for row in rows)
