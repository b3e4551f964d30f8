"""The checks on gold and on the knowledge."""

from __future__ import annotations

import re
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from corpora import GOLD, corpus, found, light
from harmonize.checks import known
from harmonize.checks.judged import gold, gold_resolvable
from harmonize.checks.material import Material, gather
from harmonize.knowledge import files


@pytest.fixture(scope="module")
def material(tmp_path_factory: pytest.TempPathFactory) -> Material:
    """A corpus with gold on its law, on which no check finds anything, read once."""
    place = corpus(tmp_path_factory.mktemp("judged"))
    rows = GOLD + "budapest:2,3,refers,,,,,,first,p. 1\nbudapest:2,4,unrelated,,,,,,first,p. 1\n"
    (place / "zz" / "law" / "alignments.csv").write_text(rows, encoding="utf-8")
    return light(place)


def rewritten(material: Material, folder: Path, old: str, new: str) -> Material:
    """The material with other gold, and the law read as before."""
    place = shutil.copytree(material.place, folder / "corpus")
    file = place / "zz" / "law" / "alignments.csv"
    file.write_text(file.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")
    [studied], [(_, law)] = material.study(), material.laws
    there = replace(studied, statutes={place / "zz" / "law" / "law.txt": law})
    return replace(gather(place), study=lambda: (there,))


def test_right_gold_is_right(material: Material) -> None:
    """Gold in its form that cites provisions of the law passes."""
    assert found(gold, material) == found(gold_resolvable, material) == []


def test_gold_that_is_wrong_is_told_with_its_line(material: Material, tmp_path: Path) -> None:
    """A relation that there is not: the line is that of its row."""
    [fault] = found(gold, rewritten(material, tmp_path, "unrelated", "married"))
    assert (fault.file, fault.line) == ("zz/law/alignments.csv", 3)
    assert "unknown relation 'married'" in fault.message


def test_a_provision_that_the_law_does_not_have_is_told_with_its_line(material: Material, tmp_path: Path) -> None:
    """Gold that cites Article 44 of a law of four articles."""
    [fault] = found(gold_resolvable, rewritten(material, tmp_path, ",4,unrelated", ",44,unrelated"))
    assert (fault.file, fault.line, fault.message) == ("zz/law/alignments.csv", 3, "zz-law has no provision 44")


def test_the_knowledge_that_comes_along_is_right(material: Material) -> None:
    """Instruments, crosswalks, lexicons, and a corpus that asks nothing of the checks."""
    for check in (known.instruments_valid, known.lexicons_valid, known.settings):
        assert found(check, material) == []


def test_an_instrument_that_names_no_notion_is_told_at_its_article(material: Material, tmp_path: Path) -> None:
    """What `instruments check` says of a treaty, with the line of the article's number."""
    text = (files.folder("models") / "instruments" / "checklist-strategy.toml").read_text(encoding="utf-8")
    number = re.search(r'^number = "(?P<number>[^"]+)"', text, re.MULTILINE)
    assert number
    before, notion, after = text.partition('patterns = [["')
    place = tmp_path / "instruments" / "checklist-strategy.toml"
    place.parent.mkdir()
    place.write_text(before + notion + "no-such-notion|" + after, encoding="utf-8")
    [fault, *_] = found(known.instruments_valid, replace(material, models=tmp_path))
    assert "no-such-notion" in fault.message
    assert place.read_text(encoding="utf-8").splitlines()[fault.line - 1].startswith("number = ")


def test_a_lexicon_with_a_notion_that_there_is_not_is_told_with_its_line(material: Material, tmp_path: Path) -> None:
    """Words under a notion that no article asks for would find nothing."""
    place = tmp_path / "lexicons" / "xx.toml"
    place.parent.mkdir()
    place.write_text(
        'language = "xx"\nname = "None"\nserves = ["xx"]\n\n[concept.no-such-notion]\nphrases = ["a"]\n',
        encoding="utf-8",
    )
    [fault] = found(known.lexicons_valid, replace(material, models=tmp_path))
    assert (fault.line, fault.message) == (5, "concept.no-such-notion: is an unknown concept")


def test_settings_that_name_what_there_is_not_are_told_with_their_line(tmp_path: Path) -> None:
    """A check, an article, an instrument, a State: each at its line of checks.toml."""
    (corpus(tmp_path) / "checks.toml").write_text(
        '[[accept]]\ncheck = "no-check"\nfile = "zz/law/statute.toml"\nreason = "So."\n'
        '[[article]]\ninstrument = "budapest"\narticle = "99"\n'
        '[[instrument]]\ninstrument = "vienna"\nshare = 0.5\njurisdictions = ["ZZ", "XX/unit"]\n',
        encoding="utf-8",
    )
    told = [(fault.line, fault.message) for fault in found(known.settings, tmp_path)]
    assert told == [
        (2, "unknown check 'no-check'"),
        (7, "unknown article 'budapest:99'"),
        (9, "unknown instrument 'vienna'"),
        (11, "unknown jurisdiction 'XX'"),
    ]
