"""The documentation of the library: its examples run, and its lists name what there is."""

from __future__ import annotations

import doctest
import re
import runpy
import sys
import tomllib
from pathlib import Path

import pytest
from laws import law

import harmonize

ACCESS = (
    "Illegal access",
    "A person who intentionally and without right gains access to a computer system is punished.",
)


def test_the_examples_run(checkout: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every example in ``docs/library.md`` gives what stands below it."""
    monkeypatch.chdir(tmp_path)
    ran = doctest.testfile(str(checkout / "docs" / "library.md"), module_relative=False, encoding="utf-8")
    assert ran.attempted > 20
    assert ran.failed == 0


def test_every_public_name_is_explained(checkout: Path) -> None:
    """The table of public names has each name of ``__all__``, and none that is not there."""
    text = (checkout / "docs" / "library.md").read_text(encoding="utf-8")
    rows = text.partition("## The public names")[2].partition("\n## ")[0]
    firsts = " ".join(line.split("|")[1] for line in rows.splitlines() if line.startswith("| `"))
    assert set(re.findall(r"`(\w+)", firsts)) == set(harmonize.__all__)


def test_every_extra_is_explained(checkout: Path) -> None:
    """The table of extras has each extra but the one for changing harmonize."""
    text = (checkout / "docs" / "library.md").read_text(encoding="utf-8")
    rows = text.partition("## What may be installed")[2].partition("\n## ")[0]
    project = tomllib.loads((checkout / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert set(re.findall(r"^\| `(\w+)`", rows, re.MULTILINE)) == set(project["optional-dependencies"]) - {"dev"}


def test_every_column_is_explained(checkout: Path) -> None:
    """The page on tables is what ``make man`` writes."""
    tables = runpy.run_path(str(checkout / "docs" / "tables.py"))
    assert (checkout / "docs" / "tables.md").read_text(encoding="utf-8") == tables["page"]()


def test_the_program_runs(
    checkout: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """``docs/example.py`` analyzes a law, names what could not be read, and writes the report."""
    code, empty = tmp_path / "code.txt", tmp_path / "empty.txt"
    code.write_text(law("en", ACCESS), encoding="utf-8")
    empty.write_text("", encoding="utf-8")
    monkeypatch.setattr(sys, "argv", ["example.py", str(tmp_path / "out"), str(code), str(empty)])
    runpy.run_path(str(checkout / "docs" / "example.py"), run_name="__main__")
    said = capsys.readouterr().out
    assert "not read:" in said
    assert "wrote report.html analysis.json" in said
    assert re.search(r"^full +1$", said, re.MULTILINE)
