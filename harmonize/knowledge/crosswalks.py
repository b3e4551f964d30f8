"""Loads the crosswalks between instruments, and holds what they say against the elements."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Annotated

from pydantic import Field

from harmonize.errors import KnowledgeError
from harmonize.knowledge.files import Strict, load, tomls
from harmonize.knowledge.instruments import load_instruments
from harmonize.model.crosswalk import Comparison, Crosswalk, Row, canonical
from harmonize.model.knowledge import Article, Instrument

FOLDER = "crosswalks"
Keys = Annotated[tuple[str, ...], Field(min_length=1)]


class RowFile(Strict):
    """A ``[[row]]`` table."""

    source: Keys
    target: Keys
    relation: Comparison
    target_asks: tuple[str, ...] = ()
    source_asks: tuple[str, ...] = ()
    implies: tuple[tuple[str, str], ...] = ()
    note: str


class CrosswalkFile(Strict):
    """A file ``models/crosswalks/<source>--<target>.toml``."""

    source: str
    target: str
    row: Annotated[tuple[RowFile, ...], Field(min_length=1)]


def read_crosswalk(path: Path) -> Crosswalk:
    """Read one crosswalk as it is written; a :class:`KnowledgeError` where its name or a key belongs elsewhere."""
    file = load(path, CrosswalkFile)
    if path.stem != f"{file.source}--{file.target}":
        raise KnowledgeError(str(path), f"is from {file.source} to {file.target}", "name the file after both")
    for row in file.row:
        for key in misplaced(row, file):
            raise KnowledgeError(str(path), f"{key!r} is on the wrong side", "name it as <instrument>:<article>")
    return Crosswalk(file.source, file.target, tuple(Row(**row.model_dump()) for row in file.row))


def misplaced(row: RowFile, file: CrosswalkFile) -> Iterator[str]:
    """Yield the keys of a row that do not belong to the instrument of their side."""
    yield from (key for key in row.source if not key.startswith(f"{file.source}:"))
    yield from (key for key in row.target if not key.startswith(f"{file.target}:"))


def load_crosswalks(sources: Collection[str] = ()) -> tuple[Crosswalk, ...]:
    """Load every crosswalk that leads from one of the instruments named, or from any; each is read both ways."""
    written = [read_crosswalk(path) for path in tomls(FOLDER)]
    both = [item for crosswalk in written for item in (crosswalk, crosswalk.reversed())]
    return tuple(item for item in both if not sources or item.source in sources)


def asked(articles: Iterable[Article]) -> dict[str, str]:
    """Return the ids of the required elements of some articles, by the id that elements share which are the same."""
    return {
        canonical(element): element.id
        for article in articles
        for element in article.elements
        if element.requirement == "required"
    }


def left(articles: Iterable[Article]) -> dict[str, str]:
    """Return the ids of the limits that some articles leave to every law, by the id that they share."""
    return {canonical(element): element.id for article in articles for element in article.elements if element.allowed}


def beyond(row: Row, articles: Mapping[str, Article]) -> set[str]:
    """Return the ids of the elements that the target of a row asks beyond its source.

    They are what it requires and nothing of the source implies, and the limits that the source leaves to a law and it
    does not.
    """
    source, target = [articles[key] for key in row.source], [articles[key] for key in row.target]
    has = asked(source)
    implied = {weaker for stronger, weaker in row.implies if stronger in has.values()}
    more = {id for shared, id in asked(target).items() if shared not in has and id not in implied}
    limits = left(target)
    return more | {id for shared, id in left(source).items() if shared not in limits and id not in limits.values()}


def derived(
    row: Row, target_asks: Collection[str], source_asks: Collection[str], articles: Mapping[str, Article]
) -> Comparison:
    """Return the relation that the elements of a row give."""
    if not akin(row, articles):
        return "none"
    if target_asks and source_asks:
        return "intersects"
    if target_asks:
        return "narrower"
    return "broader" if source_asks else "equal"


def akin(row: Row, articles: Mapping[str, Article]) -> bool:
    """Tell whether one requires what makes a provision citable for the other, or an element of one implies another."""
    source, target = [articles[key] for key in row.source], [articles[key] for key in row.target]
    one = not nuclei(source).isdisjoint(asked(target))
    return one or bool(row.implies) or not nuclei(target).isdisjoint(asked(source))


def nuclei(articles: Iterable[Article]) -> set[str]:
    """Return the ids of the elements that make a provision citable, those that are the same by the one they share."""
    return {canonical(element) for article in articles for element in article.elements if element.nucleus}


def problems(crosswalk: Crosswalk, instruments: Iterable[Instrument]) -> Iterator[tuple[str, str]]:
    """Yield the place and the problem of each name that stands for nothing, and of each claim not borne out."""
    articles = {article.key: article for instrument in instruments for article in instrument.articles}
    for row in crosswalk.rows:
        place = f"{', '.join(row.source)} to {', '.join(row.target)}"
        unknown = sorted({*row.source, *row.target} - articles.keys())
        yield from ((place, f"unknown article {key!r}") for key in unknown)
        if not unknown:
            yield from ((place, problem) for problem in contradicted(row, articles))


def check_crosswalk(path: Path) -> Iterator[KnowledgeError]:
    """Yield everything that is wrong with a crosswalk; where it cannot be read, that alone."""
    try:
        crosswalk = read_crosswalk(path)
        instruments = load_instruments(sorted({crosswalk.source, crosswalk.target}))
    except KnowledgeError as error:
        yield error
        return
    for place, problem in problems(crosswalk, instruments):
        yield KnowledgeError(f"{path}, {place}", problem, "correct the row, or the elements of the articles")


def contradicted(row: Row, articles: Mapping[str, Article]) -> Iterator[str]:
    """Yield what a row says and the elements of its articles do not."""
    known = {element.id for key in (*row.source, *row.target) for element in articles[key].elements}
    named = {*row.target_asks, *row.source_asks, *(id for pair in row.implies for id in pair)}
    yield from (f"unknown element {id!r}" for id in sorted(named - known))
    more, less = beyond(row, articles), beyond(row.reversed(), articles)
    for name, written, found in (("target_asks", row.target_asks, more), ("source_asks", row.source_asks, less)):
        yield from (f"{name} lacks {id!r}" for id in sorted(found - set(written)))
        yield from (f"{name} has {id!r}, which is no difference" for id in sorted(set(written) - found))
    relation = derived(row, more, less, articles)
    if row.relation != relation:
        yield f"is said to be {row.relation}; by its elements it is {relation}"
