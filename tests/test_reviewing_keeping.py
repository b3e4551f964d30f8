"""What a folder keeps: its record and its analysis, and on whose law they are."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from reviewed import SUBJECTS, UNDECIDED, decision

from harmonize.errors import InputError
from harmonize.model.verdict import Analysis
from harmonize.reports.contract import to_bytes
from harmonize.reports.identity import identity
from harmonize.reviewing import record
from harmonize.reviewing.keeping import Kept, carried_over, check_same, kept
from harmonize.reviewing.record import Record

MADE = tuple(decision(subject) for subject in SUBJECTS)
DECIDED = replace(UNDECIDED, decisions=MADE)


def filled(folder: Path, analysis: Analysis | None, made: Record | None) -> Path:
    """Return a folder with an analysis and a record."""
    if analysis:
        (folder / "analysis.json").write_bytes(to_bytes(analysis))
    if made:
        (folder / "decisions.json").write_bytes(record.to_bytes(made))
    return folder


def test_nothing_is_kept(tmp_path: Path) -> None:
    """A folder that is empty, not there, or holds an analysis that nobody decided on keeps nothing to carry over."""
    assert not kept(tmp_path / "nowhere")
    assert not kept(tmp_path)
    assert not kept(filled(tmp_path, UNDECIDED, None))


def test_decisions_of_an_analysis_without_a_record(tmp_path: Path) -> None:
    """Where the record was lost, what the analysis has of it is carried over all the same."""
    earlier = kept(filled(tmp_path, DECIDED, None))
    assert earlier
    assert set(carried_over(UNDECIDED, earlier).record.decisions) == set(MADE)


def test_an_analysis_that_cannot_be_read(tmp_path: Path) -> None:
    """The record alone is enough: decisions are held to the texts by their hashes."""
    filled(tmp_path, None, Record(identity(UNDECIDED), "XV", "0.1.0", MADE))
    (tmp_path / "analysis.json").write_bytes(b"{")
    done = carried_over(UNDECIDED, kept(tmp_path))
    assert set(done.survived) == set(MADE)


def test_a_record_that_cannot_be_read(tmp_path: Path) -> None:
    """It cannot be made again: the error says so before anything is done."""
    (tmp_path / "decisions.json").write_bytes(b"{")
    with pytest.raises(InputError, match=r"decisions\.json"):
        kept(tmp_path)


@pytest.mark.parametrize(
    ("analysis", "told"),
    [
        (replace(DECIDED, jurisdiction="XZ"), "on XZ, not XV, Free Port"),
        (replace(DECIDED, unit="Valmora"), "on XV, Valmora, not XV, Free Port"),
        (replace(DECIDED, unit="Free Port", draft="Bill 7"), "on XV, Free Port, Bill 7, not XV, Free Port"),
    ],
)
def test_another_law(tmp_path: Path, analysis: Analysis, told: str) -> None:
    """Decisions on another State, unit or on a bill are no decisions on this law."""
    with pytest.raises(InputError, match=told):
        check_same(tmp_path, Kept(None, analysis), "XV", "Free Port")


def test_the_same_law(tmp_path: Path) -> None:
    """The same unit may be analyzed again, and anything where nobody decided."""
    mine = replace(DECIDED, unit="Free Port")
    check_same(tmp_path, Kept(Record("", "XV", "", MADE), mine), "XV", "Free Port")
    check_same(tmp_path, Kept(None, replace(UNDECIDED, jurisdiction="XZ")), "XV")
    with pytest.raises(InputError, match="on XZ, not XV"):
        check_same(tmp_path, Kept(Record("", "XZ", "", MADE), None), "XV")
