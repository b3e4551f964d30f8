"""Where a subject stands after decisions: latest of each reviewer, agreement, dispute, adjudication, reopening."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from harmonize.model.review import Decision, Subject, in_order, latest, review, reviews

SUBJECT = Subject("budapest", "2")
MINE = Decision("budapest", "2", "", "full", "A. Lawyer", date(2026, 11, 20), "", "", "accepted")
YOURS = replace(MINE, reviewer="B. Judge", status="partial", ruling="corrected", date=date(2026, 11, 21))
SETTLED = replace(YOURS, reviewer="C. Chair", status="cannot-tell", settles=True, date=date(2026, 11, 22))


def test_nobody_decided() -> None:
    """A subject without decisions is undecided, whatever was decided on others."""
    found = review(SUBJECT, [replace(MINE, article="3"), replace(MINE, element="budapest:2/access")])
    assert (found.state, found.holds, found.by) == ("undecided", None, ())


def test_reviewers_agree() -> None:
    """Two who say the same decide together, and both are named in the order in which they did."""
    found = review(SUBJECT, [replace(YOURS, status="full"), MINE])
    assert (found.state, found.by) == ("decided", ("A. Lawyer", "B. Judge"))


def test_reviewers_differ() -> None:
    """Two who differ leave nothing that holds, and both votes."""
    found = review(SUBJECT, [MINE, YOURS])
    assert (found.state, found.holds) == ("disputed", None)
    assert found.votes == (MINE, YOURS)


def test_the_latest_decision_of_each_counts() -> None:
    """Who changes their mind ends the dispute; the earlier decision stays among the decisions only."""
    changed = replace(YOURS, status="full", date=date(2026, 11, 22))
    assert review(SUBJECT, [changed, MINE, YOURS]).state == "decided"
    assert latest([YOURS, changed]) == (changed,)


def test_a_name_typed_in_another_way_is_the_same_reviewer() -> None:
    """Blanks and case make no second reviewer."""
    assert latest([MINE, replace(MINE, reviewer=" a.  lawyer", date=date(2026, 11, 22))])[0].reviewer == " a.  lawyer"


def test_an_adjudicator_settles() -> None:
    """What an adjudicator decides holds between those who differ, whose votes stay."""
    found = review(SUBJECT, [SETTLED, MINE, YOURS])
    assert (found.state, found.holds, found.by) == ("settled", SETTLED, ("C. Chair",))
    assert found.votes == (MINE, YOURS)


def test_a_reopened_decision_decides_nothing() -> None:
    """A decision on a text that changed is told, and what others decided holds."""
    again = replace(MINE, stand="reopened", why="text-changed")
    assert review(SUBJECT, [again]).state == "undecided"
    assert review(SUBJECT, [again]).reopened == (again,)
    assert review(SUBJECT, [again, YOURS]).holds == YOURS
    assert review(SUBJECT, [again, YOURS]).reopened == ()


def test_an_earlier_decision_does_not_come_back() -> None:
    """Who decided again, on a text that changed since, is not held to what they had said before."""
    again = replace(MINE, status="partial", date=date(2026, 11, 22), stand="reopened")
    assert review(SUBJECT, [MINE, again]).state == "undecided"


def test_a_note_decides_nothing() -> None:
    """A comment, translation or attestation is kept beside the votes and supersedes none."""
    note = replace(MINE, ruling="noted", status="", reason="see the gazette", date=date(2026, 11, 23))
    found = review(SUBJECT, [note, MINE])
    assert (found.state, found.notes, found.votes) == ("decided", (note,), (MINE,))


@pytest.mark.parametrize(
    ("decision", "says"),
    [
        (MINE, "full"),
        (replace(MINE, status="", proposed="partial"), "partial"),
        (replace(MINE, ruling="rejected", status=""), "rejected"),
        (replace(MINE, ruling="rejected", status="partial"), "partial"),
        (replace(MINE, ruling="corrected", status="", relation="refers", statute="code", eid="art_1"), "refers"),
        (replace(MINE, ruling="noted"), ""),
    ],
)
def test_what_a_decision_says(decision: Decision, says: str) -> None:
    """An acceptance says what was proposed, a correction what it puts in its place, a rejection no."""
    assert decision.says == says


def test_when_a_decision_was_made() -> None:
    """The moment counts in UTC; a day alone is before its moments."""
    assert replace(MINE, at="2026-11-20T09:00:00+02:00").moment == datetime(2026, 11, 20, 7, tzinfo=UTC)
    assert replace(MINE, at="2026-11-20T09:00:00").moment == datetime(2026, 11, 20, 9, tzinfo=UTC)
    assert MINE.moment < replace(MINE, at="2026-11-20T00:00:01.5Z").moment


def test_order_does_not_matter() -> None:
    """The same decisions in any order, or twice, are the same decisions."""
    assert in_order([SETTLED, MINE, YOURS, MINE]) == in_order([YOURS, MINE, SETTLED]) == (MINE, YOURS, SETTLED)
    assert reviews([SETTLED, MINE]) == reviews([MINE, SETTLED])
