"""The penalties of real statutes are those that a reader found in the print."""

from __future__ import annotations

import sys
import tomllib
from collections.abc import Callable
from functools import cache, partial
from pathlib import Path

import pytest
import runs

sys.path.append(str(runs.CHECKOUT / "tests"))

from punished import short

from harmonize import pipeline
from harmonize.language import penalties
from harmonize.model.law import Provision
from harmonize.model.text import Document
from harmonize.punishing import wording_for

pytestmark = pytest.mark.acceptance

GOLD = sorted((runs.HERE / "penalties").glob("*.toml"))
EACH, ALL = 0.92, 0.98
"""Shares of the paragraphs whose penalties are exactly right; measured: 0.93 (French) to 1.00, 0.985 over all."""


Scored = tuple[int, dict[str, tuple[str, str]]]


@pytest.fixture(scope="module")
def scored(real: Callable[[Path], Document]) -> Callable[[Path], Scored]:
    """What scores the gold of a statute, each once."""
    return cache(partial(score, real))


def score(real: Callable[[Path], Document], path: Path) -> Scored:
    """How many paragraphs are judged, and what was expected and found where the two differ."""
    told = tomllib.loads(path.read_text(encoding="utf-8"))
    source = runs.SHARED / told["statute"]
    statute = pipeline.cut(source, real(source))
    articles = {article.number: article for article in statute.articles()}
    wanted = [articles[number].eid for number in told["provision"] if number in articles]
    found = penalties(statute, wording_for(statute.language), wanted)
    differ: dict[str, tuple[str, str]] = {}
    for number, paragraphs in told["provision"].items():
        article = articles.get(number)
        for place, expected in paragraphs.items():
            own = [item for item in found[article.eid] if stands(article, item.eid) == place] if article else []
            if short(own) != expected:
                differ[f"{number} ({place})"] = (expected, short(own))
    return sum(map(len, told["provision"].values())), differ


def stands(article: Provision, eid: str) -> str:
    """The number of the paragraph that a provision stands in: as printed, or counted; the first where there is none."""
    paragraphs = [child for child in article.children if child.kind == "paragraph"]
    for place, child in enumerate(paragraphs, start=1):
        if eid == child.eid or eid.startswith(f"{child.eid}__"):
            return child.number or str(place)
    return "1"


@pytest.mark.parametrize("path", GOLD, ids=lambda path: path.stem)
def test_penalties_are_exact(path: Path, scored: Callable[[Path], Scored]) -> None:
    """Kind, minimum, maximum and alternatives of each paragraph are those of the print."""
    judged, differ = scored(path)
    assert len(differ) <= (1 - EACH) * judged, differ


def test_over_all_statutes(scored: Callable[[Path], Scored]) -> None:
    """Hardly a paragraph is read differently over all the statutes."""
    judged = sum(scored(path)[0] for path in GOLD)
    assert sum(len(scored(path)[1]) for path in GOLD) <= (1 - ALL) * judged
