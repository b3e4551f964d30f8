"""Every report on real statutes opens in another program, whole: nothing cut, no letter missing, no cell that acts."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import runs
from click.testing import CliRunner
from office import printed
from openpyxl import load_workbook
from printed import all_of, ink, pages, squeezed

from harmonize.cli import main
from harmonize.reports import FORMATS

pytestmark = pytest.mark.acceptance

STATES = sorted(runs.one_of_each()) if runs.present() else []
LARGEST_PAGE = 5_000_000
"""Bytes that a report for the browser may have."""
MARGIN = 20
"""Points that stay white at the edges of a page."""


@pytest.fixture(params=STATES)
def written(request: pytest.FixtureRequest, problems: list[str]) -> Path:
    """The folder with every report on a State, its recommendations quoting the others."""
    assert problems == []
    folders = runs.one_of_each()
    target = runs.OUT / "reports" / request.param.lower()
    others = [word for name, folder in folders.items() if name != request.param for word in ("--precedents", folder)]
    words = ["report", folders[request.param], "--format", ",".join(FORMATS), "--output", target, *others]
    done = CliRunner().invoke(main, [str(word) for word in words])
    assert done.exit_code == 0, done.output
    return target


def test_reports_open_in_other_programs(written: Path, tmp_path: Path) -> None:
    """Each format holds the numbers of the provisions cited, and stays within its bounds."""
    content = json.loads((written / "analysis.json").read_text(encoding="utf-8"))
    numbers = {
        each["provision"] for article in content["articles"] for each in article["candidates"] if each["accepted"]
    }
    typeset = (written / "report.pdf").read_bytes()
    word = printed(written / "report.docx", tmp_path).read_bytes()
    for name, pdf in (("PDF", typeset), ("DOCX", word)):
        said = all_of(pdf)
        assert {number for number in numbers if squeezed(number) not in said} == set(), name
        assert "\ufffe" not in said, name
    assert [number for number, page in enumerate(pages(typeset), 1) if not within(page)] == []
    assert len((written / "report.html").read_bytes()) < LARGEST_PAGE
    assert formulas(written / "report.xlsx") == []
    assert precedents(content), "no law of another State carries anything that is missing here"


def within(page: Any) -> bool:
    """Tell whether everything on a page stands within its margins."""
    left, top, right, bottom = ink(page)
    width, height = page.get_size()
    return left >= MARGIN and top >= MARGIN and right <= width - MARGIN and bottom <= height - MARGIN


def formulas(path: Path) -> list[str]:
    """The cells of a workbook that would act."""
    book = load_workbook(path, read_only=True)
    return [
        f"{sheet.title}!{cell.coordinate}" for sheet in book for row in sheet for cell in row if cell.data_type == "f"
    ]


def precedents(content: dict[str, Any]) -> list[Any]:
    """What the recommendations of an analysis quote from other States, or what needs none."""
    steps = [step for article in content["articles"] for step in article["recommendation"]["steps"]]
    lacking = [step for step in steps if step["action"] in ("amend", "introduce")]
    return [each for step in lacking for each in step["precedents"]] if lacking else [True]
