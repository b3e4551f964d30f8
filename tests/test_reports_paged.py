"""The situation report of a specimen as PDF, and as LibreOffice prints its DOCX: what a lawyer has in hand."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path

import docx
import office
import papers
import pypdfium2 as pdfium
import pytest
from printed import all_of, behind, ink, pages, said
from specimens import analyzed

from harmonize import reports
from harmonize.knowledge.strings import load_strings
from harmonize.reports.linking import outside
from harmonize.reports.paper import Heading, Paper, Table, words
from harmonize.reports.situation import situation
from harmonize.reports.wording import localized

SPECIMEN = "kravenia"


@cache
def paper() -> Paper:
    """Return the specimen's report."""
    strings = load_strings()
    return situation(localized(analyzed(name=SPECIMEN), strings), strings)


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with the specimen's report in both formats."""
    folder = tmp_path_factory.mktemp("report")
    reports.write(analyzed(name=SPECIMEN), folder, ["docx", "pdf"], load_strings())
    return folder


@pytest.fixture(scope="module", params=["typeset", "office"])
def pdf(request: pytest.FixtureRequest, written: Path) -> bytes:
    """Return the PDF that was written, and the one that LibreOffice prints."""
    if request.param == "typeset":
        return (written / "report.pdf").read_bytes()
    (written / "office").mkdir(exist_ok=True)
    return office.printed(written / "report.docx", written / "office").read_bytes()


def test_every_word_of_the_report_arrives_in_order(pdf: bytes) -> None:
    """Quotations in Cyrillic, statuses, tables and annexes are all there, block by block, whoever set them."""
    # a row that two pages share is printed page by page: only the words of one cell stand behind each other
    found, position = all_of(pdf), 0
    for block in paper().blocks:
        ends = [behind(words(text), found, position) for text in papers.texts(block)]
        assert -1 not in ends, words(list(papers.texts(block))[ends.index(-1)])
        position = max([position, *ends])
    assert "\ufffd" not in found


def test_no_page_of_the_report_is_blank_or_printed_to_its_edge(pdf: bytes) -> None:
    """Every page has words beside its foot, none of them beyond the margins."""
    for page in pages(pdf):
        left, top, right, _ = ink(page)
        assert min(left, top) > 20
        assert right < page.get_width() - 40
        assert said(page).replace(paper().foot, "").strip(" 0123456789/\r\n")


def test_no_heading_of_the_report_is_left_at_the_foot_of_a_page(pdf: bytes) -> None:
    """Behind a heading stands something of its own on the same page."""
    titles = {words(block.text) for block in paper().blocks if isinstance(block, Heading) and block.level > 1}
    for page in pages(pdf):
        lines = [line.strip() for line in said(page).splitlines() if line.strip() and not in_foot(line.strip())]
        contents = sum(1 for line in lines if line in titles) > len(lines) / 2
        assert contents or lines[-1] not in titles, lines[-1]


def in_foot(line: str) -> bool:
    """Return whether a line is the foot of a page, or its number."""
    return line.startswith(paper().foot) or not line.strip(" 0123456789/")


def test_the_report_has_its_chapters_as_bookmarks(written: Path) -> None:
    """The PDF's outline has every heading in order."""
    found = [mark.get_title() for mark in pdfium.PdfDocument(written / "report.pdf").get_toc()]
    assert found == [words(block.text) for block in paper().blocks if isinstance(block, Heading)]


def test_the_report_can_be_edited(written: Path) -> None:
    """Word finds chapters by their styles, tables with their heading rows, and links to the treaty."""
    given = docx.Document(str(written / "report.docx"))
    styles = {each.style.name for each in given.paragraphs}
    assert {"Title", "Subtitle", "Heading 1", "Heading 2", "Heading 3", "Quote"} <= styles
    assert len(given.tables) == sum(1 for block in paper().blocks if isinstance(block, Table))
    addresses = {each.target_ref for each in given.part.rels.values() if each.is_external}
    assert addresses == {outside(href) for href in hrefs()} - {""}


def hrefs() -> Iterator[str]:
    """Yield where the runs of the report's blocks lead."""
    for block in paper().blocks:
        for text in papers.texts(block):
            yield from (run.href for run in text)
