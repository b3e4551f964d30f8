"""Silence in a language that a notion has no words in is no gap."""

from __future__ import annotations

from dataclasses import replace

from judging import KEY, article, law

from harmonize.aligning import notions_of, unsaid, unsaid_of
from harmonize.findings.articles import judge
from harmonize.findings.completeness import Supply
from harmonize.knowledge.lexicons import load_lexicon
from harmonize.model.evidence import Alignment
from harmonize.model.jurisdiction import Jurisdiction
from harmonize.model.knowledge import Element, Pattern

STATE = Jurisdiction("QQ", "QQ")


def asks(*groups: tuple[str, ...], default: tuple[Pattern, ...] = ()) -> Element:
    """An element that one pattern shows."""
    return Element(f"{KEY}/x", "x", "conduct", "required", (Pattern(groups, "sentence"),), default=default)


def test_a_language_needs_words_for_every_group() -> None:
    """One notion of a group is enough, but every group needs one; one of the languages of a law is enough."""
    element = asks(("delete", "alter"), ("computer-data",))
    assert not unsaid(element, [{"alter", "computer-data"}])
    assert unsaid(element, [{"alter"}])
    assert not unsaid(element, [{"computer-data"}, {"alter", "computer-data"}])


def test_a_general_rule_may_say_it() -> None:
    """An element whose patterns cannot be said can still be shown by a general rule that can."""
    rule = (Pattern((("intent-rule",),), "sentence"),)
    assert not unsaid(asks(("intent",), default=rule), [{"intent-rule"}])


def test_what_defines_needs_the_notion_s_own_words() -> None:
    """A definition of a notion is found by the notion's words."""
    assert not unsaid(asks(("defines:computer-data",)), [{"computer-data"}])


def test_what_has_no_pattern_is_not_unsaid() -> None:
    """An element without patterns is a matter of practice, not of words."""
    assert not unsaid(Element(f"{KEY}/x", "x", "conduct", "required", ()), [set()])


def test_what_cannot_be_said_leaves_all_of_its_article_open() -> None:
    """Where nothing of what an article is about can be said, neither can the means or the intent of it."""
    grooming = replace(asks(("grooming",)), id=f"{KEY}/grooming", nucleus=True)
    intent = replace(asks(("intent",)), id=f"{KEY}/intent")
    about = article(grooming, intent)
    assert unsaid_of(about, [({"intent"},)]) == {f"{KEY}/grooming", f"{KEY}/intent"}
    assert unsaid_of(about, [({"grooming"},)]) == {f"{KEY}/intent"}
    assert unsaid_of(about, [({"grooming", "intent"},)]) == frozenset()


def test_notions_are_those_with_words() -> None:
    """A language's notions are those that its lexicon lists phrases for."""
    assert notions_of("en") == {entry.concept for entry in load_lexicon("en").entries if entry.phrases}


def test_an_unsaid_element_is_left_open() -> None:
    """Nothing was found, and nothing can be said of it: neither the element nor the article is a gap."""
    found = judge(
        article("access"), Alignment(KEY, (), unsaid=frozenset({f"{KEY}/access"})), Supply.of([law()]), STATE, None
    )
    assert (found.elements[0].status, found.elements[0].reason.code) == ("cannot-tell", "no-words")
    assert found.status == "cannot-tell"
    heard = judge(article("access"), Alignment(KEY, ()), Supply.of([law()]), STATE, None)
    assert (heard.elements[0].status, heard.status) == ("none-found", "none-found")
