"""Bills: which law a bill is about, and what of a law it replaces, adds and takes out."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from harmonize.matching import alike
from harmonize.model.law import Provision, Statute
from harmonize.model.text import Document, Span
from harmonize.structure.numbering import Number, token
from harmonize.structure.splicing import Edit, renamed, spliced

HEADED, WORDED = 0.75, 0.6
"""How alike headings, or beginnings where there are none, of two versions of a provision are at least."""
BEGINNING = 400
"""So many characters are a provision's beginning."""


@dataclass(frozen=True, slots=True)
class Put:
    """A whole provision that a bill gives, in the document that has its words."""

    document: Document
    node: Provision


@dataclass(frozen=True, slots=True)
class Paragraph:
    """New words for a paragraph: the number of its provision and its own, and where they stand in a document."""

    article: str
    number: str
    document: Document
    span: Span

    @property
    def name(self) -> str:
        """The paragraph as a reader cites it."""
        return f"{self.article} ({self.number})"


@dataclass(frozen=True, slots=True)
class Amended:
    """A law as a bill would have it: numbers that it replaces, adds and takes out, and those it gives unchanged.

    ``paragraphs`` are those that got new words; ``left`` is what could not be put into the law.
    """

    law: Statute
    replaced: tuple[str, ...] = ()
    added: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    same: tuple[str, ...] = ()
    paragraphs: tuple[str, ...] = ()
    left: tuple[str, ...] = ()


def shared(bill: Statute, law: Statute) -> float:
    """Return which share of a law's provisions a bill has under their number, with much the same heading."""
    there = {token(each.number): each for each in bill.articles()}
    both = [(each, there[token(each.number)]) for each in law.articles() if token(each.number) in there]
    like = sum(_alike(law.document.text, one, bill.document.text, other) for one, other in both)
    return like / max(1, len(law.articles()))


def _alike(text: str, one: Provision, other_text: str, other: Provision) -> bool:
    if one.heading and other.heading:
        return alike(one.heading, other.heading) >= HEADED
    words = (each.span.of(whole)[:BEGINNING] for each, whole in ((one, text), (other, other_text)))
    return alike(*words) >= WORDED


def from_the_beginning(bill: Statute) -> bool:
    """Tell whether a bill counts its provisions from 1, as a whole act does."""
    leads = [Number.read(each.number).lead for each in bill.articles()]
    return bool(leads) and leads[0] == 1 and leads == sorted(leads)


def known(bill: Statute, law: Statute) -> int:
    """Return how many provisions of a bill have their number, or the one that they are inserted behind, in a law."""
    numbers = {token(each.number) for each in law.articles()}
    leads = {Number.read(each.number).lead for each in law.articles()}
    return sum(token(each.number) in numbers or Number.read(each.number).lead in leads for each in bill.articles())


def put_in(
    law: Statute, given: Sequence[Put], removed: Sequence[str] = (), paragraphs: Sequence[Paragraph] = ()
) -> Amended:
    """Return a law in which the provisions and paragraphs given stand under their numbers; those removed are gone."""
    parents = {child.eid: node.eid for node in law.root.walk() for child in node.children}
    there = {token(each.number): each for each in reversed(law.articles())}
    once = {token(put.node.number): put for put in given}
    pairs = [(put, there.get(number)) for number, put in once.items()]
    same = [put.node.number for put, old in pairs if old and _same(law, old, put)]
    replaced = [(put, old) for put, old in pairs if old and put.node.number not in same]
    added = [put for put, old in pairs if old is None]
    gone = [there[number] for number in map(token, removed) if number in there and number not in once]
    touched = {old.eid for _, old in replaced} | {old.eid for old in gone}
    reworded = [(each, node) for each in paragraphs if (node := _paragraph(there, each, touched))]
    edits = (
        *(Edit(old.span, parents[old.eid], old.eid, put.document, renamed(put.node, old.eid)) for put, old in replaced),
        *(Edit(old.span, parents[old.eid], old.eid) for old in gone),
        *(Edit(node.span, parents[node.eid], node.eid, each.document, _worded(node, each)) for each, node in reworded),
        *_inserted(law, added, parents),
    )
    done = {each.name for each, _ in reworded}
    return Amended(
        law=spliced(law, edits) if edits else law,
        replaced=tuple(old.number for _, old in replaced),
        added=tuple(put.node.number for put in added),
        removed=tuple(old.number for old in gone),
        same=tuple(same),
        paragraphs=tuple(each.name for each, _ in reworded),
        left=(
            *(number for number in removed if token(number) not in there),
            *(each.name for each in paragraphs if each.name not in done),
        ),
    )


def _same(law: Statute, old: Provision, put: Put) -> bool:
    return old.span.of(law.document.text).split() == put.node.span.of(put.document.text).split()


def _paragraph(there: Mapping[str, Provision], wanted: Paragraph, touched: Collection[str]) -> Provision | None:
    """Return the paragraph that is to get new words, None where the law has none of that number or it goes anyway."""
    article = there.get(token(wanted.article))
    if article is None or article.eid in touched:
        return None
    numbered = (child for child in article.children if child.kind == "paragraph")
    places = {token(child.number) or str(at): child for at, child in enumerate(numbered, 1)}
    return places.get(token(wanted.number))


def _worded(node: Provision, given: Paragraph) -> Provision:
    """Return a paragraph with the words given, whatever it was divided into."""
    page = given.document.page_at(given.span.start)
    return replace(node, span=given.span, body=given.span, children=(), headings=(), heading="", page=page)


def _inserted(law: Statute, added: Sequence[Put], parents: Mapping[str, str]) -> Iterator[Edit]:
    """Yield where new provisions are put in: each behind those with a lower number, in the order of numbers."""
    articles = law.articles()
    taken = {node.eid for node in law.root.walk()}
    for put in sorted(added, key=lambda put: _order(put.node.number)):
        own = _order(put.node.number)
        before = [each for each in articles if _order(each.number) < own]
        after = max(before, key=lambda each: (_order(each.number), each.span.start)) if before else None
        at = after.span.end if after else articles[0].span.start
        node = put.node if put.node.eid not in taken else renamed(put.node, f"{put.node.eid}_new")
        yield Edit(Span(at, at), parents[(after or articles[0]).eid], "", put.document, node)


def _order(number: str) -> tuple[tuple[bool, int, str], ...]:
    """Return what numbers are ordered by.

    >>> _order("192") < _order("192/b") < _order("192/c") < _order("1921")
    True
    """
    parts = Number.read(number).parts
    return tuple((isinstance(part, str), 0 if isinstance(part, str) else part, str(part)) for part in parts)
