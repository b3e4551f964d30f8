"""Margin notes of gazettes, typeset here: left, right and outer, over several lines, the sections' only headings."""

from __future__ import annotations

from pathlib import Path

import pytest
from gazette import LEFT, RIGHT, SIZE, TOP, Article, Block, Frame, Setting, at, flow, law, read, set_into

NOTE, WHITE = 78.0, 12.0
SMALL = SIZE * 0.8


def sections(count: int) -> list[Article]:
    """Return a law whose sections open with their number, on the row of their first words."""
    return [
        article._replace(paragraphs=(f"{article.number}. {article.paragraphs[0]}", *article.paragraphs[1:]))
        for article in law(count)
    ]


def is_left(page: int, side: str) -> bool:
    """Tell whether a page's notes stand at its left."""
    return side == "left" or (side == "outer" and page % 2 == 1)


def gazette(side: str, count: int = 40, size: float = SMALL) -> Setting:
    """Return a law with each section's heading beside its first line; its lines with every note before that line."""
    whole = Setting([], [], 0, TOP)
    for article in sections(count):
        height = 12 * 14.0
        page, y = (
            (whole.page, whole.y + 6 + int(article.number) % 7) if whole.y + height < 760 else (whole.page + 1, TOP)
        )
        shift = NOTE + WHITE if is_left(page, side) else 0.0
        x = LEFT if shift else RIGHT - NOTE
        note = set_into([Block(article.heading, "", "left", size)], [Frame(page, x, NOTE, y, 9999)], justified=False)
        text = Frame(page, LEFT + shift, RIGHT - LEFT - NOTE - WHITE, y, 9999)
        body = set_into([Block(words) for words in article.paragraphs], [text])
        whole = whole.onto(note).onto(body)
        whole = whole._replace(y=max(note.y, body.y))
    return whole


@pytest.mark.parametrize("side", ["right", "left", "outer"])
@pytest.mark.parametrize("size", [SMALL, SIZE])
def test_headings_that_stand_in_the_margin(tmp_path: Path, side: str, size: float) -> None:
    """Notes come before the line that they begin beside, and are their sections' headings, on whichever side."""
    setting = gazette(side, size=size)
    statute = read(tmp_path / "a.pdf", setting.pages)
    assert flow(statute) == setting.lines
    assert [article.number for article in statute.articles()] == [article.number for article in law(40)]
    assert [article.heading for article in statute.articles()] == [article.heading for article in law(40)]
    assert " ".join(at(statute, "margin-note")) == " ".join(article.heading for article in law(40))
