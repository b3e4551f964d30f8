"""The workbook for review, opened with another program than the one that wrote it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from io import BytesIO
from zipfile import ZipFile

import pytest
from analyses import HOSTILE, bare, rich
from openpyxl import Workbook, load_workbook
from openpyxl.utils import range_boundaries
from openpyxl.worksheet.worksheet import Worksheet
from reviewed import SUBJECTS, decision

from harmonize.knowledge.strings import load_strings, report_languages
from harmonize.model.review import Decision
from harmonize.model.verdict import Analysis, Reason
from harmonize.reports.cells import ABOUT, ASKED, LISTS, LONGEST, REVIEWED, shown
from harmonize.reports.identity import identity
from harmonize.reports.workbook import render

STRINGS = load_strings()
NAMES = list(STRINGS["workbook_sheet"].values())
RUN = ("=cmd|' /C calc'!A0", "@SUM(A1)", "+1", "-1", "\t=1", "＝1+1", "http://example.org", "{=1}", "1e9", "_x0041_")
"""What a spreadsheet program runs, follows or takes for a number where it is not written as text."""


def opened(analysis: Analysis) -> Workbook:
    """Return the workbook of an analysis as openpyxl reads it."""
    return load_workbook(BytesIO(render(analysis, STRINGS)))


@cache
def book() -> Workbook:
    """Return the workbook of the rich analysis."""
    return opened(rich())


def sheet(of: Workbook, code: str) -> Worksheet:
    """Return a sheet by its code."""
    return of[STRINGS["workbook_sheet"][code]]


def columns(of: Worksheet) -> dict[str, int]:
    """Return a sheet's columns, from 1, by their codes."""
    return {cell.value: cell.column for cell in of[1] if cell.value}


def texts(of: Workbook) -> Iterator[str]:
    """Yield every text of a workbook."""
    for each in of.worksheets:
        for row in each.iter_rows():
            yield from (cell.value for cell in row if isinstance(cell.value, str))


def attacked(words: str) -> Analysis:
    """Return an analysis with some words wherever a statute, a heading or a reviewer can put them."""
    analysis = rich()
    first = analysis.findings[0]
    best = replace(first.candidates[0], heading=words, reason=words)
    finding = replace(first, title=words, reason=Reason("all-present", words), candidates=(best,))
    key = "kodi#art_201-a"
    quoted = replace(analysis.provisions[key], heading=words, text=words + analysis.provisions[key].text)
    note = replace(analysis.decisions[0], reason=words, reviewer=words)
    return replace(
        analysis, jurisdiction_name=words, findings=(finding, *analysis.findings[1:]), decisions=(note,),
        provisions={**analysis.provisions, key: quoted}, statutes=(replace(analysis.statutes[0], title=words),),
    )  # fmt: skip


def test_has_every_sheet() -> None:
    """The sheets stand in their order under the language's names; the one for the program is hidden for good."""
    assert book().sheetnames == [*NAMES, ABOUT]
    assert book()[ABOUT].sheet_state == "veryHidden"


def test_says_what_it_is_of() -> None:
    """The hidden sheet and the summary carry the identity of the analysis."""
    facts = {row[0].value: row[1].value for row in book()[ABOUT].iter_rows() if row[0].value}
    assert (facts["analysis"], facts["jurisdiction"]) == (identity(rich()), "XV")
    assert identity(rich()) in {cell.value for row in sheet(book(), "summary").iter_rows() for cell in row}


def test_a_row_for_every_subject() -> None:
    """Each article, element and provision shown has a row that tells, hidden, what it is about."""
    found = [key for code in REVIEWED for key in subjects(sheet(book(), code))]
    assert len(found) == len(set(found))
    assert {subject.key for subject in SUBJECTS[:-1]} <= set(found)


def subjects(of: Worksheet) -> list[str]:
    """Return what the rows of a sheet for review are about, by their hidden cells."""
    assert of.column_dimensions["A"].hidden
    assert of.row_dimensions[1].hidden
    keys = (re.search(r'"subject": "([^"]*)"', of.cell(row, 1).value) for row in range(3, of.max_row + 1))
    return [key[1] for key in keys if key]


@pytest.mark.parametrize("code", REVIEWED)
def test_drop_downs_cover_every_row(code: str) -> None:
    """Every row offers the decisions and the statuses or relations, and they are those of the hidden sheet."""
    of = sheet(book(), code)
    given = "relation" if code == "matches" else "status"
    for name in ("ruling", given):
        at, offered = columns(of)[ASKED + name], {}
        for rule in of.data_validations.dataValidation:
            for area in rule.sqref.ranges:
                first, top, last, bottom = range_boundaries(str(area))
                offered |= {row: rule.formula1 for row in range(top, bottom + 1) if first <= at <= last}
        assert set(offered) == set(range(3, of.max_row + 1))
        words = {word for source in offered.values() for word in listed(source)}
        assert words <= set((STRINGS["situation_ruling"] if name == "ruling" else STRINGS[name]).values())


def listed(source: str) -> list[str]:
    """Return the words of a range of the hidden sheet."""
    name, _, area = source.partition("!")
    assert name.strip("'=") == ABOUT
    return [cell.value for row in book()[ABOUT][area.replace("$", "")] for cell in row]


def test_an_option_is_offered_its_own_statuses() -> None:
    """What may be left out is present, absent or undecided; what is required is never only present."""
    of = sheet(book(), "elements")
    at, requirement = columns(of)[ASKED + "status"], columns(of)["requirement"]
    for row in range(3, of.max_row + 1):
        rules = [rule for rule in of.data_validations.dataValidation if of.cell(row, at).coordinate in rule.sqref]
        words = listed(rules[0].formula1)
        option = of.cell(row, requirement).value in ("Option", "Exclusion")
        assert words == (["Cannot tell", "Present", "Absent"] if option else words)
        assert len(rules) == 1
        assert option or {"Full", "None found"} <= set(words)


@pytest.mark.parametrize("code", REVIEWED)
def test_only_what_is_reviewed_is_open(code: str) -> None:
    """The sheet is protected without a password; the columns for review are unlocked, all others locked."""
    of = sheet(book(), code)
    assert of.protection.sheet
    assert not of.protection.password
    for row in of.iter_rows(min_row=3):
        asked = [cell for cell in row if str(of.cell(1, cell.column).value).startswith(ASKED)]
        assert asked
        assert [cell.coordinate for cell in row if not cell.protection.locked] == [cell.coordinate for cell in asked]


def test_headings_stay_and_filter() -> None:
    """Headings are frozen, filtered by, and printed again on each page, turned; the name and page stand below."""
    for code in STRINGS["workbook_sheet"]:
        of = sheet(book(), code)
        assert (of.page_setup.orientation, int(of.page_setup.paperSize)) == ("landscape", 9)
        assert "Valmora" in of.oddFooter.left.text
        if code not in ("summary", "sign-off"):
            assert of.freeze_panes.endswith("3")
            assert of.auto_filter.ref.startswith("A2:")
            assert of.print_title_rows == "$2:$2"


def test_statuses_have_colours() -> None:
    """A status is coloured by its word, in the tool's column and in the corrected one."""
    of = sheet(book(), "articles")
    coloured = {str(area) for rules in of.conditional_formatting for area in rules.sqref.ranges}
    at = columns(of)
    for name in ("status", ASKED + "status"):
        cells = f"{of.cell(3, at[name]).coordinate}:{of.cell(of.max_row, at[name]).coordinate}"
        assert cells in coloured


def test_what_is_corrected_is_struck_through() -> None:
    """The first rule of the tool's own status looks at the reviewer's columns, and strikes it through."""
    of = sheet(book(), "articles")
    at = columns(of)
    own = of.cell(3, at["status"]).coordinate
    rules = [rule for area in of.conditional_formatting if own in area for rule in area.rules]
    first = min(rules, key=lambda rule: rule.priority)
    given = of.cell(3, at[ASKED + "status"]).column_letter
    assert f'${given}3<>""' in first.formula[0]
    assert first.dxf.font.strike


def test_decisions_are_filled_in() -> None:
    """What holds already stands in the row of its subject, and among the decisions."""
    of = sheet(book(), "articles")
    at = columns(of)
    shown = {name: of.cell(3, at[ASKED + name]).value for name in ("ruling", "status", "reviewer", "reason")}
    assert list(shown.values()) == ["Corrected", "Full", "A. Lawyer", "Checked against the gazette."]
    assert of.cell(3, at[ASKED + "date"]).value.date() == rich().decisions[0].date
    assert sheet(book(), "decisions").max_row == 2 + len(rich().decisions)


def test_a_dispute_is_shown_not_decided() -> None:
    """Where two reviewers differ the row is left open, and tells what each of them said."""
    subject = SUBJECTS[0]
    votes = (decision(subject, "A. Lawyer", status="full"), decision(subject, "B. Judge", status="partial"))
    of = sheet(opened(replace(rich(), decisions=votes)), "articles")
    at = columns(of)
    assert of.cell(3, at[ASKED + "ruling"]).value is None
    assert all(name in of.cell(3, at["so_far"]).value for name in ("A. Lawyer", "B. Judge"))


@pytest.mark.parametrize("words", [*RUN, HOSTILE, "x" * 100_000, "😀" * 40_000], ids=lambda words: words[:12])
def test_hostile_text_is_inert(words: str) -> None:
    """Whatever a statute or a reviewer wrote is text, legible, and no longer than a cell."""
    content = render(attacked(words), STRINGS)
    of = load_workbook(BytesIO(content))
    kinds = {cell.data_type for each in of.worksheets for row in each.iter_rows() for cell in row}
    assert "f" not in kinds
    assert not [text for text in texts(of) if len(text.encode("utf-16-le")) // 2 > LONGEST]
    assert not [cell for each in of.worksheets for row in each.iter_rows() for cell in row if cell.hyperlink]
    title = sheet(of, "articles").cell(3, 4).value
    assert title == shown(words, STRINGS["workbook"]["cut"])


@pytest.mark.parametrize("analysis", [rich(), bare(), attacked(RUN[0])], ids=["rich", "bare", "attacked"])
def test_no_part_has_a_formula_or_a_link(analysis: Analysis) -> None:
    """No sheet of the package has a formula's element, a link, or anything that lies outside."""
    with ZipFile(BytesIO(render(analysis, STRINGS))) as package:
        parts = {name: package.read(name).decode() for name in package.namelist()}
    assert not [name for name, text in parts.items() if re.search(r"<f[ >/]|<hyperlink|TargetMode", text)]
    assert not [name for name in parts if "external" in name.lower() or name.endswith(".bin")]


@pytest.mark.parametrize("language", report_languages())
def test_every_language_makes_a_workbook(language: str) -> None:
    """Names of sheets differ and fit, and no two entries of a drop-down have one word: else none could be read back."""
    strings = load_strings(language)
    of = load_workbook(BytesIO(render(rich(), strings)))
    assert len({name.casefold() for name in of.sheetnames}) == len(NAMES) + 1
    rows = [row[:3] for row in of[ABOUT].iter_rows(values_only=True)]
    for name in LISTS:
        words = [word.casefold() for kind, _, word in rows if kind == name]
        assert words
        assert len(set(words)) == len(words)


def test_the_same_bytes() -> None:
    """The same analysis gives the same workbook."""
    assert render(rich(), STRINGS) == render(rich(), STRINGS)


def test_a_draft_is_marked() -> None:
    """The workbook of a bill says so at the head of every printed page, and first of all; another has no mark."""
    mark, draft = STRINGS["situation"]["draft_mark"], opened(replace(rich(), draft="Bill & Co"))
    assert all(mark in each.oddHeader.center.text for each in draft.worksheets if each.title != ABOUT)
    assert mark in texts(draft)
    assert mark not in texts(book())


def test_long_names_and_signs_of_pages() -> None:
    """A name that is long, or has the sign that pages are set with, neither breaks a page's foot nor is one."""
    of = opened(replace(rich(), jurisdiction_name="A&B&P " * 100))
    foot = of.worksheets[0].oddFooter.left.text
    assert foot.startswith(" A&&B&&P") or foot.startswith("A&&B&&P")
    assert len(foot) < 200


def test_a_day_before_spreadsheets() -> None:
    """A day that no spreadsheet knows is written as text."""
    ancient = replace(rich().acts[0], start=rich().acts[0].start.replace(year=1815))  # type: ignore[union-attr]
    assert "1815-10-01" in texts(opened(replace(rich(), acts=(ancient,))))


def test_every_column_is_used() -> None:
    """Each heading of the language's file stands on some sheet."""
    heads = {cell.value for name in NAMES for cell in book()[name][2]} | set(texts(book()))
    assert set(STRINGS["workbook_column"].values()) <= heads


def test_numbers_and_days_are_no_text() -> None:
    """Weights, pages, confidences and days can be sorted by."""
    matches, at = sheet(book(), "matches"), columns(sheet(book(), "matches"))
    assert {type(matches.cell(3, at[name]).value) for name in ("weight", "page")} <= {int, float}
    assert sheet(book(), "articles").cell(3, columns(sheet(book(), "articles"))["confidence"]).value == 0.91


def test_a_long_decision_stays_whole() -> None:
    """What a cell cannot hold of a decision is in the hidden sheet, in pieces."""
    told: Decision = replace(rich().decisions[0], translation="щ" * 100_000)
    rows = list(opened(replace(rich(), decisions=(told,)))[ABOUT].iter_rows(values_only=True))
    pieces = next(row[2:] for row in rows if row[0] == "recorded")
    assert "".join(filter(None, pieces)).count("\\u0449") == 100_000
