"""Loads the instruments: treaties restated element by element."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache
from itertools import takewhile
from pathlib import Path

from harmonize.errors import KnowledgeError
from harmonize.knowledge.files import folder, load
from harmonize.knowledge.instrument_checks import problems, shortcomings
from harmonize.knowledge.instrument_files import (
    ArticleFile,
    ConceptsFile,
    ElementFile,
    InstrumentFile,
    LookAlikeFile,
    PartFile,
)
from harmonize.knowledge.patterns import Groups, Notions, groups, patterns, stand
from harmonize.knowledge.sameness import completed
from harmonize.model.knowledge import Article, ArticleKind, Element, Instrument, LookAlike

Reading = Callable[[Path], Instrument]


def element(file: ElementFile, key: str, kind: ArticleKind, notions: Notions) -> Element:
    """Turn an element's table into the model's element, its id made unique by the article's key."""
    written = patterns(file.patterns, file.scope, notions, file.without)
    return Element(
        id=f"{key}/{file.id}",
        text=file.text,
        role=file.role,
        requirement=file.requirement,
        patterns=tuple(replace(item, stand=stand(kind, file.role, file.requirement, item.all_of)) for item in written),
        nucleus=file.nucleus,
        group=file.group,
        reservable=file.reservable,
        reservation_clause=file.reservation_clause,
        declarable=file.declarable,
        allowed=file.allowed,
        default=patterns(file.default, "sentence", notions),
        implemented_by=file.implemented_by,
        clauses=file.clauses,
        held_by=held_by(file.held_by),
        scope_test=file.scope_test,
        on=file.on,
        same_as=file.same_as,
        maximum_months=file.maximum_months,
        over=file.over,
    )


def held_by(items: Sequence[str]) -> Groups:
    """Spell out the kinds of law of which one of each group must have been read.

    >>> held_by(["criminal-code|cybercrime-act", "copyright-act"])
    (('criminal-code', 'cybercrime-act'), ('copyright-act',))
    """
    return groups(items, {})[0]


def look_alike(file: LookAlikeFile, notions: Notions) -> LookAlike:
    """Turn a look-alike's table into the model's look-alike."""
    return LookAlike(
        id=file.id,
        text=file.text,
        patterns=patterns(file.patterns, "paragraph", notions),
        unless=patterns(file.unless, "provision", notions),
    )


def article(file: ArticleFile, head: InstrumentFile, notions: Notions) -> Article:
    """Turn an article's table into the model's article."""
    return Article(
        instrument=head.id,
        number=file.number,
        title=file.title,
        kind=file.kind,
        summary=file.summary,
        source=file.source or head.source,
        held_by=held_by(file.held_by),
        elements=tuple(element(item, f"{head.id}:{file.number}", file.kind, notions) for item in file.element),
        headings=patterns(file.headings, "sentence", notions),
        look_alikes=tuple(look_alike(item, notions) for item in file.look_alike),
        beside=file.beside,
        over=file.over,
        same_as=file.same_as,
    )


def files_of(path: Path) -> tuple[Path, ...]:
    """Return the files of an instrument, the one that names it first.

    ``path`` is its only file, or its folder.
    """
    if not path.is_dir():
        return (path,)
    head = path / "instrument.toml"
    return head, *sorted(item for item in path.glob("*.toml") if item != head)


def read_instrument(path: Path) -> Instrument:
    """Read one instrument as it is written; elements that are the same as another instrument's have no patterns yet."""
    first, *others = files_of(path)
    head = load(first, InstrumentFile)
    parts: list[tuple[Path, PartFile]] = [(first, head), *((item, load(item, PartFile)) for item in others)]
    shared = spelled_out(head)
    articles: list[Article] = []
    for place, part in parts:
        try:
            articles += (article(item, head, shared | spelled_out(part)) for item in part.article)
        except KnowledgeError as error:
            raise KnowledgeError(f"{place}, {error.where}", error.what, error.remedy) from error
    return Instrument(
        id=head.id,
        title=head.title,
        short_title=head.short_title,
        citation=head.citation,
        source=head.source,
        seen=head.seen,
        in_force=head.in_force,
        articles=tuple(sorted(articles, key=lambda item: place_of(item.number))),
        version=head.version,
        kind=head.kind,
        reservations=head.reservations,
        declarations=head.declarations,
    )


def spelled_out(part: PartFile) -> dict[str, list[Groups]]:
    """Return the named combinations of a file by their names."""
    return {name: [groups(items, {})[0] for items in rows] for name, rows in part.notions.items()}


def place_of(number: str) -> tuple[int, str]:
    """Return where an article stands among the others.

    >>> sorted(["10", "2", "29bis"], key=place_of)
    ['2', '10', '29bis']
    """
    digits = "".join(takewhile(str.isdigit, number))
    return int(digits or 0), number


def load_instrument(path: Path, concepts: Mapping[str, str], read: Reading = read_instrument) -> Instrument:
    """Load one instrument; a :class:`KnowledgeError` names the first name in it that stands for nothing."""
    made = made_of(path, read)
    for error in faults(path, problems(made, concepts)):
        raise error
    return made


def made_of(path: Path, read: Reading = read_instrument) -> Instrument:
    """Return the instrument of a file or folder; what its names stand for is not checked yet."""
    written = read(path)
    try:
        return completed(written, articles_of(others_named(written), path.parent, read))
    except KnowledgeError as error:
        raise KnowledgeError(f"{path}, {error.where}", error.what, error.remedy) from error


def faults(path: Path, found: Iterable[tuple[str, str]]) -> Iterator[KnowledgeError]:
    """Yield an error for each place and problem found in an instrument, with the file that the place is in."""
    for place, problem in found:
        where = f"{file_with(place, path)}, {place}"
        yield KnowledgeError(where, problem, "correct it; concepts are listed in concepts.toml")


def check_instrument(path: Path, concepts: Mapping[str, str]) -> Iterator[KnowledgeError]:
    """Yield everything that is wrong with an instrument, what is only incomplete too."""
    try:
        made = made_of(path)
    except KnowledgeError as error:
        yield error
        return
    yield from faults(path, (*problems(made, concepts), *shortcomings(made)))


def file_with(place: str, path: Path) -> Path:
    """Return the file of an instrument that has the article which a place is in."""
    number = place.removeprefix("article ").partition(",")[0]
    parts = ((item, load(item, InstrumentFile if item in files_of(path)[:1] else PartFile)) for item in files_of(path))
    return next((item for item, part in parts if any(article.number == number for article in part.article)), path)


def others_named(instrument: Instrument) -> list[str]:
    """Return the ids of the instruments that some articles or elements of this one are the same as."""
    elements = [element.same_as for article in instrument.articles for element in article.elements]
    named = [*elements, *(article.same_as for article in instrument.articles)]
    return sorted({name.partition(":")[0] for name in named} - {""})


def articles_of(ids: Iterable[str], place: Path, read: Reading) -> dict[str, Article]:
    """Return the articles of instruments by key, as they are written; those of an unknown instrument are not there."""
    paths = instrument_paths(place)
    written = (read(paths[item]) for item in ids if item in paths)
    return {article.key: article for made in written for article in made.articles}


def instrument_paths(place: Path) -> dict[str, Path]:
    """Return the file or folder of each instrument in ``models/instruments`` by its id."""
    found = [item for item in place.iterdir() if item.suffix == ".toml" or (item / "instrument.toml").is_file()]
    return {item.stem: item for item in sorted(found, key=lambda item: item.stem)}


def load_concepts() -> dict[str, str]:
    """Return the glosses of all concepts by id."""
    return load(folder("models") / "concepts.toml", ConceptsFile).concept


def instrument_ids() -> tuple[str, ...]:
    """Return the ids of all instruments, by name."""
    return tuple(instrument_paths(folder("models") / "instruments"))


def load_instruments(ids: Sequence[str] = ()) -> tuple[Instrument, ...]:
    """Load the instruments named, or all; an unknown id is a :class:`KnowledgeError` that lists the known ones."""
    concepts = load_concepts()
    paths = instrument_paths(folder("models") / "instruments")
    unknown = [item for item in ids if item not in paths]
    if unknown:
        raise KnowledgeError(f"instrument {unknown[0]}", "is not known", f"choose from {', '.join(paths)}")
    read = cache(read_instrument)  # what many are the same as is read once
    return tuple(load_instrument(paths[item], concepts, read) for item in (ids or paths))
