"""Text to text: like with like, and no credit for being a part of something."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from harmonize.matching import LIKE_LENGTH, alike, shared

WORDS = st.sets(st.sampled_from([f"word{number}" for number in range(12)]))
RARITY = st.dictionaries(st.sampled_from([f"word{number}" for number in range(12)]), st.floats(0.1, 9.0))


@given(st.text(max_size=40), st.text(max_size=40))
def test_alike_is_a_share_and_symmetric(one: str, other: str) -> None:
    """Likeness lies between 0 and 1 and does not depend on which text is asked first."""
    assert 0.0 <= alike(one, other) <= 1.0
    assert alike(one, other) == pytest.approx(alike(other, one))


@given(st.text("abc de", min_size=1, max_size=30))
def test_a_text_is_like_itself(text: str) -> None:
    """The same text is wholly alike, in any case."""
    assert not text.strip() or alike(text, text.upper()) == pytest.approx(1.0)


@pytest.mark.parametrize(
    ("one", "other", "low", "high"),
    [
        ("Illegal access", "Illegal Access", 1.0, 1.0),
        ("Illegal access", "Access, illegal", 0.9, 1.0),
        ("Illegal access", "Illegal accessing", 0.8, 0.99),
        ("Illegal access", "Theft of a horse", 0.0, 0.5),
        ("", "Illegal access", 0.0, 0.0),
        ("", "", 0.0, 0.0),
    ],
)
def test_headings(one: str, other: str, low: float, high: float) -> None:
    """Headings in other words and order are alike, other headings are not."""
    assert low <= alike(one, other) <= high


@given(st.text("abc ", min_size=1, max_size=10), st.integers(1, 40))
def test_texts_of_unlike_length_are_never_alike(text: str, more: int) -> None:
    """Beyond a factor in length the answer is 0: a part of an obligation resembles the whole."""
    longer = text + "x" * (int(LIKE_LENGTH * len(text)) + more)
    assert alike(text, longer) == 0.0


@given(WORDS, WORDS, RARITY)
def test_shared_is_a_share(wanted: set[str], found: set[str], rarity: dict[str, float]) -> None:
    """The share lies between 0 and 1: 1 if all wanted words were found, 0 if none was."""
    part = shared(wanted, found, rarity)
    assert 0.0 <= part <= 1.0 + 1e-9
    assert (part > 0) == bool(wanted & found)
    assert (part == pytest.approx(1.0)) == (bool(wanted) and wanted <= found)


@given(WORDS, WORDS, WORDS, RARITY)
def test_more_words_found_is_never_less(
    wanted: set[str], found: set[str], more: set[str], rarity: dict[str, float]
) -> None:
    """Further words never lower the share."""
    assert shared(wanted, found | more, rarity) >= shared(wanted, found, rarity) - 1e-9


def test_rare_words_count_more() -> None:
    """Of two words the rarer is the greater part."""
    rarity = {"computer": 3.0, "person": 1.0}
    assert shared(set(rarity), {"computer"}, rarity) == 0.75
    assert shared(set(rarity), {"person"}, rarity) == 0.25
