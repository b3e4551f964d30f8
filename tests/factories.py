"""Statutes in one line: documents of plain lines, or of lines set like a PDF's, and the statutes cut from them."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from hashlib import sha256

from harmonize.knowledge.traditions import load_traditions
from harmonize.model.knowledge import Tradition
from harmonize.model.law import Provision, Statute
from harmonize.model.text import Box, Document, Line, Page, Place, Span, Words
from harmonize.structure import structure

WIDTH, LEFT, TOP, PITCH = 595.0, 70.0, 60.0, 14.0
RIGHT, CENTRE = 525.0, 300.0
LETTER = 5.5
"""Points that one letter takes in a typeset line."""


@cache
def traditions() -> tuple[Tradition, ...]:
    """The traditions of ``models``, read once."""
    return load_traditions()


def tradition(id: str) -> Tradition:
    """The tradition of that id."""
    return next(tradition for tradition in traditions() if tradition.id == id)


def document(text: str, apparatus: Sequence[tuple[Place, str]] = (), name: str = "law.txt") -> Document:
    """A plain-text document; blank lines are left out of ``lines``, as reading does; ``apparatus`` follows the flow."""
    lines, at = [], 0
    for printed in text.split("\n"):
        if printed.strip():
            indent = float(len(printed) - len(printed.lstrip()))
            lines.append(Line(Span(at, at + len(printed)), 1, indent=indent))
        at += len(printed) + 1
    flow = len(text)
    for place, printed in apparatus:
        text += "\n" + printed
        lines.append(Line(Span(len(text) - len(printed), len(text)), 1, place))
    return _document(text, flow, lines, 1, name)


def typeset(*printed: str, name: str = "law.pdf", per_page: int = 50) -> Document:
    """A document set like a PDF: before a line, ``^`` centres, ``*`` makes bold, ``>`` indents, ``|`` is a margin note.

    A blank line is white between two blocks.
    """
    text, lines, row = "", [], 0
    for line in printed:
        marks = line[: len(line) - len(line.lstrip("^*>|"))]
        words = line[len(marks) :]
        if words:
            page, on_page = divmod(row, per_page)
            left = CENTRE - LETTER * len(words) / 2 if "^" in marks else LEFT + 25.0 * marks.count(">")
            box = Box(left, TOP + PITCH * on_page, left + LETTER * len(words), TOP + PITCH * on_page + 11.0)
            span = Span(len(text), len(text) + len(words))
            place: Place = "margin-note" if "|" in marks else "flow"
            lines.append(Line(span, page + 1, place, box, 11.0, "*" in marks, False, "^" in marks, left - LEFT))
            text += words + "\n"
        row += "|" not in marks
    return _document(text, len(text), lines, row // per_page + 1, name)


def _document(text: str, flow: int, lines: Sequence[Line], pages: int, name: str) -> Document:
    return Document(
        name=name,
        text=text,
        flow=Span(0, flow),
        lines=tuple(lines),
        pages=tuple(Page(number) for number in range(1, pages + 1)),
        words=Words(),
        sha256=sha256(text.encode("utf-8", "surrogatepass")).hexdigest(),
        media_type="text/plain",
    )


def statute(text: str | Document, id: str = "law", kind: str = "other", language: str = "") -> Statute:
    """The statute cut from a text, in whatever tradition fits."""
    read = document(text) if isinstance(text, str) else text
    return structure(read, traditions(), id=id, kind=kind, language=language)


def provision(statute: Statute, eid: str) -> Provision:
    """The provision of that id."""
    return next(found for found in statute.root.walk() if found.eid == eid)


def numbers(statute: Statute) -> list[str]:
    """The numbers of a statute's articles or sections, in order."""
    return [article.number for article in statute.articles()]


def words(statute: Statute, found: Provision) -> str:
    """A provision's own text, blanks evened."""
    return " ".join(found.body.of(statute.document.text).split())
