"""The traditions of ``models/traditions`` load, are complete, and are refused where they are wrong."""

from __future__ import annotations

from pathlib import Path

import pytest
from factories import traditions

from harmonize.errors import KnowledgeError
from harmonize.knowledge.files import load
from harmonize.knowledge.traditions import TraditionFile
from harmonize.model.knowledge import Tradition
from harmonize.structure.grammar import grammar

SHIPPED = {
    *("albanian", "south-slavic-latin", "macedonian", "turkish", "common-law", "french", "general"),
    *("spanish", "portuguese", "german", "romanian", "italian", "east-slavic", "us-code", "english-articles"),
}


def test_the_general_tradition_comes_last() -> None:
    """All traditions load, and the one that serves no language in particular is the fallback."""
    assert {tradition.id for tradition in traditions()} == SHIPPED
    assert traditions()[-1].id == "general"


@pytest.mark.parametrize("tradition", traditions(), ids=lambda tradition: tradition.id)
def test_patterns_compile(tradition: Tradition) -> None:
    """Every tradition's words make a grammar that opens its own units."""
    word = tradition.words[0]
    match = grammar(tradition).opening.match(f"{word} 12")
    assert match is not None
    assert match["number"] == "12"


@pytest.mark.parametrize("tradition", traditions(), ids=lambda tradition: tradition.id)
def test_levels_have_words(tradition: Tradition) -> None:
    """A level without a word or a name could never be found."""
    assert all(level.words or level.names for level in tradition.levels)
    assert all(len(set(letters)) == len(letters) for letters in tradition.alphabets)


@pytest.mark.parametrize("tradition", traditions(), ids=lambda tradition: tradition.id)
def test_a_language_is_known_by_its_words(tradition: Tradition) -> None:
    """A tradition that serves a language has enough common words, in small letters, to tell it by."""
    assert len(tradition.common) >= 15 or not tradition.languages
    assert all(word == word.lower() for word in tradition.common)


def test_an_unknown_key_is_refused(tmp_path: Path) -> None:
    """A misspelt key names itself and the file."""
    path = tmp_path / "martian.toml"
    path.write_text('id = "martian"\nname = "Martian"\nwrods = ["Zorp"]\n', encoding="utf-8")
    with pytest.raises(KnowledgeError, match=r"martian\.toml"):
        load(path, TraditionFile)
