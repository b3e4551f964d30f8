"""Look-alike letters become letters of the word they stand in."""

from __future__ import annotations

from pathlib import Path

import pytest
from printing import layered

from harmonize.reading import read
from harmonize.reading.scripts import in_one_script, mend


@pytest.mark.parametrize(
    ("typed", "word"),
    [
        ("Члaн", "Члан"),
        ("кoмпjутeрскa", "компјутерска"),
        ("ЧЛEН", "ЧЛЕН"),
        ("computеr", "computer"),
        ("dаtё", "datë"),
        ("SIM-картичка", "SIM-картичка"),
        ("e-пошта", "e-пошта"),
        ("Wифи", "Wифи"),
        ("sоr", "sor"),
        ("XІV", "XIV"),
    ],
)
def test_words(typed: str, word: str) -> None:
    """A word is mended where only look-alikes stand against its letters, and left where it mixes scripts."""
    parts = "-".join(in_one_script(part) for part in typed.split("-"))
    assert parts == word


@pytest.mark.parametrize(
    ("typed", "mended"),
    [
        ("Дел A општи одредби", "Дел А општи одредби"),
        ("тоа Koj дело", "тоа Кој дело"),
        ("тоа e дело", "тоа е дело"),
        ("член 251-a став", "член 251-а став"),
        ("a) дело б) казна", "а) дело б) казна"),
        ("a) дело b) казна c) мерка", "a) дело b) казна c) мерка"),
        ("глава X дело I казна", "глава X дело I казна"),
        ("системот CMS работи", "системот CMS работи"),
        ("the Law о rain", "the Law о rain"),
    ],
    ids=["capital", "name", "word", "number", "mark", "Latin marks", "Roman", "abbreviation", "Latin text"],
)
def test_words_of_look_alikes(typed: str, mended: str) -> None:
    """A word, mark or number of look-alikes alone follows what is around it, unless it is at home where it is."""
    words = typed.split()
    mend(words)
    assert words == mended.split()


def test_in_the_text(tmp_path: Path) -> None:
    """The text itself holds the mended words, each where it is printed."""
    typed = ["Члeн 5", "Тоj што неовластено влегува вo систем", "ќе сe казни со затвoр до две години"]
    document = read(layered(tmp_path / "a.pdf", typed))
    lines = document.text.splitlines()
    assert lines[0] == "Член 5"
    assert lines[1] == "Тој што неовластено влегува во систем"
    assert lines[2] == "ќе се казни со затвор до две години"
    assert len(document.words) == len(" ".join(typed).split())
