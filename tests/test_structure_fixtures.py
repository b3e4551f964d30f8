"""Small laws of every tradition, in ``tests/traditions``: plain and typeset, they are cut as their outlines say."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from factories import numbers, statute, typeset

from harmonize.model.law import Statute
from harmonize.structure import outline

SHOWN = 40
FOLDER = Path(__file__).parent / "traditions"
MARKS = "^*>|"
"""What stands before a line in a fixture and says how it is set; see :func:`factories.typeset`."""
GOLD = {
    "spanish": (
        "spanish",
        "1; 2; 3; 3 bis; 3 ter; 4; 5-7; 8; Disposición adicional primera; Disposición adicional segunda; "
        "Disposición transitoria única; Disposición final primera",
    ),
    "colombian": ("spanish", "1; 2; 3; 3A; 4; 5"),
    "portuguese": ("portuguese", "1.º; 2.º; 3.º; 3.º-A; 3.º-B; 4.º; 5.º; 6.º"),
    "brazilian": ("portuguese", "1º; 2º; 9º; 9º-A; 9º-B; 10; 11"),
    "german": ("german", "1; 2; 3; 3a; 4; 5-7; 8; 9"),
    "austrian": ("german", "1; 2; 3; 3a; 4; 5"),
    "swiss": ("german", "1; 2; 3; 3bis; 3ter; 4; 5"),
    "romanian": ("romanian", "1; 2; 3; 3^1; 3^2; 4; 5"),
    "moldovan": ("romanian", "1; 2; 3; 3¹; 4; 5"),
    "italian": ("italian", "1; 2; 3; 3-bis; 3-ter; 3-quater.1; 4; 5; 6"),
    "italian-procedure": ("italian", "1; 2; 2 bis; 3; 4; 5"),
    "us-code": ("us-code", "71; 72; 73; 73A; 74; 75"),
    "ukrainian": ("east-slavic", "1; 2; 3; 3-1; 3²; 4; 5; 6"),
    "russian": ("east-slavic", "1; 2; 3; 3.1; 4; 5"),
    "commonwealth": ("common-law", "1; 2; 2A; 2AA; 3; 4; 4ZA; 4A; 5"),
    "bill": ("common-law", "1; 2; 3; 4; 5"),
}
"""By fixture: its tradition, and the numbers of its provisions."""


def source(name: str) -> list[str]:
    """The lines of a fixture, each with the marks of how it is set."""
    return (FOLDER / f"{name}.txt").read_text(encoding="utf-8").split("\n")


@cache
def plain(name: str) -> Statute:
    """A fixture read as plain text."""
    return statute("\n".join(line.lstrip(MARKS) for line in source(name)))


@cache
def printed(name: str) -> Statute:
    """A fixture read as it is typeset."""
    return statute(typeset(*source(name)))


def told(node: dict[str, Any], depth: int = -1) -> Iterator[str]:
    """A provision a line, what is below it set in: kind, number, heading in brackets, the first words of its text."""
    if depth >= 0:
        label = f"{node['kind']} {node['number']}".rstrip() + " [repealed]" * node["repealed"]
        heading = f" <{node['heading']}>" if node["heading"] else ""
        text = f": {node['text'][:SHOWN]}".rstrip() if node["text"] else ""
        yield f"{'  ' * depth}{label}{heading}{text}"
    for child in node["children"]:
        yield from told(child, depth + 1)


@pytest.mark.parametrize("name", GOLD)
def test_outline(name: str, golden: Callable[[str, str], None]) -> None:
    """The tree is the law's, headings and texts in their places, whether plain or typeset."""
    for found in (plain(name), printed(name)):
        golden(f"traditions/{name}.txt", "\n".join(told(outline(found)["root"])) + "\n")


@pytest.mark.parametrize("name", GOLD)
def test_provisions(name: str) -> None:
    """The tradition is told from the text alone, and the provisions are those that the law has."""
    tradition, wanted = GOLD[name]
    for found in (plain(name), printed(name)):
        assert found.tradition == tradition
        assert numbers(found) == wanted.split("; ")
        assert found.duplicates == ()
        assert found.coverage().get("unparsed", 0.0) == 0.0
