"""The sign-off page: who answers for the report, and for which analysis."""

from __future__ import annotations

from collections.abc import Iterator

from harmonize.reports.paper import Block, Heading, Paragraph, Run, Table, Turn, cell, text
from harmonize.reports.situation.dossier import Dossier

SIGN_OFF = "sign-off"
BLANK = "_" * 40
"""A line to write on."""


def signoff(dossier: Dossier) -> Iterator[Block]:
    """Yield the page that a responsible person signs, with what names the analysis beyond doubt."""
    analysis, say = dossier.analysis, dossier.say
    rows = (
        (say("situation.person"), Run(BLANK)),
        (say("situation.function"), Run(BLANK)),
        (say("decisions.date"), Run(BLANK)),
        (say("situation.signature"), Run(BLANK)),
        (say("head.tool"), Run(say("head.tool_value", version=analysis.version, models=analysis.models_sha256))),
        (say("situation.identity"), Run(dossier.identity, code=True)),
        (say("situation.reviewed"), Run(_reviewed(dossier))),
    )
    yield Turn()
    yield Heading(1, text(say("situation.sign_off")), SIGN_OFF)
    yield Paragraph(text(say("situation.sign_off_lead")))
    yield Table((), tuple((cell(name, head=True), cell(value)) for name, value in rows), (0.3, 0.7))


def _reviewed(dossier: Dossier) -> str:
    """Return who has decided how much, in the order of their first decision."""
    counts: dict[str, int] = {}
    for decision in dossier.analysis.decisions:
        counts[decision.reviewer] = counts.get(decision.reviewer, 0) + 1
    told = (dossier.say("situation.reviewer", name=name, n=n) for name, n in counts.items())
    return "; ".join(told) or dossier.say("situation.reviewer_none")
