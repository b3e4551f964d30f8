"""Look-alike letters: a Latin a typed into a Cyrillic word, or the other way round, becomes a letter of its word."""

from __future__ import annotations

import re
from collections.abc import Sequence

_PAIRS = dict(zip("aceijopsxyABCEHIJKMOPSTXYëï", "асеіјорѕхуАВСЕНІЈКМОРЅТХУёї", strict=True))
_TO_CYRILLIC = str.maketrans(_PAIRS)
_TO_LATIN = str.maketrans({cyrillic: latin for latin, cyrillic in _PAIRS.items()})
_LATIN, _CYRILLIC = re.compile("[A-Za-zÀ-ɏ]"), re.compile("[\u0400-\u04ff]")
_PART = re.compile(r"[^\W\d_]+")
_MARK = re.compile(
    r"""
    \(? (?P<letter> [^\W\d_]) (?: \)[.,;:]? | \. )   # a)  (a),  a.
  | \d+[-/]? (?P<suffix> [^\W\d_]) [.,;:)]?         # 251-a  251a.
    """,
    re.VERBOSE,
)
_ROMAN = frozenset("IVXLCDMivx")
"""Letters that may be a number; a page has few other words of one such letter."""


def mend(words: list[str]) -> None:
    """Put each word of a page into one script where only look-alikes stand against it.

    A mark such as *a)* or *251-a* follows the other marks of the page, a word of look-alikes alone the words around it.

    >>> words = ["Члaн", "251-a", "SIM-картичка", "e", "дел", "XI", "а)", "computеr"]
    >>> mend(words)
    >>> [ord(words[0][2]) > 999, ord(words[1][4]) > 999, words[2], ord(words[3]) > 999, words[5], words[7]]
    [True, True, 'SIM-картичка', True, 'XI', 'computer']
    """
    text = " ".join(words)
    if not (_CYRILLIC.search(text) and _LATIN.search(text)):
        return
    mixed = [i for i, word in enumerate(words) if _LATIN.search(word)]
    if _in_cyrillic(text):
        marks = {_letter(mark) for word in words if (mark := _MARK.fullmatch(word))}
        for i in mixed:
            mark = _MARK.fullmatch(words[i])
            words[i] = _cyrillic_mark(words[i], _letter(mark), marks) if mark else _cyrillic_word(words, i)
    for i in mixed:
        words[i] = _PART.sub(lambda part: in_one_script(part[0]), words[i])


def in_one_script(part: str) -> str:
    """Return letters that touch in the script of those among them that no other script has.

    >>> in_one_script("системa") == "система", in_one_script("сomputer"), in_one_script("Wифи")
    (True, 'computer', 'Wифи')
    """
    latin, cyrillic = _LATIN.findall(part), _CYRILLIC.findall(part)
    if not (latin and cyrillic):
        return part
    only_latin, only_cyrillic = (part.translate(table) for table in (_TO_LATIN, _TO_CYRILLIC))
    can_be_latin, can_be_cyrillic = not _CYRILLIC.search(only_latin), not _LATIN.search(only_cyrillic)
    if can_be_latin and can_be_cyrillic:
        return only_latin if len(latin) > len(cyrillic) else only_cyrillic
    return only_latin if can_be_latin else only_cyrillic if can_be_cyrillic else part


def _in_cyrillic(text: str) -> bool:
    return len(_CYRILLIC.findall(text)) > len(_LATIN.findall(text))


def _letter(mark: re.Match[str]) -> str:
    return mark["letter"] or mark["suffix"] or ""


def _cyrillic_mark(word: str, letter: str, marks: set[str]) -> str:
    """Return a mark with its letter in Cyrillic, unless it may be a number or marks of the page have Latin letters."""
    latin = any(_LATIN.match(other) and other not in _PAIRS for other in marks)
    return word if latin or letter in _ROMAN else word.translate(_TO_CYRILLIC)


def _cyrillic_word(words: Sequence[str], i: int) -> str:
    """Return a word in Cyrillic if it is all look-alikes, no number or abbreviation, and among Cyrillic words."""
    word = words[i]
    around = [*words[max(i - 1, 0) : i], *words[i + 1 : i + 2]]
    if _ROMAN.issuperset(word) or not (word[1:].islower() or len(word) == 1) or not _PAIRS.keys() >= set(word):
        return word
    return word.translate(_TO_CYRILLIC) if all(map(_CYRILLIC.search, around)) else word
