"""``--precedents``: other jurisdictions' provisions beside what is recommended."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from specimens import analyzed

from harmonize.cli import main
from harmonize.reports.contract import to_bytes

LAW = """Article 1
Unlawful access

Whoever intentionally and without right gains access to a computer system shall be punished by imprisonment.
"""


@pytest.fixture
def merrow(tmp_path: Path) -> Path:
    """The analysis of another jurisdiction, as it stands in a folder."""
    (tmp_path / "merrow").mkdir()
    (tmp_path / "merrow/analysis.json").write_bytes(to_bytes(analyzed(name="merrow")))
    return tmp_path / "merrow"


def harmonize(*words: str | Path) -> Result:
    """Run the command line."""
    return CliRunner().invoke(main, [str(word) for word in words])


def analyzing(output: Path, *words: str | Path) -> Result:
    """Analyze a law that lacks most."""
    law = output.parent / "law.txt"
    law.write_text(LAW, encoding="utf-8")
    return harmonize("analyze", law, "--kind", "criminal-code", "--format", "json", "--output", output, *words)


def lenders(output: Path) -> set[str]:
    """The jurisdictions whose provisions an analysis names as precedents."""
    content: dict[str, Any] = json.loads((output / "analysis.json").read_text(encoding="utf-8"))
    steps = [step for article in content["articles"] for step in article["recommendation"]["steps"]]
    return {precedent["jurisdiction"] for step in steps for precedent in step["precedents"]}


def test_precedents(tmp_path: Path, merrow: Path) -> None:
    """The provisions of another analyzed law are named; without the option, none are."""
    assert analyzing(tmp_path / "alone").exit_code == 0
    assert lenders(tmp_path / "alone") == set()
    result = analyzing(tmp_path / "own", "--precedents", merrow)
    assert result.exit_code == 0, result.output
    assert lenders(tmp_path / "own") == {analyzed(name="merrow").jurisdiction}


def test_a_place_without_analyses(tmp_path: Path) -> None:
    """It is told, and the analysis is written all the same."""
    result = analyzing(tmp_path / "own", "--precedents", tmp_path / "nowhere")
    assert result.exit_code == 3
    assert "nowhere: holds no analysis" in result.output
    assert (tmp_path / "own/analysis.json").exists()


def test_reports_again_with_precedents(tmp_path: Path, merrow: Path) -> None:
    """A report written again quotes the analyses named, and says it of a place that has none."""
    assert analyzing(tmp_path / "own").exit_code == 0
    asked = ("report", tmp_path / "own", "--format", "json,md", "--precedents")
    result = harmonize(*asked, merrow)
    assert result.exit_code == 0, result.output
    assert lenders(tmp_path / "own")
    assert "Merrow Islands" in (tmp_path / "own/report.md").read_text(encoding="utf-8")
    again = harmonize(*asked, tmp_path / "nowhere")
    assert again.exit_code == 3
    assert "holds no analysis" in again.output
