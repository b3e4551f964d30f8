"""Mending: words that were recognised badly, read as the words of the lexicon that they are one letter from."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence

from harmonize.language.cues import STEM, longest_stem
from harmonize.matching import Near

Token = tuple[int, int, str]
SHORTEST = 5
"""Shorter words are too often one letter from another."""
SHORTEST_STEM = 6
OFTEN = 3
"""A word that stands so often is no slip."""


def mended(words: Sequence[Token], keys: frozenset[str]) -> list[Token]:
    """Return words with each slip replaced by what was meant: a word or stem of the lexicon whose ``keys`` are given.

    >>> keys = frozenset({"comput*", "delete", "data"})
    >>> [word for _, _, word in mended([(0, 9, "compvters"), (10, 16, "celete"), (17, 21, "dara")], keys)]
    ['comput', 'delete', 'dara']
    """
    counts = Counter(word for _, _, word in words if len(word) >= SHORTEST and is_word(word))
    strange = [word for word, count in counts.items() if count < OFTEN and not known(word, keys)]
    meant = dict(meanings(strange, keys))
    return [(start, end, meant.get(word, word)) for start, end, word in words]


def is_word(text: str) -> bool:
    """Tell whether most of a token is letters: a digit may have slipped in.

    >>> is_word("c0mputer"), is_word("2011a")
    (True, False)
    """
    return sum(map(str.isalpha, text)) >= len(text) - 1


def known(word: str, keys: frozenset[str]) -> bool:
    """Tell whether a lexicon has a word, or a stem of it."""
    return word in keys or longest_stem(word, keys).endswith(STEM)


def meanings(strange: Iterable[str], keys: frozenset[str]) -> Iterable[tuple[str, str]]:
    """Yield each word that is a slip with what was meant: a whole word before a stem, long stems first."""
    whole = Near(sorted(key for key in keys if len(key) >= SHORTEST and not key.endswith(STEM)))
    stems = sorted(key.removesuffix(STEM) for key in keys if key.endswith(STEM) and len(key) > SHORTEST_STEM)
    beginning = Near(stems)
    lengths = sorted({len(stem) for stem in stems}, reverse=True)
    for word in strange:
        if found := whole.of(word) or first(beginning.of, (word[:length] for length in lengths if length <= len(word))):
            yield word, found


def first(find: Callable[[str], str | None], stretches: Iterable[str]) -> str | None:
    """Return what is found for the first of some stretches that anything is found for."""
    return next((found for stretch in stretches if (found := find(stretch))), None)
