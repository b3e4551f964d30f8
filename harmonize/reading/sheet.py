"""What is on a page before anybody asks what it means: words with boxes and type, and lines of words."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import NamedTuple

from harmonize.model.text import Place


class Word(NamedTuple):
    """Characters of one size and style without a space, where they are printed, in points from the page's top left.

    ``glued`` tells that no space parts the word from the one before it: a letter and the raised digit after it.
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


@dataclass(frozen=True, slots=True)
class Sheet:
    """One page as it was printed: its number from 1, its size in points, its words in the file's order."""

    number: int
    width: float
    height: float
    words: tuple[Word, ...] = ()
    readable: bool = True


@dataclass(frozen=True, slots=True)
class Row:
    """The words that stand on one baseline of one page, from left to right, and the place they were given."""

    page: int
    words: tuple[Word, ...]
    place: Place = "flow"

    @property
    def text(self) -> str:
        """The row's characters, words parted by one space."""
        return "".join(word.text if word.glued else f" {word.text}" for word in self.words).lstrip()

    @property
    def x0(self) -> float:
        """The left edge."""
        return self.words[0].x0

    @property
    def x1(self) -> float:
        """The right edge."""
        return max(word.x1 for word in self.words)

    @property
    def top(self) -> float:
        """The upper edge."""
        return min(word.top for word in self.words)

    @property
    def bottom(self) -> float:
        """The lower edge."""
        return max(word.bottom for word in self.words)

    @property
    def baseline(self) -> float:
        """Where most of the letters stand."""
        return most(self.words, "baseline")

    @property
    def size(self) -> float:
        """The type size of most of the letters."""
        return most(self.words, "size")

    def at(self, place: Place) -> Row:
        """Return the same row, given another place."""
        return replace(self, place=place)


def most(words: tuple[Word, ...], what: str) -> float:
    """Return the value of the column ``what`` that holds for most characters of ``words``.

    >>> most((Word("a", 0, 0, 5, 9, 9, 11.0), Word("bcd", 6, 0, 9, 9, 9, 8.0)), "size")
    8.0
    """
    shares: Counter[float] = Counter()
    for word in words:
        shares[getattr(word, what)] += len(word.text)
    return max(shares, key=shares.__getitem__)
