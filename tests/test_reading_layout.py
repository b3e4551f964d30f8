"""What stands where on the page: running heads, page numbers, margin notes, footnotes, marks, hyphens, columns."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from printing import LEFT, PITCH, RIGHT, TOP, Text, body, justified, printed, sentence, width

from harmonize.model.text import Document, Line, Place
from harmonize.reading import read

FOOT = 780.0
"""Baseline of what is printed at the foot of a page."""


def flow(document: Document) -> str:
    """Return the flow's text."""
    return document.flow.of(document.text)


def placed(document: Document, place: Place) -> list[str]:
    """Return the text of the lines at a place."""
    return [line.span.of(document.text) for line in document.lines if line.place == place]


def line_with(document: Document, words: str) -> Line:
    """Return the line that holds ``words``."""
    line = document.line_at(document.text.index(words))
    assert line is not None
    return line


def test_lines_in_reading_order(tmp_path: Path) -> None:
    """Lines come from the top down and words from the left, in whatever order the file draws them."""
    texts = [Text(LEFT, 130, "second line"), Text(LEFT + 50, 100, "line"), Text(LEFT, 100, "First")]
    assert flow(read(printed(tmp_path / "a.pdf", [texts]))) == "First line\nsecond line\n"


def test_a_sentence_runs_over_the_page(tmp_path: Path) -> None:
    """The flow goes on from page to page, the apparatus comes after it, in page order."""
    pages = [[*body(i), Text(LEFT, 50, "Rain Act"), Text(300, FOOT, str(i))] for i in range(1, 5)]
    document = read(printed(tmp_path / "a.pdf", pages))
    assert flow(document).splitlines() == [text.words for i in range(1, 5) for text in body(i)]
    apparatus = document.text[document.flow.end :].splitlines()
    assert apparatus == [line for i in range(1, 5) for line in ("Rain Act", str(i))]
    assert [line.page for line in document.lines if line.span.start >= document.flow.end] == [1, 1, 2, 2, 3, 3, 4, 4]


def test_places_of_furniture(tmp_path: Path) -> None:
    """Heads, feet and page numbers each have their place."""
    pages = [
        [*body(i), Text(LEFT, 50, "Rain Act"), Text(LEFT, 800, "As in force"), Text(300, 820, f"- {i} -")]
        for i in range(1, 6)
    ]
    document = read(printed(tmp_path / "a.pdf", pages))
    assert placed(document, "running-head") == ["Rain Act"] * 5
    assert placed(document, "running-foot") == ["As in force"] * 5
    assert placed(document, "page-number") == [f"- {i} -" for i in range(1, 6)]


def test_heads_of_left_and_right_pages(tmp_path: Path) -> None:
    """Heads that alternate, carry the page's number and change with the chapter are all heads."""
    heads = [
        Text(LEFT, 50, f"{i}   Of rain and snow" if i % 2 == 0 else f"Chapter {'One' if i < 7 else 'Two'}   {i}")
        for i in range(1, 13)
    ]
    document = read(printed(tmp_path / "a.pdf", [[*body(i), head] for i, head in enumerate(heads)]))
    assert flow(document).splitlines() == [text.words for i in range(12) for text in body(i)]


def test_roman_page_numbers(tmp_path: Path) -> None:
    """Roman page numbers are page numbers."""
    pages = [[*body(i), Text(300, FOOT, number)] for i, number in enumerate(["i", "ii", "iii", "iv", "v"])]
    assert placed(read(printed(tmp_path / "a.pdf", pages)), "page-number") == ["i", "ii", "iii", "iv", "v"]


def test_articles_that_open_pages_stay(tmp_path: Path) -> None:
    """Headings that differ by their number only stay in the flow, even if many open a page."""
    pages = [
        [
            Text(LEFT, TOP - 2 * PITCH, f"Article {3 * i}"),
            *body(i, 5),
            Text(LEFT, 300, f"Article {3 * i + 1}"),
            Text(LEFT, 320, sentence(i + 50)),
        ]
        for i in range(1, 9)
    ]
    document = read(printed(tmp_path / "a.pdf", pages))
    assert [line for line in flow(document).splitlines() if line.startswith("Article")] == [
        f"Article {n}" for i in range(1, 9) for n in (3 * i, 3 * i + 1)
    ]


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    head=st.text("abcdefg hi12.,-", min_size=1, max_size=40).filter(str.strip),
    foot=st.booleans(),
    pages=st.integers(3, 7),
    numbered=st.booleans(),
)
def test_a_running_head_changes_nothing(tmp_path: Path, head: str, foot: bool, pages: int, numbered: bool) -> None:
    """A running head added to every page changes nothing in the flow."""
    bare = [body(i, 4 + i) for i in range(pages)]
    headed = [
        [*texts, Text(LEFT, FOOT if foot else 50, f"{head} {i}" if numbered else head)] for i, texts in enumerate(bare)
    ]
    assert flow(read(printed(tmp_path / "b.pdf", headed))) == flow(read(printed(tmp_path / "a.pdf", bare)))


def noted(page: int, *, right: bool) -> list[Text]:
    """Return a page of two sections with a note of two lines beside each, smaller, on one side."""
    x = 470.0 if right else 10.0
    notes = [
        Text(x, TOP, f"Duty of {sentence(page, 1)}", 8),
        Text(x, TOP + 10, "of keepers", 8),
        Text(x, TOP + 6 * PITCH, "Snow", 8),
    ]
    return [*justified(page, 12), *notes]


@pytest.mark.parametrize("sides", ["right", "left", "outer"])
def test_margin_notes(tmp_path: Path, sides: str) -> None:
    """Notes in the margin come whole and before the line that they begin beside, on whichever side they are."""
    pages = [noted(i, right=sides == "right" or (sides == "outer" and i % 2 == 0)) for i in range(6)]
    document = read(printed(tmp_path / "a.pdf", pages))
    lines = [line for line in document.lines if line.page == 3]
    assert [line.place for line in lines[:3]] == ["margin-note", "margin-note", "flow"]
    assert [line.span.of(document.text) for line in lines[:2]] == [f"Duty of {sentence(2, 1)}", "of keepers"]
    snow = next(i for i, line in enumerate(lines) if line.span.of(document.text) == "Snow")
    assert lines[snow].place == "margin-note"
    assert lines[snow + 1].span.of(document.text).startswith(sentence(206))
    assert sum(line.place == "margin-note" for line in document.lines) == 18


def test_hanging_numbers_are_no_margin_notes(tmp_path: Path) -> None:
    """Section numbers set beside the text begin their line."""
    pages = [[*justified(i), *(Text(LEFT - 30, TOP + k * PITCH, f"{i}{k}.") for k in (0, 4, 8))] for i in range(1, 6)]
    document = read(printed(tmp_path / "a.pdf", pages))
    assert placed(document, "margin-note") == []
    assert flow(document).startswith(f"10. {sentence(100)}\n")


def test_a_title_over_the_margin_is_whole(tmp_path: Path) -> None:
    """A line that is wider than the body, margin included, is not cut at the margin."""
    title = Text(
        LEFT - 60, 60, "An Act to provide for rain and for snow and for hail and for fog and for other such matters"
    )
    pages = [noted(i, right=True) for i in range(6)]
    document = read(printed(tmp_path / "a.pdf", [[title, *pages[0]], *pages[1:]]))
    assert flow(document).startswith(title.words + "\n")


def footnoted(page: int, size: float = 8.0) -> list[Text]:
    """Return a page with a raised mark in its text and a footnote of two lines that answers to it."""
    lines = body(page, 6)
    marked = lines[2]._replace(words="The keeper shall measure")
    mark = Text(LEFT + width(marked.words), marked.y - 4, str(page), 6)
    after = Text(mark.x + 8, marked.y, "every rain.")
    note = [
        Text(LEFT, 740, f"{page}. Added by another Act,", size),
        Text(LEFT, 750, f"in force since {sentence(page, 1)}.", size),
    ]
    return [*lines[:2], marked, mark, after, *lines[3:], *note]


def test_footnotes_leave_the_flow(tmp_path: Path) -> None:
    """Small type at the foot that answers to a raised mark is a footnote, all its lines; the mark goes with it."""
    document = read(printed(tmp_path / "a.pdf", [footnoted(i) for i in (1, 2, 3)]))
    assert "The keeper shall measure every rain." in flow(document).splitlines()
    assert "Added" not in flow(document)
    assert placed(document, "footnote") == [
        line for i in (1, 2, 3) for line in (str(i), f"{i}. Added by another Act,", f"in force since {sentence(i, 1)}.")
    ]


def test_small_type_without_mark_stays(tmp_path: Path) -> None:
    """A schedule in small type that no mark answers to stays in the flow."""
    pages = [[*body(1), *(Text(LEFT, 600 + 10 * i, f"{i}. {sentence(i)}", 8) for i in range(1, 5))], body(2)]
    assert placed(read(printed(tmp_path / "a.pdf", pages)), "footnote") == []


def test_footnotes_that_open_raised(tmp_path: Path) -> None:
    """A footnote in nearly the body's size is known by its own raised mark."""
    note = [
        Text(LEFT, 736, "7", 6),
        Text(LEFT + 5, 740, "Added by another Act,", 10.5),
        Text(LEFT, 752, "since.", 10.5),
    ]
    marked = [
        Text(LEFT, TOP + 7 * PITCH, "Rain is measured."),
        Text(LEFT + width("Rain is measured."), TOP + 7 * PITCH - 4, "7", 6),
    ]
    document = read(printed(tmp_path / "a.pdf", [[*body(1, 6), *marked, *note], body(2)]))
    assert placed(document, "footnote") == ["7", "7Added by another Act,", "since."] or placed(
        document, "footnote"
    ) == [
        "7",
        "7 Added by another Act,",
        "since.",
    ]
    assert "Rain is measured." in flow(document).splitlines()


def test_a_footnote_goes_on_over_the_page(tmp_path: Path) -> None:
    """Lines at the foot that go on from the page before's footnote are one too."""
    rest = [Text(LEFT, 740, "and repealed by a third.", 8)]
    document = read(printed(tmp_path / "a.pdf", [footnoted(1), [*body(2), *rest], body(3)]))
    assert placed(document, "footnote")[-1] == "and repealed by a third."


def test_raised_index_of_an_article(tmp_path: Path) -> None:
    """A digit raised beside a digit is part of the number, and stays."""
    heading = [Text(LEFT, 60, "Article 361"), Text(LEFT + width("Article 361"), 56, "1", 6)]
    document = read(printed(tmp_path / "a.pdf", [[*heading, *body(1)]]))
    assert flow(document).startswith("Article 361¹\n")


def hyphenated(tmp_path: Path, first: str, second: str, *others: str) -> Document:
    """Return a document with two lines, the first of which ends in a hyphen, and further lines."""
    lines = [first, second, *others]
    return read(printed(tmp_path / "a.pdf", [[Text(LEFT, TOP + i * PITCH, line) for i, line in enumerate(lines)]]))


def test_hyphenated_line_ends_are_joined(tmp_path: Path) -> None:
    """A word that the document also writes whole is joined without its hyphen, and no newline parts its lines."""
    document = hyphenated(tmp_path, "shall measure precipi-", "tation daily.", "Precipitation is rain.")
    assert flow(document) == "shall measure precipitation daily.\nPrecipitation is rain.\n"
    first, second = document.lines[:2]
    assert first.span.end == second.span.start
    assert second.span.of(document.text) == "tation daily."


def test_hyphens_of_words_stay(tmp_path: Path) -> None:
    """A word that is hyphenated in mid-line too keeps its hyphen at the line's end."""
    document = hyphenated(tmp_path, "by an audio-", "visual record", "or audio-visual work")
    assert flow(document) == "by an audio-visual record\nor audio-visual work\n"


def test_unknown_hyphens_stay(tmp_path: Path) -> None:
    """A word that stands nowhere else keeps its hyphen, unless the document is seen to hyphenate."""
    assert flow(hyphenated(tmp_path, "a rain-", "gauge")) == "a rain-gauge\n"
    assert flow(hyphenated(tmp_path, "a thermo-", "meter and ba-", "rometer", "no thermometer")).startswith(
        "a thermometer and barometer\n"
    )


def test_dash_before_a_capital_is_no_hyphen(tmp_path: Path) -> None:
    """A line that ends in a dash before a capital letter is not joined."""
    assert flow(hyphenated(tmp_path, "repealed-", "Duty of keepers")) == "repealed-\nDuty of keepers\n"


def test_indent_and_centre(tmp_path: Path) -> None:
    """Centred lines and first lines of paragraphs are told apart, and both know how far they are indented."""
    page = [
        Text((LEFT + RIGHT - width("Article 12")) / 2, 60, "Article 12"),
        *justified(1),
        Text(LEFT + 20, TOP + 12 * PITCH, sentence(77, 3)),
        *[text._replace(y=text.y + 13 * PITCH) for text in justified(2)],
    ]
    document = read(printed(tmp_path / "a.pdf", [page]))
    heading, paragraph = line_with(document, "Article 12"), line_with(document, sentence(77, 3))
    assert (heading.centred, paragraph.centred) == (True, False)
    assert paragraph.indent == pytest.approx(20, abs=2)
    assert [line.centred for line in document.lines].count(True) == 1


def test_heading_behind_a_sentence(tmp_path: Path) -> None:
    """A heading in larger type that was printed behind the end of a sentence is a line of its own."""
    page = [*body(1), Text(LEFT, 300, "is fined.", 9), Text(LEFT + 40, 300, "Of snow", 14)]
    assert flow(read(printed(tmp_path / "a.pdf", [page]))).endswith("is fined.\nOf snow\n")


def test_slipped_number(tmp_path: Path) -> None:
    """A number beside the second line of its paragraph begins the first."""
    page = [
        Text(LEFT, TOP, "A keeper who does not measure the rain of the day commits an"),
        Text(LEFT - 30, TOP + PITCH, "13."),
        Text(LEFT, TOP + PITCH, "offence against this Act and is liable to a fine of any sort."),
    ]
    document = read(printed(tmp_path / "a.pdf", [page]))
    assert flow(document).startswith("13. A keeper")
    assert "\noffence against" in flow(document)


def test_nothing_is_lost(tmp_path: Path) -> None:
    """Every printed word is in the document once."""
    pages = [noted(1, right=True), footnoted(2), justified(3)]
    document = read(printed(tmp_path / "a.pdf", pages))
    wanted = sorted(word for texts in pages for text in texts for word in text.words.split())
    assert sorted(document.text.split()) == wanted


@pytest.mark.parametrize("line", ["9" * 6000, "i" * 3000, "x-" * 3000])
def test_long_lines_at_the_edge(tmp_path: Path, line: str) -> None:
    """A line of thousands of digits or numerals at the head of every page is read like any other."""
    document = read(printed(tmp_path / "a.pdf", [[Text(LEFT, 50, line), *body(i)] for i in range(3)]))
    assert flow(document).splitlines() == [text.words for i in range(3) for text in body(i)]
