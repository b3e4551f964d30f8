"""The first page: what the report is and is not, and the facts of how it was made."""

from __future__ import annotations

from collections.abc import Iterator

from harmonize.reports.identity import identity
from harmonize.reports.paper import Block, Contents, Paragraph, Run, Table, Turn, cell, text
from harmonize.reports.situation.citing import WEB
from harmonize.reports.situation.dossier import Dossier


def front(dossier: Dossier) -> Iterator[Block]:
    """Yield the disclaimer, the notices that the jurisdiction owes, the facts, and the table of contents."""
    yield from notices(dossier)
    yield facts(dossier)
    yield Contents(dossier.say("head.contents"))
    yield Turn()


def notices(dossier: Dossier) -> Iterator[Block]:
    """Yield what a reader must know before reading on."""
    analysis = dossier.analysis
    if analysis.draft:
        yield _notice(dossier.say("situation.draft_mark"), dossier.say("situation.draft", title=analysis.draft))
    yield _notice(dossier.say("notice.disclaimer_title"), dossier.say("notice.disclaimer"))
    if analysis.fictional:
        told = dossier.say("notice.fictional", name=analysis.jurisdiction_name)
        yield _notice(dossier.say("notice.fictional_title"), told)
    if analysis.footnote:
        yield Paragraph(_footnote(dossier), "small")


def _notice(title: str, told: str) -> Paragraph:
    return Paragraph(text(Run(f"{title}. ", bold=True), told), "notice")


def _footnote(dossier: Dossier) -> tuple[Run, ...]:
    analysis = dossier.analysis
    href = analysis.footnote_source if analysis.footnote_source.startswith(WEB) else ""
    return text(f"{analysis.footnote} ", Run(dossier.say("notice.footnote_source"), href=href) if href else "")


def facts(dossier: Dossier) -> Table:
    """Return whom, what and which day the report is about, and what it was prepared with."""
    rows = tuple((cell(name, head=True), cell(value)) for name, value in _facts(dossier))
    return Table((), rows, (0.3, 0.7))


def _facts(dossier: Dossier) -> Iterator[tuple[str, str]]:
    analysis, say = dossier.analysis, dossier.say
    yield say("head.jurisdiction"), analysis.jurisdiction_name
    if units := analysis.unit or ", ".join(analysis.units):
        yield say("head.units"), units
    if analysis.draft:
        yield say("situation.bill"), analysis.draft
    yield say("situation.instruments"), ", ".join(analysis.instruments.values())
    yield say("head.as_of"), analysis.as_of.isoformat() if analysis.as_of else say("head.as_of_latest")
    yield say("head.tool"), say("head.tool_value", version=analysis.version, models=analysis.models_sha256[:12])
    if encoder := analysis.encoder:
        yield say("head.encoder"), say("head.encoder_value", name=encoder.name, sha256=encoder.sha256[:12])
    yield say("situation.identity"), identity(analysis)
