"""The report in a browser: read an article, follow a link to its evidence, by mouse and keyboard, in silence."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from analyses import rich
from selenium import webdriver
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.remote.webelement import WebElement

from harmonize.knowledge.strings import load_strings
from harmonize.reports import write

pytestmark = pytest.mark.browser

FLAGS = (
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--window-size=1280,900",
)
ADDRESSES = ("file:", "data:")
"""What the report may ask for: itself, and the empty icon that it carries."""
OWN_PAGES = "chrome:"
"""The browser's own pages, such as the new tab that it starts with."""


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[webdriver.Chrome]:
    """Headless Chromium with the report open, logging what the page says and asks for."""
    chromium, driver = shutil.which("chromium") or shutil.which("google-chrome"), shutil.which("chromedriver")
    if not (chromium and driver):
        pytest.skip("Chromium is missing: apt-get install chromium chromium-driver")
    folder = tmp_path_factory.mktemp("browser")
    path = write(rich(), folder, ["html"], load_strings())[0]
    chrome = webdriver.Chrome(options(chromium, folder / "profile"), Service(driver))
    try:
        chrome.get(path.as_uri())
        yield chrome
    finally:
        chrome.quit()


def options(chromium: str, profile: Path) -> webdriver.ChromeOptions:
    """Return how the browser is started."""
    result = webdriver.ChromeOptions()
    result.binary_location = chromium
    for flag in (*FLAGS, f"--user-data-dir={profile}"):
        result.add_argument(flag)
    result.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    return result


def in_view(browser: webdriver.Chrome, element: WebElement) -> bool:
    """Tell whether an element stands within the window."""
    inside = "const box = arguments[0].getBoundingClientRect(); return box.top >= 0 && box.bottom <= innerHeight"
    return bool(browser.execute_script(inside, element))


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
    messages = [json.loads(entry["message"])["message"] for entry in browser.get_log("performance")]
    sent = [message["params"] for message in messages if message["method"] == "Network.requestWillBeSent"]
    addresses = [each["request"]["url"] for each in sent if not each["documentURL"].startswith(OWN_PAGES)]
    assert any(address.endswith("/report.html") for address in addresses)
    assert [address for address in addresses if not address.startswith(ADDRESSES)] == []
