"""One law in every format: the same tree, whatever file it comes in."""

from __future__ import annotations

from pathlib import Path

import pytest
from factories import traditions
from formats import SPECIMENS, as_docx, as_html, as_text, as_wrapped_text, paragraphs

from harmonize import pipeline
from harmonize.knowledge.jurisdictions import load_jurisdiction
from harmonize.knowledge.manifests import statute_files
from harmonize.model.law import Statute
from harmonize.reading import read
from harmonize.structure import outline, structure

LAWS = sorted(SPECIMENS.glob("*/*/*.law"))
SHELVED = ("computer-misuse-act", "mutual-assistance-act")
"""The laws whose print sets the marks and brackets of their amendments into the text: their words differ by them."""


def cut(path: Path) -> Statute:
    """Return the statute in a file."""
    return structure(read(path), traditions(), id="law")


def nodes(node: dict[str, object]) -> list[dict[str, object]]:
    """Return a node of an outline and all below it."""
    children = node["children"]
    assert isinstance(children, list)
    return [node, *(below for child in children for below in nodes(child))]


def tree(path: Path) -> list[tuple[object, ...]]:
    """Return kind, number, id, heading and words of every provision in a file; a heading's last stop is none."""
    return [
        (node["kind"], node["number"], node["eid"], str(node["heading"]).rstrip("."), node["text"])
        for node in nodes(outline(cut(path))["root"])
    ]


@pytest.mark.parametrize("law", LAWS, ids=lambda path: path.stem)
def test_every_format_gives_the_same_tree(tmp_path: Path, law: Path) -> None:
    """A law as PDF, DOCX with automatic numbers, HTML or text, wrapped or not, has the same provisions and words."""
    set_as = list(paragraphs(law))
    printed = tree(law.with_suffix(".pdf"))
    assert len(printed) > 25
    for path in (
        as_docx(tmp_path / "law.docx", set_as),
        as_html(tmp_path / "law.html", set_as),
        as_text(tmp_path / "law.txt", set_as),
        as_wrapped_text(tmp_path / "wrapped.txt", set_as),
    ):
        found = tree(path)
        assert [node[:4] for node in found] == [node[:4] for node in printed]
        if law.stem not in SHELVED:
            assert found == printed


def test_automatic_numbers_are_not_typed(tmp_path: Path) -> None:
    """The DOCX that is compared holds its paragraphs' numbers nowhere in its text."""
    from zipfile import ZipFile

    law = next(path for path in LAWS if path.stem == "krivichen-zakonik")
    path = as_docx(tmp_path / "law.docx", list(paragraphs(law)))
    with ZipFile(path) as opened:
        body = opened.read("word/document.xml").decode()
    assert body.count(">(2) ") < read(path).text.count("\n(2) ") / 10


def test_every_format_gives_the_same_verdicts(tmp_path: Path) -> None:
    """What a law is found to punish does not hang on the file that it comes in."""
    law = next(path for path in LAWS if path.stem == "krivichen-zakonik")
    set_as = list(paragraphs(law))
    given = pipeline.Given("criminal-code", "mk")
    statuses = []
    for path in (law.with_suffix(".pdf"), as_docx(tmp_path / "a.docx", set_as), as_html(tmp_path / "b.html", set_as)):
        analysis = pipeline.analyze([path], load_jurisdiction("ZZ"), given).analysis
        assert analysis is not None
        statuses.append({(one.instrument, one.article): one.status for one in analysis.findings})
    assert statuses[0] == statuses[1] == statuses[2]
    assert len(set(statuses[0].values())) > 1


def test_folders_are_searched_for_every_format(tmp_path: Path) -> None:
    """A folder's laws are its files in the formats that are read, whatever the case of their names."""
    for name in ("a.pdf", "b.TXT", "c.docx", "d.html", "e.htm", "f.doc", "g.odt", "h.py"):
        (tmp_path / name).write_text("Article 1", encoding="utf-8")
    found = statute_files(tmp_path)
    assert [path.name for path in found] == ["a.pdf", "b.TXT", "c.docx", "d.html", "e.htm"]
