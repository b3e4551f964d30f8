"""The analysis: all findings for one jurisdiction, with the sources read and the provisions quoted."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from harmonize.findings.articles import judge
from harmonize.findings.completeness import Supply, why_incomplete
from harmonize.findings.confidence import assured
from harmonize.findings.crosswalks import Carried, Known, answers
from harmonize.findings.penalties import Threats, levels, threatened
from harmonize.findings.recommendations import Ground, advised
from harmonize.findings.remarks import beyond, option_remarks, source_remarks, supply_remarks
from harmonize.findings.reservations import act_remarks
from harmonize.findings.standing import status_remarks
from harmonize.findings.translation import difference_remarks, translated
from harmonize.model.calibration import Calibration
from harmonize.model.drafts import blanked
from harmonize.model.evidence import Alignment, Passage
from harmonize.model.jurisdiction import Footnote, Jurisdiction
from harmonize.model.knowledge import Instrument
from harmonize.model.law import Provision, Statute
from harmonize.model.quality import quality
from harmonize.model.translation import counterparts
from harmonize.model.verdict import Analysis, EncoderFile, Finding, Quoted, Remark, Source


@dataclass(frozen=True, slots=True)
class Edition:
    """Which tool and which knowledge an analysis is made with, for which date, and with which encoder if with any.

    Without a ``calibration`` no finding has a confidence.
    """

    version: str
    models_sha256: str
    as_of: date | None
    encoder: EncoderFile | None = None
    calibration: Calibration | None = None


def source(statute: Statute) -> Source:
    """Return a statute as the analysis names it."""
    document = statute.document
    return Source(
        id=statute.id,
        title=statute.title,
        citation=statute.citation,
        kind=statute.kind,
        language=statute.language,
        tradition=statute.tradition,
        path=document.name,
        sha256=document.sha256,
        pages=len(document.pages),
        unread_pages=document.unread_pages,
        provisions=len(statute.articles()),
        coverage=statute.coverage(),
        holes=statute.holes,
        duplicates=statute.duplicates,
        recognised=tuple((page.number, page.confidence) for page in document.pages if page.source == "ocr"),
        quality=quality(statute),
        incomplete=why_incomplete(statute),
        notices=statute.notices,
        amendments=len(statute.amendments),
        consolidated_to=max((item.date for item in statute.amendments), default=""),
        numbers=tuple(provision.number for provision in statute.articles()),
        translation_of=statute.translation_of,
    )


def quoted(statute: Statute, provision: Provision) -> Quoted:
    """Return a provision with its words, and the hash that ties a reviewer's decision to them."""
    text = provision.span.of(blanked(statute.document))
    digest = hashlib.sha256(text.encode("utf-8", "backslashreplace")).hexdigest()
    return Quoted(provision.number, provision.heading, text, provision.span.start, provision.page, digest)


def named(findings: Iterable[Finding]) -> set[tuple[str, str]]:
    """Return statute and id of every provision that a candidate or a bar of evidence names."""
    keys: set[tuple[str, str]] = set()
    for finding in findings:
        keys.update((item.statute, item.eid) for item in finding.candidates)
        keys.update((bar.statute, bar.eid) for item in finding.candidates for bar in item.evidence)
        keys.update((bar.statute, bar.eid) for element in finding.elements for bar in element.evidence)
    return keys


def judge_all(
    instrument: Instrument,
    alignments: Sequence[Alignment],
    supply: Supply,
    jurisdiction: Jurisdiction,
    as_of: date | None,
    threats: Threats,
) -> Iterator[Finding]:
    """Yield the finding on each article of an instrument, levels of penalty compared, with what to do about it."""
    pairs = list(zip(instrument.articles, alignments, strict=True))
    proposed = {article.number: alignment for article, alignment in pairs}
    charged = {
        article.number: threatened(article, alignment, supply.read, threats)
        for article, alignment in pairs
        if article.kind == "offence"
    }
    known = jurisdiction.status(instrument.id)
    ground = Ground(supply.read, known.binds(as_of) if known else None, proposed)
    for article, alignment in pairs:
        reached = levels(article, proposed, charged, supply.read)
        found = judge(article, alignment, supply, jurisdiction, as_of, reached, charged.get(article.number, ()))
        yield advised(found, article, ground)


def conclude(
    jurisdiction: Jurisdiction,
    statutes: Sequence[Statute],
    passages: Sequence[Passage],
    aligned: Sequence[tuple[Instrument, Sequence[Alignment]]],
    edition: Edition,
    footnote: Footnote,
    unreadable: Sequence[Remark] = (),
    threats: Threats = MappingProxyType({}),
    carried: Sequence[Carried] = (),
) -> Analysis:
    """Judge every article of every instrument, and gather all that a reader needs to check the verdicts.

    ``unreadable`` are remarks on files that were given and could not be read, ``threats`` the penalties of provisions.
    ``carried`` is what the provisions cited show of the articles of other instruments, crosswalk by crosswalk.
    """
    supply = Supply.of(statutes)
    findings = tuple(
        assured(finding, edition.calibration) if edition.calibration else finding
        for instrument, alignments in aligned
        for finding in judge_all(instrument, alignments, supply, jurisdiction, edition.as_of, threats)
    )
    answered = tuple(
        answer
        for crosswalk, instrument, alignments in carried
        for answer in answers(
            crosswalk,
            instrument,
            alignments,
            tuple(judge_all(instrument, alignments, supply, jurisdiction, edition.as_of, threats)),
            Known({finding.key: finding for finding in findings}, {item.id: item.short_title for item, _ in aligned}),
        )
    )
    keys = named(findings)
    provisions = {
        f"{statute.id}#{provision.eid}": quoted(statute, provision)
        for statute in statutes
        for provision in statute.articles()
        if (statute.id, provision.eid) in keys
    }
    due = footnote.due(
        (jurisdiction.name, *(statute.title for statute in statutes), *(p.text for p in provisions.values()))
    )
    remarks = (
        *unreadable,
        *source_remarks(statutes),
        *supply_remarks(findings, jurisdiction),
        *status_remarks(jurisdiction, [instrument for instrument, _ in aligned], edition.as_of),
        *option_remarks(findings),
        *difference_remarks(aligned, translated(statutes)),
        *act_remarks(findings, jurisdiction, edition.as_of),
    )
    named_instruments = {instrument.id for instrument, _ in aligned}
    return Analysis(
        version=edition.version,
        models_sha256=edition.models_sha256,
        jurisdiction=jurisdiction.id,
        jurisdiction_name=jurisdiction.name,
        fictional=jurisdiction.fictional,
        footnote=footnote.text if due else "",
        footnote_source=footnote.source if due else "",
        units=jurisdiction.units,
        as_of=edition.as_of,
        instruments={instrument.id: instrument.short_title for instrument, _ in aligned},
        statutes=tuple(source(statute) for statute in statutes),
        provisions=provisions,
        findings=findings,
        remarks=remarks,
        beyond=tuple(beyond(passages, findings, counterparts(statutes))),
        statuses=tuple(item for item in jurisdiction.statuses if item.instrument in named_instruments),
        acts=tuple(item for item in jurisdiction.acts if item.instrument in named_instruments),
        crosswalks=answered,
        encoder=edition.encoder,
    )
