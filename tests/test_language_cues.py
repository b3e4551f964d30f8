"""Cues: stems and phrases are found whole, the longest wins, and look-alikes take their words back."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lexica import cues, found

from harmonize.language.cues import Hit, compile_cues, find, longest, phrase_words
from harmonize.language.folding import tokens
from harmonize.model.lexicon import Entry, Lexicon
from harmonize.model.text import Span

WORD = st.text("abcd", min_size=1, max_size=4)
PHRASE = st.lists(st.tuples(WORD, st.booleans()), min_size=1, max_size=3)


def written(phrase: list[tuple[str, bool]]) -> str:
    """A phrase as a lexicon writes it."""
    return " ".join(word + "*" * stem for word, stem in phrase)


def fits(phrase: list[tuple[str, bool]], words: list[str]) -> bool:
    """Tell whether words are what a phrase asks for, the plain way."""
    return len(phrase) == len(words) and all(
        given.startswith(word) if stem else given == word for (word, stem), given in zip(phrase, words, strict=True)
    )


@given(st.lists(PHRASE, min_size=1, max_size=6), st.lists(WORD, max_size=8))
def test_found_is_what_a_plain_search_finds(phrases: list[list[tuple[str, bool]]], words: list[str]) -> None:
    """Whatever stems hide behind one another, a phrase is found exactly where its words stand."""
    made = compile_cues(Lexicon("x", "", (), tuple(Entry(str(n), (written(p),)) for n, p in enumerate(phrases))))
    text = " ".join(words)
    for number, phrase in enumerate(phrases):
        size = len(phrase)
        anywhere = any(fits(phrase, words[at : at + size]) for at in range(len(words) - size + 1))
        assert (str(number) in {hit.concept for hit in find(made, tokens(text))}) == anywhere


def test_a_stem_takes_every_ending() -> None:
    """A stem finds the word itself and the word with any ending, in both scripts."""
    made = cues(system=["sistem*"])
    assert found(made, "sistem, sistema; SISTEMIMA систему") == [
        ("system", "sistem"), ("system", "sistema"), ("system", "SISTEMIMA"), ("system", "систему")
    ]  # fmt: skip


def test_a_word_takes_no_ending() -> None:
    """A word without a star is found alone."""
    assert found(cues(right=["right"]), "rights upright right.") == [("right", "right")]


def test_a_head_takes_every_compound_that_ends_in_it() -> None:
    """A head finds the word itself and every compound with it, and no word that goes on behind it."""
    made = cues(data=["*daten"], traffic=["*rufdaten"], customer=["kunden*"], file=["daten"])
    assert found(made, "Daten, Kundendaten, Anrufdaten, Datenträger, Kundin") == [
        ("data", "Daten"), ("file", "Daten"), ("customer", "Kundendaten"), ("data", "Kundendaten"),
        ("data", "Anrufdaten"), ("traffic", "Anrufdaten"),
    ]  # fmt: skip


def test_a_head_stands_in_phrases_and_among_look_alikes() -> None:
    """The words beside a head are words and stems as ever, and a look-alike takes the head's word back."""
    made = cues(unless={"data": ["soldaten"]}, data=["*daten"], access=["zugriff* auf *daten"])
    assert found(made, "Zugriffe auf Bestandsdaten der Soldaten") == [
        ("access", "Zugriffe auf Bestandsdaten"), ("data", "Bestandsdaten")
    ]  # fmt: skip


@given(st.lists(WORD, min_size=1, max_size=5, unique=True), st.lists(WORD, max_size=8))
def test_a_head_is_found_where_a_plain_search_finds_it(heads: list[str], words: list[str]) -> None:
    """Whatever heads, stems and words hide behind one another, a head is found in every word that ends so."""
    entries = [Entry(head, (f"*{head}",)) for head in heads]
    entries += [Entry("stem", (f"{heads[0]}*", heads[-1]))]
    hits = find(compile_cues(Lexicon("x", "", (), tuple(entries))), tokens(" ".join(words)))
    for head in heads:
        assert sum(hit.concept == head for hit in hits) == sum(word.endswith(head) for word in words)


def test_many_look_alikes_cost_no_more_than_their_number() -> None:
    """A hit is held against the one look-alike that it could lie in, however many a statute has."""
    made = cues(unless={"system": ["legal system"]}, system=["system"])
    text = "legal system, system. " * 20_000
    assert len(found(made, text)) == 20_000


def test_words_are_not_found_inside_words() -> None:
    """A cue begins where a word begins."""
    assert found(cues(data=["data*"]), "metadata, up-to-data update databank") == [
        ("data", "data"),
        ("data", "databank"),
    ]


@pytest.mark.parametrize("text", ["computer, system", "computer. System", "computer (system)", "system computer"])
def test_a_phrase_does_not_run_over_a_mark(text: str) -> None:
    """The words of a phrase follow each other with nothing but white space between."""
    assert found(cues(system=["computer system*"]), text) == []


def test_a_phrase_runs_over_a_line() -> None:
    """The end of a printed line does not part a phrase."""
    assert found(cues(system=["computer system*"]), "a computer\n   systems") == [("system", "computer\n   systems")]


def test_a_hyphen_is_a_word_of_the_phrase() -> None:
    """A phrase that is written with a hyphen is found with it."""
    made = cues(personal=["co-author*"])
    assert found(made, "a co-author and a coauthor") == [("personal", "co-author")]


def test_longest_phrase_of_a_concept_wins() -> None:
    """Of overlapping wordings of one concept the longest counts, once."""
    made = cues(system=["system*", "computer system*", "automated data processing system*"])
    assert found(made, "an automated data processing system") == [("system", "automated data processing system")]


def test_other_concepts_keep_their_part() -> None:
    """A longer wording of one concept does not hide the shorter of another."""
    made = cues(computer_data=["computer data"], data=["data"])
    assert found(made, "computer data") == [("computer-data", "computer data"), ("data", "data")]


def test_nested_stems_all_count() -> None:
    """A word that begins with several stems is found for the concept of each."""
    made = cues(change=["alter*"], choice=["alternativ*"], begin=["al*"])
    assert found(made, "alternative") == [
        ("begin", "alternative"),
        ("change", "alternative"),
        ("choice", "alternative"),
    ]
    assert found(made, "altered") == [("begin", "altered"), ("change", "altered")]


def test_a_stem_hidden_behind_a_whole_word() -> None:
    """A stem is found in a word that another phrase names whole."""
    made = cues(use=["use*"], user=["user"], manual=["user manual*"])
    assert found(made, "user manuals") == [("manual", "user manuals"), ("use", "user"), ("user", "user")]


def test_look_alike_takes_its_words_back() -> None:
    """A concept does not count inside its look-alike, and counts beside it."""
    made = cues(unless={"attempt": ["no attempt*"]}, attempt=["attempt*"])
    assert found(made, "no attempt was made; the attempt") == [("attempt", "attempt")]


def test_look_alike_is_of_its_concept_alone() -> None:
    """A look-alike of one concept leaves the others where they are."""
    made = cues(unless={"access": ["prevent* access"]}, access=["access"], hinder=["prevent*"])
    assert found(made, "prevents access to it") == [("hinder", "prevents")]


def test_look_alike_covers_or_does_not() -> None:
    """A wording that only touches its look-alike stays."""
    made = cues(unless={"system": ["legal system*"]}, system=["system of computers", "system*"])
    assert found(made, "the legal system of computers") == [("system", "system of computers")]


def test_nothing_is_found_in_nothing() -> None:
    """Neither an empty lexicon nor an empty text finds anything."""
    assert found(cues(), "data") == []
    assert found(cues(data=["data"]), "") == []


@given(st.text(max_size=60))
def test_any_text_can_be_searched(text: str) -> None:
    """Whatever the characters are, hits lie in the text, in order."""
    hits = find(cues(data=["data*", "a b"], sign=["ъ"]), tokens(text))
    assert hits == sorted(hits, key=lambda hit: hit.span.start)
    assert all(0 <= hit.span.start < hit.span.end <= len(text) for hit in hits)


def test_a_lone_sign_does_not_stop_the_search() -> None:
    """A Cyrillic sign that stands for no sound may stand alone, as a list counts its points."""
    assert found(cues(data=["podat*"]), "ъ) податок; ь) податоци") == [("data", "податок"), ("data", "податоци")]


@pytest.mark.parametrize(
    ("phrase", "words"),
    [
        ("të dhëna*", ("te", "dhena*")),
        ("d'accès*", ("d", "'", "acces*")),
        ("İŞ*", ("is*",)),
        ("a-b*", ("a", "-", "b*")),
    ],
)
def test_phrases_are_folded_like_texts(phrase: str, words: tuple[str, ...]) -> None:
    """A phrase is cut and folded as a text is."""
    assert phrase_words(phrase) == words


SPANS = st.builds(lambda start, size: Span(start, start + size), st.integers(0, 20), st.integers(1, 6))


@given(st.lists(st.builds(Hit, st.sampled_from("ab"), SPANS)))
def test_kept_hits_do_not_overlap(hits: list[Hit]) -> None:
    """Of one concept no two hits that are kept share a character, and every hit left out shares one with a kept one."""
    kept = longest(hits)
    for concept in "ab":
        spans = [hit.span for hit in kept if hit.concept == concept]
        assert not any(one.overlaps(other) for i, one in enumerate(spans) for other in spans[i + 1 :])
        assert all(any(hit.span.overlaps(span) for span in spans) for hit in hits if hit.concept == concept)
