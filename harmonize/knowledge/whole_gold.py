"""Reads ``gold.json``: what a reader says of articles as a whole, over statutes that were read together."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Annotated, Any

from pydantic import ConfigDict, Field, ValidationError

from harmonize import regular
from harmonize.errors import KnowledgeError
from harmonize.knowledge.alignments import LARGEST, LONGEST, modelled
from harmonize.knowledge.files import Strict
from harmonize.knowledge.manifests import StatuteFile
from harmonize.model.gold import Found, Gold, Judgement, Ruling
from harmonize.model.verdict import Status

WHOLE = "gold.json"
INSTRUMENTS = {"P1": "protocol1", "P2": "protocol2"}
"""How an article's name in gold begins, where it is not the Convention's: ``P1-3`` is ``protocol1:3``."""
RULINGS: dict[str, tuple[Ruling, str]] = {
    "core": ("implements", ""),
    "any": ("implements", "a"),
    "ok": ("contributes", ""),
}
"""What the lists of an article mean as pairs, and the choice that their provisions are in."""
Printed = Annotated[str, Field(min_length=1, max_length=LONGEST)]
"""A provision's number."""


class ArticleGold(Strict):
    """One article: what must be found (``core``, one of ``any``), what may be (``ok``), or that nothing is there.

    The provisions stand in ``statute``, where it is another than the one judged.
    """

    core: tuple[Printed, ...] = ()
    any: tuple[Printed, ...] = ()
    ok: tuple[Printed, ...] = ()
    gap: bool = False
    statute: str = ""


class WholeGold(Strict):
    """A file ``gold.json``; what it repeats of the manifest, and what a reader noted, is left aside."""

    model_config = ConfigDict(extra="ignore", frozen=True)

    id: str
    jurisdiction: str
    read_with: tuple[str, ...] = ()
    outline: tuple[Printed, ...]
    outline_tolerated: tuple[Printed, ...] = ()
    articles: Mapping[str, ArticleGold]
    elements: Mapping[str, Found] = Field(default_factory=dict)
    status: Mapping[str, Status] = Field(default_factory=dict)


def read_whole(path: Path, manifest: StatuteFile) -> Gold:
    """Read one file; a :class:`KnowledgeError` names it and what is wrong."""
    file = checked(path)
    for what, remedy in faults(file, manifest):
        raise KnowledgeError(str(path), what, remedy)
    return Gold(
        statute=file.id,
        title=manifest.title,
        jurisdiction=file.jurisdiction,
        language=manifest.language,
        kind=manifest.kind,
        sha256=manifest.sha256,
        file=manifest.file,
        judgements=tuple(item for name, said in file.articles.items() for item in judgements(name, said, file.id)),
        read_with=file.read_with,
        outline=file.outline,
        tolerated=file.outline_tolerated,
        expected=manifest.expected_provisions,
        elements=file.elements,
        statuses=file.status,
    )


def checked(path: Path) -> WholeGold:
    """Return what a file has; a :class:`KnowledgeError` where it is no JSON or not of the form."""
    try:
        return WholeGold.model_validate(parsed(path))
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(str(part) for part in first["loc"])
        raise KnowledgeError(f"{path}, {place}", first["msg"], "see the file's neighbours for the form") from error


def parsed(path: Path) -> Any:
    """Return the values in a file of JSON; a :class:`KnowledgeError` where it is none, a link, or has no end."""
    try:
        return json.loads(regular.content(path, LARGEST, kind=KnowledgeError).decode("utf-8-sig"))
    except (OSError, ValueError, RecursionError) as error:
        raise KnowledgeError(str(path), f"cannot be read as JSON ({error})", "restore or correct the file") from error


def faults(file: WholeGold, manifest: StatuteFile) -> Iterator[tuple[str, str]]:
    """Yield what a file says of what does not exist."""
    articles = modelled()
    if file.id != manifest.id:
        yield f"is about {file.id!r}, the manifest beside it about {manifest.id!r}", "give both the same id"
    yield from (
        (f"unknown article {name!r}", "name it as 2, P1-3 or P2-5")
        for name in file.articles
        if key(name) not in articles
    )
    yield from ((f"unknown article {name!r}", "name it as budapest:2") for name in file.status if name not in articles)
    elements = {element.id for article in articles.values() for element in article.elements}
    yield from ((f"unknown element {id!r}", "name it by its id") for id in sorted(set(file.elements) - elements))


def key(name: str) -> str:
    """Return an article's key from its name in gold.

    >>> key("P1-3"), key("22")
    ('protocol1:3', 'budapest:22')
    """
    prefix, _, number = name.rpartition("-")
    return f"{INSTRUMENTS.get(prefix, 'budapest')}:{number}"


def judgements(name: str, said: ArticleGold, statute: str) -> Iterator[Judgement]:
    """Yield what is said of one article as pairs, all by one annotator and without elements."""
    if said.gap:
        yield Judgement("first", key(name), statute, "", "gap")
    for column, (ruling, choice) in RULINGS.items():
        for number in getattr(said, column):
            yield Judgement("first", key(name), said.statute or statute, number, ruling, choice)
