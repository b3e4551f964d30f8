"""The review desk's part of the page: every subject carries what a decision on it needs."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from functools import cache
from typing import get_args

from analyses import HOSTILE, rich
from test_reports_html import Page

from harmonize.knowledge.strings import load_strings
from harmonize.model.holding import basis, proposed_on
from harmonize.model.review import Decision, Ruling, Subject
from harmonize.model.verdict import Analysis
from harmonize.reports import decisions
from harmonize.reports.html import asset, render
from harmonize.reports.identity import identity


def carried(analysis: Analysis) -> dict[Subject, dict[str, str]]:
    """The subjects that a page lets decide on, with their attributes, as its script reads them."""
    found, article = {}, {}
    for _, attributes in Page(render(analysis, load_strings())).tags:
        mine = {name[5:]: text for name, text in attributes.items() if name.startswith("data-")}
        article = mine if "instrument" in mine else article
        if "basis" in mine:
            about = {"instrument": article["instrument"], "article": article["article"]} | mine
            names = {name: json.loads(f'"{about.get(name, "")}"') for name in Subject.__slots__}
            found[Subject(**names)] = mine
    return found


@cache
def subjects() -> dict[Subject, dict[str, str]]:
    """The subjects of the rich analysis."""
    return carried(rich())


def test_every_text_of_the_desk_is_used() -> None:
    """Each text for the script is asked for in it, each action and filter stands in the page, and none is missing."""
    texts, script, page = load_strings(), asset("review.js"), render(rich(), load_strings())
    told = set(re.findall(r"\bsaid\(\"(\w+)\"", script)) | set(re.findall(r"\brefuse\(\"(\w+)\"", script))
    assert set(texts["review_said"]) <= set(re.findall(r"\w+", script))
    assert told <= set(texts["review_said"])
    acts = set(re.findall(r'data-do="(\w+)"', page)) - {"open", "named"}
    assert acts == set(texts["review_action"])
    assert set(texts["review_filter"]) | set(texts["review_scope"]) <= set(re.findall(r'<option value="(\w+)"', page))
    assert set(get_args(Ruling)) == set(texts["situation_ruling"])


def test_every_subject_is_carried() -> None:
    """Each article, element and provision that the report shows is there once, with what a decision needs."""
    for finding in rich().findings:
        assert Subject(finding.instrument, finding.article) in subjects()
        assert all(Subject(finding.instrument, finding.article, each.id) in subjects() for each in finding.elements)
        shown = [each for each in finding.candidates if f"{each.statute}#{each.eid}" in rich().provisions]
        matches = {(each.statute, each.eid) for each in subjects() if each.article == finding.article and each.statute}
        assert {(each.statute, each.eid) for each in shown} == matches


def test_bases_and_proposals() -> None:
    """The hash and the proposal of each subject are those that a decision is checked against."""
    assert len(subjects()) > 20
    for subject, attributes in subjects().items():
        assert attributes["basis"] == basis(rich(), subject)
        assert attributes["proposed"] == proposed_on(rich(), subject)


def test_identity_and_decisions_are_carried() -> None:
    """The page names its analysis, whatever was decided on it, and has the decisions recorded as they are written."""
    page = Page(render(rich(), load_strings()))
    bar = next(attributes for tag, attributes in page.tags if tag == "template" and "data-analysis" in attributes)
    assert bar["data-analysis"] == identity(replace(rich(), decisions=()))
    assert json.loads(bar["data-decisions"]) == [decisions.written(each) for each in rich().decisions]


def test_hostile_names_come_through() -> None:
    """What a page cannot carry as it is (control characters, halves of pairs) reaches the script all the same."""
    finding = replace(rich().findings[0], instrument=HOSTILE, article=HOSTILE)
    assert Subject(HOSTILE, HOSTILE) in carried(replace(rich(), findings=(finding,)))


def test_provision_without_text_is_not_decided_on() -> None:
    """A match whose provision the analysis does not quote has nothing to be bound to: nobody is asked about it."""
    assert not [each for each in carried(replace(rich(), provisions={})) if each.statute]


def test_decisions_stand_beside_the_proposal() -> None:
    """What a reviewer decided stands beside the tool's own verdict, with the name; a dispute is told."""
    first = rich().decisions[0]
    made = replace(first, status="partial", reviewer="B. Judge")
    page = render(replace(rich(), decisions=(made,)), load_strings())
    assert "Corrected: Partial · B. Judge" in page
    assert "Full</span>" in page
    assert '<span class="tag open">Disputed</span>' in render(replace(rich(), decisions=(first, made)), load_strings())


def test_translation_stands_below_the_quotation() -> None:
    """A translation that a reviewer gave stands with the provision that it is of, under the reviewer's name."""
    subject = Subject("budapest", "4", statute="kodi", eid="art_201-b")
    first = rich().decisions[0]
    made = replace(
        first, article="4", statute="kodi", eid="art_201-b", status="", ruling="noted", translation="Whoever <b>",
        text_sha256=basis(rich(), subject),
    )  # fmt: skip
    page = render(replace(rich(), decisions=(made,)), load_strings())
    assert 'A. Lawyer, 2026-10-01</p><blockquote dir="auto">Whoever &lt;b&gt;</blockquote>' in page


def test_reopened_decision_is_told() -> None:
    """A decision whose text has changed no longer holds: the page asks to decide again."""
    made = replace(rich().decisions[0], stand="reopened", why="text-changed")
    page = render(replace(rich(), decisions=(made,)), load_strings())
    assert '<span class="tag open">Reopened</span>' in page
    assert "decide again" in page


def test_hostile_decision_is_inert() -> None:
    """What a reviewer wrote stays text, in the table and in the data."""
    made = Decision("budapest", "2", "", "full", HOSTILE, rich().decisions[0].date, HOSTILE, "", translation=HOSTILE)
    page = Page(render(replace(rich(), decisions=(made,)), load_strings()))
    assert sum(tag == "script" for tag, _ in page.tags) == 1
    bar = next(attributes for tag, attributes in page.tags if tag == "template" and "data-decisions" in attributes)
    assert json.loads(bar["data-decisions"]) == [decisions.written(made)]
