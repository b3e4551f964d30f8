"""Recommendations: what to do, where in the law, what its words must say, and what would do instead."""

from __future__ import annotations

from dataclasses import replace

import pytest
from judging import KEY, article, candidate, element, judged, law

from harmonize.findings.recommendations import Ground, advised
from harmonize.model.evidence import Alignment, Candidate
from harmonize.model.knowledge import Article
from harmonize.model.recommendation import Recommendation
from harmonize.model.verdict import Finding

LAW = "Kreu I\nMOTI\n\nNeni 1\nShiu\n\nBie shi.\n\nKreu II\nERA\n\nNeni 2\nEra\n\nFryn era."


def steps(asked: Article, *candidates: Candidate, ground: Ground | None = None) -> tuple[Recommendation, ...]:
    """What is recommended for an article with those candidates."""
    found = judged(asked, *candidates)
    return advised(found, asked, ground).recommendations if ground else found.recommendations


def test_nothing_to_do() -> None:
    """Where nothing is missing, nothing is recommended."""
    assert steps(article("deleting"), candidate("deleting")) == ()


def test_amend_names_provision_and_checklist() -> None:
    """A provision that has a part is to be amended, by what it lacks."""
    (step,) = steps(article("deleting", "altering", "damaging"), candidate("deleting", "damaging"))
    assert (step.action, step.priority, step.addressee) == ("amend", "medium", "legislature")
    assert step.target is not None
    assert (step.target.statute, step.target.provision) == ("law", "1")
    assert [line.element for line in step.asked] == [f"{KEY}/altering"]


def test_half_missing_is_pressing() -> None:
    """An offence that lacks half of what it must have comes first."""
    (step,) = steps(article("deleting", "altering"), candidate("deleting"))
    assert step.priority == "high"


def test_introduce_asks_for_everything() -> None:
    """A new provision must have every element, each way of a choice named with its set."""
    asked = article("deleting", element("fine", "alternative", "penalty"), element("prison", "alternative", "penalty"))
    (step,) = steps(asked)
    assert (step.action, step.priority) == ("introduce", "high")
    assert [(line.element, line.choice) for line in step.asked] == [
        (f"{KEY}/deleting", ""), (f"{KEY}/fine", "penalty"), (f"{KEY}/prison", "penalty"),
    ]  # fmt: skip


def test_a_new_provision_stands_beside_what_resembles_it() -> None:
    """What only resembles the article tells the place, before any neighbour."""
    near = candidate("deleting", number="7", accepted=False, relation="look-alike")
    (step,) = steps(article("deleting"), near)
    assert step.target is not None
    assert step.target.provision == "7"


def test_a_new_provision_stands_where_codes_put_its_neighbour() -> None:
    """Without anything like it, it goes beside what is cited for the article that codes place next to it."""
    asked = replace(article("deleting"), beside=("2",))
    others = {"3": Alignment("treaty:3", (candidate("x", number="9"),)), "2": Alignment("treaty:2", (candidate("y"),))}
    (step,) = steps(asked, ground=Ground((law(),), None, others))
    assert step.target is not None
    assert step.target.provision == "1"


def test_the_chapter_is_named() -> None:
    """The chapter that holds the provision is told as printed."""
    from factories import statute

    read = replace(statute(LAW, kind="criminal-code"), id="law")
    (step,) = steps(article("deleting", "altering"), candidate("deleting", number="2"), ground=Ground((read,)))
    assert step.target is not None
    assert step.target.chapter == "II ERA"


def test_the_provision_nearest_in_the_instrument_is_amended() -> None:
    """Of two provisions, the one that holds the same paragraph's other elements is to be amended."""
    made = article("making", "having", "selling")
    clauses = dict(zip(("making", "having", "selling"), ("1(a)", "1(b)", "1(b)"), strict=True))
    asked = replace(
        made, elements=tuple(replace(e, clauses=(clauses[e.id.rpartition("/")[2]],)) for e in made.elements)
    )
    (step,) = steps(asked, candidate("making"), candidate("having", number="2"))
    assert step.target is not None
    assert step.target.provision == "2"


def test_a_reservation_would_do_instead() -> None:
    """What may be reserved names the clause; whether it is still open depends on whether the State is bound."""
    asked = article("making", replace(element("having", reservable="omit"), reservation_clause="1(3)"))
    for binds, still in ((None, None), (False, True), (True, False)):
        (step,) = steps(asked, candidate("making"), ground=Ground((law(),), binds))
        (act,) = step.instead
        assert (act.kind, act.clause, act.elements, act.open) == ("reservation", "1(3)", (f"{KEY}/having",), still)


@pytest.mark.parametrize(
    ("binds", "action", "addressee"),
    [(None, "declare", "government"), (False, "declare", "government"), (True, "remove-limit", "legislature")],
)
def test_an_undeclared_limit(binds: bool | None, action: str, addressee: str) -> None:
    """A limit may be declared until the State is bound; after that only the law can change."""
    asked = article("deleting", element("gain", "option", nucleus=False))
    (step,) = steps(asked, candidate("deleting", "gain"), ground=Ground((law(),), binds))
    assert (step.action, step.addressee) == (action, addressee)
    assert step.target is not None
    assert step.target.provision == "1"


def test_limits_that_may_be_kept() -> None:
    """A new provision may have the limits that the instrument allows, options only while they can be declared."""
    asked = article("deleting", element("gain", "option", nucleus=False), element("tests", "exclusion", nucleus=False))
    (free,) = steps(asked, ground=Ground((law(),), False))
    (bound,) = steps(asked, ground=Ground((law(),), True))
    assert [line.element for line in free.keep] == [f"{KEY}/gain", f"{KEY}/tests"]
    assert [line.element for line in bound.keep] == [f"{KEY}/tests"]


def test_practice_is_to_be_attested() -> None:
    """What no statute shows is to be told by those who do it, where the State owes it."""
    asked = article("deleting", element("training", nucleus=False, ways=("practice",)))
    (step,) = steps(asked, candidate("deleting"))
    assert (step.action, step.priority, step.addressee) == ("attest", "low", "authorities")
    assert steps(asked, candidate("deleting"), ground=Ground((law(),), False)) == ()


def test_what_a_treaty_does_by_itself_is_not_attested() -> None:
    """Of what holds by the treaty alone nobody has to tell."""
    asked = article("deleting", element("scope", nucleus=False, ways=("direct-application",)))
    assert steps(asked, candidate("deleting")) == ()


def test_readiness_is_less_pressing() -> None:
    """What an instrument asks that does not bind the State comes one step later."""
    (step,) = steps(article("deleting"), ground=Ground((law(),), False))
    assert step.priority == "medium"


def test_no_provision_near() -> None:
    """A law that has nothing like it leaves the place open."""
    (step,) = steps(article("deleting"))
    assert step.target is None
    assert step.text == "Introduce a provision on erasing."


def _finding() -> Finding:
    return judged(article("deleting"))


def test_the_sentences_are_the_steps() -> None:
    """The sentence of a finding is that of its steps."""
    found = _finding()
    assert found.recommendation == " ".join(step.text for step in found.recommendations) != ""
