"""How languages word penalties: every file loads, says the numbers, and has what a sentence of law needs."""

from __future__ import annotations

from pathlib import Path

import pytest

from harmonize.errors import KnowledgeError
from harmonize.knowledge.files import load
from harmonize.knowledge.lexicons import served_languages
from harmonize.knowledge.penalties import SentencingFile, load_sentencing
from harmonize.language.amounts import compile_wording, items
from harmonize.model.penalty import Quantity, Sentencing
from harmonize.model.text import Span

LANGUAGES = sorted({found.language: found for found in load_sentencing().values()}.items())
NEEDED = {"imprisonment", "life", "fine", "imposes", "mentions", "at-least", "or", "and", "same", "derived",
          "confiscation", "legal-person"}  # fmt: skip


def test_every_lexicon_has_a_wording() -> None:
    """A language whose notions are known has its penalties read too."""
    assert set(load_sentencing()) == set(served_languages())


@pytest.mark.parametrize(("language", "found"), LANGUAGES)
def test_what_a_language_needs(language: str, found: Sentencing) -> None:
    """Each language has the roles that a sentence of law needs, and the units of time."""
    assert dict(found.roles).keys() >= NEEDED
    assert dict(found.units).keys() >= {"day", "week", "month", "year"}


@pytest.mark.parametrize(("language", "found"), LANGUAGES)
def test_numbers_can_be_said(language: str, found: Sentencing) -> None:
    """Each of the numbers from one to thirty can be made of a language's words, and is read as itself."""
    wording = compile_wording(found)
    words = {number: forms[0] for number, forms in found.numbers}
    for number in range(1, 31):
        said = words.get(number) or f"{words[number // 10 * 10]} {words[number % 10]}"
        (item,) = items(wording, said, Span(0, len(said)))
        assert item.quantity == Quantity(number, ""), said


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("1 500 000 euros", 1_500_000),
        ("10.000 euros", 10_000),
        ("5, 000,000.00 euros", 5_000_000),
        ("12,50 euros", 12.5),
    ],
)
def test_long_numbers(text: str, amount: float) -> None:
    """Digits are read with blanks, stops or commas between their groups."""
    (item,) = items(compile_wording(load_sentencing()["fr"]), text, Span(0, len(text)))
    assert item.quantity == Quantity(amount, "EUR")


def test_an_unknown_role_is_named(tmp_path: Path) -> None:
    """A role that nothing reads is an error, not a phrase that is never found."""
    path = tmp_path / "xx.toml"
    path.write_text('language="xx"\nserves=["xx"]\n[unit]\n[number]\n1=["one"]\n[role]\ngallows=["rope"]\n')
    with pytest.raises(KnowledgeError, match="gallows"):
        load(path, SentencingFile)
