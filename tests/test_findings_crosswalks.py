"""Answers: what a verdict on one instrument says of another, in a status, a sentence, and the elements that decide."""

from __future__ import annotations

from dataclasses import replace

import pytest
from judging import article, bar, candidate, element, judged

from harmonize.findings.crosswalks import Known, answer, reconsidered, sentence, together
from harmonize.model.crosswalk import Row
from harmonize.model.evidence import Alignment
from harmonize.model.verdict import Finding, Status

MET = judged(article("deleting"), candidate("deleting"))
MISSED = replace(judged(article("deleting", "altering"), candidate("deleting")), instrument="other", article="9")
OPEN_PLACE = replace(bar("altering", "art_7"), comparison="elsewhere", page=4)


def with_status(finding: Finding, status: Status) -> Finding:
    """The same finding with another status."""
    return replace(finding, status=status)


@pytest.mark.parametrize(
    ("source", "target", "said"),
    [
        ("full", "full", "meets Treaty Art. 1 and Other Art. 9"),
        ("full", "partial", "meets Treaty Art. 1, not yet Other Art. 9: missing: B"),
        ("full", "none-found", "meets Treaty Art. 1, not yet Other Art. 9: missing: B"),
        ("partial", "full", "meets Treaty Art. 1 in part; meets Other Art. 9"),
        ("none-found", "none-found", "has nothing for Treaty Art. 1; has nothing for Other Art. 9: missing: B"),
        ("reserved", "partial", "leaves Treaty Art. 1 out under a reservation; meets Other Art. 9 in part: missing: B"),
        ("full", "cannot-tell", "meets Treaty Art. 1; may or may not meet Other Art. 9: missing: B"),
    ],
)  # fmt: skip
def test_sentences(source: Status, target: Status, said: str) -> None:
    """Every pair of verdicts makes a sentence; what is not met says why."""
    told = sentence([with_status(MET, source)], {"treaty": "Treaty"}, with_status(MISSED, target), "Other")
    assert told == said.replace("B", "the altering")


def test_several_articles_are_taken_together() -> None:
    """They are met together, in part where they differ, and open where one is."""
    assert together(["full", "full"]) == "full"
    assert together(["full", "reserved"]) == "partial"
    assert together(["none-found", "cannot-tell"]) == "cannot-tell"


def test_what_may_stand_elsewhere_is_not_missing() -> None:
    """An element with words in a provision that was not compared leaves the answer open, and says where."""
    asked = article("deleting", "altering")
    finding = judged(asked, candidate("deleting"))
    open_one = reconsidered(asked, finding, Alignment(asked.key, finding.candidates, elsewhere=(OPEN_PLACE,)), {"1"})
    assert (finding.status, open_one.status) == ("partial", "cannot-tell")
    assert [item.status for item in open_one.elements] == ["full", "cannot-tell"]
    assert open_one.elements[1].reason.code == "elsewhere"
    assert "art_7 (page 4)" in open_one.elements[1].reason.text
    untouched = reconsidered(asked, finding, Alignment(asked.key, finding.candidates), {"1"})
    assert untouched is finding


def test_nothing_cited_is_open_where_another_provision_has_the_words() -> None:
    """A gap is not claimed on provisions that were taken over from elsewhere."""
    asked = article("altering")
    finding = judged(asked, candidate("deleting", accepted=False))
    alignment = Alignment(asked.key, finding.candidates, elsewhere=(OPEN_PLACE,))
    assert finding.status == "none-found"
    assert reconsidered(asked, finding, alignment, {"1"}).status == "cannot-tell"


def test_what_is_on_an_article_that_was_not_compared_is_open() -> None:
    """A level of penalty for another article's offence is not decided by silence on that article."""
    level = replace(element("two years", nucleus=False), on="8", maximum_months=24)
    asked = replace(article("deleting", level), over=("8",))
    finding = judged(asked, candidate("deleting"))
    alignment = Alignment(asked.key, finding.candidates)
    assert reconsidered(asked, finding, alignment, {"1"}).elements[1].status == "cannot-tell"
    assert reconsidered(asked, finding, alignment, {"1", "8"}).elements[1].status == finding.elements[1].status


def test_an_answer_names_what_differs_and_what_decides() -> None:
    """Elements that only the target asks for are there with their status, others only where they decide."""
    row = Row((MET.key,), ("other:9",), "narrower", target_asks=(f"{MET.key}/deleting",), note="One conduct more.")
    alignment = Alignment("other:9", (candidate("deleting"),))
    made = answer(row, MISSED, "Other", alignment, Known({MET.key: MET}, {"treaty": "Treaty"}))
    assert (made.source, made.target, made.relation, made.status) == ((MET.key,), "other:9", "narrower", "partial")
    assert {item.text: item.status for item in made.elements} == {"the deleting": "full", "the altering": "none-found"}
    assert (made.provisions, made.note) == (("law#art_1",), "One conduct more.")
