"""The catalogue of a corpus."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest
import specimens
from click.testing import CliRunner
from records import LAW

from harmonize.cli import main
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


@pytest.mark.skipif(sys.platform in ("darwin", "win32"), reason="its file names are text")
def test_a_name_that_is_not_utf8_is_told_and_hides_no_other_law(tmp_path: Path) -> None:
    """Such a text, folder or jurisdiction is an error with its bytes written out, which a batch and a list can tell."""
    place = corpus(tmp_path / "corpus")
    odd = os.fsdecode(b"\xff\xfe")
    (place / "zz" / f"{odd}.txt").write_text("Section 1. Nothing.", encoding="utf-8")
    (place / "zz" / odd).mkdir()
    (place / "zz" / odd / "statute.toml").write_text(LAW, encoding="utf-8")
    (place / "zz" / odd / "law.txt").write_text("Section 1. Nothing.", encoding="utf-8")
    (place / odd).mkdir()
    (place / odd / "jurisdiction.toml").write_text('id = "QQ"\nname = "Q"\nlanguages = []\n', encoding="utf-8")
    [holding], [other] = catalogue(place)
    assert [path.name for path in holding.texts] == ["other.txt"]
    told = [error.where.removeprefix(f"{place}/") for error in (*holding.errors, other)]
    assert told == ["zz/\\xff\\xfe", "zz/\\xff\\xfe.txt", "\\xff\\xfe"]
    batch = ["batch", str(place), "-o", str(tmp_path / "out"), "--no-cache", "-w", "1", "--instrument", "budapest"]
    for command in (["corpus", "list", "--corpus", str(place)], batch):
        done = CliRunner().invoke(main, command)
        assert done.exit_code == 3
        assert "zz/\\xff\\xfe.txt: has a name that is not UTF-8; rename it" in done.stderr
        assert "UnicodeEncodeError" not in done.output


def test_a_jurisdiction_that_may_be_there_is_not_begun_anew(tmp_path: Path) -> None:
    """Where a folder that no code names cannot be used, its error is raised: it may be the one that is asked for."""
    (tmp_path / "nowhere").mkdir()
    (tmp_path / "nowhere" / "jurisdiction.toml").write_text("id = ", encoding="utf-8")
    with pytest.raises(KnowledgeError, match="nowhere"):
        holding_of(tmp_path, "AL")


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
