"""Paragraphs of plain text that was wrapped at a fixed width, with blank lines between: put together again."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from harmonize.reading.typed import Piece, Typed

_TAB = 4
_FEW, _MOSTLY, _SOME = 10, 0.75, 0.25
"""How many lines are too few to tell, and which share of those within paragraphs, and at their ends, must be so."""
_NARROWEST, _WIDEST = 40, 130
"""Characters of a line between which a text may have been wrapped."""
_CENTRED, _OFF = 3, 2
"""Blanks that stand at least before lines that are centred, and by how many of them a line may be off."""
_MARK = re.compile(r"[(\[]?(?:\d{1,3}|[^\W\d_]{1,4})[.)\]°]|[–—•-]\s|§")
"""What begins a paragraph or point: ``(1)``, ``a)``, ``2.``, ``- ``."""


class Width:
    """How wide a text was set: ``most`` characters, ``fixed`` where lines were broken there.

    It was ``wrapped`` where every paragraph was besides parted from the next by a blank line.
    """

    def __init__(self, lines: Sequence[str]) -> None:
        lengths = sorted(len(line.rstrip()) for line in lines if line.strip())
        self.most = lengths[int(0.98 * (len(lengths) - 1))] if lengths else 0
        self.fixed = _NARROWEST <= self.most <= _WIDEST and _share(self._within(lines)) > _MOSTLY
        self.wrapped = self.fixed and _share(not full for full in self._parted(lines)) > _SOME

    def full(self, line: str, following: str) -> bool:
        """Tell whether a line had no room for the first word of the one that follows."""
        left = min(_indent(line), _indent(following))
        return left + len(line.strip()) + 1 + len(following.split()[0]) > self.most

    def _within(self, lines: Sequence[str]) -> Iterator[bool]:
        """Yield for the lines that another follows whether they are full."""
        return (self.full(a, b) for a, b in pairwise(lines) if a.strip() and b.strip())

    def _parted(self, lines: Sequence[str]) -> Iterator[bool]:
        """Yield for the lines that another follows after a blank one whether they are full."""
        around = zip(lines, lines[1:], lines[2:], strict=False)
        return (self.full(a, b) for a, blank, b in around if a.strip() and b.strip() and not blank.strip())


def _share(found: Iterable[bool]) -> float:
    """Return the share of true values, 0.0 where they are too few to tell."""
    values = list(found)
    return sum(values) / len(values) if len(values) >= _FEW else 0.0


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())


def unwrapped(pages: Sequence[Sequence[str]]) -> Iterator[Typed]:
    """Yield the lines of the pages of a text; where it was wrapped with blank lines between, each paragraph is one.

    A line that begins as a point does, or follows one with room for its first word, begins anew.
    """
    pages = [[line.expandtabs(_TAB) for line in page] for page in pages]
    width = Width([line for page in pages for line in (*page, "")])
    for number, page in enumerate(pages, start=1):
        held: list[str] = []
        for line in page:
            if held and not (width.wrapped and line.strip() and _goes_on(held[-1], line, width)):
                yield _typed(held, number, width)
                held = []
            held += [line] if line.strip() else []
        if held:
            yield _typed(held, number, width)


def _goes_on(line: str, following: str, width: Width) -> bool:
    return width.full(line, following) and not _MARK.match(following.strip())


def _typed(lines: Sequence[str], page: int, width: Width) -> Typed:
    indent = _indent(lines[0])
    centred = width.fixed and _are_centred(lines, width.most)
    text = " ".join(line.strip() for line in lines)
    return Typed((Piece(text),), page, indent=0.0 if centred else float(indent), centred=centred)


def _are_centred(lines: Sequence[str], width: int) -> bool:
    """Tell whether lines have as much white before as behind them, and one of them enough to see it."""
    even = all(abs(_indent(line) - (width - len(line.rstrip()))) <= _OFF for line in lines)
    return even and max(map(_indent, lines)) >= _CENTRED
