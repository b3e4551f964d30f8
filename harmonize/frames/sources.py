"""Tables of what goes in: a statute's provisions as a tree in rows, and what an instrument asks."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from harmonize.frames.columns import Column, Table, joined
from harmonize.model.knowledge import Article, Element, Instrument
from harmonize.model.law import Provision, Statute


class ProvisionRow(NamedTuple):
    """A node of a statute's tree: how deep below the root it stands, and in what."""

    statute: Statute
    node: Provision
    depth: int
    parent: str


class ElementRow(NamedTuple):
    """An element of an instrument's article."""

    instrument: Instrument
    article: Article
    element: Element


def _outline(statute: Statute) -> Iterator[ProvisionRow]:
    return _below(statute, statute.root, 1)


def _below(statute: Statute, outer: Provision, depth: int) -> Iterator[ProvisionRow]:
    for node in outer.children:
        yield ProvisionRow(statute, node, depth, outer.eid)
        yield from _below(statute, node, depth + 1)


def _checklist(instrument: Instrument) -> Iterator[ElementRow]:
    return (ElementRow(instrument, article, element) for article in instrument.articles for element in article.elements)


def words(statute: Statute, node: Provision) -> str:
    """Return a provision's own words: those before what stands below it, on one line."""
    return " ".join(node.body.of(statute.document.text).split())


def held_by(article: Article, element: Element) -> str:
    """Return the kinds of law that could hold an element: of each group parted by ``;`` one."""
    return joined(" or ".join(group) for group in element.held_by or article.held_by)


OUTLINE: Table[Statute, ProvisionRow] = Table(
    "outline",
    "a provision of a statute, in the order of the text: parts and chapters, articles or sections, paragraphs, points",
    (
        Column("statute", "text", "the statute's id", lambda row: row.statute.id),
        Column("kind", "text", "part, chapter, article, section, paragraph, point, ...", lambda row: row.node.kind),
        Column("number", "text", "its number as printed, or empty", lambda row: row.node.number),
        Column("eid", "text", "its id (Akoma Ntoso)", lambda row: row.node.eid),
        Column("parent", "text", "the id of what it stands in, empty for the statute", lambda row: row.parent),
        Column("depth", "whole", "how deep it stands, from 1", lambda row: row.depth),
        Column("heading", "text", "its heading, or empty", lambda row: row.node.heading),
        Column("page", "whole", "the page, from 1", lambda row: row.node.page),
        Column("start", "whole", "offset of all of it (characters)", lambda row: row.node.span.start),
        Column("end", "whole", "offset behind all of it (characters)", lambda row: row.node.span.end),
        Column("repealed", "yes-no", "whether it is repealed", lambda row: row.node.repealed),
        Column("text", "text", "its own words, before what stands below it", lambda row: words(row.statute, row.node)),
    ),
    _outline,
)
CHECKLIST: Table[Instrument, ElementRow] = Table(
    "checklist",
    "an element of an instrument's article, restated in our own words",
    (
        Column("instrument", "text", "the instrument's id", lambda row: row.instrument.id),
        Column("article", "text", "the article's number", lambda row: row.article.number),
        Column("title", "text", "the article's title", lambda row: row.article.title),
        Column("kind", "text", "offence, power, cooperation, ...", lambda row: row.article.kind),
        Column("element", "text", "the element's id", lambda row: row.element.id),
        Column("text", "text", "what it asks", lambda row: row.element.text),
        Column("role", "text", "conduct, mental-element, safeguard, ...", lambda row: row.element.role),
        Column("requirement", "text", "required, alternative, option, exclusion", lambda row: row.element.requirement),
        Column("nucleus", "yes-no", "whether it is what the article is about", lambda row: row.element.nucleus),
        Column(
            "clauses", "text", "the paragraphs it restates, joined by '; '", lambda row: joined(row.element.clauses)
        ),
        Column("reservable", "text", "omit, narrow, or empty", lambda row: row.element.reservable or ""),
        Column("held_by", "text", "the kinds of law that could hold it", lambda row: held_by(row.article, row.element)),
    ),
    _checklist,
)
