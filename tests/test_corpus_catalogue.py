"""The catalogue of a corpus."""

from __future__ import annotations

from pathlib import Path

import pytest
import specimens
from records import LAW

from harmonize.corpus.catalogue import catalogue, holding_of
from harmonize.errors import InputError, KnowledgeError
from harmonize.knowledge.files import folder


def corpus(place: Path, manifest: str = LAW) -> Path:
    """Write a corpus of one jurisdiction with a law on record, whose text is not there, and one that is not."""
    (place / "zz" / "law").mkdir(parents=True)
    (place / "zz" / "law" / "statute.toml").write_text(manifest, encoding="utf-8")
    (place / "zz" / "other.txt").write_text("Section 1. Nothing.", encoding="utf-8")
    return place


def test_what_is_on_record_is_told_from_what_is_there(tmp_path: Path) -> None:
    """A law on record without its text is missing; a text without a manifest is loose."""
    [holding], errors = catalogue(corpus(tmp_path))
    assert not errors
    assert [entry.manifest.id for entry in holding.missing] == ["zz-law"]
    assert [path.name for path in holding.texts] == ["other.txt"] == [path.name for path in holding.loose]


def test_one_wrong_manifest_hides_no_other_law(tmp_path: Path) -> None:
    """A manifest that cannot be used is an error of its jurisdiction, whose other laws are still found."""
    [holding], _ = catalogue(corpus(tmp_path, LAW.replace("law.txt", "../law.txt")))
    assert [error.what for error in holding.errors] == ["names a file in another folder"]
    assert [path.name for path in holding.texts] == ["other.txt"]


def test_the_specimens_are_a_corpus_and_so_is_each_of_them() -> None:
    """A folder of jurisdictions' folders is a corpus, and one of these is too."""
    holdings, _ = catalogue(folder("corpora") / "specimens")
    assert [holding.folder.name for holding in holdings] == sorted(specimens.PLACES)
    assert all(holding.texts and not holding.missing and not holding.loose for holding in holdings)
    assert catalogue(holdings[0].folder)[0] == [holdings[0]]


def test_a_folder_without_jurisdictions_is_none(tmp_path: Path) -> None:
    """The error says what a corpus is."""
    with pytest.raises(InputError, match="holds no jurisdiction"):
        catalogue(tmp_path)


def test_a_jurisdiction_is_found_by_folder_and_code_and_may_be_new(tmp_path: Path) -> None:
    """A folder may bear another name than the code; of a jurisdiction that is not there nothing is held yet."""
    specimen = folder("corpora") / "specimens"
    assert holding_of(specimen, "XA") == holding_of(specimen, "merrow")
    assert holding_of(tmp_path / "none", "AL").folder == tmp_path / "none" / "al"
    assert holding_of(corpus(tmp_path), "ZZ").entries
    with pytest.raises(KnowledgeError, match="not a code"):
        holding_of(tmp_path, "../al")
