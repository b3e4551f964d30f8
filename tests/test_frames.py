"""Tables of an analysis: the correlation table, and cells that stay text."""

from __future__ import annotations

import csv
import io
from dataclasses import replace

import pytest
from analyses import rich

from harmonize import frames
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
