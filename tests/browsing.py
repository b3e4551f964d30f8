"""A browser: headless Chromium with a page open, what it says and what it asks for."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from selenium import webdriver
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.remote.webelement import WebElement

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


@contextmanager
def opened(page: Path) -> Iterator[webdriver.Chrome]:
    """Open a page, and log what it says and asks for; the browser's profile lies beside it."""
    chromium, driver = shutil.which("chromium") or shutil.which("google-chrome"), shutil.which("chromedriver")
    if not (chromium and driver):
        pytest.skip("Chromium is missing: apt-get install chromium chromium-driver")
    chrome = webdriver.Chrome(options(chromium, page.parent / "profile"), Service(driver))
    try:
        chrome.get(page.as_uri())
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


def asked_for(browser: webdriver.Chrome) -> list[str]:
    """The addresses that the page has asked for."""
    messages = [json.loads(entry["message"])["message"] for entry in browser.get_log("performance")]
    sent = [message["params"] for message in messages if message["method"] == "Network.requestWillBeSent"]
    return [each["request"]["url"] for each in sent if not each["documentURL"].startswith(OWN_PAGES)]


def in_view(browser: webdriver.Chrome, element: WebElement) -> bool:
    """Tell whether an element stands within the window."""
    inside = "const box = arguments[0].getBoundingClientRect(); return box.top >= 0 && box.bottom <= innerHeight"
    return bool(browser.execute_script(inside, element))
