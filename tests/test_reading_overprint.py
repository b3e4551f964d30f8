"""Letters printed over themselves to look bold, and letters that only stand beside their like."""

from __future__ import annotations

from pathlib import Path

import pytest
from fpdf import FPDF
from printing import LEFT, SIZE, TOP, Text, layered, printed, width

from harmonize.reading import pdf, read

WORDS = "Bold zakkoni www 2011 ll"


def drawn(path: Path, operators: str) -> Path:
    """Write a PDF of one page with PDF operators, F1 being Helvetica."""
    sheet = FPDF(unit="pt", format=(595, 842))
    sheet.add_page()
    sheet.set_font("helvetica", size=SIZE)
    sheet.text(LEFT, 60, "Rain")
    sheet._out(operators)
    sheet.output(str(path))
    return path


def overprinted(words: str, times: int, aside: float) -> str:
    """Return the operators of one text object that draws each letter several times, ``aside`` points from the last."""
    unit = 1000 / SIZE
    shown = []
    for letter in words:
        again = f"({letter}) {(width(letter) - aside) * unit:.2f} " * (times - 1) if letter != " " else ""
        shown.append(f"{again}({letter}) {aside * (times - 1) * unit if again else 0:.2f}")
    return f"BT /F1 {SIZE} Tf {LEFT} {842 - TOP} Td [{' '.join(shown)}] TJ ET"


@pytest.mark.parametrize("aside", [0.2, 0.5, 0.8, 1.1])
@pytest.mark.parametrize("times", [2, 3])
def test_letters_drawn_again_in_one_object(tmp_path: Path, times: int, aside: float) -> None:
    """Letters that one text object draws again and again are read once; real double letters stay."""
    path = drawn(tmp_path / "a.pdf", overprinted(WORDS, times, aside / (times - 1)))
    assert read(path).text == f"Rain\n{WORDS}\n"


@pytest.mark.parametrize("aside", [0.3, 0.8, 1.1])
@pytest.mark.parametrize("times", [2, 3])
def test_letters_drawn_again_one_by_one(tmp_path: Path, times: int, aside: float) -> None:
    """Letters that are drawn one by one, each several times, are read once."""
    texts = [
        Text(LEFT + width(WORDS[:i]) + k * aside / (times - 1), TOP, letter)
        for i, letter in enumerate(WORDS)
        for k in range(times)
        if letter != " "
    ]
    assert read(printed(tmp_path / "a.pdf", [texts])).text == f"{WORDS}\n"


def test_lines_drawn_again_in_other_parts(tmp_path: Path) -> None:
    """A line that is printed over in parts that begin and end elsewhere is read once, with what the last part adds."""
    cuts = [(0, 2), (2, 9), (9, 20), (20, len(WORDS))]
    again = [Text(LEFT + 0.4 + width(WORDS[:a]), TOP + 0.2, WORDS[a:b]) for a, b in cuts]
    again[-1] = again[-1]._replace(words=again[-1].words + " and more")
    document = read(printed(tmp_path / "a.pdf", [[Text(LEFT, TOP, WORDS), *again]]))
    assert document.text == f"{WORDS} and more\n"


def test_lines_drawn_again_in_another_font(tmp_path: Path) -> None:
    """What is printed over in another face is read once."""
    pieces = [(i, word) for i, word in enumerate(WORDS.split())]
    starts = [width(" ".join(WORDS.split()[:i]) + " " * bool(i)) for i, _ in pieces]
    texts = [
        Text(LEFT + x + aside, TOP, word, SIZE, style)
        for (_, word), x in zip(pieces, starts, strict=True)
        for aside, style in ((0.0, ""), (0.3, "I"))
    ]
    assert read(printed(tmp_path / "a.pdf", [texts])).text == f"{WORDS}\n"


def test_tight_letters_are_not_overprinted(tmp_path: Path) -> None:
    """Letters set tight share a little of their boxes and all stay."""
    path = drawn(tmp_path / "a.pdf", f"BT /F1 {SIZE} Tf -0.5 Tc {LEFT} {842 - TOP} Td (all issues, wwwii) Tj 0 Tc ET")
    assert read(path).text == "Rain\nall issues, wwwii\n"


def test_a_glyph_of_several_letters(tmp_path: Path) -> None:
    """The two letters f of one glyph stand on one spot, and both stay, whether it is printed once or twice."""
    path = layered(tmp_path / "a.pdf", ["the o\ufb03ce di\ufb00ers"])
    assert read(path).text == "the office differs\n"
    twice = path.read_bytes().replace(b" Tj 0 -14.0 Td", b" Tj 0.3 0 Td")
    path.write_bytes(twice)
    assert read(path).text == "the office differs\n"


def test_like_words_side_by_side(tmp_path: Path) -> None:
    """A word that is printed twice, one beside the other or one under the other, is two words."""
    beside = Text(LEFT + width("rain "), TOP, "rain")
    under = Text(LEFT, TOP + SIZE, "rain")
    document = read(printed(tmp_path / "a.pdf", [[Text(LEFT, TOP, "rain"), beside, under]]))
    assert document.text == "rain rain\nrain\n"


def test_a_page_of_one_letter(tmp_path: Path) -> None:
    """Thousands of like letters on one spot are read once, in bounded time."""
    stack = "".join(f"BT /F1 {SIZE} Tf {LEFT + i % 7 * 0.1:.1f} {842 - TOP} Td (AxA) Tj ET " for i in range(2000))
    (sheet,) = pdf.sheets(drawn(tmp_path / "a.pdf", stack).read_bytes(), "a.pdf")
    assert [word.text for word in sheet.words if word.text != "Rain"] == ["AxA"]
