"""Real statutes changed to mislead: what it costs when headings are gone or letters were misread."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache, partial
from pathlib import Path

import pytest
import runs
from adversary import Change, aligned, misread, read_again, untouched, without_headings
from specimens import key

from harmonize import pipeline
from harmonize.model.law import Statute
from harmonize.model.text import Document

pytestmark = pytest.mark.acceptance

MOST_LOST = 0.05
"""The share of first candidates that may go wrong by a change; measured 0.045 (5 of 110) and 0.036 (4)."""


Judged = tuple[tuple[Statute, dict[str, set[str]]], ...]


@pytest.fixture(scope="module")
def first_right(real: Callable[[Path], Document]) -> Callable[[Change], tuple[int, int]]:
    """What counts the right first candidates on every statute changed, each change once."""
    return cache(partial(rightly_first, judged(real)))


def judged(real: Callable[[Path], Document]) -> Judged:
    """Each statute, with the numbers of the provisions that gold names for its articles."""
    found = []
    for gold in runs.golds().values():
        given = pipeline.Given(gold["kind"], gold["language"])
        wanted = {key(article): {*entry.get("core", ()), *entry.get("any", ())} for article, entry in articles(gold)}
        path = runs.SHARED / gold["pdf"]
        found.append((pipeline.cut(path, real(path), given), wanted))
    return tuple(found)


def articles(gold: dict[str, dict[str, dict[str, list[str]]]]) -> list[tuple[str, dict[str, list[str]]]]:
    """The articles of a gold file that some provision carries."""
    return [(name, entry) for name, entry in gold["articles"].items() if entry.get("core") or entry.get("any")]


def rightly_first(judged: Judged, change: Change) -> tuple[int, int]:
    """How many articles have a provision first that gold names, on every statute changed, and how many are judged."""
    right = total = 0
    for statute, wanted in judged:
        for article, found in aligned(read_again([statute], change)):
            if article.key in wanted:
                total += 1
                right += squeezed(found.candidates[0].provision) in set(map(squeezed, wanted[article.key]))
    return right, total


def squeezed(number: str) -> str:
    """A number without what prints differ in."""
    return "".join(letter for letter in number.lower() if letter.isalnum())


@pytest.mark.parametrize("change", [without_headings, misread(0.02)], ids=["no headings", "2 % misread"])
def test_few_first_candidates_are_lost(
    change: Change, first_right: Callable[[Change], tuple[int, int]], record_property: Callable[[str, object], None]
) -> None:
    """Without headings, or with two letters in a hundred misread, the first candidate is nearly as often right."""
    (right, total), (before, _) = first_right(change), first_right(untouched)
    record_property("printed", f"{before} of {total} first candidates right in plain text, {right} after the change")
    assert right / total >= before / total - MOST_LOST
