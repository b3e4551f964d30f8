"""Patterns: whether and how near together a passage shows the notions that an element asks for."""

from __future__ import annotations

import pytest
from aligning import corpus, law, pattern
from hypothesis import given
from hypothesis import strategies as st

from harmonize.alignment.corpus import Corpus, Finder, rarity
from harmonize.alignment.patterns import NEAR, Indexed, Match, best, matches, satisfied
from harmonize.model.knowledge import Pattern, Scope
from harmonize.model.text import Span

GROUPS = st.lists(st.lists(st.sampled_from("abcd"), min_size=1, max_size=2).map("|".join), min_size=1, max_size=3)
FOUND = st.frozensets(st.sampled_from("abcd"))
WITHOUT = st.lists(st.sampled_from(["a", "b", "a+b", "c+d"]), max_size=2).map(tuple)


def first(*articles: str) -> Indexed:
    """The first article of a law."""
    return corpus(law(*articles, "It rains.")).passages[0]


def shown(asked: Pattern, text: str) -> Match | None:
    """How an article shows a pattern, at its narrowest."""
    return best(matches(asked, first(text)))


def level(text: str, scope: Scope = "provision") -> str | None:
    """At which level an article says that data are deleted."""
    match = shown(pattern("delete", "data", scope=scope), text)
    return match.level if match else None


APART = "He deletes it. It is data."
FAR = "He deletes " + "it and so on " * 15 + "data."
PARAGRAPHS = "1. He deletes it.\n2. It is data."


@pytest.mark.parametrize(
    ("text", "scope", "found"),
    [
        ("He deletes data.", "sentence", "near"),
        (FAR, "sentence", "sentence"),
        (APART, "sentence", None),
        (APART, "paragraph", "paragraph"),
        (PARAGRAPHS, "paragraph", None),
        (PARAGRAPHS, "provision", "provision"),
        ("He deletes data.", "provision", "near"),
        ("He deletes it.", "provision", None),
        ("Data|He deletes it.", "paragraph", None),
        ("Data|He deletes it.", "provision", "provision"),
    ],
)
def test_scope_bounds_the_level(text: str, scope: Scope, found: str | None) -> None:
    """A pattern is found where its notions stand together within its scope, and at the narrowest level."""
    assert level(text, scope) == found


def test_near_is_a_matter_of_characters() -> None:
    """Notions within one phrase are near, those at two ends of a long sentence are not."""
    assert level("He deletes " + "x" * (NEAR - 20) + " data.") == "near"
    assert level("He deletes " + "x" * (NEAR + 20) + " data.") == "sentence"


def test_the_closest_notions_are_chosen() -> None:
    """Of several words for a notion those nearest together are quoted."""
    text = "He deletes a letter; he also deletes data, and so on, data."
    match = shown(pattern("delete", "data"), text)
    assert match
    found = first(text).passage.provision
    assert found.body.covers(match.features[0].span)
    assert [feature.span.end - feature.span.start for feature in match.features] == [len("deletes"), len("data")]
    assert match.features[1].span.start - match.features[0].span.end == 1


def test_quotation_runs_from_the_first_to_the_last_sentence() -> None:
    """A match over several sentences quotes them all, and no other."""
    text = "It rains. He deletes it. It is data. It snows."
    made = corpus(law(text, "It rains."))
    match = best(matches(pattern("delete", "data"), made.passages[0]))
    assert match
    assert made.cited("law", match.span) == ("He deletes it. It is data.", 1)


@pytest.mark.parametrize(
    ("text", "found"),
    [("He deletes data.", True), ("He deletes data on the telephone.", False), ("A telephone. He deletes data.", True)],
)
def test_what_is_excluded_must_not_stand_in_the_same_place(text: str, found: bool) -> None:
    """A notion that is excluded stops a pattern in its sentence, not beyond it."""
    assert bool(shown(pattern("delete", "data", scope="sentence", without=("telephone",)), text)) is found


@pytest.mark.parametrize(("scope", "found"), [("sentence", True), ("paragraph", True), ("provision", False)])
def test_what_the_widest_scope_excludes_stands_nowhere(scope: Scope, found: bool) -> None:
    """A limit in a sentence of its own holds for the provision, where the pattern asks about all of it."""
    text = "1. He deletes data.\n2. It is harm."
    assert bool(shown(pattern("delete", "data", scope=scope, without=("harm",)), text)) is found


def test_an_excluded_pair_must_stand_whole() -> None:
    """Of two notions excluded together one alone stops nothing."""
    asked = pattern("delete", without=("data+telephone",))
    assert satisfied(asked, frozenset({"delete", "data"}))
    assert not satisfied(asked, frozenset({"delete", "data", "telephone"}))


@given(GROUPS, WITHOUT, FOUND)
def test_satisfied_is_what_it_says(groups: list[str], without: tuple[str, ...], found: frozenset[str]) -> None:
    """One of every group, and no excluded group whole."""
    wanted = all(any(item in found for item in group.split("|")) for group in groups)
    barred = any(all(item in found for item in group.split("+")) for group in without)
    assert satisfied(pattern(*groups, without=without), found) == (wanted and not barred)


@given(GROUPS, FOUND, FOUND)
def test_more_notions_never_unsatisfy(groups: list[str], found: frozenset[str], more: frozenset[str]) -> None:
    """Where nothing is excluded, what was shown stays shown."""
    asked = pattern(*groups)
    assert not satisfied(asked, found) or satisfied(asked, found | more)


WORDS = {"a": "deletes", "b": "alters", "c": "data", "d": "telephone"}
NOTIONS = {"a": "delete", "b": "alter", "c": "data", "d": "telephone"}
SENTENCES = st.lists(st.lists(st.sampled_from("abcd-"), min_size=1, max_size=4), min_size=1, max_size=3)


@given(SENTENCES, GROUPS, st.sampled_from(["sentence", "paragraph", "provision"]))
def test_a_match_shows_what_was_asked(sentences: list[list[str]], groups: list[str], scope: Scope) -> None:
    """Every match has a feature of each group, in the sentences that it quotes."""
    text = " ".join("It " + " ".join(WORDS.get(word, "rains") for word in sentence) + "." for sentence in sentences)
    asked = pattern(*["|".join(NOTIONS[item] for item in group.split("|")) for group in groups], scope=scope)
    for match in matches(asked, first(text)):
        assert len(match.features) == len(asked.all_of)
        assert all(item.concept in group for item, group in zip(match.features, asked.all_of, strict=True))
        assert all(match.span.covers(item.span) for item in match.features)


TWO = ("He deletes data.", "It rains.", "A document means data.", "He deletes a document.")


def finder(*articles: str) -> tuple[Corpus, Finder]:
    """A corpus of one law, and what finds patterns in it."""
    made = corpus(law(*articles))
    return made, Finder(made)


def test_found_everywhere() -> None:
    """A pattern is found in every passage that shows it, and in no other."""
    _, found = finder(*TWO)
    assert sorted(found.everywhere(pattern("delete"))) == [0, 3]
    assert sorted(found.everywhere(pattern("delete", "data|document"))) == [0, 3]
    assert found.everywhere(pattern("access")) == {}


def test_a_definition_carries_a_pattern_over() -> None:
    """A pattern that needs a definition is found only where the statutes have it."""
    asked = pattern("delete", "document", defined=("document", "data"))
    assert sorted(finder(*TWO)[1].everywhere(asked)) == [3]
    assert finder(TWO[0], TWO[3])[1].everywhere(asked) == {}
    assert finder("A document means a paper.", "It is data.", TWO[3])[1].everywhere(asked) == {}


@given(st.integers(1, 400), st.integers(1, 400), st.floats(0, 1))
def test_rarer_signs_are_worth_more(one: int, other: int, common: float) -> None:
    """The worth of a sign falls with the number of provisions that show it, and stays within its bounds."""
    fewer, more = sorted((one, other))
    assert common - 1e-9 <= rarity(more, 400, common) <= rarity(fewer, 400, common) <= 1


def test_a_long_quotation_is_cut_between_words() -> None:
    """What is quoted stays short, on one line, and says that it was cut."""
    made = corpus(law("He deletes " + "word " * 400 + "data.", "It rains."))
    quote, _ = made.cited("law", Span(0, len(made.statutes["law"].document.text)))
    assert len(quote) <= 600
    assert quote.endswith("word…")
    assert "\n" not in quote
