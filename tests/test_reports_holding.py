"""Reviewed verdicts are marked in every report for reading, beside the tool's own."""

from __future__ import annotations

import csv
import io
from dataclasses import replace

import pytest
from reviewed import SUBJECTS, UNCITED, UNDECIDED, decision

from harmonize import reports
from harmonize.knowledge.strings import load_strings
from harmonize.model.review import Decision, Subject
from harmonize.reports.profile import profile

ARTICLE = SUBJECTS[0]
ELEMENT = Subject("budapest", "2", "budapest:2/access")
MATCH = Subject("budapest", "2", statute="kodi", eid="art_201-a")


def markdown(*decisions: Decision) -> str:
    """Return the situation report of the analysis built by hand with some decisions."""
    ((_, content),) = reports.contents(replace(UNDECIDED, decisions=decisions), ["md"], load_strings())
    return content.decode()


def line(report: str, words: str) -> str:
    """Return the first line of a report with some words in it."""
    return next(each for each in report.splitlines() if words in each)


def test_nothing_decided_nothing_marked() -> None:
    """A report that nobody reviewed has no word of reviewers."""
    told = markdown()
    assert "After review" not in told
    assert "Reviewed" not in told


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({"status": "partial"}, "Reviewed: Partial (A. Lawyer)"),
        ({"status": "", "ruling": "accepted"}, "Confirmed: Full (A. Lawyer)"),
        ({"status": "", "ruling": "rejected"}, "Reviewed: not accepted (A. Lawyer)"),
        ({"settles": True}, "Settled: Partial (A. Lawyer)"),
        ({"stand": "reopened", "why": "basis-changed"}, "To be decided again: the finding rests on other provisions"),
    ],
)
def test_a_verdict_is_marked(fields: dict[str, object], told: str) -> None:
    """In the article's section and in the summary, with the tool's own beside it."""
    report = markdown(decision(ARTICLE, **fields))
    assert report.count(told) == 2
    assert ("rests on other provisions or words now)" in report) == ("why" in fields)
    assert "**Full**" in line(report, told)


def test_a_dispute_is_marked() -> None:
    """Both votes stand beside the verdict."""
    told = markdown(decision(ARTICLE), decision(ARTICLE, "B. Judge", status="", ruling="rejected"))
    assert "Reviewers differ: A. Lawyer: Partial; B. Judge: not accepted" in told


def test_elements_and_matches_are_marked() -> None:
    """An element in its row, a provision above its words."""
    told = markdown(decision(ELEMENT), decision(MATCH, ruling="corrected", relation="refers"))
    assert "Reviewed: Partial" in line(told, "Access to the whole")
    assert "Reviewed: Refers elsewhere" in line(told, "Hyrja pa të drejtë në sistem kompjuterik (")


def test_a_provision_that_a_reviewer_named() -> None:
    """What the tool does not cite is told where the law is quoted."""
    told = markdown(decision(UNCITED, relation="implements"))
    assert "Named by reviewers" in told
    assert "Reviewed: Implements (A. Lawyer)" in line(told, "Упатување")
    assert "Named by reviewers" not in markdown(decision(UNCITED, ruling="rejected", relation=""))


def test_a_translation_stands_beside_the_words() -> None:
    """A translation is given wherever the provision is quoted, also where it was entered with another article."""
    other = Subject("budapest", "7", statute="kodi", eid="art_201-a")
    made = replace(decision(MATCH), instrument="budapest", article="7", ruling="noted", relation="")
    assert made.subject == other
    assert "Whoever enters a system" in markdown(replace(made, translation="Whoever enters a system"))


def test_the_table_has_what_reviewers_decided() -> None:
    """Every row of an element says what holds, by whom, and where its review stands."""
    made = (decision(ARTICLE), decision(ELEMENT, "=B. Judge", status="none-found"))
    ((_, content),) = reports.contents(replace(UNDECIDED, decisions=made), ["csv"], load_strings())
    rows = list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"))))
    first = next(row for row in rows if row["element"].startswith("Access to the whole"))
    told = (first["status"], first["reviewed_status"], first["element_status"], first["reviewed_element"])
    assert told == ("full", "partial", "full", "none-found")
    assert (first["reviewers"], first["review"]) == ("A. Lawyer, =B. Judge", "decided")
    assert {row["review"] for row in rows if row["article"] != "2"} == {""}


def test_the_page_marks_what_was_reviewed() -> None:
    """The HTML report marks the article in its section, in the list of what to act on, and in the matrix."""
    gap = Subject("budapest", "7")
    ((_, content),) = reports.contents(
        replace(UNDECIDED, decisions=(decision(gap, status="full"),)), ["html"], load_strings()
    )
    assert content.decode().count("Corrected: Full · A. Lawyer") == 3


def test_a_gap_that_a_reviewer_found_needs_attention() -> None:
    """The summary of the page names what a reviewer calls a gap first, and still what the tool calls one."""
    made = (decision(ARTICLE, status="none-found"), decision(Subject("budapest", "7"), status="full"))
    named = [section.finding.article for section in profile(replace(UNDECIDED, decisions=made)).attention]
    assert named == ["2", "7", "4", "16"]
