"""What somebody names, found in an analysis as a lawyer would find it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from analyses import rich
from hypothesis import given
from hypothesis import strategies as st

from harmonize.asking import find_article, find_instrument, find_numbers, find_statutes, initials, unworded
from harmonize.errors import InputError
from harmonize.numbers import comparable

SOURCE = rich().statutes[0]
ANALYSIS = replace(
    rich(), statutes=(replace(SOURCE, numbers=("5", "15", "192/b", "251-а", "293/Ç", "293/C", "361¹", "L. 122-3")),)
)


def read(asked: str) -> list[str]:
    """The provisions that a number means."""
    return [number for _, number in find_numbers(ANALYSIS, ANALYSIS.statutes, asked)]


@pytest.mark.parametrize(
    ("asked", "printed"),
    [
        ("251-a", "251-а"), ("251а", "251-а"), ("251 - A", "251-а"), ("251a", "251-а"), ("192b", "192/b"),
        ("192 / B", "192/b"), ("Neni 192/b", "192/b"), ("Член 251-а", "251-а"), ("§ 5", "5"), ("361-1", "361¹"),
        ("293/ç", "293/Ç"), ("293c", "293/C"), ("L122-3", "L. 122-3"), ("122-3", "L. 122-3"),
    ],
)  # fmt: skip
def test_a_number_in_any_form(asked: str, printed: str) -> None:
    """Script, case, blanks, what joins the parts and the word before a number do not matter."""
    assert read(asked) == [printed]


def test_a_diacritic_that_a_keyboard_lacks() -> None:
    """Only where no number has the letter as it was typed is it one with a diacritic."""
    alone = replace(ANALYSIS, statutes=(replace(SOURCE, numbers=("293/Ç",)),))
    assert [number for _, number in find_numbers(alone, alone.statutes, "293c")] == ["293/Ç"]


def test_a_number_that_is_not_there() -> None:
    """The error names the statute and what comes near; 5 is not taken for 15."""
    with pytest.raises(InputError, match="did you mean 251-а"):
        read("251-b")
    assert read("5") == ["5"]


def test_an_analysis_from_before_numbers_were_kept() -> None:
    """The provisions that the analysis quotes can still be named."""
    assert [number for _, number in find_numbers(rich(), rich().statutes, "201a")] == ["201/a"]


@given(st.integers(1, 999), st.sampled_from("abvgd"), st.sampled_from(["/", "-", " - ", "", " "]))
def test_what_joins_the_parts_does_not_matter(number: int, letter: str, joint: str) -> None:
    """However a letter is joined to its number, it is the same provision."""
    assert comparable(f"{number}{joint}{letter}") == unworded(f"Art. {number}/{letter.upper()}")


@pytest.mark.parametrize(
    ("asked", "key"),
    [
        ("2", "budapest:2"), ("budapest:2", "budapest:2"), ("Budapest: Art. 2", "budapest:2"),
        ("Article 16", "budapest:16"),
        ("P1-5", "protocol1:5"), ("protocol1:5", "protocol1:5"), ("p1:5", "protocol1:5"), ("5", "protocol1:5"),
    ],
)  # fmt: skip
def test_an_article(asked: str, key: str) -> None:
    """An article is named with or without its instrument, which may be its initials."""
    assert find_article(rich(), asked).key == key


@pytest.mark.parametrize(
    ("asked", "instrument", "remedy"),
    [
        ("99", None, "budapest: 2"),
        ("5", "budapest", "choose from"),
        ("P9-1", None, "--instrument P9"),
        ("x", None, "choose"),
    ],
)
def test_an_article_that_was_not_judged(asked: str, instrument: str | None, remedy: str) -> None:
    """The error names what there is."""
    with pytest.raises(InputError, match=remedy):
        find_article(rich(), asked, instrument)


def test_a_statute() -> None:
    """A statute is named by its id; without one all are meant."""
    assert [source.id for source in find_statutes(rich(), None)] == ["kodi", "postapka"]
    assert [source.id for source in find_statutes(rich(), "kodi")] == ["kodi"]
    with pytest.raises(InputError, match="kodi, postapka"):
        find_statutes(rich(), "kode")


def test_initials() -> None:
    """Every instrument that was judged is found by its initials."""
    assert find_instrument(rich(), initials("protocol1")) == ["protocol1"]
