"""Reservations and declarations that do nothing for the law, and those of a State that owes nothing."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from judging import SEEN, act, article, candidate, declaration, element, judged, state, statuses

from harmonize.findings.reservations import act_remarks
from harmonize.model.jurisdiction import TreatyAct, TreatyStatus
from harmonize.model.verdict import Finding

ONLY = element("gain", "option", nucleus=False)
HIDING = element("hiding", reservable="omit")
END = date(2020, 1, 1)
ENDED = {"end": END}


def told(finding: Finding, *acts: TreatyAct, as_of: date | None = None) -> list[tuple[str, str]]:
    """The code and the element of each remark on acts."""
    return [(remark.code, remark.element) for remark in act_remarks([finding], state(*acts), as_of)]


def found(*shown: str, acts: tuple[TreatyAct, ...] = (), as_of: date | None = None) -> Finding:
    """The finding on an article of two conducts, one of which may be reserved, and an option."""
    asked = article("deleting", HIDING, ONLY)
    return judged(asked, candidate(*shown), state=state(*acts), as_of=as_of)


def test_a_reservation_of_what_the_law_has_is_not_needed() -> None:
    """What is reserved stands in the law: the reservation could be withdrawn."""
    reserved = act("hiding")
    finding = found("deleting", "hiding", acts=(reserved,))
    assert told(finding, reserved) == [("reservation-unneeded", "treaty:1/hiding")]


def test_a_reservation_of_what_the_law_lacks_is_needed() -> None:
    """What is reserved is missing: nothing is remarked."""
    reserved = act("hiding")
    assert told(found("deleting", acts=(reserved,)), reserved) == []


def test_a_reservation_is_needed_for_any_of_what_it_covers() -> None:
    """Of two elements that it covers one is missing: it is not for nothing."""
    both = act("hiding", "deleting")
    assert told(found("deleting", acts=(both,)), both) == []


def test_a_declared_option_that_the_law_does_not_use() -> None:
    """The declaration is no longer needed; it is where the option is used."""
    declared = declaration("gain")
    assert told(found("deleting", "hiding", acts=(declared,)), declared) == [("declaration-unneeded", "treaty:1/gain")]
    assert told(found("deleting", "hiding", "gain", acts=(declared,)), declared) == []


def test_nothing_is_unneeded_where_nothing_was_found() -> None:
    """Without a provision that is cited, no option can be said to be unused."""
    declared = declaration("gain")
    asked = article("deleting", HIDING, ONLY)
    assert told(judged(asked, state=state(declared)), declared) == []


@pytest.mark.parametrize(("as_of", "codes"), [(date(2019, 1, 1), []), (END, ["reservation-not-in-force"])])
def test_an_act_that_has_ended_is_told_where_it_would_have_helped(as_of: date, codes: list[str]) -> None:
    """What is missing is excused until the reservation ends, and a reader sees that there was one."""
    ended = act("hiding", **ENDED)
    finding = found("deleting", acts=(ended,), as_of=as_of)
    assert statuses(finding)["hiding"] == ("none-found" if codes else "reserved")
    assert [code for code, _ in told(finding, ended, as_of=as_of)] == codes


def test_other_acts_are_not_judged() -> None:
    """A notification of an authority is neither needed nor not."""
    notified = replace(act("hiding"), kind="other", mode=None)
    assert told(found("deleting", "hiding"), notified) == []


@pytest.mark.parametrize(("in_force", "expected"), [(date(2010, 1, 1), "reserved"), (None, "none-found")])
def test_a_non_party_has_reserved_nothing(in_force: date | None, expected: str) -> None:
    """A reservation counts from when the treaty is in force for the State."""
    status = TreatyStatus("treaty", date(2005, 1, 1), None, in_force, "", SEEN, "none")
    member = replace(state(act("hiding")), statuses=(status,))
    finding = judged(article("deleting", HIDING), candidate("deleting"), state=member)
    assert statuses(finding)["hiding"] == expected
