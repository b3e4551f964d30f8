"""Standing: whether the verdicts on an instrument say what a State owes, on which date, and what they say if not."""

from __future__ import annotations

from datetime import date

import pytest
from judging import SEEN, state

from harmonize.findings.standing import status_remarks
from harmonize.model.jurisdiction import Jurisdiction, TreatyStatus
from harmonize.model.knowledge import Instrument, InstrumentKind

SIGNED, RATIFIED, IN_FORCE = date(2007, 1, 1), date(2009, 9, 1), date(2010, 1, 1)


def instrument(id: str = "treaty", kind: InstrumentKind = "treaty") -> Instrument:
    """An instrument of no articles."""
    return Instrument(id, "A treaty", "Treaty", "", "https://example.org", SEEN, None, (), kind=kind)


def member(
    signed: date | None = SIGNED, ratified: date | None = RATIFIED, in_force: date | None = IN_FORCE
) -> Jurisdiction:
    """A State of which one treaty is recorded."""
    status = TreatyStatus("treaty", signed, ratified, in_force, "", SEEN, "none")
    return Jurisdiction("ZZ", "Nowhere", statuses=(status,))


@pytest.mark.parametrize(
    ("known", "as_of", "codes"),
    [
        (member(), None, []),
        (member(), date(2010, 1, 1), []),
        (member(), date(2009, 12, 31), ["not-in-force"]),
        (member(), date(2008, 1, 1), ["not-in-force"]),
        (member(), date(2006, 12, 31), ["not-party"]),
        (member(in_force=None), None, ["not-in-force"]),
        (member(ratified=None, in_force=None), None, ["not-in-force"]),
        (member(signed=None), date(2009, 10, 1), ["not-in-force"]),
        (member(None, None, None), None, ["not-party"]),
        (state(), None, ["status-unrecorded"]),
    ],
)
def test_what_the_treaty_is_to_the_state(known: Jurisdiction, as_of: date | None, codes: list[str]) -> None:
    """In force it is owed; signed or ratified it is readiness; for a non-Party, or an unknown one, it is alignment."""
    remarks = list(status_remarks(known, [instrument()], as_of))
    assert [remark.code for remark in remarks] == codes
    assert all(remark.instrument == "treaty" for remark in remarks)


def test_the_state_recorded_is_dated() -> None:
    """Who reads that a treaty is not in force sees of which day the record is, and what it says."""
    (remark,) = status_remarks(member(in_force=None), [instrument()], None)
    assert f"signed {SIGNED}, ratified {RATIFIED}; as recorded on {SEEN}" in remark.text


def test_each_instrument_has_its_status() -> None:
    """A treaty that is in force says nothing of another."""
    remarks = list(status_remarks(member(), [instrument(), instrument("other")], None))
    assert [(remark.code, remark.instrument) for remark in remarks] == [("status-unrecorded", "other")]


@pytest.mark.parametrize("kind", ["model-law", "checklist"])
def test_what_binds_nobody(kind: InstrumentKind) -> None:
    """A model law or a checklist is measured against without being owed, whoever the State is."""
    assert [remark.code for remark in status_remarks(state(), [instrument(kind=kind)], None)] == ["not-binding"]
