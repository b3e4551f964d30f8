"""Precedents: how other jurisdictions' laws say what a law lacks, in their own words, the nearest tradition first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from harmonize.model.evidence import Candidate, Evidence
from harmonize.model.law import within
from harmonize.model.recommendation import Nearness, Precedent, Recommendation
from harmonize.model.verdict import Analysis, Finding, Source

MOST = 5
"""Precedents given for one recommendation."""
MOST_OF_ONE = 2
"""Precedents that one jurisdiction gives for one recommendation, so that others are heard."""
LONGEST = 600
"""Characters quoted of one precedent."""
ORDER: tuple[Nearness, ...] = ("same-tradition-and-language", "same-tradition", "same-language", "other")
SHOWN = ("full", "present")
"""The statuses of elements that a law has."""


@dataclass(frozen=True, slots=True)
class Home:
    """The law that would borrow: its tradition and language, and the languages that read as one (by code)."""

    tradition: str
    language: str
    family: Mapping[str, str]

    def nearness(self, other: Source) -> Nearness:
        """Tell how near another law is to this one."""
        tradition = self.tradition == other.tradition
        language = self._spoken(self.language) == self._spoken(other.language)
        if tradition and language:
            return "same-tradition-and-language"
        return "same-tradition" if tradition else "same-language" if language else "other"

    def _spoken(self, language: str) -> str:
        return self.family.get(language, language)


def with_precedents(analysis: Analysis, others: Iterable[Analysis], family: Mapping[str, str]) -> Analysis:
    """Return an analysis whose recommendations name the provisions of others that carry best what is missing.

    ``family`` maps languages that are read as one to the same code, as Bosnian and Serbian. Drafts are confidential and
    give no precedents, nor does the same legal unit of the same jurisdiction.
    """
    lenders = [other for other in others if not other.draft and _place(other) != _place(analysis)]
    shelves = [(other, {finding.key: finding for finding in other.findings}) for other in lenders]
    findings = tuple(_with_precedents(finding, analysis, shelves, family) for finding in analysis.findings)
    return replace(analysis, findings=findings)


def lendable(analysis: Analysis) -> Analysis:
    """Return what others can borrow of an analysis: the provisions cited, the elements they show, and no more."""
    findings = tuple(lent for finding in analysis.findings if (lent := _lent(finding)).candidates and lent.elements)
    named = {f"{item.statute}#{item.eid}" for finding in findings for item in finding.candidates}
    provisions = {key: replace(item, text="") for key, item in analysis.provisions.items() if key in named}
    return replace(analysis, findings=findings, provisions=provisions, remarks=(), beyond=(), crosswalks=())


def _lent(finding: Finding) -> Finding:
    cited = tuple(replace(item, evidence=()) for item in finding.candidates if item.accepted)
    shown = tuple(item for item in finding.elements if item.status in SHOWN)
    return replace(finding, candidates=cited, elements=shown, recommendations=())


Shelf = tuple[Analysis, Mapping[str, Finding]]


def _place(analysis: Analysis) -> tuple[str, str]:
    return analysis.jurisdiction, analysis.unit


def _with_precedents(
    finding: Finding, analysis: Analysis, shelves: Sequence[Shelf], family: Mapping[str, str]
) -> Finding:
    same = [(other, findings[finding.key]) for other, findings in shelves if finding.key in findings]
    steps = tuple(
        replace(step, precedents=tuple(_precedents(step, _home(step, analysis, family), same)))
        for step in finding.recommendations
    )
    return replace(finding, recommendations=steps)


def _home(step: Recommendation, analysis: Analysis, family: Mapping[str, str]) -> Home:
    """Return the law that a step would change; where it names none, the first one read."""
    named = (source for source in analysis.statutes if step.target and source.id == step.target.statute)
    source = next(named, analysis.statutes[0] if analysis.statutes else None)
    return Home(source.tradition, source.language, family) if source else Home("", "", family)


def _precedents(step: Recommendation, home: Home, same: Sequence[tuple[Analysis, Finding]]) -> list[Precedent]:
    """Return the best precedents for what a step asks: nearest first, then those that carry most, most heavily."""
    if step.action not in ("amend", "introduce"):
        return []
    asked = {line.element for line in step.asked}
    found = [each for other, finding in same for each in _best(_carrying(asked, home, other, finding))[:MOST_OF_ONE]]
    return _best(found)[:MOST]


def _best(precedents: Iterable[Precedent]) -> list[Precedent]:
    return sorted(
        precedents,
        key=lambda each: (
            ORDER.index(each.nearness), -len(each.elements), -each.weight, each.jurisdiction, each.statute, each.eid
        ),
    )  # fmt: skip


def _carrying(asked: set[str], home: Home, other: Analysis, finding: Finding) -> Iterator[Precedent]:
    """Yield the cited provisions of another law that carry elements asked for."""
    sources = {source.id: source for source in other.statutes}
    shown = [item for item in finding.elements if item.id in asked and item.status in SHOWN]
    for candidate in finding.candidates:
        evidence = [bar for item in shown for bar in item.evidence if candidate.accepted and _stands_in(bar, candidate)]
        if evidence and candidate.statute in sources:
            carried = tuple(item.id for item in shown if any(_stands_in(bar, candidate) for bar in item.evidence))
            yield _precedent(other, sources[candidate.statute], candidate, carried, evidence, home)


def _stands_in(bar: Evidence, candidate: Candidate) -> bool:
    return bar.statute == candidate.statute and within(bar.eid, candidate.eid)


def _precedent(
    other: Analysis,
    source: Source,
    candidate: Candidate,
    carried: tuple[str, ...],
    evidence: Sequence[Evidence],
    home: Home,
) -> Precedent:
    provision = other.provisions.get(f"{candidate.statute}#{candidate.eid}")
    return Precedent(
        jurisdiction=other.jurisdiction,
        jurisdiction_name=other.unit or other.jurisdiction_name,
        statute=candidate.statute,
        title=source.title,
        citation=source.citation,
        language=source.language,
        tradition=source.tradition,
        provision=candidate.provision,
        eid=candidate.eid,
        heading=candidate.heading,
        page=evidence[0].page,
        elements=carried,
        quote=quotation(evidence),
        text_sha256=provision.text_sha256 if provision else "",
        weight=sum(bar.weight for bar in evidence),
        nearness=home.nearness(source),
        fictional=other.fictional,
    )


def quotation(evidence: Iterable[Evidence]) -> str:
    """Return the words that some evidence quotes, each once, in the order of the law, cut where they are too long."""
    ordered = sorted(evidence, key=lambda bar: (bar.span.start, -bar.span.end))
    kept: list[Evidence] = []
    for bar in ordered:
        if not kept or bar.span.end > kept[-1].span.end:
            kept.append(bar)
    words = " […] ".join(" ".join(bar.quote.split()) for bar in kept)
    return words if len(words) <= LONGEST else f"{words[:LONGEST].rstrip()} […]"
