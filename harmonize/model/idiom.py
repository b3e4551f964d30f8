"""Idioms: how laws in one language cite provisions, tell their own history, and change one another."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class CitedLevel:
    """The words for one kind of provision, in every form; ``attached`` ones count only beside another kind's."""

    kind: str
    words: tuple[str, ...]
    attached: bool = False


@dataclass(frozen=True, slots=True)
class Idiom:
    """How laws in one language cite provisions, note what was changed in them, and change one another.

    Words are single words in lower case, ``*`` ending a stem (or beginning an ending); the last nine are phrases.
    ``order`` tells whether numbers stand ``before`` or ``after`` the word for the unit, ``suffixes`` stand between
    the two, ``links`` join a provision to what it is part of, ``to`` makes a range. ``this``, ``said``, ``previous``,
    ``next`` and ``last`` stand for a number; ``ordinals`` and ``months`` are the forms of each, in order. ``amounts``
    follow a number that counts something else. ``acts`` are words for a law; behind one, ``about`` opens its subject,
    and ``tail`` other words belong to its name. ``points_count`` tells that the points of a list are counted among the
    paragraphs. ``actions`` pairs what an amendment did with the words that say so,
    ``sources`` begin the name of an amending act, ``effective`` the date it took effect, ``gazettes`` are journals;
    ``titles`` and ``changes`` are what an amending law says in its title and does in its provisions, ``repeals`` and
    ``replaces`` those of the latter that take a provision out, or give it other words.
    """

    language: str
    serves: tuple[str, ...]
    order: Literal["before", "after"]
    levels: tuple[CitedLevel, ...]
    this: tuple[str, ...] = ()
    said: tuple[str, ...] = ()
    previous: tuple[str, ...] = ()
    next: tuple[str, ...] = ()
    last: tuple[str, ...] = ()
    conjunctions: tuple[str, ...] = ()
    to: tuple[str, ...] = ()
    links: tuple[str, ...] = ()
    suffixes: tuple[str, ...] = ()
    prefixes: tuple[str, ...] = ()
    ordinals: tuple[tuple[str, ...], ...] = ()
    amounts: tuple[str, ...] = ()
    acts: tuple[str, ...] = ()
    about: tuple[str, ...] = ()
    tail: int = 0
    points_count: bool = False
    months: tuple[tuple[str, ...], ...] = ()
    actions: tuple[tuple[str, tuple[str, ...]], ...] = ()
    sources: tuple[str, ...] = ()
    effective: tuple[str, ...] = ()
    gazettes: tuple[str, ...] = ()
    titles: tuple[str, ...] = ()
    changes: tuple[str, ...] = ()
    repeals: tuple[str, ...] = ()
    replaces: tuple[str, ...] = ()

    def __hash__(self) -> int:
        """Return the hash of the language: an idiom has many words, and is looked up often."""
        return hash(self.language)
