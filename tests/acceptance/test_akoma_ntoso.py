"""Real statutes out as Akoma Ntoso: each is valid, comes back as it was, and is the same file the second time."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import pytest
import runs

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from akoma import cut, faults, kept

from harmonize import pipeline
from harmonize.model.text import Document
from harmonize.structure import akn

pytestmark = pytest.mark.acceptance

STATUTES = sorted((runs.SHARED / "statutes").rglob("*.pdf"))


@pytest.mark.skipif(not STATUTES, reason=runs.MISSING)
@pytest.mark.parametrize("path", STATUTES, ids=lambda path: path.stem)
def test_round_trip(path: Path, real: Callable[[Path], Document]) -> None:
    """The file is valid, and holds the numbers, kinds, headings, ids and words of every provision."""
    law = pipeline.cut(path, real(path))
    data = akn(law)
    assert faults(data) == []
    back = cut(data, law.id)
    assert kept(back) == kept(law)
    assert (back.holes, back.duplicates) == (law.holes, law.duplicates)
    assert akn(back) == data
