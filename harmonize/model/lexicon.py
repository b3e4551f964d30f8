"""Lexicons: how a language's laws say the notions of the law."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

Register = Literal[
    "criminal-code", "procedure-code", "special-act", "model-law", "treaty-translation", "directive-translation"
]
"""Where a phrase is typical: which drafters write so."""


@dataclass(frozen=True, slots=True)
class Entry:
    """How one language says a concept: phrases of folded words, ``*`` ending a stem; ``unless`` are the look-alikes.

    ``typical`` has by register those of the phrases that its drafters prefer; what is in none is said everywhere.
    """

    concept: str
    phrases: tuple[str, ...]
    unless: tuple[str, ...] = ()
    typical: Mapping[Register, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Function:
    """What a definition says of a term, whatever the term, to make it stand for a concept: one of each group."""

    concept: str
    all_of: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The entries of one language and the language codes it serves (``sr`` serves ``bs``, ``hr``, ``cnr``).

    ``functions`` tell which notion a term stands for by how a law defines it.
    """

    language: str
    name: str
    serves: tuple[str, ...]
    entries: tuple[Entry, ...]
    abbreviations: tuple[str, ...] = ()
    functions: tuple[Function, ...] = ()
