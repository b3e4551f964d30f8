"""Remarks: findings of their own beside the verdicts, and what the law punishes beyond the instruments."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType

from harmonize.findings.completeness import why_incomplete
from harmonize.findings.elements import NARROWER
from harmonize.model.evidence import Candidate, Passage
from harmonize.model.jurisdiction import Jurisdiction
from harmonize.model.law import Statute
from harmonize.model.translation import Place
from harmonize.model.verdict import Finding, Remark

CYBER = frozenset(
    {"computer-system", "computer-network", "computer-data", "computer-program", "malware", "access-code"}
)
"""What makes an offence cyber-dependent or cyber-enabled, if it stands in the sentence that punishes."""
ATTACK = frozenset(
    {"access", "alter", "damage", "delete", "destroy", "deteriorate", "hinder", "input", "intercept", "interference",
     "remain", "suppress"}
)  # fmt: skip
TOOL = frozenset({"malware", "access-code"})
"""What is done to systems and data, and what it is done with: there they are an offence's object, not its means."""
PENALTY = frozenset({"imprisonment", "fine"})


def option_remarks(findings: Iterable[Finding]) -> Iterator[Remark]:
    """Yield a remark for each option that the law uses without a declaration on record, or against the instrument."""
    for finding in findings:
        for element in finding.elements:
            if element.reason.code in NARROWER:
                yield Remark(
                    element.reason.code, f"{element.text}: {element.reason.text}",
                    finding.instrument, finding.article, element.id,
                )  # fmt: skip


def source_remarks(statutes: Iterable[Statute]) -> Iterator[Remark]:
    """Yield a remark for each statute that was not read in full, and what a reader must know of how it was read."""
    for statute in statutes:
        yield from (Remark(notice.code, f"{statute.title}: {notice.text}") for notice in statute.notices)
        reason = why_incomplete(statute)
        if reason and reason.code not in {notice.code for notice in statute.notices}:
            yield Remark(reason.code, reason.text)


def supply_remarks(findings: Iterable[Finding], jurisdiction: Jurisdiction) -> Iterator[Remark]:
    """Yield a remark for each law that the State is known to have and that could hold what was looked for in vain."""
    missing = {
        kind for finding in findings for group in finding.searched.missing_kinds_of_law for kind in group.split(" or ")
    }
    for law in jurisdiction.laws:
        if law.kind in missing:
            names = ", ".join(filter(None, (law.title or law.own_title, law.citation, law.unit)))
            yield Remark("law-not-supplied", f"was not supplied and is known to exist: {names} ({law.kind})")


def punished(passage: Passage) -> list[frozenset[str]]:
    """Return the notions of each sentence that names a computer notion, carries a penalty, and gives no power."""
    found = (
        frozenset(feature.concept for feature in sentence.features)
        for paragraph in passage.paragraphs
        for sentence in paragraph
    )
    return [each for each in found if each & CYBER and each & PENALTY and "power" not in each]


def dependence(sentences: Iterable[frozenset[str]]) -> str:
    """Return what an offence is by the notions of its sentences: one against systems and data, or one by means of them.

    >>> dependence([frozenset({"computer-system", "hinder"})]), dependence([frozenset({"computer-network", "insult"})])
    ('beyond-cyber-dependent', 'beyond-cyber-enabled')
    """
    return "beyond-cyber-dependent" if any(each & (ATTACK | TOOL) for each in sentences) else "beyond-cyber-enabled"


def beyond(
    passages: Iterable[Passage], findings: Iterable[Finding], same: Mapping[Place, Place] = MappingProxyType({})
) -> Iterator[Remark]:
    """Yield a remark for each offence that involves computers and that no article of the instruments was matched to.

    ``same`` has for provisions of a translation those of the original: one that is read in both is named once.
    """
    done = {key(item) for finding in findings for item in finding.candidates if item.accepted}
    for passage in passages:
        provision = passage.provision
        here = (passage.statute, provision.eid)
        sentences = punished(passage)
        if sentences and same.get(here, here) not in done:
            done.add(same.get(here, here))
            title = f"{provision.number} {provision.heading}".strip()
            yield Remark(dependence(sentences), f"{title} ({passage.statute}#{provision.eid}, page {provision.page})")


def key(item: Candidate) -> tuple[str, str]:
    """Return statute and id of a candidate's provision."""
    return item.statute, item.eid
