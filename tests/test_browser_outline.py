"""The outline in a browser: a provision leads to its page and back, a class can be hidden, in silence."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from browsing import ADDRESSES, asked_for, in_view, opened
from selenium import webdriver
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.remote.webelement import WebElement
from specimens import PLACES, understood

from harmonize import pipeline
from harmonize.knowledge.strings import load_strings
from harmonize.reports.outline_html import render_outline

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[webdriver.Chrome]:
    """Headless Chromium with the outline of a specimen open, of which three pages are pictures."""
    statute = understood("merrow")[0][0]
    pictures = pipeline.pictures(next(PLACES["merrow"].rglob(statute.document.name)), statute, {1, 2, 3})
    page = tmp_path_factory.mktemp("browser") / "outline.html"
    page.write_text(render_outline(statute, pictures, load_strings()), encoding="utf-8")
    with opened(page) as chrome:
        yield chrome


def entry(browser: webdriver.Chrome, label: str) -> WebElement:
    """The entry of the tree with that label."""
    entries = browser.find_elements(By.CSS_SELECTOR, "nav a[data-from]")
    return next(found for found in entries if found.find_element(By.TAG_NAME, "b").text == label)


def lit(browser: webdriver.Chrome) -> list[str]:
    """What the lines that are lit are and say."""
    script = "return [...document.querySelectorAll('.lit title')].map(each => each.textContent)"
    return [str(title) for title in browser.execute_script(script)]


def test_provision_leads_to_its_page_and_back(browser: webdriver.Chrome) -> None:
    """A click on a provision shows its lines on the page; a click on its first line shows it in the tree."""
    entry(browser, "Section 5").click()
    target = browser.execute_script("return document.querySelector('.piece:target')")
    assert target.find_element(By.TAG_NAME, "title").get_attribute("textContent") == "Headings: Unauthorised"
    assert in_view(browser, target)
    assert sum(line.startswith("Provisions: ") for line in lit(browser)) > 2
    target.click()
    assert browser.execute_script("return document.querySelector('nav a:target')") == entry(browser, "Section 5")


def test_keyboard(browser: webdriver.Chrome) -> None:
    """Enter on a provision does what a click does."""
    entry(browser, "Section 14").send_keys(Keys.ENTER)
    assert in_view(browser, browser.execute_script("return document.querySelector('.piece:target')"))
    assert any("Headings: 14." in line for line in lit(browser))


def test_paragraphs_are_shown_when_asked_for(browser: webdriver.Chrome) -> None:
    """Paragraphs and points stand in the tree once their box is ticked."""
    paragraph = browser.find_element(By.CSS_SELECTOR, ".n-paragraph")
    assert not paragraph.is_displayed()
    browser.find_element(By.ID, "deep").send_keys(Keys.SPACE)
    assert paragraph.is_displayed()
    browser.find_element(By.ID, "deep").send_keys(Keys.SPACE)


def test_a_class_can_be_hidden(browser: webdriver.Chrome) -> None:
    """Taking the tick from a class of the legend hides its lines, and only those."""
    box = browser.find_element(By.ID, "c-heading")
    seen = "return getComputedStyle(document.querySelector(arguments[0])).visibility"
    box.send_keys(Keys.SPACE)
    assert browser.execute_script(seen, ".piece.k-heading") == "hidden"
    assert browser.execute_script(seen, ".piece.k-provision") == "visible"
    box.send_keys(Keys.SPACE)
    assert browser.execute_script(seen, ".piece.k-heading") == "visible"


def test_boxes_lie_on_the_words(browser: webdriver.Chrome) -> None:
    """A page has its picture as wide as itself, every box lies within it, and a page without one shows its words."""
    script = """
    const page = document.querySelectorAll('svg.printed')[arguments[0]], outer = page.getBoundingClientRect();
    const boxes = [...page.querySelectorAll('rect')].map(each => each.getBoundingClientRect());
    const image = page.querySelector('image');
    return [boxes.every(box => box.left >= outer.left - 1 && box.right <= outer.right + 1 && box.width > 0),
            image && image.getBoundingClientRect().width / outer.width, page.querySelectorAll('text').length];
    """
    inside, width, texts = browser.execute_script(script, 2)
    assert (inside, round(width, 2), texts) == (True, 1.0, 0)
    inside, width, texts = browser.execute_script(script, 4)
    assert (inside, width) == (True, None)
    assert texts > 20


def test_silence(browser: webdriver.Chrome) -> None:
    """After all of that: no message on the console, and no request but for the file itself."""
    assert browser.get_log("browser") == []
    addresses = asked_for(browser)
    assert any("/outline.html" in address for address in addresses)
    assert [address for address in addresses if not address.startswith(ADDRESSES)] == []
