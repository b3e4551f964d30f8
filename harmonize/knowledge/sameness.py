"""Sameness: what an article or element of one instrument takes over from that of another that it is the same as."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from harmonize.errors import KnowledgeError
from harmonize.model.knowledge import Article, Element, Instrument

Known = Mapping[str, Article]
"""The articles of other instruments by their keys."""


def unknown(place: str, name: str) -> KnowledgeError:
    """Return the error of something that is said to be the same as what there is not."""
    return KnowledgeError(place, f"is the same as {name!r}, which is not known", "correct the id")


def same_element(element: Element, known: Known) -> Element:
    """Return an element with the patterns of the one that it is the same as, where it has none of its own."""
    if not element.same_as:
        return element
    article = known.get(element.same_as.partition("/")[0])
    other = next((item for item in article.elements if item.id == element.same_as), None) if article else None
    if other is None:
        raise unknown(element.id, element.same_as)
    return replace(element, patterns=element.patterns or other.patterns, default=element.default or other.default)


def same_article(article: Article, known: Known) -> Article:
    """Return an article with headings and look-alikes of the one that it is the same as, where it has none."""
    elements = tuple(same_element(element, known) for element in article.elements)
    if not article.same_as:
        return replace(article, elements=elements)
    if article.same_as not in known:
        raise unknown(f"article {article.number}", article.same_as)
    other = known[article.same_as]
    return replace(
        article,
        elements=elements,
        headings=article.headings or other.headings,
        look_alikes=article.look_alikes or other.look_alikes,
    )


def completed(instrument: Instrument, known: Known) -> Instrument:
    """Return an instrument whose articles and elements have what they take over from those of others."""
    return replace(instrument, articles=tuple(same_article(article, known) for article in instrument.articles))
