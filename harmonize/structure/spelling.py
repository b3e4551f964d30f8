"""How a tradition's words are met in print: without their accents, in the other script, with a look-alike letter."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

_SHORTEST = 3
"""Letters that a word has at least whose accents may be missing: ``à`` is not ``a``."""
_LATIN: dict[str, tuple[str, ...]] = {
    **{"а": ("a",), "б": ("b",), "в": ("v",), "г": ("g",), "д": ("d",), "е": ("e",), "з": ("z",), "и": ("i",)},
    **{"ј": ("j",), "к": ("k",), "л": ("l",), "м": ("m",), "н": ("n",), "о": ("o",), "п": ("p",), "р": ("r",)},
    **{"с": ("s", "c"), "т": ("t",), "у": ("u",), "ф": ("f",), "х": ("h", "x"), "ц": ("c", "ts"), "і": ("i",)},
    **{"ж": ("ž", "zh", "z"), "ч": ("č", "ch", "c"), "ш": ("š", "sh", "s"), "џ": ("dž", "dj", "dz"), "ѕ": ("dz",)},
    **{"љ": ("lj",), "њ": ("nj",), "ђ": ("đ", "dj"), "ћ": ("ć", "c"), "ѓ": ("gj", "ǵ", "đ"), "ќ": ("kj", "ḱ", "ć")},
}
"""How the letters of Cyrillic words are printed in Latin script, Latin letters of the same shape among them."""
_VARIANTS = {"ș": "ş", "ş": "ș", "ț": "ţ", "ţ": "ț", "đ": "d", "ı": "i", "ё": "е"}
"""Letters that stand for one another though Unicode does not say so: comma and cedilla, a stroke left out."""


@lru_cache(maxsize=4096)
def spellings(letter: str) -> tuple[str, ...]:
    """Return the ways in which a small letter may be printed, its own first.

    >>> spellings("č"), spellings("ж"), spellings("ţ"), spellings("n")
    (('č', 'c'), ('ж', 'ž', 'zh', 'z'), ('ţ', 'ț', 't'), ('n',))
    """
    plain = unicodedata.normalize("NFD", letter)[0]
    found = (letter, _VARIANTS.get(letter, letter), *_LATIN.get(letter, ()), plain, *_LATIN.get(plain, ()))
    return tuple(dict.fromkeys(found))


def spelt(word: str) -> str:
    """Return a pattern of the ways in which a word may be printed; capitals stay capitals.

    >>> [bool(re.fullmatch(spelt("Članak"), text, re.I)) for text in ("ČLANAK", "Clanak", "Članka")]
    [True, True, False]
    >>> [bool(re.fullmatch(spelt("Член"), text, re.I)) for text in ("Člen", "Clen", "Члeн")]
    [True, True, True]
    """
    whole = sum(char.isalpha() for char in word) >= _SHORTEST
    return "".join(_either(char) if whole and char.isalpha() else re.escape(char) for char in word).replace(
        r"\ ", r"\s+"
    )


def _either(letter: str) -> str:
    ways = spellings(letter.lower())
    ways = tuple(way.title() for way in ways) if letter.isupper() else ways
    if len(ways) == 1:
        return re.escape(letter)
    one = "".join(way for way in ways if len(way) == 1)
    more = "|".join(way for way in ways if len(way) > 1)
    return rf"(?:[{one}]|{more})" if more else f"[{one}]"


def alternatives(words: Iterable[str]) -> str:
    r"""Return words as alternatives of a pattern, longest first, any blank between them.

    >>> alternatives(["Art.", "Article"])
    'Article|Art\\.'
    """
    found = sorted({word for word in words if word}, key=lambda word: (-len(word), word))
    return "|".join(spelt(word) for word in found)


def initials(words: Iterable[str]) -> frozenset[str]:
    """Return the characters that words may begin with, however they are spelt.

    >>> sorted(initials(["Član"]))
    ['C', 'c', 'Č', 'č']
    """
    letters = {way[0] for word in words if word for way in spellings(word[0].lower())}
    return frozenset({char.upper() for char in letters} | letters)


@lru_cache(maxsize=4096)
def folded(words: str) -> str:
    """Return words so that their spellings are equal: small letters, no accents, one blank between them.

    >>> folded("DISPOSICIÓN  adicional"), folded("GEÇİCİ")
    ('disposicion adicional', 'gecici')
    """
    lower = words.replace("İ", "i").replace("I", "i").replace("ı", "i").lower()
    bare = "".join(char for char in unicodedata.normalize("NFD", lower) if not unicodedata.combining(char))
    return " ".join(bare.split())
