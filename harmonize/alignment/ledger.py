"""The ledger: every bar of evidence that a passage has for an article, each with the words it quotes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence, Set

from harmonize import matching
from harmonize.alignment.corpus import Corpus, Finder, innermost, rarity
from harmonize.alignment.forms import FRAMES, carrying
from harmonize.alignment.patterns import Indexed
from harmonize.model.evidence import Evidence, Feature, Passage
from harmonize.model.knowledge import Article, Pattern, Weights
from harmonize.model.law import Provision
from harmonize.model.text import Span

Ledger = dict[int, list[Evidence]]
"""By the number of the passage in the corpus."""

ENGLISH = "en"
"""The language of the restatements."""
Totals = Mapping[str, Mapping[int, float]]
"""By number of the article, what each passage weighs for it by all bars but those of the neighbourhood."""

FAR = 3.0
"""So many times better, a passage carries an article far better than another."""
BESIDE = 5
"""So many provisions up and down count as the neighbourhood."""
SIMILAR = 0.75
"""Headings less alike than this say nothing."""
SHARED = 0.1
"""Nor does a smaller share of common words."""
FOCUSED = ("general-part", "power")
"""Articles of these kinds are told in provisions of their own."""
CHAPTER = 0.6
"""What the heading of a chapter says of its provisions, of what their own headings would."""
HALF = 0.5
"""What the form of a power is worth in a provision that does not itself give it."""


def bar(
    corpus: Corpus,
    number: int,
    comparison: str,
    level: str,
    weight: float,
    span: Span,
    marks: Sequence[Span] = (),
    element: str | None = None,
    eid: str = "",
) -> Evidence:
    """Make a bar of evidence, with the quotation and page of its span."""
    passage = corpus.passages[number].passage
    quote, page = corpus.cited(passage.statute, span)
    return Evidence(
        statute=passage.statute,
        eid=eid or passage.provision.eid,
        comparison=comparison,
        level=level,
        weight=round(weight, 4),
        element=element,
        quote=quote,
        span=span,
        page=page,
        marks=tuple(sorted(set(marks))),
    )


def spans(features: Sequence[Feature]) -> list[Span]:
    """Return the spans of some features."""
    return [feature.span for feature in features]


def focus_bar(article: Article, number: int, corpus: Corpus, weights: Weights) -> Evidence | None:
    """Return a bar for a general rule or power by the share of its sentences that have the article's nucleus in them.

    An offence is told in one sentence among many on its graver forms; a rule for all offences fills its provision.
    """
    indexed = corpus.passages[number]
    about = carrying(article, indexed, "sentence") if article.kind in FOCUSED else []
    if not about:
        return None
    total = sum(spot.level == "sentence" for spot in indexed.places)
    level, weight = f"{len(about)} of {total} sentences", weights.focus * len(about) / total
    return bar(corpus, number, "focus", level, weight, about[0].sentences[0].span)


def heading_bars(article: Article, finder: Finder, weights: Weights) -> Iterator[tuple[int, Evidence]]:
    """Yield a bar for each passage whose heading speaks of what the article is about."""
    corpus = finder.corpus
    strongest: dict[int, float] = {}
    for place, pattern in enumerate(article.headings):
        shown = finder.in_heading(pattern)
        factor = rarity(len(shown), len(corpus), weights.common) / (1 + 0.25 * place)
        for number in shown:
            part = filled(pattern, corpus.passages[number].passage)
            strongest[number] = max(strongest.get(number, 0.0), factor * (0.5 + 0.5 * part))
    for number, indexed in enumerate(corpus.passages):
        strongest[number] = max(strongest.get(number, 0.0), similar(article, indexed.passage, corpus))
        if strongest[number]:
            yield number, heading_bar(article, corpus, number, weights.heading * strongest[number])
    if article.kind == "power":
        yield from chapter_bars(article, finder, weights, {number for number, factor in strongest.items() if factor})


def chapter_bars(article: Article, finder: Finder, weights: Weights, done: Set[int]) -> Iterator[tuple[int, Evidence]]:
    """Yield a bar for each passage whose chapter's heading speaks of the power that the article asks for.

    "Covert interception. Article 166 Conditions. A court may order ...": the chapter says what the conditions are for.
    """
    about = {number for pattern in article.headings for number in finder.in_chapter(pattern)}
    weight = weights.heading * CHAPTER * rarity(len(about), len(finder.corpus), weights.common)
    for number in sorted(about.difference(done)):
        chapter = innermost(finder.corpus.passages[number].passage)
        span = Span(chapter[0].span.start, chapter[-1].span.end)
        yield number, bar(finder.corpus, number, "heading", "chapter", weight, span, spans(chapter))


def similar(article: Article, passage: Passage, corpus: Corpus) -> float:
    """Return how alike a heading and the article's title are, 0 where too little or in another language."""
    if corpus.statutes[passage.statute].language != ENGLISH:
        return 0.0
    alike = matching.alike(article.title, passage.provision.heading)
    return alike if alike >= SIMILAR else 0.0


def filled(pattern: Pattern, passage: Passage) -> float:
    """Return which part of a heading the notions of a pattern fill: it may speak of other things too."""
    wanted = {concept for group in pattern.all_of for concept in group}
    letters = {
        place
        for feature in passage.heading
        if feature.concept in wanted
        for place in range(feature.span.start, feature.span.end)
    }
    return min(1.0, len(letters) / max(1, len(passage.provision.heading)))


def heading_bar(article: Article, corpus: Corpus, number: int, weight: float) -> Evidence:
    """Make the bar of a heading, the words that matter marked."""
    passage = corpus.passages[number].passage
    wanted = {concept for pattern in article.headings for group in pattern.all_of for concept in group}
    marks = [feature.span for feature in passage.heading if feature.concept in wanted]
    return bar(corpus, number, "heading", "heading", weight, whole(passage.provision), marks)


def whole(provision: Provision) -> Span:
    """Return the span of a heading, or of its first lines where text stands between them, as in a margin."""
    start, end = provision.headings[0].start, provision.headings[0].end
    for span in provision.headings[1:]:
        if span.start > end + 1:
            break
        end = span.end
    return Span(start, end)


def wording_bars(restated: frozenset[str], corpus: Corpus, weights: Weights) -> Iterator[tuple[int, Evidence]]:
    """Yield a bar for each passage in the restatement's language that shares a fair part of its rarer words."""
    for number, indexed in enumerate(corpus.passages):
        passage = indexed.passage
        if corpus.statutes[passage.statute].language != ENGLISH:
            continue
        part = matching.shared(restated, passage.words, corpus.word_rarity)
        if part >= SHARED:
            yield number, bar(corpus, number, "wording", "shared words", weights.wording * part, passage.provision.span)


def gives_power(article: Article, indexed: Indexed) -> bool:
    """Tell whether a sentence with the power in it also gives it, and does not only say how it is carried out."""
    return any("power" in spot.concepts for spot in carrying(article, indexed, "sentence"))


def frame_bar(article: Article, number: int, corpus: Corpus, weights: Weights) -> Evidence | None:
    """Return a bar for a passage that has the form of what the article asks: it punishes, it is a general rule."""
    frame = FRAMES.get(article.kind, ())
    passage = corpus.passages[number].passage
    features = (*passage.features(), *passage.heading, *passage.groups)
    found = next((item for item in features if item.concept in frame and item.standing != "excepted"), None)
    if found is None:
        return None
    part = 1.0 if article.kind != "power" or gives_power(article, corpus.passages[number]) else HALF
    return bar(corpus, number, "frame", found.concept, weights.frame * part, found.span, [found.span])


def is_the_neighbour(article: Article, number: int, totals: Totals) -> bool:
    """Tell whether a passage carries an article that codes place beside this one, and carries it far better.

    It then stands among its own kind, which says nothing for this article: a tool to break in is no breaking in.
    """
    mine = FAR * totals[article.number][number]
    return any(totals.get(other, {}).get(number, 0.0) > mine for other in article.beside)


def neighbourhood_bars(
    article: Article, nuclei: Mapping[str, frozenset[int]], totals: Totals, corpus: Corpus, weights: Weights
) -> Iterator[tuple[int, Evidence]]:
    """Yield a bar for each passage near others that carry the articles which codes place beside this one."""
    for number in nuclei.get(article.number, ()):
        if is_the_neighbour(article, number, totals):
            continue
        statute = corpus.passages[number].passage.statute
        near = {
            other: candidate
            for other in article.beside
            for candidate in nuclei.get(other, ())
            if candidate != number
            and abs(candidate - number) <= BESIDE
            and corpus.passages[candidate].passage.statute == statute
        }
        if near:
            weight = weights.neighbourhood * len(near) / len(article.beside)
            first = corpus.passages[min(near.values())].passage.provision
            span = Span(first.span.start, max(first.body.start, first.span.start + 1))
            yield number, bar(corpus, number, "neighbourhood", f"beside {len(near)}", weight, span, eid=first.eid)
