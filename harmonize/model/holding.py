"""Holding: what holds now, after review, for an article, an element or a match; and the text a decision is bound to.

Whoever writes a report asks :func:`held` for what it shows: a :class:`Held` has the tool's own verdict (``proposed``)
beside what holds (``now``). A reviewer's decision never replaces the tool's verdict: where ``reviewed`` is true, both
are shown, with ``by``; where it is ``disputed``, ``now`` is the tool's own and the review's votes are listed; where
``reopened`` has decisions, they were made on a text that has changed and must be taken again.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from harmonize.model.evidence import Candidate
from harmonize.model.review import REJECTED, Decision, Review, Subject, in_order, latest, review, standing
from harmonize.model.verdict import Analysis, ElementFinding, Finding, Quoted

NOT_CITED, UNRELATED = "not-cited", "unrelated"
"""What the tool says of a provision that it does not cite; what holds of one that a reviewer has turned down."""

Kind = Literal["article", "element", "match"]
"""What a decision is on: an article's verdict, an element's, or what a provision is to an article."""


@dataclass(frozen=True, slots=True)
class Held:
    """What holds for a subject: ``now`` is a status or a relation, ``proposed`` what the tool says itself."""

    proposed: str
    now: str
    review: Review

    @property
    def reviewed(self) -> bool:
        """Whether it holds by a reviewer's decision."""
        return self.review.holds is not None

    @property
    def changed(self) -> bool:
        """Whether a reviewer has decided otherwise than the tool."""
        return self.now != self.proposed

    @property
    def by(self) -> tuple[str, ...]:
        """Who decided so."""
        return self.review.by

    @property
    def decision(self) -> Decision | None:
        """The decision that holds."""
        return self.review.holds

    @property
    def disputed(self) -> bool:
        """Whether two reviewers differ and nobody has decided between them."""
        return self.review.state == "disputed"

    @property
    def reopened(self) -> tuple[Decision, ...]:
        """The decisions that must be taken again, where none holds."""
        return self.review.reopened


def held(analysis: Analysis, finding: Finding, about: ElementFinding | Candidate | None = None) -> Held:
    """Return what holds for an article, or for one of its elements or candidates."""
    subject = subject_of(finding, about)
    proposed = proposal(about) if isinstance(about, Candidate) else (about or finding).status
    return _held(proposed, review(subject, analysis.decisions))


def held_on(analysis: Analysis, subject: Subject) -> Held | None:
    """Return what holds for a subject, None where the analysis does not have it."""
    proposed = proposed_on(analysis, subject)
    return None if proposed is None else _held(proposed, review(subject, analysis.decisions))


def subject_of(finding: Finding, about: ElementFinding | Candidate | None = None) -> Subject:
    """Return what a decision on an article, or on one of its elements or candidates, is about."""
    if isinstance(about, Candidate):
        return Subject(finding.instrument, finding.article, statute=about.statute, eid=about.eid)
    return Subject(finding.instrument, finding.article, about.id if about else "")


def proposal(candidate: Candidate) -> str:
    """Return what the tool says that a provision is to an article: its relation where it is cited or warned of."""
    told = candidate.accepted or candidate.relation in ("refers", "look-alike")
    return candidate.relation if told else NOT_CITED


def proposed_on(analysis: Analysis, subject: Subject) -> str | None:
    """Return the tool's own status or relation for a subject, None where the analysis does not have it.

    Every provision that the analysis quotes can be matched with every article: what was no candidate is not cited.
    """
    finding = _finding(analysis, subject)
    if finding is None:
        return None
    if subject.statute:
        return _relation(analysis, finding, subject)
    if subject.element:
        return next((each.status for each in finding.elements if each.id == subject.element), None)
    return finding.status


def kind_of(subject: Subject) -> Kind:
    """Return what kind of subject it is."""
    return "match" if subject.statute else "element" if subject.element else "article"


def subjects(analysis: Analysis) -> Iterable[Subject]:
    """Yield what the tool proposes: the verdict on each article, on its elements, and the provisions it tells of."""
    for finding in analysis.findings:
        yield subject_of(finding)
        yield from (subject_of(finding, element) for element in finding.elements)
        yield from (subject_of(finding, each) for each in finding.candidates if proposal(each) != NOT_CITED)


def basis(analysis: Analysis, subject: Subject) -> str:
    """Return the hash of the text that a decision on a subject is bound to; empty where the analysis lacks the subject.

    For a match it is the provision's; for a verdict one over those that it rests on (the provisions cited; an element's
    evidence), and the hash of nothing where it rests on nothing: a gap stays decided until something is cited.
    """
    if subject.statute:
        quoted = analysis.provisions.get(f"{subject.statute}#{subject.eid}")
        return quoted.text_sha256 if quoted and _finding(analysis, subject) else ""
    if proposed_on(analysis, subject) is None:
        return ""
    return hashed_together(quoted.text_sha256 for quoted in rests_on(analysis, subject))


def moved(analysis: Analysis, decision: Decision) -> bool:
    """Tell whether the text that a decision was made on has changed since."""
    texts = {quoted.text_sha256 for quoted in analysis.provisions.values()} | {basis(analysis, decision.subject)}
    return decision.stand == "reopened" or decision.text_sha256 not in texts


def rests_on(analysis: Analysis, subject: Subject) -> tuple[Quoted, ...]:
    """Return the provisions that a subject rests on, once each, by their key."""
    keys = sorted({f"{statute}#{eid}" for statute, eid in _named(analysis, subject)})
    return tuple(analysis.provisions[key] for key in keys if key in analysis.provisions)


def hashed_together(hashes: Iterable[str]) -> str:
    """Return one hash over some, whatever their order.

    >>> hashed_together(["b", "a", "b"]) == hashed_together(["a", "b"])
    True
    """
    return hashlib.sha256("\n".join(sorted(set(hashes))).encode()).hexdigest()


def translations(analysis: Analysis, statute: str, eid: str) -> tuple[Decision, ...]:
    """Return the unofficial translations of a provision that reviewers gave on its present text, the last one last."""
    mine = (each for each in analysis.decisions if (each.statute, each.eid) == (statute, eid) and each.translation)
    return latest(standing(mine))


def attestations(analysis: Analysis, finding: Finding) -> tuple[Decision, ...]:
    """Return what reviewers attest of the practice under an article, in the order in which they did."""
    about = (finding.instrument, finding.article)
    return in_order(each for each in analysis.decisions if each.practice and (each.instrument, each.article) == about)


def _held(proposed: str, found: Review) -> Held:
    if found.holds is None:
        return Held(proposed, proposed, found)
    nothing = UNRELATED if found.subject.statute else "cannot-tell"
    return Held(proposed, nothing if found.holds.says == REJECTED else found.holds.says, found)


def _finding(analysis: Analysis, subject: Subject) -> Finding | None:
    about = (subject.instrument, subject.article)
    return next((each for each in analysis.findings if (each.instrument, each.article) == about), None)


def _relation(analysis: Analysis, finding: Finding, subject: Subject) -> str | None:
    about = (subject.statute, subject.eid)
    told = (proposal(each) for each in finding.candidates if (each.statute, each.eid) == about)
    return next(told, NOT_CITED) if f"{subject.statute}#{subject.eid}" in analysis.provisions else None


def _named(analysis: Analysis, subject: Subject) -> Iterable[tuple[str, str]]:
    finding = _finding(analysis, subject)
    if subject.statute or finding is None:
        return [(subject.statute, subject.eid)]
    if subject.element:
        bars = (bar for each in finding.elements if each.id == subject.element for bar in each.evidence)
        return [(bar.statute, bar.eid) for bar in bars]
    return [(each.statute, each.eid) for each in finding.candidates if each.accepted]
