"""Tesseract's library, for machines without its program: the same words, the same turns, and packs where they lie."""

from __future__ import annotations

import sys
from pathlib import Path

import pypdfium2
import pytest
from scanning import LAWS, scanned

from harmonize.reading import bundled, tesseract
from harmonize.reading.picture import Picture, picture, turned
from harmonize.reading.tesseract import Engine

pytestmark = pytest.mark.ocr


@pytest.fixture(scope="module")
def library() -> Engine:
    """The library, with the packs of this machine."""
    made = Engine("", bundled.version(), bundled.packs())
    if not made.version or not {"sqi", "osd"} <= made.packs:
        pytest.skip(
            "tesserocr, or Tesseract's packs sqi and osd, are missing: pip install tesserocr, .ci/run the packs"
        )
    return made


@pytest.fixture(scope="module")
def taken(tmp_path_factory: pytest.TempPathFactory) -> Picture:
    """The picture of an Albanian law."""
    path = scanned(tmp_path_factory.mktemp("scans") / "scan.pdf", "sq", skew=1.3)
    with pypdfium2.PdfDocument(path) as pdf:
        made = picture(pdf.raw, 0)
    assert made
    return made


def test_the_library_reads_what_the_program_reads(library: Engine, taken: Picture) -> None:
    """Words, places and confidences come as from the program, so that nothing behind it knows the difference."""
    found = tesseract.reading(library, taken, "sqi")
    assert found
    printed = " ".join(LAWS["sq"].lines).split()
    assert len(set(printed) & {word.text for word in found.words}) >= 0.95 * len(set(printed))
    assert found.confidence > tesseract.CLEAR
    assert all(0 <= word.x0 < word.x1 and 0 <= word.top < word.bottom for word in found.words)


def test_a_turned_page_is_turned_back(library: Engine, taken: Picture) -> None:
    """The library tells how a page is turned, clockwise to upright, as the program does."""
    assert [bundled.turn(turned(taken, degrees)) for degrees in (0, 90, 180)] == [0, 270, 180]


def test_without_the_program_the_library_is_taken(
    library: Engine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The program comes first; without it the library; without both there is none."""
    monkeypatch.setenv("PATH", str(tmp_path))
    assert tesseract.engine() == library
    monkeypatch.setitem(sys.modules, "tesserocr", None)
    assert tesseract.engine() is None


def test_packs_lie_where_the_user_says(
    library: Engine, taken: Picture, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A folder of a user's own needs no administrator; what is not in it is not there."""
    folder = bundled.folder()
    monkeypatch.setenv("TESSDATA_PREFIX", str(tmp_path))
    assert bundled.packs() == frozenset()
    assert tesseract.reading(library, taken, "sqi") is None
    (tmp_path / "sqi.traineddata").symlink_to(folder / "sqi.traineddata")
    assert bundled.packs() == {"sqi"}
    assert tesseract.reading(library, taken, "sqi")


def test_time_is_bounded(library: Engine, taken: Picture) -> None:
    """A page that takes too long is given up."""
    with pytest.raises(TimeoutError, match="not recognised"):
        bundled.hocr(taken, "sqi", 300, 0.001)
