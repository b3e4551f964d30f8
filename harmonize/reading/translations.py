"""Gazettes in two languages: which of the texts is the law's, and which its translation."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import cache
from itertools import accumulate

from harmonize.model.text import RUNNING, Notice
from harmonize.reading.sheet import WHOLE, Row
from harmonize.tongues import tongue_of

_WORD = re.compile(r"[^\W\d_]+")
_NUMBER = re.compile(r"\d+")
_FEWEST = 400
"""Characters of text on each side below which nothing is said of its language."""
_FREQUENT, _OWN = 30, 200
"""The most frequent words by which languages are compared, and those by which a row is given to one of them."""
_SHARED = 0.4
"""Share of their most frequent words that texts of one language have in common at least."""
_SCRIPT = 0.7
"""Share of the letters that are in a text's own script at least."""
_SAME_LAW = 0.5
"""Share of their numbers that two texts of one law have in common at least."""
_ENDS = 0.3
"""Part of a document at its beginning and at its end by which its first and last language are told."""
_SURE = 0.9
"""Share of the rows with words of one of two languages only that must stand on its side."""
_ROWS = 300
"""Rows from all over a text by which its language is told."""


Side = Sequence[int]
"""The rows, by their index, of one of the texts that are printed beside or after each other."""


def with_translations(pages: Sequence[Sequence[Row]], languages: Sequence[str]) -> tuple[list[list[Row]], list[Notice]]:
    """Return ``pages`` with what is a translation of the law put apart, and a notice where there is one.

    Two texts are one law in two languages where their most frequent words differ, or their letters, and their numbers
    agree. They stand in columns, on facing pages, or one after the other. The law's is the one in the first of
    ``languages`` that is there, else the first.
    """
    rows = [row for page in pages for row in page]
    flow = [i for i, row in enumerate(rows) if row.place in RUNNING]
    ways = (_in_columns, _on_facing_pages, _in_succession)
    sides = next((sides for way in ways if len(sides := _of_one_law(rows, way(rows, flow))) > 1), None)
    if sides is None:
        return [list(page) for page in pages], []
    codes = [tongue_of(_sample(rows, side)) for side in sides]
    kept = next((codes.index(code) for code in languages if code in codes), 0)
    moved = {i for side in sides if side is not sides[kept] for i in side}
    placed = iter([replace(row, place="translation") if i in moved else row for i, row in enumerate(rows)])
    return [[next(placed) for _ in page] for page in pages], [_notice(codes, kept)]


def _notice(codes: Sequence[str], kept: int) -> Notice:
    others = [code for i, code in enumerate(codes) if i != kept]
    return Notice(
        "bilingual",
        f"the law is printed in {len(codes)} languages; the text in {codes[kept]} was read, that in "
        f"{' and '.join(others)} was put apart as a translation; to read it instead, say --language {others[0]}",
    )


def _text(rows: Sequence[Row], side: Side) -> str:
    return "\n".join([rows[i].text for i in side])


def _sample(rows: Sequence[Row], side: Side) -> str:
    """Return some rows from all over a text."""
    return _text(rows, side[:: max(1, len(side) // _ROWS)])


def _of_one_law(rows: Sequence[Row], sides: Sequence[Side]) -> list[Side]:
    """Return the first of ``sides`` and those that are the same law in another language."""
    samples = [_sample(rows, side) for side in sides]
    if not sides or min(map(len, samples)) < _FEWEST:
        return []
    others = [side for side, sample in zip(sides, samples, strict=True) if _differ(samples[0], sample)]
    first = _text(rows, sides[0]) if others else ""
    return [sides[0], *(side for side in others if _agree(first, _text(rows, side)))]


def _in_columns(rows: Sequence[Row], flow: Side) -> list[Side]:
    """Return the text of each column, where most of the text is set in columns."""
    columns: dict[tuple[int, int], list[int]] = {}
    for i in flow:
        columns.setdefault(rows[i].column, []).append(i)
    usual = max(columns, key=lambda column: len(columns[column]), default=WHOLE)[1]
    return [columns.get((k + 1, usual), []) for k in range(usual)] if usual > 1 else []


def _on_facing_pages(rows: Sequence[Row], flow: Side) -> list[Side]:
    """Return the text of the pages in the one language and in the other, where they alternate."""
    samples = [_sample(rows, [i for i in flow if rows[i].page % 2 == odd]) for odd in (1, 0)]
    if not _differ(*samples):
        return []
    score = _telling(*samples)
    pages: Counter[int] = Counter()
    for i in flow:
        pages[rows[i].page] += score(rows[i].text)
    agreed = [(value < 0) == (page % 2 == 1) for page, value in pages.items() if value]
    if sum(agreed) < _SURE * len(agreed):
        return []
    return [[i for i in flow if (pages[rows[i].page] > 0) == second] for second in (False, True)]


def _in_succession(rows: Sequence[Row], flow: Side) -> list[Side]:
    """Return the text before and after the place where the language changes."""
    length = int(_ENDS * len(flow))
    samples = [_sample(rows, part) for part in (flow[:length], flow[len(flow) - length :])]
    if not _differ(*samples):
        return []
    score = _telling(*samples)
    scores = [score(rows[i].text) for i in flow]
    at = _turn(rows, flow, scores)
    wrong = sum(value for value in scores[:at] if value > 0) - sum(value for value in scores[at:] if value < 0)
    if wrong > (1 - _SURE) * sum(map(abs, scores)):
        return []
    return [flow[:at], flow[at:]]


def _turn(rows: Sequence[Row], flow: Sequence[int], scores: Sequence[int]) -> int:
    """Return the index in ``flow`` at which the second language begins: of equal ones, where a page or a block does."""
    sums = [0, *accumulate(scores)]
    best = min(sums)
    equal = [at for at, value in enumerate(sums[:-1]) if value == best]
    return max(equal, key=lambda at: _white_above(rows, flow, at), default=0)


def _white_above(rows: Sequence[Row], flow: Sequence[int], at: int) -> float:
    if at == 0 or rows[flow[at]].page != rows[flow[at - 1]].page:
        return float("inf")
    return rows[flow[at]].baseline - rows[flow[at - 1]].baseline


def _telling(first: str, second: str) -> Callable[[str], int]:
    """Return what counts a row's words that only the second text has, less those that only the first has."""
    own = [{word for word, _ in _words(text).most_common(_OWN)} for text in (first, second)]

    def score(row: str) -> int:
        words = _words(row)
        return sum(words[word] for word in words.keys() & (own[1] - own[0])) - sum(
            words[word] for word in words.keys() & (own[0] - own[1])
        )

    return score


def _words(text: str) -> Counter[str]:
    return Counter(word.casefold() for word in _WORD.findall(text))


def _differ(first: str, second: str) -> bool:
    """Tell whether two texts are in different languages: by their scripts, else by their most frequent words.

    >>> _differ("the rain of the day and the snow of the night", "la pluie du jour et la neige de la nuit")
    True
    """
    scripts = _script(first), _script(second)
    if all(scripts) and scripts[0] != scripts[1]:
        return True
    one, other = ({word for word, _ in _words(text).most_common(_FREQUENT)} for text in (first, second))
    return len(one & other) < _SHARED * min(len(one), len(other))


def _script(text: str) -> str:
    """Return the script that nearly all letters of ``text`` are in, as Unicode names it; empty where none is."""
    scripts = Counter(_script_of(char) for char in text if char.isalpha())
    return next((name for name, count in scripts.most_common(1) if count >= _SCRIPT * scripts.total()), "")


@cache
def _script_of(letter: str) -> str:
    return unicodedata.name(letter, "").split(" ")[0]


def _agree(first: str, second: str) -> bool:
    """Tell whether two texts have the same numbers, as a law and its translation do."""
    one, other = (Counter(_NUMBER.findall(text)) for text in (first, second))
    return (one & other).total() >= _SAME_LAW * max(one.total(), other.total(), 1)
