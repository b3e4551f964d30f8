"""The checks on the files of laws, and on what is on record of them."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpora import MANIFEST, TEXT, corpus, found
from harmonize.checks.manifests import duplicate_id, text_undeclared, text_unverified
from harmonize.checks.texts import duplicate_text, text_changed


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """A corpus of one State with one law, on which no check finds anything."""
    return corpus(tmp_path)


def test_a_right_corpus_is_right(place: Path) -> None:
    """No check finds anything where everything is as it should be."""
    for check in (text_changed, duplicate_text, duplicate_id, text_undeclared, text_unverified):
        assert found(check, place) == []


def test_a_text_that_changed_is_told_with_its_hash(place: Path) -> None:
    """Another file than the one that was verified: the line is that of the hash."""
    (place / "zz" / "law" / "law.txt").write_text(TEXT + "\n", encoding="utf-8")
    [fault] = found(text_changed, place)
    assert (fault.file, fault.line) == ("zz/law/statute.toml", 7)
    assert "its sha256 is " in fault.message


def test_a_text_that_is_not_there_has_not_changed(place: Path) -> None:
    """What is not there is told by another check."""
    (place / "zz" / "law" / "law.txt").unlink()
    assert found(text_changed, place) == []


def test_a_text_under_two_names_is_told_once(place: Path) -> None:
    """The second of two files that are the same is told, with the first."""
    corpus(place, name="other")
    [fault] = found(duplicate_text, place)
    assert (fault.file, fault.message) == ("zz/other/other.txt", "is the same file as zz/law/law.txt")


def test_an_id_that_two_laws_have_is_told_at_the_second(place: Path) -> None:
    """Gold, decisions and baselines could not tell them apart."""
    corpus(place, TEXT + "\n", MANIFEST.replace("zz-{name}", "zz-law"), name="other")
    [fault] = found(duplicate_id, place)
    assert (fault.file, fault.line) == ("zz/other/statute.toml", 1)


def test_a_text_without_a_manifest_is_told(place: Path) -> None:
    """Nobody says what it is."""
    (place / "zz" / "note.txt").write_text("Section 1. Nothing.", encoding="utf-8")
    [fault] = found(text_undeclared, place)
    assert fault.file == "zz/note.txt"


def test_a_law_without_a_hash_is_told(tmp_path: Path) -> None:
    """Nobody has verified the text that is there; of one that is not, another check tells."""
    place = corpus(tmp_path, manifest=MANIFEST.replace("{sha256}", ""))
    [fault] = found(text_unverified, place)
    assert (fault.file, fault.line) == ("zz/law/statute.toml", 7)
    (place / "zz" / "law" / "law.txt").unlink()
    assert found(text_unverified, place) == []
