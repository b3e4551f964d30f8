"""Loads how each language words its penalties."""

from __future__ import annotations

from functools import cache
from typing import Annotated, Literal

from pydantic import Field

from harmonize.knowledge.files import Strict, load, tomls
from harmonize.model.penalty import Sentencing

Words = Annotated[tuple[str, ...], Field(min_length=1)]
Role = Literal[
    "imprisonment", "life", "death", "fine", "day-fine", "community-service", "prohibition", "confiscation", "measure",
    "imposes", "raises", "mentions", "from", "between", "to", "until", "up-to", "at-least", "at-most-after",
    "at-least-after", "same-term", "or", "and", "both", "same", "derived", "attempt", "again", "legal-person", "aside",
]  # fmt: skip


class UnitFile(Strict):
    """A ``[unit.<name>]`` table: the words of a unit, those that begin a range, and those that end one."""

    words: tuple[str, ...]
    starts: tuple[str, ...] = ()
    ends: tuple[str, ...] = ()


class SentencingFile(Strict):
    """A file of ``models/penalties``."""

    language: str
    serves: Words
    abbreviations: tuple[str, ...] = ()
    verb_last: bool = False
    bare_maximum: bool = False
    timed_fines: bool = False
    role: dict[Role, Words]
    unit: dict[str, UnitFile]
    number: dict[int, Words]


def sentencing(file: SentencingFile) -> Sentencing:
    """Turn a language's file into the model's wording of penalties."""
    return Sentencing(
        language=file.language,
        serves=file.serves,
        roles=tuple(file.role.items()),
        numbers=tuple(file.number.items()),
        units=tuple((name, unit.words) for name, unit in file.unit.items() if unit.words),
        starts=tuple((name, unit.starts) for name, unit in file.unit.items() if unit.starts),
        ends=tuple((name, unit.ends) for name, unit in file.unit.items() if unit.ends),
        abbreviations=file.abbreviations,
        verb_last=file.verb_last,
        bare_maximum=file.bare_maximum,
        timed_fines=file.timed_fines,
    )


@cache
def load_sentencing() -> dict[str, Sentencing]:
    """Load the wording of penalties of every language, by each language code it serves."""
    made = [sentencing(load(path, SentencingFile)) for path in tomls("penalties")]
    return {code: found for found in made for code in found.serves}
