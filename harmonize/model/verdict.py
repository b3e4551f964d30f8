"""Verdicts: what the tool proposes for each element and article, and everything a reader needs to check it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from harmonize.model.crosswalk import Comparison
from harmonize.model.evidence import Candidate, Evidence
from harmonize.model.jurisdiction import TreatyAct, TreatyStatus
from harmonize.model.penalty import Penalty
from harmonize.model.quality import Quality
from harmonize.model.recommendation import Recommendation
from harmonize.model.review import Decision
from harmonize.model.text import Notice

Status = Literal["full", "partial", "none-found", "cannot-tell", "reserved", "not-applicable", "present", "absent"]
"""Required and alternative elements and articles take the first six; options and exclusions the last two.

An option or exclusion that stands on words recognised badly is ``cannot-tell`` too.
"""

RestsOn = Literal["original", "both", "translation"]
"""Which text shows something: the law's own, that and its translation, or only the translation."""


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a status is what it is: a stable code for programs, a sentence for people."""

    code: str
    text: str


@dataclass(frozen=True, slots=True)
class ElementFinding:
    """The status of one element, with the evidence it rests on.

    ``clauses`` are the paragraphs that it restates; ``scope_test`` is the question of an assessment that it answers.
    ``nucleus`` tells that it is what the article is about: a provision must show one such element to be cited.
    ``rests_on`` is None where nothing shows it. ``on`` is the article whose cited provisions it is judged on, empty for
    its own: a safeguard is judged on each power.
    """

    id: str
    text: str
    role: str
    requirement: str
    status: Status
    reason: Reason
    evidence: tuple[Evidence, ...] = ()
    reservation: str | None = None
    clauses: tuple[str, ...] = ()
    scope_test: str | None = None
    nucleus: bool = False
    rests_on: RestsOn | None = None
    on: str = ""


@dataclass(frozen=True, slots=True)
class Searched:
    """What was looked through before a status was given, and the best candidate that was turned down."""

    statutes: tuple[str, ...]
    provisions: int
    missing_kinds_of_law: tuple[str, ...]
    best_rejected: Candidate | None


@dataclass(frozen=True, slots=True)
class Finding:
    """What is concluded for one article: status, elements, ranked candidates, and what was searched.

    ``penalties`` are those of the provisions cited, where the article is about offences or sanctions. ``rests_on`` is
    the weakest ground of the elements that are shown: ``translation`` where one stands in a translation alone.
    ``confidence`` is the probability that the first provision cited, or the gap, is right, None where it was not
    measured; ``for_review`` is why a person should look before relying on it.
    """

    instrument: str
    article: str
    title: str
    kind: str
    summary: str
    source: str
    status: Status
    reason: Reason
    elements: tuple[ElementFinding, ...]
    candidates: tuple[Candidate, ...]
    searched: Searched
    recommendations: tuple[Recommendation, ...] = ()
    confidence: float | None = None
    penalties: tuple[Penalty, ...] = ()
    rests_on: RestsOn | None = None
    for_review: Reason | None = None

    @property
    def key(self) -> str:
        """The article's id across instruments, such as ``budapest:2``."""
        return f"{self.instrument}:{self.article}"

    @property
    def recommendation(self) -> str:
        """What to do, in sentences; empty where there is nothing to do."""
        return " ".join(each.text for each in self.recommendations)


@dataclass(frozen=True, slots=True)
class Difference:
    """An element that decides an answer, or that only the article answered has, with its status."""

    id: str
    text: str
    status: Status
    reason: Reason


@dataclass(frozen=True, slots=True)
class Answer:
    """What the verdict on articles of one instrument means for an article of another.

    ``source`` are the keys of the articles whose cited provisions (``provisions``, as ``<statute>#<eid>``) it is judged
    on, ``target`` the key of the article answered, ``instrument`` the short title of that one's instrument.
    ``relation`` is what the source is to the target, ``text`` the whole answer in a sentence, ``note`` what the
    difference is in law.
    """

    source: tuple[str, ...]
    target: str
    instrument: str
    title: str
    relation: Comparison
    status: Status
    reason: Reason
    text: str
    elements: tuple[Difference, ...]
    provisions: tuple[str, ...]
    note: str = ""


@dataclass(frozen=True, slots=True)
class Remark:
    """A finding of its own beside the verdicts, such as ``option-undeclared``; about an article, an element or all."""

    code: str
    text: str
    instrument: str = ""
    article: str = ""
    element: str = ""


@dataclass(frozen=True, slots=True)
class Source:
    """One statute as the analysis read it; ``coverage`` gives the share of its text by kind of region.

    ``recognised`` has the pages read from their picture, each with the mean confidence; ``incomplete`` says why a gap
    is never claimed on this statute, None where its silence counts. ``amendments`` is the number of changes that its
    notes tell of, ``consolidated_to`` the latest date or year among them, empty where they tell none. ``numbers`` are
    those of its provisions, in order. ``translation_of`` is the id of its original, empty where it is one.
    """

    id: str
    title: str
    citation: str
    kind: str
    language: str
    tradition: str
    path: str
    sha256: str
    pages: int
    unread_pages: tuple[int, ...]
    provisions: int
    coverage: dict[str, float]
    holes: tuple[str, ...] = ()
    duplicates: tuple[str, ...] = ()
    recognised: tuple[tuple[int, float], ...] = ()
    quality: Quality = field(default_factory=Quality)
    incomplete: Reason | None = None
    notices: tuple[Notice, ...] = ()
    amendments: int = 0
    consolidated_to: str = ""
    numbers: tuple[str, ...] = ()
    translation_of: str = ""


@dataclass(frozen=True, slots=True)
class Quoted:
    """A citable provision that the analysis names: its text is the statute's from offset ``start`` on."""

    number: str
    heading: str
    text: str
    start: int
    page: int
    text_sha256: str


@dataclass(frozen=True, slots=True)
class EncoderFile:
    """The sentence encoder that provisions were compared with: its folder's name, and the hash of its model file."""

    name: str
    sha256: str


@dataclass(frozen=True, slots=True)
class Analysis:
    """Everything concluded for one jurisdiction: the only thing that reports read.

    ``provisions`` is keyed by ``<statute>#<eid>``. ``as_of`` is None for the latest state recorded. ``statuses`` and
    ``acts`` are where the State stands with the instruments and what it told the treaty office, as far as recorded.
    ``encoder`` is None where meanings were not compared. ``unit`` is the legal unit that it is about, empty for the
    whole State; ``draft`` the title of the bill that it is about, empty where it is about the law in force.
    """

    version: str
    models_sha256: str
    jurisdiction: str
    jurisdiction_name: str
    fictional: bool
    footnote: str
    footnote_source: str
    units: tuple[str, ...]
    as_of: date | None
    instruments: dict[str, str]
    statutes: tuple[Source, ...]
    provisions: dict[str, Quoted]
    findings: tuple[Finding, ...]
    remarks: tuple[Remark, ...] = ()
    beyond: tuple[Remark, ...] = ()
    decisions: tuple[Decision, ...] = field(default=())
    statuses: tuple[TreatyStatus, ...] = ()
    acts: tuple[TreatyAct, ...] = ()
    crosswalks: tuple[Answer, ...] = ()
    encoder: EncoderFile | None = None
    unit: str = ""
    draft: str = ""

    @property
    def name(self) -> str:
        """Whose law it is about: the jurisdiction's name, a legal unit's before it."""
        return f"{self.unit}, {self.jurisdiction_name}" if self.unit else self.jurisdiction_name
