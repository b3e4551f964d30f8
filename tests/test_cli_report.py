"""``harmonize report`` on analyses that were written before."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from analyses import rich
from click.testing import CliRunner, Result

from harmonize.cli import main
from harmonize.reports import FORMATS, write

USAGE, BAD_INPUT = 2, 3


def harmonize(*words: str | Path) -> Result:
    """Run the command line."""
    return CliRunner().invoke(main, ["report", *map(str, words)])


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with an analysis and no report."""
    write(rich(), tmp_path / "analyzed", ["json"], {})
    return tmp_path / "analyzed"


def test_reports_again(folder: Path) -> None:
    """The reports asked for appear beside the analysis, which stays as it was, and are named."""
    before = (folder / "analysis.json").read_bytes()
    done = harmonize(folder, "--format", "html, md")
    assert done.exit_code == 0, done.output
    assert sorted(path.name for path in folder.iterdir()) == ["analysis.json", "report.html", "report.md"]
    assert done.stdout.splitlines() == [f"wrote {folder / name}" for name in ("report.html", "report.md")]
    assert (folder / "analysis.json").read_bytes() == before


def test_a_decision_made_since_is_told(folder: Path) -> None:
    """What reviewers decided after the analysis stands in the report."""
    analysis = rich()
    (first, *_) = analysis.decisions
    write(
        replace(analysis, decisions=(replace(first, reason="Checked in the gazette of 2027."),)), folder, ["json"], {}
    )
    assert harmonize(folder, "--format", "md", "--quiet").output == ""
    assert "Checked in the gazette of 2027" in (folder / "report.md").read_text(encoding="utf-8")


def test_elsewhere(folder: Path, tmp_path: Path) -> None:
    """The analysis may be named itself, and the reports written to another folder."""
    done = harmonize(folder / "analysis.json", "--format", "md", "--output", tmp_path / "made" / "here")
    assert done.exit_code == 0, done.output
    assert [path.name for path in (tmp_path / "made" / "here").iterdir()] == ["report.md"]
    assert [path.name for path in folder.iterdir()] == ["analysis.json"]


@pytest.mark.parametrize("content", [None, b"", b"[]", b'{"schema": "harmonize/analysis/1"}', b"\xff\xfe"])
def test_no_analysis(tmp_path: Path, content: bytes | None) -> None:
    """A folder without an analysis, or with a damaged one, is named in one line, and nothing is written."""
    if content is not None:
        (tmp_path / "analysis.json").write_bytes(content)
    done = harmonize(tmp_path, "--format", "md")
    assert done.exit_code == BAD_INPUT
    assert done.stderr.count("\n") == 1
    assert str(tmp_path) in done.stderr
    assert not (tmp_path / "report.md").exists()


def test_no_folder(tmp_path: Path) -> None:
    """A folder that does not exist is not made."""
    done = harmonize(tmp_path / "nowhere", "--format", "md")
    assert (done.exit_code, (tmp_path / "nowhere").exists()) == (BAD_INPUT, False)


@pytest.mark.parametrize("command", [["report"], ["analyze", "-o", "out"]])
def test_wrong_wishes(command: list[str], folder: Path) -> None:
    """An unknown format or language is wrong usage, told with those that are known."""
    called = [*command, str(folder)] if command == ["report"] else command
    unknown = CliRunner().invoke(main, [*called, "--format", "html,odt"])
    assert unknown.exit_code == USAGE
    assert f"--format odt is not known: choose from {', '.join(FORMATS)}" in " ".join(unknown.stderr.split())
    foreign = CliRunner().invoke(main, [*called, "--report-language", "tlh"])
    assert foreign.exit_code == USAGE
    assert "tlh" in foreign.stderr
    assert "en" in foreign.stderr.rpartition("give one of")[2]
