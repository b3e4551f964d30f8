"""Meaning: provisions compared with our restatements by a sentence encoder, where the user supplies one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from math import log
from statistics import median_low

from harmonize import matching
from harmonize.alignment.corpus import Corpus, Finder
from harmonize.alignment.ledger import bar
from harmonize.model.drafts import blanked
from harmonize.model.evidence import Compare, Evidence, Likeness
from harmonize.model.knowledge import Article, Weights
from harmonize.model.text import Span

Likenesses = Mapping[int, Likeness]
"""By the number of the passage in the corpus."""

MOST = 200
"""So many passages are compared: on one thread a small encoder reads some ten a second, a large one one in a second."""
FLOOR = 0.35
"""A smaller cosine says nothing: any two provisions of law are as alike."""


def likenesses(articles: Sequence[Article], finder: Finder, compare: Compare) -> dict[str, Likenesses]:
    """Compare the passages nearest to some articles with the restatement of each; by the article's key."""
    numbers = nearest(articles, finder)
    restated = [f"{article.title}. {article.summary}" for article in articles]
    rows = compare(texts(numbers, finder.corpus), restated)
    return {
        article.key: {number: row[place] for number, row in zip(numbers, rows, strict=True)}
        for place, article in enumerate(articles)
    }


def nearest(articles: Sequence[Article], finder: Finder) -> list[int]:
    """Return the numbers of the passages that are compared: those with most of the notions of any one article."""
    total = len(finder.corpus)
    rare = {notion: log((total + 1) / len(found)) for notion, found in finder.holders.items()}
    wanted = {notions(article) for article in articles}

    def place(number: int) -> tuple[float, int]:
        held = finder.corpus.passages[number].within
        return -max((matching.shared(asked, held, rare) for asked in wanted), default=0.0), number

    return sorted(range(total) if total <= MOST else sorted(range(total), key=place)[:MOST])


def notions(article: Article) -> frozenset[str]:
    """Return the notions that an article's elements and headings speak of."""
    patterns = (*article.headings, *(pattern for element in article.elements for pattern in element.patterns))
    return frozenset(notion for pattern in patterns for group in pattern.all_of for notion in group)


def texts(numbers: Sequence[int], corpus: Corpus) -> list[str]:
    """Return the words of some passages, with blanks for what a draft deletes."""
    whole = {id: blanked(statute.document) for id, statute in corpus.statutes.items()}
    passages = (corpus.passages[number].passage for number in numbers)
    return [passage.provision.span.of(whole[passage.statute]) for passage in passages]


def semantic_bars(found: Likenesses, corpus: Corpus, weights: Weights) -> Iterator[tuple[int, Evidence]]:
    """Yield a bar for each passage that is nearer to the restatement than half of those compared.

    Encoders differ in how alike they find any two texts: what most provisions of these statutes have in common with the
    restatement says nothing.
    """
    floor = max(FLOOR, median_low(item.cosine for item in found.values())) if found else FLOOR
    for number, item in found.items():
        if item.cosine > floor:
            start = corpus.passages[number].passage.provision.span.start
            span = Span(start + item.span.start, start + item.span.end)
            weight = weights.semantic * min(1.0, (item.cosine - floor) / (1 - floor))
            yield number, bar(corpus, number, "semantic", f"cosine {item.cosine:.2f}", weight, span)
