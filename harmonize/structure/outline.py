"""A statute's tree as data for ``harmonize outline``, and as an indented outline for a reader."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping
from typing import Any

from harmonize.model.law import Amendment, Definition, Provision, Reference, Statute
from harmonize.model.quality import FLOOR, quality
from harmonize.model.text import Span
from harmonize.structure.drafts import markup

SCHEMA = "harmonize/outline/1"
_SHOWN = 60


def outline(statute: Statute) -> dict[str, Any]:
    """Return a statute's tree as plain data: the schema, what the statute is, the root node.

    Each node has kind, number, eid, heading, page, start and end of the whole node, its own text, its children.
    """
    document, measured = statute.document, quality(statute)
    return {
        "schema": SCHEMA,
        "statute": {
            "id": statute.id,
            "title": statute.title,
            "citation": statute.citation,
            "kind": statute.kind,
            "language": statute.language,
            "tradition": statute.tradition,
            "path": document.name,
            "sha256": document.sha256,
            "pages": len(document.pages),
            "unread_pages": list(document.unread_pages),
            "provisions": len(statute.articles()),
            "holes": list(statute.holes),
            "duplicates": list(statute.duplicates),
            "changes": [
                {
                    "kind": change.kind,
                    "start": change.span.start,
                    "end": change.span.end,
                    "author": change.author,
                    "date": change.date,
                }
                for change in document.changes
            ],
            "recognised_pages": [
                {"page": page.number, "confidence": round(page.confidence, 4)}
                for page in document.pages
                if page.source == "ocr"
            ],
            "quality": {
                "score": round(measured.score, 4),
                "floor": FLOOR,
                "losses": {name: round(share, 4) for name, share in measured.losses().items()},
            },
            "notices": [{"code": notice.code, "text": notice.text} for notice in statute.notices],
            "coverage": {kind: round(share, 4) for kind, share in statute.coverage().items()},
            "amends": statute.amends,
            "amendments": [_amendment(statute, item) for item in statute.amendments],
            "references": [_reference(statute, item) for item in statute.references],
            "definitions": [_definition(statute, item) for item in statute.definitions],
        },
        "root": _node(statute, statute.root, _apart(statute)),
    }


def _amendment(statute: Statute, amendment: Amendment) -> dict[str, Any]:
    return {
        "eid": amendment.provision,
        "action": amendment.action,
        "act": amendment.act,
        "date": amendment.date,
        **_quote(statute, amendment.span),
    }


def _reference(statute: Statute, reference: Reference) -> dict[str, Any]:
    """Return a reference as data, with the id of the provision that it stands in."""
    return {
        "eid": statute.root.path(reference.span.start)[-1].eid,
        "statute": reference.statute,
        "act": " ".join(reference.act.of(statute.document.text).split()) if reference.act else "",
        "targets": [
            {"path": [list(step) for step in target.path], "last": target.last, "eids": list(target.eids)}
            for target in reference.targets
        ],
        **_quote(statute, reference.span),
    }


def _definition(statute: Statute, definition: Definition) -> dict[str, Any]:
    uses = {"term": definition.term, "eid": definition.provision, "uses": list(definition.uses)}
    return uses | _quote(statute, definition.span)


def _quote(statute: Statute, span: Span) -> dict[str, Any]:
    words = " ".join(span.of(statute.document.text).split())
    return {"start": span.start, "end": span.end, "page": statute.document.page_at(span.start), "quote": words}


def _apart(statute: Statute) -> list[Span]:
    """Return the stretches that stand inside a provision's text and are not its text: margin notes, amendment notes."""
    return [
        region.span
        for region in statute.regions
        if region.kind in ("heading", "amendment-note", "contents", "footnote", "deletion")
    ]


def _node(statute: Statute, provision: Provision, apart: list[Span]) -> dict[str, Any]:
    within = [span for span in apart if provision.span.overlaps(span)]
    return {
        "kind": provision.kind,
        "number": provision.number,
        "eid": provision.eid,
        "heading": provision.heading,
        "page": provision.page,
        "start": provision.span.start,
        "end": provision.span.end,
        "repealed": provision.repealed,
        "text": own_text(statute.document.text, provision.body, within),
        "children": [_node(statute, child, within) for child in provision.children],
    }


def own_text(text: str, body: Span, apart: list[Span]) -> str:
    """Return the words of ``body``, one blank between them, without the stretches ``apart``, which ascend.

    >>> own_text("any person Access. who gains", Span(0, 28), [Span(11, 18)])
    'any person who gains'
    """
    kept, at = [], body.start
    for span in apart:
        if body.overlaps(span):
            kept.append(text[at : max(at, span.start)])
            at = max(at, span.end)
    kept.append(text[at : max(at, body.end)])
    return " ".join(" ".join(kept).split())


def indented(statute: Statute) -> str:
    """Return the tree for a reader, one provision a line: number, heading or first words, page.

    Where a draft changes a provision all its words are shown, ``[-deleted-]`` and ``{+inserted+}``; what it deletes
    between provisions has a line of its own.
    """
    marked, between = markup(statute)
    lines = list(_lines(statute, statute.root, _apart(statute), marked, 0))
    for start, text in between:
        at = bisect_right(lines, start, key=lambda line: line[0])
        lines.insert(at, (start, lines[at - 1][1], text))
    return "\n".join(f"{'  ' * depth}{line}".rstrip() for _, depth, line in lines)


def _lines(
    statute: Statute, provision: Provision, apart: list[Span], marked: Mapping[str, str], depth: int
) -> Iterator[tuple[int, int, str]]:
    """Yield for each provision where it begins, its depth in the tree, and its line."""
    label = " ".join(filter(None, (provision.kind, provision.number)))
    text = provision.heading or own_text(statute.document.text, provision.body, apart)
    short = text if len(text) <= _SHOWN else f"{text[:_SHOWN].rstrip()}…"
    mark = " [repealed]" if provision.repealed else ""
    shown = marked.get(provision.eid, short)
    yield provision.span.start, depth, f"{label}{mark}  {shown}  (p. {provision.page})"
    for child in provision.children:
        yield from _lines(statute, child, apart, marked, depth + 1)
