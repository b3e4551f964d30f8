"""Tracked changes: read as accepted, as rejected, or as a draft that shows both."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner
from factories import document, provision, traditions
from hypothesis import given
from hypothesis import strategies as st
from word import deleted, ended, inserted, level, listed, numbered, para, written

from harmonize.cli import main
from harmonize.knowledge.lexicons import load_lexicon
from harmonize.language import compile_cues, passages
from harmonize.model.drafts import blanked, deletions, kept
from harmonize.model.law import Statute
from harmonize.model.text import Change, Document, Line, Span
from harmonize.reading import Options, read
from harmonize.reading.options import Changes
from harmonize.structure import indented, outline, structure

ARTICLES = listed(level(0, "Article %1"), level(1, "(%2)"))


def text_of(tmp_path: Path, changes: Changes, *body: str, **parts: str) -> Document:
    """Return the document of a DOCX of these paragraphs, its changes read in that way."""
    return read(written(tmp_path / "law.docx", *body, **parts), Options(changes=changes))


def flow(document: Document) -> list[str]:
    """Return the lines of the law's own text."""
    return document.flow.of(document.text).splitlines()


def apart(document: Document) -> list[str]:
    """Return the lines that a change took out."""
    return [line.span.of(document.text) for line in document.lines if line.place == "deletion"]


@pytest.mark.parametrize(
    ("changes", "law", "taken_out"),
    [
        ("accepted", ["A fine of ten crowns is due."], ["five"]),
        ("rejected", ["A fine of five crowns is due."], ["ten"]),
        ("both", ["A fine of fiveten crowns is due."], []),
    ],
)
def test_words(tmp_path: Path, changes: Changes, law: list[str], taken_out: list[str]) -> None:
    """What a reading takes out stands in the apparatus; a draft has both words in their place."""
    body = para("A fine of ", deleted("five"), inserted("ten"), " crowns is due.")
    document = text_of(tmp_path, changes, body)
    assert (flow(document), apart(document)) == (law, taken_out)
    told = [change for change in document.changes if change.kind == "deletion"]
    assert [change.span.of(document.text) for change in told] == (["five"] if changes != "rejected" else [])
    assert all((change.author, change.date) == ("Mira", "2024-05-01T09:00:00Z") for change in document.changes)
    assert (document.changes != () and document.flow.covers(document.changes[0].span)) == (changes == "both")


def test_the_notice(tmp_path: Path) -> None:
    """A notice says how many changes are tracked, whose they are, and how they were read."""
    body = para(deleted("five", " or six"), inserted("ten"), " or ", deleted("two"), inserted("crowns", author="Jon"))
    (notice,) = text_of(tmp_path, "rejected", body).notices
    assert notice.code == "tracked-changes"
    counted = "2 of words put in, 2 of words taken out, by Jon (1), Mira (3)"
    assert notice.text.startswith(f"tracked changes, {counted}, were read as rejected")
    assert text_of(tmp_path, "accepted", para("ten crowns")).notices == ()


def test_moved_words(tmp_path: Path) -> None:
    """Moved words are taken out where they stood and put in where they went."""
    gone = deleted("rain").replace("w:del ", "w:moveFrom ").replace("</w:del>", "</w:moveFrom>")
    come = inserted("rain").replace("w:ins", "w:moveTo")
    body = para(gone, " and snow"), para("also ", come)
    assert flow(text_of(tmp_path, "accepted", *body)) == ["and snow", "also rain"]
    assert flow(text_of(tmp_path, "rejected", *body)) == ["rain and snow", "also"]


def test_words_put_in_and_taken_out(tmp_path: Path) -> None:
    """Words that one editor put in and another took out are in neither version."""
    body = para("rain", inserted().replace("></w:ins>", f">{deleted(' or hail')}</w:ins>"), " falls")
    assert flow(text_of(tmp_path, "accepted", body)) == ["rain falls"]
    assert flow(text_of(tmp_path, "rejected", body)) == ["rain falls"]


def test_joined_paragraphs(tmp_path: Path) -> None:
    """A paragraph whose end is deleted runs on into the next, and one whose end is put in did before."""
    cut = para("A fine of ten", properties=ended("del")), para(" crowns.")
    split = para("A fine of ten", properties=ended("ins")), para(" crowns.")
    apart = ["A fine of ten", "crowns."]
    assert (
        flow(text_of(tmp_path, "accepted", *cut))
        == flow(text_of(tmp_path, "rejected", *split))
        == ["A fine of ten crowns."]
    )
    assert flow(text_of(tmp_path, "rejected", *cut)) == flow(text_of(tmp_path, "accepted", *split)) == apart
    assert flow(text_of(tmp_path, "both", *cut)) == apart


def test_numbers_are_those_of_the_version(tmp_path: Path) -> None:
    """A paragraph that is gone is not counted, one that is put in is."""
    body = [
        numbered("Rain"),
        para(deleted("Hail"), properties=f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>{ended("del")}'),
        para(inserted("Fog"), properties=f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>{ended("ins")}'),
        numbered("Snow"),
    ]
    read_as: dict[Changes, list[str]] = {
        "accepted": ["Article 1 Rain", "Article 2 Fog", "Article 3 Snow"],
        "rejected": ["Article 1 Rain", "Article 2 Hail", "Article 3 Snow"],
        "both": ["Article 1 Rain", "Hail", "Article 2 Fog", "Article 3 Snow"],
    }
    for changes, law in read_as.items():
        assert flow(text_of(tmp_path, changes, *body, numbering=ARTICLES)) == law


def test_deleted_rows(tmp_path: Path) -> None:
    """The words of a table's row that is deleted go with it."""
    row = "<w:tr>{}<w:tc>{}</w:tc><w:tc>{}</w:tc></w:tr>"
    gone = row.format('<w:trPr><w:del w:id="1" w:author="Mira"/></w:trPr>', para("Fog"), para("20"))
    table = f"<w:tbl>{row.format('', para('Hail'), para('30'))}{gone}</w:tbl>"
    document = text_of(tmp_path, "accepted", para("Fines are due for every kind of weather, as follows:"), table)
    assert flow(document)[1:] == ["Hail", "30"]
    assert apart(document) == ["Fog", "20"]


LAW = (
    para("Weather Act"),
    para("Article 1"),
    para("Access"),
    para("(1) Whoever without ", deleted("lawful "), "right gains access to a computer ", deleted("net"), "system is "),
    para("liable to a fine.", properties=""),
    para("Article ", deleted("2a"), inserted("2")),
    para(deleted("Snow"), inserted("Rain")),
    para("Rain is ", inserted("not "), "an offence."),
    para(deleted("Article 2b"), properties=ended("del")),
    para(deleted("Fog is an offence and is punished with imprisonment."), properties=ended("del")),
    para("Article 3"),
    para("Hail"),
    para("Hail is an offence."),
    para("Article 4"),
    para("Wind"),
    para("Wind is an offence."),
)


def cut(document: Document) -> Statute:
    """Return the statute of a document."""
    return structure(document, traditions(), id="law", language="en")


def tree(statute: Statute) -> list[tuple[str, str, str, str]]:
    """Return kind, number, heading and own words of every provision."""
    text = blanked(statute.document)
    return [
        (node.kind, node.number, node.heading, " ".join(node.body.of(text).split())) for node in statute.root.walk()
    ]


def test_a_draft_is_cut_as_if_accepted(tmp_path: Path) -> None:
    """What a draft deletes opens no provision and is no heading: the tree is that of the accepted law."""
    draft, law = cut(text_of(tmp_path, "both", *LAW)), cut(text_of(tmp_path, "accepted", *LAW))
    assert tree(draft) == tree(law)
    assert [article.number for article in draft.articles()] == ["1", "2", "3", "4"]
    assert provision(draft, "art_2").heading == "Rain"
    assert "".join(region.span.of(draft.document.text) for region in draft.regions) == draft.document.text
    gone = [region.span.of(draft.document.text).strip() for region in draft.regions if region.kind == "deletion"]
    assert gone[:4] == ["lawful", "net", "2a", "Snow"]
    assert {item["kind"] for item in outline(draft)["statute"]["changes"]} == {"insertion", "deletion"}


def test_a_draft_shows_its_changes(tmp_path: Path) -> None:
    """The outline of a draft marks what is deleted and inserted; an article that is gone has a line of its own."""
    shown = indented(cut(text_of(tmp_path, "both", *LAW)))
    assert "article 2  [-Snow-]{+Rain+} Rain is {+not+} an offence.  (p. 1)" in shown
    assert "Whoever without [-lawful-] right gains access to a computer [-net-]system is" in shown
    assert "[-Article 2b Fog is an offence and is punished with imprisonment.-]" in shown
    assert "{+" not in indented(cut(text_of(tmp_path, "accepted", *LAW)))


def test_deleted_words_are_not_analyzed(tmp_path: Path) -> None:
    """A draft has the notions of the accepted law: a deleted word shows none, and parts no phrase."""
    cues = compile_cues(load_lexicon("en"))
    found = {}
    for changes in ("both", "accepted"):
        statute = cut(text_of(tmp_path, changes, *LAW))
        found[changes] = [[feature.concept for feature in passage.features()] for passage in passages(statute, cues)]
    assert found["both"] == found["accepted"]
    assert any(found["both"])


def drafted(words: list[tuple[str, bool]]) -> Document:
    """Return a draft of words, some of them deleted."""
    read = document(" ".join(word for word, _ in words) + "\n")
    changes, at = [], 0
    for word, gone in words:
        if gone:
            changes.append(Change(Span(at, at + len(word)), "deletion"))
        at += len(word) + 1
    return replace(read, changes=tuple(changes))


@given(st.lists(st.tuples(st.sampled_from(("rain", "snow", "Article 1", "fog.")), st.booleans()), min_size=1))
def test_what_is_kept_stands_in_the_draft(words: list[tuple[str, bool]]) -> None:
    """Each word that a draft keeps is found in it again, and none that it deletes is kept."""
    draft = drafted(words)
    left = kept(draft)
    stay = [word for word, gone in words if not gone]
    if left is None:
        assert not deletions(draft)
        return
    assert left.document.text.split() == " ".join(stay).split()
    at = 0
    for word in left.document.text.split():
        at = left.document.text.index(word, at)
        assert left.span(Span(at, at + len(word))).of(draft.text) == word
        at += len(word)
    assert blanked(draft).split() == " ".join(stay).split()
    assert [line.span.of(left.document.text) for line in left.document.lines] == ([" ".join(stay)] if stay else [])


def test_lines_whose_end_is_deleted_are_one() -> None:
    """Where the end of a line is deleted the next goes on in it, set as the last."""
    read = document("Rain\nfalls\nhere")
    lines = tuple(replace(line, bold=at == 1) for at, line in enumerate(read.lines))
    left = kept(replace(read, lines=lines, changes=(Change(Span(4, 5), "deletion"),)))
    assert left is not None
    assert left.document.text == "Rainfalls\nhere"
    assert left.document.lines == (Line(Span(0, 9), 1, bold=True), Line(Span(10, 14), 1))


def test_command_line(tmp_path: Path) -> None:
    """``--changes`` says how tracked changes are read."""
    path = str(written(tmp_path / "law.docx", *LAW))
    shown = {
        changes: CliRunner().invoke(main, ["outline", path, "--format", "json", "--changes", changes]).stdout
        for changes in ("accepted", "rejected", "both")
    }
    numbers = {
        changes: [node["number"] for node in json.loads(text)["root"]["children"]] for changes, text in shown.items()
    }
    assert numbers == {
        "accepted": ["1", "2", "3", "4"],
        "rejected": ["1", "2a", "2b", "3", "4"],
        "both": ["1", "2", "3", "4"],
    }
