"""Loads the instruments: treaties restated element by element."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import product
from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field

from harmonize.errors import KnowledgeError
from harmonize.knowledge.files import Strict, folder, load, tomls
from harmonize.model.knowledge import DEFINES, Article, Element, Instrument, LookAlike, Pattern, Requirement, Scope

Groups = tuple[tuple[str, ...], ...]
Notions = Mapping[str, Sequence[Groups]]

NotionsFile = Annotated[tuple[str, ...], Field(min_length=1)]
"""The notions of one pattern: at least one."""

ArticleKind = Literal["definition", "offence", "general-part", "sanction", "power", "safeguard", "cooperation"]


class PatternFile(Strict):
    """A pattern written out as a table, where a plain list of notions does not say enough."""

    all_of: NotionsFile
    without: tuple[str, ...] = ()
    defined: tuple[str, str] | None = None


class ElementFile(Strict):
    """An ``[[article.element]]`` table."""

    id: str
    text: str
    role: str
    requirement: Requirement = "required"
    scope: Scope = "paragraph"
    patterns: tuple[NotionsFile | PatternFile, ...]
    without: tuple[str, ...] = ()
    default: tuple[NotionsFile, ...] = ()
    nucleus: bool = False
    group: str | None = None
    reservable: Literal["omit", "narrow"] | None = None
    reservation_clause: str = ""
    declarable: bool = False
    implemented_by: tuple[Literal["statute", "direct-application", "administrative", "practice"], ...] = ("statute",)


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


class InstrumentFile(Strict):
    """A file of ``models/instruments``."""

    id: str
    title: str
    short_title: str
    citation: str
    source: str
    seen: date
    in_force: date | None = None
    notions: dict[str, tuple[NotionsFile, ...]] = Field(default_factory=dict)
    article: tuple[ArticleFile, ...]


def groups(items: Sequence[str], notions: Notions) -> list[Groups]:
    """Spell out a pattern's notions: ``a|b`` is a group of two, ``@name`` each of its combinations in turn.

    >>> groups(["delete", "@data"], {"data": [(("computer-data",),), (("data",), ("computer-system",))]})
    [(('delete',), ('computer-data',)), (('delete',), ('data',), ('computer-system',))]
    """
    choices = [spelled(item[1:], notions) if item.startswith("@") else [(tuple(item.split("|")),)] for item in items]
    return [tuple(group for part in combination for group in part) for combination in product(*choices)]


def spelled(name: str, notions: Notions) -> Sequence[Groups]:
    """Return the combinations that a name stands for."""
    if name not in notions:
        raise KnowledgeError("notions", f"has no {name!r}", "correct the name after @ or add it to [notions]")
    return notions[name]


def excluded(items: Iterable[str]) -> Groups:
    """Spell out what a pattern excludes: ``a+b`` only where both stand.

    >>> excluded(["terrorism", "hinder+functioning"])
    (('terrorism',), ('hinder', 'functioning'))
    """
    return tuple(tuple(item.split("+")) for item in items)


def patterns(
    items: Iterable[tuple[str, ...] | PatternFile], scope: Scope, notions: Notions, without: tuple[str, ...] = ()
) -> tuple[Pattern, ...]:
    """Turn the patterns of a file into patterns of the model, named combinations spelled out."""
    written = [item if isinstance(item, PatternFile) else PatternFile(all_of=item) for item in items]
    return tuple(
        Pattern(alternative, scope, excluded((*item.without, *without)), item.defined)
        for item in written
        for alternative in groups(item.all_of, notions)
    )


def element(file: ElementFile, key: str, notions: Notions) -> Element:
    """Turn an element's table into the model's element, its id made unique by the article's key."""
    return Element(
        id=f"{key}/{file.id}",
        text=file.text,
        role=file.role,
        requirement=file.requirement,
        patterns=patterns(file.patterns, file.scope, notions, file.without),
        nucleus=file.nucleus,
        group=file.group,
        reservable=file.reservable,
        reservation_clause=file.reservation_clause,
        declarable=file.declarable,
        default=patterns(file.default, "sentence", notions),
        implemented_by=file.implemented_by,
    )


def look_alike(file: LookAlikeFile, notions: Notions) -> LookAlike:
    """Turn a look-alike's table into the model's look-alike."""
    return LookAlike(
        id=file.id,
        text=file.text,
        patterns=patterns(file.patterns, "paragraph", notions),
        unless=patterns(file.unless, "provision", notions),
    )


def article(file: ArticleFile, instrument: InstrumentFile, notions: Notions) -> Article:
    """Turn an article's table into the model's article."""
    return Article(
        instrument=instrument.id,
        number=file.number,
        title=file.title,
        kind=file.kind,
        summary=file.summary,
        source=file.source or instrument.source,
        held_by=groups(file.held_by, {})[0],
        elements=tuple(element(item, f"{instrument.id}:{file.number}", notions) for item in file.element),
        headings=patterns(file.headings, "sentence", notions),
        look_alikes=tuple(look_alike(item, notions) for item in file.look_alike),
        beside=file.beside,
        over=file.over,
    )


def concepts_of(article: Article) -> set[str]:
    """Return every concept that a pattern of the article names."""
    written = [*article.headings]
    for part in article.elements:
        written += [*part.patterns, *part.default]
    for like in article.look_alikes:
        written += [*like.patterns, *like.unless]
    named = (name for pattern in written for group in (*pattern.all_of, *pattern.without) for name in group)
    carried = (name for pattern in written for name in pattern.defined or ())
    return {name.removeprefix(DEFINES) for name in (*named, *carried)}


def problems(instrument: Instrument, concepts: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Yield the place and the problem of each name in an instrument that stands for nothing, or for two things."""
    numbers = [article.number for article in instrument.articles]
    for article in instrument.articles:
        place = f"article {article.number}"
        ids = [element.id for element in article.elements]
        yield from ((place, f"unknown concept {name!r}") for name in sorted(concepts_of(article) - set(concepts)))
        yield from ((f"{place}, beside", f"unknown article {name!r}") for name in article.beside if name not in numbers)
        yield from ((f"{place}, over", f"unknown article {name!r}") for name in article.over if name not in numbers)
        yield from ((place, f"has element {name!r} twice") for name in sorted(set(ids)) if ids.count(name) > 1)
        if numbers.count(article.number) > 1:
            yield place, "is there twice"


def load_instrument(path: Path, concepts: Mapping[str, str]) -> Instrument:
    """Load one instrument; a :class:`KnowledgeError` names the first name in it that stands for nothing."""
    file = load(path, InstrumentFile)
    try:
        made = instrument(file)
    except KnowledgeError as error:
        raise KnowledgeError(f"{path}, {error.where}", error.what, error.remedy) from error
    for place, problem in problems(made, concepts):
        raise KnowledgeError(f"{path}, {place}", problem, "correct it; concepts are listed in concepts.toml")
    return made


def instrument(file: InstrumentFile) -> Instrument:
    """Turn an instrument's file into the model's instrument."""
    notions = {name: [groups(items, {})[0] for items in rows] for name, rows in file.notions.items()}
    return Instrument(
        id=file.id,
        title=file.title,
        short_title=file.short_title,
        citation=file.citation,
        source=file.source,
        seen=file.seen,
        in_force=file.in_force,
        articles=tuple(article(item, file, notions) for item in file.article),
    )


class ConceptsFile(Strict):
    """The file ``models/concepts.toml``."""

    concept: dict[str, str]


def load_concepts() -> dict[str, str]:
    """Return the glosses of all concepts by id."""
    return load(folder("models") / "concepts.toml", ConceptsFile).concept


def load_instruments(ids: Sequence[str] = ()) -> tuple[Instrument, ...]:
    """Load the instruments named, or all; an unknown id is a :class:`KnowledgeError` that lists the known ones."""
    concepts = load_concepts()
    paths = {path.stem: path for path in tomls("instruments")}
    unknown = [item for item in ids if item not in paths]
    if unknown:
        raise KnowledgeError(f"instrument {unknown[0]}", "is not known", f"choose from {', '.join(paths)}")
    return tuple(load_instrument(paths[item], concepts) for item in (ids or paths))
