"""Runs of a page to words, each where it stands on the page as it is read; and what runs otherwise than the text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterator, Mapping
from functools import partial
from itertools import compress, groupby
from operator import not_
from sys import intern
from typing import NamedTuple

from harmonize.reading.frame import Frame
from harmonize.reading.overprint import without_doubles, without_overprint
from harmonize.reading.pdfium import PrintedPage
from harmonize.reading.runs import Runs, Setting, runs_of, stretches
from harmonize.reading.sheet import Word
from harmonize.reading.watermarks import LARGE, printed_through

_WORD = partial(tuple.__new__, Word)
"""``Word`` from its values in one, without a line of Python for each word."""


class Aside(NamedTuple):
    """A line that is not set as the text is; ``sideways``: in dark type, along an edge of the page."""

    words: tuple[Word, ...]
    sideways: bool


class Printed(NamedTuple):
    """The words of a page that run as most of its text does, the other lines, and the frame in which all are read."""

    words: tuple[Word, ...]
    aside: tuple[Aside, ...]
    frame: Frame


def words(page: PrintedPage, characters: str) -> Printed:
    """Return the words of a page, in the file's order."""
    characters = without_doubles(page, characters)
    runs, settings = runs_of(page, characters)
    once = without_overprint(page, characters, stretches(page, runs, settings))
    if once != characters:
        runs, settings = runs_of(page, once)
    frame = _frame(page, runs, settings)
    large = any(setting.type.size >= LARGE for setting in settings.values())
    if not large and all(setting.type.turn == frame.turns for setting in settings.values()):
        return Printed(tuple(_words(page, runs, settings, frame)), (), frame)
    return _parted(page, runs, settings, frame)


def _frame(page: PrintedPage, runs: Runs, settings: Mapping[int, Setting]) -> Frame:
    """Return the frame in which most of a page's letters are upright."""
    frame = Frame(*page.bounds, page.turns)
    if all(setting.type.turn == frame.turns for setting in settings.values()):
        return frame
    letters: Counter[int | None] = Counter()
    for drawn, text in zip(runs.drawn, runs.texts, strict=True):
        letters[settings[drawn].type.turn] += len(text)
    most = max(letters, key=letters.__getitem__)
    return frame if most is None else frame._replace(turns=most)


def _parted(page: PrintedPage, runs: Runs, settings: Mapping[int, Setting], frame: Frame) -> Printed:
    """Return the words of a page of which some may run otherwise than the others, or under them."""
    pale = {drawn for drawn, (type_, _, _, i) in settings.items() if type_.size >= LARGE and page.pale(i)}
    along = [drawn not in pale and settings[drawn].type.turn == frame.turns for drawn in runs.drawn]
    upright = tuple(_words(page, runs.where(along), settings, frame))
    aside = _lines(page, runs.where(map(not_, along)), settings, pale, frame)
    under = printed_through(upright)
    if not under:
        return Printed(upright, tuple(aside), frame)
    through = (Aside((upright[i],), sideways=False) for i in sorted(under))
    kept = tuple(word for i, word in enumerate(upright) if i not in under)
    return Printed(kept, (*aside, *through), frame)


def _lines(
    page: PrintedPage, runs: Runs, settings: Mapping[int, Setting], pale: Container[int], frame: Frame
) -> Iterator[Aside]:
    """Yield the lines that runs which are not set as the text is are printed on."""

    def line(i: int) -> tuple[bool, int | None, float, int]:
        (size, _, _, turn), x, y, _ = settings[runs.drawn[i]]
        across = 0.0 if turn is None else x if turn % 2 else y
        return runs.drawn[i] not in pale and turn is not None, turn, size, round(across)

    for (sideways, *_), group in groupby(range(len(runs.drawn)), line):
        indices = list(group)
        found = tuple(_words(page, runs.cut(indices[0], indices[-1] + 1), settings, frame))
        if found:
            yield Aside(found, sideways)


def _words(page: PrintedPage, runs: Runs, settings: Mapping[int, Setting], frame: Frame) -> Iterator[Word]:
    """Yield the words that runs are, where they stand in ``frame``."""
    if not runs.starts:
        return iter(())
    first, last = page.boxes(runs.starts), page.boxes([end - 1 for end in runs.ends])
    types = {drawn: (frame.point(x, y)[1], *kind[:3]) for drawn, (kind, x, y, _) in settings.items()}
    plain = frame.turns == 0 and all(setting.type.turn == 0 for setting in settings.values())
    edges = (frame.upright if plain else frame.around)(first, last)
    sure = [1.0] * len(runs.texts)
    found = map(_WORD, zip(map(intern, runs.texts), *edges, *runs.spread(types), runs.glued, sure, strict=True))
    return compress(found, runs.texts)
