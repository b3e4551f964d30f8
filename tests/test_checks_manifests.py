"""The checks on what is on record."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpora import corpus, found
from harmonize.checks.manifests import manifest, text_missing


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """A corpus of one State with one law, on which no check finds anything."""
    return corpus(tmp_path)


def test_a_right_corpus_is_right(place: Path) -> None:
    """Neither check finds anything where everything is as it should be."""
    assert found(manifest, place) == found(text_missing, place) == []


@pytest.mark.parametrize(
    ("old", "new", "line", "told"),
    [
        ('kind = "criminal-code"', "kind = 7", 4, "kind: "),
        ('file = "law.txt"', 'file = "../law.txt"', 6, "names a file in another folder"),
        ('citation = ""', 'citation = "', 3, "cannot be read as TOML"),
        ('title = "Penal Code"\n', "", 1, "title: Field required"),
    ],
)
def test_a_wrong_manifest_is_told_with_its_line(place: Path, old: str, new: str, line: int, told: str) -> None:
    """A wrong value, a path that leaves the folder, no TOML, a key too few: each with file and line."""
    file = place / "zz" / "law" / "statute.toml"
    file.write_text(file.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")
    [fault] = found(manifest, place)
    assert (fault.file, fault.line) == ("zz/law/statute.toml", line)
    assert told in fault.message


def test_an_act_that_the_treaty_does_not_allow_is_told_with_its_line(place: Path) -> None:
    """A reservation outside the closed list stands where its article is written."""
    file = place / "zz" / "jurisdiction.toml"
    act = (
        '[[act]]\ninstrument = "budapest"\narticle = "99"\nkind = "reservation"\nmode = "omit"\ntext = "Nothing."\n'
        'source = "invented"\nseen = 2026-01-01\n'
    )
    start = len(file.read_text(encoding="utf-8").splitlines()) + 1
    file.write_text(file.read_text(encoding="utf-8") + act, encoding="utf-8")
    [fault] = found(manifest, place)
    assert (fault.file, fault.line) == ("zz/jurisdiction.toml", start)
    assert "closed list" in fault.message


def test_a_text_that_is_not_there_is_told_where_it_is_named(place: Path) -> None:
    """The line is that of the manifest's file."""
    (place / "zz" / "law" / "law.txt").unlink()
    [fault] = found(text_missing, place)
    assert (fault.file, fault.line, fault.message) == ("zz/law/statute.toml", 6, "law.txt is not there")
