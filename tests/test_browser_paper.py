"""The report on paper and without script: everything is there, unfolded, and a draft bears its mark on every page."""

from __future__ import annotations

import base64
import re
from collections.abc import Iterator
from dataclasses import replace

import pypdfium2
import pytest
from analyses import rich
from browsing import opened
from selenium import webdriver
from selenium.webdriver.common.by import By

from harmonize.knowledge.strings import load_strings
from harmonize.reports import write

pytestmark = pytest.mark.browser

A4 = (595, 842)
"""Points."""


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[webdriver.Chrome]:
    """Headless Chromium with the report on a bill open."""
    draft = replace(rich(), draft="Bill on cybercrime")
    with opened(write(draft, tmp_path_factory.mktemp("paper"), ["html"], load_strings())[0]) as chrome:
        yield chrome


@pytest.fixture(scope="module")
def printed(browser: webdriver.Chrome) -> pypdfium2.PdfDocument:
    """The report as Chromium prints it."""
    answer = browser.execute_cdp_cmd("Page.printToPDF", {"preferCSSPageSize": True, "printBackground": True})
    return pypdfium2.PdfDocument(base64.b64decode(answer["data"]))


def words(page: pypdfium2.PdfPage) -> str:
    """The words of a page on one line."""
    return re.sub(r"\s+", " ", page.get_textpage().get_text_bounded())


@pytest.fixture(scope="module")
def pages(printed: pypdfium2.PdfDocument) -> list[str]:
    """The words of every page."""
    return [words(page) for page in printed]


def test_pages_are_a4(printed: pypdfium2.PdfDocument) -> None:
    """Every page is upright A4."""
    assert {tuple(map(round, page.get_size())) for page in printed} == {A4}


def test_every_page_is_marked(pages: list[str]) -> None:
    """Every page bears the mark of a draft, what it is a page of, and its number."""
    assert len(pages) > 5
    assert all("CONFIDENTIAL DRAFT" in page for page in pages)
    assert all("Valmora: situation report" in page for page in pages)
    assert all(f"{number} / {len(pages)}" in page for number, page in enumerate(pages, 1))


@pytest.mark.parametrize(
    "said",
    [
        "the bars sum up to its weight of 7.25",
        "Retention of everybody's data, not preservation.",
        "The provision resembles the article and does not satisfy it.",
        "https://example.org/treaty/2",
        "një dokument me shkrim dënohet me gjobë",
        "Responsible person",
    ],
)
def test_everything_is_printed(pages: list[str], said: str) -> None:
    """Ledgers, meanings, addresses, the annex and the page to sign are printed, whatever was folded."""
    assert said in " ".join(pages)


def test_nothing_to_press_is_printed(pages: list[str]) -> None:
    """Neither the contents nor the search nor the review desk is printed."""
    whole = " ".join(pages)
    assert not [said for said in ("Search this report", "Back to the summary", "Review this report") if said in whole]


def test_readable_without_script(browser: webdriver.Chrome) -> None:
    """Without script all of the report is seen, what is folded too; what needs script is not."""
    browser.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": True})
    try:
        browser.refresh()
        assert browser.find_elements(By.CSS_SELECTOR, "details[open]") != browser.find_elements(By.TAG_NAME, "details")
        ledgers = browser.find_elements(By.CSS_SELECTOR, "table.ledger")
        assert ledgers
        assert all(browser.execute_script("return arguments[0].checkVisibility()", ledger) for ledger in ledgers)
        links = browser.find_elements(By.CSS_SELECTOR, ".column .deep a")
        assert len(links) == len(rich().findings)
        assert all(link.is_displayed() for link in links)
        assert not browser.find_element(By.ID, "finder").is_displayed()
        assert browser.find_elements(By.CLASS_NAME, "strip") == []
    finally:
        browser.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": False})
