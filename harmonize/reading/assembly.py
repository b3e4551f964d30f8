"""Rows to a document: one string, and the lines and words that point into it."""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from harmonize.model.text import RUNNING, Line, Span, Words
from harmonize.reading.sheet import Row, Word

_HYPHENATED = re.compile(r"(?<![^\W\d_])([^\W\d_]+)-$")  # from a word's first letter on: linear in its length
_CONTINUED = re.compile(r"[^\W\d_]+")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")


@dataclass(slots=True)
class Assembly:
    """A text while it grows: its parts, and the lines and words found so far."""

    parts: list[str] = field(default_factory=list)
    length: int = 0
    lines: list[Line] = field(default_factory=list)
    words: Words = field(default_factory=Words)

    def add(self, row: Row, *, cut: int, end: str) -> None:
        """Append ``row`` without its last ``cut`` characters, then ``end``."""
        start = self.length
        for word in row.words:
            if word.glued and self.length > start:
                self._extend(word)
            else:
                self._append(word, row.page, " " if self.length > start else "")
        if cut:
            self.parts[-1] = self.parts[-1][:-cut]
            self.length -= cut
            self.words.ends[-1] -= cut
        self.lines.append(_line(row, Span(start, self.length)))
        self.parts.append(end)
        self.length += len(end)

    def _append(self, word: Word, page: int, space: str) -> None:
        words = self.words
        self.parts += (space, word.text)  # not joined yet: most words are one string, met many times
        words.starts.append(self.length + len(space))
        self.length += len(space) + len(word.text)
        words.ends.append(self.length)
        words.pages.append(page)
        words.boxes.extend(word[1:5])
        words.confidences.append(word.confidence)

    def _extend(self, word: Word) -> None:
        """Append a word that is glued to the last one: together they are one."""
        self.parts.append(word.text)
        self.length += len(word.text)
        self.words.ends[-1] = self.length
        self.words.confidences[-1] = min(self.words.confidences[-1], word.confidence)
        x0, top, x1, bottom = self.words.boxes[-4:]
        self.words.boxes[-4:] = array(
            "f", (min(x0, word.x0), min(top, word.top), max(x1, word.x1), max(bottom, word.bottom))
        )


def assembled(rows: Iterable[Row]) -> tuple[str, Span, tuple[Line, ...], Words]:
    """Return text, the span of the flow, lines and words of ``rows``: first the flow, then the apparatus."""
    assembly = Assembly()
    flow: list[Row] = []
    apparatus: list[Row] = []
    for row in rows:
        (flow if row.place in RUNNING else apparatus).append(row)
    joins = _joins(flow)
    for i, row in enumerate(flow):
        cut = joins.get(i)
        assembly.add(row, cut=cut or 0, end="\n" if cut is None else "")
    end = assembly.length
    for row in apparatus:
        assembly.add(row, cut=0, end="\n")
    if min(assembly.words.confidences, default=1.0) == 1.0:
        del assembly.words.confidences[:]  # nothing was recognised
    return "".join(assembly.parts), Span(0, end), tuple(assembly.lines), assembly.words


def _joins(flow: Sequence[Row]) -> dict[int, int]:
    """Return, by its index, how many characters each hyphenated row loses when the next is joined to it.

    The document is the judge: the hyphen stays in a word that it hyphenates in mid-line too, and goes from one that
    it also writes without. A word that it writes nowhere else keeps the hyphen, unless others were seen to lose it.
    """
    broken: dict[int, tuple[str, str]] = {}
    texts = [row.text for row in flow]
    for i in range(len(flow) - 1):
        if flow[i].place != flow[i + 1].place:
            continue
        head, tail = _HYPHENATED.search(texts[i]), _CONTINUED.match(texts[i + 1])
        if head and tail and tail[0][0].islower():
            broken[i] = (head[1].casefold(), tail[0].casefold())
    if not broken:
        return {}
    known = {word.casefold() for text in texts for word in _WORD.findall(text)}
    plain = {i for i, (head, tail) in broken.items() if f"{head}-{tail}" not in known and head + tail in known}
    hyphenates = bool(plain)
    return {i: int(i in plain or (hyphenates and f"{head}-{tail}" not in known)) for i, (head, tail) in broken.items()}


def _line(row: Row, span: Span) -> Line:
    half = sum(len(word.text) for word in row.words) / 2
    bold = sum(len(word.text) for word in row.words if word.bold) > half
    italic = sum(len(word.text) for word in row.words if word.italic) > half
    return Line(span, row.page, row.place, row.box, row.size, bold, italic, row.centred, row.indent)
