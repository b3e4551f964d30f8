"""The report in a browser: read an article, follow a link to its evidence, by mouse and keyboard, in silence."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from analyses import rich
from browsing import ADDRESSES, asked_for, in_view, opened
from selenium import webdriver
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.remote.webelement import WebElement

from harmonize.knowledge.strings import load_strings
from harmonize.reports import write

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[webdriver.Chrome]:
    """Headless Chromium with the report open, logging what the page says and asks for."""
    with opened(write(rich(), tmp_path_factory.mktemp("browser"), ["html"], load_strings())[0]) as chrome:
        yield chrome


def press(browser: webdriver.Chrome, *keys: str) -> WebElement:
    """Press keys where the focus is, and return what has the focus then."""
    browser.switch_to.active_element.send_keys(*keys)
    return browser.switch_to.active_element


def test_article_is_read(browser: webdriver.Chrome) -> None:
    """An article's section shows its status, its elements and the law beside them."""
    article = browser.find_element(By.CSS_SELECTOR, "article[aria-labelledby='budapest-4']")
    assert "Data interference" in article.find_element(By.TAG_NAME, "h3").text
    assert article.find_element(By.CSS_SELECTOR, "header .chip").text == "Partial"
    rows = article.find_elements(By.CSS_SELECTOR, ".element")
    assert [row.find_element(By.CLASS_NAME, "chip").text for row in rows[:3]] == ["Full", "Full", "None found"]
    quote = article.find_element(By.TAG_NAME, "blockquote")
    assert [mark.text[:5] for mark in quote.find_elements(By.TAG_NAME, "mark")] == ["fshin", "ndrys"]
    left, right = (article.find_element(By.CLASS_NAME, side).rect for side in ("asks", "says"))
    assert left["x"] + left["width"] <= right["x"]
    assert left["y"] == right["y"]


def test_finding_leads_to_its_evidence(browser: webdriver.Chrome) -> None:
    """The link of an element scrolls to the passage in the annex that holds the marked words, and one leads back."""
    row = browser.find_element(By.ID, "budapest-4-deletion")
    words = row.find_element(By.CSS_SELECTOR, ".found mark").text
    link = row.find_element(By.CSS_SELECTOR, ".found a")
    link.click()
    target = browser.find_element(By.ID, (link.get_attribute("href") or "").partition("#")[2])
    assert browser.execute_script("return document.querySelector(':target')") == target
    assert in_view(browser, target)
    mark = next(mark for mark in target.find_elements(By.TAG_NAME, "mark") if mark.text.startswith(words))
    mark.find_element(By.TAG_NAME, "a").click()
    assert in_view(browser, browser.find_element(By.ID, "budapest-4-deletion"))


def test_keyboard_skips_to_the_summary(browser: webdriver.Chrome) -> None:
    """The first Tab shows the skip link; Enter puts the focus on the summary."""
    browser.execute_script("document.activeElement.blur(); location.hash = '#top'; scrollTo(0, 0)")
    skip = press(browser, Keys.TAB)
    assert skip.get_attribute("class") == "skip"
    assert in_view(browser, skip)
    assert press(browser, Keys.ENTER).get_attribute("id") == "summary"
    assert press(browser, Keys.TAB).get_attribute("class") == "scroll"


def test_keyboard_unfolds(browser: webdriver.Chrome) -> None:
    """Enter on a summary unfolds its ledger, Enter again folds it."""
    details = browser.find_elements(By.CSS_SELECTOR, "article[aria-labelledby='budapest-2'] details")[1]
    ledger = details.find_element(By.TAG_NAME, "table")
    assert not ledger.is_displayed()
    details.find_element(By.TAG_NAME, "summary").send_keys(Keys.ENTER)
    assert ledger.is_displayed()
    assert "7.25" in ledger.text
    details.find_element(By.TAG_NAME, "summary").send_keys(Keys.ENTER)
    assert not ledger.is_displayed()


def test_pointing_lights_the_words(browser: webdriver.Chrome) -> None:
    """Focus within an element lights its words in the provision beside it, and no others."""
    browser.find_element(By.CSS_SELECTOR, "#budapest-4-alteration .found a").send_keys(Keys.SHIFT)
    lit = browser.find_elements(By.CSS_SELECTOR, "mark.lit")
    assert [mark.text[:8] for mark in lit] == ["ndryshon"]


def test_narrow_window_puts_columns_below_each_other(browser: webdriver.Chrome) -> None:
    """In a narrow window the law stands below what is asked, and nothing is wider than the window."""
    size = browser.get_window_size()
    browser.set_window_size(500, 900)
    try:
        article = browser.find_element(By.CSS_SELECTOR, "article[aria-labelledby='budapest-4']")
        left, right = (article.find_element(By.CLASS_NAME, side).rect for side in ("asks", "says"))
        assert right["y"] >= left["y"] + left["height"]
        assert browser.execute_script("return document.documentElement.scrollWidth <= innerWidth")
    finally:
        browser.set_window_size(size["width"], size["height"])


def test_silence(browser: webdriver.Chrome) -> None:
    """After all of that: no message on the console, no alert, no request but for the file itself."""
    assert browser.get_log("browser") == []
    addresses = asked_for(browser)
    assert any(address.endswith("/report.html") for address in addresses)
    assert [address for address in addresses if not address.startswith(ADDRESSES)] == []
