"""Akoma Ntoso out: valid by the standard's own schema, nothing of the text lost, and back again unchanged."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest
import specimens
from akoma import cut, faults, kept
from click.testing import CliRunner
from factories import document, statute, traditions, typeset
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree

from harmonize import pipeline
from harmonize.cli import main
from harmonize.model.law import Statute
from harmonize.model.text import Change, Place, Span
from harmonize.reading.characters import cleaned
from harmonize.structure import akn, structure

PDFS = [place for name in specimens.NAMES for place in sorted(specimens.PLACES[name].rglob("*.pdf"))]
TRADITIONS = sorted((Path(__file__).parent / "traditions").glob("*.txt"))

LAW = """GAZETTE
LAW ON STATIONS
CHAPTER I
General
Article 1
Purpose
This law sets up stations.
Article 2
(1) Whoever enters a station:
a) by night; or
b) with a ladder,
shall be fined.
(2) The fine is small. (amended by Act 5)
Article 2/a
Repealed.
ANNEX I
Forms
1. Form one
"""
OPENINGS = (
    "Neni {}",
    "Član {}.",
    "Article {}",
    "{}. Short title.—(1) This",
    "KREU {}",
    "PART II",
    "SCHEDULE {}",
    "({}) text;",
)
OTHERS = (
    "{}) point,",
    "a) first;",
    "b) second,",
    "(i) roman;",
    "§ {}",
    "CONTENTS",
    "(Shtuar me ligjin nr. {})",
    "- item",
    "1°",
)
LETTERS = st.characters(codec="utf-8", categories=("L", "N", "P", "Zs"))
SENTENCES = st.sampled_from(("Ko ovo učini, kazniće se.", "the rest of it,", "Naslov", "x & y < z")) | st.text(
    LETTERS, max_size=30
).map(lambda text: " ".join(filter(None, map(cleaned, text.split()))))
LINES = st.builds(str.format, st.sampled_from(OPENINGS + OTHERS), st.integers(1, 9)) | SENTENCES
TEXTS = st.lists(LINES, max_size=30).map("\n".join)
NOTES: st.SearchStrategy[list[tuple[Place, str]]] = st.lists(
    st.tuples(st.just("footnote"), st.sampled_from(("1 See Act 3.", "2 Repealed.", "* of 1999"))), max_size=2
)


def bodies(data: bytes) -> str:
    """All words of a file, blanks evened."""
    return " ".join(" ".join(etree.fromstring(data).itertext()).split())


def holds_round_trip(law: Statute) -> None:
    """Assert that a statute comes back from its file as it was, and that the file of what came back is the same."""
    data = akn(law)
    assert faults(data) == []
    back = cut(data, law.id)
    assert kept(back) == kept(law)
    assert akn(back) == data


@pytest.mark.parametrize("path", PDFS, ids=lambda path: path.stem)
def test_specimens_are_valid_and_come_back(path: Path) -> None:
    """Every specimen is valid Akoma Ntoso, and comes back with its numbers, kinds, headings, ids and words."""
    law = pipeline.read_statute(path)
    holds_round_trip(law)
    assert (cut(akn(law), law.id).holes, cut(akn(law), law.id).duplicates) == (law.holes, law.duplicates)


@pytest.mark.parametrize("path", TRADITIONS, ids=lambda path: path.stem)
def test_every_tradition_comes_back(path: Path) -> None:
    """So does a law of every drafting tradition."""
    holds_round_trip(statute(typeset(*path.read_text(encoding="utf-8").split("\n"))))


@pytest.mark.parametrize("path", PDFS, ids=lambda path: path.stem)
def test_no_word_of_a_specimen_is_lost(path: Path) -> None:
    """Every word of the text, footnotes included, is in the file; only heads, feet and page numbers are left out."""
    law = pipeline.read_statute(path)
    left_out = ("running-head", "running-foot", "page-number")
    words = re.findall(r"\w+", " ".join(r.span.of(law.document.text) for r in law.regions if r.kind not in left_out))
    written = re.findall(r"\w+", bodies(akn(law)))
    assert sorted(words) == sorted(written)


@settings(deadline=None, max_examples=120, suppress_health_check=[HealthCheck.too_slow])
@given(TEXTS, NOTES)
def test_small_statutes_come_back(text: str, notes: list[tuple[Place, str]]) -> None:
    """Whatever is cut from a text comes back from its file unchanged."""
    law = statute(document(text, notes))
    if law.articles():
        holds_round_trip(law)


def test_hierarchy() -> None:
    """Chapters, articles, paragraphs, points and annexes are elements; what closes a list is its wrap-up."""
    root = etree.fromstring(akn(statute(LAW)))
    paths = {
        root.getroottree().getelementpath(element).replace(f"{{{root.nsmap[None]}}}", "") for element in root.iter()
    }
    assert {"act/preface", "act/body/chapter/article[2]/paragraph[1]/point[2]", "act/body/hcontainer"} <= paths
    assert "act/body/chapter/article[2]/paragraph[1]/wrapUp" in paths
    assert root.xpath("//*[@eId='art_2-a']/@status") == ["removed"]
    assert root.xpath("//*[@name='annex']/@eId") == ["att_I"]


def test_number_apart_from_its_word() -> None:
    """A ``num`` holds what is printed; where that is more than the number, ``title`` has the number alone."""
    root = etree.fromstring(akn(statute(LAW)))
    nums = [(num.text, num.get("title")) for num in root.iter("{*}num")]
    assert nums[:3] == [("CHAPTER I", "I"), ("Article 1", "1"), ("Article 2", "2")]
    assert ("(1)", None) in nums


def test_notes_stand_in_place() -> None:
    """An amendment note is a remark in its sentence, a stray margin note stands beside it, a footnote in the notes."""
    data = akn(statute(document(LAW, [("footnote", "1 See Act 3."), ("footnote", "and Act 4.")])))
    root = etree.fromstring(data)
    assert [remark.text for remark in root.iter("{*}remark")] == ["(amended by Act 5)"]
    assert ["".join(note.itertext()).strip() for note in root.iter("{*}note")] == ["1 See Act 3. and Act 4."]


def test_margin_notes_that_head_nothing() -> None:
    """The rows of margin notes that are no heading are one note beside the paragraph that they interrupt."""
    rows = ("by day", "by night", "on hills", "|hail", "in towns", "|storm", "or so.")
    law = statute(typeset("|Rain", "*1. It rains", *rows, "|Snow", "*2. It snows.", "|Ice", "*3. It freezes."))
    holds_round_trip(law)
    root = etree.fromstring(akn(law))
    assert ["".join(note.itertext()) for note in root.iter("{*}authorialNote")] == ["hail storm"]


def test_deletions_of_a_draft() -> None:
    """What a draft deletes is in the file, as deleted, and no part of what comes back."""
    text = "Article 1\nIt never rains.\nArticle 2\nIt snows."
    gone = Change(Span(13, 18), "deletion")
    law = structure(replace(document(text), changes=(gone,)), traditions(), id="law")
    root = etree.fromstring(akn(law))
    assert [part.text for part in root.iter("{*}del")] == ["never"]
    assert kept(cut(akn(law))) == kept(law)


def test_metadata_say_what_is_known_and_no_more() -> None:
    """Without a date the schema's date is one that nobody takes for true, and no clock is asked."""
    law = statute(LAW, kind="cybercrime-act", language="sq")
    root = etree.fromstring(akn(law, "AL"))
    assert root.xpath("//*[local-name()='FRBRcountry']/@value") == ["al"]
    assert root.xpath("//*[local-name()='FRBRlanguage']/@language") == ["sqi"]
    assert root.xpath("//*[local-name()='FRBRsubtype']/@value") == ["cybercrime-act"]
    assert set(root.xpath("//*[local-name()='FRBRdate']/@date")) == {"0001-01-01"}
    assert akn(law) == akn(law)
    assert etree.fromstring(akn(law)).xpath("//*[local-name()='FRBRcountry']/@value") == ["zz"]


def test_characters_that_xml_cannot_hold() -> None:
    """A control character becomes a mark, in text, number and heading, and the file is valid."""
    law = statute("Article 1\nAccess\x0b to\x01 data\nWho\x00ever \ufffe enters \x08it.\nArticle 2\nMore.")
    data = akn(law)
    assert faults(data) == []
    assert "Who�ever � enters �it." in bodies(data)


def test_titles_stay_apart() -> None:
    """Lines of the opening that a printer set apart are paragraphs of their own; a sentence over two lines is one."""
    printed = (
        *("^*GAZETTE", "^*LAW ON STATIONS", ""),
        "The Assembly, having heard what the keepers of all the stations had to say",
        "about it, enacts as follows and no otherwise, whatever may be said here.",
        *("", "^Article 1", "Stations exist.", "^Article 2", "They do."),
    )
    root = etree.fromstring(akn(statute(typeset(*printed))))
    lines = [paragraph.text for paragraph in root.find(".//{*}preface")]
    assert lines[:2] == ["GAZETTE", "LAW ON STATIONS"]
    assert len(lines) == 3


def test_command_line(tmp_path: Path) -> None:
    """``harmonize outline --format akn`` writes a valid file, which ``outline`` reads again."""
    path = tmp_path / "law.txt"
    path.write_text(LAW, encoding="utf-8")
    done = CliRunner().invoke(main, ["outline", str(path), "--format", "akn", "--jurisdiction", "XA"])
    assert done.exit_code == 0, done.output
    assert faults(done.stdout_bytes) == []
    written = tmp_path / "law.akn"
    written.write_bytes(done.stdout_bytes)
    again = CliRunner().invoke(main, ["outline", str(written), "--format", "akn"])
    assert again.stdout_bytes == done.stdout_bytes
