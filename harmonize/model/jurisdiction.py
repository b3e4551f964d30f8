"""Jurisdictions: who they are, where they stand with each treaty, and what they told the treaty office."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

Consent = Literal["ratification", "acceptance", "approval", "accession", "succession"]
"""The form in which a State bound itself."""

Standing = Literal["party", "signatory", "non-party"]

ActKind = Literal["reservation", "declaration", "other"]
"""A reservation or an option's declaration, for each of which an instrument has a closed list; or any other act."""

ActNature = Literal["authority", "territorial", "political", "objection", "interpretation", "notice"]
"""What an act of the kind ``other`` is: an authority named, a territory left out or brought in, a political statement,
an objection to another State's act, how the State understands or applies an article, or any other notice."""


@dataclass(frozen=True, slots=True)
class TreatyStatus:
    """Where a State stands with an instrument on the day the source was seen.

    ``ratified`` is the day on which the State bound itself in whatever form, ``by`` that form, where the source tells
    it: a State that acceded has the day of its accession there, and none of signature. ``in_force`` is the day from
    which it is bound. ``stands`` is what the source says the State to be, where it tells no day. A status without any
    of these says that the source shows the State to have done nothing.

    >>> TreatyStatus("budapest", date(2001, 11, 23), None, None, "", date(2026, 1, 1), "none").standing(None)
    'signatory'
    """

    instrument: str
    signed: date | None
    ratified: date | None
    in_force: date | None
    source: str
    seen: date
    review: str
    by: Consent | None = None
    stands: Standing | None = None

    def binds(self, as_of: date | None) -> bool:
        """Tell whether the instrument is in force for the State on a date; without a date, in the latest state known.

        Of a Party without a day it is known from the day on which the source was seen.
        """
        if self.in_force:
            return as_of is None or self.in_force <= as_of
        return self.stands == "party" and (as_of is None or self.seen <= as_of)

    def standing(self, as_of: date | None) -> Standing:
        """Return what the State is to the instrument on a date; without a date, in the latest state known."""
        if self.binds(as_of):
            return "party"
        if as_of is None and self.stands:
            return self.stands
        bound = self.signed or self.ratified or self.in_force
        return "signatory" if bound and (as_of is None or bound <= as_of) else "non-party"


@dataclass(frozen=True, slots=True)
class TreatyAct:
    """What a State told the treaty office: a ``reservation``, a ``declaration`` (Art. 40), or another act.

    ``article`` is the clause it is made under, such as ``9(4)``; an act that is about the whole treaty has none.
    ``covers`` names the elements it excuses or narrows; ``mode`` is ``omit`` or ``narrow`` for a reservation;
    ``nature`` is what an act of the kind ``other`` is. It counts from ``start`` (if known) to the day before ``end``.
    """

    instrument: str
    article: str
    kind: ActKind
    mode: str | None
    covers: tuple[str, ...]
    text: str
    start: date | None
    end: date | None
    source: str
    seen: date
    review: str
    nature: ActNature | None = None


@dataclass(frozen=True, slots=True)
class ExpectedLaw:
    """A law that a State is known to have: its kind, what it is called in English and in its own language, and where.

    ``citation`` is the gazette's; ``unit`` the legal unit that it is the law of, empty for the whole State. What the
    source does not show is empty.
    """

    kind: str
    title: str
    own_title: str
    citation: str
    unit: str
    source: str
    seen: date
    review: str


@dataclass(frozen=True, slots=True)
class Competence:
    """What a legal unit cannot legislate on: ``lacks`` are kinds of article, as of an instrument's articles."""

    unit: str
    lacks: tuple[str, ...]
    source: str
    seen: date
    review: str


@dataclass(frozen=True, slots=True)
class Jurisdiction:
    """A State or territory: names, languages, legal units, laws, treaty status and acts.

    ``own_names`` are its names by language; a unit has every competence that no one of ``competences`` takes from it;
    ``file`` is where all this was read from.
    """

    id: str
    name: str
    languages: tuple[str, ...] = ()
    units: tuple[str, ...] = ()
    statuses: tuple[TreatyStatus, ...] = ()
    acts: tuple[TreatyAct, ...] = ()
    fictional: bool = False
    own_names: dict[str, str] = field(default_factory=dict)
    laws: tuple[ExpectedLaw, ...] = ()
    competences: tuple[Competence, ...] = ()
    file: str = ""

    def status(self, instrument: str) -> TreatyStatus | None:
        """Return where it stands with an instrument, None where that is not on record."""
        return next((item for item in self.statuses if item.instrument == instrument), None)

    def expected(self, kind: str) -> tuple[ExpectedLaw, ...]:
        """Return its laws of a kind, for a report to name what was not supplied."""
        return tuple(law for law in self.laws if law.kind == kind)

    def lacks(self, unit: str) -> frozenset[str]:
        """Return the kinds of article that a unit has no competence for."""
        return frozenset(kind for item in self.competences if item.unit == unit for kind in item.lacks)


@dataclass(frozen=True, slots=True)
class Footnote:
    """A footnote that a text owes wherever one of ``names`` stands in it, with its source."""

    names: tuple[str, ...]
    text: str
    source: str

    def due(self, texts: Iterable[str]) -> bool:
        """Tell whether one of the texts has one of the names, in capitals or not."""
        names = [name.casefold() for name in self.names]
        return any(name in text.casefold() for text in texts for name in names)
