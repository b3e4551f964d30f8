"""Progress: what differs between two analyses of one jurisdiction, and what each difference comes from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from harmonize.model.verdict import Analysis, Status

Direction = Literal["closed", "opened", "improved", "worsened", "other"]
"""A gap (none found, or partial) was closed or opened; what is there became more or less; or none of these."""

Fate = Literal["changed", "added", "repealed", "renumbered"]
"""What became of a provision; one that was renumbered may have been changed too, as its pieces tell."""

Ground = Literal[
    "law", "law-elsewhere", "not-comparable", "read-otherwise", "completeness", "statute-added", "statute-removed",
    "review", "review-gone", "treaty", "as-of", "tool", "encoder", "unexplained",
]  # fmt: skip
"""What a difference comes from: texts that the verdict rests on differ (``law``), or only the statute's file does
(``law-elsewhere``); a text that the other analysis does not quote; the same file read otherwise, or more of it, or
less; a statute that was added or taken out; a review, or one that no
longer holds; acts and standing of the State, or the date they are judged on;
the tool and its knowledge, or the encoder; or nothing that two analyses could tell."""

Shape = Literal["same", "gone", "new"]


@dataclass(frozen=True, slots=True)
class Piece:
    """Words of a provision in both versions, only in the old one (``gone``), or only in the new one (``new``)."""

    shape: Shape
    text: str


@dataclass(frozen=True, slots=True)
class Place:
    """Where a provision stands: its statute's id, its own, and what is printed there."""

    statute: str
    eid: str
    number: str
    heading: str
    page: int

    @property
    def key(self) -> str:
        """The key under which an analysis quotes it."""
        return f"{self.statute}#{self.eid}"


@dataclass(frozen=True, slots=True)
class Revision:
    """What became of a provision between two versions: where it stood and stands, and its words compared.

    ``whole`` tells that the words were compared to the end; else the rest stands as gone and new. ``same_file`` tells
    that both analyses read the same file: what differs is then how it was read.
    """

    fate: Fate
    before: Place | None
    after: Place | None
    pieces: tuple[Piece, ...]
    whole: bool = True
    same_file: bool = False

    @property
    def place(self) -> Place:
        """Where it stands now, or stood last."""
        place = self.after or self.before
        assert place  # a revision has one of the two
        return place

    @property
    def reworded(self) -> bool:
        """Whether any word differs."""
        return any(piece.shape != "same" for piece in self.pieces)


@dataclass(frozen=True, slots=True)
class Turnover:
    """What became of a statute: its ids in the two analyses, one of them empty where it was added or taken out.

    ``added`` and ``gone`` are the numbers of the provisions that only the new or only the old one has.
    """

    before: str
    after: str
    title: str
    kind: str
    same_file: bool
    added: tuple[str, ...] = ()
    gone: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Cause:
    """What a difference comes from: its ground, the provisions that bear on it by key, and names to print with it."""

    ground: Ground
    provisions: tuple[str, ...] = ()
    names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Shift:
    """A verdict that is another now: of an article, or of one of its elements (by id, else empty).

    ``before`` and ``after`` are the statuses that hold: a reviewer's where one decided, as ``reviewed`` tells of each.
    """

    instrument: str
    article: str
    title: str
    element: str
    text: str
    before: Status
    after: Status
    reviewed: tuple[bool, bool]
    direction: Direction
    causes: tuple[Cause, ...]

    @property
    def key(self) -> str:
        """The id of the article, or of the element."""
        return self.element or f"{self.instrument}:{self.article}"


@dataclass(frozen=True, slots=True)
class Tally:
    """How many articles of an instrument have a status before and after."""

    instrument: str
    status: Status
    before: int
    after: int


Gap = Literal["instrument", "article", "element", "provision"]
"""What only one analysis has, or whose words it alone quotes."""


@dataclass(frozen=True, slots=True)
class Uncompared:
    """What could not be compared: its kind, what it is called, and whether only the old analysis has it."""

    kind: Gap
    name: str
    old_only: bool


Effect = Literal["closes", "leaves-open", "breaks", "keeps", "other"]
"""What a bill does to an obligation: it meets what the law did not, does not, no longer meets, or still meets it."""


@dataclass(frozen=True, slots=True)
class Obligation:
    """An article (``element`` empty) or an element under the law before and after: what holds, and the effect.

    ``binding`` tells that the article asks for it; options and exclusions are left to the State.
    """

    instrument: str
    article: str
    element: str
    binding: bool
    before: Status
    after: Status
    effect: Effect


@dataclass(frozen=True, slots=True)
class Progress:
    """All that differs between two analyses of one jurisdiction, each difference with its causes.

    ``shifts`` has articles in their order, each followed by its elements. ``obligations`` has every article that both
    analyses have, followed by its elements. Of a bill, ``old`` is the law in force and ``new`` the law as it would be.
    """

    old: Analysis
    new: Analysis
    statutes: tuple[Turnover, ...]
    revisions: tuple[Revision, ...]
    shifts: tuple[Shift, ...]
    tallies: tuple[Tally, ...]
    obligations: tuple[Obligation, ...]
    uncompared: tuple[Uncompared, ...]

    @property
    def draft(self) -> str:
        """The title of the bill, empty where both are about the law in force."""
        return self.new.draft or self.old.draft

    def turned(self, *directions: Direction, elements: bool = False) -> tuple[Shift, ...]:
        """Return the articles, or the elements, whose verdict went one of these ways."""
        return tuple(
            shift for shift in self.shifts if shift.direction in directions and bool(shift.element) == elements
        )
