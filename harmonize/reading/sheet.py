"""What is on a page before anybody asks what it means: words with boxes and type, and rows of words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from harmonize.model.text import Box, Place, Source


class Word(NamedTuple):
    """Characters of one size and style without a space, where they are printed, in points from the page's top left.

    ``glued`` tells that no space parts the word from the one before it: a letter and the raised digit after it.
    ``confidence``, from 0.0 to 1.0, says how sure a word is that was recognised in a picture.
    """

    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    baseline: float
    size: float
    bold: bool = False
    italic: bool = False
    glued: bool = False
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Sheet:
    """One page as it is read: its number from 1, its size in points, its words in the file's order.

    ``turns`` are the quarter turns to the right by which it is read otherwise than it is shown: a table set sideways.
    ``rules`` are the straight lines that are drawn on it, across or down.
    ``aside`` are lines that run otherwise than the text, or under it, each with its place. ``fault`` is the code of
    the reason why a page is not ``readable``: ``damaged``, ``picture``, ``no-letters`` or ``legacy-font``.
    ``source`` and ``confidence`` are those of :class:`harmonize.model.text.Page`.
    """

    number: int
    width: float
    height: float
    words: tuple[Word, ...] = ()
    readable: bool = True
    turns: int = 0
    rules: tuple[Box, ...] = ()
    aside: tuple[tuple[Place, tuple[Word, ...]], ...] = ()
    fault: str = ""
    source: Source = "text"
    confidence: float = 1.0

    @property
    def shown(self) -> tuple[float, float]:
        """Width and height of the page as it is shown."""
        return (self.height, self.width) if self.turns % 2 else (self.width, self.height)


@dataclass(frozen=True, slots=True)
class Row:
    """The words on one baseline of a page from left to right, most of their letters' type, and the place given them.

    ``column`` says in which column of how many beside each other they stand, from the left.
    """

    page: int
    words: tuple[Word, ...]
    box: Box
    baseline: float
    size: float
    place: Place = "flow"
    centred: bool = False
    indent: float = 0.0
    column: tuple[int, int] = (1, 1)

    @property
    def text(self) -> str:
        """The row's characters, words parted by one space."""
        return "".join([word.text if word.glued else f" {word.text}" for word in self.words]).lstrip()


WHOLE = (1, 1)
"""The column of a row that has the page's whole width to itself."""


def row_of(page: int, words: Sequence[Word], place: Place = "flow", column: tuple[int, int] = WHOLE) -> Row:
    """Return the row of ``words``, of which there is at least one.

    >>> row_of(1, [Word("a", 0, 0, 5, 9, 9, 11.0), Word("bcd", 6, 0, 9, 9, 9, 8.0)]).size
    8.0
    """
    baseline = most(words, [word.baseline for word in words])
    size = most(words, [word.size for word in words])
    return Row(page, tuple(words), box_of(words), baseline, size, place, column=column)


def box_of(words: Sequence[Word]) -> Box:
    """Return the smallest box around ``words``."""
    if len(words) == 1:
        return Box(*words[0][1:5])
    x0s, tops, x1s, bottoms = zip(*[word[1:5] for word in words], strict=True)
    return Box(min(x0s), min(tops), max(x1s), max(bottoms))


def most(words: Sequence[Word], values: Sequence[float]) -> float:
    """Return that one of ``values``, one for each word, which holds for most characters."""
    if len(set(values)) == 1:
        return values[0]
    shares: Counter[float] = Counter()
    for word, value in zip(words, values, strict=True):
        shares[value] += len(word.text)
    return max(shares, key=shares.__getitem__)
