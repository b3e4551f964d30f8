"""Penalties in words, in rows side by side, and as text, CSV and JSON."""

from __future__ import annotations

import csv
import io
import json
from functools import cache

import pytest
from punished import read
from specimens import NAMES, analyzed

from harmonize import frames
from harmonize.knowledge.instruments import load_instruments
from harmonize.knowledge.strings import load_strings
from harmonize.reports.comparison import as_csv, as_json, as_text
from harmonize.reports.penalties import Row, charges, compared, levels

TEXTS = load_strings()["penalty"]


@cache
def rows() -> tuple[Row, ...]:
    """The specimens side by side."""
    asked = levels(load_instruments(["budapest", "protocol1"]))
    return tuple(compared([analyzed(name=name) for name in NAMES], asked, TEXTS))


@pytest.mark.parametrize(
    ("language", "text", "words"),
    [
        ("sr", "Ko uđe, kazniće se novčanom kaznom ili zatvorom do tri godine.", "fine or imprisonment up to 3 years"),
        ("sr", "Ko uđe, kazniće se zatvorom od šest meseci do pet godina i novčanom kaznom.",
         "imprisonment 6 months to 5 years and fine"),
        ("sr", "Ko uđe, kazniće se zatvorom najmanje jednu godinu.", "imprisonment of at least 1 year"),
        ("mk", "Тој што ќе навлезе, ќе се казни со затвор од дваесет години.", "imprisonment 20 years"),
        ("en", "A person who enters is liable to imprisonment for life.", "imprisonment for life"),
        ("en", "A person who enters is liable to a fine not exceeding N5,000,000 or imprisonment up to one year "
         "or both.", "fine up to 5,000,000 NGN and/or imprisonment up to 1 year"),
        ("en", "A person who helps is liable to the punishment provided for in section 9.",
         "the penalty of another provision"),
    ],
)  # fmt: skip
def test_words(language: str, text: str, words: str) -> None:
    """What is threatened together is one line of words."""
    (charge,) = charges(read(language, text), TEXTS)
    assert charge.words == words


def test_rows_stand_side_by_side() -> None:
    """The articles come in the instrument's order, and under each the jurisdictions in theirs."""
    articles = list(dict.fromkeys(row.article for row in rows() if row.instrument == "budapest"))
    assert articles == [str(number) for number in range(2, 11)]
    of_access = [row.jurisdiction for row in rows() if (row.instrument, row.article) == ("budapest", "2")]
    assert of_access == sorted(of_access)
    assert len(of_access) == len(NAMES)


def test_a_row_says_what_is_compared() -> None:
    """Minimum, maximum, the gravest form, the fine, and the level of Article 24."""
    (row,) = (item for item in rows() if (item.jurisdiction, item.instrument, item.article) == ("XC", "budapest", "2"))
    assert (row.provisions, row.minimum, row.maximum, row.highest) == (("41/a",), None, 36.0, 120.0)
    assert (row.fine, row.penalty) == ("fine", "fine or imprisonment up to 3 years")
    assert row.reached == ((("24", 12), True),)


def test_a_law_without_the_offence_has_an_empty_row() -> None:
    """Where nothing is cited there is nothing to compare, and no level is said to be missed."""
    (row,) = (item for item in rows() if (item.jurisdiction, item.instrument, item.article) == ("XC", "budapest", "3"))
    assert (row.provisions, row.maximum, row.reached) == ((), None, ())


def test_text() -> None:
    """Each article has a table with a line for each jurisdiction."""
    told = as_text(rows())
    assert "budapest 2 Illegal access" in told
    assert any(line.split()[:2] == ["XC", "41/a"] and "3 y" in line and "yes" in line for line in told.splitlines())
    assert as_text([]) == "No article is about an offence."


def test_json_and_csv_say_the_same() -> None:
    """Both have a record for each row, with the same fields."""
    records = json.loads(as_json(rows()))
    lines = list(csv.DictReader(io.StringIO(as_csv(rows()))))
    assert (
        [record["article"] for record in records] == [line["article"] for line in lines] == [r.article for r in rows()]
    )
    assert set(records[0]) == set(lines[0]) == set(Row.__slots__)


def test_the_table_of_penalties() -> None:
    """The table has a row for each penalty, with the provision that threatens it."""
    analysis = analyzed(name="kravenia")
    table = frames.table("penalties", [analysis])
    assert len(table) == sum(len(finding.penalties) for finding in analysis.findings)
    access = table[(table["article"] == "2") & table["cited"]]
    assert list(access["kind"]) == ["fine", "imprisonment"]
    assert set(access["provision"]) == {"44-а"}
    assert "maximum_months" in frames.table("penalties", []).columns
