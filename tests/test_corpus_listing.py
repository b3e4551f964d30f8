"""What a corpus has on record, listed."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest
from click.testing import CliRunner
from records import LAW

from harmonize.cli import main
from harmonize.corpus.catalogue import catalogue
from harmonize.corpus.listing import as_csv, as_json, listed

RISKY = LAW.replace('"Law"', '"=Law"')


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """A corpus of one jurisdiction: a law on record without a text or a hash, and a text without a manifest."""
    (tmp_path / "zz" / "law").mkdir(parents=True)
    (tmp_path / "zz" / "law" / "statute.toml").write_text(RISKY, encoding="utf-8")
    (tmp_path / "zz" / "other.txt").write_text("Section 1. Nothing.", encoding="utf-8")
    return tmp_path


def test_a_law_is_listed_with_what_is_not_known_of_it(place: Path) -> None:
    """The law is missing and unverified, the text is not on record."""
    told = json.loads(as_json(listed(catalogue(place)[0], place)))
    assert told["schema"] == "harmonize/corpus/1"
    assert [(law["id"], law["file"], law["text"], law["verified"]) for law in told["laws"]] == [
        ("zz-law", "zz/law/law.txt", "missing", False),
        ("", "zz/other.txt", "not on record", False),
    ]


def test_a_spreadsheet_finds_no_formula_in_a_title(place: Path) -> None:
    """A title that a spreadsheet program would run is text in the CSV."""
    law, loose = csv.DictReader(as_csv(listed(catalogue(place)[0], place)).splitlines())
    assert law["title"] == "'=Law"
    assert (law["verified"], law["seen"], loose["seen"]) == ("no", "2026-01-01", "")


def test_the_command_lists_and_counts(place: Path) -> None:
    """The table says what is missing and unverified, and how many there are."""
    done = CliRunner().invoke(main, ["corpus", "list", "ZZ", "--corpus", str(place)])
    assert done.exit_code == 0
    assert done.output.splitlines()[1].split()[-2:] == ["missing", "unverified"]
    assert "laws: 2, jurisdictions: 1; missing: 1, unverified: 1, not on record: 1" in done.output


def test_the_command_lists_the_rest_beside_a_wrong_manifest(place: Path) -> None:
    """A wrong manifest is named, the exit code is that of bad input, and what can be listed is."""
    (place / "zz" / "law" / "statute.toml").write_text("id = 1", encoding="utf-8")
    done = CliRunner().invoke(main, ["corpus", "list", "--corpus", str(place), "--format", "csv"])
    assert done.exit_code == 3
    assert "zz/other.txt" in done.output
    assert "statute.toml" in done.output


@pytest.mark.parametrize(("folder", "code"), [("qq", "QQ"), ("nowhere", "QQ"), ("nowhere", "nowhere")])
@pytest.mark.parametrize("command", ["list", "verify"])
def test_the_error_of_a_jurisdiction_is_its_own_files(place: Path, folder: str, code: str, command: str) -> None:
    """A jurisdiction whose own file cannot be used is not said to be missing, whatever its folder is called."""
    (place / folder).mkdir()
    (place / folder / "jurisdiction.toml").write_text('id = "qq"\n', encoding="utf-8")
    done = CliRunner().invoke(main, ["corpus", command, code, "--corpus", str(place)])
    assert done.exit_code == 3
    assert done.stderr.startswith(f"error: {place / folder / 'jurisdiction.toml'}, id: ")
    assert "not in the corpus" not in done.stderr


def test_a_folder_that_cannot_be_it_hides_no_jurisdiction(place: Path) -> None:
    """A broken folder that bears the code of another State is no answer to what was asked."""
    (place / "qq").mkdir()
    (place / "qq" / "jurisdiction.toml").write_text("id = ", encoding="utf-8")
    done = CliRunner().invoke(main, ["corpus", "list", "QR", "--corpus", str(place)])
    assert "'QR': is not in the corpus; choose from zz" in done.stderr


def test_the_command_names_the_jurisdictions_that_there_are(place: Path) -> None:
    """A jurisdiction that the corpus does not have is refused with those that it has."""
    done = CliRunner().invoke(main, ["corpus", "list", "QQ", "--corpus", str(place)])
    assert done.exit_code == 3
    assert "choose from zz" in done.output
