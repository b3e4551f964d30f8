"""Review: what people decide about verdicts and matches, each decision bound to the text that it was made on."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import astuple, dataclass
from datetime import UTC, date, datetime, time
from typing import Literal

Ruling = Literal["accepted", "rejected", "corrected", "noted"]
"""What a reviewer says of a proposal: it is right; it is wrong; it should be another; or nothing on that, and only a
comment, a translation or an attestation."""

Stand = Literal["stands", "reopened"]
"""Whether a decision holds, or must be taken again because the text that it was made on has changed or is gone."""

Why = Literal["text-changed", "basis-changed", "provision-gone", "subject-gone"]
"""What reopened a decision: the provision's words changed; the verdict rests on other provisions or words; the
provision, or the article or element, is not in the analysis any more."""

State = Literal["undecided", "decided", "disputed", "settled"]
"""Of a subject: nobody's decision stands; all that stand agree; two reviewers differ; an adjudicator has decided."""

REJECTED = "rejected"
"""What a reviewer says who turns a proposal down and puts nothing in its place."""


@dataclass(frozen=True, slots=True)
class Subject:
    """What a decision is about: an article's verdict, an element's, or the match of a provision with an article.

    >>> Subject("budapest", "2").key, Subject("budapest", "2", "budapest:2/access").key
    ('budapest:2', 'budapest:2/access')
    >>> Subject("budapest", "2", statute="code", eid="art_12").key
    'budapest:2@code#art_12'
    """

    instrument: str
    article: str
    element: str = ""
    statute: str = ""
    eid: str = ""

    @property
    def key(self) -> str:
        """The subject's id, unique in an analysis."""
        about = self.element or f"{self.instrument}:{self.article}"
        return f"{about}@{self.statute}#{self.eid}" if self.statute else about


@dataclass(frozen=True, slots=True)
class Decision:
    """A reviewer's decision, bound to the text it was made on.

    ``status`` is the verdict that the reviewer gives (for a match, empty) and ``relation`` what the reviewer says a
    provision is to the article (for a verdict, empty); ``proposed`` is what the tool had said. ``statute`` and ``eid``
    name the provision of a match. ``translation`` is an unofficial one of that provision, ``practice`` what happens in
    practice, attested by ``practice_source``. ``at`` is the moment (ISO 8601, UTC), empty where only the day is known.
    ``settles`` tells that it decides between reviewers who differ. ``text_sha256`` is the hash of the text it was made
    on; ``why`` is the code of what reopened it. ``origin`` is on what it was first made (``<statute>#<eid>@<hash>``),
    where its provision has another number since and the decision followed it; else empty.
    """

    instrument: str
    article: str
    element: str
    status: str
    reviewer: str
    date: date
    reason: str
    text_sha256: str
    ruling: Ruling = "corrected"
    statute: str = ""
    eid: str = ""
    relation: str = ""
    proposed: str = ""
    translation: str = ""
    practice: str = ""
    practice_source: str = ""
    at: str = ""
    settles: bool = False
    stand: Stand = "stands"
    why: str = ""
    origin: str = ""

    @property
    def subject(self) -> Subject:
        """What it is about."""
        return Subject(self.instrument, self.article, self.element, self.statute, self.eid)

    @property
    def moment(self) -> datetime:
        """When it was made (UTC): where only the day is known, before all others of that day."""
        if not self.at:
            return datetime.combine(self.date, time(), UTC)
        at = datetime.fromisoformat(self.at)
        return at if at.tzinfo else at.replace(tzinfo=UTC)

    @property
    def says(self) -> str:
        """The status or relation that it gives; ``rejected`` where it gives none in place of the tool's; or nothing."""
        if self.ruling == "noted":
            return ""
        given = self.status or self.relation
        return given or (self.proposed if self.ruling == "accepted" else REJECTED)


@dataclass(frozen=True, slots=True)
class Review:
    """Where a subject stands: the latest decision of each reviewer (``votes``), and the one that holds, if any.

    Votes that were reopened are among ``votes`` and count for nothing; what an adjudicator decided is none. ``notes``
    are the comments, translations and attestations of those who decided nothing.
    """

    subject: Subject
    state: State
    votes: tuple[Decision, ...] = ()
    holds: Decision | None = None
    notes: tuple[Decision, ...] = ()
    reopened: tuple[Decision, ...] = ()

    @property
    def by(self) -> tuple[str, ...]:
        """Who says what holds, in the order in which they said it."""
        if self.holds is None:
            return ()
        agree = [vote.reviewer for vote in standing(self.votes) if vote.says == self.holds.says]
        return tuple(dict.fromkeys((*agree, self.holds.reviewer)))


def in_order(decisions: Iterable[Decision]) -> tuple[Decision, ...]:
    """Return decisions once each, by their moment: the same for the same decisions in any order."""
    return tuple(sorted(set(decisions), key=_place))


def review(subject: Subject, decisions: Iterable[Decision]) -> Review:
    """Return where a subject stands after some decisions, of which those on other subjects count for nothing.

    >>> day = date(2026, 11, 20)
    >>> mine = Decision("budapest", "2", "", "full", "A. Lawyer", day, "", "")
    >>> yours = Decision("budapest", "2", "", "partial", "B. Judge", day, "", "")
    >>> review(mine.subject, [mine, yours]).state
    'disputed'
    """
    near = (each for each in decisions if each.article == subject.article)  # most are not: this is quicker
    mine = in_order(each for each in near if each.subject == subject)
    votes = latest(each for each in mine if each.says and not each.settles)
    settled = latest(each for each in mine if each.says and each.settles)
    holds, state = _outcome(standing(settled), standing(votes))
    return Review(
        subject, state, votes, holds,
        notes=tuple(each for each in mine if not each.says),
        reopened=() if holds else tuple(each for each in (*votes, *settled) if each.stand == "reopened"),
    )  # fmt: skip


def latest(decisions: Iterable[Decision]) -> tuple[Decision, ...]:
    """Return the last decision of each reviewer, in the order in which they were made."""
    last = {" ".join(each.reviewer.split()).casefold(): each for each in in_order(decisions)}
    return in_order(last.values())


def standing(decisions: Iterable[Decision]) -> tuple[Decision, ...]:
    """Return those of some decisions that stand."""
    return tuple(each for each in decisions if each.stand == "stands")


def reviews(decisions: Sequence[Decision]) -> tuple[Review, ...]:
    """Return where each subject stands that somebody decided or noted something on, by the subject's key."""
    about: dict[Subject, list[Decision]] = {}
    for each in decisions:
        about.setdefault(each.subject, []).append(each)
    return tuple(review(subject, about[subject]) for subject in sorted(about, key=lambda each: each.key))


def _place(decision: Decision) -> tuple[object, ...]:
    return decision.moment, decision.subject.key, decision.reviewer, *map(str, astuple(decision))


def _outcome(settled: Sequence[Decision], votes: Sequence[Decision]) -> tuple[Decision | None, State]:
    if settled:
        return settled[-1], "settled"
    if not votes:
        return None, "undecided"
    return (votes[-1], "decided") if len({vote.says for vote in votes}) == 1 else (None, "disputed")
