"""Watermarks, side prints and stamps stand beside the text, never in it."""

from __future__ import annotations

from pathlib import Path

import pytest
from fpdf import FPDF
from printing import LEFT, PITCH, SIZE, Text, body, printed, sentence

from harmonize.model.text import Document, Place
from harmonize.reading import read

LINES = 40
"""Lines of text on a page."""


def lines(page: int) -> list[str]:
    """Return the lines of a page's text."""
    return [text.words for text in body(page, LINES)]


def marked(
    path: Path, words: str, *, degrees: float = 0, grey: int = 0, opacity: float = 1.0, size: float = 90
) -> Path:
    """Write a PDF of three pages of text with a watermark in the middle of each, drawn before the text."""
    sheet = FPDF(unit="pt", format=(595, 842))
    sheet.set_auto_page_break(False)
    for page in range(3):
        sheet.add_page()
        sheet.set_font("helvetica", size=size)
        sheet.set_text_color(grey)
        with sheet.local_context(fill_opacity=opacity), sheet.rotation(degrees, 297, 421):
            sheet.text(297 - sheet.get_string_width(words) / 2, 421, words)
        sheet.set_font("helvetica", size=SIZE)
        sheet.set_text_color(0)
        for text in body(page, LINES):
            sheet.text(text.x, text.y, text.words)
    sheet.output(str(path))
    return path


def flow(document: Document) -> list[str]:
    """Return the lines of the flow."""
    return document.flow.of(document.text).splitlines()


def placed(document: Document, place: Place) -> list[str]:
    """Return the text of the lines at a place."""
    return [line.span.of(document.text) for line in document.lines if line.place == place]


@pytest.mark.parametrize(
    "how",
    [
        {"degrees": 45},
        {"degrees": 57.5, "grey": 210},
        {"degrees": 90, "grey": 200},
        {"grey": 200},
        {"opacity": 0.3},
        {"size": 60},
    ],
    ids=["aslant", "aslant grey", "upwards", "grey", "transparent", "black"],
)
def test_watermarks(tmp_path: Path, how: dict[str, float]) -> None:
    """A watermark is kept whole beside the text, which reads as if it were not there."""
    document = read(marked(tmp_path / "a.pdf", "NACRT 2", **how))  # type: ignore[arg-type]
    assert flow(document) == [line for page in range(3) for line in lines(page)]
    assert " ".join(placed(document, "watermark")).split() == ["NACRT", "2"] * 3


def test_large_headings_stay(tmp_path: Path) -> None:
    """A large heading is text, and so are small grey words."""
    sheet = FPDF(unit="pt", format=(595, 842))
    sheet.add_page()
    for size, grey, y, words in (
        (36, 0, 150, "Rain Act"),
        (SIZE, 150, 200, "as in force"),
        (SIZE, 0, 230, "Rain falls."),
    ):
        sheet.set_font("helvetica", size=size)
        sheet.set_text_color(grey)
        sheet.text(LEFT, y, words)
    sheet.output(str(tmp_path / "a.pdf"))
    assert flow(read(tmp_path / "a.pdf")) == ["Rain Act", "as in force", "Rain falls."]


def test_print_along_the_edge(tmp_path: Path) -> None:
    """Words along the edge of a page mix with no line."""
    sheet = FPDF(unit="pt", format=(595, 842))
    sheet.add_page()
    sheet.set_font("helvetica", size=SIZE)
    for text in body(1, LINES):
        sheet.text(text.x, text.y, text.words)
    with sheet.rotation(90, 40, 500):
        sheet.text(40, 500, "Gazette of rain")
    sheet.output(str(tmp_path / "a.pdf"))
    document = read(tmp_path / "a.pdf")
    assert flow(document) == lines(1)
    assert placed(document, "watermark") == ["Gazette of rain"]


def test_table_set_sideways(tmp_path: Path) -> None:
    """Much text that runs sideways on a page with more that is upright is a table of the law, and read as one."""
    sheet = FPDF(unit="pt", format=(595, 842))
    sheet.add_page()
    sheet.set_font("helvetica", size=SIZE)
    for text in body(1, 20):
        sheet.text(text.x, text.y, text.words)
    sideways = [sentence(500 + i) for i in range(8)]
    with sheet.rotation(90, 150, 780):
        for i, words in enumerate(sideways):
            sheet.text(150, 780 + i * PITCH, words)
    sheet.output(str(tmp_path / "a.pdf"))
    document = read(tmp_path / "a.pdf")
    assert placed(document, "flow") == lines(1)[:20]
    assert placed(document, "table") == sideways


def test_stamped_addresses(tmp_path: Path) -> None:
    """A site's address stamped within the text of page after page is no part of its lines."""
    stamp = [Text(LEFT + 300, 100 + 20 * PITCH, "www.rain.example"), Text(LEFT + 400, 100 + 20 * PITCH, "free copy")]
    document = read(printed(tmp_path / "a.pdf", [[*body(page, LINES), *stamp] for page in range(5)]))
    assert flow(document) == [line for page in range(5) for line in lines(page)]
    assert placed(document, "watermark") == ["www.rain.example free copy"] * 5


def test_an_address_in_the_text_stays(tmp_path: Path) -> None:
    """An address that a line of the law names is text."""
    texts = [*body(1, 20), Text(LEFT, 100 + 20 * PITCH, "see www.rain.example for more")]
    pages = [texts, body(2, LINES), body(3, LINES)]
    assert "see www.rain.example for more" in flow(read(printed(tmp_path / "a.pdf", pages)))
