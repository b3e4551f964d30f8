"""Splicing: a statute with some of its provisions exchanged, taken out or put in, out of another document."""

from __future__ import annotations

import hashlib
from array import array
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, fields, is_dataclass, replace
from typing import Any, TypeVar

from harmonize.model.law import Provision, Statute
from harmonize.model.text import Document, Line, Span, Words
from harmonize.structure.regions import Painted, regions

Node = TypeVar("Node")


@dataclass(frozen=True, slots=True)
class Edit:
    """What becomes of one place of a law: the stretch ``at`` goes, and with it the provision ``gone``, if any.

    ``node`` of ``document`` stands there instead, as a child of ``parent`` (an id); without one nothing does. Where
    nothing goes, ``at`` is empty and the new provision follows what ends there.
    """

    at: Span
    parent: str
    gone: str = ""
    document: Document | None = None
    node: Provision | None = None

    @property
    def text(self) -> str:
        """The words that come, on a line of their own where they are put in."""
        if self.document is None or self.node is None:
            return ""
        words = self.node.span.of(self.document.text)
        return words if self.at else f"\n{words}\n"

    @property
    def longer(self) -> int:
        """By how many characters the law gets longer."""
        return len(self.text) - len(self.at)


@dataclass(frozen=True, slots=True)
class Moves:
    """Where what stands in a law stands once it is edited."""

    edits: tuple[Edit, ...]

    def start(self, offset: int) -> int:
        """Return where something that begins at an offset begins."""
        return offset + sum(edit.longer for edit in self.edits if edit.at.end <= offset)

    def end(self, offset: int) -> int:
        """Return where something that ends at an offset ends: what is put in behind it is no part of it."""
        return offset + sum(edit.longer for edit in self.edits if edit.at.end <= offset and edit.at.start < offset)

    def span(self, span: Span) -> Span:
        """Return where a span stands, stretched by what is put in within it."""
        start = self.start(span.start)
        return Span(start, max(start, self.end(span.end)))

    def placed(self, edit: Edit) -> int:
        """Return where the words of an edit's provision begin."""
        before = sum(each.longer for each in self.edits[: self.edits.index(edit)])
        return edit.at.start + before + (0 if edit.at else 1)


def spliced(law: Statute, edits: Sequence[Edit]) -> Statute:
    """Return a law as it reads after some edits, of which those that overlap an earlier one must not be given.

    Its document is that of the law with the words exchanged; a line from elsewhere keeps the number of its page there.
    """
    moves = Moves(tuple(sorted(edits, key=lambda edit: edit.at)))
    document = _document(law.document, moves)
    root = _tree(law.root, moves)
    numbers = {provision.number for provision in root.citable()}
    shown: list[Painted] = [(moves.span(region.span), region.kind) for region in law.regions]
    return replace(
        law,
        document=document,
        root=root,
        regions=regions(document, shown, list(_headings(moves))),
        holes=tuple(number for number in law.holes if number not in numbers),
        references=(),
        amendments=(),
        definitions=(),
    )


def _document(law: Document, moves: Moves) -> Document:
    others = [edit.document for edit in moves.edits if edit.document]
    names = list(dict.fromkeys([law.name, *(each.name for each in others)]))
    hashes = list(dict.fromkeys([law.sha256, *(each.sha256 for each in others)]))
    doubtful = {page: None for each in others for page in each.pages if not page.readable or page.confidence < 1}
    return replace(
        law,
        name=" + ".join(names),
        text=_text(law.text, moves.edits),
        flow=Span(law.flow.start, law.flow.end + sum(edit.longer for edit in moves.edits)),
        lines=tuple(sorted([*_kept(law.lines, moves), *_come(moves)], key=lambda line: line.span)),
        pages=(*law.pages, *doubtful),
        words=_words(law.words, moves),
        sha256=hashlib.sha256("\n".join(hashes).encode()).hexdigest(),
        marks=(),
        asides=(),
        changes=(),
    )


def _text(text: str, edits: Sequence[Edit]) -> str:
    parts, at = [], 0
    for edit in edits:
        parts += [text[at : edit.at.start], edit.text]
        at = edit.at.end
    return "".join([*parts, text[at:]])


def _kept(lines: Sequence[Line], moves: Moves) -> Iterator[Line]:
    """Yield the lines that stay, those that an edit cuts without what goes."""
    gone = [edit.at for edit in moves.edits if edit.at]
    for line in lines:
        for span in _without(line.span, gone):
            yield replace(line, span=moves.span(span))


def _without(span: Span, gone: Sequence[Span]) -> Iterator[Span]:
    at = span.start
    for each in gone:
        if each.overlaps(span):
            if each.start > at:
                yield Span(at, each.start)
            at = max(at, each.end)
    if at < span.end:
        yield Span(at, span.end)


def _come(moves: Moves) -> Iterator[Line]:
    """Yield the lines of the provisions that come."""
    for edit in moves.edits:
        if edit.document and edit.node:
            by, own = moves.placed(edit) - edit.node.span.start, edit.node.span
            for line in edit.document.lines:
                if line.span.overlaps(own):
                    span = Span(max(line.span.start, own.start), min(line.span.end, own.end))
                    yield replace(line, span=_by(by)(span))


def _words(law: Words, moves: Moves) -> Words:
    """Return the columns of words, in the order of the text; those of a document without any are not told of."""
    gone = [edit.at for edit in moves.edits if edit.at]
    kept = [
        (moves.start(law.starts[i]), moves.end(law.ends[i]), law, i)
        for i in range(len(law))
        if not any(each.overlaps(Span(law.starts[i], law.ends[i])) for each in gone)
    ]
    come = [
        (own.starts[i] + by, own.ends[i] + by, own, i)
        for edit in moves.edits
        if edit.document and edit.node
        for own, by in [(edit.document.words, moves.placed(edit) - edit.node.span.start)]
        for i in range(len(own))
        if edit.node.span.covers(Span(own.starts[i], own.ends[i]))
    ]
    rows = sorted([*kept, *come], key=lambda row: row[:2])
    doubted = any(len(words.confidences) for _, _, words, _ in rows)
    return Words(
        array("L", [row[0] for row in rows]),
        array("L", [row[1] for row in rows]),
        array("L", [words.pages[i] for _, _, words, i in rows]),
        array("f", [part for _, _, words, i in rows for part in words.boxes[4 * i : 4 * i + 4]]),
        array("f", [words.confidences[i] if len(words.confidences) else 1.0 for _, _, words, i in rows])
        if doubted
        else array("f"),
    )


def _tree(node: Provision, moves: Moves) -> Provision:
    """Return a provision with what stands below it exchanged; it covers all that it holds."""
    gone = {edit.gone for edit in moves.edits if edit.gone}
    kept = [_tree(child, moves) for child in node.children if child.eid not in gone]
    come = [
        _moved(edit.node, _by(moves.placed(edit) - edit.node.span.start))
        for edit in moves.edits
        if edit.node and edit.parent == node.eid
    ]
    children = tuple(sorted([*kept, *come], key=lambda child: child.span.start))
    span, body = moves.span(node.span), moves.span(node.body)
    if children:
        span = Span(span.start, max(span.end, children[-1].span.end))
        body = Span(body.start, max(body.start, min(body.end, children[0].span.start)))
    headings = tuple(moves.span(each) for each in node.headings)
    return replace(node, span=span, body=body, headings=headings, children=children)


def _headings(moves: Moves) -> Iterator[Painted]:
    for edit in moves.edits:
        if edit.node:
            by = _by(moves.placed(edit) - edit.node.span.start)
            yield from ((by(span), "heading") for node in edit.node.walk() for span in node.headings)


def _by(offset: int) -> Callable[[Span], Span]:
    return lambda span: Span(span.start + offset, span.end + offset)


def _moved(node: Node, move: Callable[[Span], Span]) -> Node:
    """Return a tree of dataclasses and tuples with every span in it moved."""
    moved: Any = node
    if isinstance(node, Span):
        moved = move(node)
    elif isinstance(node, tuple):
        moved = tuple(_moved(part, move) for part in node)
    elif is_dataclass(node) and not isinstance(node, type):
        moved = replace(node, **{part.name: _moved(getattr(node, part.name), move) for part in fields(node)})
    return moved  # type: ignore[no-any-return]


def renamed(node: Provision, eid: str) -> Provision:
    """Return a provision under another id, and what stands in it under ids that begin with it."""
    below = (renamed(child, f"{eid}{child.eid[len(node.eid) :]}") for child in node.children)
    return replace(node, eid=eid, children=tuple(below))
