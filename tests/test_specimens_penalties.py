"""The penalties of the specimens' laws, each exactly as it is written there."""

from __future__ import annotations

import pytest
from punished import short
from specimens import NAMES, analyzed, findings, understood

from harmonize.language import penalties
from harmonize.model.penalty import basic
from harmonize.punishing import wording_for

EXPECTED = {
    "merrow": {
        "5": "F:-10000/I:-24", "7": "F:-20000/I:-60", "8": "F:-30000/I:-60", "9": "F:-50000/I:-84", "10": "I:-180",
        "11": "F:-20000/I:-36", "13": "I:-60", "14": "F:-100000/I:-84", "15": "F:-10000|I:-36", "18": "F:-10000",
        "19": "I:-144", "25": "pF:-500000", "32": "", "34": "F:-5000|I:-6",
    },
    "valdrina": {
        "18": "", "24": "I:120-240 I:240-|L", "26/a": "F|I:-36", "28": "F F:50000-1000000",
        "30": "I:60-120 I:36-96 I:-60",
        "34": "F|I:-36 I:12-120", "41/a": "F|I:-36 I:24-120", "41/b": "I:6-36", "41/c": "F|I:-36", "41/ç": "I:6-72",
        "56": "F|I:-24",
    },
    "kravenia": {
        "4": "", "16": "", "23": "I:120- I:240-240|L", "30": "F F:-60", "33-а": "I:60- I:60- I:36-96",
        "44-а": "F|I:-36 F|I:-36 I:6-36 I:12-60 I:12-96 F|I:-12 X", "44-в": "F|I:-36 I:12-60",
        "46": "F|I:3-36 F|I:3-36", "49": "I:6-60&F I:48-&F", "66": "I:12-60 I:12-120",
    },
}  # fmt: skip


@pytest.mark.parametrize("name", NAMES)
def test_penalties_are_exact(name: str) -> None:
    """Kind, minimum, maximum and alternatives, of computer offences and others; rules on penalties threaten nothing."""
    (code,) = (statute for statute in understood(name)[0] if statute.kind in ("criminal-code", "cybercrime-act"))
    wanted = {article.number: article.eid for article in code.articles() if article.number in EXPECTED[name]}
    read = penalties(code, wording_for(code.language), wanted.values())
    found = {number: short(read[eid]) for number, eid in wanted.items()}
    assert found == EXPECTED[name]


def test_one_article_for_several_offences() -> None:
    """Each Convention article has the penalty of the paragraph that its conduct stands in, of one national article."""
    found = findings(analyzed(name="kravenia"))
    own = {article: short(basic(found[f"budapest:{article}"].penalties)) for article in "23456"}
    assert own == {"2": "F|I:-36", "3": "F|I:-36", "4": "I:6-36", "5": "I:12-60", "6": "F|I:-12"}


@pytest.mark.parametrize("name", NAMES)
def test_the_threshold_of_extradition(name: str) -> None:
    """Every offence that the specimens' laws have can be extradited for: its maximum is a year or more."""
    (level,) = (item for item in findings(analyzed(name=name))["budapest:24"].elements if item.id.endswith("/one-year"))
    assert (level.status, level.reason.code) == ("full", "penalty-reached")
    assert level.evidence
