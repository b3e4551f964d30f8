"""Text to text: how alike two texts are. The only door to rapidfuzz."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Set

from rapidfuzz import fuzz, process
from rapidfuzz.distance import OSA

LIKE_LENGTH = 2.5
"""Fuzzy ratios say something only between texts of like length; beyond this factor the answer is 0."""


def alike(first: str, second: str) -> float:
    """Return how alike two short texts of like length are, words in any order, from 0 to 1.

    >>> round(alike("Illegal access", "access, illegal"), 2), alike("Illegal access", "Access " * 20)
    (0.97, 0.0)
    """
    shorter, longer = sorted((len(first), len(second)))
    if not shorter or longer > LIKE_LENGTH * shorter:
        return 0.0
    return float(fuzz.token_sort_ratio(first.lower(), second.lower())) / 100


def in_order(text: str) -> str:
    """Return the words of a text in small letters and in order, as :func:`alike` compares them.

    >>> in_order("Illegal access")
    'access illegal'
    """
    return " ".join(sorted(text.lower().split()))


def most_alike(text: str, others: Mapping[str, str], least: float) -> str | None:
    """Return the name of the text that is most like one, None where none is so at least; all are :func:`in_order`.

    >>> most_alike("access illegal", {"2": "access illegally", "3": "interception"}, 0.8)
    '2'
    """
    found = process.extractOne(text, others, scorer=fuzz.ratio, score_cutoff=100 * least)
    return str(found[2]) if found else None


def shared(wanted: Set[str], found: Set[str], rarity: Mapping[str, float]) -> float:
    """Return which part of the wanted words was found, rare words counting more, from 0 to 1.

    >>> shared({"computer", "access"}, {"access", "door"}, {"computer": 3.0, "access": 1.0})
    0.25
    """
    total = sum(rarity.get(word, 1.0) for word in wanted)
    return sum(rarity.get(word, 1.0) for word in wanted & found) / total if total else 0.0


def letters_apart(word: str, other: str) -> int:
    """Return how many letters have to be changed, left out, added or swapped to make one word of another.

    >>> letters_apart("article", "artlcle"), letters_apart("section", "esctin")
    (1, 2)
    """
    return int(OSA.distance(word, other))


def without_a_letter(word: str) -> set[str]:
    """Return a word and what is left of it without each of its letters.

    >>> sorted(without_a_letter("rain"))
    ['ain', 'rai', 'rain', 'ran', 'rin']
    """
    return {word, *(word[:place] + word[place + 1 :] for place in range(len(word)))}


class Near:
    """Finds the word of a stock that another word is a slip of: one letter changed, lost, added, or two swapped.

    Two words one letter apart are the same without one letter of each (the index of SymSpell), so that few pairs need
    to be compared.

    >>> stock = Near(["computer", "network"])
    >>> stock.of("conputer"), stock.of("netwrok"), stock.of("weather")
    ('computer', 'network', None)
    """

    def __init__(self, stock: Iterable[str]) -> None:
        self._words: dict[str, list[str]] = {}
        for word in stock:
            for rest in without_a_letter(word):
                self._words.setdefault(rest, []).append(word)

    def of(self, word: str) -> str | None:
        """Return the first word of the stock that a word is a slip of, None where there is none."""
        for rest in sorted(without_a_letter(word)):
            for known in self._words.get(rest, ()):
                if letters_apart(known, word) == 1:
                    return known
        return None
