"""Sentences: a stop ends one only where the law does not abbreviate or count."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from harmonize.language.sentences import is_abbreviated, sentences
from harmonize.model.text import Span

SHORT = frozenset({"art", "nr", "st", "br", "cl"})  # folded, as a lexicon hands them over


def cut(text: str) -> list[str]:
    """The sentences of a text."""
    return [span.of(text) for span in sentences(text, Span(0, len(text)), SHORT)]


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Whoever does it is punished. The attempt is punished.", 2),
        ("Кој ќе го стори тоа ќе се казни. Обидот е казнив.", 2),
        ("Ko to učini, kazniće se. Šta se oduzima? Sve! Tako.", 4),
        ("He said “this is mine.” Then he left.", 2),
        ("(Repealed.) The rest stands.", 2),
        ("It stands. „So“ says the law.", 2),
        ("One line.\nAnother line.", 2),
        ("Under art. 5 and nr. Two of it.", 1),
        ("Shih Art. Pesë të ligjit.", 1),
        ("Според чл. Пет од законот.", 1),
        ("Mr A. Bell and B. Cole.", 1),
        ("Under paragraph 1. Of this Article.", 1),
        ("It is 2.5 times as much.", 1),
        ("see sub. and so on. and more", 1),
        ("no end at all", 1),
        ("Ends here.Next begins without a blank.", 1),
        ("Done. 5 years is the limit.", 2),
        ("", 0),
        (" \n ", 0),
    ],
)
def test_number_of_sentences(text: str, number: int) -> None:
    """A stop, a question or an exclamation before a capital or a number ends a sentence; an abbreviation's does not."""
    assert len(cut(text)) == number


def test_closing_quotes_belong_to_the_sentence_before() -> None:
    """What closes a quotation is not the beginning of the next sentence's words."""
    assert cut("He wrote “mine”. (This is all.) End")[0] == "He wrote “mine”."


@given(st.text("Aab 1.?!\n“”()чЧ", max_size=60), st.integers(0, 20), st.integers(0, 60))
def test_every_word_is_in_one_sentence(text: str, start: int, size: int) -> None:
    """Sentences stand within the stretch, in order, apart from each other, and leave out only white space."""
    stretch = Span(min(start, len(text)), min(start + size, len(text)))
    found = list(sentences(text, stretch))
    assert all(stretch.covers(span) and span.of(text) == span.of(text).strip() != "" for span in found)
    assert all(before.end <= after.start for before, after in pairwise(found))
    kept = "".join(span.of(text) for span in found)
    assert "".join(kept.split()) == "".join(stretch.of(text).split())


@given(st.text("Aab .\n", max_size=40))
def test_abbreviations_only_join(text: str) -> None:
    """To know more abbreviations never makes more sentences."""
    whole = Span(0, len(text))
    assert len(list(sentences(text, whole, frozenset({"aa", "ab", "b"})))) <= len(list(sentences(text, whole)))


@pytest.mark.parametrize(
    ("text", "abbreviated"), [("nr.", True), ("NR.", True), ("a.", True), ("of.", False), (".", False), ("чл.", True)]
)
def test_abbreviations(text: str, abbreviated: bool) -> None:
    """An abbreviation is known in any case, and a single letter is one."""
    assert is_abbreviated(text, len(text) - 1, SHORT) is abbreviated


def test_a_long_line_of_stops_is_no_trap() -> None:
    """Thousands of stops, words and quotes are cut without getting slow."""
    assert len(cut("A” " * 20_000)) == 1
    assert len(cut("Aa. " * 20_000)) == 20_000
