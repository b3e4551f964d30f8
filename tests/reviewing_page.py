"""A reviewer at the desk of a report: what somebody does there, by mouse and by keyboard, and what is seen of it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from browsing import opened
from selenium import webdriver
from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.remote.webelement import WebElement
from selenium.webdriver.support.ui import WebDriverWait

PATIENCE = 10
"""Seconds to wait for the page to do what it was asked."""


class Desk:
    """The desk of an open report."""

    def __init__(self, browser: webdriver.Chrome, page: Path) -> None:
        self.browser, self.page, self.folder = browser, page, page.parent
        behaviour = {"behavior": "allow", "downloadPath": str(self.folder)}
        browser.execute_cdp_cmd("Browser.setDownloadBehavior", behaviour)

    def find(self, selector: str, within: WebElement | None = None) -> WebElement:
        """The first element of a CSS selector, waited for."""
        place = within or self.browser
        WebDriverWait(self.browser, PATIENCE).until(lambda _: place.find_elements(By.CSS_SELECTOR, selector))
        return place.find_element(By.CSS_SELECTOR, selector)

    def act(self, name: str, within: WebElement | None = None) -> None:
        """Push the button of that action, in the bar or within a subject."""
        button = self.find(f"[data-do={name}]", within or self.find(".desk"))
        self.click(button)

    def click(self, place: WebElement) -> None:
        """Click on something where nothing lies over it."""
        self.browser.execute_script("arguments[0].scrollIntoView({block: 'center'})", place)
        place.click()

    def afresh(self) -> None:
        """Open the report as for the first time, in one window, on a screen."""
        self.browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": ""})
        for handle in self.browser.window_handles[1:]:
            self.browser.switch_to.window(handle)
            self.browser.close()
        self.browser.switch_to.window(self.browser.window_handles[0])
        self.browser.execute_script("localStorage.clear()")
        self.browser.get(self.page.as_uri())
        self.browser.execute_script("localStorage.clear()")
        self.browser.refresh()

    @contextmanager
    def before_each_page(self, script: str) -> Iterator[None]:
        """Have the browser itself be otherwise, by a script that runs before any of the page's."""
        added = self.browser.execute_cdp_cmd("Page.addScriptToEvaluateOnNewDocument", {"source": script})
        try:
            yield
        finally:
            self.browser.execute_cdp_cmd("Page.removeScriptToEvaluateOnNewDocument", added)
            self.browser.refresh()

    def open(self) -> None:
        """Open the review, where it is not."""
        if not self.find(".desk-body").is_displayed():
            self.act("open")

    def name(self, who: str) -> None:
        """Say who reviews, where that is asked."""
        self.find("dialog[open] [data-part=who]").send_keys(who + Keys.ENTER)

    def subject(self, selector: str) -> WebElement:
        """A subject of the page, in view, with its controls."""
        place = self.find(selector)
        self.browser.execute_script("arguments[0].scrollIntoView()", place)
        self.find(":scope > .desk-slot > .strip", place)
        return place

    def ruling(self, selector: str, action: str) -> None:
        """Push a subject's own button, not one of what stands within it."""
        strip = self.find(":scope > .desk-slot > .strip", self.subject(selector))
        self.act(action, strip)

    def write(self, selector: str, field: str, text: str) -> None:
        """Write into a field of a subject's sheet, and leave it."""
        place = self.find(f"{selector} > .desk-slot [data-field={field}]")
        place.send_keys(text + Keys.TAB)

    def keys(self, *keys: str) -> WebElement:
        """Press keys where the focus is, and return what has it then."""
        ActionChains(self.browser).send_keys(*keys).perform()
        return self.browser.switch_to.active_element

    def until(self, words: str, part: str = "said") -> str:
        """Wait until a part of the bar says some words."""
        place = self.find(f"[data-part={part}]")
        WebDriverWait(self.browser, PATIENCE).until(lambda _: words in place.text)
        return place.text

    def asks_before_leaving(self) -> bool:
        """Whether the page would have the browser ask before it is left."""
        leaving = "const leaving = new Event('beforeunload', {cancelable: true}); return !dispatchEvent(leaving)"
        return bool(self.browser.execute_script(leaving))

    def choose(self, part: str, value: str) -> None:
        """Choose a value of the bar's filter or scope."""
        self.find(f"[data-part={part}] [value='{value}']").click()

    def shown(self) -> list[str]:
        """The titles of the articles that are shown."""
        titles = self.browser.find_elements(By.CSS_SELECTOR, "article h3")
        return [each.text.split("\n")[-1].rstrip(" #") for each in titles if each.is_displayed()]

    def marks(self) -> list[str]:
        """What the page says of the decisions that were made at it."""
        return [each.text for each in self.browser.find_elements(By.CSS_SELECTOR, ".decided")]

    def downloaded(self) -> Path:
        """Download the decisions, and return the file."""
        file = self.folder / "decisions.json"
        file.unlink(missing_ok=True)
        self.act("download")
        return self.arrived()

    def arrived(self, name: str = "decisions.json") -> Path:
        """Wait for the file that is being downloaded."""
        file = self.folder / name
        WebDriverWait(self.browser, PATIENCE).until(lambda _: file.exists() and file.stat().st_size)
        return file

    def load(self, file: Path) -> None:
        """Load a file of decisions."""
        self.find("[data-part=file]").send_keys(str(file))


@contextmanager
def reviewing(page: Path) -> Iterator[Desk]:
    """Open a report to review it; what is downloaded lands beside it."""
    with opened(page) as browser:
        yield Desk(browser, page)
