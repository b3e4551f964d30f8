"""Completeness: when silence is a gap, and when it only says that not everything was read."""

from __future__ import annotations

from dataclasses import replace

import pytest
from factories import statute
from hypothesis import given
from hypothesis import strategies as st
from judging import article, candidate, codes, element, judged, law, statuses
from specimens import NAMES, analyzed, findings, gathered, understood

from harmonize import alignment, pipeline
from harmonize.aligning import restatements
from harmonize.findings import Edition, conclude
from harmonize.findings.completeness import Supply, is_excerpt, missing_kinds, why_incomplete, why_undecided
from harmonize.knowledge.instruments import load_instruments
from harmonize.knowledge.jurisdictions import load_footnote, load_specimen
from harmonize.knowledge.weights import load_weights
from harmonize.model.law import Region, Statute
from harmonize.model.text import Span
from harmonize.model.verdict import Finding
from harmonize.punishing import threats

KINDS = ("criminal-code", "cybercrime-act", "copyright-act", "other")
ASKED = article("deleting", held_by=(("criminal-code", "cybercrime-act"), ("copyright-act",)))


@pytest.mark.parametrize(
    ("kinds", "missing"),
    [
        ((), ("criminal-code or cybercrime-act", "copyright-act")),
        (("criminal-code",), ("copyright-act",)),
        (("cybercrime-act", "criminal-code"), ("copyright-act",)),
        (("copyright-act", "other"), ("criminal-code or cybercrime-act",)),
        (("cybercrime-act", "copyright-act"), ()),
    ],
)
def test_missing_kinds_are_named(kinds: tuple[str, ...], missing: tuple[str, ...]) -> None:
    """One law of each group must be there; the others are named, alternatives together."""
    assert missing_kinds(ASKED, kinds) == missing


@given(st.sets(st.sampled_from(KINDS)), st.sampled_from(KINDS))
def test_more_laws_leave_less_missing(kinds: set[str], more: str) -> None:
    """A further law never makes another one missing."""
    assert set(missing_kinds(ASKED, {*kinds, more})) <= set(missing_kinds(ASKED, kinds))


def test_an_element_may_be_held_by_other_laws() -> None:
    """Silence on such an element is judged by its own kinds of law, whatever was read for the rest of the article."""
    owed = replace(element("assisting"), held_by=(("electronic-communications-act",),))
    found = judged(article("deleting", owed), candidate("deleting"))
    assert statuses(found) == {"deleting": "full", "assisting": "cannot-tell"}
    assert codes(found)["assisting"] == "law-not-supplied"
    held = judged(article("deleting", replace(owed, held_by=(("criminal-code",),))), candidate("deleting"))
    assert statuses(held)["assisting"] == "none-found"


def holed(made: Statute, count: int) -> Statute:
    """The same statute with so many numbers skipped."""
    return replace(made, holes=tuple(str(number) for number in range(100, 100 + count)))


def unparsed(made: Statute, share: float) -> Statute:
    """The same statute with a share of its text in no provision."""
    size = len(made.document.text)
    at = round(size * (1 - share))
    return replace(made, regions=(Region(Span(0, at), "provision"), Region(Span(at, size), "unparsed")))


@pytest.mark.parametrize(
    ("made", "code"),
    [
        (law(), None),
        (law(unread=(2, 3)), "unread-pages"),
        (law(first=2), "excerpt"),
        (law(first=180), "excerpt"),
        (unparsed(law(), 0.05), None),
        (unparsed(law(), 0.2), "unparsed-text"),
        (holed(law(size=12), 1), None),
        (holed(law(size=12), 3), "numbering-holes"),
        (replace(law(size=12), duplicates=("3",)), None),
        (replace(law(size=12), duplicates=("3", "5")), "duplicate-numbers"),
        (unparsed(holed(law(size=12), 1), 0.05), "numbering-holes"),
    ],
)
def test_what_makes_a_reading_incomplete(made: Statute, code: str | None) -> None:
    """Unread pages, an excerpt, much text outside provisions, many numbers skipped or twice: each is a reason."""
    reason = why_incomplete(made)
    assert (reason.code if reason else None) == code
    assert not reason or reason.text.startswith("Code: ")


def test_unread_pages_are_named() -> None:
    """The reason names the pages."""
    reason = why_incomplete(law(unread=(2, 7)))
    assert reason
    assert "2, 7" in reason.text


@pytest.mark.parametrize(
    ("text", "excerpt"),
    [("Neni 1\nRain\n\nIt rains.", False), ("Neni 192/b\nRain\n\nIt rains.", True), ("", False)],
)
def test_an_excerpt_begins_in_the_middle(text: str, excerpt: bool) -> None:
    """A law begins with its first number; what begins later is a part of one."""
    assert is_excerpt(statute(text)) is excerpt


def test_what_cannot_hold_an_article_may_be_incomplete() -> None:
    """An unread page of a law that could not hold the article changes nothing."""
    complete = [law(), law("copyright-act")]
    assert why_undecided(ASKED, Supply.of(complete)) is None
    assert why_undecided(ASKED, Supply.of([*complete, law("other", unread=(2,))])) is None
    reason = why_undecided(ASKED, Supply.of([law(), law("copyright-act", unread=(2,))]))
    assert reason
    assert reason.code == "unread-pages"


def test_a_missing_law_is_said_first() -> None:
    """Where a law is missing and another has unread pages, what is missing is named."""
    reason = why_undecided(ASKED, Supply.of([law(unread=(2,))]))
    assert reason
    assert reason.code == "law-not-supplied"


STATUTES = [law(), law(unread=(2,)), law(first=7), holed(law(), 9), unparsed(law(), 0.5)]


@pytest.mark.parametrize("made", STATUTES[1:])
def test_incomplete_reading_makes_no_verdict_better(made: Statute) -> None:
    """What was not read turns a gap and a missing element into cannot-tell, and never anything into full."""
    asked = article("deleting", "altering")
    for shown, status in (((), "none-found"), (("deleting",), "partial"), (("deleting", "altering"), "full")):
        cited = [candidate(*shown)] if shown else []
        assert judged(asked, *cited, statutes=[law()]).status == status
        assert judged(asked, *cited, statutes=[made]).status == ("full" if status == "full" else "cannot-tell")


def judged_again(name: str, statutes: list[Statute]) -> dict[str, Finding]:
    """The findings on a specimen whose statutes are given anew; what was aligned stays."""
    jurisdiction, _ = load_specimen(name)
    instruments = load_instruments(pipeline.DEFAULT_INSTRUMENTS)
    weights = load_weights()
    aligned = [
        (item, alignment.align(item, alignment.Finder(gathered(name)), weights, restatements(item)))
        for item in instruments
    ]
    edition, penalties = Edition("0", "0", None), threats(statutes, aligned)
    passages = understood(name)[1]
    made = conclude(jurisdiction, statutes, passages, aligned, edition, load_footnote(), threats=penalties)
    return findings(made)


@pytest.mark.parametrize("name", NAMES)
def test_an_unread_page_takes_certainty_only(name: str) -> None:
    """With a page unread every gap is cannot-tell, and what was found is as it was, but for what was torn."""
    before = findings(analyzed(name=name))
    pages = [
        replace(made, document=replace(made.document, pages=(*made.document.pages[:-1], replace(
            made.document.pages[-1], readable=False))))
        for made in understood(name)[0]
    ]  # fmt: skip
    after = judged_again(name, pages)
    for key, finding in before.items():
        assert after[key].status in {finding.status, "cannot-tell"}
        assert after[key].status != "none-found"
        torn = any(element.reason.code == "torn-provision" for element in after[key].elements)
        assert (after[key].status == "full") == (finding.status == "full" and not torn)


def test_judging_again_changes_nothing() -> None:
    """The same statutes judged again have the same verdicts: the test above compares like with like."""
    name = NAMES[0]
    before = {key: finding.status for key, finding in findings(analyzed(name=name)).items()}
    assert {key: item.status for key, item in judged_again(name, list(understood(name)[0])).items()} == before
