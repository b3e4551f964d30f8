"""Answers for other instruments: the specimens' verdicts, judged on the provisions cited for the Convention."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

import pytest
from specimens import NAMES, analyzed, findings

from harmonize import pipeline
from harmonize.knowledge.crosswalks import load_crosswalks
from harmonize.knowledge.jurisdictions import load_specimen
from harmonize.model.verdict import Analysis, Answer

DIRECTIVES = ("eu-2011-93", "eu-2013-40", "eu-2019-713")

JUDGED = {
    "merrow": {
        "eu-2013-40:3": ("full", set()),  # section 5 asks that a security measure be overcome: the Directive allows it
        "eu-2013-40:4": ("full", set()),
        "eu-2013-40:5": ("partial", {"deterioration", "suppression"}),  # section 8: damages, deletes or alters
        "eu-2013-40:6": ("full", set()),
        "eu-2013-40:7": ("full", set()),  # section 11 leaves out possession, which the Directive does not ask for
        "eu-2013-40:8": ("full", set()),  # section 24 treats whoever counsels or procures as a principal
        "eu-2011-93:5": ("partial", {"access", "production"}),  # section 19: producing for distribution
        "eu-2019-713:6": ("full", set()),
    },
    "kravenia": {
        "eu-2013-40:3": ("full", set()),
        "eu-2013-40:4": ("partial", {"deteriorating", "suppressing"}),  # article 44-а(4) lists five ways
        "eu-2013-40:5": ("full", set()),
        "eu-2013-40:6": ("partial", {"emissions"}),
        "eu-2013-40:7": ("full", set()),
        "eu-2013-40:8": ("cannot-tell", {"incitement"}),  # article 12, which the Convention does not ask for
        "eu-2011-93:5": ("partial", {"access", "production"}),  # article 33-а(1): for distribution
        "eu-2019-713:6": ("partial", {"system-interference"}),  # article 44-в: data alone
    },
    "valdrina": {
        "eu-2013-40:3": ("partial", {"dishonest-intent"}),  # article 41/a: only for gain
        "eu-2013-40:4": ("none-found", None),
        "eu-2013-40:5": ("partial", {"serious-harm"}),  # article 41/b: only where serious harm results
        "eu-2013-40:6": ("none-found", None),
        "eu-2013-40:7": ("partial", {"access-code"}),
        "eu-2013-40:8": ("full", set()),
        "eu-2011-93:5": ("partial", {"access", "production"}),
        "eu-2019-713:6": ("none-found", None),
    },
}
"""What a reader concludes, by article: the status, and the elements that decide it (None: everything)."""


@cache
def against_directives(name: str) -> Analysis:
    """The analysis of a specimen against the directives instead of the Convention."""
    jurisdiction, place = load_specimen(name)
    analysis = pipeline.analyze([place], jurisdiction, instruments=DIRECTIVES).analysis
    assert analysis
    return analysis


def answered(name: str) -> dict[str, Answer]:
    """The answers of a specimen for the directives, by article."""
    answers = analyzed(name=name).crosswalks
    return {answer.target: answer for answer in answers if answer.target.partition(":")[0] in DIRECTIVES}


def deciding(answer: Answer) -> set[str]:
    """The elements that keep an answer from being full."""
    named = {item.id.partition("/")[2] for item in answer.elements if item.status not in ("full", "absent")}
    return {name for name in named if name != "notification"}


@pytest.mark.parametrize(("name", "article"), [(name, article) for name in NAMES for article in JUDGED[name]])
def test_answers_are_the_reader_s(name: str, article: str) -> None:
    """Article by article the answer, and what decides it, are those that a reader gave."""
    status, elements = JUDGED[name][article]
    answer = answered(name)[article]
    assert answer.status == status
    assert elements is None or deciding(answer) == elements


def test_every_crosswalk_is_answered() -> None:
    """Each article that a crosswalk from the default instruments reaches is answered, once a source."""
    reached = {
        (row.source, key)
        for crosswalk in load_crosswalks(pipeline.DEFAULT_INSTRUMENTS)
        for row in crosswalk.rows
        if row.relation != "none"
        for key in row.target
    }
    for name in NAMES:
        told = [(answer.source, answer.target) for answer in analyzed(name=name).crosswalks]
        assert sorted(told) == sorted(reached)


@pytest.mark.parametrize("name", NAMES)
def test_answers_rest_on_what_was_cited(name: str) -> None:
    """An answer is judged on provisions cited for its source, and for sanctions on those cited for the offences."""
    analysis = analyzed(name=name)
    cited = {
        f"{item.statute}#{item.eid}" for finding in analysis.findings for item in finding.candidates if item.accepted
    }
    for answer in analysis.crosswalks:
        assert set(answer.provisions) <= cited
        assert answer.provisions or answer.status in ("none-found", "cannot-tell")
        assert set(answer.provisions) <= set(analysis.provisions)


@pytest.mark.parametrize("name", NAMES)
def test_an_answer_agrees_with_a_search_of_its_own(name: str) -> None:
    """Analyzed against the Directive itself, a law has the verdict of the answer, or the answer was left open."""
    own = findings(against_directives(name))
    for article, answer in answered(name).items():
        searched = own[article]
        left_open = answer.status == "cannot-tell" and any(item.reason.code == "elsewhere" for item in answer.elements)
        assert answer.status == searched.status or left_open, (article, answer.text, searched.reason.text)


def test_the_sentence_says_what_is_met_and_what_is_missing() -> None:
    """Met by both, met in part, and met before one and not yet before the other."""
    assert answered("merrow")["eu-2013-40:6"].text == "meets Budapest Convention Art. 3 and Directive 2013/40/EU Art. 6"
    jurisdiction = answered("kravenia")["eu-2013-40:12"]
    assert jurisdiction.text.startswith(
        "meets Budapest Convention Art. 22, not yet Directive 2013/40/EU Art. 12: missing: where the system attacked"
    )
    tools = answered("merrow")["eu-2013-40:7"]
    assert tools.text == "meets Budapest Convention Art. 6 in part; meets Directive 2013/40/EU Art. 7"
    assert (tools.relation, tools.source) == ("broader", ("budapest:6",))


def test_a_crosswalk_is_walked_back() -> None:
    """Analyzed against the Directive, a law is answered for the Convention: possession is not asked for, so missing."""
    back = {
        answer.target: answer
        for answer in against_directives("merrow").crosswalks
        if answer.source[0].startswith("eu-2013-40:")
    }
    assert back["budapest:6"].relation == "narrower"
    assert deciding(back["budapest:6"]) >= {"possession"}
    assert back["budapest:3"].status == "full"


def test_answers_are_in_the_file(tmp_path: Path) -> None:
    """The file that is written has them."""
    from harmonize.reports.contract import read, to_bytes

    path = tmp_path / "analysis.json"
    path.write_bytes(to_bytes(analyzed(name="merrow")))
    assert read(path).crosswalks == analyzed(name="merrow").crosswalks
    targets = [answer["target"] for answer in json.loads(path.read_text(encoding="utf-8"))["crosswalks"]]
    assert targets == [answer.target for answer in analyzed(name="merrow").crosswalks]
