"""Evaluation: figures against gold, with the counts they rest on, and every verdict that was judged."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from harmonize.model.gold import Annotator
from harmonize.model.verdict import Status

Facet = Literal["stratum", "article", "language", "statute", "annotator"]
"""What figures are told apart by; ``annotator`` holds the tool to what each annotator alone says."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A measure's value with the interval that 95 % of the resamples of jurisdictions fall in.

    ``value`` is None where there is no gold, the interval where fewer than two jurisdictions have any. ``counts`` are
    what the value is made of.
    """

    name: str
    value: float | None
    low: float | None
    high: float | None
    counts: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Slice:
    """The figures over a part of what was judged: all of one stratum, article, language or statute."""

    facet: Facet
    name: str
    figures: tuple[Figure, ...]


@dataclass(frozen=True, slots=True)
class Subject:
    """A statute that was evaluated: how it was read, and who judged how many pairs of article and provision.

    ``expected`` is the number of provisions it has, None where nobody counted; ``missing`` and ``extra`` are those by
    which its outline differs from gold's, where there is one.
    """

    statute: str
    title: str
    jurisdiction: str
    language: str
    sha256: str
    annotators: tuple[Annotator, ...]
    pairs: int
    provisions: int
    expected: int | None
    missing: tuple[str, ...] = ()
    extra: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Verdict:
    """What was concluded for one article, beside what gold asks; provisions by their numbers.

    ``gap`` tells whether gold says that the statutes are silent; ``wanted`` are the provisions to be cited, of each
    inner tuple any one. ``expected`` is the status by gold, None where gold does not tell. ``missed`` and ``wrong`` are
    elements, by id, that gold has and the tool has not, and the reverse. ``right``: a gap was said where there is one,
    else everything wanted was cited and nothing else that gold does not allow.
    """

    statute: str
    article: str
    title: str
    gap: bool
    wanted: tuple[tuple[str, ...], ...]
    expected: Status | None
    status: Status
    ranked: tuple[str, ...]
    cited: tuple[str, ...]
    missed: tuple[str, ...]
    wrong: tuple[str, ...]
    confidence: float | None
    right: bool

    @property
    def key(self) -> tuple[str, str]:
        """What it is about: the statutes and the article."""
        return self.statute, self.article


@dataclass(frozen=True, slots=True)
class Matrix:
    """How often gold says what the rows are named and the tool what the columns are named."""

    rows: tuple[str, ...]
    columns: tuple[str, ...]
    counts: tuple[tuple[int, ...], ...]


@dataclass(frozen=True, slots=True)
class Dispute:
    """A pair that the annotators judge differently, or one of its elements, and what the tool says of it."""

    statute: str
    article: str
    provision: str
    element: str
    first: str
    second: str
    tool: str


@dataclass(frozen=True, slots=True)
class Trusted:
    """A verdict's confidence, and whether it was right."""

    confidence: float
    right: bool


Turn = Literal["gained", "lost", "changed", "new", "gone"]
"""What became of a verdict: right now, wrong now, another with the same worth, or judged in one of two runs only."""


@dataclass(frozen=True, slots=True)
class Change:
    """A verdict that differs between two runs; None on the side where the article was not judged."""

    turn: Turn
    old: Verdict | None
    new: Verdict | None


@dataclass(frozen=True, slots=True)
class Evaluation:
    """Everything that a run of the tool is worth against gold: the only thing that its reports read.

    ``changes`` are those since another run, where it was compared with one.
    """

    version: str
    models_sha256: str
    subjects: tuple[Subject, ...]
    figures: tuple[Figure, ...]
    slices: tuple[Slice, ...]
    statuses: Matrix
    trusted: tuple[Trusted, ...]
    disputes: tuple[Dispute, ...]
    verdicts: tuple[Verdict, ...]
    changes: tuple[Change, ...] = ()

    def figure(self, name: str) -> Figure:
        """Return a figure over everything, by name; a :class:`KeyError` where there is none of that name."""
        return {item.name: item for item in self.figures}[name]
