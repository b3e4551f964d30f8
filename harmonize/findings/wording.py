"""Wording: two texts of a provision compared word by word, in bounded time."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import takewhile

from harmonize.model.progress import Piece, Shape

MOST = 3_000
"""Between the words that two texts begin and end with alike, so many words of each are compared one by one."""
_WORD = re.compile(
    r"""
    (?P<blank>\s*)
    (?P<word>\w+ | [^\w\s])   # 'deletes' and ',': a comma that comes makes no other word of the one before it
    """,
    re.VERBOSE,
)


class Words:
    """A text's words, signs being words of their own, and the text of any stretch of them with its blanks."""

    def __init__(self, text: str) -> None:
        found = list(_WORD.finditer(" ".join(text.split())))
        self.words = [each["word"] for each in found]
        self._texts = [each[0] for each in found]

    def piece(self, shape: Shape, start: int, end: int) -> Iterator[Piece]:
        """Yield a stretch as a piece, nothing where it is empty."""
        if start < end:
            yield Piece(shape, "".join(self._texts[start:end]))


def pieces(before: str, after: str) -> tuple[tuple[Piece, ...], bool]:
    """Return two texts as the words that stay, go and come, and whether they were compared to the end.

    Joined, those that stay and come are the new text, blanks made single.

    >>> [(piece.shape, piece.text) for piece in pieces("fined or jailed", "fined, and jailed")[0]]
    [('same', 'fined'), ('gone', ' or'), ('new', ', and'), ('same', ' jailed')]
    """
    old, new = Words(before), Words(after)
    head = _alike(old.words, new.words)
    most = min(len(old.words), len(new.words)) - head
    tail = min(_alike(old.words[::-1], new.words[::-1]), most)
    ends = len(old.words) - tail, len(new.words) - tail
    whole = max(ends) - head <= MOST
    middle = _compared(old, new, head, ends) if whole else _exchanged(old, new, (head, ends[0]), (head, ends[1]))
    found = (*new.piece("same", 0, head), *middle, *new.piece("same", ends[1], len(new.words)))
    return tuple(found), whole


def _alike(old: Sequence[str], new: Sequence[str]) -> int:
    """Return how many words two texts begin with alike."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(old, new, strict=False)))


def _compared(old: Words, new: Words, head: int, ends: tuple[int, int]) -> Iterator[Piece]:
    matcher = SequenceMatcher(None, old.words[head : ends[0]], new.words[head : ends[1]])
    for tag, start, end, begins, stops in matcher.get_opcodes():
        if tag == "equal":
            yield from new.piece("same", head + begins, head + stops)
        else:
            yield from _exchanged(old, new, (head + start, head + end), (head + begins, head + stops))


def _exchanged(old: Words, new: Words, gone: tuple[int, int], come: tuple[int, int]) -> Iterator[Piece]:
    yield from old.piece("gone", *gone)
    yield from new.piece("new", *come)
