"""Keywords: the words that mark some provisions, by how much more frequent they are there than in the rest of a law.

The measure is Dunning's log-likelihood ratio (Computational Linguistics 19(1), 1993), which holds for rare words too.
Words that are frequent everywhere fall out by it; no list of them is needed.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import takewhile
from math import log

from harmonize.language.cues import STEM, beginning

CHANCE = 3.84
"""A ratio below this is chance (one in twenty, one degree of freedom)."""
SHORTEST, OF_WORD = 4, 0.75
"""A stem has at least so many letters, and at least this share of the shortest of its words."""


@dataclass(frozen=True, slots=True)
class Key:
    """Words of one stem with how often they stand inside and outside of the provisions, and the ratio of the two."""

    phrase: str
    words: tuple[str, ...]
    inside: int
    outside: int
    keyness: float


def keyness(inside: int, outside: int, all_inside: int, all_outside: int) -> float:
    """Return the log-likelihood ratio of a word's frequencies inside and outside; 0 where it is not rarer outside.

    >>> round(keyness(10, 0, 100, 900), 1), keyness(1, 9, 100, 900), keyness(3, 0, 100, 0)
    (46.1, 0.0, 0.0)
    """
    expected = [total * (inside + outside) / (all_inside + all_outside) for total in (all_inside, all_outside)]
    if inside <= expected[0]:
        return 0.0
    pairs = zip((inside, outside), expected, strict=True)
    return 2 * sum(count * log(count / wanted) for count, wanted in pairs if count)


def stems(words: Iterable[str]) -> list[tuple[str, ...]]:
    """Group words that are likely forms of one: what they share is most of each, and what follows is shorter.

    >>> stems(["sistemit", "sistem", "sisteme", "database", "data", "penal", "dhe"])
    [('data',), ('database',), ('dhe',), ('penal',), ('sistem', 'sisteme', 'sistemit')]
    """
    groups: list[list[str]] = []
    for word in sorted(set(words)):
        if groups and same_stem([*groups[-1], word]):
            groups[-1].append(word)
        else:
            groups.append([word])
    return [tuple(group) for group in groups]


def same_stem(words: Sequence[str]) -> bool:
    """Tell whether words in alphabetical order are likely forms of one."""
    shared = len(common(words))
    longest, shortest = max(map(len, words)), min(map(len, words))
    return shared >= max(SHORTEST, OF_WORD * shortest) and longest - shared < max(shared, SHORTEST)


def common(words: Sequence[str]) -> str:
    """Return the letters that all words begin with.

    >>> common(["sistemi", "sisteme"])
    'sistem'
    """
    pairs = zip(min(words), max(words), strict=False)
    return "".join(letter for letter, _ in takewhile(lambda pair: pair[0] == pair[1], pairs))


def phrase_for(words: Sequence[str]) -> str:
    """Return how a lexicon writes words of one stem.

    >>> phrase_for(("sistem", "sisteme")), phrase_for(("dhe",))
    ('sistem*', 'dhe')
    """
    return common(words) + STEM if len(words) > 1 else words[0]


def keywords(inside: Mapping[str, int], outside: Mapping[str, int], sizes: tuple[int, int]) -> list[Key]:
    """Return the words that mark what is inside, the most telling first; ``sizes`` count all words of either side.

    Where there is nothing outside, all words are returned, the most frequent first.
    """
    others = sorted(outside)
    found = [key(group, inside, outside, others, sizes) for group in stems(inside)]
    telling = [item for item in found if item.keyness > CHANCE or not sizes[1]]
    return sorted(telling, key=lambda item: (-item.keyness, -item.inside, item.phrase))


def key(
    group: tuple[str, ...],
    inside: Mapping[str, int],
    outside: Mapping[str, int],
    others: Sequence[str],
    sizes: tuple[int, int],
) -> Key:
    """Return words of one stem with their frequencies; outside, every word that a lexicon's stem would find counts.

    ``others`` are the words outside in alphabetical order.
    """
    phrase = phrase_for(group)
    alike = beginning(phrase.removesuffix(STEM), others) if phrase.endswith(STEM) else group
    here, there = sum(inside[word] for word in group), sum(outside.get(word, 0) for word in alike)
    return Key(phrase, group, here, there, keyness(here, there, *sizes))
