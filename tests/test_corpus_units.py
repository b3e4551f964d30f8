"""Legal units in manifests: a law of a unit that its State does not have is told, and drops out of nothing unseen."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from corpora import MANIFEST, STATE, TEXT, corpus, found
from harmonize.batch import Wish
from harmonize.batch.running import run
from harmonize.checks.manifests import manifest
from harmonize.cli import main
from harmonize.corpus.catalogue import catalogue

SOUTHERN = MANIFEST.replace('["ZZ"]', '["southern part"]')


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """A corpus of a State with two units, with a law of all of it and one of a unit whose name is mistyped."""
    made = corpus(tmp_path / "corpus")
    corpus(made, manifest=SOUTHERN, name="south")
    (made / "zz" / "jurisdiction.toml").write_text(STATE + 'units = ["North", "Southern Part"]\n', encoding="utf-8")
    return made


def test_a_mistyped_unit_is_an_error_at_its_line(place: Path) -> None:
    """The message names it, the remedy the units that there are."""
    [fault] = found(manifest, place)
    assert (fault.file, fault.line) == ("zz/south/statute.toml", 8)
    assert fault.message == "applies_in: 'southern part' is no legal unit of Nowhere"
    assert fault.remedy == "choose from ZZ, North, Southern Part, or put the unit on record in jurisdiction.toml"


def test_its_law_is_neither_on_record_nor_loose(place: Path) -> None:
    """The catalogue has the error, and the other law."""
    [holding], _ = catalogue(place)
    assert [path.name for path in holding.texts] == ["law.txt"]
    assert [entry.manifest.id for entry in holding.entries] == ["zz-law"]


def test_a_batch_tells_it(place: Path, tmp_path: Path) -> None:
    """The error is in the summary of a batch, where the law is in no verdict."""
    summary = run(place, tmp_path / "out", Wish(formats=("json",), workers=1, cache=None))
    assert [error.what for error in summary.errors] == ["'southern part' is no legal unit of Nowhere"]


@pytest.mark.parametrize("units", [("ZZ",), ("North",), ("North", "Southern Part"), ()])
def test_units_on_record_are_right(place: Path, units: tuple[str, ...]) -> None:
    """So is the code, which stands for the whole State, and that nothing is said."""
    told = SOUTHERN.replace('"southern part"', ", ".join(f'"{unit}"' for unit in units))
    (place / "zz" / "south" / "statute.toml").write_text(
        told.replace("{name}", "south").replace("{sha256}", ""), encoding="utf-8"
    )
    assert found(manifest, place) == []


def test_a_state_without_units_on_record_is_one_whole(place: Path) -> None:
    """Its laws are analyzed together, so that none drops out: a name is taken as it is."""
    (place / "zz" / "jurisdiction.toml").write_text(STATE, encoding="utf-8")
    assert found(manifest, place) == []


def test_no_law_is_added_for_a_unit_that_is_not_there(place: Path, tmp_path: Path) -> None:
    """The command lists the units, proposes nothing and writes nothing."""
    text = tmp_path / "new.txt"
    text.write_text(TEXT.replace("Theft", "Robbery"), encoding="utf-8")
    before = sorted(place.rglob("*"))
    command = ["corpus", "add", str(text), "-j", "zz", "--corpus", str(place), "--id", "zz-new", "--unit"]
    done = CliRunner().invoke(main, [*command, "Nowhere"])
    assert (done.exit_code, done.stdout) == (3, "")
    assert "choose from ZZ, North, Southern Part" in done.stderr
    assert sorted(place.rglob("*")) == before
    assert CliRunner().invoke(main, [*command, "North"]).exit_code == 0
