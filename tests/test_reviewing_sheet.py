"""The workbook that comes back: filled in as a person would, changed, cut short, or somebody else's."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date, datetime
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from analyses import HOSTILE, rich
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet
from reviewed import SUBJECTS, UNDECIDED, decision, decisions

from harmonize.errors import InputError
from harmonize.knowledge.strings import load_strings
from harmonize.model.holding import basis, kind_of
from harmonize.model.review import Decision, Subject, in_order
from harmonize.model.verdict import Analysis
from harmonize.reports.cells import ABOUT, ASKED
from harmonize.reports.identity import identity
from harmonize.reports.workbook import render
from harmonize.reviewing import grids
from harmonize.reviewing.applying import Incoming, applied, settling
from harmonize.reviewing.record import Record
from harmonize.reviewing.sheet import decisions_of

STRINGS = load_strings()
SHEETS = {"article": "Articles", "element": "Elements", "match": "Matches"}
FIRST = Subject("budapest", "2")
WORDS = {
    "ruling": STRINGS["situation_ruling"], "status": STRINGS["status"], "relation": STRINGS["relation"],
}  # fmt: skip
"""What a reviewer picks for each code."""


def returned(folder: Path, fill: Callable[[Workbook], None] = lambda book: None, of: Analysis = UNDECIDED) -> Path:
    """Write the workbook of an analysis, open it with another program, change it, and save it."""
    book = load_workbook(BytesIO(render(of, STRINGS)))
    fill(book)
    path = folder / "report.xlsx"
    book.save(path)
    return path


def columns(of: Worksheet) -> dict[str, int]:
    """Return the columns for review, from 1, by the names of a decision's fields."""
    return {str(cell.value).removeprefix(ASKED): cell.column for cell in of[1] if str(cell.value).startswith(ASKED)}


def row_of(of: Worksheet, subject: Subject) -> int:
    """Return the row of a subject, as a person would find it: by its hidden key here."""
    return next(row for row in range(3, of.max_row + 1) if f'"subject": "{subject.key}"' in of.cell(row, 1).value)


def fill(book: Workbook, subject: Subject, **fields: Any) -> None:
    """Fill in the row of a subject."""
    of = book[SHEETS[kind_of(subject)]]
    row, at = row_of(of, subject), columns(of)
    for name, value in fields.items():
        of.cell(row, at[name]).value = value


def as_picked(made: Decision) -> dict[str, Any]:
    """Return what a person enters for a decision."""
    texts = {name: getattr(made, name) for name in ("reviewer", "date", "reason", "practice", "practice_source")}
    picked = {name: words[getattr(made, name)] for name, words in WORDS.items() if getattr(made, name)}
    return texts | picked | ({"translation": made.translation} if made.statute else {})


def record_of(folder: Path, **fields: Any) -> Record:
    """Return what comes back where the first article's row is filled in."""
    return decisions_of(returned(folder, lambda book: fill(book, FIRST, **fields)))


SIGNED = {"reviewer": "A. Lawyer", "date": date(2026, 11, 20)}


def test_nothing_filled_in(tmp_path: Path) -> None:
    """A workbook that nobody filled in brings nothing, and says which analysis it is of."""
    assert decisions_of(returned(tmp_path)) == Record(identity(UNDECIDED), "XV", "0.1.0")


@pytest.mark.parametrize("subject", [FIRST, SUBJECTS[1], next(each for each in SUBJECTS if each.statute)], ids=kind_of)
def test_what_is_filled_in_comes_back(tmp_path: Path, subject: Subject) -> None:
    """A correction on an article, an element and a match comes back as it was entered, bound to its text."""
    made = decision(subject, reason="Jo: shih nenin 12.\nДа.", practice="Used", practice_source="Report 2025")
    record = decisions_of(returned(tmp_path, lambda book: fill(book, subject, **as_picked(made))))
    assert (record.decisions, record.unappliable) == ((made,), ())
    assert made.text_sha256 == basis(UNDECIDED, subject)


TYPED = st.text(st.characters(exclude_categories=("Cs", "Cc"), exclude_characters="\ufffe\uffff"), max_size=12)


def typed_as_text(text: str) -> bool:
    """Tell whether the program that fills in here writes a text as it is: no formula, no escape of its own."""
    return not text.startswith("=") and "_x" not in text and "x005F" not in text


@st.composite
def entered(draw: st.DrawFn) -> Decision:
    """Draw a decision as a person can enter it: on a subject that has a row, with words that a keyboard gives."""
    subject = draw(st.sampled_from(SUBJECTS[:-1]))
    ruling = draw(st.sampled_from(["accepted", "rejected", "corrected", "noted"]))
    value = draw(st.sampled_from(["implements", "refers"] if subject.statute else ["full", "reserved"]))
    names = ("reason", "practice", "practice_source", *(["translation"] if subject.statute else []))
    texts = {name: draw(TYPED.filter(lambda text: typed_as_text(text))) for name in names}
    if ruling == "noted" and not any(text.strip() for text in texts.values()):
        texts["reason"] = "noted"
    given_to = "relation" if subject.statute else "status"
    return decision(subject, draw(st.sampled_from(["A. Lawyer", "Ц. Судија"])), ruling=ruling, **texts,
                    **{given_to: value if ruling == "corrected" else ""})  # fmt: skip


@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(entered(), max_size=8, unique_by=lambda made: made.subject))
def test_any_decisions_entered_come_back(tmp_path: Path, made: list[Decision]) -> None:
    """Whatever a person enters on whatever rows comes back exactly, and nothing else."""

    def enter(book: Workbook) -> None:
        for each in made:
            fill(book, each.subject, **as_picked(each))

    record = decisions_of(returned(tmp_path, enter))
    assert (record.decisions, record.unappliable) == (in_order(made), ())


@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(decisions(), max_size=6))
def test_any_decisions_recorded_come_back(tmp_path: Path, made: list[Decision]) -> None:
    """Any set of decisions, exported and applied to the analysis without them, gives the same state."""
    before = applied(
        UNDECIDED, identity(UNDECIDED), None, [Incoming("a", Record(identity(UNDECIDED), "XV", "", tuple(made)))]
    )
    record = decisions_of(returned(tmp_path, of=before.analysis))
    assert (record.decisions, record.unappliable) == (in_order(before.analysis.decisions), ())
    after = applied(UNDECIDED, identity(UNDECIDED), None, [Incoming("b", record)])
    assert after.analysis == before.analysis


def test_a_change_of_what_was_recorded_is_new(tmp_path: Path) -> None:
    """A row whose comment alone was changed is another decision, without its moment; the recorded one comes too."""
    was = decision(FIRST, at="2026-11-20T10:00:00Z", reason="one", translation="long " * 10_000)
    book = returned(tmp_path, lambda book: fill(book, FIRST, reason="two"), replace(UNDECIDED, decisions=(was,)))
    assert set(decisions_of(book).decisions) == {was, replace(was, at="", reason="two", translation="")}


def test_what_a_cell_cut_is_kept_whole(tmp_path: Path) -> None:
    """A comment too long or illegible for a cell stays what it was where another cell of its row changes."""
    was = decision(FIRST, reason="щ" * 40_000, practice=HOSTILE)
    change = returned(
        tmp_path, lambda book: fill(book, FIRST, practice_source="Report"), replace(UNDECIDED, decisions=(was,))
    )
    assert replace(was, practice_source="Report") in decisions_of(change).decisions


def test_an_adjudicator_settles_only_what_is_new(tmp_path: Path) -> None:
    """Who settles a dispute by the workbook does not make the votes in it an adjudicator's."""
    votes = (decision(FIRST, "A. Lawyer", status="full"), decision(FIRST, "B. Judge", status="partial"))
    disputed = replace(UNDECIDED, decisions=votes)
    ruled = {"ruling": "Corrected", "status": "Full", "reviewer": "C. Chair", "date": date(2026, 11, 21)}
    record = decisions_of(returned(tmp_path, lambda book: fill(book, FIRST, **ruled), disputed))
    settled = settling(Incoming("report.xlsx", record), disputed.decisions).record.decisions
    assert {made.reviewer: made.settles for made in settled} == {
        "A. Lawyer": False,
        "B. Judge": False,
        "C. Chair": True,
    }


def test_a_row_without_a_decision_is_none(tmp_path: Path) -> None:
    """Who only names himself and the day has decided nothing."""
    assert record_of(tmp_path, **SIGNED).decisions == ()


@pytest.mark.parametrize(
    ("fields", "ruling", "status"),
    [
        ({"status": "None found"}, "corrected", "none-found"),
        ({"reason": "see the gazette"}, "noted", ""),
        ({"ruling": "accepted"}, "accepted", ""),
        ({"ruling": "REJECTED "}, "rejected", ""),
    ],
)
def test_what_a_row_leaves_to_be_understood(
    tmp_path: Path, fields: Mapping[str, str], ruling: str, status: str
) -> None:
    """A correction without a decision corrects, a comment alone notes, and a code is as good as its word."""
    (made,) = record_of(tmp_path, **SIGNED, **fields).decisions
    assert (made.ruling, made.status) == (ruling, status)


@pytest.mark.parametrize(
    "day", [date(2026, 11, 20), datetime(2026, 11, 20, 8, 30), "2026-11-20", "20.11.2026", "20.11.2026."]
)
def test_days_as_people_write_them(tmp_path: Path, day: object) -> None:
    """A day may be a date, a moment, or a text."""
    (made,) = record_of(tmp_path, ruling="Accepted", reviewer="A", date=day).decisions
    assert made.date == date(2026, 11, 20)


def test_one_name_for_all_rows(tmp_path: Path) -> None:
    """Rows without a reviewer or a day take those of the last sheet."""

    def sign(book: Workbook) -> None:
        fill(book, FIRST, ruling="Accepted")
        for row in book["Sign-off"].iter_rows():
            if row[0].value in SIGNED:
                row[2].value = SIGNED[row[0].value]

    (made,) = decisions_of(returned(tmp_path, sign)).decisions
    assert (made.reviewer, made.date) == tuple(SIGNED.values())


@pytest.mark.parametrize(
    ("fields", "why"),
    [
        ({"ruling": "Perhaps", **SIGNED}, "ruling is 'Perhaps': give one of Accepted"),
        ({"ruling": "Corrected", **SIGNED}, "corrects to nothing"),
        ({"ruling": "Accepted", "status": "None found", **SIGNED}, "accepts what the tool proposes, and corrects"),
        ({"ruling": "Noted", "status": "None found", **SIGNED}, "only notes something"),
        ({"ruling": "Accepted", "date": "2026-11-20"}, "names no reviewer"),
        ({"ruling": "Accepted", "reviewer": "A"}, "names no day"),
        ({"ruling": "Accepted", "reviewer": "A", "date": "soon"}, "date is 'soon'"),
    ],
)
def test_a_row_that_cannot_be_understood_is_kept(tmp_path: Path, fields: dict[str, Any], why: str) -> None:
    """It comes back as it was filled in, with its sheet, its row, and the reason."""
    record = record_of(tmp_path, **fields)
    (left,) = record.unappliable
    assert record.decisions == ()
    assert (left.file, left.row["sheet"], left.row["row"]) == ("report.xlsx", "Articles", 3)
    assert left.row["ruling"] == fields["ruling"]
    assert why in left.why


@pytest.mark.parametrize("key", [None, "", "{", "[]", '{"recorded": null}', "9" * 5000])
def test_a_row_whose_key_is_gone_is_kept(tmp_path: Path, key: str | None) -> None:
    """What somebody wrote in a row that does not tell what it is about is not lost."""

    def change(book: Workbook) -> None:
        fill(book, FIRST, ruling="Accepted", reason="kept", **SIGNED)
        book["Articles"].cell(3, 1).value = key

    (left,) = decisions_of(returned(tmp_path, change)).unappliable
    assert left.row["reason"] == "kept"
    assert "hidden first cell" in left.why


def test_words_below_the_table_are_kept(tmp_path: Path) -> None:
    """A row that somebody added by hand is reported, with what it says."""

    def add(book: Workbook) -> None:
        of = book["Articles"]
        of.cell(of.max_row + 3, columns(of)["reason"]).value = "And Article 99?"

    assert decisions_of(returned(tmp_path, add)).unappliable[0].row["reason"] == "And Article 99?"


def test_a_formula_is_text_and_reported(tmp_path: Path) -> None:
    """A formula is not run: the decision has it as its text, and the row is told."""
    record = record_of(tmp_path, ruling="Accepted", reason="=1+1", **SIGNED)
    assert [made.reason for made in record.decisions] == ["=1+1"]
    assert "a formula in reason was not run" in record.unappliable[0].why


def test_a_formula_decides_nothing(tmp_path: Path) -> None:
    """A formula where a word is to be picked is no word, whatever it would give."""
    record = record_of(tmp_path, ruling='="Accepted"', **SIGNED)
    assert record.decisions == ()
    assert any("ruling is" in left.why for left in record.unappliable)


def test_sheets_may_be_renamed_and_columns_moved(tmp_path: Path) -> None:
    """Rows are found by their hidden codes, not by names and places."""

    def rearrange(book: Workbook) -> None:
        fill(book, FIRST, ruling="Accepted", **SIGNED)
        of = book["Articles"]
        of.title = "Artikujt"
        of.insert_cols(columns(of)["ruling"])
        of.insert_rows(3)

    (made,) = decisions_of(returned(tmp_path, rearrange)).decisions
    assert made.subject == FIRST


def _no_about(book: Workbook) -> None:
    del book[ABOUT]


def _other_schema(book: Workbook) -> None:
    book[ABOUT]["B1"].value = "harmonize/workbook/99"


def _no_fact(book: Workbook) -> None:
    book[ABOUT].delete_rows(2)


def _no_sheet(book: Workbook) -> None:
    del book["Elements"]


def _no_codes(book: Workbook) -> None:
    of = book["Matches"]
    of.cell(1, columns(of)["reviewer"]).value = None


def _no_first_row(book: Workbook) -> None:
    book["Articles"].delete_rows(1)


def _damaged_decision(book: Workbook) -> None:
    rows = list(book[ABOUT].iter_rows())
    next(row for row in rows if row[0].value == "recorded")[2].value = '{"article": '


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (_no_about, "lacks the hidden sheet 'harmonize'"),
        (_other_schema, "sheet harmonize, row 1: its schema is 'harmonize/workbook/99'"),
        (_no_fact, "sheet harmonize: the row 'analysis' is missing"),
        (_no_sheet, "the sheet 'elements' is missing"),
        (_no_codes, "sheet Matches, row 1: the hidden row lacks the code of the column 'reviewer'"),
        (_no_first_row, "the sheet 'articles' is missing"),
        (_damaged_decision, r"sheet harmonize, row \d+: the decision is damaged"),
    ],
)
def test_what_was_changed_by_hand_is_an_error(tmp_path: Path, change: Callable[[Workbook], None], told: str) -> None:
    """A workbook that no longer tells what its rows are about is refused, with the sheet and the row."""
    with pytest.raises(InputError, match=told):
        decisions_of(returned(tmp_path, change, rich()))


def test_other_files_are_refused(tmp_path: Path) -> None:
    """A workbook of another program, a cut one, text, and nothing at all are errors that name the file."""
    other = Workbook()
    other.save(tmp_path / "other.xlsx")
    whole = render(UNDECIDED, STRINGS)
    for name, content in {
        "cut.xlsx": whole[: len(whole) // 2],
        "text.xlsx": b"Article,Decision\n",
        "no.xlsx": b"",
    }.items():
        (tmp_path / name).write_bytes(content)
    for name in ("other.xlsx", "cut.xlsx", "text.xlsx", "no.xlsx", "absent.xlsx"):
        with pytest.raises(InputError, match=name):
            decisions_of(tmp_path / name)


def repacked(path: Path, change: Callable[[dict[str, bytes]], None]) -> Path:
    """Change the parts of a workbook's package."""
    with ZipFile(path) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    change(parts)
    with ZipFile(path, "w", ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return path


SHEET = "xl/worksheets/sheet2.xml"


@pytest.mark.parametrize(
    "content",
    [
        b"<worksheet>" + b" " * 40_000_000 + b"</worksheet>",
        b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">]><worksheet>&a;</worksheet>',
        b"<worksheet><sheetData><row",
        b"\x00" * 100,
    ],
    ids=["bomb", "entities", "cut", "zeros"],
)
def test_hostile_packages_are_refused(tmp_path: Path, content: bytes) -> None:
    """A package that unpacks to far more than it is, declares entities or is no XML is refused, quickly."""
    path = repacked(returned(tmp_path), lambda parts: parts.update({SHEET: content}))
    with pytest.raises(InputError, match=r"report\.xlsx"):
        decisions_of(path)


def test_a_sheet_that_claims_a_million_rows_is_bounded(tmp_path: Path) -> None:
    """What a file says of its own size is not believed, and rows without end are refused."""

    def claim(parts: dict[str, bytes]) -> None:
        parts[SHEET] = parts[SHEET].replace(b"</sheetData>", b'<row r="1048576"><c r="XFD1048576"/></row></sheetData>')

    with pytest.raises(InputError, match=f"more than {grids.MOST_ROWS:,} rows"):
        decisions_of(repacked(returned(tmp_path), claim))
