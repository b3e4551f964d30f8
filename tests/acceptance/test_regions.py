"""A region of real jurisdictions is written in every format, and Kosovo's footnote with it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import runs
from click.testing import CliRunner

from harmonize.cli import main
from harmonize.reports.territories import FORMATS

pytestmark = pytest.mark.acceptance

LARGEST = 5_000_000
LAW = """Article 1
Unlawful access

Whoever intentionally and without right gains access to a computer system shall be punished by imprisonment.
"""


def harmonize(*words: str | Path) -> str:
    """Run the command line, and return what it printed."""
    done = CliRunner().invoke(main, [str(word) for word in words])
    assert done.exit_code == 0, done.output
    return done.output


def test_a_region_of_real_jurisdictions(problems: list[str], tmp_path: Path) -> None:
    """One analysis of each jurisdiction, and one of a law of our own for Kosovo, are compared in every format."""
    assert problems == []
    folders = runs.one_of_each()
    (tmp_path / "law.txt").write_text(LAW, encoding="utf-8")
    harmonize("analyze", tmp_path / "law.txt", "-j", "XK", "--kind", "criminal-code", "-o", tmp_path / "xk")
    place = runs.OUT / "region"
    harmonize("region", *folders.values(), tmp_path / "xk", "--format", ",".join(FORMATS), "--output", place)
    content = json.loads((place / "region.json").read_text(encoding="utf-8"))
    assert {item["jurisdiction"] for item in content["places"]} == {*folders, "XK"}
    assert content["sanctions"]
    assert "1244" in content["footnote"]
    page = (place / "region.html").read_text(encoding="utf-8")
    assert len(page) < LARGEST
    assert "Kosovo*" in page
    assert content["footnote"] in page
    assert all((place / f"region.{name}").stat().st_size for name in FORMATS)
