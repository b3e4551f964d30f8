"""Text to text: how alike two texts are. The only door to rapidfuzz."""

from __future__ import annotations

from collections.abc import Mapping, Set

from rapidfuzz import fuzz

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


def shared(wanted: Set[str], found: Set[str], rarity: Mapping[str, float]) -> float:
    """Return which part of the wanted words was found, rare words counting more, from 0 to 1.

    >>> shared({"computer", "access"}, {"access", "door"}, {"computer": 3.0, "access": 1.0})
    0.25
    """
    total = sum(rarity.get(word, 1.0) for word in wanted)
    return sum(rarity.get(word, 1.0) for word in wanted & found) / total if total else 0.0
