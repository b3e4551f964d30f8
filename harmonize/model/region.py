"""Regions: several analyses side by side, by jurisdiction and legal unit, and what they have and lack together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from harmonize.model.verdict import Analysis, Finding, Status

Chapter = Literal["substantive", "general", "powers", "safeguards", "cooperation", "measures"]
CHAPTERS: dict[Chapter, tuple[str, ...]] = {
    "substantive": ("definition", "offence"),
    "general": ("general-part", "sanction"),
    "powers": ("power",),
    "safeguards": ("safeguard",),
    "cooperation": ("cooperation",),
    "measures": ("measure",),
}
"""The chapters of an instrument, as kinds of article, in their order."""
WEAKEST: tuple[Status, ...] = ("none-found", "partial", "cannot-tell", "reserved", "full", "not-applicable")
"""The statuses of articles from what makes a State weakest to what counts least."""


def chapter_of(kind: str) -> Chapter:
    """Return the chapter that a kind of article belongs to.

    >>> chapter_of("offence")
    'substantive'
    """
    return next((chapter for chapter, kinds in CHAPTERS.items() if kind in kinds), "measures")


@dataclass(frozen=True, slots=True)
class Asked:
    """An article that some of the analyses examined: a column of the matrix."""

    instrument: str
    article: str
    title: str
    kind: str

    @property
    def key(self) -> str:
        """The article's id across instruments, such as ``budapest:2``."""
        return f"{self.instrument}:{self.article}"

    @property
    def chapter(self) -> Chapter:
        """The chapter it belongs to."""
        return chapter_of(self.kind)


@dataclass(frozen=True, slots=True)
class Place:
    """A row of the matrix: a jurisdiction, one of its legal units, or a State put together from its units.

    ``analysis`` is None for the last; then ``parts`` are the ids of its units' rows, and ``unheard`` the units that
    were not analyzed. ``lacks`` are the kinds of article that a unit has no competence for. ``noted`` tells that the
    region's footnote is due to the name, ``folder`` is where the analysis was read from.
    """

    id: str
    jurisdiction: str
    name: str
    unit: str = ""
    analysis: Analysis | None = None
    parts: tuple[str, ...] = ()
    unheard: tuple[str, ...] = ()
    lacks: frozenset[str] = frozenset()
    fictional: bool = False
    draft: str = ""
    noted: bool = False
    folder: str = ""


@dataclass(frozen=True, slots=True)
class Judged:
    """What holds for one article in one place: a cell of the matrix.

    ``proposed`` is the tool's own status, ``reviewed`` tells that a reviewer's decision gave ``status``. ``missing``
    are the ids of its elements that are not there. ``units`` are the rows that decide a State's.
    """

    status: Status
    proposed: str
    reason: str
    reviewed: bool = False
    finding: Finding | None = None
    missing: tuple[str, ...] = ()
    units: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Carrier:
    """A provision that has what others miss: whose it is, and where it stands; the weight ranks it."""

    place: str
    statute: str
    provision: str
    eid: str
    heading: str
    page: int
    weight: float


@dataclass(frozen=True, slots=True)
class Gap:
    """An article, or one of its elements, that at least half of a region misses, and the provisions that have it.

    ``element`` is empty for the whole article; ``examined`` counts the States whose analyses look at it.
    """

    article: Asked
    element: str
    text: str
    missing: tuple[str, ...]
    examined: int
    carriers: tuple[Carrier, ...] = ()


@dataclass(frozen=True, slots=True)
class Threat:
    """What one place threatens for an article's offence, in months of imprisonment; infinite for life.

    ``minimum`` and ``maximum`` are the basic offence's, None where none is stated or read; ``gravest`` is the maximum
    of its gravest form. ``read`` tells that some penalty was found. ``below`` are the levels it does not reach: the
    article that asks for a maximum, and its months.
    """

    place: str
    minimum: float | None
    maximum: float | None
    gravest: float | None
    read: bool
    below: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Sanction:
    """The maxima for one offence across a region; the figures are None where no maximum is known."""

    article: Asked
    threats: tuple[Threat, ...]
    levels: tuple[tuple[str, int], ...] = ()
    lowest: float | None = None
    median: float | None = None
    highest: float | None = None


@dataclass(frozen=True, slots=True)
class Region:
    """Several analyses side by side: ``cells`` by the row's id and the article's key, nothing where not examined.

    ``footnote`` is the one that a name among them owes, empty for none; ``draft`` tells that a draft is among them.
    """

    instruments: Mapping[str, str]
    articles: tuple[Asked, ...]
    places: tuple[Place, ...]
    cells: Mapping[tuple[str, str], Judged]
    gaps: tuple[Gap, ...] = ()
    sanctions: tuple[Sanction, ...] = ()
    footnote: str = ""
    footnote_source: str = ""
    draft: bool = False

    def cell(self, place: Place | str, article: Asked) -> Judged | None:
        """Return what holds for an article in a place, None where it was not examined there."""
        return self.cells.get((place if isinstance(place, str) else place.id, article.key))

    def of(self, instrument: str) -> tuple[Asked, ...]:
        """Return the articles of an instrument."""
        return tuple(article for article in self.articles if article.instrument == instrument)

    @property
    def states(self) -> tuple[Place, ...]:
        """The rows that are no unit of another row."""
        parts = {part for place in self.places for part in place.parts}
        return tuple(place for place in self.places if place.id not in parts)

    def place(self, id: str) -> Place:
        """Return a row by its id."""
        return next(place for place in self.places if place.id == id)

    def tally(self, places: Iterable[Place], articles: Iterable[Asked]) -> Counter[str]:
        """Return how many cells of some rows and articles have each status."""
        found = [self.cell(place, article) for article in articles for place in places]
        return Counter(cell.status for cell in found if cell)
