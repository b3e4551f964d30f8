"""Listings: the sheets of the workbook that are for reading: correlation both ways, recommendations, sources, ..."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from harmonize.model.evidence import Evidence
from harmonize.model.jurisdiction import TreatyAct, TreatyStatus
from harmonize.model.recommendation import Asked, Precedent, Recommendation, Target
from harmonize.model.review import Decision
from harmonize.model.verdict import ElementFinding, Finding, Source
from harmonize.reports.penalties import charges
from harmonize.reports.places import home
from harmonize.reports.quoting import Entry
from harmonize.reports.sheets import ARTICLE, Column, Sheet, Value, lines, named
from harmonize.reports.situation.dossier import Dossier
from harmonize.reports.situation.recommendations import PRIORITIES, told_instead

Row = tuple[Value, ...]


def listings(dossier: Dossier) -> tuple[Sheet, ...]:
    """Return the sheets that are for reading, in their order."""
    return (
        correlation(dossier), provisions(dossier), recommendations(dossier), penalties(dossier), sources(dossier),
        treaty(dossier), decisions(dossier),
    )  # fmt: skip


def correlation(dossier: Dossier) -> Sheet:
    """Return from article to provision: a row for each element and provision that shows it, or one without."""
    columns = (
        *ARTICLE, Column("status", 14, "status"), Column("element", 40), Column("element_status", 14, "status"),
        Column("statute", 24), Column("provision", 13), Column("page", 6, "number"), Column("quote", 70),
    )  # fmt: skip
    rows = (
        row
        for finding in dossier.analysis.findings
        for one in finding.elements
        for row in _shown(dossier, finding, one)
    )
    return Sheet("correlation", columns, lines(rows), 3)


def _shown(dossier: Dossier, finding: Finding, element: ElementFinding) -> Iterator[Row]:
    said = (
        *named(dossier, finding), dossier.label("status", finding.status), element.text,
        dossier.label("status", element.status),
    )  # fmt: skip
    bars = {(bar.statute, bar.eid, bar.quote): bar for bar in element.evidence}.values()
    yield from ((*said, *_place(dossier, bar)) for bar in bars)
    if not bars:
        yield (*said, "", "", None, "")


def _place(dossier: Dossier, bar: Evidence) -> Row:
    key = home(dossier.analysis, bar)
    number = dossier.names[dossier.analysis.provisions[key]] if key else bar.eid
    return dossier.title(bar.statute), number, bar.page, bar.quote


def provisions(dossier: Dossier) -> Sheet:
    """Return from provision to articles: a row for each provision and article that it bears on."""
    columns = (
        Column("statute", 26), Column("provision", 13), Column("heading", 34), Column("page", 6, "number"), *ARTICLE,
        Column("relation", 16), Column("status", 14, "status"),
    )  # fmt: skip
    rows = (row for entry in dossier.profile.annex for row in _bearing(dossier, entry))
    return Sheet("provisions", columns, lines(rows), 3)


def _bearing(dossier: Dossier, entry: Entry) -> Iterator[Row]:
    quote = entry.quote
    where = (
        quote.source.title if quote.source else "",
        dossier.names[quote.provision],
        quote.provision.heading,
        quote.page,
    )
    for cited in entry.cited:
        relation = dossier.label("relation", cited.standing) if cited.standing else ""
        yield (*where, *named(dossier, cited.finding), relation, dossier.label("status", cited.finding.status))


def recommendations(dossier: Dossier) -> Sheet:
    """Return a row for each thing to do, the most pressing first."""
    columns = (
        Column("priority", 11), Column("addressee", 15), *ARTICLE, Column("recommendation", 40), Column("target", 26),
        Column("checklist", 38), Column("keep", 22), Column("instead", 24), Column("precedents", 50),
    )  # fmt: skip
    steps = ((finding, step) for finding in dossier.analysis.findings for step in finding.recommendations)
    ordered = sorted(steps, key=lambda both: PRIORITIES.index(both[1].priority))
    return Sheet("recommendations", columns, lines(_step(dossier, *both) for both in ordered), 5)


def _step(dossier: Dossier, finding: Finding, step: Recommendation) -> Row:
    return (
        dossier.label("situation_priority", step.priority), dossier.label("situation_addressee", step.addressee),
        *named(dossier, finding), step.text, _target(dossier, step.target), _listed(step.asked), _listed(step.keep),
        "\n".join(told_instead(dossier, each) for each in step.instead),
        "\n\n".join(_precedent(dossier, each) for each in step.precedents),
    )  # fmt: skip


def _target(dossier: Dossier, target: Target | None) -> str:
    if target is None:
        return ""
    key = f"{target.statute}#{target.eid}"
    number = dossier.names[dossier.analysis.provisions[key]] if key in dossier.analysis.provisions else target.provision
    place = dossier.say("article.found_in", provision=number, page=target.page)
    return "\n".join(part for part in (dossier.title(target.statute), target.chapter, place, target.heading) if part)


def _listed(asked: Sequence[Asked]) -> str:
    return "\n".join(f"□ {each.text}" + f" ({', '.join(each.clauses)})" * bool(each.clauses) for each in asked)


def _precedent(dossier: Dossier, precedent: Precedent) -> str:
    place = dossier.say("article.found_in", provision=precedent.provision, page=precedent.page)
    return f"{precedent.jurisdiction_name}, {precedent.title}, {place}:\n{precedent.quote}"


def penalties(dossier: Dossier) -> Sheet:
    """Return a row for each threat of the provisions cited."""
    columns = (
        *ARTICLE, Column("statute", 26), Column("provision", 18), Column("for", 30), Column("threat", 60),
    )  # fmt: skip
    rows = (row for finding in dossier.analysis.findings for row in _threats(dossier, finding))
    return Sheet("penalties", columns, lines(rows), 3)


def _threats(dossier: Dossier, finding: Finding) -> Iterator[Row]:
    for charge in charges(finding.penalties, dossier.strings["penalty"]):
        whom = dossier.label("penalty", charge.form) + f", {dossier.say('penalty.legal_person')}" * charge.legal_person
        number = f"{_host(dossier, charge.statute, charge.eid)} {charge.place}".strip()
        yield (*named(dossier, finding), dossier.title(charge.statute), number, whom, charge.words)


def _host(dossier: Dossier, statute: str, eid: str) -> str:
    quoted = dossier.analysis.provisions.get(f"{statute}#{eid.partition('__')[0]}")
    return dossier.names[quoted] if quoted else eid


def sources(dossier: Dossier) -> Sheet:
    """Return a row for each statute as it was read."""
    columns = (
        Column("statute", 34), Column("citation", 34), Column("kind", 24), Column("language", 14),
        Column("pages", 8, "number"), Column("provisions_read", 12, "number"), Column("quality", 10, "share"),
        Column("incomplete", 44), Column("file", 34), Column("sha256", 34),
    )  # fmt: skip
    return Sheet("sources", columns, lines(_source(dossier, each) for each in dossier.analysis.statutes), 1)


def _source(dossier: Dossier, source: Source) -> Row:
    return (
        source.title, source.citation or dossier.say("sources.no_citation"),
        dossier.label("kind_of_law", source.kind), dossier.label("language", source.language), source.pages,
        source.provisions, source.quality.score, source.incomplete.text if source.incomplete else "", source.path,
        source.sha256,
    )  # fmt: skip


def treaty(dossier: Dossier) -> Sheet:
    """Return a row for each instrument's standing, and for each act that the State told the treaty office."""
    columns = (
        Column("instrument", 30), Column("kind", 20), Column("clause", 10), Column("from", 12, "day"),
        Column("until", 12, "day"), Column("text", 70), Column("review", 24), Column("source", 44),
    )  # fmt: skip
    stands = (_stand(dossier, each) for each in dossier.analysis.statuses)
    acts = (_act(dossier, each) for each in dossier.analysis.acts)
    return Sheet("treaty", columns, lines((*stands, *acts)), 1)


def _instrument(dossier: Dossier, instrument: str) -> str:
    return dossier.analysis.instruments.get(instrument, instrument)


def _stand(dossier: Dossier, status: TreatyStatus) -> Row:
    days = {"signed": status.signed, "bound": status.ratified, "in_force": status.in_force}
    told = "\n".join(f"{dossier.say(f'treaty.{name}')}: {day.isoformat()}" for name, day in days.items() if day)
    standing = dossier.label("treaty_standing", status.standing(dossier.analysis.as_of))
    instrument, review = _instrument(dossier, status.instrument), _review(dossier, status.review)
    return instrument, standing, "", status.in_force, None, told, review, status.source


def _act(dossier: Dossier, act: TreatyAct) -> Row:
    nature = f", {dossier.label('treaty_nature', act.nature)}" if act.nature else ""
    instrument = _instrument(dossier, act.instrument)
    kind = dossier.label("treaty_kind", act.kind) + nature
    return instrument, kind, act.article, act.start, act.end, act.text, _review(dossier, act.review), act.source


def _review(dossier: Dossier, review: str) -> str:
    known = review and review != "none"
    return dossier.say("treaty.reviewed", review=review) if known else dossier.say("treaty.unreviewed")


def decisions(dossier: Dossier) -> Sheet:
    """Return a row for each decision recorded, whether it holds or not."""
    columns = (
        Column("about", 30), Column("ruling", 13), Column("says", 16), Column("proposed", 16), Column("reviewer", 24),
        Column("date", 12, "day"), Column("reason", 50), Column("translation", 50), Column("practice", 40),
        Column("practice_source", 30), Column("stand", 16), Column("made_on", 34),
    )  # fmt: skip
    return Sheet("decisions", columns, lines(_decision(dossier, each) for each in dossier.analysis.decisions), 1)


def _decision(dossier: Dossier, decision: Decision) -> Row:
    words = "relation" if decision.statute else "status"
    return (
        decision.subject.key, dossier.label("situation_ruling", decision.ruling),
        dossier.label(words, decision.status or decision.relation), dossier.label(words, decision.proposed),
        decision.reviewer, decision.date, decision.reason, decision.translation, decision.practice,
        decision.practice_source, dossier.label("workbook_stand", decision.stand), decision.text_sha256,
    )  # fmt: skip
