"""Loads the drafting traditions: how statutes of one family are cut, numbered and headed."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from harmonize.knowledge.files import Strict, load, tomls
from harmonize.model.knowledge import HeadingPlace, Level, Tradition


class LevelFile(Strict):
    """A ``[[level]]`` table."""

    kind: Literal["part", "book", "title", "chapter", "division", "group"]
    words: tuple[str, ...] = ()
    names: tuple[str, ...] = ()


class TraditionFile(Strict):
    """A file of ``models/traditions``; an alphabet and ``common`` are written parted by spaces."""

    id: str
    name: str
    languages: tuple[str, ...]
    unit: Literal["article", "section"]
    words: tuple[str, ...]
    headings: tuple[HeadingPlace, ...]
    paragraphs: tuple[str, ...]
    points: tuple[str, ...]
    bare: bool = False
    general: bool = False
    series: tuple[str, ...] = ()
    prefixes: tuple[str, ...] = ()
    ones: tuple[str, ...] = ()
    ordinals: tuple[str, ...] = ()
    level: tuple[LevelFile, ...] = ()
    alphabets: tuple[str, ...] = ()
    references: tuple[str, ...] = ()
    connectives: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    repeals: tuple[str, ...] = ()
    contents: tuple[str, ...] = ()
    annexes: tuple[str, ...] = ()
    closings: tuple[str, ...] = ()
    words_after: tuple[str, ...] = ()
    separate: tuple[str, ...] = ()
    plurals: tuple[str, ...] = ()
    through: tuple[str, ...] = ()
    counts: tuple[tuple[str, ...], ...] = ()
    signs: tuple[str, ...] = ()
    sole: tuple[str, ...] = ()
    editorial: tuple[str, ...] = ()
    common: str = ""
    decimal: bool = False


def tradition(file: TraditionFile) -> Tradition:
    """Turn a tradition's file into the model's tradition."""
    plain = file.model_dump(exclude={"level", "alphabets", "general", "common"})
    return Tradition(
        **plain,
        levels=tuple(Level(level.kind, level.words, level.names) for level in file.level),
        alphabets=tuple(tuple(letters.split()) for letters in file.alphabets),
        common=tuple(file.common.split()),
    )


def load_traditions(*folders: Path) -> tuple[Tradition, ...]:
    """Load every tradition, those of further folders too; the general ones, which others are preferred to, last."""
    paths = [*tomls("traditions"), *(path for folder in folders for path in sorted(folder.glob("*.toml")))]
    files = [load(path, TraditionFile) for path in paths]
    return tuple(tradition(file) for file in sorted(files, key=lambda file: file.general))
