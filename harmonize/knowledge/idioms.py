"""Loads the idioms: how laws in each language cite provisions and note their changes."""

from __future__ import annotations

from functools import cache
from typing import Literal

from pydantic import Field

from harmonize.knowledge.files import Strict, load, tomls
from harmonize.model.idiom import CitedLevel, Idiom

Words = tuple[str, ...]


class LevelFile(Strict):
    """A ``[[level]]`` table."""

    kind: Literal[
        "article", "section", "paragraph", "point", "sentence",
        "part", "book", "title", "chapter", "division", "group", "annex",
    ]  # fmt: skip
    words: Words
    attached: bool = False


class AmendmentFile(Strict):
    """The ``[amendment]`` table: the words for each action, and what else notes and amending laws say."""

    inserted: Words = ()
    substituted: Words = ()
    amended: Words = ()
    repealed: Words = ()
    annulled: Words = ()
    sources: Words = ()
    effective: Words = ()
    gazettes: Words = ()
    titles: Words = ()
    changes: Words = ()
    repeals: Words = ()
    replaces: Words = ()


class IdiomFile(Strict):
    """A file of ``models/idioms``."""

    language: str
    serves: Words
    order: Literal["before", "after"]
    level: tuple[LevelFile, ...]
    this: Words = ()
    said: Words = ()
    previous: Words = ()
    next: Words = ()
    last: Words = ()
    conjunctions: Words = Field(default=(), alias="and")
    to: Words = ()
    links: Words = ()
    suffixes: Words = ()
    prefixes: Words = ()
    ordinals: tuple[Words, ...] = ()
    amounts: Words = ()
    acts: Words = ()
    about: Words = ()
    tail: int = 0
    points_count: bool = False
    months: tuple[Words, ...] = Field(default=(), max_length=12)
    amendment: AmendmentFile = AmendmentFile()


ACTIONS = ("inserted", "substituted", "amended", "repealed", "annulled")


def idiom(file: IdiomFile) -> Idiom:
    """Turn an idiom's file into the model's idiom."""
    notes = file.amendment.model_dump()
    actions = tuple((action, notes.pop(action)) for action in ACTIONS)
    levels = tuple(CitedLevel(level.kind, level.words, level.attached) for level in file.level)
    return Idiom(**file.model_dump(exclude={"level", "amendment"}), levels=levels, actions=actions, **notes)


@cache
def load_idioms() -> dict[str, Idiom]:
    """Load every idiom, by each language code it serves."""
    idioms = [idiom(load(path, IdiomFile)) for path in tomls("idioms")]
    return {code: found for found in idioms for code in found.serves}
