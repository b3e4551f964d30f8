"""Passages: each citable provision with the features of its heading, paragraphs and sentences."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from harmonize.language.clauses import stood
from harmonize.language.cues import Cues, Hit, find
from harmonize.language.definitions import CUE, carried, defined_terms
from harmonize.language.folding import tokens
from harmonize.language.mending import mended
from harmonize.language.recalling import recalling
from harmonize.language.sentences import sentences
from harmonize.model.drafts import blanked, kept
from harmonize.model.evidence import Feature, Passage, Sentence
from harmonize.model.law import CITABLE, Provision, Statute
from harmonize.model.text import Document, Span

LAWFUL = frozenset({"enactment", "punishable", "imprisonment", "offence"})
"""A text that says none of these is no law, however its parts are numbered."""
ASIDES = ("heading", "amendment-note")
LONG_WORD = 4  # shorter words say little about what a provision is about


@dataclass(frozen=True, slots=True)
class Marked:
    """A statute's text with the concepts found in it, sorted by place.

    ``asides`` are the headings and amendment notes: a margin note in the middle of a sentence is no part of it.
    """

    text: str
    hits: tuple[Hit, ...]
    starts: tuple[int, ...]
    asides: tuple[Span, ...]
    words: tuple[tuple[int, int, str], ...]
    abbreviations: frozenset[str]

    def features(self, span: Span, eid: str) -> tuple[Feature, ...]:
        """Return the features that lie in a span, as features of a provision; nothing is left out."""
        first, last = bisect_left(self.starts, span.start), bisect_left(self.starts, span.end)
        return tuple(Feature(hit.concept, hit.span, eid) for hit in self.hits[first:last])

    def spoken(self, span: Span, eid: str) -> tuple[Feature, ...]:
        """Return the features of a stretch of body, without those of the headings and notes that stand in it."""
        return tuple(feature for feature in self.features(span, eid) if not self.aside(feature.span))

    def aside(self, span: Span) -> bool:
        """Tell whether a span lies in a heading or an amendment note."""
        at = bisect_right(self.asides, span.start, key=lambda item: item.start) - 1
        return at >= 0 and self.asides[at].overlaps(span)

    def vocabulary(self, span: Span) -> frozenset[str]:
        """Return the longer words of a span, folded."""
        first = bisect_left(self.words, (span.start, 0, ""))
        last = bisect_left(self.words, (span.end, 0, ""))
        return long_words(self.words[first:last])


def long_words(words: Iterable[tuple[int, int, str]]) -> frozenset[str]:
    """Return the longer of some words."""
    return frozenset(word for _, _, word in words if len(word) >= LONG_WORD)


def vocabulary(text: str) -> frozenset[str]:
    """Return the longer words of a text, folded.

    >>> sorted(vocabulary("the whole of a System"))
    ['system', 'whole']
    """
    return long_words(tokens(text))


def spoken_tokens(document: Document) -> list[tuple[int, int, str]]:
    """Return the folded words of a document's flow with their offsets in it, without what a draft deletes."""
    draft = kept(document)
    if draft is None:
        return tokens(document.text, document.flow.start, document.flow.end)
    found = tokens(draft.document.text, draft.document.flow.start, draft.document.flow.end)
    spans = [draft.span(Span(start, end)) for start, end, _ in found]
    return [(span.start, span.end, word) for span, (_, _, word) in zip(spans, found, strict=True)]


def mark(statute: Statute, cues: Cues) -> Marked:
    """Find every concept in the running text of a statute."""
    document = statute.document
    words = spoken_tokens(document)
    if document.misread:
        words = mended(words, cues.keys)
    hits = tuple(find(cues, words))
    asides = tuple(item.span for item in statute.regions if item.kind in ASIDES)
    starts = tuple(hit.span.start for hit in hits)
    return Marked(blanked(document), hits, starts, asides, tuple(words), cues.abbreviations)


def sentence(marked: Marked, span: Span, eid: str, lead: Sequence[Feature]) -> Sentence:
    """Make a sentence of its own features, the terms it defines, and those of its lead-in."""
    own = stood(marked.text, span, lead, marked.spoken(span, eid))
    return Sentence(span, eid, (*lead, *own, *defined_terms(span, own, lead)))


def lead_in(marked: Marked, node: Provision) -> tuple[Feature, ...]:
    """Return the features that the children of a provision share: its last sentence, and the words after a list."""
    spans = list(sentences(marked.text, node.body, marked.abbreviations))[-1:]
    spans += [child.body for child in node.children if child.kind == "wrapup"]
    return tuple(feature for span in spans for feature in stood(marked.text, span, (), marked.spoken(span, node.eid)))


def sentences_of(marked: Marked, node: Provision, lead: tuple[Feature, ...]) -> Iterator[Sentence]:
    """Yield the sentences of a provision and of what stands below it, each with what leads into it."""
    for span in sentences(marked.text, node.body, marked.abbreviations):
        yield sentence(marked, span, node.eid, lead)
    below = (*lead, *lead_in(marked, node)) if node.children else lead
    for child in node.children:
        yield from sentences_of(marked, child, below)


def paragraphs(marked: Marked, article: Provision, lead: tuple[Feature, ...]) -> Iterator[tuple[Sentence, ...]]:
    """Yield the paragraphs of an article as sentences; points on the article itself belong to its first paragraph."""
    shared = (*lead, *lead_in(marked, article))
    own = sentences(marked.text, article.body, marked.abbreviations)
    first = [sentence(marked, span, article.eid, lead) for span in own]
    for child in article.children:
        if child.kind != "paragraph":
            first += sentences_of(marked, child, shared)
    if first:
        yield tuple(first)
    for child in article.children:
        if child.kind == "paragraph":
            yield tuple(sentences_of(marked, child, shared))


def heading(marked: Marked, node: Provision) -> tuple[Feature, ...]:
    """Return the features of a provision's heading; a phrase that goes on behind it is not the heading's."""
    end = max((span.end for span in node.headings), default=0)
    found = (feature for span in node.headings for feature in marked.features(span, node.eid))
    return tuple(feature for feature in found if feature.span.end <= end)


def passages_below(marked: Marked, statute: str, node: Provision, groups: tuple[Feature, ...]) -> Iterator[Passage]:
    """Yield a passage for each citable provision at or below a node, with the features of the headings above it."""
    own = heading(marked, node)
    if node.kind in CITABLE:
        lead = tuple(feature for feature in own if feature.concept == CUE)
        found = tuple(paragraphs(marked, node, lead))
        yield Passage(statute, node, groups, own, found, marked.vocabulary(node.span))
        return
    for child in node.children:
        yield from passages_below(marked, statute, child, (*groups, *own))


def passages(statute: Statute, cues: Cues) -> tuple[Passage, ...]:
    """Return the statute's citable provisions as passages, in the order of the text; terms stand for what they do."""
    marked = mark(statute, cues)
    found = tuple(passages_below(marked, statute.id, statute.root, ()))
    bound = carried(statute, found, cues.functions)
    if bound:
        found = tuple(passages_below(also(marked, bound), statute.id, statute.root, ()))
    return recalling(statute, found)


def also(marked: Marked, hits: Iterable[Hit]) -> Marked:
    """Return a marked text with more concepts found in it; what is found already is not found twice."""
    every = sorted({*marked.hits, *hits}, key=lambda hit: (hit.span.start, -len(hit.span), hit.concept))
    return replace(marked, hits=tuple(every), starts=tuple(hit.span.start for hit in every))


def speaks_as_law(passages: Sequence[Passage]) -> bool:
    """Tell whether a text says of itself that it is law, or punishes."""
    return any(feature.concept in LAWFUL for passage in passages for feature in passage.features())
