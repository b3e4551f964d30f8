"""Two versions of a law, arranged for reading or as data: provisions added, repealed, renumbered, changed."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from harmonize.model.progress import Place, Revision
from harmonize.model.verdict import Source
from harmonize.model.versions import FATES, Versions
from harmonize.reports.paper import Block, Heading, Paper, Paragraph, Row, Run, Table, Text, cell, text
from harmonize.reports.progress.laws import marked

SCHEMA = "harmonize/diff/1"
Strings = Mapping[str, Mapping[str, str]]
Json = dict[str, Any]


def say(strings: Strings, place: str, **values: object) -> str:
    """Return a text by its place, such as ``versions.title``, with its gaps filled."""
    section, _, name = place.partition(".")
    return strings[section][name].format(**values)


def report(versions: Versions, strings: Strings) -> Paper:
    """Arrange two versions for reading: what they are, then every provision that differs, its words compared."""
    return Paper(
        title=say(strings, "versions.title", name=versions.after.title or versions.after.path),
        subtitle=say(strings, "versions.subtitle"),
        language=strings["page"]["language"],
        blocks=(*_front(versions, strings), *_provisions(versions, strings)),
    )


def _front(versions: Versions, strings: Strings) -> Iterator[Block]:
    yield Heading(1, text(say(strings, "progress.compared")), "compared")
    names = (say(strings, "versions.pages"), say(strings, "versions.provisions"))
    head = tuple(cell(name, head=True) for name in ("", say(strings, "versions.file"), "SHA-256", *names))
    sides = (("progress.before", versions.before), ("progress.after", versions.after))
    rows = tuple(_side(say(strings, place), source) for place, source in sides)
    yield Table(head, rows, (0.1, 0.3, 0.36, 0.1, 0.14))
    counts = (f"{strings['fate'][fate]}: {count}" for fate, count in versions.counts().items())
    yield Paragraph(text("; ".join(counts)))
    if versions.same_file:
        yield Paragraph(text(say(strings, "progress.same_file")))
    elif not versions.kin:
        yield Paragraph(text(Run(say(strings, "versions.strangers"), bold=True)))


def _side(name: str, source: Source) -> Row:
    pages = f"{source.pages - len(source.unread_pages)}/{source.pages}" if source.unread_pages else str(source.pages)
    return cell(name, head=True), cell(source.path), cell(source.sha256), cell(pages), cell(str(source.provisions))


def _provisions(versions: Versions, strings: Strings) -> Iterator[Block]:
    yield Heading(1, text(say(strings, "progress.provisions")), "provisions")
    if not versions.revisions:
        yield Paragraph(text(say(strings, "progress.same_words")))
    for fate in FATES:
        if found := versions.of(fate):
            yield Heading(2, text(f"{strings['fate'][fate]} ({len(found)})"), fate)
            for revision in found:
                yield from _provision(revision, versions, strings)


def _provision(revision: Revision, versions: Versions, strings: Strings) -> Iterator[Block]:
    yield Heading(3, text(Run(numbered(revision, strings), bold=True), f" {revision.place.heading}".rstrip()))
    sides = (("progress.before", revision.before), ("progress.after", revision.after))
    pages = (f"{say(strings, side)}: {paged(place, strings)}" for side, place in sides if place)
    yield Paragraph(text(Run("; ".join(pages), quiet=True)), "caption")
    yield Paragraph(worded(revision, versions.after.language, strings), "quote")
    if not revision.whole:
        yield Paragraph(text(say(strings, "progress.cut")), "small")


def numbered(revision: Revision, strings: Strings) -> str:
    """Return a provision's number, and the one it had where it was renumbered."""
    if revision.fate == "renumbered" and revision.before:
        return say(strings, "progress.from_to", before=revision.before.number, after=revision.place.number)
    return revision.place.number


def paged(place: Place, strings: Strings) -> str:
    """Return the page that a provision stands on."""
    return say(strings, "progress.page", page=place.page)


def worded(revision: Revision, language: str, strings: Strings) -> Text:
    """Return the words of a provision, those that are gone or new marked, long ones that stay cut."""
    return marked(revision, language) if revision.reworded else text(say(strings, "progress.same_words"))


def to_json(versions: Versions) -> str:
    """Return two versions as JSON (``schemas/diff-1.json``): all that differs, with every word."""
    content = {
        "schema": SCHEMA,
        "before": _source(versions.before),
        "after": _source(versions.after),
        "same_file": versions.same_file,
        "alike": versions.kin,
        "counts": versions.counts(),
        "provisions": [_revision(revision) for revision in versions.revisions],
    }
    return json.dumps(content, ensure_ascii=False, indent=1)


def _source(source: Source) -> Json:
    names = ("id", "title", "kind", "language", "path", "sha256", "pages", "provisions")
    return {name: getattr(source, name) for name in names} | {"unread_pages": list(source.unread_pages)}


def _revision(revision: Revision) -> Json:
    return {
        "fate": revision.fate,
        "before": _place(revision.before),
        "after": _place(revision.after),
        "reworded": revision.reworded,
        "compared_to_the_end": revision.whole,
        "words": [{"shape": piece.shape, "text": piece.text} for piece in revision.pieces],
    }


def _place(place: Place | None) -> Json | None:
    names = ("eid", "number", "heading", "page")
    return {name: getattr(place, name) for name in names} if place else None
