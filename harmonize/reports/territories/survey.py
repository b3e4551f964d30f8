"""The survey: what every chapter of a regional report is written from."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from harmonize.model.region import Asked, Judged, Place, Region
from harmonize.reports.charting import say
from harmonize.reports.paper import Cell, Run, Text, cell, text

Strings = Mapping[str, Mapping[str, str]]
STAR = "*"
"""What marks a name to which the footnote is due, and begins the footnote; a name on record may have it already."""


@dataclass(frozen=True, slots=True)
class Survey:
    """A region, the texts that a reader sees, and by row the address of its own report, where that lies near."""

    region: Region
    strings: Strings
    reports: Mapping[str, str]

    def say(self, place: str, **values: object) -> str:
        """Return a text by its place, such as ``territories.title``, with its gaps filled."""
        return say(self.strings, place, **values)

    def name(self, place: Place | str) -> str:
        """Return the name of a row, marked where the footnote is due, a draft, and fictional among others."""
        row = self.region.place(place) if isinstance(place, str) else place
        marks = [self.say("territories.draft_tag")] * bool(row.draft)
        marks += [self.say("territories.fictional")] * (row.fictional and not self.invented)
        return (
            row.name + STAR * (row.noted and not row.name.endswith(STAR)) + (f" ({', '.join(marks)})" if marks else "")
        )

    @property
    def invented(self) -> bool:
        """Whether every jurisdiction is fictional: then it is told once."""
        return all(place.fictional for place in self.region.places)

    def known_as(self, place: Place | str) -> str:
        """Return the name of a row, that of its State before a unit's."""
        row = self.region.place(place) if isinstance(place, str) else place
        return f"{self.name(row.jurisdiction)}: {self.name(row)}" if row.unit else self.name(row)

    def names(self, ids: tuple[str, ...]) -> str:
        """Return the names of some rows."""
        return ", ".join(self.known_as(id) for id in ids)

    def status(self, cell: Judged) -> Run:
        """Return what holds in a cell as a reader sees it."""
        return Run(self.strings["status"][cell.status], bold=True, tone=cell.status)

    def marked(self, found: Judged | None) -> Cell:
        """Return a cell of a table with what holds, and that a reviewer decided it."""
        if found is None:
            return cell(Run(self.say("territories.not_examined"), quiet=True))
        seal = Run(f" {self.say('territories.reviewed')}", tone="reviewed") if found.reviewed else ""
        return Cell(text(self.strings["status"][found.status], seal), found.status)

    def reason(self, place: Place, article: Asked, found: Judged) -> str:
        """Return why a cell has its status: the finding's words, or which units decide, or what is not known."""
        if place.parts:
            return " ".join(self._of_units(place, found))
        if article.kind in place.lacks:
            return self.say("territories.incompetent", name=self.name(place))
        return found.reason

    def _of_units(self, place: Place, found: Judged) -> Iterator[str]:
        if found.units:
            yield self.say("territories.weakest", units=self.names(found.units))
        if place.unheard:
            yield self.say("territories.unheard_units", units=", ".join(place.unheard))

    def numbered(self, article: Asked) -> Text:
        """Return an article by its number and title, after its instrument's name where there are several."""
        number = self.say("article.name", number=article.article)
        several = f"{self.region.instruments[article.instrument]}, " if len(self.region.instruments) > 1 else ""
        return text(Run(f"{several}{number} ", bold=True), article.title)

    def head(self, *places: str) -> tuple[Cell, ...]:
        """Return the heading row of a table, from the places of its texts."""
        return tuple(cell(self.say(place), head=True) for place in places)
