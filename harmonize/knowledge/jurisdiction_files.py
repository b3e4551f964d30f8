"""The form of ``corpora/<iso2>/jurisdiction.toml``: what may be written in it, and what cannot be true."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Literal, Self, TypeVar

from pydantic import Field, model_validator

from harmonize.knowledge.fields import Code, Day, Ground, Line, Prose
from harmonize.knowledge.files import Strict
from harmonize.model.jurisdiction import ActKind, ActNature, Consent, Standing
from harmonize.model.knowledge import ArticleKind

Item = TypeVar("Item")

MOST = 1_000
"""So many facts of a kind a State may have: each is held against all before it."""
LawKind = Literal[
    "criminal-code", "criminal-procedure-code", "cybercrime-act", "copyright-act", "corporate-liability-act",
    "electronic-communications-act", "mutual-assistance-act", "data-protection-act", "other",
]  # fmt: skip


class FactFile(Strict):
    """What every fact about a State carries: its page, the day that page shows, and who has checked it."""

    source: Ground
    seen: Day
    review: Line = Field(default="none", min_length=1)


class StatusFile(FactFile):
    """A ``[[status]]`` table."""

    instrument: str
    signed: date | None = None
    ratified: date | None = None
    by: Consent | None = None
    in_force: date | None = None
    stands: Standing | None = None

    @model_validator(mode="after")
    def in_order(self) -> Self:
        """Refuse dates that cannot follow one another, and a signature by a State that acceded."""
        days = [day for day in (self.signed, self.ratified, self.in_force) if day]
        if days != sorted(days):
            raise ValueError("signature, ratification and entry into force must follow one another in time")
        if self.stands and self.in_force:
            raise ValueError("'stands' is for sources that tell no day of entry into force")
        if self.signed and self.by in ("accession", "succession"):
            raise ValueError(f"a State bound by {self.by} has not signed: leave out 'signed', or correct 'by'")
        return self


class ActFile(FactFile):
    """An ``[[act]]`` table."""

    instrument: str
    article: str = ""
    kind: ActKind
    nature: ActNature | None = None
    mode: Literal["omit", "narrow"] | None = None
    covers: tuple[str, ...] = ()
    text: Prose = Field(min_length=1)
    start: date | None = None
    end: date | None = None

    @model_validator(mode="after")
    def consistent(self) -> Self:
        """Refuse a period that ends before it starts, and what the kind of act cannot have."""
        if self.start and self.end and self.end < self.start:
            raise ValueError("the period ends before it starts")
        if (self.kind == "reservation") != (self.mode is not None):
            raise ValueError("'mode' (omit or narrow) is for reservations, and each of them needs it")
        if (self.kind == "other") != (self.nature is not None):
            raise ValueError("'nature' is for acts of the kind 'other', and each of them needs it")
        if self.covers and self.kind == "other":
            raise ValueError("'covers' is for reservations and declarations: another act changes no obligation")
        return self

    def subject(self) -> tuple[str, str, str, str | None, tuple[str, ...], str, date | None]:
        """Return what makes two acts the same."""
        return self.instrument, self.article, self.kind, self.nature, self.covers, self.text, self.start


class LawFile(FactFile):
    """A ``[[law]]`` table."""

    kind: LawKind
    title: Line = ""
    own_title: Line = ""
    citation: Line = ""
    unit: Line = ""


class CompetenceFile(FactFile):
    """A ``[[competence]]`` table: the kinds of article that a legal unit has no competence for."""

    unit: str
    lacks: tuple[ArticleKind, ...] = Field(min_length=1)


class JurisdictionFile(Strict):
    """A file ``corpora/<iso2>/jurisdiction.toml``."""

    id: str = Field(pattern=r"^[A-Z]{2}$")
    name: Line = Field(min_length=1)
    own_names: dict[str, Line] = Field(default_factory=dict)
    languages: tuple[Code, ...]
    units: tuple[Line, ...] = ()
    fictional: bool = False
    law: tuple[LawFile, ...] = Field(default=(), max_length=MOST)
    competence: tuple[CompetenceFile, ...] = Field(default=(), max_length=MOST)
    status: tuple[StatusFile, ...] = Field(default=(), max_length=MOST)
    act: tuple[ActFile, ...] = Field(default=(), max_length=MOST)

    @model_validator(mode="after")
    def once(self) -> Self:
        """Refuse a fact that is there twice, a law of an unknown unit, a name in a language that is not the State's."""
        if twice := repeated(item.instrument for item in self.status):
            raise ValueError(f"has two statuses for {twice}: keep the one that was seen last")
        if act := repeated(item.subject() for item in self.act):
            raise ValueError(f"has the same act on {act[0]} {act[1]} twice")
        if unknown := {item.unit for item in self.law} - {"", *self.units}:
            raise ValueError(f"has a law of {min(unknown)!r}, which is none of its units")
        if unknown := {item.unit for item in self.competence} - {*self.units}:
            raise ValueError(f"has a competence of {min(unknown)!r}, which is none of its units")
        if unknown := self.own_names.keys() - {*self.languages}:
            raise ValueError(f"has a name in {min(unknown)!r}, which is none of its languages")
        return self


class FootnoteFile(Strict):
    """The file ``corpora/footnote.toml``."""

    names: tuple[str, ...]
    text: str
    source: str


def repeated(items: Iterable[Item]) -> Item | None:
    """Return the first item that is there for the second time, None where all differ.

    >>> repeated(["a", "b", "a"])
    'a'
    """
    listed = list(items)
    return next((item for place, item in enumerate(listed) if item in listed[:place]), None)
