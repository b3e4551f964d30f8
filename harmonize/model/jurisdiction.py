"""Jurisdictions: who they are, where they stand with each treaty, and what they told the treaty office."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class TreatyStatus:
    """Where a State stands with an instrument: dates of signature, ratification or accession, entry into force."""

    instrument: str
    signed: date | None
    ratified: date | None
    in_force: date | None
    source: str
    seen: date
    review: str


@dataclass(frozen=True, slots=True)
class TreatyAct:
    """What a State told the treaty office: a ``reservation``, a ``declaration`` (Art. 40), or another act.

    ``covers`` names the elements it excuses or narrows; ``mode`` is ``omit`` or ``narrow`` for a reservation.
    """

    instrument: str
    article: str
    kind: str
    mode: str | None
    covers: tuple[str, ...]
    text: str
    start: date | None
    end: date | None
    source: str
    seen: date
    review: str


@dataclass(frozen=True, slots=True)
class Jurisdiction:
    """A State or territory: names, languages, legal units, treaty status and acts."""

    id: str
    name: str
    languages: tuple[str, ...] = ()
    units: tuple[str, ...] = ()
    statuses: tuple[TreatyStatus, ...] = ()
    acts: tuple[TreatyAct, ...] = ()
    fictional: bool = False


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
