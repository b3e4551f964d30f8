"""What is printed over or under the text and is none of it: watermarks, side prints, stamps with a site's address."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import compress, groupby
from operator import not_
from typing import NamedTuple

from harmonize.model.text import Place
from harmonize.reading.sheet import Row, Sheet, Word, row_of

LARGE = 24.0
"""Points from which type may be a watermark."""
_LARGER = 2.5
"""How much larger than the text a watermark is printed through it."""
_THROUGH = 3
"""Words of the text that stand on a watermark which is not pale."""
_POSTER = 50
"""Large words from which a page is one of large type."""
_TABLE = 200
"""Letters from which text that runs sideways on an upright page is a table of the law, not a print along its edge."""
_ADDRESS = re.compile(
    r"""
    https?://\S+              # https://gazette.example/laws
  | www\.\S+                  # www.gazette.example
  | \S+@\S+\.\w{2,}           # office@gazette.example
    """,
    re.VERBOSE | re.IGNORECASE,
)
_PAGES = 3
"""Pages on which a stamp stands at the same place at least."""
_DRIFT = 3.0
_WITHIN = 3
"""Lines above and below a stamp that stands within the text; nearer to the edge it is a running head or foot."""


class Spot(NamedTuple):
    """A word and, roughly, where it stands."""

    text: str
    x: int
    y: int


def printed_through(words: Sequence[Word]) -> frozenset[int]:
    """Return the indices of the large words that words of the text stand on, and of those on a line with them.

    >>> text = [Word(w, x, 50, x + 20, 60, 58, 11.0) for w, x in (("rain", 40), ("falls", 70), ("here", 100))]
    >>> printed_through([*text, Word("DRAFT", 20, 20, 220, 90, 80, 60.0)])
    frozenset({3})
    """
    large = [i for i, word in enumerate(words) if word.size >= LARGE]
    if len(large) > _POSTER:
        return frozenset()
    lines = {words[i][5:7] for i in large if _stood_on(words[i], words) >= _THROUGH}
    return frozenset(i for i in large if words[i][5:7] in lines)


def _stood_on(large: Word, words: Iterable[Word]) -> int:
    return sum(
        large.x0 < (word.x0 + word.x1) / 2 < large.x1 and large.top < (word.top + word.bottom) / 2 < large.bottom
        for word in words
        if word.size * _LARGER <= large.size
    )


def place_aside(lines: Iterable[Sequence[Word]]) -> Place:
    """Return the place of the dark lines of a page that run sideways."""
    letters = sum(len(word.text) for line in lines for word in line)
    return "table" if letters >= _TABLE else "watermark"


def without_stamps(sheets: Sequence[Sheet]) -> list[Sheet]:
    """Return ``sheets`` with the addresses that are stamped at one place within the text of many pages put aside."""
    if sum(any(map(_is_address, sheet.words)) for sheet in sheets) < _PAGES:
        return list(sheets)
    counts = Counter(spot for sheet in sheets for spot in {_spot(word) for word in sheet.words})
    return [_without_stamp(sheet, counts) for sheet in sheets]


def _is_address(word: Word) -> bool:
    return bool(_ADDRESS.fullmatch(word.text))


def _spot(word: Word) -> Spot:
    return Spot(word.text, round(word.x0 / _DRIFT), round(word.baseline / _DRIFT))


def _without_stamp(sheet: Sheet, counts: Counter[Spot]) -> Sheet:
    spots = [_spot(word) for word in sheet.words]
    heights = {spot.y for spot in spots}
    lines = {
        spot.y for word, spot in zip(sheet.words, spots, strict=True) if _is_address(word) and _is_stamp(spot, counts)
    }
    lines = {y for y in lines if _is_within(y, heights)}
    stamps = [spot.y in lines and _is_stamp(spot, counts) for spot in spots]
    taken = groupby(compress(sheet.words, stamps), key=lambda word: round(word.baseline))
    rows: list[tuple[Place, tuple[Word, ...]]] = [("watermark", tuple(row)) for _, row in taken]
    kept = tuple(compress(sheet.words, map(not_, stamps)))
    return replace(sheet, words=kept, aside=(*sheet.aside, *rows)) if rows else sheet


def _is_stamp(spot: Spot, counts: Counter[Spot]) -> bool:
    return counts[spot] >= _PAGES


def _is_within(y: int, lines: Iterable[int]) -> bool:
    """Tell whether enough lines stand above and below the height ``y``."""
    others = list(lines)
    return min(sum(other < y for other in others), sum(other > y for other in others)) > _WITHIN


def aside(sheet: Sheet) -> list[Row]:
    """Return the rows of what a page has aside of its text."""
    return [row_of(sheet.number, words, place) for place, words in sheet.aside if sheet.readable]
