"""Laws set in columns, typeset here: reading order, the tree, what must not be taken for columns."""

from __future__ import annotations

from pathlib import Path

import pytest
from gazette import LEFT, PITCH, RIGHT, TOP, Block, Frame, blocks, flow, frames, law, read, read_articles, set_into
from printing import Text

WIDE = [Frame(page, LEFT, RIGHT - LEFT) for page in range(9)]
TITLE = [
    Block("The Lanterns Act", "B", "centre", 14.0),
    Block("An Act on the lanterns of the quay, on those who keep them, and on the oil that they burn", "", "centre"),
]


@pytest.mark.parametrize("columns", [1, 2, 3])
@pytest.mark.parametrize("justified", [True, False])
def test_columns_are_read_one_after_the_other(tmp_path: Path, columns: int, justified: bool) -> None:
    """A law in one, two or three columns has the same lines in the same order, and the same articles."""
    setting = set_into(blocks(law(30)), frames(columns), justified=justified)
    statute = read(tmp_path / "a.pdf", setting.pages)
    assert flow(statute) == setting.lines
    assert read_articles(statute) == law(30)


@pytest.mark.parametrize("columns", [2, 3])
def test_full_width_heading_over_columns(tmp_path: Path, columns: int) -> None:
    """A title and a chapter's heading over the whole width part the page: what is above is read before."""
    above = set_into(TITLE, WIDE).onto(set_into(blocks(law(5)), frames(columns, top=130, bottom=560)))
    chapter = [Block("CHAPTER II: STORMS THAT THE QUAY HAS SEEN, AND WHAT THEY COST THE TOWN", "B", "centre")]
    below = set_into(blocks(law(30)[4:]), frames(columns, top=620))
    setting = above.onto(set_into(chapter, [Frame(0, LEFT, RIGHT - LEFT, 590)])).onto(below)
    statute = read(tmp_path / "a.pdf", setting.pages)
    assert flow(statute) == setting.lines
    assert read_articles(statute) == law(30)


def test_from_one_column_to_two_in_mid_page(tmp_path: Path) -> None:
    """A law set over the whole width at first and in two columns from the middle of a page on."""
    first = set_into(blocks(law(9)), WIDE)
    two = set_into(blocks(law(40)[8:]), frames(2, top=first.y + 20, first=first.page))
    setting = first.onto(two)
    statute = read(tmp_path / "a.pdf", setting.pages)
    assert flow(statute) == setting.lines
    assert read_articles(statute) == law(40)


def test_from_two_columns_to_one_in_mid_page(tmp_path: Path) -> None:
    """Columns that end in mid-page, one longer than the other, and text over the whole width below them."""
    short = set_into(blocks(law(5)), frames(2, bottom=380))
    setting = short.onto(set_into(blocks(law(30)[4:]), [Frame(0, LEFT, RIGHT - LEFT, 620), *WIDE[1:]]))
    statute = read(tmp_path / "a.pdf", setting.pages)
    assert flow(statute) == setting.lines
    assert read_articles(statute) == law(30)


def test_a_word_hyphenated_from_column_to_column(tmp_path: Path) -> None:
    """A word that begins at the foot of one column and ends at the head of the next is one word."""
    setting = set_into(blocks(law(30)), frames(2))
    turns = [
        (
            max((text for text in page if text.x < 295), key=lambda text: (text.y, text.x)),
            min((text for text in page if text.x > 295), key=lambda text: (text.y, text.x)),
        )
        for page in setting.pages[:-1]
    ]
    last, first = next(turn for turn in turns if all(text.words.isalpha() and text.words.islower() for text in turn))
    broken = {last: last._replace(words="lan-"), first: first._replace(words="terns")}
    pages = [[broken.get(text, text) for text in page] for page in setting.pages]
    text = read(tmp_path / "a.pdf", pages).document.text
    assert text.count("lanterns") == " ".join(setting.lines).count("lanterns") + 1
    assert "lan-" not in text


def test_indent_is_measured_in_the_own_column(tmp_path: Path) -> None:
    """First lines are set in and headings centred in every column alike."""
    setting = set_into(blocks(law(30)), frames(2))
    document = read(tmp_path / "a.pdf", setting.pages).document
    opening = [line for line in document.lines if line.span.of(document.text).startswith("(1)")]
    assert {round(line.indent) for line in opening} == {12}
    assert all(line.centred for line in document.lines if line.bold)
    assert not any(line.centred for line in document.lines if not line.bold)


def leaders(n: int) -> str:
    """Return an entry of a contents list with dots up to its page number."""
    return f"{n}. {law(20)[n - 1].heading} " + ". " * 40 + str(3 * n)


NO_COLUMNS = {
    "dot leaders": [Text(LEFT, TOP + n * PITCH, leaders(n)) for n in range(1, 16)],
    "hanging numbers": [
        text
        for n in range(1, 20)
        for text in (
            Text(LEFT, TOP + n * PITCH, f"{n}."),
            Text(LEFT + 60, TOP + n * PITCH, law(30)[n].paragraphs[0][:80]),
        )
    ],
    "centred headings": [Text(260, TOP + n * PITCH, f"Article {n}") for n in range(1, 20)],
    "wide gaps": [
        Text(LEFT + k * 80, TOP + n * PITCH, word)
        for n in range(20)
        for k, word in enumerate(["lantern", "keeper", "harbour", "council", "tower", "morning"])
    ],
}


@pytest.mark.parametrize("name", NO_COLUMNS)
def test_what_is_no_column(tmp_path: Path, name: str) -> None:
    """Dot leaders, hanging numbers, centred headings and spaced out lines are read line by line."""
    page = [Text(text.x, text.y, text.words, 9) for text in NO_COLUMNS[name]]
    setting = set_into(blocks(law(30)), WIDE)
    rows = sorted({text.y for text in page})
    lines = [" ".join(text.words for text in page if text.y == y) for y in rows]
    assert (
        flow(read(tmp_path / "a.pdf", [page, *setting.pages]))
        == [" ".join(line.split()) for line in lines] + setting.lines
    )
