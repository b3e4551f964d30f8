"""Elements: what passages show of the elements of an article, as bars of evidence."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import islice

from harmonize.alignment.corpus import Corpus, Finder, rarity
from harmonize.alignment.forms import always, nucleus_patterns, telling
from harmonize.alignment.ledger import bar, spans
from harmonize.alignment.patterns import RECALLED, REFERENCE, Indexed, Match, best, matches
from harmonize.model.evidence import Evidence, Passage
from harmonize.model.knowledge import Article, Element, Pattern, Weights

UNWEIGHED = 0.0
"""What is taken over by reference shows an element; it makes a passage resemble the article no more."""
MANNER = ("mental-element", "unlawfulness")
"""Roles of what tells how an act is done."""


def worth(element: Element, weights: Weights) -> float:
    """Return what an element weighs at its fullest."""
    return weights.elements[element.part]


def element_matches(
    element: Element, cut: Mapping[int, Indexed], finder: Finder, weights: Weights
) -> dict[int, tuple[float, Match]]:
    """Return for each passage that shows an element the strongest way it does, with its factor from 0 to 1.

    ``cut`` are passages of which only a part may show it.
    """
    strongest: dict[int, tuple[float, Match]] = {}
    for pattern in element.patterns:
        found = finder.everywhere(pattern)
        own = sum(match.level != REFERENCE for match in found.values())
        rare = rarity(own, len(finder.corpus), weights.common) * (weights.carried if pattern.defined else 1.0)
        for number, anywhere in found.items():
            match = best(matches(pattern, cut[number])) if number in cut else anywhere
            if match is None:
                continue
            early = match.span.start < first_paragraph(finder.corpus.passages[number].passage)
            factor = rare * nearness(match, weights) * (1.0 if early else weights.later)
            if number not in strongest or factor > strongest[number][0]:
                strongest[number] = (factor, match)
    return strongest


def nearness(match: Match, weights: Weights) -> float:
    """Return what a match is worth for how near together its notions stand."""
    if match.level == REFERENCE:
        return UNWEIGHED
    return weights.levels["paragraph" if match.level == RECALLED else match.level]


def first_paragraph(passage: Passage) -> int:
    """Return where the first paragraph of a passage ends."""
    return passage.paragraphs[0][-1].span.end if passage.paragraphs else 0


def concept_bars(article: Article, finder: Finder, weights: Weights) -> Iterator[tuple[int, Evidence]]:
    """Yield a bar for each element that a passage shows; what it only refers to completes what it is itself about."""
    about = acts_of(article, finder)
    for element in article.elements:
        for number, (factor, match) in element_matches(
            element, about if beside_act(element, article) else {}, finder, weights
        ).items():
            if element.requirement == "option" and not always(element, article, finder.corpus.passages[number]):
                continue
            if match.level != REFERENCE or number in about:
                yield number, concept_bar(element, number, match, worth(element, weights) * factor, finder.corpus)
    for number in headed(article, finder).difference(about):
        yield from widened(article, number, finder, weights)


def beside_act(element: Element, article: Article) -> bool:
    """Tell whether an element says how an act is done: it is told where the act is, not of another act beside it."""
    return article.kind == "offence" and element.role in MANNER and element.requirement == "required"


def acts_of(article: Article, finder: Finder) -> dict[int, Indexed]:
    """Return the passages that tell the article's act, cut to what may tell how it is done."""
    numbers = {
        number
        for pattern in nucleus_patterns(article)
        for number, match in finder.everywhere(pattern).items()
        if match.level != REFERENCE
    }
    return {number: telling(article, finder.corpus.passages[number]) for number in sorted(numbers)}


def concept_bar(element: Element, number: int, match: Match, weight: float, corpus: Corpus) -> Evidence:
    """Make the bar of an element that a passage shows."""
    return bar(corpus, number, "concepts", match.level, weight, match.span, spans(match.features), element.id)


def headed(article: Article, finder: Finder) -> set[int]:
    """Return the numbers of the passages whose heading speaks of what the article is about."""
    return {number for pattern in article.headings for number in finder.in_heading(pattern)}


def widened(article: Article, number: int, finder: Finder, weights: Weights) -> Iterator[tuple[int, Evidence]]:
    """Yield a bar for what a passage with the article's heading shows of its nucleus, spread over its paragraphs.

    "Computer fraud. (1) Whoever gains a benefit by any means under (2) ... (2) The means are: altering data, ..."
    """
    for element in article.elements:
        for pattern in element.patterns if element.nucleus else ():
            match = finder.at(replace(pattern, scope="provision"), number)
            if match and match.level != REFERENCE and said(article, pattern, match, finder.corpus.passages[number]):
                weight = worth(element, weights) * nearness(match, weights)
                yield number, concept_bar(element, number, match, weight, finder.corpus)
                break


def said(article: Article, pattern: Pattern, match: Match, indexed: Indexed) -> bool:
    """Tell whether a passage itself says what its heading promises: an offence names the act, and not only to deny it.

    A rule need not name again what it is headed by ("Limitation period. Nobody is prosecuted after ten years"), nor a
    provision that points to another law what that rules on.
    """
    apart = article.kind != "offence" or "refers-elsewhere" in indexed.concepts
    own = apart or match.features[0] not in indexed.passage.heading
    return own and not denied(pattern, indexed)


def denied(pattern: Pattern, indexed: Indexed) -> bool:
    """Tell whether a passage whose heading promises a pattern speaks of its act only to take it out or to deny it."""
    acts = [item.standing for item in indexed.passage.features() if item.concept in pattern.all_of[0]]
    return bool(acts) and set(acts) == {"excepted"}


def default_bars(article: Article, finder: Finder) -> Iterator[Evidence]:
    """Yield for each element that a general rule shows the first such rule."""
    for element in article.elements:
        for pattern in element.default:
            for number, match in islice(finder.everywhere(pattern).items(), 1):
                marks = spans(match.features)
                yield bar(finder.corpus, number, "general-rule", match.level, 0.0, match.span, marks, element.id)


def shows(bars: Sequence[Evidence], elements: frozenset[str]) -> bool:
    """Tell whether some bars speak for one of the elements."""
    return any(item.element in elements for item in bars)
