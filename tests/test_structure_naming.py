"""Numbers as sources print them: the word beside the number goes, whatever the language, the number stays."""

from __future__ import annotations

import pytest
from factories import traditions
from hypothesis import given
from hypothesis import strategies as st

from harmonize.structure.naming import numbered, plain

PRINTED = {
    "Neni 192/b": "192/b",
    "Član 302.": "302",
    "Член 251-а": "251-а",
    "Geçici Madde 1 –": "Geçici 1",
    "Article premier": "premier",
    "Article R. 131-1": "R131-1",
    "Artículo 197 bis.": "197 bis",
    "Artigo 6.º": "6.º",
    "§ 202a": "202a",
    "Section 14.": "14",
    "SECTION 12A.": "12A",
    "(iv)": "iv",
    "a)": "a",
    "PART II": "II",
    "KREU IV": "IV",
    "BİRİNCİ KİTAP": "BİRİNCİ",
    "5 kap.": "5",
    "12 §": "12",
    "Maddele 7": "7",
    "OSA B": "B",
    "": "",
}


@pytest.mark.parametrize("printed", PRINTED)
def test_number_of_what_is_printed(printed: str) -> None:
    """The number is what a lawyer cites, and to name it again changes nothing."""
    assert numbered(printed, traditions()) == PRINTED[printed]
    assert numbered(PRINTED[printed], traditions()) == PRINTED[printed]


@given(
    st.from_regex(r"[1-9][0-9]{0,2}(/[a-d]|-[1-9]|[a-d]| bis)?", fullmatch=True),
    st.sampled_from(("Zürt", "Bab", "ΑΡΘ")),
)
def test_unknown_words_go(number: str, word: str) -> None:
    """A word that no tradition knows goes all the same."""
    assert numbered(f"{word} {number}.", traditions()) == number


@given(st.text(max_size=60))
def test_any_text_has_a_number_or_none(text: str) -> None:
    """Whatever a source calls a number, an answer comes."""
    assert len(numbered(text, traditions())) <= max(len(text), 1) + 1
    assert plain(text)[0] in text
