"""Review: what people decide about verdicts and matches, each decision bound to the text that it was made on."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

Ruling = Literal["accepted", "rejected", "corrected", "noted"]
"""What a reviewer says of a proposal: it is right; it is wrong; it should be another; or nothing on that, and only a
comment, a translation or an attestation."""

Stand = Literal["stands", "reopened"]
"""Whether a decision holds, or must be taken again because the text that it was made on has changed or is gone."""


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
    on; ``why`` says what reopened it.
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

    @property
    def subject(self) -> Subject:
        """What it is about."""
        return Subject(self.instrument, self.article, self.element, self.statute, self.eid)
