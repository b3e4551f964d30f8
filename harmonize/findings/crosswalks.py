"""Crosswalks: what the verdicts on one instrument mean for the articles of another."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from harmonize.findings.articles import roll_up, unfound
from harmonize.findings.elements import NARROWER
from harmonize.model.crosswalk import Crosswalk, Row
from harmonize.model.evidence import Alignment, Evidence
from harmonize.model.knowledge import Article, Instrument
from harmonize.model.verdict import Answer, Difference, ElementFinding, Finding, Reason, Status

Carried = tuple[Crosswalk, Instrument, Sequence[Alignment]]
"""A crosswalk, the articles that it reaches, and what the provisions cited for its source show of each."""
SAID: Mapping[Status, str] = {
    "full": "meets {}",
    "partial": "meets {} in part",
    "none-found": "has nothing for {}",
    "cannot-tell": "may or may not meet {}",
    "reserved": "leaves {} out under a reservation",
    "not-applicable": "need not meet {}",
}
"""What a verdict on an article says of the law."""


@dataclass(frozen=True, slots=True)
class Known:
    """What was found of the instruments that were analyzed: findings by key, and their short titles by id."""

    findings: Mapping[str, Finding]
    titles: Mapping[str, str]


def answers(
    crosswalk: Crosswalk,
    instrument: Instrument,
    alignments: Sequence[Alignment],
    judged: Sequence[Finding],
    known: Known,
) -> Iterator[Answer]:
    """Yield the answer for each article of the target, from the findings on it judged on the source's provisions."""
    rows = {key: row for row in crosswalk.rows for key in row.target}
    for article, alignment, finding in zip(instrument.articles, alignments, judged, strict=True):
        row = rows[article.key]
        open_finding = reconsidered(article, finding, alignment, {item.number for item in instrument.articles})
        yield answer(row, open_finding, instrument.short_title, alignment, known)


def reconsidered(article: Article, finding: Finding, alignment: Alignment, compared: Container[str]) -> Finding:
    """Return a finding that decides nothing on provisions which were not compared.

    Nothing is missing that may stand in one; nor is it decided what is judged on an article that is not ``compared``.
    """
    reasons = {bar.element: may_stand(bar) for bar in alignment.elsewhere}
    unknown = {part.id: part.on for part in article.elements if part.on in article.over and part.on not in compared}
    elements = tuple(not_compared(item, reasons, unknown) for item in finding.elements)
    if elements == finding.elements:
        return finding
    found = any(item.accepted for item in alignment.candidates)
    status, reason = roll_up(elements, read_whole=False) if found else uncompared(article, elements)
    return replace(finding, elements=elements, status=status, reason=reason)


def may_stand(bar: Evidence) -> Reason:
    """Return why an element is open that no provision compared shows."""
    return Reason("elsewhere", f"may stand in {bar.eid} (page {bar.page}), which was not compared")


def not_compared(
    item: ElementFinding, reasons: Mapping[str | None, Reason], unknown: Mapping[str, str]
) -> ElementFinding:
    """Return what is found of an element, left open where the provisions that decide it were not compared."""
    if item.id in unknown:
        reason = Reason("elsewhere", f"what was found for Article {unknown[item.id]} was not compared")
        return replace(item, status="cannot-tell", reason=reason)
    if item.status in ("none-found", "cannot-tell") and not item.evidence and item.id in reasons:
        return replace(item, status="cannot-tell", reason=reasons[item.id])
    return item


def uncompared(article: Article, elements: Sequence[ElementFinding]) -> tuple[Status, Reason]:
    """Return the status of an article that no provision compared carries: open where another may."""
    reasons = (item.reason for item in elements if item.reason.code == "elsewhere")
    somewhere = next(reasons, None)
    return ("cannot-tell", somewhere) if somewhere else unfound(article, elements)


def answer(row: Row, finding: Finding, short: str, alignment: Alignment, known: Known) -> Answer:
    """Return the answer that a finding on an article of the target makes."""
    accepted = [item for item in alignment.candidates if item.accepted]
    return Answer(
        source=row.source,
        target=finding.key,
        instrument=short,
        title=finding.title,
        relation=row.relation,
        status=finding.status,
        reason=finding.reason,
        text=sentence([known.findings[key] for key in row.source], known.titles, finding, short),
        elements=tuple(differences(row, finding.elements)),
        provisions=tuple(f"{item.statute}#{item.eid}" for item in accepted),
        note=row.note,
    )


def differences(row: Row, elements: Iterable[ElementFinding]) -> Iterator[Difference]:
    """Yield the elements that the target asks beyond the source, and whatever else decides the answer."""
    for item in elements:
        decides = item.status in ("none-found", "cannot-tell") or item.reason.code in NARROWER
        if decides or item.id in row.target_asks:
            yield Difference(item.id, item.text, item.status, item.reason)


def sentence(sources: Sequence[Finding], titles: Mapping[str, str], target: Finding, short: str) -> str:
    """Return the answer in words.

    "meets Budapest Convention Art. 2, not yet Directive 2013/40/EU Art. 3: missing: ..."
    """
    here = f"{titles[sources[0].instrument]} Art. {', '.join(item.article for item in sources)}"
    there, met = f"{short} Art. {target.article}", together(item.status for item in sources)
    first = SAID[met].format(here)
    if met == target.status == "full":
        return f"{first} and {there}"
    why = f": {target.reason.text}" if target.status != "full" else ""
    if met == "full" and target.status in ("partial", "none-found"):
        return f"{first}, not yet {there}{why}"
    return f"{first}; {SAID[target.status].format(there)}{why}"


def together(statuses: Iterable[Status]) -> Status:
    """Return the status of articles taken together: theirs where they agree, else open or in part.

    >>> together(["full", "none-found"])
    'partial'
    """
    found = set(statuses)
    if len(found) == 1:
        return found.pop()
    return "cannot-tell" if "cannot-tell" in found else "partial"
