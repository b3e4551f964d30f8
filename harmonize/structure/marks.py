"""Marks of paragraphs and points, ``(1)``, ``b)``, ``(iv)``, ``1°``, ``-``: their form, their place in a list."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from harmonize.structure.numbering import MULTIPLIED, rank

_MARK = re.compile(
    rf"""
    (?: \d{{0,2}}\[\s? (?=\() )?                                    # 2[(aa): inserted, and the mark of its note
    (?: \(  (?P<within>\d{{1,3}}(?:-?\s?{MULTIPLIED}|-?[^\W\d_])?|[^\W\d_]{{1,5}}) \)  # (1), (2a), (a), (iv)
      | \[? (?P<before>(?:\d{{1,2}}\.){{0,2}}\d{{1,3}}(?:-?{MULTIPLIED}|[^\W\d_])?|[^\W\d_]{{1,4}}(?:/\d{{1,2}})?)
        (?P<close>\)|\.-?(?!\d)|\s?°) (?P<times>\s{MULTIPLIED})? (?=\D)      # 1. a) 1° 1.1. 1-bis. 2° bis
      | (?P<plain>\d{{1,2}}) (?=\s[(«"“A-ZÀ-Þ])                       # 1 Le présent code
      | §\s?(?P<section>\d{{1,3}}(?:\s?[º°ª])?(?:-[A-Z]\b|bis|ter)?)\.?(?:\s?[–-]\s)?  # § 2, § 1º-A -
      | (?P<listed>\d{{1,3}}|[IVXLC]{{1,8}}(?:-[A-Z])?) \s?[-–—] (?=\s)   # 1 - O presente, IV - os bens
      | (?P<dash>[-–—•]) (?=\s)
    ) \s*
    """,
    re.VERBOSE,
)
_ROMAN = re.compile(r"(?:xc|xl|l?x{0,4})(?:ix|iv|v?i{0,4})$")
_VALUES = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}
_SIGNS = str.maketrans("", "", "º°ª")
SOLE = "sole"
"""The form of the mark of a unit's only paragraph: ``Parágrafo único``."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A mark at the start of a block: its form (``(1)``, ``a)``, ...), its number as printed, its length."""

    form: str
    number: str
    length: int


def read(text: str, at: int) -> list[Mark]:
    """Return what the mark at ``at`` can be; ``(i)`` is both a letter and a roman number.

    >>> [(mark.form, mark.number) for mark in read("(i) any person", 0)]
    [('(a)', 'i'), ('(i)', 'i')]
    >>> read("any person", 0)
    []
    """
    match = _MARK.match(text, at)
    if match is None:
        return []
    length = match.end() - match.start()
    if match["dash"]:
        return [Mark("-", "", length)]
    if match["section"]:
        return [Mark("§ 1", match["section"].translate(_SIGNS).replace(" ", ""), length)]
    if match["listed"]:
        kind = "1 -" if match["listed"][0].isdigit() else "I -"
        return [Mark(kind, match["listed"], length)]
    if match["plain"]:
        return [Mark("1", match["plain"], length)]
    number = match["within"] or match["before"] + (match["times"] or "")
    frame = "({})" if match["within"] else "{}" + match["close"].replace("-", "").strip()
    return [Mark(frame.format(kind), number, length) for kind in _kinds(number)]


def _kinds(number: str) -> list[str]:
    """Return by which example a form is named: ``1``, ``1.1``, ``a``, ``A``, ``i``, ``I``, ``aa``."""
    if "." in number:
        return ["1.1"]
    if number[0].isdigit():
        return ["1"]
    number = number.split("/")[0]
    upper = number.isupper()
    kinds = ["A" if upper else "a"] if len(number) <= 3 else []
    if _ROMAN.match(number.lower()):
        kinds.append("I" if upper else "i")
    if len(number) == 2 and number[0] == number[1]:
        kinds.append("AA" if upper else "aa")
    return kinds


def value(mark: Mark, alphabet: Sequence[str]) -> int:
    """Return a mark's place in its list, in hundreds so that insertions fit between; 0 where it has none.

    >>> [value(Mark("(a)", n, 0), list("abcd")) for n in ("a", "c", "ca")], value(Mark("(i)", "iv", 0), [])
    ([100, 300, 301], 400)
    """
    kind = mark.form.strip("().°§ -")
    if kind == "1":
        digits = re.match(r"\d+", mark.number)
        letter = mark.number[len(digits[0]) :].strip(" -").lower() if digits else ""
        return 100 * int(digits[0]) + (rank(letter, alphabet) // 100 if letter else 0) if digits else 0
    if kind == "1.1":
        return 100 * int(mark.number.rstrip(".").split(".")[-1] or 0) if mark.number[-1].isdigit() else 0
    if kind in ("i", "I"):
        roman, _, inserted = mark.number.lower().partition("-")
        return 100 * _roman(roman) + (rank(inserted, alphabet) // 100 if inserted else 0)
    if kind in ("aa", "AA"):
        return rank(mark.number[0].lower(), alphabet)
    letters, _, inserted = mark.number.lower().partition("/")
    place = rank(letters, alphabet)
    return place + int(inserted) if place and inserted else place


def _roman(number: str) -> int:
    values = [_VALUES.get(letter, 0) for letter in number]
    return sum(-a if a < b else a for a, b in zip(values, [*values[1:], 0], strict=True))


def is_first(mark: Mark, alphabets: Sequence[Sequence[str]]) -> bool:
    """Tell whether a mark can begin a list.

    >>> is_first(Mark("(1)", "1", 0), []), is_first(Mark("(a)", "b", 0), [list("ab")])
    (True, False)
    """
    return mark.form in ("-", SOLE) or any(value(mark, letters) == 100 for letters in alphabets or [()])


def follows(mark: Mark, last: Mark, alphabets: Sequence[Sequence[str]], most: int = 1) -> bool:
    """Tell whether a mark comes at most ``most`` places after ``last`` in one list; some may have been repealed.

    >>> abc = [list("abcdefg")]
    >>> b, c, f = (Mark("a)", letter, 2) for letter in "bcf")
    >>> follows(c, b, abc), follows(f, b, abc), follows(f, b, abc, 4)
    (True, False, True)
    """
    if mark.form != last.form:
        return False
    if mark.form == "-":
        return True
    steps = [value(mark, letters) - value(last, letters) for letters in alphabets or [()] if value(last, letters)]
    return any(0 < step <= 100 * most for step in steps)
