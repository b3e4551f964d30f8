"""The progress report: its chapters, its JSON and CSV, and texts that attack it."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import amended
import jsonschema
import pytest
from analyses import HOSTILE, bare, rich
from test_findings_progress import ACCESS, another_tool, decided, with_status, with_text

from harmonize import reports
from harmonize.findings.progress import compare
from harmonize.knowledge.strings import load_strings
from harmonize.model.progress import Progress
from harmonize.model.verdict import Analysis
from harmonize.reports.paper import Heading, Listing, Paragraph, Table, words
from harmonize.reports.progress import content, report, to_dict


@pytest.fixture
def hostile() -> Progress:
    """Return a comparison in which whatever people write attacks the report."""
    old = replace(rich(), decisions=())
    new = another_tool(with_status(with_text(old, HOSTILE + " word" * 25_000), "partial"))
    titled = tuple(replace(source, title=f"=cmd|'/c calc'!A1 {HOSTILE}") for source in new.statutes)
    told = decided(replace(new, statutes=titled), "none-found")
    vote = replace(told.decisions[0], reviewer=HOSTILE)
    return compare(old, replace(told, decisions=(vote,), jurisdiction_name=f"<b>{HOSTILE}</b>"))


@pytest.fixture(scope="module")
def progress() -> Progress:
    """Return the comparison of an act before and after it was amended."""
    new = amended.version(*amended.CLOSED.items(), *amended.OPENED.items(), *amended.RENUMBERED.items())
    return compare(amended.version(), new)


def bill(analysis: Analysis) -> Analysis:
    """Return an analysis as one of a bill."""
    return replace(analysis, draft="A Bill to amend the Act")


def test_markdown(progress: Progress, golden: Callable[[str, str], None]) -> None:
    """The report as Markdown is the one that was read through."""
    text = content(progress, ["md"], load_strings(), reports.PAPERS)["md"].decode()
    tool = progress.new.models_sha256[:12]
    golden("progress-merrow.md", text.replace(tool, "0" * 12))


def test_json(progress: Progress, hostile: Progress, checkout: Path) -> None:
    """The JSON is as its schema says, and says what the comparison does."""
    schema = json.loads((checkout / "harmonize/reports/schemas/progress-1.json").read_text(encoding="utf-8"))
    for each in (progress, hostile, compare(bare(), bare()), compare(rich(), bill(rich()))):
        jsonschema.validate(json.loads(content(each, ["json"], load_strings(), {})["json"]), schema)
    told = to_dict(progress)
    assert [change["direction"] for change in told["changes"]] == ["closed"] * 3 + ["opened"] * 2
    assert told["confidential"] is False
    assert to_dict(compare(rich(), bill(rich())))["confidential"] is True


def test_same_input_same_bytes(progress: Progress) -> None:
    """The same comparison gives the same bytes in every format."""
    made = [content(progress, ["html", "md", "csv", "json"], load_strings(), reports.PAPERS) for _ in "ab"]
    assert made[0] == made[1]


def test_rows(hostile: Progress) -> None:
    """The CSV has a row for each article and element, and no cell that a spreadsheet would calculate."""
    data = content(hostile, ["csv"], load_strings(), {})["csv"].decode("utf-8", "surrogatepass")
    rows = list(csv.DictReader(io.StringIO(data, newline="")))
    assert len(rows) == len(hostile.obligations)
    row = next(row for row in rows if row["article"] == "2" and not row["element"])
    assert (row["before"], row["after"], row["direction"]) == ("full", "none-found", "opened")
    assert {*row["causes"].split("; ")} == {"review", "law", "tool"}
    assert not any(value[:1] in "=+-@\t\r" for row in rows for value in row.values() if value)


def test_texts_are_inert(hostile: Progress) -> None:
    """What people wrote cannot act in the page, and long texts do not blow it up."""
    made = content(hostile, ["html", "md"], load_strings(), reports.PAPERS)
    page = made["html"].decode()
    assert "<script>alert" not in page
    assert "<img" not in page
    assert "\u202e" not in page
    assert "\ud800" not in page
    assert len(page) < 200_000
    assert len(made["md"]) < 200_000


def test_every_change_is_told(progress: Progress) -> None:
    """Each article that changed has a heading, a table of its elements, and why; links lead to the provisions."""
    paper = report(progress, load_strings())
    ids = [block.id for block in paper.blocks if isinstance(block, Heading)]
    assert {"change-budapest:4", "change-budapest:5", "provision-1", "provision-3"} <= set(ids)
    told = " ".join(words(block.text) for block in paper.blocks if isinstance(block, Paragraph | Heading))
    assert "7A is now 7B" in told
    assert "[−or suppressing−]" in told
    assert "{+, deteriorates, alters+}" in told


def test_causes_are_told_once() -> None:
    """A cause with two sides names each of them once; law and tool together are told as such."""
    old = replace(rich(), decisions=())
    new = another_tool(with_status(with_text(old, "Neni 201/a Hyrja"), "partial"))
    blocks = report(compare(old, new), load_strings()).blocks
    told = [words(item) for block in blocks if isinstance(block, Listing) for item in block.items]
    editions = [f"0.1.0 ({each.models_sha256[:8]})" for each in (old, new)]
    assert f"The tool or its knowledge changed: {editions[0]}, then {editions[1]}." in told
    assert any(item.startswith("The law and the tool both changed") for item in told)


def test_headings_skip_no_level(progress: Progress) -> None:
    """Headings go down by one level at a time, so that a reader by ear is not lost."""
    for each in (progress, compare(rich(), bill(another_tool(with_status(rich(), "partial"))))):
        levels = [block.level for block in report(each, load_strings()).blocks if isinstance(block, Heading)]
        assert levels[0] == 1
        assert all(after <= before + 1 for before, after in pairwise(levels))


def test_only_a_bill_is_marked(progress: Progress) -> None:
    """The report on a bill carries the mark of a draft, that of a comparison does not."""
    assert report(progress, load_strings()).mark == ""
    paper = report(compare(rich(), bill(rich())), load_strings())
    assert paper.mark == "CONFIDENTIAL DRAFT"
    assert (
        "CONFIDENTIAL DRAFT"
        in content(compare(rich(), bill(rich())), ["md"], load_strings(), reports.PAPERS)["md"].decode()
    )


def test_table_of_a_bill() -> None:
    """The table in force, bill, obligation has each element of what the bill touches, with both statuses and quotes."""
    old = replace(rich(), decisions=())
    longer = with_text(old, old.provisions[ACCESS].text + " Shtesë.")
    paper = report(compare(old, bill(with_status(longer, "partial"))), load_strings())
    heads = ["In force", "Bill", "Obligation", "What the bill does"]
    tables = [block for block in paper.blocks if isinstance(block, Table)]
    tables = [table for table in tables if [words(cell.text) for cell in table.head] == heads]
    assert len(tables) == 1
    rows = [[words(cell.text) for cell in row] for row in tables[0].rows]
    assert rows[0][2:] == ["Article", "Breaks"]
    access = next(row for row in rows if row[2] == "Access to the whole or a part of a computer system")
    assert "201/a, p. 58" in access[0]
    assert "201/a, bill, p. 58" in access[1]
    assert access[3] == "Keeps"


def test_the_footnote_is_printed() -> None:
    """What a jurisdiction's name owes is printed, in every kind of report."""
    for each in (compare(rich(), rich()), compare(rich(), bill(rich()))):
        blocks = report(each, load_strings()).blocks
        told = " ".join(words(block.text) for block in blocks if isinstance(block, Paragraph))
        assert rich().footnote in told


@pytest.mark.parametrize("language", ["fr", "sr"])
def test_other_languages(progress: Progress, language: str) -> None:
    """In another language titles, elements and causes are said in it; the JSON keeps the stages' own words."""
    made = content(progress, ["md", "json"], load_strings(language), reports.PAPERS)
    text = made["md"].decode()
    assert "The text that it rests on" not in text
    assert "Data interference" not in text
    assert "deteriorating computer data" not in text
    assert made["json"] == content(progress, ["json"], load_strings(), reports.PAPERS)["json"]
