"""Keeping: the folder of an analysis, and the record of all decisions on it that lies beside (``decisions.json``).

What is kept is written before anything that is made of it, whole or not at all, and never with less in it.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from harmonize.errors import HarmonizeError, InputError
from harmonize.model.verdict import Analysis
from harmonize.reports import contract
from harmonize.reports.identity import identity
from harmonize.reviewing import record
from harmonize.reviewing.applying import Applied, applied
from harmonize.reviewing.record import FILE, Record

ANALYSIS = "analysis.json"


@dataclass(frozen=True, slots=True)
class Kept:
    """What a folder holds from before: the record, and the analysis, as far as they are there."""

    record: Record | None = None
    analysis: Analysis | None = None

    def __bool__(self) -> bool:
        """Tell whether anybody has decided anything here."""
        return self.record is not None or bool(self.analysis and self.analysis.decisions)


def kept(folder: Path) -> Kept:
    """Return what a folder holds; an :class:`InputError` where its record is damaged.

    An analysis that cannot be read any more is as good as none: only the record cannot be made again.
    """
    path = folder / FILE
    return Kept(record.read(path, link=True) if path.exists() else None, _analysis(folder / ANALYSIS))


def carried_over(analysis: Analysis, earlier: Kept) -> Applied:
    """Return an analysis made again, with the decisions on the one before it carried over."""
    return applied(analysis, identity(analysis), earlier.record, (), earlier.analysis)


def check_same(folder: Path, earlier: Kept, jurisdiction: str, unit: str = "", draft: str = "") -> None:
    """Raise an :class:`InputError` where a folder holds the decisions on another State, legal unit or bill.

    A gap that was decided rests on no text, so that it would hold there too.
    """
    asked, made, before = _named(jurisdiction, unit, draft), earlier.record, earlier.analysis
    foreign = [made.jurisdiction] if made and made.jurisdiction != jurisdiction else []
    told = [_named(before.jurisdiction, before.unit, before.draft)] if before else []
    if earlier and (other := next((each for each in foreign + told if each != asked), None)):
        what = f"holds reviewers' decisions on {other}, not {asked}"
        raise InputError(str(folder), what, "choose another --output")


def _named(*names: str) -> str:
    return ", ".join(filter(None, names))


def _analysis(path: Path) -> Analysis | None:
    if not path.exists():
        return None
    try:
        return contract.read(path)
    except HarmonizeError:
        return None
