"""The region in a browser: walk the matrix by keyboard, open a verdict and its evidence, come back; in silence."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from browsing import ADDRESSES, asked_for, in_view, opened
from regions import TEXT, balkan
from selenium import webdriver
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys

from harmonize.knowledge.strings import load_strings
from harmonize.reports import territories

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[webdriver.Chrome]:
    """Headless Chromium with the regional report open."""
    made = balkan()
    (page,) = territories.write(made, made, tmp_path_factory.mktemp("region"), ["html"], load_strings())
    with opened(page) as chrome:
        yield chrome


def focused(browser: webdriver.Chrome) -> str:
    """Return the id of what has the focus."""
    return browser.switch_to.active_element.get_attribute("id") or ""


def press(browser: webdriver.Chrome, *keys: str) -> str:
    """Press keys where the focus is, one by one, and return the id of what has the focus then."""
    for key in keys:
        browser.switch_to.active_element.send_keys(key)
    return focused(browser)


def test_a_cell_is_opened_and_left_by_keyboard(browser: webdriver.Chrome) -> None:
    """Arrow keys walk to a cell, Enter opens its verdict with the law's words, Escape comes back to the cell."""
    first = browser.find_element(By.CSS_SELECTOR, ".verdict-link")
    browser.execute_script("arguments[0].focus()", first)
    cell = press(browser, Keys.ARROW_RIGHT, Keys.ARROW_RIGHT, Keys.ARROW_DOWN, Keys.ARROW_UP)
    assert cell == "to-budapest-2-BA-North"
    entry = browser.find_element(By.ID, "budapest-2-BA-North")
    assert not entry.is_displayed()
    assert press(browser, Keys.ENTER) == "budapest-2-BA-North"
    assert entry.is_displayed()
    assert in_view(browser, entry.find_element(By.TAG_NAME, "h4"))
    assert entry.find_element(By.TAG_NAME, "blockquote").text == TEXT
    assert press(browser, Keys.ESCAPE) == cell
    assert in_view(browser, browser.find_element(By.ID, cell))


def test_the_edge_of_the_matrix_is_an_edge(browser: webdriver.Chrome) -> None:
    """An arrow key that leads nowhere leaves the focus where it is."""
    first = browser.find_element(By.CSS_SELECTOR, ".verdict-link")
    browser.execute_script("arguments[0].focus()", first)
    assert press(browser, Keys.ARROW_LEFT, Keys.ARROW_UP) == first.get_attribute("id")


def test_nobody_is_asked_and_nothing_complains(browser: webdriver.Chrome) -> None:
    """The page asks for nothing but itself, and its policy refuses nothing of its own."""
    assert all(address.startswith(ADDRESSES) for address in asked_for(browser))
    assert browser.get_log("browser") == []


def test_pictures_are_drawn(browser: webdriver.Chrome) -> None:
    """Every chart is a picture that the browser could draw, with words for who cannot see it."""
    pictures = browser.find_elements(By.CSS_SELECTOR, ".picture img")
    assert pictures
    for picture in pictures:
        assert browser.execute_script("return arguments[0].complete && arguments[0].naturalWidth > 0", picture)
        assert "Land of AL" in (picture.get_attribute("alt") or "") or "Substantive law" in (
            picture.get_attribute("alt") or ""
        )
