"""Standing: what an instrument is to a State on a date, and so how the verdicts on it are to be read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from harmonize.model.jurisdiction import Jurisdiction, TreatyStatus
from harmonize.model.knowledge import Instrument
from harmonize.model.verdict import Remark

UNBINDING = {
    "model-law": "a model law binds no State: the verdicts say how near the law comes to it",
    "checklist": "a checklist binds no State: the verdicts say what of it was found",
}
"""What is measured against without being owed, by kind of instrument."""


def standing(instrument: Instrument, jurisdiction: Jurisdiction, as_of: date | None) -> Remark | None:
    """Return why the verdicts on an instrument do not say what the State owes, None where they do."""
    if text := UNBINDING.get(instrument.kind):
        return Remark("not-binding", text, instrument.id)
    known = jurisdiction.status(instrument.id)
    if known is None:
        text = "the treaty status of this jurisdiction is not recorded: read the verdicts as alignment"
        return Remark("status-unrecorded", text, instrument.id)
    if known.binds(as_of):
        return None
    if known.standing(as_of) == "non-party":
        text = "this jurisdiction is no Party and has not signed: the verdicts say how its law aligns, not what it owes"
        return Remark("not-party", f"{text} ({recorded(known)})", instrument.id)
    text = "not in force for this jurisdiction: the verdicts say how ready its law is, not what it owes"
    return Remark("not-in-force", f"{text} ({recorded(known)})", instrument.id)


def recorded(status: TreatyStatus) -> str:
    """Return what is on record of a treaty status, and the date it was recorded for.

    >>> day = date(2014, 11, 26)
    >>> recorded(TreatyStatus("treaty", date(2001, 11, 23), None, None, "", day, "none"))
    'signed 2001-11-23; as recorded on 2014-11-26'
    """
    days = (("signed", status.signed), ("ratified", status.ratified), ("in force from", status.in_force))
    told = ", ".join(f"{what} {day}" for what, day in days if day)
    return f"{told or status.stands or 'neither signed nor ratified'}; as recorded on {status.seen}"


def status_remarks(
    jurisdiction: Jurisdiction, instruments: Iterable[Instrument], as_of: date | None
) -> Iterator[Remark]:
    """Yield a remark for each instrument whose verdicts do not say what the State owes."""
    found = (standing(instrument, jurisdiction, as_of) for instrument in instruments)
    yield from (remark for remark in found if remark)
