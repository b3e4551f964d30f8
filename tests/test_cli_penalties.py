"""``harmonize penalties`` over analyses that were written before."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from specimens import NAMES, analyzed

from harmonize.cli import main
from harmonize.reports import write

USAGE, BAD_INPUT = 2, 3


def harmonize(*words: str | Path) -> Result:
    """Run the command line."""
    return CliRunner().invoke(main, [str(word) for word in words])


@pytest.fixture
def folders(tmp_path: Path) -> list[Path]:
    """A folder with the analysis of each specimen."""
    for name in NAMES:
        write(analyzed(name=name), tmp_path / name, ["json"], {})
    return [tmp_path / name for name in NAMES]


def test_side_by_side(folders: list[Path]) -> None:
    """Several analyses are compared article by article."""
    done = harmonize("penalties", *folders, "--article", "2")
    assert done.exit_code == 0, done.output
    assert [line.split()[0] for line in done.stdout.splitlines()] == ["budapest", "jurisdiction", "XA", "XB", "XC"]


def test_a_file_and_formats(folders: list[Path]) -> None:
    """An analysis may be named by its file; JSON and CSV have every row."""
    file = folders[0] / "analysis.json"
    records = json.loads(harmonize("penalties", file, "--format", "json").stdout)
    lines = harmonize("penalties", file, "--format", "csv").stdout.splitlines()
    assert len(records) == len(lines) - 1 > 0


def test_what_is_no_analysis(tmp_path: Path) -> None:
    """A folder without an analysis is named, and no folder at all is wrong usage."""
    done = harmonize("penalties", tmp_path)
    assert done.exit_code == BAD_INPUT
    assert "analysis.json" in done.stderr
    assert harmonize("penalties").exit_code == USAGE
