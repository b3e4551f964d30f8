"""Reading the report in a browser: the column of contents, links that stay, search, evidence lit both ways."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from analyses import rich
from browsing import in_view, opened
from selenium import webdriver
from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.remote.webelement import WebElement
from selenium.webdriver.support.wait import WebDriverWait

from harmonize.knowledge.strings import load_strings
from harmonize.reports import write

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[webdriver.Chrome]:
    """Headless Chromium with the report open."""
    with opened(write(rich(), tmp_path_factory.mktemp("reading"), ["html"], load_strings())[0]) as chrome:
        yield chrome


def until(browser: webdriver.Chrome, true: Callable[[], object]) -> None:
    """Wait until something is true."""
    WebDriverWait(browser, 5, 0.05).until(lambda _: true())


def follow(browser: webdriver.Chrome, hash: str) -> WebElement:
    """Follow a link within the page, and return where it leads."""
    browser.execute_script("location.hash = arguments[0]", hash)
    return browser.find_element(By.ID, hash)


def current(browser: webdriver.Chrome) -> list[str]:
    """The links of the contents that are marked as where the reader is."""
    marked = browser.find_elements(By.CSS_SELECTOR, ".column [aria-current]")
    return [(link.get_attribute("href") or "").partition("#")[2] for link in marked]


def asked(browser: webdriver.Chrome, words: str) -> str:
    """Search for words, and return what is said of the matches."""
    field = browser.find_element(By.ID, "search.field")
    said = browser.find_element(By.ID, "search.said")
    field.send_keys(Keys.ESCAPE)
    assert (field.get_attribute("value"), said.text) == ("", "")
    field.send_keys(words)
    until(browser, lambda: said.text != "")
    return said.text


def test_contents_say_where_the_reader_is(browser: webdriver.Chrome) -> None:
    """The column stays in view and marks the article that is read; its links have the status in words too."""
    follow(browser, "budapest-4")
    until(browser, lambda: current(browser) == ["budapest-4"])
    link = browser.find_element(By.CSS_SELECTOR, ".column [aria-current]")
    assert in_view(browser, link)
    assert (link.get_attribute("textContent") or "").endswith("Data interference, Partial")


def test_back_and_forward(browser: webdriver.Chrome) -> None:
    """Articles lead to the next one, and the browser's history leads back."""
    follow(browser, "budapest-4")
    browser.find_element(By.CSS_SELECTOR, "article[aria-labelledby='budapest-4'] [rel=next]").click()
    until(browser, lambda: current(browser) == ["budapest-7"])
    browser.back()
    until(browser, lambda: current(browser) == ["budapest-4"])
    browser.forward()
    until(browser, lambda: current(browser) == ["budapest-7"])
    browser.find_element(By.CSS_SELECTOR, "article[aria-labelledby='budapest-7'] [rel=prev]").click()
    until(browser, lambda: current(browser) == ["budapest-4"])


def test_every_place_has_its_link(browser: webdriver.Chrome) -> None:
    """Every article, element and provision has a link to itself, under a name of its own."""
    places = browser.find_elements(By.CSS_SELECTOR, "article h3, .element, .entry")
    links = [place.find_element(By.CSS_SELECTOR, ".anchor") for place in places]
    hashes = [(link.get_attribute("href") or "").partition("#")[2] for link in links]
    assert hashes == [place.get_attribute("id") for place in places]
    assert all(link.accessible_name.startswith("Link to ") for link in links)


def test_link_opens_at_its_place(browser: webdriver.Chrome) -> None:
    """A page that is opened with the link of an element shows that element."""
    address = browser.current_url.partition("#")[0]
    browser.get("about:blank")
    browser.get(f"{address}#budapest-7-act")
    assert in_view(browser, browser.find_element(By.ID, "budapest-7-act"))
    until(browser, lambda: current(browser) == ["budapest-7"])


def test_pointing_lights_both_ways(browser: webdriver.Chrome) -> None:
    """Pointing at an element lights its words, pointing at words lights their element, both in one colour."""
    follow(browser, "budapest-4")
    element = browser.find_element(By.ID, "budapest-4-alteration")
    words = browser.find_element(By.CSS_SELECTOR, "article[aria-labelledby='budapest-4'] .says mark[data-e='2']")
    badge = element.find_element(By.CLASS_NAME, "badge")
    assert words.value_of_css_property("background-color") == badge.value_of_css_property("background-color")
    assert words.text.removesuffix(badge.text) != words.text
    for pointed, lit in ((element, words), (words, element)):
        ActionChains(browser).move_to_element(browser.find_element(By.CSS_SELECTOR, "#budapest-4")).perform()
        assert browser.find_elements(By.CLASS_NAME, "lit") == []
        ActionChains(browser).move_to_element(pointed).perform()
        assert set(browser.find_elements(By.CLASS_NAME, "lit")) == {pointed, lit}


def test_search_by_keyboard(browser: webdriver.Chrome) -> None:
    """A stroke leads to the search; Enter goes from match to match, which is said; Escape ends it."""
    browser.find_element(By.TAG_NAME, "body").send_keys("/")
    assert browser.switch_to.active_element.get_attribute("id") == "search.field"
    assert asked(browser, "tentativa") == "8 matches."
    field = browser.find_element(By.ID, "search.field")
    said = browser.find_element(By.ID, "search.said")
    assert said.get_attribute("role") == "status"
    for keys, at in ((Keys.ENTER, 1), (Keys.ENTER, 2), (Keys.SHIFT + Keys.ENTER, 1), (Keys.SHIFT + Keys.ENTER, 8)):
        field.send_keys(keys)
        assert said.text == f"{at} of 8 matches."
    assert in_view(browser, browser.find_element(By.ID, "p-kodi-art_12"))
    field.send_keys(Keys.ESCAPE)
    assert said.text == ""
    assert browser.find_elements(By.CSS_SELECTOR, ".hits li") == []


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("demtimi i TE dhenave", "Dëmtimi i të dhënave"),
        ("të dhëna kompjuterike, dënohet", "të dhëna kompjuterike, dënohet"),
        ("zadrzuvanje", "Задржување"),
        ("Задржување", "Задржување"),
        ("fshin ose ndryshon", "fshin ose ndryshon"),
    ],
)
def test_search_folds(browser: webdriver.Chrome, words: str, shown: str) -> None:
    """Accents, case and script make no difference, nor do marks and line breaks within the words."""
    assert asked(browser, words) != "Nothing found."
    found = "return [...CSS.highlights.get('found')].map(each => each.toString().replace(/\\s+/g, ' '))"
    assert shown.lower() in [each.lower() for each in browser.execute_script(found)]


def test_search_keeps_the_articles_that_have_it(browser: webdriver.Chrome) -> None:
    """The contents keep the articles with a match, and the list of matches leads to the places."""
    asked(browser, "suppression")
    kept = [link.text for link in browser.find_elements(By.CSS_SELECTOR, ".column .deep a") if link.is_displayed()]
    assert [name.split()[0] for name in kept] == ["4", "7"]
    link = next(
        link
        for link in browser.find_elements(By.CSS_SELECTOR, ".hits a")
        if "budapest-4-supp" in str(link.get_attribute("href"))
    )
    link.send_keys(Keys.ENTER)
    until(browser, lambda: in_view(browser, browser.find_element(By.ID, "budapest-4-suppression")))


def test_nothing_is_found(browser: webdriver.Chrome) -> None:
    """What is nowhere is said to be nowhere."""
    assert asked(browser, "xyzzy") == "Nothing found."


def test_narrow_window_folds_the_contents(browser: webdriver.Chrome) -> None:
    """In a narrow window the contents are a bar that unfolds, and folds when a link has been followed."""
    size = browser.get_window_size()
    browser.set_window_size(500, 900)
    try:
        menu = browser.find_element(By.CSS_SELECTOR, ".menu")
        until(browser, lambda: menu.get_attribute("open") is None)
        follow(browser, "budapest-7")
        bar = menu.find_element(By.TAG_NAME, "summary")
        assert in_view(browser, bar)
        bar.click()
        menu.find_element(By.CSS_SELECTOR, "a[href='#budapest-4']").click()
        assert menu.get_attribute("open") is None
        assert in_view(browser, browser.find_element(By.ID, "budapest-4"))
    finally:
        browser.set_window_size(size["width"], size["height"])


def test_nothing_is_said_on_the_console(browser: webdriver.Chrome) -> None:
    """After all of that: no message on the console."""
    assert browser.get_log("browser") == []
