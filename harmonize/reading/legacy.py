r"""Text layers that are garbage: fonts of old that draw other letters than they name, or name none.

What the eye sees as *Član 5* such a layer spells ``^lan 5``, ``Èlan 5`` or ``&ODQ``. What gives it away holds for all
languages in Latin or Cyrillic letters: a law has vowels, and no signs of programming within its words.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence

from numpy import array, bincount, frombuffer, minimum

from harmonize.model.text import Notice
from harmonize.reading.sheet import Sheet

VOWEL, CONSONANT, ACCENTED, SIGN, STRANGER, OTHER = range(6)
"""Classes of characters; ``ACCENTED`` are the letters of U+00C0 to U+00FF, nearly all of them vowels."""

LEGACY_FONT = "legacy-font"
"""The code of the fault and of the notice."""
_FEWEST_VOWELS = 0.25
"""Share of letters that are vowels at least; Polish and Czech have some 0.37, lists of abbreviations 0.3."""
_FEW_VOWELS, _WITHOUT_VOWELS = 0.32, 0.15
"""A share of vowels that is still too small where so many words have none."""
_ENOUGH = 60
"""Letters from which the share of vowels says something."""
_ACCENTED = 0.45
"""Share of letters with an accent at most; Vietnamese has some 0.3."""
_SEVERAL, _SHARE = 2, 0.05
"""Words that must be strange, and their share of all, for the page to be."""
_SIGNS = re.compile(
    r"""
    [^\W\d_][~^`{}|]+[^\W\d_]     # Krivi~no, li|no
  | (?<![^\s(,.„“"])[~^{}|]+[^\W\d_]   # ^lan, {teta
  | [^\W\d_][~{}|]+(?![^\s),.;:]) # no}
    """,
    re.VERBOSE,
)
_STRANGER = re.compile("[þÞðÐýÝ]|[^\\W\\d_][ºª][^\\W\\d_]")
"""*kanunlarýn*, *þart*, *naþional*: letters of Iceland, which stand where Turkey, Romania and Serbia have others."""
_AT_HOME = re.compile("[áíúčćřěůåø]", re.IGNORECASE)
"""Letters without which no language has those of ``_STRANGER``, and Serbian letters, beside which a Ð is but a slip."""
_AT_HOME_SHARE = 4
_MOJIBAKE = re.compile("[ÂÃÄÅÐÑ][\x80-\xbf‘’‚“”„†‡•…‰‹›€™–—ƒˆ˜œžŸ]")
"""*Ã§*, *Å¡*: UTF-8 that was taken for Latin-1."""
_NOTHING = re.compile("[^\\W\\d_][\ue000-\uf8ff\ufffd]|[\ue000-\uf8ff\ufffd][^\\W\\d_]")
"""A private character or none beside a letter; alone it is a bullet."""
_ICELANDIC = re.compile("[þÞðÐ]|[^\\W\\d_][ºª][^\\W\\d_]")
_LONGEST = 40
"""Letters of the longest words; longer ones are rules, fillers and addresses."""
_PRIVATE = 0xE000
_LETTERED = re.compile(r"[^\W\d_]{2}")


def _class(code: int) -> int:
    r"""Return the class of a character.

    >>> [_class(ord(letter)) for letter in "aшé~þ5"] == [VOWEL, CONSONANT, ACCENTED, SIGN, STRANGER, OTHER]
    True
    """
    letter = chr(code)
    if letter in "~^`{}|":
        return SIGN
    if letter in "þÞðÐýÝ":
        return STRANGER
    if not unicodedata.name(letter, "").startswith(("LATIN", "CYRILLIC")) or not letter.isalpha():
        return OTHER
    if code <= 0xFF < code + 0x40:
        return ACCENTED
    return VOWEL if unicodedata.normalize("NFD", letter)[0].lower() in "aeiouyœıəаеиоуыэюяёіїєѝѐъѣ" else CONSONANT


_CLASSES = array([_class(code) for code in range(0x2000)] + [OTHER])


def is_garbage(words: Sequence[str]) -> bool:
    """Tell whether the words of a page are not what is printed on it.

    >>> is_garbage("^lan 5 Krivi~na dela protiv bezbednosti ra~unara".split())
    True
    >>> is_garbage("Član 5 Krivična dela protiv bezbednosti računara".split())
    False
    """
    words = [word for word in words if len(word) <= _LONGEST]
    text = " ".join(words)
    codes = frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype="<u4")
    if not codes.size:
        return False
    counts = bincount(_CLASSES[minimum(codes, len(_CLASSES) - 1)], minlength=OTHER + 1).tolist()
    vowels = counts[VOWEL] + counts[ACCENTED] + counts[STRANGER]
    letters = vowels + counts[CONSONANT]
    if letters >= _ENOUGH and (counts[ACCENTED] > _ACCENTED * letters or _lacks_vowels(words, vowels / letters)):
        return True
    tells = (
        counts[SIGN] >= _SEVERAL and _signs(words),
        (counts[STRANGER] or "º" in text) and _strangers(words),
        counts[ACCENTED] >= _SEVERAL and len(_MOJIBAKE.findall(text)),
        codes.max() >= _PRIVATE and sum(map(bool, map(_NOTHING.search, words))),
    )
    return max(tells) >= _SEVERAL and max(tells) >= _SHARE * sum(map(bool, map(_LETTERED.search, words)))


def _lacks_vowels(words: Sequence[str], share: float) -> bool:
    """Tell whether too few letters are vowels, or few, and too many words have none."""
    if not _FEWEST_VOWELS < share < _FEW_VOWELS:
        return share <= _FEWEST_VOWELS
    letters = [word for word in words if len(word) > 2 and word.isalpha()]
    without = sum(all(_class(ord(letter)) == CONSONANT for letter in word) for word in letters)
    return without > _WITHOUT_VOWELS * len(letters)


def _signs(words: Sequence[str]) -> int:
    """Return how many words hold a sign that no language has in its words; addresses may."""
    return sum(bool(_SIGNS.search(word)) for word in words if "/" not in word and "@" not in word)


def _strangers(words: Sequence[str]) -> int:
    """Return how many words hold a letter of Iceland that is not at home here."""
    found = sum(map(bool, map(_STRANGER.search, words)))
    at_home = sum(map(bool, map(_AT_HOME.search, words)))
    only_czech = not any(_ICELANDIC.search(word) for word in words)
    return 0 if only_czech or at_home * _AT_HOME_SHARE >= found else found


def notices(sheets: Iterable[Sheet]) -> Iterator[Notice]:
    """Yield what a reader must know of the pages whose text layer is garbage."""
    pages = [str(sheet.number) for sheet in sheets if sheet.fault == LEGACY_FONT]
    if pages:
        text = (
            f"the text layer is garbage on {'page' if len(pages) == 1 else 'pages'} {', '.join(pages)}: its fonts name"
            " other letters than they draw; it was not taken for text"
        )
        yield Notice(LEGACY_FONT, text)
