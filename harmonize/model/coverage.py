"""Coverage: which words of provisions about computer crime a lexicon knows, and which it does not."""

from __future__ import annotations

from dataclasses import dataclass

from harmonize.model.text import Span


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a provision as printed and folded; ``covered`` tells that it lies in a phrase of the lexicon."""

    printed: str
    folded: str
    span: Span
    covered: bool


@dataclass(frozen=True, slots=True)
class Wording:
    """The words of one provision, and the notions that the lexicon finds in them."""

    statute: str
    number: str
    words: tuple[Word, ...]
    notions: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Place:
    """Where a word stands: the words around it on one line, itself in brackets, the provision's number, the page."""

    words: str
    statute: str
    number: str
    page: int


@dataclass(frozen=True, slots=True)
class Uncovered:
    """Words of one stem that no phrase of the lexicon covers, and that mark the provisions looked at.

    ``phrase`` is how a lexicon would write them, ``forms`` are the printed forms with their counts, the most frequent
    first. ``inside`` and ``outside`` count them in the provisions looked at and in the rest of the laws; ``keyness`` is
    the log-likelihood ratio of the two frequencies. ``beside`` counts those inside that stand next to a covered word:
    always, and they are as a rule the rest of a term whose beginning is enough.
    """

    phrase: str
    forms: tuple[tuple[str, int], ...]
    inside: int
    outside: int
    keyness: float
    beside: int
    example: Place


@dataclass(frozen=True, slots=True)
class Share:
    """How many of some words are covered."""

    covered: int
    total: int


@dataclass(frozen=True, slots=True)
class Coverage:
    """What a lexicon knows of the provisions about computer crime in laws of one language.

    ``lexicon`` is None where the language has none. ``provisions`` are those looked at, as statute and number;
    ``others`` counts the rest that they are compared with. ``words`` is the share of all their words that is covered,
    ``marking`` the share of those that mark them. ``silent`` are the notions that the articles ask for and that
    nothing in the laws says, ``wordless`` those that the lexicon has no words for.
    """

    language: str
    lexicon: str | None
    statutes: tuple[str, ...]
    provisions: tuple[tuple[str, str], ...]
    others: int
    words: Share
    marking: Share
    uncovered: tuple[Uncovered, ...]
    silent: tuple[str, ...]
    wordless: tuple[str, ...]
