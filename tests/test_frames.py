"""Tables of an analysis: the correlation table, and cells that stay text."""

from __future__ import annotations

import csv
import io
from dataclasses import replace

import pytest
from analyses import rich

from harmonize import frames
from harmonize.errors import HarmonizeError
from harmonize.model.verdict import Reason

SIGNS = ("=", "+", "-", "@", "＝", "＋", "－", "＠")
RUN = (*SIGNS, "\t", "\r")
"""A cell that begins so is run by spreadsheet programs instead of shown."""


def test_every_element_has_a_row() -> None:
    """Each element of each article stands in the table, with its status."""
    analysis = rich()
    table = frames.correlation(analysis)
    wanted = {(f.article, e.text, e.status) for f in analysis.findings for e in f.elements}
    assert set(zip(table["article"], table["element"], table["element_status"], strict=True)) == wanted


def test_quotes_stand_beside_their_provision() -> None:
    """Each quotation has a row with the provision and the page that it is from."""
    analysis = rich()
    table = frames.correlation(analysis)
    wanted = [bar.quote for f in analysis.findings for e in f.elements for bar in e.evidence]
    quoted = table[table["quote"] != ""]
    assert list(quoted["quote"]) == wanted
    assert (quoted["provision"] != "").all()
    assert (quoted["page"] != "").all()


def test_what_is_for_review_stands_in_every_row_of_its_article() -> None:
    """A spreadsheet can be filtered by it."""
    first, *others = rich().findings
    unsure = replace(first, confidence=0.4, for_review=Reason("unsure-gap", "look again"))
    table = frames.correlation(replace(rich(), findings=(unsure, *others)))
    own = table[table["article"] == first.article]
    assert set(own["for_review"]) == {"look again"}
    assert set(own["confidence"]) == {"0.40"}


def test_no_cell_is_a_formula() -> None:
    """What a statute says stays text in a spreadsheet."""
    content = frames.csv(rich()).decode("utf-8-sig")
    cells = [cell for row in csv.reader(io.StringIO(content)) for cell in row]
    assert not [cell for cell in cells if cell.startswith(RUN)]


@pytest.mark.parametrize(
    "before", ["", " ", "\u00a0", "\u200b", '"', "' ", "\ufeff", "a;", "a; ", "a\n", "a\r\n\t", 'a;"']
)
@pytest.mark.parametrize("sign", SIGNS)
def test_no_formula_hides_in_a_cell(before: str, sign: str) -> None:
    """Nor one behind blanks, quotes or line breaks, nor where a semicolon parts the cells, full width or not."""
    attack = f"{before}{sign}cmd|' /C calc'!A0"
    analysis = rich()
    finding = replace(analysis.findings[0], title=attack)
    content = frames.csv(replace(analysis, findings=(finding, *analysis.findings[1:]))).decode("utf-8-sig")
    found = [cell for row in csv.reader(io.StringIO(content)) for cell in row if "calc" in cell]
    assert len(found) == len(finding.elements) + sum(max(0, len(each.evidence) - 1) for each in finding.elements)
    for cell in found + [part for row in content.splitlines() for part in row.split(";") if "calc" in part]:
        assert not cell.lstrip(' \u00a0\u200b\ufeff\t"').startswith(SIGNS)


def test_what_is_no_formula_stays() -> None:
    """Numbers, hyphens within words and clauses behind a comma are left as they are."""
    for text in ("88-а", "Neni 12, - përpjekja", "a = b", "", "12"):
        assert frames.inert(text) == text


@pytest.mark.parametrize("name", frames.TABLES)
def test_a_table_has_its_columns_and_types_whatever_it_holds(name: str) -> None:
    """A batch without a row has the same columns of the same types as one with many, so that files can be joined."""
    columns = frames.TABLES[name].columns
    full, empty = frames.table(name, [rich()]), frames.table(name, [])
    assert len(full)
    assert not len(empty)
    assert list(full.columns) == [column.name for column in columns]
    assert dict(full.dtypes) == dict(empty.dtypes)
    assert len({column.name for column in columns}) == len(columns)
    assert all(column.meaning for column in columns)


def test_tables_are_the_same_each_time() -> None:
    """The same analyses give the same tables, a row for each thing that they say, in the order of the analyses."""
    first, second = rich(), replace(rich(), jurisdiction="YY")
    once, again = frames.tables([first, second]), frames.tables(iter([first, second]))
    assert list(once) == list(frames.TABLES)
    for name, table in once.items():
        assert table.equals(again[name]), name
        assert list(table["jurisdiction"].unique()) == [first.jurisdiction, "YY"], name
    assert len(once["elements"]) == 2 * sum(len(finding.elements) for finding in first.findings)
    assert len(once["provisions"]) == 2 * len(first.provisions)


def test_the_ledger_adds_up_in_the_tables() -> None:
    """The evidence of a candidate adds up to its weight, and a weight that did not decide is missing, not zero."""
    candidates, evidence = frames.table("candidates", [rich()]), frames.table("evidence", [rich()])
    place = ["instrument", "article", "rank"]
    weights = evidence.groupby(place)["weight"].sum().round(6)
    assert weights.to_dict() == candidates.set_index(place)["weight"].to_dict()
    assert candidates["needed"].isna().all()


def test_the_table_of_articles_tells_what_is_cited() -> None:
    """An article's row has its verdict, what was found of what it asks, and the provisions cited."""
    table = frames.table("articles", [rich()]).set_index("article")
    assert list(table.loc["4", ["status", "required", "found", "cited"]]) == ["partial", 5, 2, "kodi 201/b; kodi 12"]
    assert table.loc["2", "confidence"] == pytest.approx(0.91)
    assert table["confidence"].isna()["4"]


def test_a_table_bears_any_text() -> None:
    """What is no letter in any encoding is spelled out, so that every table can be written to a file."""
    finding = replace(rich().findings[0], title="a\ud800b")
    table = frames.table("articles", [replace(rich(), findings=(finding,))])
    assert list(table["title"]) == ["a\\ud800b"]


def test_a_table_that_is_not_known_is_named() -> None:
    """The error lists the tables that there are."""
    with pytest.raises(HarmonizeError, match=r"table nope: is not known; choose from analyses, articles"):
        frames.table("nope", [])
