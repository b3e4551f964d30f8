"""The page of an evaluation in a browser: its plots are drawn, it reads without script, in silence."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from browsing import ADDRESSES, asked_for, opened
from selenium import webdriver
from selenium.webdriver.common.by import By
from test_reports_evaluation import full

from harmonize.knowledge.strings import load_strings
from harmonize.reports.evaluation_html import render_evaluation

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[webdriver.Chrome]:
    """Headless Chromium with an evaluation open."""
    page = tmp_path_factory.mktemp("browser") / "evaluation.html"
    page.write_text(render_evaluation(full(), load_strings()), encoding="utf-8")
    with opened(page) as chrome:
        yield chrome


def test_plots_are_drawn(browser: webdriver.Chrome) -> None:
    """Every plot is loaded, has a size, and lies within the page."""
    script = "return [...document.images].map(each => [each.complete, each.naturalWidth, each.getBoundingClientRect()])"
    pictures = browser.execute_script(script)
    assert len(pictures) == 4
    width = browser.execute_script("return document.documentElement.clientWidth")
    assert all(loaded and wide > 100 and box["right"] <= width for loaded, wide, box in pictures)


def test_plots_have_their_colours(browser: webdriver.Chrome) -> None:
    """The page's policy lets the pictures keep their styles: points are drawn in more than ink and paper."""
    script = """
    const [image, done] = [document.images[0], arguments[0]], canvas = document.createElement('canvas');
    [canvas.width, canvas.height] = [image.naturalWidth, image.naturalHeight];
    const brush = canvas.getContext('2d');
    brush.drawImage(image, 0, 0);
    const colours = new Set(), dots = brush.getImageData(0, 0, canvas.width, canvas.height).data;
    for (let at = 0; at < dots.length; at += 4) colours.add(dots.slice(at, at + 3).join());
    done([...colours]);
    """
    assert "26,76,139" in browser.execute_async_script(script)


def test_it_stays_within_a_narrow_window(browser: webdriver.Chrome) -> None:
    """On a telephone's width only tables scroll, not the page."""
    browser.set_window_size(500, 900)
    wide = "return document.documentElement.scrollWidth - document.documentElement.clientWidth"
    assert browser.execute_script(wide) <= 0
    assert browser.find_element(By.TAG_NAME, "h1").is_displayed()
    browser.set_window_size(1280, 900)


def test_silence(browser: webdriver.Chrome) -> None:
    """No message on the console, and no request but for the file itself."""
    assert browser.get_log("browser") == []
    addresses = asked_for(browser)
    assert any("/evaluation.html" in address for address in addresses)
    assert [address for address in addresses if not address.startswith(ADDRESSES)] == []
