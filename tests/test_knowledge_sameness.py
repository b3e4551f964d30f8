"""Sameness: what is the same as in another instrument takes over what it does not say itself."""

from __future__ import annotations

import pytest

from harmonize.errors import KnowledgeError
from harmonize.knowledge.sameness import same_article, same_element
from harmonize.model.knowledge import Article, Element, LookAlike, Pattern

SEEN = Pattern((("access",),), "sentence")
OWN = Pattern((("remain",),), "sentence")
ELEMENT = Element("one:2/access", "access", "conduct", "required", (SEEN,), default=(SEEN,))
LIKE = LookAlike("door", "is about doors", (SEEN,))
KNOWN = {
    "one:2": Article("one", "2", "Access", "offence", "", "", (), (ELEMENT,), headings=(SEEN,), look_alikes=(LIKE,))
}


def element(same_as: str, *patterns: Pattern) -> Element:
    """An element of another instrument."""
    return Element("two:7/entry", "entry", "conduct", "required", patterns, same_as=same_as)


def article(same_as: str, *headings: Pattern) -> Article:
    """An article of another instrument."""
    return Article("two", "7", "Entry", "offence", "", "", (), (element("one:2/access"),), headings, same_as=same_as)


def test_an_element_takes_over_patterns_and_defaults() -> None:
    """What the element does not say itself is that of the other; its id and words stay."""
    made = same_element(element("one:2/access"), KNOWN)
    assert (made.patterns, made.default) == ((SEEN,), (SEEN,))
    assert (made.id, made.text) == ("two:7/entry", "entry")


def test_an_element_s_own_patterns_stay() -> None:
    """What the element says itself is not overwritten."""
    assert same_element(element("one:2/access", OWN), KNOWN).patterns == (OWN,)


def test_an_article_takes_over_headings_and_look_alikes() -> None:
    """An article about the same has the other's headings and look-alikes, and completed elements."""
    made = same_article(article("one:2"), KNOWN)
    assert (made.headings, made.look_alikes) == ((SEEN,), (LIKE,))
    assert made.elements[0].patterns == (SEEN,)
    assert same_article(article("one:2", OWN), KNOWN).headings == (OWN,)


def test_an_article_of_its_own_takes_over_nothing() -> None:
    """Without the name of another article only its elements are completed."""
    made = same_article(article(""), KNOWN)
    assert (made.headings, made.look_alikes) == ((), ())
    assert made.elements[0].patterns == (SEEN,)


@pytest.mark.parametrize("name", ["one:2/door", "one:3/access", "two"])
def test_what_is_not_there_is_named(name: str) -> None:
    """A name that stands for nothing is an error that says it."""
    with pytest.raises(KnowledgeError, match=name):
        same_element(element(name), KNOWN)
    with pytest.raises(KnowledgeError, match="one:9"):
        same_article(article("one:9"), KNOWN)
