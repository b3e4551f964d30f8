"""Marking: pieces join to the text, nest, and keep their marks, however these overlap."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from harmonize.model.text import Span
from harmonize.reports.marking import MOST_MARKS, Mark, Piece, pieces, reflow

TEXTS = st.text(st.sampled_from("ab ç(1).;\n"), max_size=120)
PAIRS = st.lists(st.tuples(st.integers(-5, 125), st.integers(-5, 125)), max_size=8)


def marked(text: str, *spans: tuple[int, int]) -> str:
    """Return the pieces as one line: brackets around marks, dots for what is left out."""
    signs = {"open": "[", "close": "]", "gap": "…"}
    return "".join(piece.text or signs[piece.kind] for piece in pieces(text, [Mark(Span(*span)) for span in spans]))


def test_nested_marks() -> None:
    """A mark within another stands inside it."""
    assert marked("abcdef", (1, 5), (2, 3)) == "a[b[c]de]f"


def test_crossing_marks() -> None:
    """A mark that crosses another is interrupted where the other ends."""
    assert marked("abcdef", (1, 4), (3, 5)) == "a[bc[d]][e]f"


def test_interrupted_mark_begins_and_ends_once() -> None:
    """Of a mark cut into several only the first opening and the last closing are whole."""
    run = pieces("abcdef", [Mark(Span(1, 4), "one"), Mark(Span(3, 5), "two")])
    assert [(piece.kind, piece.whole) for piece in run if piece.mark and piece.mark.id == "two"] == [
        ("open", True),
        ("close", False),
        ("open", False),
        ("close", True),
    ]


def test_marks_outside_the_text_are_dropped() -> None:
    """A span that is empty, turned round or beyond the text marks nothing."""
    assert marked("abc", (2, 9), (1, 1), (2, 1), (-1, 2)) == "abc"


def test_long_text_is_shortened_to_its_marks() -> None:
    """Beyond the limit only the surroundings of marks are kept, in whole words, with gaps between."""
    text = "word " * 100 + "HERE " + "word " * 100 + "THERE " + "word " * 100
    marks = [Mark(Span(text.index(word), text.index(word) + len(word))) for word in ("HERE", "THERE")]
    run = pieces(text, marks, limit=200, around=20)
    assert [piece.kind for piece in run].count("gap") == 3
    shown = "|".join(piece.text for piece in run if piece.kind == "text")
    assert shown == "word word word |HERE| word word word|word word word |THERE| word word word"


def test_long_text_without_marks_shows_its_beginning() -> None:
    """A long text without a mark is cut at a blank after its first words."""
    run = pieces("word " * 100, limit=30, around=22)
    assert [piece.text or piece.kind for piece in run] == ["word word word word", "gap"]


def test_number_of_marks_is_bounded() -> None:
    """A hostile number of marks is cut off, the text is not."""
    text = "x" * 5000
    run = pieces(text, [Mark(Span(i, i + 1)) for i in range(0, 5000, 2)])
    assert sum(piece.kind == "open" for piece in run) == MOST_MARKS
    assert "".join(piece.text for piece in run) == text


def test_reflow_keeps_the_breaks_of_the_law() -> None:
    """Breaks before items and after titles stay; breaks of the printed line go."""
    printed = [
        "Titulli",
        "(Shtuar me ligjin nr. 1, datë 2.3.2004)",
        "Kushdo që hyn pa të drejtë në sistemin e",
        "tjetrit dënohet:",
        "a) me gjobë;",
        "b) me burgim nga gjashtë muaj deri në",
        "tre vjet.",
    ]
    paragraphs = [*printed[:2], " ".join(printed[2:4]), printed[4], " ".join(printed[5:])]
    assert reflow("\n".join(printed)) == "\n".join(paragraphs)


@given(TEXTS)
def test_reflow_moves_nothing(text: str) -> None:
    """Every character keeps its place; only line breaks change, into blanks."""
    shown = reflow(text)
    assert len(shown) == len(text)
    assert all(old == new or (old, new) == ("\n", " ") for old, new in zip(text, shown, strict=True))


@given(TEXTS, PAIRS)
def test_pieces_join_to_the_text(text: str, spans: list[tuple[int, int]]) -> None:
    """Without a limit nothing of the text is lost, and marks are balanced like brackets."""
    run = pieces(text, [Mark(Span(*span)) for span in spans])
    assert "".join(piece.text for piece in run) == reflow(text)
    assert balanced(run)


@given(TEXTS, PAIRS, st.integers(0, 60), st.integers(0, 30))
def test_shortened_text_keeps_to_its_limit(text: str, spans: list[tuple[int, int]], limit: int, around: int) -> None:
    """With a limit no more is shown than that, balanced, with no two gaps in a row."""
    run = pieces(text, [Mark(Span(*span)) for span in spans], limit, around)
    assert sum(len(piece.text) for piece in run) <= max(limit, 0)
    assert balanced(run)
    assert not any(a.kind == b.kind == "gap" for a, b in pairwise(run))


def balanced(run: tuple[Piece, ...]) -> bool:
    """Tell whether marks close in the reverse order of their opening, and every one begins and ends whole once."""
    stack: list[Mark | None] = []
    for piece in run:
        if piece.kind == "open":
            stack.append(piece.mark)
        elif piece.kind == "close" and (not stack or stack.pop() != piece.mark):
            return False
    whole = [(piece.kind, piece.mark) for piece in run if piece.mark and piece.whole]
    return not stack and len(whole) == len(set(whole))
