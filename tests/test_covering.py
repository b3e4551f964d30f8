"""Covering: what a lexicon knows of the words of computer crime, and what it lacks."""

from __future__ import annotations

from dataclasses import replace

import pytest
from aligning import law
from specimens import NAMES, understood

from harmonize import pipeline
from harmonize.covering import coverage
from harmonize.errors import InputError, LanguageError
from harmonize.knowledge.instruments import load_instruments
from harmonize.knowledge.lexicons import load_lexicon
from harmonize.language import Cues, compile_cues
from harmonize.model.coverage import Coverage
from harmonize.model.law import Statute

SPECIMEN = NAMES[0]


def covered(*statutes: Statute, like: tuple[str, ...] = (), cues_for: object = pipeline.cues_for) -> Coverage:
    """The coverage of laws of one language."""
    (found,) = coverage(statutes, load_instruments(["budapest"]), like, cues_for)  # type: ignore[arg-type]
    return found


def without(*concepts: str) -> object:
    """Cues of a language's lexicon as it would be if nobody had written down some concepts."""

    def cues_for(language: str) -> Cues:
        whole = load_lexicon(language)
        kept = tuple(entry for entry in whole.entries if entry.concept not in concepts)
        return compile_cues(replace(whole, entries=kept))

    return cues_for


def phrases(found: Coverage) -> list[str]:
    """The phrases that are proposed, the most telling first."""
    return [item.phrase for item in found.uncovered]


def test_a_forgotten_entry_is_proposed() -> None:
    """Words that an entry covers are proposed, with their place, once the entry is gone."""
    statutes, _ = understood(SPECIMEN)
    whole, less = covered(*statutes), covered(*statutes, cues_for=without("alter", "storage-medium"))
    new = {item.phrase: item for item in less.uncovered if item.phrase not in phrases(whole)}
    assert {"izmeni", "medium*"} <= new.keys()
    altered = new["izmeni"]
    assert (altered.inside, altered.example.number, altered.example.page) == (2, "44-а", 12)
    assert "[измени]" in altered.example.words
    assert less.words.covered < whole.words.covered
    assert less.words.total == whole.words.total


def test_what_is_proposed_covers_it() -> None:
    """A phrase that is proposed, written into the lexicon, is proposed no more."""
    statutes, _ = understood(SPECIMEN)
    first = covered(*statutes).uncovered[0]

    def cues_for(language: str) -> Cues:
        whole = load_lexicon(language)
        entry = next(item for item in whole.entries if item.concept == "device")
        longer = replace(entry, phrases=(*entry.phrases, first.phrase))
        return compile_cues(replace(whole, entries=(*(item for item in whole.entries if item is not entry), longer)))

    again = covered(*statutes, cues_for=cues_for)
    assert first.phrase not in phrases(again)


def test_the_provisions_that_are_looked_at() -> None:
    """Those about computer crime are, and those about theft and assault are not."""
    statutes, _ = understood(SPECIMEN)
    found = covered(*statutes)
    numbers = {number for statute, number in found.provisions if statute == statutes[0].id}
    assert {"44-а", "44-б", "44-в"} <= numbers
    assert found.others > 3 * len(found.provisions)
    assert found.words.covered / found.words.total > 0.5


def test_notions_that_are_nowhere_said() -> None:
    """A notion that the articles ask for and the law never says is named; one without an entry, apart."""
    statutes, _ = understood(SPECIMEN)
    found = covered(*statutes, cues_for=without("remain"))
    assert "electromagnetic-emission" in found.silent
    assert "computer-system" not in found.silent
    assert found.wordless == ()


def test_a_language_without_a_lexicon() -> None:
    """Provisions that are named mark their words; without any the error says how to name them."""
    text = ["Who enters a komputa breaks the komputa.", "Who steals a horse goes away.", "Who sells a horse goes away."]
    statute = law(*text)
    found = covered(statute, like=("1",))
    assert (found.lexicon, phrases(found), found.words.covered) == (None, ["komputa"], 0)
    with pytest.raises(LanguageError, match="--like"):
        covered(statute)
    with pytest.raises(InputError, match="provision 9"):
        covered(statute, like=("9",))


def test_a_law_without_computer_crime() -> None:
    """A law that names no computer has nothing to learn from, and says so."""
    statute = replace(law("Kush vjedh dënohet me burgim.", "Kush vret dënohet me burgim."), language="sq")
    with pytest.raises(InputError, match="no provision about computer crime"):
        covered(statute)
