"""The dossier: what every chapter of a situation report is written from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from harmonize.model.verdict import Analysis, Quoted, Source
from harmonize.reports.paper import Cell, Run, cell
from harmonize.reports.profile import Profile, Section

Strings = Mapping[str, Mapping[str, str]]
NONE = "–"
"""What stands in a cell that has nothing to say."""


@dataclass(frozen=True, slots=True)
class Dossier:
    """An analysis, its arrangement, and the texts that a reader sees by section and name.

    ``ids`` has by the provision's key the id under which the annex quotes it, ``names`` by the provision its number as
    its law prints it. ``identity`` names the whole analysis, of which ``analysis`` may have its long texts cut.
    """

    analysis: Analysis
    profile: Profile
    strings: Strings
    ids: Mapping[str, str]
    names: Mapping[Quoted, str]
    identity: str = ""

    def say(self, place: str, **values: object) -> str:
        """Return a text by its place, such as ``situation.title``, with its gaps filled."""
        section, _, name = place.partition(".")
        return self.strings[section][name].format(**values)

    def label(self, section: str, name: str) -> str:
        """Return the words for a name that a stage gives, the name itself where there are none."""
        return self.strings[section].get(name, name)

    def source(self, statute: str) -> Source | None:
        """Return the statute of that id, None where the analysis has none."""
        return next((source for source in self.analysis.statutes if source.id == statute), None)

    def href(self, key: str) -> str:
        """Return the link to a provision in the annex, nothing where it is not quoted there."""
        return f"#{self.ids[key]}" if key in self.ids else ""

    def title(self, statute: str) -> str:
        """Return the title of a statute, its id where the analysis does not know it."""
        source = self.source(statute)
        return source.title if source else statute

    @property
    def sections(self) -> list[Section]:
        """The articles in the order of the chapters."""
        return [section for chapter in self.profile.chapters for section in chapter.sections]

    @property
    def several(self) -> bool:
        """Whether articles of more than one instrument are told of, so that each needs its instrument's name."""
        return len(self.profile.chapters) > 1

    def status(self, status: str) -> Run:
        """Return a status as a reader sees it."""
        return Run(self.label("status", status), bold=True, tone=status)

    def head(self, *places: str) -> tuple[Cell, ...]:
        """Return the heading row of a table, from the places of its texts."""
        return tuple(cell(self.say(place), head=True) for place in places)


def capital(text: str) -> str:
    """Return text that begins with a capital.

    >>> capital("an accepted provision shows it")
    'An accepted provision shows it'
    """
    return text[:1].upper() + text[1:]


def stopped(text: str) -> str:
    """Return a sentence that begins with a capital and ends with a stop.

    >>> stopped("missing: attempt"), stopped("It is there."), stopped("")
    ('Missing: attempt.', 'It is there.', '')
    """
    return capital(text) + "." * (bool(text) and text[-1] not in ".!?:;…")
