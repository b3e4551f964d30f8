"""Marking: a provision's text cut into pieces, so that a template can write it with its evidence marked.

Marks may nest and cross. Pieces are flat and balanced all the same: a mark that crosses another is closed where the
other ends and opened again, so that every writer (HTML, DOCX, Markdown) can nest what it writes.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Literal

from harmonize.model.text import Span

MOST_MARKS = 300
"""Marks written in one text; what is beyond stays readable, unmarked (a hostile file could hold any number)."""

COLOURS, LINES = 8, 4
"""How many colours and how many kinds of line tell elements apart: neighbours differ in both."""

_ITEM = re.compile(
    r"""
    \s* (?:
        \(? (?: \d{1,3} [a-z]? | [ivx]{1,5} | [^\W\d_] ) [.)]     # "(1) ...", "2a. ...", "iv) ...", "ç) ..."
      | [-–—•]                                                 # "- ..."
    ) \s
    """,
    re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class Label:
    """What stands beside a mark: a short text that leads to ``href``, spelled out in ``title``.

    ``number`` is that of the element in its article: it has the same colour wherever it is marked.
    """

    text: str
    href: str
    title: str
    number: int = 0


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of a text that evidence quotes: a whole ``passage``, or the words that matter in it."""

    span: Span
    id: str = ""
    labels: tuple[Label, ...] = ()
    passage: bool = False


@dataclass(frozen=True, slots=True)
class Piece:
    """One step in writing a marked text: ``text``, ``open`` and ``close`` of a mark, or a ``gap`` left out.

    ``whole`` is true where an ``open`` begins its mark and where a ``close`` ends it, not where the mark is only
    interrupted: an id belongs to the first, labels to the last.
    """

    kind: Literal["text", "open", "close", "gap"]
    text: str = ""
    mark: Mark | None = None
    whole: bool = True


def paint(number: int) -> str:
    """Return the classes of an element's colour and line: no two of its first 32 look the same.

    >>> paint(1), paint(8), paint(9)
    ('h0 u0', 'h7 u3', 'h0 u1')
    """
    index = max(0, number - 1)
    return f"h{index % COLOURS} u{(index + index // COLOURS) % LINES}"


_BLANK = re.compile(r"\s")  # " ", a line break


def pieces(text: str, marks: Iterable[Mark] = (), limit: int = 10**9, around: int = 160) -> tuple[Piece, ...]:
    """Cut ``text`` at its marks; longer than ``limit``, only what stands within ``around`` characters of a mark.

    >>> [piece.text or piece.kind for piece in pieces("abcdef", [Mark(Span(1, 4)), Mark(Span(3, 5))])]
    ['a', 'open', 'bc', 'open', 'd', 'close', 'close', 'open', 'e', 'close', 'f']
    """
    fitting = {mark for mark in marks if 0 <= mark.span.start < mark.span.end <= len(text)}
    kept = sorted(fitting, key=_outer_first)[:MOST_MARKS]
    shown, result, at = reflow(text), list[Piece](), 0
    for window in _windows(text, kept, limit, around):
        result += [Piece("gap")] * (window.start > at) + list(_window(shown, window, kept))
        at = window.end
    return _ends_noted(result + [Piece("gap")] * (at < len(text)))


def reflow(text: str) -> str:
    r"""Turn the line breaks that only the printed page made into blanks; every character keeps its offset.

    >>> reflow("(1) Kushdo që\nhyn dënohet.\n(2) Po kjo\nvepër dënohet.")
    '(1) Kushdo që hyn dënohet.\n(2) Po kjo vepër dënohet.'
    """
    lines = text.split("\n")
    full = max(map(len, lines)) * 2 // 3
    joints = ["\n" if _ends_here(line, after, full) else " " for line, after in pairwise(lines)]
    return "".join(line + joint for line, joint in zip(lines, [*joints, ""], strict=True))


def _ends_here(line: str, after: str, full: int) -> bool:
    """Tell whether a printed line ends a paragraph: an item follows, it is a note in brackets, or it stops short."""
    line, after = line.strip(), after.strip()
    alone = line.startswith("(") and line.endswith(")")
    stops = len(line) < full and (line.endswith((".", ";", ":")) or not after[:1].islower())
    return bool(_ITEM.match(after)) or alone or stops


def _outer_first(mark: Mark) -> tuple[int, int, bool, str]:
    return mark.span.start, -mark.span.end, not mark.passage, mark.id


def _windows(text: str, marks: Sequence[Mark], limit: int, around: int) -> list[Span]:
    """Return what is shown of a text: all of it, or the first surroundings of marked words that fit in ``limit``."""
    if len(text) <= limit:
        return [Span(0, len(text))]
    words = [mark.span for mark in marks if not mark.passage] or [Span(0, 0)]
    first, *others = _joined(_wide(text, span, around) for span in words)
    result = [_cut(text, first, limit)]
    for window in others:
        if sum(map(len, result)) + len(window) > limit:
            break
        result.append(window)
    return result


def _joined(spans: Iterable[Span]) -> list[Span]:
    """Join spans that touch, in the order of their starts."""
    result: list[Span] = []
    for span in sorted(spans):
        if result and span.start <= result[-1].end:
            result[-1] = Span(result[-1].start, max(result[-1].end, span.end))
        else:
            result.append(span)
    return result


def _wide(text: str, span: Span, around: int) -> Span:
    """Widen a span by some ``around`` characters on both sides, to whole words."""
    start, end = max(0, span.start - around), min(len(text), span.end + around)
    before = _BLANK.search(text, start, span.start) if start else None
    return Span(before.end() if before else start, _word_end(text, span.end, end))


def _cut(text: str, span: Span, length: int) -> Span:
    """Shorten a span that is longer than ``length`` characters, to whole words."""
    return span if len(span) <= length else Span(span.start, _word_end(text, span.start, span.start + length))


def _word_end(text: str, start: int, end: int) -> int:
    """Return where the last whole word between two offsets ends; ``end`` where there is no blank between them."""
    blank = max(text.rfind(" ", start, end), text.rfind("\n", start, end))
    return blank if end < len(text) and blank > start else end


def _window(text: str, window: Span, marks: Sequence[Mark]) -> Iterator[Piece]:
    """Yield the pieces of one window: its text, cut wherever a mark begins or ends."""
    edges = {edge for mark in marks for edge in (mark.span.start, mark.span.end)}
    cuts = [window.start, *sorted(edge for edge in edges if window.start < edge < window.end), window.end]
    before: list[Mark] = []
    for stretch in (Span(start, end) for start, end in pairwise(cuts)):
        now = [mark for mark in marks if mark.span.covers(stretch)]
        yield from _switch(before, now)
        yield Piece("text", stretch.of(text))
        before = now
    yield from _switch(before, [])


def _switch(before: Sequence[Mark], now: Sequence[Mark]) -> Iterator[Piece]:
    """Close and open what leads from one nest of marks to the next, outermost first in each."""
    kept = next((i for i, (old, new) in enumerate(zip(before, now, strict=False)) if old != new), None)
    kept = min(len(before), len(now)) if kept is None else kept
    yield from (Piece("close", mark=mark) for mark in reversed(before[kept:]))
    yield from (Piece("open", mark=mark) for mark in now[kept:])


def _ends_noted(run: Sequence[Piece]) -> tuple[Piece, ...]:
    """Note at which ``open`` each mark begins and at which ``close`` it ends: it may be cut into several."""
    opens = {piece.mark: i for i, piece in reversed(list(enumerate(run))) if piece.kind == "open"}
    closes = {piece.mark: i for i, piece in enumerate(run) if piece.kind == "close"}
    ends = {*opens.values(), *closes.values()}
    return tuple(replace(piece, whole=False) if piece.mark and i not in ends else piece for i, piece in enumerate(run))
