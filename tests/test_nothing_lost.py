"""Nothing is lost: what a page has is in the document, and every character there has one line and one class."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from losing import lost, lost_words, unplaced
from printing import body, printed
from specimens import NAMES, PLACES, understood

from harmonize.model.law import Statute
from harmonize.reading import read


def laws() -> list[tuple[Path, Statute]]:
    """The specimens that are PDFs, with the statutes cut from them."""
    return [
        (path, statute)
        for name in NAMES
        for statute in understood(name)[0]
        for path in PLACES[name].rglob(statute.document.name)
        if path.suffix == ".pdf"
    ]


@pytest.mark.parametrize(("path", "statute"), laws(), ids=lambda value: value.stem if isinstance(value, Path) else "")
def test_specimens_lose_nothing(path: Path, statute: Statute) -> None:
    """No letter of PDFium's text of a page is lost, no word that pdfplumber sees, and no character is without class."""
    assert {page: share for page, share in lost(path, statute.document).items() if share} == {}
    assert lost_words(path, statute.document, every=3) == {}
    assert unplaced(statute) == ""


def test_a_loss_would_be_seen(tmp_path: Path) -> None:
    """A document without one of its lines has lost that line's letters, its words, and nothing else."""
    path = printed(tmp_path / "law.pdf", [body(1), body(2)])
    document = read(path)
    assert lost(path, document) == {1: 0.0, 2: 0.0}
    assert lost_words(path, document) == {}
    short = replace(document, lines=(*document.lines[:14], *document.lines[15:]))
    assert lost(path, short)[1] == 0.0
    assert 0.02 < lost(path, short)[2] < 0.2
    assert list(lost_words(path, short)) == [2]


def test_a_character_without_class_would_be_seen() -> None:
    """A region or a line that is missing, or there twice, leaves its characters unplaced."""
    statute = laws()[0][1]
    region = statute.regions[3]
    words = "".join(region.span.of(statute.document.text).split())
    for regions in ((*statute.regions[:3], *statute.regions[4:]), (*statute.regions, region)):
        assert unplaced(replace(statute, regions=regions)) == words
