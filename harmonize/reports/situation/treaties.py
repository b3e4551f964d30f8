"""Treaty status: where the State stands with each instrument, its reservations, declarations and other acts."""

from __future__ import annotations

from collections.abc import Iterator

from harmonize.model.jurisdiction import TreatyAct, TreatyStatus
from harmonize.reports.paper import Block, Heading, Paragraph, Row, Run, Table, Text, cell, text
from harmonize.reports.situation.citing import outside
from harmonize.reports.situation.dossier import NONE, Dossier

TREATIES = "treaties"
ACTS = ("reservation", "declaration", "other")


def treaties(dossier: Dossier) -> Iterator[Block]:
    """Yield the standing with each instrument, then the acts, reservations first."""
    yield Heading(1, text(dossier.say("treaty.title")), TREATIES)
    yield _statuses(dossier) if dossier.analysis.statuses else Paragraph(text(dossier.say("treaty.none")))
    acts = sorted(dossier.analysis.acts, key=lambda act: ACTS.index(act.kind))
    if acts:
        head = dossier.head("treaty.clause", "treaty.kind", "treaty.text", "treaty.period", "treaty.source")
        rows = tuple(_act(dossier, act) for act in acts)
        yield Table(head, rows, (0.14, 0.14, 0.4, 0.14, 0.18), text(dossier.say("treaty.acts")))
    elif dossier.analysis.statuses:
        yield Paragraph(text(dossier.say("situation.no_acts")))


def _statuses(dossier: Dossier) -> Table:
    head = dossier.head(
        "treaty.instrument", "treaty.standing", "treaty.signed", "treaty.bound", "treaty.in_force", "treaty.source"
    )
    rows = tuple(_status(dossier, status) for status in dossier.analysis.statuses)
    return Table(head, rows, (0.25, 0.12, 0.13, 0.17, 0.13, 0.2), text(dossier.say("treaty.statuses")))


def _status(dossier: Dossier, status: TreatyStatus) -> Row:
    by = f" ({dossier.label('situation_consent', status.by)})" if status.by else ""
    return (
        cell(_instrument(dossier, status.instrument), head=True),
        cell(dossier.say(f"treaty_standing.{status.standing(dossier.analysis.as_of)}")),
        cell(f"{status.signed or NONE}"),
        cell(f"{status.ratified or NONE}{by}"),
        cell(f"{status.in_force or NONE}"),
        cell(*_recorded(dossier, status)),
    )


def _act(dossier: Dossier, act: TreatyAct) -> Row:
    nature = f", {dossier.label('treaty_nature', act.nature)}" if act.nature else ""
    end = f" – {act.end}" if act.end else ""
    return (
        cell(act.article or NONE, Run(f" {_instrument(dossier, act.instrument)}", quiet=True)),
        cell(f"{dossier.say(f'treaty_kind.{act.kind}')}{nature}"),
        cell(act.text),
        cell(f"{act.start or NONE}{end}"),
        cell(*_recorded(dossier, act)),
    )


def _instrument(dossier: Dossier, instrument: str) -> str:
    return dossier.analysis.instruments.get(instrument, instrument)


def _recorded(dossier: Dossier, fact: TreatyStatus | TreatyAct) -> Text:
    """Return where a fact is from, of which day, and whether a lawyer has reviewed it."""
    seen = dossier.say("treaty.seen", day=fact.seen)
    reviewed = dossier.say("treaty.reviewed", review=fact.review)
    told = dossier.say("treaty.unreviewed") if fact.review == "none" else reviewed
    return text(*outside(fact.source, dossier.say("treaty.page")), Run(f" {seen}; {told}", quiet=True))
