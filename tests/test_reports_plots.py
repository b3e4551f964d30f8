"""The plots and the page of an evaluation: the same each time, nothing in them can act, and each says its numbers."""

from __future__ import annotations

import re
from dataclasses import replace
from html.parser import HTMLParser

from analyses import HOSTILE
from lxml import etree
from test_reports_evaluation import full

from harmonize.evaluation import compared
from harmonize.knowledge.strings import load_strings
from harmonize.model.evaluation import Evaluation, Trusted
from harmonize.reports.evaluation_html import drawings, render_evaluation
from harmonize.reports.plots import reliability, risk_coverage

ACTIVE = ("script", "iframe", "object", "embed", "form", "base", "link")


class Page(HTMLParser):
    """What a page has: its tags with their attributes, and its words."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.words = ""
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep a tag."""
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        """Keep words."""
        self.words += data


def page(evaluation: Evaluation) -> Page:
    """The page of an evaluation."""
    return Page(render_evaluation(evaluation, load_strings()))


def test_the_same_bytes() -> None:
    """The same evaluation gives the same plots and the same page."""
    assert drawings(full(), load_strings()) == drawings(full(), load_strings())
    assert render_evaluation(full(), load_strings()) == render_evaluation(full(), load_strings())


def test_plots_are_svg_without_a_date() -> None:
    """Every plot is well-formed SVG that tells no time and asks for nothing."""
    made = drawings(full(), load_strings())
    assert set(made) == {"figures", "articles", "statuses", "trust"}
    for svg in made.values():
        root = etree.fromstring(svg)
        assert root.tag == "{http://www.w3.org/2000/svg}svg"
        assert b"date" not in svg.lower()
        links = [value for node in root.iter() for name, value in node.attrib.items() if name.endswith("href")]
        assert all(link.startswith(("#", "data:image/png")) for link in links)


def test_the_page_says_the_numbers() -> None:
    """Every figure, part, dispute and wrong verdict stands on the page in words; every plot has a text beside it."""
    evaluation = full()
    shown = page(evaluation)
    for figure in evaluation.figures:
        assert load_strings()["figure"][figure.name].lower() in shown.words.lower()
    for part in evaluation.slices:
        assert part.name in shown.words
    assert "budapest:2/intent" in shown.words
    pictures = [attributes for tag, attributes in shown.tags if tag == "img"]
    assert len(pictures) == 4
    assert all(picture["alt"] and str(picture["src"]).startswith("data:image/svg+xml;base64,") for picture in pictures)


def test_nothing_on_the_page_can_act() -> None:
    """Hostile names reach the page as words: no script, no handler, no request, a policy that allows none."""
    evaluation = full()
    verdicts = tuple(
        replace(v, title=HOSTILE, cited=(HOSTILE,), statute=HOSTILE, right=False) for v in evaluation.verdicts
    )
    subjects = tuple(replace(subject, title=HOSTILE) for subject in evaluation.subjects)
    disputes = tuple(replace(dispute, provision=HOSTILE) for dispute in evaluation.disputes)
    hostile = replace(evaluation, verdicts=verdicts, subjects=subjects, disputes=disputes)
    shown = page(compared(hostile, evaluation))
    assert not [tag for tag, attributes in shown.tags if tag in ACTIVE and attributes.get("rel") != "icon"]
    assert not [name for _, attributes in shown.tags for name in attributes if name.startswith("on") or name == "style"]
    policy = next(str(a["content"]) for _, a in shown.tags if a.get("http-equiv") == "Content-Security-Policy")
    assert "default-src 'none'" in policy
    assert "script-src" not in policy
    assert "alert(1)" in shown.words
    assert not re.search(r"[\x00-\x08\u202a-\u202e\ud800-\udfff]", shown.words)


def test_a_page_without_gold() -> None:
    """Where nothing was judged the page says so and has no plot."""
    empty = replace(
        full(),
        figures=tuple(replace(figure, value=None, low=None, high=None, counts={}) for figure in full().figures),
        slices=(),
        statuses=replace(full().statuses, counts=tuple((0,) * 6 for _ in range(6))),
        trusted=(),
        verdicts=(),
        disputes=(),
        subjects=(),
    )
    shown = page(empty)
    assert not [tag for tag, _ in shown.tags if tag == "img"]
    assert load_strings()["evaluation"]["trust_none"] in shown.words
    assert not {"nan", "None"} & {words.strip() for words in shown.words.split("\n")}


def test_reliability_and_risk() -> None:
    """Verdicts of about one confidence are held to how many are right; risk grows as less sure ones are kept."""
    trusted = [Trusted(1.0, True), Trusted(0.95, True), Trusted(0.55, False), Trusted(0.52, True)]
    assert [(round(sure, 3), right) for sure, right in reliability(trusted)] == [(0.535, 0.5), (0.975, 1.0)]
    assert risk_coverage(trusted) == [(0.25, 0.0), (0.5, 0.0), (0.75, 1 / 3), (1.0, 0.25)]
