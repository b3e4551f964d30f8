"""Agreement of reviewers: kappa against an example worked by hand, and who differs on what."""

from __future__ import annotations

import pytest
from reviewed import SUBJECTS, decision
from sklearn.metrics import cohen_kappa_score

from harmonize.model.holding import kind_of
from harmonize.model.review import Decision
from harmonize.reviewing.agreement import agreements, contested, disputes, kappa

ELEMENTS = [subject for subject in SUBJECTS if kind_of(subject) == "element"][:10]
MINE = ["full"] * 5 + ["partial"] * 3 + ["none-found"] * 2
YOURS = ["full"] * 4 + ["partial"] * 3 + ["full"] + ["none-found"] * 2


def both(mine: list[str], yours: list[str]) -> list[Decision]:
    """Return what two reviewers say of the first elements."""
    said = zip(ELEMENTS, mine, yours, strict=True)
    return [made for subject, one, other in said for made in (
        decision(subject, "A. Lawyer", status=one), decision(subject, "B. Judge", status=other))]  # fmt: skip


def test_kappa_by_hand() -> None:
    """Eight of ten alike; by chance 0.5*0.5 + 0.3*0.3 + 0.2*0.2 = 0.38; (0.8 - 0.38) / (1 - 0.38) = 0.677419."""
    (found,) = agreements(both(MINE, YOURS))
    assert (found.first, found.second, found.kind, found.subjects, found.alike) == (
        "A. Lawyer",
        "B. Judge",
        "element",
        10,
        8,
    )
    assert found.kappa == pytest.approx((0.8 - 0.38) / (1 - 0.38), abs=1e-6)
    assert found.kappa == pytest.approx(cohen_kappa_score(MINE, YOURS), abs=1e-6)


def test_nothing_can_be_expected_by_chance() -> None:
    """Where both give one answer only there is no kappa, nor where nobody shared a subject."""
    assert kappa([("full", "full")] * 3) is None
    assert agreements(both(MINE, YOURS)[::2]) == ()


def test_who_differs() -> None:
    """The subjects on which votes differ are listed with both; a settlement ends the dispute and changes no kappa."""
    made = both(MINE, YOURS)
    assert [found.subject for found in disputes(made)] == sorted([ELEMENTS[4], ELEMENTS[7]], key=lambda each: each.key)
    assert all(len(found.votes) == 2 for found in disputes(made))
    settled = [*made, decision(ELEMENTS[4], "C. Chair", status="full", settles=True)]
    assert [found.subject for found in disputes(settled)] == [ELEMENTS[7]]
    assert agreements(settled) == agreements(made)


def test_who_differs_after_a_settlement() -> None:
    """A vote against what was settled is told where it is later, and ends nothing."""
    settled = decision(ELEMENTS[0], "C. Chair", status="full", settles=True, at="2026-11-20T10:00:00Z")
    before, after = (decision(ELEMENTS[0], at=f"2026-11-20T{hour}:00:00Z") for hour in ("09", "11"))
    assert contested([settled, before]) == ()
    assert [found.subject for found in contested([settled, after])] == [ELEMENTS[0]]
    assert disputes([settled, after]) == ()


def test_kinds_are_told_apart() -> None:
    """Verdicts and matches have other answers: each has its own kappa."""
    match = next(subject for subject in SUBJECTS if subject.statute)
    made = [*both(MINE, YOURS), decision(match, "A. Lawyer"), decision(match, "B. Judge", relation="refers")]
    assert [(found.kind, found.subjects) for found in agreements(made)] == [("element", 10), ("match", 1)]
