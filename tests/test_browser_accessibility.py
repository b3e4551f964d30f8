"""Accessibility: axe finds no serious fault in the pages, light and dark, on wide windows and narrow ones."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest
from analyses import rich
from browsing import opened
from reviewing_page import Desk
from selenium import webdriver
from selenium.webdriver.common.by import By
from selenium.webdriver.support.wait import WebDriverWait
from specimens import PLACES, analyzed, understood
from test_reports_evaluation import full

from harmonize.knowledge.strings import load_strings
from harmonize.model.verdict import Analysis
from harmonize.reports import write
from harmonize.reports.evaluation_html import render_evaluation
from harmonize.reports.outline_html import render_outline

pytestmark = pytest.mark.browser

AXE = Path(__file__).parent / "accessibility" / "node_modules" / "axe-core" / "axe.min.js"
GRAVE = ("serious", "critical")
DATA = "article[aria-labelledby='budapest-4']"
WIDE, NARROW = (1280, 900), (420, 800)
RUN = """
const done = arguments[arguments.length - 1];
axe.run(document, {resultTypes: ["violations"]}).then(result => done(result.violations.map(
  each => [each.impact, each.id + ":", ...each.nodes.slice(0, 4).map(node => node.target + " " + node.html)].join(" ")
)), fault => done(["critical " + fault]));
"""


@contextmanager
def audited(page: Path) -> Iterator[webdriver.Chrome]:
    """Open a page with axe in it."""
    if not AXE.is_file():
        pytest.skip("axe-core is missing: npm ci --prefix tests/accessibility")
    with opened(page) as chrome:
        chrome.set_script_timeout(120)
        chrome.execute_script(AXE.read_text(encoding="utf-8"))
        yield chrome


def faults(chrome: webdriver.Chrome, scheme: str, size: tuple[int, int]) -> list[str]:
    """The grave faults that axe finds in a page, shown in a colour scheme and a size."""
    window = {"width": size[0], "height": size[1], "deviceScaleFactor": 1, "mobile": False}
    chrome.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", window)
    chrome.execute_cdp_cmd(
        "Emulation.setEmulatedMedia", {"features": [{"name": "prefers-color-scheme", "value": scheme}]}
    )
    return [told for told in chrome.execute_async_script(RUN) if told.startswith(GRAVE)]


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Iterator[webdriver.Chrome]:
    """A report with one of everything open: every status, a bill's mark, decisions, two scripts."""
    draft = replace(rich(), draft="Bill on cybercrime")
    with audited(write(draft, tmp_path_factory.mktemp("audit"), ["html"], load_strings())[0]) as chrome:
        yield chrome


@pytest.mark.parametrize("size", [WIDE, NARROW], ids=["wide", "narrow"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_report(report: webdriver.Chrome, scheme: str, size: tuple[int, int]) -> None:
    """A report with one of everything has no grave fault, folded and unfolded."""
    assert faults(report, scheme, size) == []
    report.execute_script("document.querySelectorAll('details').forEach(each => { each.open = true; })")
    assert faults(report, scheme, size) == []


def test_search(report: webdriver.Chrome) -> None:
    """The matches of a search have no grave fault either."""
    report.execute_script(
        "const field = document.getElementById('search.field');"
        "field.value = 'data'; field.dispatchEvent(new Event('input'))"
    )
    WebDriverWait(report, 5).until(lambda _: report.find_elements(By.CSS_SELECTOR, ".hits a"))
    assert faults(report, "dark", WIDE) == []


@pytest.mark.parametrize(("scheme", "size"), [("light", WIDE), ("dark", NARROW)], ids=["light", "dark"])
def test_review_desk(report: webdriver.Chrome, scheme: str, size: tuple[int, int]) -> None:
    """The open desk, a decision with its sheet, and the help have no grave fault."""
    desk = Desk(report, Path(report.current_url.removeprefix("file://")))
    desk.afresh()
    report.execute_script(AXE.read_text(encoding="utf-8"))
    desk.open()
    desk.ruling(DATA, "reject")
    assert faults(report, scheme, size) == []
    desk.name("B. Judge")
    desk.until("Rejected")
    desk.ruling(DATA, "comment")
    desk.write(DATA, "reason", "See the act on documents.")
    assert faults(report, scheme, size) == []
    report.execute_script("document.querySelector('[data-do=help]').click()")
    assert faults(report, scheme, size) == []


def test_report_of_a_specimen(tmp_path: Path) -> None:
    """The report of a specimen has no grave fault."""
    with audited(write(specimen(), tmp_path, ["html"], load_strings())[0]) as chrome:
        assert faults(chrome, "light", WIDE) == []


def specimen() -> Analysis:
    """The analysis of a specimen."""
    return analyzed(PLACES["valdrina"], name="valdrina")


def test_outline(tmp_path: Path) -> None:
    """The outline of a specimen's statute has no grave fault."""
    page = tmp_path / "outline.html"
    page.write_text(render_outline(understood("merrow")[0][0], {}, load_strings()), encoding="utf-8")
    with audited(page) as chrome:
        assert faults(chrome, "light", WIDE) == []


def test_faults_are_seen(tmp_path: Path) -> None:
    """A picture without words and grey on white are told of: what judges the pages is not blind."""
    page = tmp_path / "faulty.html"
    page.write_text(
        "<!DOCTYPE html><html lang=en><title>x</title><main><h1>x</h1><img src=data:,><p style='color:#ccc'>grey words"
    )
    with audited(page) as chrome:
        found = faults(chrome, "light", WIDE)
    assert {told.split()[1] for told in found} == {"image-alt:", "color-contrast:"}


def test_evaluation(tmp_path: Path) -> None:
    """The page of an evaluation has no grave fault."""
    page = tmp_path / "evaluation.html"
    page.write_text(render_evaluation(full(), load_strings()), encoding="utf-8")
    with audited(page) as chrome:
        assert faults(chrome, "dark", WIDE) == []
