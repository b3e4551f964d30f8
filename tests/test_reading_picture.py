"""Pictures of pages: level, bounded, and blank only where nothing is on them."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import pypdfium2
import pytest
from fpdf import FPDF
from scanning import LAWS, Page, bound, scanned

from harmonize.reading import picture as pictures
from harmonize.reading.picture import MAX_PIXELS, RESOLUTION, Picture, is_blank, picture, slope, turned


def taken(path: Path, index: int = 0) -> Picture:
    """Return the picture of one page of a file."""
    with closing(pypdfium2.PdfDocument(path)) as pdf:
        found = picture(pdf.raw, index)
    assert found
    return found


@pytest.mark.parametrize("skew", [-4.0, -1.2, 0.0, 0.4, 3.1])
def test_lines_are_made_level(skew: float, tmp_path: Path) -> None:
    """Whatever its page's skew, a picture's lines are level to a fifth of a degree."""
    assert abs(slope(taken(scanned(tmp_path / "scan.pdf", "en", skew=skew)))) <= 0.2


@pytest.mark.parametrize("skew", [-2.0, 0.0, 3.0])
def test_slope_is_measured(skew: float, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The slope of lines that fall to the right is positive, in degrees."""
    path = scanned(tmp_path / "scan.pdf", "en", skew=skew)
    monkeypatch.setattr(pictures, "slope", lambda _: 0.0)
    assert slope(taken(path)) == pytest.approx(skew, abs=0.2)


def test_resolution_is_that_of_print(tmp_path: Path) -> None:
    """A page of common size is pictured at 300 pixels an inch, one byte each."""
    found = taken(scanned(tmp_path / "scan.pdf", "en"))
    assert found.resolution == RESOLUTION
    assert len(found.pixels) == found.width * found.height
    assert found.pgm.startswith(b"P5 1750 1250 255\n")


@pytest.mark.parametrize("size", [(14_000, 14_000), (14_000, 20), (1, 14_000)])
def test_pixels_are_bounded(size: tuple[int, int], tmp_path: Path) -> None:
    """A page of a size that no printer has is pictured smaller, or not at all."""
    pdf = FPDF(unit="pt", format=size)
    pdf.add_page()
    pdf.output(str(tmp_path / "large.pdf"))
    found = taken(tmp_path / "large.pdf")
    assert found.width * found.height <= MAX_PIXELS * 1.01
    assert max(found.width, found.height) <= 30_000


def test_four_turns_are_none(tmp_path: Path) -> None:
    """A picture turned four times is as it was, and turned twice it stands on its head."""
    found = taken(scanned(tmp_path / "scan.pdf", "en"))
    assert turned(turned(found, 90), 270) == found
    assert turned(found, 180).pixels == found.pixels[::-1]


@pytest.mark.parametrize(
    ("page", "blank"),
    [
        (Page(()), True),
        (Page((), grain=20.0), True),
        (Page(("12",)), False),
        (Page(LAWS["en"].lines, resolution=40, grain=90.0), False),
    ],
)
def test_only_an_empty_page_is_blank(page: Page, blank: bool, tmp_path: Path) -> None:
    """Grain alone leaves a page blank, a page number does not."""
    assert is_blank(taken(bound(tmp_path / "scan.pdf", [page]))) is blank
