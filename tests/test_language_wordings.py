"""Wordings: the words of provisions, and which of them a lexicon covers."""

from __future__ import annotations

from aligning import CUES, law

from harmonize.language.wordings import wordings
from harmonize.model.coverage import Wording

TEXT = "Who deletes stored DATA without right, 12 a) goes to prison."


def words(wording: Wording, covered: bool) -> list[str]:
    """The words of a provision that are covered, or not, as printed."""
    return [word.printed for word in wording.words if word.covered == covered]


def test_what_phrases_cover() -> None:
    """Every word of a phrase is covered, and no other; numbers and marks of points are no words."""
    first, second = wordings(law(TEXT, "It rains."), CUES)
    assert words(first, covered=True) == ["deletes", "data", "without", "right", "prison"]
    assert words(first, covered=False) == ["neni", "who", "stored", "goes"]
    assert first.notions == {"delete", "data", "right", "imprisonment"}
    assert (second.number, words(second, covered=True), second.notions) == ("2", [], frozenset())


def test_without_a_lexicon() -> None:
    """Without cues no word is covered, and none is lost."""
    told, bare = wordings(law(TEXT), CUES), wordings(law(TEXT), None)
    assert [word.printed for word in bare[0].words] == [word.printed for word in told[0].words]
    assert words(bare[0], covered=True) == []


def test_a_look_alike_is_known() -> None:
    """The words of a look-alike are covered, though they say no notion."""
    (told,) = wordings(law("Who has no right deletes data."), CUES)
    assert "right" in words(told, covered=True)
    assert "right" not in told.notions
