"""Drafts that show tracked changes: cut as the law reads once they are accepted, and laid upon the draft again."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import fields, is_dataclass, replace
from typing import Any, TypeVar

from harmonize.model.drafts import Kept, deletions, kept
from harmonize.model.knowledge import Tradition
from harmonize.model.law import Provision, Statute
from harmonize.model.text import Change, Document, Span
from harmonize.structure import statute as whole
from harmonize.structure.regions import Painted, regions

_MARKS = {"deletion": ("[-", "-]"), "insertion": ("{+", "+}")}
"""How a draft's changes are shown in plain text."""
Node = TypeVar("Node")


def structure(
    document: Document,
    traditions: Sequence[Tradition],
    *,
    id: str,
    kind: str = "other",
    language: str = "",
    title: str = "",
    citation: str = "",
) -> Statute:
    """Cut a document into provisions, in the tradition that fits it best; what a draft deletes opens and says nothing.

    A document in which no provision is found becomes a statute without articles, all of whose text is unparsed.
    ``traditions`` must not be empty; the last one is the fallback.
    """
    draft = kept(document)
    read = draft.document if draft else document
    made = whole.structure(read, traditions, id=id, kind=kind, language=language, title=title, citation=citation)
    return _upon(document, made, draft) if draft else made


def _upon(document: Document, made: Statute, draft: Kept) -> Statute:
    """Return a statute that was cut from a draft without its deletions, with its spans upon the draft."""
    laid = replace(_moved(replace(made, document=document), draft.span), document=document)
    zones: list[Painted] = [(region.span, region.kind) for region in laid.regions]
    return replace(laid, regions=regions(document, zones, [(span, "deletion") for span in deletions(document)]))


def _moved(node: Node, move: Callable[[Span], Span]) -> Node:
    """Return a tree of dataclasses and tuples with every span in it moved; documents are left alone."""
    moved: Any = node
    if isinstance(node, Span):
        moved = move(node)
    elif isinstance(node, tuple):
        moved = tuple(_moved(part, move) for part in node)
    elif is_dataclass(node) and not isinstance(node, Document | type):
        moved = replace(node, **{part.name: _moved(getattr(node, part.name), move) for part in fields(node)})
    return moved  # type: ignore[no-any-return]


def markup(statute: Statute) -> tuple[dict[str, str], list[tuple[int, str]]]:
    """Return what a draft changes with its changes marked; nothing for a statute that is no draft.

    First, by id, heading and own text of each provision in which words change; then, with their offsets, the deletions
    that stand between provisions.
    """
    document = statute.document
    changes = [change.span for change in document.changes if document.flow.covers(change.span)]
    if not changes:
        return {}, []
    gone = deletions(document)
    spans = {provision.eid: list(_spans(provision, gone)) for provision in statute.root.walk()}
    marked = {
        eid: " ".join(marked_up(document, span) for span in own)
        for eid, own in spans.items()
        if any(change.overlaps(span) for span in own for change in changes)
    }
    shown = [span for own in spans.values() for span in own]
    between = [(one.start, marked_up(document, one)) for one in gone if not any(map(one.overlaps, shown))]
    return marked, between


def _spans(provision: Provision, gone: Sequence[Span]) -> Iterator[Span]:
    """Yield the stretches of a provision's heading and own text, with the deletions that touch them."""
    for span in filter(len, (*provision.headings, provision.body)):
        start = next((one.start for one in gone if one.end == span.start), span.start)
        yield Span(start, next((one.end for one in gone if one.start == span.end), span.end))


def marked_up(document: Document, span: Span) -> str:
    """Return the words of ``span`` with the draft's changes marked: ``the [-weather-] {+climate+} service``."""
    text, at, parts = document.text, span.start, []
    for within, change in _within(document, span):
        if within.start >= at:
            parts += [text[at : within.start], _marked(within.of(text), *_MARKS[change.kind])]
            at = within.end
    return " ".join("".join([*parts, text[at : span.end]]).split())


def _marked(words: str, opens: str, closes: str) -> str:
    """Return words between two signs, the blanks around them outside; blanks alone as they are."""
    inner = words.strip()
    return words.replace(inner, f"{opens}{inner}{closes}", 1) if inner else words


def _within(document: Document, span: Span) -> Iterator[tuple[Span, Change]]:
    """Yield the changes within a span, cut to it; of two that begin at one place the deletion first."""
    for change in sorted(document.changes, key=lambda change: (change.span.start, change.kind)):
        if change.span.overlaps(span):
            yield Span(max(change.span.start, span.start), min(change.span.end, span.end)), change
