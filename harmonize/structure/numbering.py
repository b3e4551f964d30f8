"""Numbers of provisions: how they are printed, how they follow one another, how they become ids."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import log2

UPPER = "A-ZÀ-ÖØ-ÞČĆŠŽĐĞİŞŐŰŁĂÂÎȘȚΑ-ΩЀ-ЯҐ"
LOWER = "a-zß-öø-ÿčćšžđğışőűłăâîșțα-ωѐ-џа-яґ"
"""Letters of the alphabets that provisions are numbered with, for a character class."""
MULTIPLIERS: dict[str, int] = {
    **{"bis": 2, "ter": 3, "quater": 4, "quáter": 4, "quinquies": 5, "quinquiens": 5, "sexies": 6, "septies": 7},
    **{"octies": 8, "novies": 9, "nonies": 9, "decies": 10, "undecies": 11, "duodecies": 12, "terdecies": 13},
    **{"quaterdecies": 14, "quindecies": 15, "quinquiesdecies": 15, "sexdecies": 16, "sexiesdecies": 16},
    **{"septdecies": 17, "septiesdecies": 17, "octodecies": 18, "octiesdecies": 18, "noviesdecies": 19, "vicies": 20},
}
"""What Latin countries put behind a number for the second, third, fourth ... inserted after it."""
MULTIPLIED = rf"(?i:{'|'.join(sorted(MULTIPLIERS, key=len, reverse=True))})"
"""The same, for a verbose pattern."""
_SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹"
_RAISED = re.compile(rf"[{_SUPERSCRIPTS}]+")
_PART = re.compile(r"\d+|[^\W\d_]+")
_EDGES = re.compile(r"^[\W_]+|[\W_ºª]+$")
_UNSAFE = re.compile(r"[^\w]+")
_SIGNS = str.maketrans("", "", "ºª")


def number_pattern(sign: str = "", *, decimal: bool = False) -> str:
    """Return a number without its stop, for a verbose pattern.

    ``sign`` matches an ordinal's sign (``6.º-A``), ``decimal`` allows numbers behind a stop (``274.1``).

    >>> found = re.match(number_pattern(), "615-ter. (Accesso)", re.VERBOSE)
    >>> found[0] if found else ""
    '615-ter'
    """
    stopped = r"| \.\d{1,2} (?!\d)" if decimal else ""
    return rf"""
    \d{{1,4}} (?!\d) {sign}
    (?:
        (?<=\d\d) \s? {MULTIPLIED} \s [1-9] (?=\s*\.)       # 211 bis 1.-; no range: it would end before it begins
      | [–-]? \s? {MULTIPLIED} (?:\.\d{{1,2}})? (?![^\W_]|\s\d)   # 509bis, 66a bis, 270-bis.1
        (?: \s [{LOWER}] (?=\s*(?:\.\s|\.?$)) )?             # 588 ter a.
      | [/–-] \d{{1,4}} (?!\d)                             # 323-3-1, 334/1
      {stopped}| \^ \s? \d{{1,2}} (?!\d) | [{_SUPERSCRIPTS}]{{1,2}}     # 360^1, 361¹
      | \s?/\s? (?:[{UPPER}]{{1,2}}|[{LOWER}]{{1,2}}) (?![^\W_])    # 192/b, 319/dh, 143/a/1
      | [–-]? (?:[{UPPER}]{{1,3}}|[{LOWER}]{{1,2}}) (?![^\W_])      # 251-а, 185a, 66A, 12ZA
      | \. [{LOWER}] (?![^\W_])                          # 144.a
      | \s[–-]\s? [{UPPER}{LOWER}] (?=\s*\.?\s*$)       # 251 - а
      | \s [{UPPER}] (?=\s*$)                            # 224-1 A
    ){{0,5}}
    (?![^\W_])
    """


HOLE, NEAR, SAME, BACK = 1.4, 0.75, 1.5, float("inf")
"""What a step from one number to the next costs at most: a hole, a letter out of order, a repetition, a step back."""


@dataclass(frozen=True, slots=True)
class Number:
    """A provision's number as printed, the numbering it belongs to (``Geçici``, ``R``), and its parts in order.

    >>> Number.read("143/a/2").parts, Number.read("361¹").parts, Number.read("712-8", "R").printed
    ((143, 'a', 2), (361, 1), 'R712-8')
    """

    printed: str
    series: str
    parts: tuple[int | str, ...]

    @classmethod
    def read(cls, digits: str, series: str = "", glue: str = "") -> Number:
        """Read the number printed as ``digits``, in the numbering ``series``, with ``glue`` between the two."""
        digits = " ".join(digits.split())
        parts = tuple(int(part) if part.isdigit() else part.lower() for part in _PART.findall(_lowered(digits)))
        return cls(f"{series}{glue}{digits}", series, parts)

    @property
    def lead(self) -> int:
        """The first digits, 0 where there are none."""
        return self.parts[0] if self.parts and isinstance(self.parts[0], int) else 0


def _lowered(digits: str) -> str:
    """Put raised digits on the line: ``361¹`` becomes ``361^1``."""
    return _RAISED.sub(lambda raised: "^" + unicodedata.normalize("NFKC", raised[0]), digits)


def token(printed: str) -> str:
    """Return a number as it stands in an id.

    >>> token("192/b"), token("251 - А"), token("Geçici 1"), token("§ 2"), token("361¹"), token("6.º-A")
    ('192-b', '251-А', 'Geçici-1', '2', '361-1', '6-A')
    """
    return _UNSAFE.sub("-", _lowered(printed.translate(_SIGNS))).strip("-")


def stripped(printed: str) -> str:
    """Return a printed number without the marks around it and the sign of an ordinal.

    >>> stripped("(1)"), stripped("§ 2."), stripped("192/b"), stripped("6.º"), stripped("Neni 5")
    ('1', '2', '192/b', '6', 'Neni 5')
    """
    return _EDGES.sub("", printed)


def rank(letters: str, alphabet: Sequence[str]) -> int:
    """Return where ``letters`` come in an alphabet, from 1; two letters come after their first; 0 if unknown.

    >>> [rank(letters, ["a", "b", "c", "dh", "e"]) for letters in ("a", "dh", "ba", "x")]
    [100, 400, 201, 0]
    """
    if letters in MULTIPLIERS:
        return 100 * MULTIPLIERS[letters]
    if letters in alphabet:
        return 100 * (1 + alphabet.index(letters))
    first, rest = letters[:1], letters[1:]
    if first in alphabet and rest in alphabet:
        return 100 * (1 + alphabet.index(first)) + 1 + alphabet.index(rest)
    return 0


def step(before: Number, after: Number, alphabets: Sequence[Sequence[str]]) -> float:
    """Return the cost of ``after`` being printed next after ``before``: 0.0 for a successor, infinite for a step back.

    >>> abc = ["a b c".split()]
    >>> [step(Number.read(a), Number.read(b), abc) for a, b in [("5", "6"), ("5/b", "6"), ("5", "5/a"), ("6", "5")]]
    [0.0, 0.0, 0.0, inf]
    """
    if before.parts == after.parts:
        return SAME
    at = next((i for i, (x, y) in enumerate(zip(before.parts, after.parts, strict=False)) if x != y), -1)
    if at < 0:
        return _shorter_or_longer(before, after)
    x, y = before.parts[at], after.parts[at]
    if isinstance(x, int) and isinstance(y, int):
        return hole(y - x)
    if isinstance(x, str) and isinstance(y, str):
        return 0.0 if any(rank(x, letters) < rank(y, letters) for letters in alphabets) else NEAR
    return NEAR


def _shorter_or_longer(before: Number, after: Number) -> float:
    """Cost where one number begins with the other: ``5`` and ``5/a``."""
    if len(after.parts) < len(before.parts):
        return NEAR if isinstance(before.parts[len(after.parts)], str) else BACK
    new = after.parts[len(before.parts)]
    return hole(new) if isinstance(new, int) and new > 0 else 0.0


def hole(gap: int) -> float:
    """Return what a step of ``gap`` numbers costs.

    >>> hole(1), hole(2), hole(1000), hole(0)
    (0.0, 0.75, 1.4, inf)
    """
    return min(HOLE, 0.75 * log2(gap)) if gap > 0 else BACK


def skipped(before: Number, after: Number, most: int = 20) -> tuple[str, ...]:
    """Return the whole numbers that a sequence leaves out between two neighbours; ``113-14``, ``121-1`` leave out none.

    >>> skipped(Number.read("131-4"), Number.read("131-7")), skipped(Number.read("8/b"), Number.read("9"))
    (('131-5', '131-6'), ())
    """
    at = next((i for i, (x, y) in enumerate(zip(before.parts, after.parts, strict=False)) if x != y), -1)
    x, y = (before.parts[at], after.parts[at]) if at >= 0 else (0, 0)
    if not (isinstance(x, int) and isinstance(y, int)) or isinstance(dict(enumerate(after.parts)).get(at + 1), int):
        return ()
    stem = "".join(f"{part}-" for part in before.parts[:at])
    return tuple(f"{before.series}{stem}{n}" for n in range(x + 1, min(y, x + 1 + most)))


def left_out(units: Sequence[tuple[Number, Number]]) -> tuple[str, ...]:
    """Return the numbers that a law's numbering skips, each series by itself; a unit may bear a first and a last.

    >>> left_out([(number, number) for number in map(Number.read, ("5", "6", "9"))])
    ('7', '8')
    """
    ends: dict[str, Number] = {}
    holes: list[str] = []
    for number, last in units:
        before = ends.get(number.series)
        if before and step(before, number, ()) != BACK:
            holes += skipped(before, number)
        ends[number.series] = last
    return tuple(holes)


def repeated(numbers: Iterable[Number]) -> tuple[str, ...]:
    """Return the numbers that a law's numbering has twice.

    >>> repeated(map(Number.read, ("5", "6", "5", "5")))
    ('5',)
    """
    counts = Counter(number.printed for number in numbers)
    return tuple(printed for printed, count in counts.items() if count > 1)
