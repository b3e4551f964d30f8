"""Explanation: why a verdict is what it is, why each provision was cited or not, and what would change either."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from harmonize.model.evidence import Candidate
from harmonize.model.verdict import Analysis, Finding, Source
from harmonize.reports.changes import Change, changes, shows
from harmonize.reports.contract import to_dict
from harmonize.reports.ledger import Ledger, ledger

SCHEMA = "harmonize/explanation/1"


@dataclass(frozen=True, slots=True)
class Explained:
    """A candidate with the title of its statute and its ledger: why it is cited or not, and what would have it cited.

    ``lift`` is empty where it is cited, or where nothing short of another text would help.
    """

    candidate: Candidate
    title: str
    ledger: Ledger
    why: str
    lift: str


@dataclass(frozen=True, slots=True)
class NoCandidate:
    """A provision that was asked about and is no candidate; ``nearest`` is the candidate that stands next to it."""

    source: Source
    number: str
    text: str
    nearest: Candidate | None


@dataclass(frozen=True, slots=True)
class Explanation:
    """Everything behind the verdict on one article, ready to be shown."""

    analysis: Analysis
    finding: Finding
    provisions: tuple[Explained, ...]
    others: tuple[NoCandidate, ...]
    changes: tuple[Change, ...]


Asked = Sequence[tuple[Source, str]]
"""Provisions that were asked about: their statute, and their number as printed there."""


def explain(analysis: Analysis, finding: Finding, sources: Sequence[Source], asked: Asked = ()) -> Explanation:
    """Explain the verdict on an article with the provisions asked about, else those cited, else the best rejected."""
    places = {(source.id, number) for source, number in asked}
    proposed = [item for item in finding.candidates if (item.statute, item.provision) in places]
    return Explanation(
        analysis=analysis,
        finding=finding,
        provisions=tuple(
            explained(analysis, finding, item) for item in (proposed if asked else foremost(finding, sources))
        ),
        others=tuple(not_proposed(finding, *place) for place in asked) if not proposed else (),
        changes=changes(finding),
    )


def foremost(finding: Finding, sources: Iterable[Source]) -> list[Candidate]:
    """Return the candidates cited that stand in some statutes, else the best of those that were turned down."""
    ids = {source.id for source in sources}
    there = [item for item in finding.candidates if item.statute in ids]
    best = finding.searched.best_rejected
    rejected = [item for item in there if best and (item.statute, item.eid) == (best.statute, best.eid)]
    return [item for item in there if item.accepted] or rejected or there[:1]


def explained(analysis: Analysis, finding: Finding, item: Candidate) -> Explained:
    """Explain one candidate."""
    title = next((source.title for source in analysis.statutes if source.id == item.statute), item.statute)
    return Explained(item, title, ledger(item), why(finding, item), "" if item.accepted else lift(finding, item))


def heaviest(finding: Finding) -> Candidate | None:
    """Return the candidate that others are weighed against: the heaviest of those cited; None where none is."""
    return max((item for item in finding.candidates if item.accepted), key=lambda item: item.weight, default=None)


def why(finding: Finding, item: Candidate) -> str:
    """Return why a candidate is cited or not: what it is to the article, and how it weighs against the best."""
    best = heaviest(finding)
    if best is None or item.needed is None:
        return item.reason
    if item is best:
        return f"{item.reason}, and no other provision that has it weighs more"
    share = f"{item.needed / best.weight:.0%} of the best, {best.provision} with {best.weight:.2f}"
    told = "needed" if item.accepted else "would have needed"
    return f"{item.reason}: it weighs {item.weight:.2f} and {told} {item.needed:.2f} ({share})"


def lift(finding: Finding, item: Candidate) -> str:
    """Return what would have a rejected candidate cited, as far as the analysis tells it."""
    if item.relation == "look-alike" and item.lifted_by:
        return f"no look-alike if it had: {'; or '.join(item.lifted_by)}"
    if item.relation == "refers":
        return "analyze the law that it points to together with this one"
    if item.needed is not None or item.relation != "contributes":
        return ""
    nucleus = [element for element in finding.elements if element.nucleus]
    if nucleus and not any(shows(item, element.id) for element in nucleus):
        return f"it would have to show one of: {'; '.join(element.text for element in nucleus)}"
    return ""


def not_proposed(finding: Finding, source: Source, number: str) -> NoCandidate:
    """Return a provision that is no candidate, with the candidate that stands nearest to it in its statute."""
    places = {printed: at for at, printed in reversed(list(enumerate(source.numbers)))}
    there = [item for item in finding.candidates if item.statute == source.id and item.provision in places]
    here = places.get(number, 0)
    nearest = min(there, key=lambda item: abs(places[item.provision] - here), default=None)
    count = len(finding.candidates)
    text = f"is not among the {count} provisions, of {finding.searched.provisions}, that have most of this article"
    return NoCandidate(source, number, text, nearest)


def explanation_dict(explanation: Explanation) -> dict[str, Any]:
    """Return an explanation as JSON values; the finding and its candidates are as in ``analysis.json``."""
    written = to_dict(explanation.analysis)
    finding = written["articles"][explanation.analysis.findings.index(explanation.finding)]
    candidates = {(item["statute"], item["eid"]): item for item in finding["candidates"]}
    return {
        "schema": SCHEMA,
        **{name: written[name] for name in ("tool", "jurisdiction", "jurisdiction_name", "as_of")},
        "finding": finding,
        "explained": [
            {"candidate": candidates[item.candidate.statute, item.candidate.eid], "why": item.why, "lift": item.lift}
            for item in explanation.provisions
        ],
        "no_candidates": [
            {"statute": item.source.id, "provision": item.number, "text": item.text}
            | {"nearest": item.nearest and candidates[item.nearest.statute, item.nearest.eid]}
            for item in explanation.others
        ],
        "changes": [
            {"code": change.code, "text": change.text, "elements": list(change.elements)}
            for change in explanation.changes
        ],
    }
