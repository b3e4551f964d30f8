"""Lines as somebody typed them, without a page's geometry, to a document: what text, DOCX and HTML have in common."""

from __future__ import annotations

import re
from array import array
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from hashlib import sha256
from pathlib import Path
from typing import Literal

from harmonize.errors import InputError
from harmonize.model.text import RUNNING, Change, Document, Line, Notice, Page, Place, Span, Words
from harmonize.reading.characters import cleaned
from harmonize.reading.options import Changes

_TOKEN = re.compile(r"\s+|\S+")
_WORD = re.compile(r"\S+")


@dataclass(frozen=True, slots=True)
class Tracked:
    """A tracked change, wherever it stands: what was done, by whom and when, as far as the file says."""

    kind: Literal["insertion", "deletion"]
    author: str = ""
    date: str = ""


@dataclass(frozen=True, slots=True)
class Piece:
    """Characters with the tracked changes that all of them underwent: none, one, or put in and taken out again.

    ``raised`` characters are set as superscript.
    """

    text: str
    changes: tuple[Tracked, ...] = ()
    raised: bool = False

    def gone(self, kind: str) -> bool:
        """Tell whether a change of that kind was made to these characters."""
        return any(change.kind == kind for change in self.changes)


@dataclass(frozen=True, slots=True)
class Typed:
    """A typed line: its characters, page and place, how it is set, and the changes made to the line's end.

    A line whose end is deleted runs on into the next. ``size`` and ``indent`` are those of
    :class:`~harmonize.model.text.Line`.
    """

    pieces: tuple[Piece, ...]
    page: int = 1
    place: Place = "flow"
    size: float = 0.0
    bold: bool = False
    italic: bool = False
    centred: bool = False
    indent: float = 0.0
    end: tuple[Tracked, ...] = ()

    @property
    def text(self) -> str:
        """The line's characters, as typed."""
        return "".join(piece.text for piece in self.pieces)


def taken_out(changes: Changes) -> Literal["insertion", "deletion"]:
    """Return which kind of change takes words out of the law when changes are read in that way.

    >>> taken_out("accepted"), taken_out("rejected"), taken_out("both")
    ('deletion', 'insertion', 'deletion')
    """
    return "insertion" if changes == "rejected" else "deletion"


def document(
    data: bytes,
    path: Path,
    media_type: str,
    lines: Sequence[Typed],
    *,
    changes: Changes = "accepted",
    notices: Sequence[Notice] = (),
) -> Document:
    """Return the document of a file's typed lines, its tracked changes read as ``changes`` says.

    Raises InputError where no line has a character.
    """
    told = _tracked(lines, changes)
    settled = list(lines) if changes == "both" else list(_settled(lines, taken_out(changes)))
    text, flow, found, words, made = _composed(settled)
    if not found:
        raise InputError(str(path), "the file has no text", "fetch it again, or give the text as a PDF")
    return Document(
        name=path.name,
        text=text,
        flow=flow,
        lines=found,
        pages=tuple(Page(number) for number in range(1, max(line.page for line in lines) + 1)),
        words=words,
        sha256=sha256(data).hexdigest(),
        media_type=media_type,
        changes=tuple(change for change in made if changes == "both" or change.kind == taken_out(changes)),
        notices=(*told, *notices),
    )


def _settled(lines: Sequence[Typed], gone: str) -> Iterator[Typed]:
    """Yield the lines without what a change takes out of them, which is yielded apart, and joined where it took ends.

    Joined lines are set as the last of them: its end, which stayed, holds the setting.
    """
    held: list[Piece] = []
    for line in lines:
        held += [piece for piece in line.pieces if not piece.gone(gone)]
        lost = tuple(piece for piece in line.pieces if piece.gone(gone))
        if lost:
            yield replace(line, pieces=lost, place="deletion", end=())
        if not any(change.kind == gone for change in line.end):
            yield replace(line, pieces=tuple(held), end=())
            held = []
    if held and lines:
        yield replace(lines[-1], pieces=tuple(held), end=())


def _tracked(lines: Sequence[Typed], changes: Changes) -> tuple[Notice, ...]:
    """Return the notice that says how many changes are tracked, whose they are, and how they were read."""
    if not any(piece.changes for line in lines for piece in line.pieces):
        return ()
    *_, found = _composed(lines)
    kinds = Counter(change.kind for change in found)
    authors = Counter(change.author or "somebody unnamed" for change in found)
    whose = ", ".join(f"{author} ({number})" for author, number in sorted(authors.items()))
    counted = f"{kinds['insertion']} of words put in, {kinds['deletion']} of words taken out, by {whose}"
    return (Notice("tracked-changes", f"tracked changes, {counted}, were read as {_READ_AS[changes]}"),)


_READ_AS = {
    "accepted": "accepted: --changes rejected reads the law before them, --changes both a draft with both",
    "rejected": "rejected: --changes accepted reads the law after them, --changes both a draft with both",
    "both": "a draft with both: deleted words are shown and not analyzed",
}


@dataclass(slots=True)
class _Composition:
    """A text while it grows."""

    parts: list[str] = field(default_factory=list)
    length: int = 0
    lines: list[Line] = field(default_factory=list)
    words: Words = field(default_factory=Words)
    changes: list[Change] = field(default_factory=list)

    def add(self, line: Typed) -> None:
        """Append a line and its end; one without a visible character leaves nothing."""
        text, made = _even(line.pieces)
        if not text:
            return
        start, end = self.length, self.length + len(text)
        self.lines.append(
            Line(
                Span(start, end),
                line.page,
                line.place,
                size=line.size,
                bold=line.bold,
                italic=line.italic,
                centred=line.centred,
                indent=line.indent,
            )
        )
        columns(self.words, text, self.length, line.page)
        self.changes += [_change(Span(start + span.start, start + span.end), change) for span, change in made]
        self.changes += [_change(Span(end, end + 1), change) for change in line.end if change.kind == "deletion"]
        self.parts.append(f"{text}\n")
        self.length = end + 1


def columns(words: Words, line: str, start: int, page: int) -> None:
    """Add the words of a line that begins at ``start``; their boxes are empty, for typed text has no layout."""
    for word in _WORD.finditer(line):
        words.starts.append(start + word.start())
        words.ends.append(start + word.end())
        words.pages.append(page)
        words.boxes.extend(array("f", (0.0, 0.0, 0.0, 0.0)))


def _composed(lines: Sequence[Typed]) -> tuple[str, Span, tuple[Line, ...], Words, tuple[Change, ...]]:
    """Return text, the span of the flow, lines, words and changes: first the flow, then the apparatus by page."""
    made = _Composition()
    for line in lines:
        if line.place in RUNNING:
            made.add(line)
    flow = Span(0, made.length)
    for line in sorted((line for line in lines if line.place not in RUNNING), key=lambda line: line.page):
        made.add(line)
    return "".join(made.parts), flow, tuple(made.lines), made.words, tuple(_joined(made.changes))


def _even(pieces: Sequence[Piece]) -> tuple[str, list[tuple[Span, Tracked]]]:
    """Return clean characters, one blank between words, and the span of each change within them."""
    text = ""
    made: list[tuple[Span, Tracked]] = []
    for piece in pieces:
        start = len(text)
        for token in _TOKEN.findall(piece.text):
            if not token.isspace():
                text += cleaned(token)
            elif text and text[-1] != " ":
                text += " "
        made += [(Span(start, len(text)), change) for change in piece.changes]
    text = text.rstrip()
    inside = [(Span(span.start, min(span.end, len(text))), change) for span, change in made]
    return text, [(span, change) for span, change in inside if span.end > span.start]


def _change(span: Span, change: Tracked) -> Change:
    return Change(span, change.kind, change.author, change.date)


def _joined(changes: Iterable[Change]) -> Iterator[Change]:
    """Join neighbouring stretches of one change: a word processor cuts them wherever the type changes."""
    held: dict[tuple[str, str, str], Change] = {}
    done: list[Change] = []
    for change in changes:
        key = (change.kind, change.author, change.date)
        last = held.get(key)
        if last and last.span.end == change.span.start:
            held[key] = replace(last, span=Span(last.span.start, change.span.end))
        else:
            done += [last] if last else []
            held[key] = change
    yield from sorted([*done, *held.values()], key=lambda change: change.span)
