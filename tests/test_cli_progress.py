"""``harmonize progress`` as a user calls it."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import amended
import pytest
from analyses import rich
from click.testing import CliRunner, Result

from harmonize import reports
from harmonize.cli import main
from harmonize.knowledge.strings import load_strings
from harmonize.model.verdict import Analysis


def kept(analysis: Analysis, folder: Path) -> str:
    """Write an analysis and return its folder."""
    reports.write(analysis, folder, ["json"], load_strings())
    return str(folder)


def called(*arguments: str) -> Result:
    """Call the command."""
    return CliRunner().invoke(main, ["progress", *arguments])


@pytest.fixture(scope="module")
def folders(tmp_path_factory: pytest.TempPathFactory) -> tuple[str, str]:
    """Return the analyses of an act before and after it was amended."""
    folder = tmp_path_factory.mktemp("progress")
    new = amended.version(*amended.CLOSED.items(), *amended.OPENED.items(), *amended.RENUMBERED.items())
    return kept(amended.version(), folder / "old"), kept(new, folder / "new")


def test_reports_are_written(folders: tuple[str, str], tmp_path: Path) -> None:
    """Each format asked is written, and the summary counts what changed."""
    result = called(*folders, "--output", str(tmp_path), "--format", "html,md,csv,json")
    assert result.exit_code == 0, result.output
    assert "1 closed, 1 opened, 0 improved" in result.output
    assert {path.name for path in tmp_path.iterdir()} == {f"progress.{name}" for name in ("html", "md", "csv", "json")}
    told = json.loads((tmp_path / "progress.json").read_text(encoding="utf-8"))
    assert told["schema"] == "harmonize/progress/1"


def test_on_paper(folders: tuple[str, str], tmp_path: Path) -> None:
    """Word and PDF are written by the writers of every report."""
    result = called(*folders, "--output", str(tmp_path), "--format", "docx,pdf", "--quiet")
    assert (result.exit_code, result.output) == (0, "")
    assert (tmp_path / "progress.docx").read_bytes()[:2] == b"PK"
    assert (tmp_path / "progress.pdf").read_bytes()[:5] == b"%PDF-"


def test_files_or_folders(folders: tuple[str, str], tmp_path: Path) -> None:
    """OLD and NEW may be the files themselves."""
    old, new = (str(Path(folder) / "analysis.json") for folder in folders)
    assert called(old, new, "--output", str(tmp_path), "--format", "json").exit_code == 0


def test_failing(folders: tuple[str, str], tmp_path: Path) -> None:
    """``--fail-on`` fails where a gap opened, and not where none did."""
    old, new = folders
    output = ["--output", str(tmp_path), "--format", "json", "--fail-on"]
    assert called(old, new, *output, "opened").exit_code == 1
    assert called(old, old, *output, "opened").exit_code == 0
    better = kept(amended.version(*amended.CLOSED.items()), tmp_path / "better")
    assert called(old, better, *output, "worsened").exit_code == 0
    assert called(better, old, *output, "worsened").exit_code == 1
    assert called(old, better, *output, "changed").exit_code == 1


def test_two_territories(folders: tuple[str, str], tmp_path: Path) -> None:
    """Two jurisdictions, or two legal units, are an error that names them."""
    other = kept(rich(), tmp_path / "other")
    result = called(folders[0], other, "--output", str(tmp_path))
    assert result.exit_code == 3
    assert "two territories: Merrow Islands and Valmora" in result.output
    unit = kept(replace(rich(), unit="Free Port"), tmp_path / "unit")
    assert called(other, unit, "--output", str(tmp_path)).exit_code == 3


@pytest.mark.parametrize("damage", ["{", '{"schema": "other"}', "[]", ""])
def test_damaged_files(folders: tuple[str, str], tmp_path: Path, damage: str) -> None:
    """A file that is no analysis is an error of the input, and nothing is written."""
    (tmp_path / "analysis.json").write_text(damage, encoding="utf-8")
    result = called(folders[0], str(tmp_path), "--output", str(tmp_path / "out"))
    assert result.exit_code == 3
    assert "error: " in result.output
    assert not (tmp_path / "out").exists()


def test_usage(folders: tuple[str, str], tmp_path: Path) -> None:
    """An unknown format and an unknown language are told with what there is."""
    unknown = called(*folders, "--output", str(tmp_path), "--format", "doc")
    assert (unknown.exit_code, "choose from html, " in unknown.output) == (2, True)
    language = called(*folders, "--output", str(tmp_path), "--report-language", "xx")
    assert (language.exit_code, "no texts" in language.output) == (2, True)
