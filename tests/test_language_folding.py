"""Folding: one spelling for a word, whatever its script, case, diacritics and typing habits."""

from __future__ import annotations

import unicodedata
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from harmonize.language.folding import fold, latin, tokens

CYRILLIC = "абвгдѓђежзѕијјклљмнњопрстќћуфхцчџш" + "щъыьэюяйёєіїґў"
LETTERS = "abcdefghijklmnopqrstuvwxyz" + "ëçšđčćžğışöüâîûéèêàùôœæß" + CYRILLIC
WORDS = st.text(LETTERS + LETTERS.upper() + "I0123456789", min_size=1, max_size=12)
CYRILLIC_LETTERS = "абвгдђежзијклмнопрстћуфхцчшљњџ"
LATIN_LETTERS = (*"abvgdđežzijklmnoprstćufhcčš", "lj", "nj", "dž")
SERBIAN = dict(zip(CYRILLIC_LETTERS, LATIN_LETTERS, strict=True))
SERBIAN_WORDS = st.text("".join(SERBIAN), min_size=1, max_size=14)


@given(WORDS)
def test_folding_twice_is_folding_once(word: str) -> None:
    """A folded word folds to itself: the lexicon's words and the text's words meet."""
    assert fold(fold(word)) == fold(word)


@given(WORDS)
def test_case_does_not_matter(word: str) -> None:
    """A heading in capitals folds like the sentence below it."""
    assert fold(word.upper()) == fold(word) or "ß" in word
    assert fold(word.title()) == fold(word) or "ß" in word


@given(WORDS)
def test_a_word_is_never_folded_away(word: str) -> None:
    """Every word leaves something, even one that is a mere sign, and nothing of it is a blank or a diacritic."""
    folded = fold(word)
    assert folded
    assert not any(letter.isspace() or unicodedata.combining(letter) for letter in folded)


@given(WORDS)
def test_composed_and_decomposed_letters_are_one(word: str) -> None:
    """A Latin letter with its diacritic folds alike, typed as one character or as two."""
    bare = "".join(letter for letter in word if letter not in CYRILLIC + CYRILLIC.upper())
    assert fold(unicodedata.normalize("NFD", bare)) == fold(bare)


@given(SERBIAN_WORDS)
def test_both_serbian_scripts_fold_alike(word: str) -> None:
    """A word in Cyrillic and the same word in Latin letters are one word."""
    assert fold(word) == fold("".join(SERBIAN[letter] for letter in word))
    assert fold(word.upper()) == fold("".join(SERBIAN[letter] for letter in word).upper())


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("рачунарски", "računarski"), ("Неовлашћено", "NEOVLAŠĆENO"), ("међународни", "međunarodni"),
        ("medjunarodni", "međunarodni"), ("џеп", "džep"), ("ЉУБАВ", "ljubav"), ("пријатељ", "prijatelj"),
        ("неовластено", "neovlasteno"), ("ѓубре", "gjubre"), ("мрежа", "mreža"),
        ("İŞLEYİŞ", "işleyiş"), ("BİLİŞİM", "bilişim"), ("ISLAH", "ıslah"), ("sıfat", "SIFAT"),
        ("ndërhyrje", "NDERHYRJE"), ("çdo", "Cdo"), ("cœur", "COEUR"), ("accès", "ACCES"), ("Straße", "STRASSE"),
    ],
)  # fmt: skip
def test_spellings_of_one_word(one: str, other: str) -> None:
    """Scripts, capitals, digraphs, dotted and dotless i: one word."""
    assert fold(one) == fold(other)


@pytest.mark.parametrize("word", ["комп'ютер", "комп’ютер", "компʼютер", "КОМП’ЮТЕР", "комп‘ютер", "компютер"])
def test_an_apostrophe_within_a_ukrainian_word_does_not_cut_it(word: str) -> None:
    """However it is printed, or left out, the apostrophe of a Ukrainian word is a sound and no mark."""
    assert [folded for _, _, folded in tokens(f"«{word}ний»")] == ["«", "kompjuternij", "»"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("l’accès", ["l", "’", "acces"]), ("user's", ["user", "'", "s"]), ("О'Коннор", ["o", "'", "konnor"]),
        ("'об’єкт'", ["'", "objekt", "'"]), ("за'рж", ["za", "'", "rz"]), ("l'яблоко", ["l", "'", "jabloko"]),
    ],
)  # fmt: skip
def test_other_apostrophes_are_marks(text: str, words: list[str]) -> None:
    """An elided article, a quotation mark and a foreign name keep their apostrophe apart."""
    assert [folded for _, _, folded in tokens(text)] == words


@pytest.mark.parametrize(
    ("one", "other"), [("сат", "сад"), ("ћуп", "куп"), ("žeti", "zreti"), ("податок", "податоци"), ("fjalë", "fjala")]
)
def test_words_that_differ(one: str, other: str) -> None:
    """Words that are not one word are not made one."""
    assert fold(one) != fold(other)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("кoмпjутер", "компјутер"), ("cистем", "систем"), ("Hеовластено", "Неовластено"), ("мpежа", "мрежа")],
)
def test_latin_letters_typed_into_a_cyrillic_word(typed: str, meant: str) -> None:
    """Latin letters that look like the Cyrillic ones around them are taken for those."""
    assert typed != meant
    assert fold(typed) == fold(meant)


@given(st.text("abcdefghijklmnopqrstuvwxyzëçšž", max_size=12))
def test_a_latin_word_is_left_alone(word: str) -> None:
    """Look-alikes are mended only inside Cyrillic words."""
    assert latin(word) == word


@given(st.text(max_size=80))
def test_tokens_stand_where_they_say(text: str) -> None:
    """Tokens follow each other in the text, each is what stands at its offsets folded, and no letter is left out."""
    found = tokens(text)
    assert [(start, end) for start, end, _ in found] == sorted((start, end) for start, end, _ in found)
    assert all(before[1] <= after[0] for before, after in pairwise(found))
    assert all(word == fold(text[start:end]) and word for start, end, word in found)
    covered = {at for start, end, _ in found for at in range(start, end)}
    assert not [text[at] for at in range(len(text)) if at not in covered and text[at].isalnum()]


@given(st.text(max_size=40), st.text(max_size=40))
def test_tokens_do_not_know_what_stands_before(before: str, text: str) -> None:
    """A stretch of a text has the tokens it has alone, moved: length does not matter."""
    moved = tokens(before + text, len(before), len(before) + len(text))
    assert [(start - len(before), end - len(before), word) for start, end, word in moved] == tokens(text)


def test_a_stressed_cyrillic_word_is_one_token() -> None:
    """A stress mark set as a character of its own does not cut a word in two."""
    assert [word for _, _, word in tokens("за\u0301коны и")] == ["zakony", "i"]
