"""The analysis: everything that a reader needs to check the verdicts, and nothing else."""

from __future__ import annotations

import hashlib
from datetime import date

import pytest
from factories import statute
from judging import NOWHERE, article, candidate
from specimens import NAMES, analyzed, understood

from harmonize.findings import Edition, conclude
from harmonize.knowledge.jurisdictions import load_footnote
from harmonize.model.evidence import Alignment
from harmonize.model.jurisdiction import Footnote, Jurisdiction
from harmonize.model.knowledge import Instrument
from harmonize.model.law import Statute
from harmonize.model.text import Span
from harmonize.model.verdict import Analysis, Remark

TEXT = "Neni 1\nRain\n\nIt rains in Kosovo.\n\nNeni 2\nSnow\n\nIt snows.\n"
NO_NOTE = Footnote(("Atlantis",), "* sunk", "https://example.org")


def concluded(
    *statutes: Statute, cited: str = "2", footnote: Footnote = NO_NOTE, state: Jurisdiction = NOWHERE
) -> Analysis:
    """An analysis of one article that cites one provision."""
    made = article("deleting")
    treaty = Instrument("treaty", "Treaty", "T", "", "https://example.org", date(2026, 1, 1), None, (made,))
    aligned = [(treaty, (Alignment("treaty:1", (candidate("deleting", number=cited),)),))]
    notes = [Remark("not-read", "a file")]
    return conclude(state, statutes, [], aligned, Edition("9", "ab", date(2020, 1, 1)), footnote, notes)


def law(text: str = TEXT, title: str = "Code") -> Statute:
    """A statute with a title."""
    cut = statute(text, id="law", kind="criminal-code", language="sq")
    return Statute(
        cut.id, title, cut.kind, cut.language, cut.tradition, cut.document, cut.root, cut.regions, "Gazette 1"
    )


def test_a_source_is_told_in_full() -> None:
    """Citation, hash, language, kind, pages, number of provisions and coverage of every statute."""
    (source,) = concluded(law()).statutes
    assert (source.id, source.title, source.citation, source.kind, source.language) == (
        "law", "Code", "Gazette 1", "criminal-code", "sq",
    )  # fmt: skip
    assert source.sha256 == law().document.sha256
    assert (source.pages, source.unread_pages, source.provisions) == (1, (), 2)
    assert sum(source.coverage.values()) == pytest.approx(1.0)


def test_quoted_provisions_are_those_that_are_named() -> None:
    """A provision that a candidate names is quoted whole, with the hash of its words; others are not."""
    analysis = concluded(law())
    assert list(analysis.provisions) == ["law#art_2"]
    quoted = analysis.provisions["law#art_2"]
    assert quoted.text == "Neni 2\nSnow\n\nIt snows."
    assert TEXT[quoted.start :].startswith(quoted.text)
    assert quoted.text_sha256 == hashlib.sha256(quoted.text.encode()).hexdigest()


def test_edition_and_remarks() -> None:
    """The analysis says which tool, which knowledge and which date it was made with, and what could not be read."""
    analysis = concluded(law())
    assert (analysis.version, analysis.models_sha256, analysis.as_of) == ("9", "ab", date(2020, 1, 1))
    assert analysis.instruments == {"treaty": "T"}
    assert analysis.remarks[0] == Remark("not-read", "a file")


@pytest.mark.parametrize(
    ("title", "cited", "name", "due"),
    [
        ("Code", "2", "Nowhere", False),
        ("Code", "1", "Nowhere", True),
        ("Code of Kosovo", "2", "Nowhere", True),
        ("KODI PENAL I REPUBLIKËS SË KOSOVËS", "2", "Nowhere", True),
        ("КРИВИЧНИ ЗАКОН КОСОВО", "2", "Nowhere", True),
        ("Code", "2", "Kosovo*", True),
    ],
)
def test_the_footnote_on_kosovo(title: str, cited: str, name: str, due: bool) -> None:
    """The footnote is printed where the State, a title or a quoted provision names Kosovo, in capitals or not."""
    analysis = concluded(law(title=title), cited=cited, footnote=load_footnote(), state=Jurisdiction("ZZ", name))
    assert bool(analysis.footnote) is due
    assert bool(analysis.footnote_source) is due
    assert not due or "1244" in analysis.footnote


@pytest.mark.parametrize("name", NAMES)
def test_everything_named_is_quoted(name: str) -> None:
    """Every provision that a candidate or a quotation names can be read in the analysis."""
    analysis = analyzed(name=name)
    for finding in analysis.findings:
        bars = [bar for item in finding.candidates for bar in item.evidence]
        bars += [bar for element in finding.elements for bar in element.evidence]
        for item in (*finding.candidates, *bars):
            assert f"{item.statute}#{item.eid}" in analysis.provisions


@pytest.mark.parametrize("name", NAMES)
def test_quotations_stand_in_what_they_name(name: str) -> None:
    """A quotation's words stand at its place in the statute and in the provision, or in a heading above it."""
    analysis = analyzed(name=name)
    documents = {statute.id: statute.document for statute in understood(name)[0]}
    for finding in analysis.findings:
        for bar in (bar for item in finding.candidates for bar in item.evidence):
            document, provision = documents[bar.statute], analysis.provisions[f"{bar.statute}#{bar.eid}"]
            assert " ".join(bar.span.of(document.text).split()).startswith(bar.quote.rstrip("…"))
            assert bar.page == document.page_at(bar.span.start)
            whole = Span(provision.start, provision.start + len(provision.text))
            assert whole.covers(bar.span) or bar.level in ("general-part", "chapter")
