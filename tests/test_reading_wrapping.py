"""Plain text wrapped at a fixed width: its paragraphs, its centred lines, and texts that were not wrapped."""

from __future__ import annotations

import textwrap
from pathlib import Path

import pytest
from printing import sentence

from harmonize.model.text import Line
from harmonize.reading import read

PARAGRAPHS = [f"{sentence(7 * number, 40)}." for number in range(12)]


def lines(tmp_path: Path, text: str) -> list[tuple[str, Line]]:
    """Return the lines of a plain text."""
    path = tmp_path / "law.txt"
    path.write_text(text, encoding="utf-8")
    document = read(path)
    return [(line.span.of(document.text), line) for line in document.lines]


@pytest.mark.parametrize("width", [50, 72, 100])
def test_wrapped_paragraphs_are_put_together(tmp_path: Path, width: int) -> None:
    """Where blank lines part paragraphs that were wrapped at a width, each is one line."""
    text = "\n\n".join(textwrap.fill(paragraph, width) for paragraph in PARAGRAPHS)
    assert [line for line, _ in lines(tmp_path, text)] == PARAGRAPHS


def test_points_and_short_lines_begin_anew(tmp_path: Path) -> None:
    """A point begins a line, and so does what follows a line with room left, blank line or not."""
    block = "Article 5\nRain\n(1) It rains.\n(2) It snows."
    text = "\n\n".join([*(textwrap.fill(paragraph, 72) for paragraph in PARAGRAPHS), block])
    assert [line for line, _ in lines(tmp_path, text)][-4:] == block.split("\n")


def test_centred_lines(tmp_path: Path) -> None:
    """A line with as much white before as behind it is centred, also one that was wrapped; others are set in."""
    title = "\n".join(line.center(72).rstrip() for line in textwrap.wrap("rain " * 20, 70))
    wrapped = [textwrap.fill(paragraph, 72) for paragraph in PARAGRAPHS]
    found = lines(tmp_path, "\n\n".join(["Neni 5".center(72).rstrip(), title, "    set in", *wrapped]))
    assert [(line.centred, line.indent) for _, line in found[:4]] == [
        (True, 0.0),
        (True, 0.0),
        (False, 4.0),
        (False, 0.0),
    ]
    assert found[1][0] == ("rain " * 20).strip()


@pytest.mark.parametrize(
    "text",
    [
        "\n".join(textwrap.fill(paragraph, 72) for paragraph in PARAGRAPHS),
        "\n".join(PARAGRAPHS),
        "\n\n".join(sentence(number, 3) for number in range(40)),
        textwrap.fill(PARAGRAPHS[0], 40),
    ],
    ids=["no blank lines", "not wrapped", "short lines", "too little to tell"],
)
def test_other_texts_stay_as_they_are(tmp_path: Path, text: str) -> None:
    """Text that was not wrapped, or has no blank lines between paragraphs, keeps its lines."""
    assert [line for line, _ in lines(tmp_path, text)] == [line for line in text.split("\n") if line]


def test_a_page_ends_a_line(tmp_path: Path) -> None:
    """What goes on behind a form feed is another line: it stands on another page."""
    wrapped = "\n\n".join(textwrap.fill(paragraph, 72) for paragraph in PARAGRAPHS)
    found = lines(tmp_path, f"{wrapped}\n\n{'x' * 70}\f{wrapped}")
    assert {line.page for _, line in found} == {1, 2}
    assert len(found) == 2 * len(PARAGRAPHS) + 1
