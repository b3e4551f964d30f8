"""Governing rules: what a chapter, or a reference, says of a power that another provision gives."""

from __future__ import annotations

from pathlib import Path

import pytest
from laws import Verdicts, analyze

from harmonize.model.law import within

CODE = """CRIMINAL PROCEDURE CODE

CHAPTER I
GENERAL RULES

Article 1
Purpose

This Code governs criminal proceedings. {elsewhere}

CHAPTER II
COVERT MEASURES

Article 2
Interception of electronic communications

A judge may authorise the interception of specified electronic communications by technical means{lead}.

Article 3
Rules for the measures

{rule}

CHAPTER III
OTHER MATTERS

Article 4
Costs

The costs of the proceedings are borne by the State.
"""
SECRECY = "The service provider shall keep confidential that an interception takes place."


def code(folder: Path, rule: str = "It is carried out with care.", lead: str = "", elsewhere: str = "") -> Verdicts:
    """What is said of a code with a power, a rule beside it, and words elsewhere."""
    text = CODE.format(rule=rule, lead=lead, elsewhere=elsewhere)
    return analyze(folder, {"cybercrime-act": text}, "en")


def test_what_the_power_does_not_say_is_missing(tmp_path: Path) -> None:
    """Without a rule on secrecy the element is not found."""
    assert code(tmp_path).element("budapest:21/confidentiality").status == "none-found"


def test_a_rule_of_the_chapter_governs(tmp_path: Path) -> None:
    """A rule on the power in its own chapter counts, and its words are quoted."""
    found = code(tmp_path, rule=SECRECY).element("budapest:21/confidentiality")
    assert (found.status, found.reason.code) == ("full", "general-rule")
    assert [bar.eid.partition("__")[0] for bar in found.evidence] == ["art_3"]


def test_a_rule_of_another_chapter_does_not(tmp_path: Path) -> None:
    """The same words in another chapter are for something else."""
    found = code(tmp_path, elsewhere=SECRECY).element("budapest:21/confidentiality")
    assert found.status == "none-found"


def test_a_rule_that_speaks_of_something_else_does_not(tmp_path: Path) -> None:
    """A rule of the chapter must speak of the power, or of powers at all."""
    found = code(tmp_path, rule="A lawyer shall keep confidential what a client tells.")
    assert found.element("budapest:21/confidentiality").status == "none-found"


def test_what_the_power_refers_to_governs(tmp_path: Path) -> None:
    """What a power takes over by reference counts wherever it stands."""
    found = code(
        tmp_path, lead=", subject to Article 1", elsewhere="Those concerned shall keep secret what they learn."
    )
    assert found.element("budapest:21/confidentiality").status == "full"


def test_a_sentence_that_punishes_governs_nothing(tmp_path: Path) -> None:
    """A penalty beside a power is no rule on how it is used."""
    rule = "Who does not keep confidential an interception is liable to imprisonment for one year."
    assert code(tmp_path, rule=rule).element("budapest:21/confidentiality").status == "none-found"


@pytest.mark.parametrize(
    ("eid", "outer", "expected"),
    [("art_2", "art_2", True), ("art_2__para_1", "art_2", True), ("art_20", "art_2", False)],
)
def test_what_stands_within_a_provision(eid: str, outer: str, expected: bool) -> None:
    """A part is within its provision, and a provision within itself; a longer number is another one."""
    assert within(eid, outer) is expected
