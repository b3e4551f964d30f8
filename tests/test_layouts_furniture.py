"""Running heads and feet that change from page to page, footnotes and their marks, margin notes, typeset here."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from gazette import (
    BOTTOM,
    LEFT,
    NAMES,
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
    width,
)
from printing import Rule, Text

HEAD, FOOT = 40.0, 800.0
LAW = set_into(blocks(law(60)), frames(1))


def centred(words: str, y: float) -> Text:
    """Return words in the middle of the page."""
    return Text((LEFT + RIGHT - width(words)) / 2, y, words, SIZE)


def right(words: str, y: float) -> Text:
    """Return words that end at the right edge."""
    return Text(RIGHT - width(words), y, words, SIZE)


RUNNING = {
    "chapter of the page": [[centred(NAMES[page % len(NAMES)], HEAD)] for page in range(9)],
    "range of sections": [[right(f"s. {7 * page + 1}-{7 * page + 9}", HEAD)] for page in range(9)],
    "left and right": [
        [right(f"Act No. 5 of 2031      {page}", HEAD) if page % 2 else Text(LEFT, HEAD, f"{page}      Lanterns", SIZE)]
        for page in range(9)
    ],
    "gazette, date and number": [
        [Text(LEFT, HEAD, f"Strana {page + 12} - Broj 5", SIZE), right("petak, 3. mart 2031.", HEAD)]
        for page in range(9)
    ],
    "foot that changes": [[centred(f"{NAMES[page % len(NAMES)]} / {page + 90}", FOOT)] for page in range(9)],
    "two heads and a foot": [
        [centred("GAZETTE OF THE QUAY", 28), centred(f"No. {page + 44}", HEAD), centred(f"- {page + 3} -", FOOT)]
        for page in range(9)
    ],
}


@pytest.mark.parametrize("name", RUNNING)
def test_running_heads_and_feet_that_change(tmp_path: Path, name: str) -> None:
    """Heads and feet are known by their place, whatever they say; the law is the same as without them."""
    pages = [[*page, *extra] for page, extra in zip(LAW.pages, RUNNING[name], strict=False)]
    statute = read(tmp_path / "a.pdf", pages)
    assert flow(statute) == LAW.lines
    assert read_articles(statute) == law(60)
    apparatus = statute.document.text[statute.document.flow.end :]
    assert sorted(apparatus.split()) == sorted(
        " ".join(text.words for page in RUNNING[name][: len(LAW.pages)] for text in page).split()
    )


def test_headings_that_open_pages_stay(tmp_path: Path) -> None:
    """Chapters that each begin on a new page keep their headings, though all stand at one height."""
    chapters = [law(60)[k : k + 7] for k in range(0, 59, 7)]
    setting = Setting([], [], 0, 0.0)
    for page, articles in enumerate(chapters):
        title = Block(f"CHAPTER {page + 1}: {NAMES[page % len(NAMES)].upper()}", "B", "centre")
        setting = setting.onto(set_into([title], [Frame(page, LEFT, RIGHT - LEFT)]))
        text = set_into(blocks(articles), [Frame(page, LEFT, RIGHT - LEFT, TOP + 2 * PITCH, 9999)])
        setting = setting.onto(text)
    pages = [[*page, centred(f"- {n} -", FOOT)] for n, page in enumerate(setting.pages, 1)]
    statute = read(tmp_path / "a.pdf", pages)
    assert flow(statute) == setting.lines
    assert len([node for node in statute.root.walk() if node.kind == "chapter"]) == len(chapters)


def with_note(page: Sequence[Text], n: int, note: Sequence[str], *, size: float, ruled: bool) -> list[Text | Rule]:
    """Return a page whose last line but nine bears a raised mark, and the footnote for it at the foot."""
    kept = [text for text in page if text.y <= BOTTOM - 9 * PITCH]
    last = max((text for text in kept if text.words[-1].isalpha()), key=lambda text: (text.y, text.x))
    end = last.x + width(last.words)
    top = BOTTOM - (len(note) - 1) * PITCH
    notes = [Text(LEFT, top + k * PITCH, words, size) for k, words in enumerate(note)]
    rule = [Rule(LEFT, top - 2 * PITCH, LEFT + 120, top - 2 * PITCH)] if ruled else []
    return [*kept, Text(end, last.y - 3, str(n), SIZE * 0.6), *notes, *rule]


@pytest.mark.parametrize(("size", "ruled"), [(SIZE * 0.8, False), (SIZE * 0.8, True), (SIZE, True)])
def test_footnotes(tmp_path: Path, size: float, ruled: bool) -> None:
    """Footnotes are known by their size or by the line over them; their marks leave the text clean."""
    notes = {n: [f"{n}. Amended by the Act on {NAMES[n]},", f"in force with {NAMES[-n]}."] for n in (1, 2, 3)}
    pages = [with_note(page, n, notes[n], size=size, ruled=ruled) for n, page in enumerate(LAW.pages[:3], 1)]
    statute = read(tmp_path / "a.pdf", pages)
    assert at(statute, "footnote") == [line for n in (1, 2, 3) for line in (str(n), *notes[n])]
    assert set(flow(statute)) <= set(LAW.lines)


def test_a_footnote_runs_over_to_the_next_page(tmp_path: Path) -> None:
    """What stands under the line on the next page goes on from the footnote on this one."""
    pages = [
        with_note(LAW.pages[0], 1, ["1. Amended by Act No. 9 of the year after,"], size=SIZE, ruled=True),
        [*with_note(LAW.pages[1], 2, ["and repealed by Act No. 11.", "2. See Act No. 3."], size=SIZE, ruled=True)],
        LAW.pages[2],
    ]
    notes = at(read(tmp_path / "a.pdf", pages), "footnote")
    assert notes == [
        "1",
        "1. Amended by Act No. 9 of the year after,",
        "2",
        "and repealed by Act No. 11.",
        "2. See Act No. 3.",
    ]


def test_a_mark_printed_like_the_word_before_it(tmp_path: Path) -> None:
    """A mark glued to a word without being raised is cut from it where a footnote under a line answers to it."""
    page = LAW.pages[0]
    end = max((text for text in page if text.y <= BOTTOM - 9 * PITCH), key=lambda text: (text.y, text.x))
    glued = [text._replace(words=f"{text.words}92") if text is end else text for text in page]
    top = BOTTOM - PITCH
    pages = [
        [
            *(text for text in glued if text.y <= end.y),
            Text(LEFT, top, "92. See the Act on storms.", SIZE),
            Rule(LEFT, top - 20, LEFT + 120, top - 20),
        ],
        *LAW.pages[1:],
    ]
    statute = read(tmp_path / "a.pdf", pages)
    assert at(statute, "footnote") == ["92", "92. See the Act on storms."]
    assert f"{end.words}92" not in statute.document.text
    assert set(flow(statute)) <= set(LAW.lines)


@pytest.mark.parametrize("shift", [(0.0, 4.0), (4.0, 0.0)])
def test_marks_stacked_on_a_heading(tmp_path: Path, shift: tuple[float, float]) -> None:
    """Several marks raised on a heading, one after or above another, leave it clean."""
    page = list(LAW.pages[0])
    heading = next(text for text in page if text.words == law(60)[1].heading)
    end = heading.x + width(heading.words, SIZE, "B")
    marks = [
        Text(end + k * shift[0], heading.y - 3.5 - k * shift[1], mark, SIZE * 0.55) for k, mark in enumerate(("7", "8"))
    ]
    top = BOTTOM + PITCH
    notes = [Text(LEFT, top + k * 9, f"{mark} Inserted by another Act.", 7) for k, mark in enumerate(("7", "8"))]
    statute = read(tmp_path / "a.pdf", [[*page, *marks, *notes], *LAW.pages[1:]])
    assert flow(statute) == LAW.lines
    assert read_articles(statute) == law(60)
    assert sorted("".join(at(statute, "footnote")[:2])[:2]) == ["7", "8"]


def test_raised_numbers_of_paragraphs_stay(tmp_path: Path) -> None:
    """Numbers raised before the first word of a paragraph are its own, not marks of notes."""
    plain = [
        Article(a.number, a.heading, tuple(words.partition(") ")[2] or words for words in a.paragraphs))
        for a in law(30)
    ]
    setting = set_into(blocks(plain), frames(1))
    numbered, n = [], 0
    for page in setting.pages:
        texts = []
        for text in page:
            heads = text.style == "B" and text.words.startswith("Article")
            n = 0 if heads else n
            opens = not text.style and abs(text.x - LEFT - 12) < 0.1
            n += opens
            texts += [Text(LEFT + 6, text.y - 3, str(n), SIZE * 0.6)] if opens else []
            texts.append(text)
        numbered.append(texts)
    statute = read(tmp_path / "a.pdf", numbered)
    assert at(statute, "footnote") == []
    lines = flow(statute)
    assert sum(line.startswith("1 ") for line in lines) == 29
    assert [line.lstrip("123456789 ") if line[:2].strip().isdigit() else line for line in lines] == setting.lines
