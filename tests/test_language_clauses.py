"""Clauses: what words that take out, deny, or open a graver form reach, and what they leave alone."""

from __future__ import annotations

import pytest
from factories import statute
from lexica import cues

from harmonize.language.passages import passages

CUES = cues(
    exception=["except", "unless"],
    excepted=["excluded"],
    no_offence=["no offence", "not punished"],
    graver_form=["if the act"],
    punishable=["punished"],
    imprisonment=["prison"],
    take=["takes"],
    data=["data"],
    things=["things"],
    leave=["leave"],
)


def standings(sentence: str) -> dict[str, str]:
    """How each notion of a law's only sentence stands, the last of each."""
    passage = passages(statute(f"1. Taking\n{sentence}\n"), CUES)[0]
    return {item.concept: item.standing for item in passage.features()}


@pytest.mark.parametrize(
    ("sentence", "told", "excepted"),
    [
        ("Whoever takes things, except data, goes to prison.", {"take", "things"}, {"data"}),
        ("Whoever takes things goes to prison, except data, or what has leave.", {"take", "things"}, {"data", "leave"}),
        ("Whoever, unless with leave, takes data goes to prison.", {"take", "data"}, {"leave"}),
        ("Whoever takes things, data excluded, goes to prison.", {"take", "things"}, {"data"}),
        ("Whoever takes things (except data) with leave goes to prison.", {"take", "things", "leave"}, {"data"}),
        ("It is no offence if one takes data with leave.", set(), {"take", "data", "leave"}),
        ("Whoever takes data goes to prison; with leave it is no offence.", {"take", "data"}, {"leave"}),
    ],
)
def test_what_is_taken_out_or_denied(sentence: str, told: set[str], excepted: set[str]) -> None:
    """An exception reaches to the end of its clause, or of the sentence where no rule follows; a denial all of it."""
    found = standings(sentence)
    assert {concept for concept in told if found[concept] == "told"} == told
    assert {concept for concept in excepted if found[concept] == "excepted"} == excepted


def test_a_graver_form_is_what_follows_its_opening() -> None:
    """What is told before the words that open a graver form is told all the same."""
    found = standings("Whoever takes things goes to prison, longer if the act is of data.")
    assert (found["things"], found["data"]) == ("told", "graver")


def test_a_denial_reaches_the_points_below_it() -> None:
    """Points below "it is no offence" tell none."""
    passage = passages(
        statute("1. Taking\nIt is no offence when someone:\n(a) takes data;\n(b) takes things.\n"), CUES
    )[0]
    acts = [item.standing for item in passage.features() if item.concept == "take"]
    assert set(acts) == {"excepted"}
