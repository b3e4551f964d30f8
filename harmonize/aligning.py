"""Instruments aligned with the statutes that were read, with the weights and the words that alignment needs."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence, Set
from dataclasses import replace
from functools import cache

from harmonize import alignment, language
from harmonize.knowledge.lexicons import load_lexicon
from harmonize.knowledge.weights import load_weights
from harmonize.model.evidence import Alignment, Compare
from harmonize.model.knowledge import DEFINES, Article, Element, Instrument, Pattern


def align_all(
    instruments: Sequence[Instrument], finder: alignment.Finder, compare: Compare | None = None
) -> list[tuple[Instrument, tuple[Alignment, ...]]]:
    """Return each instrument with what alignment proposes for its articles, in order.

    ``compare`` is a sentence encoder: all instruments are compared at once, so that each provision is encoded once.
    """
    weights = load_weights()
    spoken = spoken_in(finder.corpus)
    articles = [article for item in instruments for article in item.articles]
    meant = alignment.likenesses(articles, finder, compare) if compare and articles else {}
    return [
        (item, with_unsaid(item, alignment.align(item, finder, weights, restatements(item), meant), spoken))
        for item in instruments
    ]


def spoken_in(corpus: alignment.Corpus) -> list[frozenset[str]]:
    """Return for each language of some statutes the notions that it has words for."""
    return [notions_of(code) for code in sorted({statute.language for statute in corpus.statutes.values()})]


def with_unsaid(
    instrument: Instrument, found: Iterable[Alignment], spoken: Collection[Set[str]]
) -> tuple[Alignment, ...]:
    """Return alignments with the elements that a language, told by the notions it has words for, cannot say."""
    return tuple(
        replace(item, unsaid=unsaid_of(article, spoken))
        for article, item in zip(instrument.articles, found, strict=True)
    )


def unsaid_of(article: Article, spoken: Collection[Set[str]]) -> frozenset[str]:
    """Return the ids of an article's elements that a language cannot say: all, where what it is about is among them."""
    lost = {element.id for element in article.elements if unsaid(element, spoken)}
    about = {element.id for element in article.elements if element.nucleus}
    return frozenset(element.id for element in article.elements) if about and about <= lost else frozenset(lost)


def unsaid(element: Element, spoken: Iterable[Set[str]]) -> bool:
    """Tell whether one of some languages has no words for any pattern of an element.

    >>> access = Element("a:1/access", "", "conduct", "required", (Pattern((("access", "remain"),), "sentence"),))
    >>> unsaid(access, [{"access"}, {"remain"}]), unsaid(access, [{"access"}, {"delete"}])
    (False, True)
    """
    patterns = (*element.patterns, *element.default)
    return bool(patterns) and any(not any(sayable(pattern, notions) for pattern in patterns) for notions in spoken)


def sayable(pattern: Pattern, notions: Set[str]) -> bool:
    """Tell whether a language that has words for some notions has them for one of every group of a pattern."""
    return all(any(name.removeprefix(DEFINES) in notions for name in group) for group in pattern.all_of)


@cache
def notions_of(code: str) -> frozenset[str]:
    """Return the notions that the lexicon of a language has words for."""
    return frozenset(entry.concept for entry in load_lexicon(code).entries if entry.phrases)


def restatements(instrument: Instrument) -> dict[str, frozenset[str]]:
    """Return for each article's key the longer words of its restatement, folded."""
    return {
        article.key: language.vocabulary(
            " ".join((article.title, article.summary, *(element.text for element in article.elements)))
        )
        for article in instrument.articles
    }
