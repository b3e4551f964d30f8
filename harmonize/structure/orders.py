"""Orders: what an amending law tells to be put into another one, as far as it gives whole provisions or paragraphs."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from harmonize.model.idiom import Idiom
from harmonize.model.knowledge import Tradition
from harmonize.model.law import CITABLE, Provision, Reference, Statute
from harmonize.model.text import Document, Span, Words
from harmonize.structure import statute as whole
from harmonize.structure.amending import phrases
from harmonize.structure.bills import Paragraph, Put
from harmonize.structure.numbering import token

CLOSING = {"„": '“”"', "“": "”", "«": "»", "»": "«", '"': '"', "”": "”"}
"""By the sign that opens a quotation, those that can close it."""
LONGEST_TITLE = 160
SHORTEST = 20
"""A quotation of fewer characters is words, and no provision or paragraph."""
_END = re.compile(r"\s*(?:[.;,:)]\s*)*(?:$|\n)")  # behind a quotation that ends its line: '”.', '“;'
_COLON = re.compile(r":\s*$")


@dataclass(frozen=True, slots=True)
class Orders:
    """What an amending law tells: provisions to put in, numbers to take out, paragraphs to exchange.

    ``left`` are the numbers of its own provisions that tell something which was not understood.
    """

    puts: tuple[Put, ...] = ()
    removed: tuple[str, ...] = ()
    paragraphs: tuple[Paragraph, ...] = ()
    left: tuple[str, ...] = ()


@lru_cache(maxsize=32)
def _verbs(idiom: Idiom) -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    return phrases(idiom.repeals), phrases(idiom.replaces), phrases(idiom.changes)


def orders(bill: Statute, idiom: Idiom, traditions: Sequence[Tradition]) -> Orders:
    """Return what an amending law tells; what it quotes is cut as a law is."""
    quotes = tuple(_quotes(bill.document))
    made = Orders()
    for article in _own(bill, quotes):
        mine = [quote for quote in quotes if article.span.covers(quote)]
        told = _told(bill, article, mine, idiom, traditions)
        made = Orders(
            (*made.puts, *told.puts),
            (*made.removed, *told.removed),
            (*made.paragraphs, *told.paragraphs),
            (*made.left, *told.left),
        )
    return made


def _own(bill: Statute, quotes: Sequence[Span]) -> list[Provision]:
    """Return the bill's own provisions, each to the beginning of the next: those that stand in no quotation."""
    articles = [each for each in bill.articles() if not any(quote.covers(_head(each)) for quote in quotes)]
    ends = [*(each.span.start for each in articles[1:]), bill.document.flow.end]
    return [replace(each, span=Span(each.span.start, end)) for each, end in zip(articles, ends, strict=True)]


def _head(article: Provision) -> Span:
    return Span(article.span.start, article.span.start + 1)


def _quotes(document: Document) -> Iterator[Span]:
    """Yield what stands in quotation marks and is long enough, the outermost ones."""
    text, at = document.text, 0
    while at < document.flow.end:
        closes = CLOSING.get(text[at])
        end = _closed(text, at, closes, document.flow.end) if closes else -1
        if end - at > SHORTEST:
            yield Span(at + 1, end)
        at = max(at, end) + 1


def _closed(text: str, start: int, closes: str, stop: int) -> int:
    """Return where a quotation ends: at the closing sign of its level, else at one that ends its line; -1 for none."""
    opens, depth = text[start], 0
    for at in range(start, min(stop, start + 100_000)):
        sign = text[at]
        if sign == opens and sign not in closes:
            depth += 1
        elif sign in closes and at > start:
            depth -= 1
            if depth <= 0 and (opens not in closes or _END.match(text, at + 1)):
                return at
    return -1


def _told(
    bill: Statute, article: Provision, quotes: Sequence[Span], idiom: Idiom, traditions: Sequence[Tradition]
) -> Orders:
    """Return what one provision of an amending law tells."""
    repeals, replaces, changes = _verbs(idiom)
    text, at = bill.document.text, article.body.start
    made = Orders()
    for quote in quotes:
        lead = Span(at, quote.start - 1)
        puts = tuple(_provisions(bill, quote, traditions))
        paragraph = None if puts else _paragraph(bill, lead, quote, replaces)
        if puts:
            made = replace(made, puts=(*made.puts, *puts))
        elif paragraph:
            made = replace(made, paragraphs=(*made.paragraphs, paragraph))
        else:
            made = replace(made, left=(article.number,))
        at = quote.end + 1
    rest = Span(at, article.span.end)
    if repeals.search(text, rest.start, rest.end) and (gone := tuple(_whole(bill, rest))):
        return replace(made, removed=gone)
    if not made.puts and not made.paragraphs and changes.search(text, rest.start, rest.end):
        return replace(made, left=(article.number,))
    return made


def _provisions(bill: Statute, quote: Span, traditions: Sequence[Tradition]) -> Iterator[Put]:
    """Yield the whole provisions that a quotation gives under their numbers."""
    part = _part(bill.document, quote)
    articles = whole.structure(part, traditions, id="quoted", language=bill.language).articles()
    if articles and _heading_before(part, articles[0]) is not None:
        yield from (Put(part, headed(part, each, first=at == 0)) for at, each in enumerate(articles))


def _heading_before(part: Document, first: Provision) -> Span | None:
    """Return the title in the row before the first provision, an empty span for none, None where it is no title."""
    before = part.text[: first.span.start]
    words = before.strip()
    start = before.find(words)
    return Span(start, start + len(words)) if _is_title(words) or not words else None


def headed(part: Document, node: Provision, *, first: bool = False) -> Provision:
    """Return a provision with its title: the row behind its number, or where it is the ``first``, the one before.

    One provision alone does not tell where its law puts titles, as a whole law does.
    """
    title = (_heading_before(part, node) if first else None) or _heading_after(part, node)
    if node.heading or not title:
        return node
    span = Span(min(node.span.start, title.start), node.span.end)
    body = Span(title.end, max(title.end, node.body.end)) if title.start >= node.body.start else node.body
    return replace(node, heading=title.of(part.text), headings=(title,), span=span, body=body)


def _heading_after(part: Document, node: Provision) -> Span | None:
    """Return the first row of a provision where it is a title: more follows, and no sentence ends or goes on in it."""
    own = node.body.of(part.text)
    row, _, rest = own.lstrip().partition("\n")
    more = bool(rest.strip()) or bool(node.children)
    alone = bool(node.children) and not rest.strip()
    start = node.body.start + len(own) - len(own.lstrip())
    words = row.strip()
    if more and _is_title(words.rstrip(".") if alone else words):
        return Span(start, start + len(words))
    return None


def _is_title(words: str) -> bool:
    return 0 < len(words) <= LONGEST_TITLE and "\n" not in words and words[-1] not in ".,;:"


def _part(document: Document, span: Span) -> Document:
    """Return a stretch of a document as a document of its own, its words not told of one by one."""
    inside = (line for line in document.lines if line.span.overlaps(span))
    lines = tuple(replace(line, span=_clipped(line.span, span)) for line in inside)
    text = span.of(document.text)
    own = replace(document, text=text, flow=Span(0, len(text)), lines=lines, words=Words())
    return replace(own, marks=(), asides=(), changes=())


def _clipped(span: Span, within: Span) -> Span:
    """Return what of a span lies within another one, counted from its start."""
    return Span(max(span.start, within.start) - within.start, min(span.end, within.end) - within.start)


def _paragraph(bill: Statute, lead: Span, quote: Span, replaces: re.Pattern[str]) -> Paragraph | None:
    """Return the new text of a paragraph, where the words before a quotation name one and say that it is replaced."""
    text = bill.document.text
    if not _COLON.search(lead.of(text)) or not replaces.search(text, lead.start, lead.end):
        return None
    named = [path for reference in _within(bill, lead) for path in _paths(reference)]
    articles = {number for path in named for kind, number in path.items() if kind in CITABLE}
    paragraphs = {path["paragraph"] for path in named if "paragraph" in path}
    if len(articles) != 1 or len(paragraphs) != 1 or any({*path} - {"paragraph", *CITABLE} for path in named):
        return None
    return Paragraph(articles.pop(), paragraphs.pop(), bill.document, quote)


def _whole(bill: Statute, lead: Span) -> Iterator[str]:
    """Yield the numbers of the whole provisions that some words name; none where one of them is only a part."""
    paths = [path for reference in _within(bill, lead) for path in _paths(reference)]
    if all(len(path) == 1 for path in paths):
        yield from (number for path in paths for kind, number in path.items() if kind in CITABLE)


def _within(bill: Statute, span: Span) -> list[Reference]:
    return [each for each in bill.references if span.covers(each.span)]


def _paths(reference: Reference) -> Iterator[dict[str, str]]:
    """Yield what a reference names, by kind; ranges are left out, as what lies between is not named."""
    for target in reference.targets:
        path = dict(target.path)
        if not target.last and all(token(number) for number in path.values()):
            yield path
