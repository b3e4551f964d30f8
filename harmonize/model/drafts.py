"""Drafts: documents in whose flow words stand that a tracked change takes out; what they say without those."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from harmonize.model.text import Document, Line, Span, Words


@dataclass(frozen=True, slots=True)
class Kept:
    """A draft without its deletions, and where it stands in the draft.

    The stretch of ``document`` that begins at ``here[i]`` begins in the draft at ``there[i]``; both ascend.
    """

    document: Document
    here: tuple[int, ...]
    there: tuple[int, ...]

    def span(self, span: Span) -> Span:
        """Return where a span stands in the draft; deletions at its ends are no part of it."""
        start = self.offset(span.start)
        return Span(start, max(start, self.offset(span.end - 1) + 1 if len(span) else start))

    def offset(self, offset: int) -> int:
        """Return where a character stands in the draft."""
        at = max(0, bisect_right(self.here, offset) - 1)
        return self.there[at] + offset - self.here[at]


def deletions(document: Document) -> tuple[Span, ...]:
    """Return the stretches of the flow that tracked changes take out, joined and in order; empty for no draft."""
    found: list[Span] = []
    for span in sorted(change.span for change in document.changes if change.kind == "deletion"):
        if not document.flow.covers(span):
            continue
        if found and span.start <= found[-1].end:
            found[-1] = Span(found[-1].start, max(found[-1].end, span.end))
        else:
            found.append(span)
    return tuple(found)


def blanked(document: Document) -> str:
    """Return a draft's text with blanks for its deletions, so that every offset stays; its text for no draft."""
    parts, at = [], 0
    for span in deletions(document):
        parts += [document.text[at : span.start], " " * len(span)]
        at = span.end
    return "".join(parts) + document.text[at:]


def kept(document: Document) -> Kept | None:
    """Return a draft without its deletions, None for a document that is no draft.

    Lines whose end is deleted are joined, those of which nothing is left are gone; of two blanks around a deletion one
    goes with it. Words are not carried over.
    """
    gone = [_even(document.text, span) for span in deletions(document)]
    if not gone:
        return None
    stretches = list(_between(gone, len(document.text)))
    here, there, parts, length = [], [], [], 0
    for span in stretches:
        here.append(length)
        there.append(span.start)
        parts.append(span.of(document.text))
        length += len(span)
    flow = Span(0, document.flow.end - sum(map(len, gone)))
    text = "".join(parts)
    lines = tuple(_lines(document, text, here, there))
    return Kept(
        replace(document, text=text, flow=flow, lines=lines, words=Words(), changes=()), tuple(here), tuple(there)
    )


def _even(text: str, span: Span) -> Span:
    """Return a deletion with the blank behind it, where a blank or nothing stands before it too."""
    before = text[span.start - 1 : span.start]
    blank = text[span.end : span.end + 1] == " " and before in ("", " ", "\n")
    return Span(span.start, span.end + 1) if blank else span


def _between(gone: Sequence[Span], end: int) -> Iterator[Span]:
    at = 0
    for span in gone:
        if span.start > at:
            yield Span(at, span.start)
        at = max(at, span.end)
    if end > at:
        yield Span(at, end)


def _lines(document: Document, text: str, here: Sequence[int], there: Sequence[int]) -> Iterator[Line]:
    """Yield the lines of the text that is left, each set as the last line of the draft that it holds."""
    start: int | None = None
    for line in document.lines:
        first, end = _place(line.span.start, here, there), _place(line.span.end, here, there)
        start = first if start is None else start
        ended = text[end : end + 1] == "\n" or end >= len(text)
        if ended or line.span.start >= document.flow.end:
            while start < end and text[start] == " ":
                start += 1
            if text[start:end].strip():
                yield replace(line, span=Span(start, start + len(text[start:end].rstrip())))
            start = None


def _place(offset: int, here: Sequence[int], there: Sequence[int]) -> int:
    """Return where a character of the draft stands in what is left, for a deleted one what follows it."""
    at = bisect_right(there, offset) - 1
    if at < 0:
        return 0
    end = here[at + 1] if at + 1 < len(here) else None
    place = here[at] + offset - there[at]
    return place if end is None else min(place, end)
