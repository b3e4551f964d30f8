"""Characters of a page to runs: those that touch, are set alike and stand on one baseline."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, compress, count, repeat
from operator import ne, sub
from typing import Any, NamedTuple

from numpy import array, flatnonzero, frombuffer, minimum

from harmonize.reading.characters import cleaned, odd_characters
from harmonize.reading.overprint import Stretch
from harmonize.reading.pdfium import PrintedPage, Type
from harmonize.reading.scripts import mend

_SPACES = array([chr(code).isspace() for code in range(0x3002)])
"""Which characters part words, by code; U+3000 is the last."""
_PIECE = re.compile(
    r"""
    [\ufffe\x02]                            # a hyphen at a line's end: what follows stands on the next line
  | (?P<digits> \d+) | [*†‡§]               # may be raised: 361 and its index 1, a word and its note mark
  | \( (?=[\d*]{1,3}\)) | (?<=[\d*]) \)     # (12), raised or not
  | [^\s\d*†‡§\ufffe\x02()]+
  | [()]
    """,
    re.VERBOSE,
)
_LINE_END = re.compile(r"[\ufffe\x02]")
_BASELINE = 0.5
"""Points by which the baselines of the parts of one word may differ."""


class Run(NamedTuple):
    """Characters ``start`` to ``end`` of a page, set alike on one baseline; ``glued`` as in Word."""

    start: int
    end: int
    drawn: int
    glued: bool


@dataclass(slots=True)
class Runs:
    """The runs of a page as columns of one length: that is how a page is read without a line of Python for each."""

    texts: list[str]
    starts: list[int]
    ends: list[int]
    drawn: list[int]
    glued: list[bool]

    def put(self, at: int, runs: Sequence[Run], characters: str) -> None:
        """Put ``runs`` in the place of the run at ``at``."""
        here = slice(at, at + 1)
        self.starts[here], self.ends[here], self.drawn[here], self.glued[here] = map(list, zip(*runs, strict=True))
        self.texts[here] = [characters[run.start : run.end] for run in runs]

    def where(self, wanted: Iterable[bool]) -> Runs:
        """Return the runs that are wanted."""
        kept = list(wanted)
        texts, glued = list(compress(self.texts, kept)), list(compress(self.glued, kept))
        starts, ends, drawn = (list(compress(column, kept)) for column in (self.starts, self.ends, self.drawn))
        return Runs(texts, starts, ends, drawn, glued)

    def cut(self, start: int, end: int) -> Runs:
        """Return the runs from ``start`` to ``end``."""
        here = slice(start, end)
        return Runs(self.texts[here], self.starts[here], self.ends[here], self.drawn[here], self.glued[here])

    def firsts(self) -> list[int]:
        """Return the indices of the runs that begin what one text object draws."""
        return [0, *compress(count(1), map(ne, self.drawn, self.drawn[1:]))] if self.drawn else []

    def spread(self, values: Mapping[int, tuple[Any, ...]]) -> Iterator[Iterator[Any]]:
        """Yield a column for each place of ``values``, which what draws a run gives it."""
        firsts = self.firsts()
        lengths = list(map(sub, [*firsts[1:], len(self.drawn)], firsts))
        for column in zip(*(values[self.drawn[i]] for i in firsts), strict=True):
            yield chain.from_iterable(map(repeat, column, lengths))


class Setting(NamedTuple):
    """How a text object is set, where it begins, in PDF space, and a character of it."""

    type: Type
    x: float
    y: float
    at: int


def runs_of(page: PrintedPage, characters: str) -> tuple[Runs, dict[int, Setting]]:
    """Return the runs of a page, and the setting of what draws each."""
    texts, starts, ends = _parted(characters)
    runs = Runs(texts, starts, ends, page.drawn(starts), [False] * len(starts))
    parts = [(i, _pieces(page, characters, starts[i], ends[i])) for i in _composite(page, characters, runs)]
    firsts = {piece.drawn: piece.start for _, pieces in reversed(parts) for piece in reversed(pieces)}
    firsts |= zip(reversed(runs.drawn), reversed(runs.starts), strict=True)
    settings = _settings(page, firsts)
    for i, pieces in reversed(parts):
        runs.put(i, _joined(pieces, settings), characters)
    for i in _odd(characters, runs.starts):
        runs.texts[i] = cleaned(runs.texts[i])
    mend(runs.texts)
    return runs, settings


def _parted(characters: str) -> tuple[list[str], list[int], list[int]]:
    r"""Return the stretches without a space, their starts and their ends.

    >>> _parted("Rain  falls\r\nhere")
    (['Rain', 'falls', 'here'], [0, 6, 13], [4, 11, 17])
    """
    codes = frombuffer(f" {characters} ".encode("utf-32-le", "surrogatepass"), dtype="<u4")
    spaces = _SPACES[minimum(codes, len(_SPACES) - 1)]
    edges = flatnonzero(spaces[:-1] != spaces[1:]).tolist()
    starts, ends = edges[0::2], edges[1::2]
    return [characters[start:end] for start, end in zip(starts, ends, strict=True)], starts, ends


def _odd(characters: str, starts: Sequence[int]) -> Iterable[int]:
    """Return the indices of the runs that have a character to be cleaned."""
    odd = odd_characters(characters)
    return range(len(starts)) if odd is None else {bisect_right(starts, index) - 1 for index in odd}


def stretches(page: PrintedPage, runs: Runs, settings: Mapping[int, Setting]) -> list[Stretch]:
    """Return what each text object draws, of those that run from left to right."""
    firsts = runs.firsts()
    lasts = [after - 1 for after in [*firsts[1:], len(runs.starts)][: len(firsts)]]
    rights = page.boxes([runs.ends[i] - 1 for i in lasts])[2::4]
    return [
        Stretch(setting.y, setting.x, right, runs.starts[first], runs.ends[last])
        for first, last, right in zip(firsts, lasts, rights, strict=True)
        if (setting := settings[runs.drawn[first]]).type.turn == 0
    ]


def _composite(page: PrintedPage, characters: str, runs: Runs) -> list[int]:
    """Return the indices of the stretches that several text objects draw, or that go on on the next line.

    Objects follow one another: what draws the next stretch's first character too has drawn the whole of this one.
    """
    if not runs.starts:
        return []
    changes = map(ne, runs.drawn, [*runs.drawn[1:], 0])
    lasts = list(compress(count(), changes))
    drawn = page.drawn([runs.ends[i] - 1 for i in lasts])
    found = {i for i, by in zip(lasts, drawn, strict=True) if by != runs.drawn[i]}
    found |= {bisect_right(runs.starts, mark.start()) - 1 for mark in _LINE_END.finditer(characters)}
    return sorted(found)


def _pieces(page: PrintedPage, characters: str, first: int, last: int) -> list[Run]:
    """Return the parts of a stretch that are set alike within; digits one by one where they are drawn apart."""
    starts: list[int] = []
    for piece in _PIECE.finditer(characters, first, last):
        start, end = piece.span()
        apart = piece.lastgroup and end - start > 1 and len(set(page.drawn((start, end - 1)))) > 1
        starts += range(start, end) if apart else (start,)
    glued = [start > first and not _LINE_END.match(characters, start - 1) for start in starts]
    nothing = (-start for start in starts)  # a hyphen that PDFium made up is drawn by nothing
    drawn = (by or own for by, own in zip(page.drawn(starts), nothing, strict=True))
    return list(map(Run, starts, [*starts[1:], last], drawn, glued))


def _joined(pieces: Iterable[Run], settings: Mapping[int, Setting]) -> list[Run]:
    """Join the pieces of a stretch that are set alike, on one baseline."""
    joined: list[Run] = []
    for piece in pieces:
        if joined and piece.glued and _alike(settings[joined[-1].drawn], settings[piece.drawn]):
            joined[-1] = joined[-1]._replace(end=piece.end)
        else:
            joined.append(piece)
    return joined


def _alike(one: Setting, other: Setting) -> bool:
    if one.type != other.type:
        return False
    across = one.y - other.y if one.type.turn in (0, 2) else one.x - other.x
    return one.type.turn is None or abs(across) < _BASELINE


def _settings(page: PrintedPage, firsts: Mapping[int, int]) -> dict[int, Setting]:
    """Return how each text object is set; ``firsts`` names a character of each."""
    indices = list(firsts.values())
    origins = page.origins(indices)
    types = page.types(indices, list(firsts))
    return dict(zip(firsts, map(Setting, types, origins[0::2], origins[1::2], indices), strict=True))
