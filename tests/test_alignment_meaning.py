"""Meaning: what a sentence encoder adds to the ledger, and that it adds nothing where it says nothing."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest
from aligning import DELETION, ENTRY, WEIGHTS, article, corpus, element, law, pattern
from click.testing import CliRunner
from encoding import encoder
from laws import NOWHERE, Verdicts
from laws import law as printed

from harmonize import pipeline
from harmonize.alignment import align, meaning
from harmonize.alignment.corpus import Corpus, Finder
from harmonize.alignment.meaning import FLOOR, likenesses, nearest, semantic_bars
from harmonize.cli import main
from harmonize.errors import InputError
from harmonize.model.evidence import Alignment, Likeness
from harmonize.model.knowledge import Article, Instrument
from harmonize.model.text import Span
from harmonize.model.verdict import Analysis
from harmonize.pipeline import Given
from harmonize.reports.contract import from_dict, to_bytes, to_dict

CRIMES = tuple(
    (f"Crime {number}", f"Whoever steals the property of {number} others is liable to imprisonment.")
    for number in range(1, 9)
)
PEEKING = ("Peeking", "Whoever peeks into the gadget of somebody else is liable to imprisonment.")
WHERE = "Whoever peeks into the gadget"


def compared(wanted: str, cosine: float, others: float = 0.4) -> meaning.Compare:
    """An encoder that finds only texts with a word alike to any restatement."""

    def compare(texts: Sequence[str], restatements: Sequence[str]) -> list[list[Likeness]]:
        return [
            [Likeness(cosine if wanted in text else others, Span(0, len(text))) for _ in restatements] for text in texts
        ]

    return compare


def weighed(found: Corpus, compare: meaning.Compare, *articles: Article) -> dict[str, Alignment]:
    """What is proposed for each article, by number, with an encoder."""
    treaty = Instrument("treaty", "", "", "", "", date(2026, 1, 1), None, articles)
    finder = Finder(found)
    meant = likenesses(articles, finder, compare)
    restated = {item.key: frozenset[str]() for item in articles}
    return {item.key.split(":")[1]: item for item in align(treaty, finder, WEIGHTS, restated, meant)}


def test_the_nearer_of_two_comes_first() -> None:
    """Of two provisions with the same notions the one that is nearer in meaning is ranked first, by that bar alone."""
    found = corpus(law("Who deletes data of a bank.", "Who deletes data of a State.", "It rains.", "It snows."))
    for wanted, first in (("bank", "1"), ("State", "2")):
        best, second, *_ = weighed(found, compared(wanted, 0.9), DELETION)["1"].candidates
        assert best.provision == first
        (bar,) = (item for item in best.evidence if item.comparison == "semantic")
        assert best.weight - second.weight == pytest.approx(bar.weight, abs=1e-3)
        assert wanted in bar.quote
        assert bar.level == "cosine 0.90"


def test_what_most_have_in_common_says_nothing() -> None:
    """Where an encoder finds all provisions alike there is no bar, and below the floor there is none either."""
    found = corpus(law("Who deletes data.", "Who enters a system.", "It rains.", "It snows."))
    for same in (compared("", 0.95), compared("deletes", FLOOR - 0.01, 0.0)):
        bars = [bar for item in weighed(found, same, DELETION)["1"].candidates for bar in item.evidence]
        assert not [bar for bar in bars if bar.comparison == "semantic"]


def test_a_cosine_is_worth_what_it_is_above_the_others() -> None:
    """The weight grows from nothing at the floor to its fullest at 1, however high the floor of an encoder."""
    found = corpus(law("One.", "Two.", "Three."))
    for floor in (0.5, 0.8):
        alike = {0: Likeness(floor, Span(0, 3)), 1: Likeness((1 + floor) / 2, Span(0, 3)), 2: Likeness(1, Span(0, 3))}
        alike = {3: Likeness(floor, Span(0, 3)), **alike}
        bars = dict(semantic_bars(alike, found, WEIGHTS))
        assert {number: bar.weight for number, bar in bars.items()} == pytest.approx({1: 1.0, 2: 2.0})


def test_meaning_alone_cites_nothing() -> None:
    """A provision without what the article is about is shown for its meaning, and never cited for it."""
    found = corpus(law("Whoever peeks.", "Who deletes data.", "It rains.", "It snows."))
    best, *_ = weighed(found, compared("peeks", 1.0), ENTRY)["2"].candidates
    assert (best.provision, best.accepted, best.relation) == ("1", False, "contributes")


def test_of_a_long_law_the_nearest_are_compared(monkeypatch: pytest.MonkeyPatch) -> None:
    """So many passages are compared and no more: those with most of the notions of some article, in order."""
    monkeypatch.setattr(meaning, "MOST", 2)
    found = corpus(law("It rains.", "Who enters a system.", "A telephone.", "Who deletes or alters data.", "Snow."))
    assert nearest((DELETION, ENTRY), Finder(found)) == [1, 3]
    assert nearest((DELETION,), Finder(corpus(law("Rain.", "Snow.")))) == [0, 1]
    assert nearest((article("9", element("9/x", pattern("delete"))),), Finder(found))[-1] == 3


def write(folder: Path) -> Path:
    """Write a law with a provision that says in other words what the Convention asks for."""
    path = folder / "law.txt"
    path.write_text(printed("en", *CRIMES, PEEKING), encoding="utf-8")
    return path


def analyzed(path: Path, semantic: Path | None) -> Analysis:
    """The analysis of a law, with an encoder or without."""
    analysis = pipeline.analyze([path], NOWHERE, Given("criminal-code", "en", semantic=semantic), ["budapest"]).analysis
    assert analysis
    return analysis


def place(analysis: Analysis, number: str) -> int:
    """The place of a provision among the candidates for illegal access, 99 where it is none."""
    numbers = [item.provision for item in Verdicts(analysis)["budapest:2"].candidates]
    return numbers.index(number) if number in numbers else 99


def test_a_reworded_provision_gains(tmp_path: Path) -> None:
    """A provision that shares no word with the lexicon becomes the first candidate, with the words quoted."""
    path, folder = write(tmp_path), encoder(tmp_path / "encoder")
    without, found = analyzed(path, None), analyzed(path, folder)
    assert place(without, "9") > 0
    assert place(found, "9") == 0
    best = Verdicts(found)["budapest:2"].candidates[0]
    (bar,) = (item for item in best.evidence if item.comparison == "semantic")
    assert WHERE in bar.quote
    assert bar.weight > 0
    assert not best.accepted
    assert [item.status for item in found.findings] == [item.status for item in without.findings]


def test_the_analysis_names_the_encoder(tmp_path: Path) -> None:
    """The analysis says which encoder was used, or none; twice the same bytes come out; an old file is read."""
    path, folder = write(tmp_path), encoder(tmp_path / "encoder")
    found = analyzed(path, folder)
    assert found.encoder
    assert to_dict(found)["tool"]["encoder"] == {"name": "encoder", "sha256": found.encoder.sha256}
    assert to_bytes(found) == to_bytes(analyzed(path, folder))
    assert from_dict(to_dict(found)).encoder == found.encoder
    old = to_dict(analyzed(path, None))
    assert old["tool"].pop("encoder") is None
    assert from_dict(old).encoder is None


def test_a_wrong_folder_is_told_before_a_law_is_judged(tmp_path: Path) -> None:
    """What is wrong with the encoder ends the analysis."""
    with pytest.raises(InputError, match=r"no model\.onnx"):
        analyzed(write(tmp_path), tmp_path)


def test_on_the_command_line(tmp_path: Path) -> None:
    """``--semantic`` names the folder; the report names the encoder; a wrong folder ends with 3."""
    path, folder = write(tmp_path), encoder(tmp_path / "small-encoder")
    words = ["analyze", str(path), "--language", "en", "--instrument", "budapest", "--output", str(tmp_path / "out")]
    done = CliRunner().invoke(main, [*words, "--semantic", str(folder)])
    assert done.exit_code == 0, done.output
    assert "small-encoder" in (tmp_path / "out" / "report.html").read_text(encoding="utf-8")
    wrong = CliRunner().invoke(main, [*words, "--semantic", str(tmp_path)])
    assert wrong.exit_code == 3
    assert "no model.onnx" in wrong.stderr
