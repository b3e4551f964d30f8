"""Keywords: what marks some provisions, and which words are forms of one."""

from __future__ import annotations

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from harmonize.language.cues import beginning
from harmonize.language.keywords import keyness, keywords, phrase_for, stems

HERE = Counter(["the", "computer", "the", "computer", "the", "data", "of", "computers"])
THERE = Counter(("the house of the man and the dog of the man " * 20).split())


def ranked(inside: Counter[str], outside: Counter[str]) -> list[str]:
    """The phrases that mark what is inside."""
    return [item.phrase for item in keywords(inside, outside, (inside.total(), outside.total()))]


def test_frequent_words_fall_out() -> None:
    """What is as frequent elsewhere marks nothing, however frequent it is."""
    assert ranked(HERE, THERE) == ["computer*", "data"]


def test_without_anything_to_compare_with() -> None:
    """Where there is nothing else, words are ranked by how often they stand there."""
    assert ranked(HERE, Counter())[:2] == ["computer*", "the"]


def test_other_forms_outside_count() -> None:
    """A stem counts outside with every word that it would find there."""
    found = keywords(HERE, Counter({"computing": 5, "computerised": 4}), (8, 200))
    (key,) = [item for item in found if item.words[0] == "computer"]
    assert (key.inside, key.outside) == (3, 4)


@given(st.lists(st.text("abcde", min_size=1, max_size=8), max_size=30))
def test_every_word_is_in_one_group(words: list[str]) -> None:
    """Grouping loses nothing and doubles nothing, and a group's phrase finds all its words."""
    groups = stems(words)
    assert sorted(word for group in groups for word in group) == sorted(set(words))
    for group in groups:
        phrase = phrase_for(group)
        assert list(group) == [word for word in group if word in beginning(phrase.rstrip("*"), sorted(group))]


@given(st.integers(0, 50), st.integers(0, 50), st.integers(51, 500), st.integers(51, 500))
def test_keyness_is_of_one_side(here: int, there: int, all_here: int, all_there: int) -> None:
    """The ratio is never negative, and never tells of both sides."""
    one, other = keyness(here, there, all_here, all_there), keyness(there, here, all_there, all_here)
    assert min(one, other) == 0.0
    assert one >= -1e-9
    assert other >= -1e-9
