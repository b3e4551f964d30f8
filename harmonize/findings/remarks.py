"""Remarks: findings of their own beside the verdicts, and what the law punishes beyond the instruments."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType

from harmonize.findings.completeness import why_incomplete
from harmonize.findings.elements import NARROWER
from harmonize.model.evidence import Candidate, Passage, Sentence
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
NEAR = 120
"""Characters between an act and what it is done to; what stands further off in a long sentence is told of another."""
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


def punished(passage: Passage) -> list[Sentence]:
    """Return the sentences of a passage that name a computer notion, carry a penalty, and give no power."""
    sentences = (sentence for paragraph in passage.paragraphs for sentence in paragraph)
    return [sentence for sentence in sentences if _punishes_cyber({each.concept for each in sentence.features})]


def _punishes_cyber(found: set[str]) -> bool:
    return not CYBER.isdisjoint(found) and not PENALTY.isdisjoint(found) and "power" not in found


def is_against(sentence: Sentence) -> bool:
    """Tell whether systems or data are what an act is directed at: an attack told near them, or a tool for one."""
    acts = [each.span for each in sentence.features if each.concept in ATTACK]
    objects = [each.span for each in sentence.features if each.concept in CYBER]
    near = any(max(one.start - other.end, other.start - one.end) <= NEAR for one in acts for other in objects)
    return near or any(each.concept in TOOL for each in sentence.features)


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
            code = "beyond-cyber-dependent" if any(map(is_against, sentences)) else "beyond-cyber-enabled"
            yield Remark(code, f"{title} ({passage.statute}#{provision.eid}, page {provision.page})")


def key(item: Candidate) -> tuple[str, str]:
    """Return statute and id of a candidate's provision."""
    return item.statute, item.eid
