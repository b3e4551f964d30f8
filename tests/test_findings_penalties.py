"""Levels of penalty: whether the offences cited carry the maximum that an instrument asks for."""

from __future__ import annotations

from dataclasses import replace

import pytest
from judging import article as asked_article
from judging import candidate
from punished import law

from harmonize.findings.penalties import levels, threatened
from harmonize.language import penalties
from harmonize.model.evidence import Alignment, Candidate, Evidence
from harmonize.model.knowledge import Article, Element, Pattern
from harmonize.model.law import Statute
from harmonize.model.text import Span
from harmonize.model.verdict import Reason
from harmonize.punishing import wording_for

OFFENCE = replace(asked_article("entering"), number="2")
PATTERN = Pattern((("organised-group",),), "provision")
FIRST = "(1) Ko uđe u računar, kazniće se {}.\n(2) Ako je delo iz stava 1. ovog člana izvršila grupa, kazniće se {}."


def asking(months: int, *patterns: Pattern, over: tuple[str, ...] = ("2",)) -> Article:
    """An article that asks for a maximum for the offences of another."""
    element = Element("treaty:9/level", "level", "sanction", "required", patterns, maximum_months=months, over=over)
    return replace(OFFENCE, number="9", kind="sanction", elements=(element,))


def cited(statute: Statute, *shown: str) -> Candidate:
    """The statute's first article as it is cited, with the elements that some of its words show."""
    article, text = statute.articles()[0], statute.document.text
    bars = tuple(bar(statute, text, item) for item in shown)
    return replace(candidate(), statute=statute.id, eid=article.eid, provision=article.number, evidence=bars)


def bar(statute: Statute, text: str, shown: str) -> Evidence:
    """Evidence that some words show an element: ``element=words``."""
    element, _, words = shown.partition("=")
    start = text.index(words)
    eid = statute.articles()[0].eid
    return Evidence(statute.id, eid, "concepts", "near", 1.0, element, words, Span(start, start + len(words)), 1)


def compared(article: Article, text: str, *shown: str) -> tuple[str, Reason]:
    """The status of the level that an article asks for, on a law of one article, and why."""
    statute = law("sr", text)
    item = cited(statute, *shown)
    threats = {(statute.id, eid): each for eid, each in penalties(statute, wording_for("sr"), [item.eid]).items()}
    alignments = {"2": Alignment("treaty:2", (item,)), "9": Alignment("treaty:9", (item,))}
    charged = {"2": threatened(OFFENCE, alignments["2"], [statute], threats)}
    found = levels(article, alignments, charged, [statute])["treaty:9/level"]
    return found.status, found.reason


@pytest.mark.parametrize(
    ("months", "penalty", "status", "code"),
    [
        (12, "zatvorom do jedne godine", "full", "penalty-reached"),
        (24, "zatvorom do jedne godine", "none-found", "penalty-below"),
        (24, "novčanom kaznom ili zatvorom do dve godine", "full", "penalty-reached"),
        (12, "novčanom kaznom", "none-found", "penalty-below"),
        (60, "zatvorom najmanje pet godina", "full", "penalty-reached"),
        (60, "zatvorom najmanje dve godine", "cannot-tell", "penalty-not-read"),
        (60, "novčanom kaznom ili zatvorom", "cannot-tell", "penalty-not-read"),
        (240, "doživotnim zatvorom", "full", "penalty-reached"),
    ],
)
def test_a_level(months: int, penalty: str, status: str, code: str) -> None:
    """The highest maximum for the basic offence decides; where the law states none, nothing is said against it."""
    found, reason = compared(asking(months), f"Ko uđe u računar, kazniće se {penalty}.")
    assert (found, reason.code) == (status, code)


def test_what_is_seized_is_no_penalty_to_compare() -> None:
    """The seizure of things, which stands in a paragraph of its own, neither reaches a level nor falls short of it."""
    text = "(1) Ko uđe u računar, kazniće se zatvorom do tri godine.\n(2) Predmeti koji su za to nabavljeni oduzeće se."
    assert compared(asking(24), text, f"{OFFENCE.elements[0].id}=nabavljeni")[0] == "full"


def test_what_falls_short_is_named() -> None:
    """The reason names the provision and its maximum."""
    _, reason = compared(asking(24), "Ko uđe u računar, kazniće se zatvorom do jedne godine.")
    assert reason.text == "below 24 months: 1: a maximum of 12 months"


def test_a_graver_form_does_not_make_up_for_the_basic_one() -> None:
    """The maximum of a graver form is not that of the offence itself."""
    text = FIRST.format("zatvorom do jedne godine", "zatvorom do pet godina")
    assert compared(asking(24), text)[0] == "none-found"


def test_the_paragraph_of_the_conduct_decides() -> None:
    """Of an article that punishes two acts, the one that is asked about counts."""
    text = (
        "(1) Ko uđe u računar, kazniće se zatvorom do jedne godine.\n(2) Ko izbriše, kazniće se zatvorom do pet godina."
    )
    nucleus = OFFENCE.elements[0].id
    assert compared(asking(24), text, f"{nucleus}=uđe")[0] == "none-found"
    assert compared(asking(24), text, f"{nucleus}=izbriše")[0] == "full"


@pytest.mark.parametrize(
    ("first", "second", "shown", "status", "code"),
    [
        ("zatvorom do jedne godine", "zatvorom do pet godina", ("treaty:9/level=grupa",), "full", "penalty-reached"),
        (
            "zatvorom do jedne godine",
            "zatvorom do tri godine",
            ("treaty:9/level=grupa",),
            "none-found",
            "penalty-below",
        ),
        ("zatvorom do jedne godine", "zatvorom do pet godina", (), "cannot-tell", "circumstance-unread"),
        ("zatvorom do pet godina", "zatvorom do osam godina", (), "full", "penalty-reached"),
        ("zatvorom do jedne godine", "zatvorom do dve godine", (), "none-found", "penalty-below"),
    ],
)
def test_a_level_for_a_circumstance(first: str, second: str, shown: tuple[str, ...], status: str, code: str) -> None:
    """For a graver form its own paragraph counts, or the offence itself where that is grave enough."""
    found, reason = compared(asking(60, PATTERN), FIRST.format(first, second), *shown)
    assert (found, reason.code) == (status, code)


def test_without_an_offence_nothing_is_compared() -> None:
    """Where no provision is cited for the offence, its penalty cannot be told."""
    found = levels(asking(12), {}, {}, [])["treaty:9/level"]
    assert (found.status, found.reason.code) == ("cannot-tell", "no-offence")


def test_which_articles_are_measured() -> None:
    """An element names the articles itself, or one by ``on``; else its article does, or is meant itself."""
    article = asking(12)
    plain = replace(article.elements[0], over=())
    assert article.measured(article.elements[0]) == ("2",)
    assert article.measured(replace(plain, on="3")) == ("3",)
    assert article.measured(plain) == ("9",)
    assert replace(article, over=("4", "5")).measured(plain) == ("4", "5")
