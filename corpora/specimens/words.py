"""Words as they are printed: pieces in one style, footnote marks, and where a word may be divided."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class Piece:
    """Text in one style; ``raised`` is a footnote mark, named by its text."""

    text: str
    size: float
    family: str
    bold: bool = False
    raised: bool = False


Word = tuple[Piece, ...]
"""Pieces printed without a space between them."""


NOTE_MARK = re.compile(r"(\{\d+\})")  # '{2}[thirty thousand crowns]'
VOWELS = "аеиоуaeiouëy"
VOWEL = re.compile(f"[{VOWELS}]", re.IGNORECASE)  # 'а' in 'пода-', none in 'сп-'
SYLLABLE = re.compile(rf"(?<=\w\w)(?=[^\W\d_{VOWELS}][{VOWELS}]\w)", re.IGNORECASE)  # 'по|да|тоци'


def words(text: str, size: float, family: str, bold: bool = False) -> list[Word]:
    """Cut a text into words, footnote marks raised."""
    plain = Piece("", size, family, bold)
    return [tuple(piece(part, plain) for part in NOTE_MARK.split(word) if part) for word in text.split()]


def piece(part: str, plain: Piece) -> Piece:
    """Make one piece of a word."""
    if NOTE_MARK.fullmatch(part):
        return replace(plain, text=part.strip("{}"), size=plain.size * 0.65, raised=True)
    return replace(plain, text=part)


def divisions(word: Word) -> Iterator[tuple[Word, Word]]:
    """Yield the ways to divide a word at a line's end, the longest beginning first.

    >>> [head[0].text for head, _ in divisions((Piece("податоци", 9, "sans"),))]
    ['пода-', 'по-']
    """
    if len(word) == 1 and word[0].text[:1].isalpha():
        text = word[0].text
        for at in reversed([found.start() for found in SYLLABLE.finditer(text) if VOWEL.search(text[: found.start()])]):
            yield (replace(word[0], text=text[:at] + "-"),), (replace(word[0], text=text[at:]),)
