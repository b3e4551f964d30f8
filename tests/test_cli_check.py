"""``harmonize check`` from the command line: exit codes, and the baseline out and in."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from corpora import corpus
from harmonize.cli import main


def check(*arguments: object) -> Result:
    """Run the command."""
    return CliRunner().invoke(main, ["check", *map(str, arguments)])


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A corpus of one State with one law, and a cache of its own."""
    monkeypatch.setenv("HARMONIZE_CACHE", str(tmp_path / "cache"))
    return corpus(tmp_path / "corpora")


def test_a_baseline_goes_out_and_in(place: Path) -> None:
    """What --write-baseline wrote holds what it says; another verdict in it, on the same law, is an error."""
    file = place / "baseline.json"
    first = check(place, "--write-baseline", file, "--workers", 1)
    assert (first.exit_code, first.stdout) == (0, "25 checks: no problem\n")
    kept = file.read_text(encoding="utf-8")
    file.write_text(kept.replace('"budapest:2": ["full"', '"budapest:2": ["partial"'), encoding="utf-8")
    later = check(place, "--only", "verdict-changed")
    assert later.exit_code == 1
    assert "was partial (zz-law#art_3), is full (zz-law#art_3); changed since: nothing" in later.stdout


@pytest.mark.parametrize(("threshold", "code"), [("error", 0), ("warning", 1), ("note", 1)])
def test_the_threshold_decides_the_exit_code(place: Path, threshold: str, code: int) -> None:
    """A warning fails from the threshold of warnings down."""
    (place / "zz" / "note.txt").write_text("Section 1. Nothing.", encoding="utf-8")
    assert check(place, "--only", "text-undeclared", "--fail-on", threshold).exit_code == code


def test_wrong_usage_and_bad_input_have_codes_of_their_own(place: Path, tmp_path: Path) -> None:
    """2 for a check that there is not, 3 for a folder that is no corpus or a baseline that cannot be read."""
    assert check(place, "--only", "no-check").exit_code == 2
    assert check(tmp_path / "zz").exit_code == 3
    wrong = check(place, "--only", "manifest", "--baseline", place / "zz" / "jurisdiction.toml")
    assert wrong.exit_code == 3
    assert "cannot be read as JSON" in wrong.stderr


def test_the_corpora_that_come_along_are_right(checkout: Path) -> None:
    """What is on record of real States passes every check that reads no law."""
    record = "manifest,duplicate-id,settings,gold,text-unverified,text-undeclared,text-changed,duplicate-text"
    result = check(checkout / "corpora", "--only", record, "--fail-on", "warning")
    assert result.exit_code == 0, result.stdout
