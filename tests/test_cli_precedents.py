"""``analyze --precedents``: other jurisdictions' provisions beside what is recommended."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from click.testing import CliRunner, Result

from harmonize.cli import main


def analyzed(output: Path, name: str, *words: str | Path) -> Result:
    """Analyze a specimen."""
    asked = ("analyze", "--specimen", name, "--output", output, "--format", "json", *words)
    return CliRunner().invoke(main, [str(word) for word in asked])


def lenders(output: Path) -> set[str]:
    """The jurisdictions whose provisions an analysis names as precedents."""
    content: dict[str, Any] = json.loads((output / "analysis.json").read_text(encoding="utf-8"))
    steps = [step for article in content["articles"] for step in article["recommendation"]["steps"]]
    return {precedent["jurisdiction"] for step in steps for precedent in step["precedents"]}


def test_precedents(tmp_path: Path) -> None:
    """The provisions of another analyzed law are named; without the option, none are."""
    assert analyzed(tmp_path / "merrow", "merrow").exit_code == 0
    assert analyzed(tmp_path / "alone", "valdrina").exit_code == 0
    assert lenders(tmp_path / "alone") == set()
    result = analyzed(tmp_path / "valdrina", "valdrina", "--precedents", tmp_path / "merrow")
    assert result.exit_code == 0, result.output
    merrow = json.loads((tmp_path / "merrow/analysis.json").read_text(encoding="utf-8"))
    assert lenders(tmp_path / "valdrina") == {merrow["jurisdiction"]}


def test_a_place_without_analyses(tmp_path: Path) -> None:
    """It is told, and the analysis is written all the same."""
    result = analyzed(tmp_path / "valdrina", "valdrina", "--precedents", tmp_path / "nowhere")
    assert result.exit_code == 3
    assert "nowhere: holds no analysis" in result.output
    assert (tmp_path / "valdrina/analysis.json").exists()


def test_reports_again_with_precedents(tmp_path: Path) -> None:
    """A report written again quotes the analyses named, and says it of a place that has none."""
    assert analyzed(tmp_path / "merrow", "merrow").exit_code == 0
    assert analyzed(tmp_path / "valdrina", "valdrina").exit_code == 0
    words = ("report", tmp_path / "valdrina", "--format", "json,md", "--precedents", tmp_path / "merrow")
    result = CliRunner().invoke(main, [str(word) for word in words])
    assert result.exit_code == 0, result.output
    assert lenders(tmp_path / "valdrina")
    assert "Merrow Islands" in (tmp_path / "valdrina/report.md").read_text(encoding="utf-8")
    again = CliRunner().invoke(main, [str(word) for word in (*words[:-1], tmp_path / "nowhere")])
    assert again.exit_code == 3
    assert "holds no analysis" in again.output
