"""Tables, typeset here: penalties, schedules, amending tables; frames that a law is set in and that are no tables."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from gazette import (
    LEFT,
    PITCH,
    RIGHT,
    SIZE,
    TOP,
    Article,
    Block,
    Frame,
    Setting,
    at,
    blocks,
    flow,
    frames,
    law,
    read,
    read_articles,
    set_into,
)
from printing import Rule

WIDE = RIGHT - LEFT
PENALTIES = [
    ["No.", "Whoever", "Is fined"],
    ["1.", "puts out a lantern of the quay or lets it go out before the morning", "40 to 90 crowns"],
    ["2.", "sells the oil of the town", "60 crowns, and twice as much where the oil was sold to a ship"],
    ["3.", "enters a tower without leave", "10 crowns"],
]
EDGES = [LEFT, LEFT + 40, LEFT + 240, RIGHT]


def cells(row: Sequence[str], edges: Sequence[float], y: float, page: int = 0) -> list[Setting]:
    """Return a row of a table: its cells beside each other, each set into its own width."""
    return [
        set_into([Block(words, place="left")], [Frame(page, x0 + 4, x1 - x0 - 8, y, 9999)], justified=False)
        for words, x0, x1 in zip(row, edges, edges[1:], strict=False)
    ]


def table(rows: Iterable[Sequence[str]], edges: Sequence[float], y: float, page: int = 0) -> tuple[Setting, list[Rule]]:
    """Return a ruled table whose first line stands at ``y``, and its lines."""
    whole = Setting([], [], page, y)
    levels = [y - PITCH]
    for row in rows:
        set_cells = cells(row, edges, y, page)
        for cell in set_cells:
            whole = whole.onto(cell)
        y = max(cell.y for cell in set_cells) + 6
        levels.append(y - PITCH + 2)
    across = [Rule(edges[0], level, edges[-1], level) for level in levels]
    down = [Rule(x, levels[0], x, levels[-1]) for x in edges]
    return whole._replace(y=y), across + down


def test_a_table_of_penalties(tmp_path: Path) -> None:
    """A ruled table in the midst of a law is read cell by cell; its numbers open nothing, and its article keeps it."""
    first = set_into(blocks(law(6)), [Frame(0, LEFT, WIDE)])
    ruled, lines = table(PENALTIES, EDGES, first.y + 20)
    rest = set_into(
        blocks(law(30)[5:]), [Frame(0, LEFT, WIDE, ruled.y + 20), *(Frame(p, LEFT, WIDE) for p in (1, 2, 3))]
    )
    setting = first.onto(ruled).onto(rest)
    statute = read(tmp_path / "a.pdf", [[*setting.pages[0], *lines], *setting.pages[1:]])
    assert flow(statute) == setting.lines
    assert at(statute, "table") == ruled.lines
    assert [article.number for article in read_articles(statute)] == [str(n) for n in range(1, 30)]
    assert [article.heading for article in read_articles(statute)] == [article.heading for article in law(30)]
    text = statute.document.text
    painted = "".join(region.span.of(text) for region in statute.regions if region.kind == "table")
    assert painted.split() == " ".join(ruled.lines).split()


def test_an_amending_table_over_pages(tmp_path: Path) -> None:
    """A table at the end of a law that goes on over a page is one: cell after cell, nothing in it an article."""
    first = set_into(blocks(law(20)), frames(1))
    rows = [[f"{700 + n}", f"Article {n}, {n + 3} and the heading above them", f"{n}/3/2019"] for n in range(1, 40)]
    one, lines = table(rows[:20], EDGES, TOP, first.page + 1)
    two, more = table(rows[20:], EDGES, TOP, first.page + 2)
    setting = first.onto(one).onto(two)
    pages = [*setting.pages[: first.page + 1], [*setting.pages[-2], *lines], [*setting.pages[-1], *more]]
    statute = read(tmp_path / "a.pdf", pages)
    assert flow(statute) == setting.lines
    assert at(statute, "table") == one.lines + two.lines
    assert read_articles(statute)[:-1] == law(20)[:-1]
    assert statute.articles()[-1].number == "19"


def test_a_law_in_a_frame_is_no_table(tmp_path: Path) -> None:
    """A line around every page leaves the law as it is."""
    setting = set_into(blocks(law(30)), frames(1))
    box = (LEFT - 10, TOP - 20, RIGHT + 10, 780)
    around = [Rule(*box[:2], box[2], box[1]), Rule(box[0], box[3], *box[2:]), Rule(*box[:2], box[0], box[3])]
    around.append(Rule(box[2], box[1], *box[2:]))
    statute = read(tmp_path / "a.pdf", [[*page, *around] for page in setting.pages])
    assert at(statute, "table") == []
    assert read_articles(statute) == law(30)


def numbered(articles: Sequence[Article]) -> Iterator[tuple[Setting, list[Rule]]]:
    """Yield pages of a law set in a grid: the numbers in a narrow column of their own, the text beside them."""
    for page in range(0, len(articles), 5):
        rows = [[f"Article {a.number}", " ".join(a.paragraphs)] for a in articles[page : page + 5]]
        yield table(rows, [LEFT, LEFT + 70, RIGHT], TOP, page // 5)


def test_a_law_set_in_a_grid_is_no_table(tmp_path: Path) -> None:
    """A law of which every article has a ruled cell, its number in another one beside it, is still a law."""
    parts = list(numbered(law(31)))
    pages = [[*setting.pages[n], *lines] for n, (setting, lines) in enumerate(parts)]
    statute = read(tmp_path / "a.pdf", pages)
    assert at(statute, "table") == []
    assert [article.number for article in read_articles(statute)] == [str(n) for n in range(1, 31)]


def test_marked_words_are_no_table(tmp_path: Path) -> None:
    """Lines under words and small boxes around them enclose no cells."""
    setting = set_into(blocks(law(30)), frames(1))
    under = [
        Rule(text.x, text.y + dy, text.x + 20, text.y + dy) for text in setting.pages[0][::9] for dy in (2.0, -SIZE)
    ]
    assert at(read(tmp_path / "a.pdf", [[*setting.pages[0], *under], *setting.pages[1:]]), "table") == []
