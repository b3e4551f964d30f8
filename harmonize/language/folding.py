"""Folding: one spelling for a word, whatever its script, case and diacritics."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

APOSTROPHES = "'’‘ʼ`´′"
SOUND = rf"(?<=[\u0400-\u04ff])[{APOSTROPHES}](?=[яюєїЯЮЄЇ])"
"""An apostrophe that is part of a word, as a letter is: комп'ютер, об’єкт (not the mark of *l'accès*)."""
TOKEN = re.compile(
    rf"""
      (?P<word>[^\W_]+(?:(?:\u0301|{SOUND})[^\W_]+)*)   # kompjuterik, 192, система, за́мок, об’єкт
    | (?P<mark>[^\w\s])                                # . ; ( “
    """,
    re.VERBOSE,
)

_CYRILLIC = str.maketrans(
    {
        **dict(zip("абвгдежзијклмнопрстуфхцчшщъыьэюяй", "abvgdežzijklmnoprstufhcčš", strict=False)),
        **{"ѓ": "gj", "ѕ": "dz", "љ": "lj", "њ": "nj", "ќ": "kj", "џ": "dž", "ђ": "đ", "ћ": "ć", "ј": "j", "ѐ": "e"},
        **{"ѝ": "i", "щ": "šč", "ъ": "", "ы": "y", "ь": "", "э": "e", "ю": "ju", "я": "ja", "й": "j", "ё": "e"},
        **{"є": "je", "і": "i", "ї": "ji", "ґ": "g", "ў": "u"},
        **dict.fromkeys(APOSTROPHES, ""),  # within a Cyrillic word
    }
)
_LOOK_ALIKES = str.maketrans("aceijkmoptxyhb", "асеіјкмортхунв")  # Latin letters typed inside a Cyrillic word
# Before they lose their marks: their Cyrillic twins are written with two letters.
_MACEDONIAN = str.maketrans({"ǵ": "gj", "ḱ": "kj"})
_SPECIAL = str.maketrans({"ı": "i", "đ": "dj", "ß": "ss", "œ": "oe", "æ": "ae", "ł": "l", "ø": "o"})


def latin(word: str) -> str:
    """Transliterate a lower-case Cyrillic word, mending Latin letters that were typed into it.

    >>> latin("податоци"), latin("кoмпjутер"), latin("комп’ютер"), latin("kompjuter")
    ('podatoci', 'kompjuter', 'kompjuter', 'kompjuter')
    """
    cyrillic = sum("\u0400" <= character <= "\u04ff" for character in word)
    if not cyrillic:
        return word
    if cyrillic < len(word) <= 2 * cyrillic + 2:
        word = word.translate(_LOOK_ALIKES)
    return word.translate(_CYRILLIC)


@lru_cache(maxsize=200_000)
def fold(word: str) -> str:
    """Fold a word: lower case, Latin script, no diacritics; dotted and dotless i are one letter.

    >>> fold("İŞLEYİŞİNİ"), fold("Neovlašćeno"), fold("Неовлашћено"), fold("ndërhyrjen"), fold("þ")
    ('isleyisini', 'neovlasceno', 'neovlasceno', 'nderhyrjen', 'þ')
    >>> fold("сообраќај") == fold("soobraḱaj") == "soobrakjaj"
    True
    """
    composed = unicodedata.normalize("NFC", word.replace("İ", "i").replace("I", "i").lower())
    lower = latin(composed.translate(_MACEDONIAN))
    bare = "".join(letter for letter in unicodedata.normalize("NFD", lower) if not unicodedata.combining(letter))
    return bare.translate(_SPECIAL) or word.lower()  # a sign that stands for no sound, alone, is still a word


def tokens(text: str, start: int = 0, end: int | None = None) -> list[tuple[int, int, str]]:
    """Cut a stretch of text into folded words and punctuation marks with their offsets in ``text``.

    >>> tokens("Neni 2. Hyrja")
    [(0, 4, 'neni'), (5, 6, '2'), (6, 7, '.'), (8, 13, 'hyrja')]
    >>> [word for _, _, word in tokens("обʼєкт l'accès")]
    ['objekt', 'l', "'", 'acces']
    """
    found = TOKEN.finditer(text, start, len(text) if end is None else end)
    return [(match.start(), match.end(), fold(match.group())) for match in found]
