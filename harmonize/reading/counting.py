"""Numbers as word processors and browsers write them before the items of a list."""

from __future__ import annotations

from collections.abc import Callable

_LATIN = "abcdefghijklmnopqrstuvwxyz"
_RUSSIAN = "абвгдежзиклмнопрстуфхцчшщэюя"
"""The letters that Word counts with in its Russian lists: those that begin words."""
_GREEK = "αβγδεζηθικλμνξοπρστυφχψω"
_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"),
    (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_MOST = 4999
"""The largest number that is written with Roman letters; larger ones are written with digits."""


def roman(number: int) -> str:
    """Return a number in small Roman letters; digits where it has none.

    >>> roman(4), roman(1994), roman(0)
    ('iv', 'mcmxciv', '0')
    """
    if not 0 < number <= _MOST:
        return str(number)
    written = ""
    for value, letters in _ROMAN:
        times, number = divmod(number, value)
        written += letters * times
    return written


def repeated(number: int, alphabet: str = _LATIN) -> str:
    """Return a number in letters as Word counts: after ``z`` comes ``aa``, then ``bb``.

    >>> repeated(3), repeated(27), repeated(28)
    ('c', 'aa', 'bb')
    """
    if number < 1 or number > len(alphabet) * 30:
        return str(number)
    times, place = divmod(number - 1, len(alphabet))
    return alphabet[place] * (times + 1)


def combined(number: int, alphabet: str = _LATIN) -> str:
    """Return a number in letters as CSS counts: after ``z`` comes ``aa``, then ``ab``.

    >>> combined(26), combined(27), combined(28)
    ('z', 'aa', 'ab')
    """
    if number < 1:
        return str(number)
    written = ""
    while number:
        number, place = divmod(number - 1, len(alphabet))
        written = alphabet[place] + written
    return written


def ordinal(number: int) -> str:
    """Return a number as Word's English ordinal.

    >>> [ordinal(number) for number in (1, 2, 3, 4, 11, 22)]
    ['1st', '2nd', '3rd', '4th', '11th', '22nd']
    """
    teens = 10 <= number % 100 <= 20
    return f"{number}{'th' if teens else {1: 'st', 2: 'nd', 3: 'rd'}.get(number % 10, 'th')}"


IN_WORD: dict[str, Callable[[int], str]] = {
    "decimalZero": "{:02d}".format,
    "lowerLetter": repeated,
    "upperLetter": lambda number: repeated(number).upper(),
    "lowerRoman": roman,
    "upperRoman": lambda number: roman(number).upper(),
    "russianLower": lambda number: repeated(number, _RUSSIAN),
    "russianUpper": lambda number: repeated(number, _RUSSIAN).upper(),
    "ordinal": ordinal,
    "numberInDash": "- {} -".format,
    "decimalEnclosedParen": "({})".format,
    "decimalEnclosedFullstop": "{}.".format,
    "none": lambda number: "",
}
"""How the number formats of Word's lists (ECMA-376, ST_NumberFormat) write a number; all others with digits."""

IN_HTML: dict[str, Callable[[int], str]] = {
    "decimal-leading-zero": "{:02d}".format,
    "lower-alpha": combined,
    "lower-latin": combined,
    "a": combined,
    "upper-alpha": lambda number: combined(number).upper(),
    "upper-latin": lambda number: combined(number).upper(),
    "A": lambda number: combined(number).upper(),
    "lower-roman": roman,
    "i": roman,
    "upper-roman": lambda number: roman(number).upper(),
    "I": lambda number: roman(number).upper(),
    "lower-greek": lambda number: combined(number, _GREEK),
}
"""How CSS's list styles, and HTML's types, write a number; all others with digits."""
