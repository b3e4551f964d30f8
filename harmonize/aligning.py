"""Instruments aligned with the statutes that were read, with the weights and the words that alignment needs."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence, Set
from dataclasses import replace
from functools import cache

from harmonize import alignment, language
from harmonize.knowledge.lexicons import load_lexicon, served_languages
from harmonize.knowledge.weights import load_weights
from harmonize.model.evidence import Alignment, Compare
from harmonize.model.knowledge import DEFINES, Article, Element, Instrument, Pattern

Spoken = tuple[Set[str], ...]
"""By language in which a law was read, its own and those of its translations: the notions that it has words for."""


def align_all(
    instruments: Sequence[Instrument], finder: alignment.Finder, compare: Compare | None = None
) -> list[tuple[Instrument, tuple[Alignment, ...]]]:
    """Return each instrument with what alignment proposes for its articles, in order.

    ``compare`` is a sentence encoder: all instruments are compared at once, so that each provision is encoded once.
    """
    weights = load_weights()
    spoken, languages = spoken_in(finder.corpus), languages_in(finder.corpus)
    articles = [article for item in instruments for article in item.articles]
    meant = alignment.likenesses(articles, finder, compare) if compare and articles else {}
    proposed = ((item, alignment.align(item, finder, weights, restatements(item), meant)) for item in instruments)
    return [(item, with_wordless(item, with_unsaid(item, found, spoken), languages)) for item, found in proposed]


def spoken_in(corpus: alignment.Corpus) -> list[Spoken]:
    """Return for each law the notions that its language has words for, and the languages of its translations."""
    spoken: dict[str, Spoken] = {}
    for statute in corpus.statutes.values():
        law = statute.translation_of or statute.id
        spoken[law] = (*spoken.get(law, ()), notions_of(statute.language))
    return list(dict.fromkeys(spoken.values()))


def languages_in(corpus: alignment.Corpus) -> list[str]:
    """Return the languages of the laws that are read in two, and of their translations."""
    read = [statute.translation_of for statute in corpus.statutes.values() if statute.translation_of]
    return sorted({item.language for item in corpus.statutes.values() if item.translation_of or item.id in read})


def with_wordless(
    instrument: Instrument, found: Iterable[Alignment], languages: Collection[str]
) -> tuple[Alignment, ...]:
    """Return alignments with the elements that each of some languages has no words for."""
    return tuple(
        replace(item, wordless={code: unsaid_of(article, [(notions_of(code),)]) for code in languages})
        for article, item in zip(instrument.articles, found, strict=True)
    )


def with_unsaid(
    instrument: Instrument, found: Iterable[Alignment], spoken: Collection[Spoken]
) -> tuple[Alignment, ...]:
    """Return alignments with the elements that none of the languages in which a law was read can say."""
    return tuple(
        replace(item, unsaid=unsaid_of(article, spoken))
        for article, item in zip(instrument.articles, found, strict=True)
    )


def unsaid_of(article: Article, spoken: Collection[Spoken]) -> frozenset[str]:
    """Return the ids of an article's elements that a law cannot say: all, where what it is about is among them."""
    lost = {item.id for item in article.elements if any(unsaid(item, languages) for languages in spoken)}
    about = {element.id for element in article.elements if element.nucleus}
    return frozenset(element.id for element in article.elements) if about and about <= lost else frozenset(lost)


def unsaid(element: Element, spoken: Iterable[Set[str]]) -> bool:
    """Tell whether none of some languages, told by the notions it has words for, can say any pattern of an element.

    >>> access = Element("a:1/access", "", "conduct", "required", (Pattern((("access", "remain"),), "sentence"),))
    >>> unsaid(access, [{"delete"}, {"remain"}]), unsaid(access, [{"delete"}])
    (False, True)
    """
    patterns = (*element.patterns, *element.default)
    return bool(patterns) and not any(sayable(pattern, notions) for notions in spoken for pattern in patterns)


def sayable(pattern: Pattern, notions: Set[str]) -> bool:
    """Tell whether a language that has words for some notions has them for one of every group of a pattern."""
    return all(any(name.removeprefix(DEFINES) in notions for name in group) for group in pattern.all_of)


@cache
def notions_of(code: str) -> frozenset[str]:
    """Return the notions that the lexicon of a language has words for; none where it has no lexicon."""
    if code not in served_languages():
        return frozenset()
    return frozenset(entry.concept for entry in load_lexicon(code).entries if entry.phrases)


def restatements(instrument: Instrument) -> dict[str, frozenset[str]]:
    """Return for each article's key the longer words of its restatement, folded."""
    return {
        article.key: language.vocabulary(
            " ".join((article.title, article.summary, *(element.text for element in article.elements)))
        )
        for article in instrument.articles
    }
