"""The traditions of ``models/traditions`` load, are complete, and are refused where they are wrong."""

from __future__ import annotations

from pathlib import Path

import pytest
from factories import document, statute, traditions

from harmonize.errors import KnowledgeError
from harmonize.knowledge.files import load
from harmonize.knowledge.traditions import TraditionFile, load_traditions
from harmonize.model.knowledge import Tradition
from harmonize.structure import structure
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


ELVISH = """
id = "elvish"
name = "Elvish"
languages = ["qya"]
unit = "article"
words = ["Tengwesta"]
headings = ["after"]
paragraphs = ["(1)"]
points = ["a)"]
alphabets = ["a b c d e"]
references = ["i"]
notes = ["ahtanna"]
repeals = ["metyanna"]
annexes = ["lisse"]
common = "i ar na ve or mi"

[[level]]
kind = "part"
words = ["Ranta"]
"""
ELVISH_LAW = """I SANYE I CIRYAR
Ranta I
I ciryar
Tengwesta 1
Essi
(1) I cirya na lunte ve alda.
(2) Lunte na:
a) alda ar
b) lasse.
Tengwesta 1a
Metyanna
Tengwesta 2
Lumbor
Tengwesta 1 i sanye na mi elen.
Lisse
Essi i ciryar
"""


def test_a_tradition_is_one_file(tmp_path: Path) -> None:
    """A TOML in a further folder is a tradition: its laws are recognised and cut, and no code was changed for it."""
    assert statute(ELVISH_LAW).articles() == ()
    (tmp_path / "elvish.toml").write_text(ELVISH, encoding="utf-8")
    found = structure(document(ELVISH_LAW), load_traditions(tmp_path), id="law")
    assert found.tradition == "elvish"
    assert [(article.number, article.heading, article.repealed) for article in found.articles()] == [
        ("1", "Essi", False),
        ("1a", "", True),
        ("2", "Lumbor", False),
    ]
    assert [child.number for child in found.articles()[0].children] == ["1", "2"]
    assert [(node.kind, node.number) for node in found.root.children] == [("part", "I"), ("annex", "")]
    assert found.notices == ()
