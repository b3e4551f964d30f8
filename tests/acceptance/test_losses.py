"""Nothing of the real statutes is lost: letters and words of every page, and a class for every character."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
import runs

sys.path.append(str(runs.CHECKOUT / "tests"))

from losing import lost, lost_words, unplaced

from harmonize import pipeline
from harmonize.model.text import Document

pytestmark = pytest.mark.acceptance

GOLD = sorted((runs.SHARED / "gold").glob("*.json"))
MOST_LOST = 0.001
"""Share of a page's letters; measured: 0.0 on each of the 1,363 pages."""
EVERY = 25
"""pdfplumber is slow: it reads every so manieth page."""


@pytest.mark.parametrize("gold", GOLD, ids=lambda path: path.stem)
def test_nothing_is_lost(gold: Path, real: Callable[[Path], Document]) -> None:
    """Every page's letters are in the document, pdfplumber's words too, and each character is placed once."""
    told = json.loads(gold.read_text(encoding="utf-8"))
    path = runs.SHARED / told["pdf"]
    statute = pipeline.cut(path, real(path), pipeline.Given(kind=told["kind"], language=told["language"]))
    assert unplaced(statute) == ""
    if path.suffix == ".pdf":
        assert {page: share for page, share in lost(path, statute.document).items() if share > MOST_LOST} == {}
        assert lost_words(path, statute.document, EVERY) == {}
