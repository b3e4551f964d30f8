"""The form of the files in ``models/instruments``: what may be written in them, and how it is checked."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any, Literal

from pydantic import Field, TypeAdapter

from harmonize.knowledge.files import Strict
from harmonize.model.knowledge import ArticleKind, InstrumentKind, Requirement, Role, Scope, ScopeTest

NotionsFile = Annotated[tuple[str, ...], Field(min_length=1)]
"""The notions of one pattern: at least one."""

Way = Literal["statute", "direct-application", "administrative", "practice"]


class PatternFile(Strict):
    """A pattern written out as a table, where a plain list of notions does not say enough."""

    all_of: NotionsFile
    without: tuple[str, ...] = ()
    defined: tuple[str, str] | None = None


class ElementFile(Strict):
    """An ``[[article.element]]`` table."""

    id: str
    text: str
    role: Role
    clauses: tuple[str, ...] = ()
    requirement: Requirement = "required"
    scope: Scope = "paragraph"
    patterns: tuple[NotionsFile | PatternFile, ...] = ()
    without: tuple[str, ...] = ()
    default: tuple[NotionsFile, ...] = ()
    nucleus: bool = False
    group: str | None = None
    reservable: Literal["omit", "narrow"] | None = None
    reservation_clause: str = ""
    declarable: bool = False
    allowed: bool = False
    implemented_by: tuple[Way, ...] = ("statute",)
    held_by: tuple[str, ...] = ()
    scope_test: ScopeTest | None = None
    on: str = ""
    same_as: str = ""
    maximum_months: int | None = None
    over: tuple[str, ...] = ()


class LookAlikeFile(Strict):
    """An ``[[article.look_alike]]`` table."""

    id: str
    text: str
    patterns: tuple[NotionsFile | PatternFile, ...]
    unless: tuple[NotionsFile | PatternFile, ...] = ()


class ArticleFile(Strict):
    """An ``[[article]]`` table."""

    number: str
    title: str
    kind: ArticleKind
    summary: str
    source: str = ""
    held_by: tuple[str, ...]
    element: tuple[ElementFile, ...]
    headings: tuple[NotionsFile, ...] = ()
    look_alike: tuple[LookAlikeFile, ...] = ()
    beside: tuple[str, ...] = ()
    over: tuple[str, ...] = ()
    same_as: str = ""


class PartFile(Strict):
    """A file beside ``instrument.toml`` in an instrument's folder: more of its articles, and notions of their own."""

    notions: dict[str, tuple[NotionsFile, ...]] = Field(default_factory=dict)
    article: tuple[ArticleFile, ...]


class InstrumentFile(PartFile):
    """A file ``models/instruments/<id>.toml``, or ``<id>/instrument.toml`` with more articles in the files beside."""

    id: str
    title: str
    short_title: str
    citation: str
    source: str
    seen: date
    version: str
    kind: InstrumentKind
    in_force: date | None = None
    reservations: tuple[str, ...] = ()
    declarations: tuple[str, ...] = ()
    article: tuple[ArticleFile, ...] = ()


class ConceptsFile(Strict):
    """The file ``models/concepts.toml``: a gloss for each concept, and by function what definitions say of some."""

    concept: dict[str, str]
    function: dict[str, tuple[NotionsFile, ...]] = Field(default_factory=dict)


def json_schema() -> dict[str, Any]:
    """Return the JSON Schema of the files in ``models/instruments``: an instrument, or a part of one."""
    form = TypeAdapter(InstrumentFile | PartFile).json_schema()
    title = "An instrument of harmonize, or a part of one"
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": title, **form}
