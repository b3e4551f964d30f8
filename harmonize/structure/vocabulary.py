"""What the words of an idiom do in a citation: their roles, looked up word by word."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from harmonize.model.idiom import Idiom

RELATIVE = ("this", "said", "previous", "next", "last")
"""The roles of words that stand for a number."""
_NONE: Mapping[str, str] = {}
_DOTLESS = str.maketrans({"ı": "i", "-": None, "\u00ad": None})


def plain(word: str) -> str:
    """Return a word in lower case, without accents and hyphens; dotted and dotless i are one letter.

    >>> plain("Sub-section"), plain("FIKRASI"), plain("çl."), plain("nën-pika")
    ('subsection', 'fikrasi', 'cl.', 'nenpika')
    """
    lower = word.lower().replace("’", "'").translate(_DOTLESS)
    return "".join(letter for letter in unicodedata.normalize("NFD", lower) if not unicodedata.combining(letter))


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The words, stems (``član*``) and endings (``*gesetz``) of an idiom with their roles, and what was looked up."""

    words: Mapping[str, Mapping[str, str]]
    stems: Mapping[str, Mapping[str, str]]
    endings: Mapping[str, Mapping[str, str]]
    known: dict[str, Mapping[str, str]] = field(default_factory=dict)

    def roles(self, word: str) -> Mapping[str, str]:
        """Return a printed word's roles, each with its value: ``{"level": "article"}``; empty where it has none."""
        found = self.known.get(word)
        if found is None:
            found = self.known[word] = self._looked_up(plain(word))
        return found

    def _looked_up(self, word: str) -> Mapping[str, str]:
        if word in self.words:
            return self.words[word]
        for end in range(len(word), 1, -1):
            if word[:end] in self.stems:
                return self.stems[word[:end]]
        return next((self.endings[word[at:]] for at in range(1, len(word) - 2) if word[at:] in self.endings), _NONE)


@lru_cache(maxsize=32)
def vocabulary(idiom: Idiom) -> Vocabulary:
    """Return the words of an idiom by what they do."""
    words: dict[str, dict[str, str]] = {}
    stems: dict[str, dict[str, str]] = {}
    endings: dict[str, dict[str, str]] = {}
    for printed, role, value in _entries(idiom):
        ends, begins = printed.startswith("*"), printed.endswith("*")
        table = endings if ends else stems if begins else words
        table.setdefault(plain(printed.strip("*")), {})[role] = value
    return Vocabulary(words, stems, endings)


def _entries(idiom: Idiom) -> Iterable[tuple[str, str, str]]:
    """Yield each word with its role and the role's value."""
    for level in idiom.levels:
        for word in level.words:
            yield word, "level", level.kind
            if level.attached:
                yield word, "attached", ""
    for role in (*RELATIVE, "to", "suffixes", "amounts", "acts", "about", "links"):
        yield from ((word, role, role) for word in getattr(idiom, role))
    yield from ((word, "and", "and") for word in idiom.conjunctions)
    for role, forms in (("ordinal", idiom.ordinals), ("month", idiom.months)):
        for number, each in enumerate(forms, start=1):
            yield from ((word, role, str(number)) for word in each)
