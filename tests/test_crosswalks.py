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

JUDGED = {
    "merrow": {
        "3": ("full", set()),  # section 5 asks that a security measure be overcome, which the Directive allows
        "4": ("full", set()),
        "5": ("partial", {"deterioration", "suppression"}),  # section 8: damages, deletes or alters
        "6": ("full", set()),
        "7": ("full", set()),  # section 11 does not punish possession, which the Directive does not ask for
        "8": ("full", set()),  # section 24 treats whoever counsels or procures as a principal
    },
    "kravenia": {
        "3": ("full", set()),
        "4": ("partial", {"deteriorating", "suppressing"}),  # article 44-а(4) lists five ways
        "5": ("full", set()),
        "6": ("partial", {"emissions"}),
        "7": ("full", set()),
        "8": ("cannot-tell", {"incitement"}),  # article 12, which the Convention does not ask for
    },
    "valdrina": {
        "3": ("partial", {"dishonest-intent"}),  # article 41/a: only for gain
        "4": ("none-found", None),
        "5": ("partial", {"serious-harm"}),  # article 41/b: only where serious harm results
        "6": ("none-found", None),
        "7": ("partial", {"access-code"}),
        "8": ("full", set()),
    },
}
"""What a reader concludes, by article of Directive 2013/40/EU: the status, and what decides it (None: everything)."""


@cache
def against(name: str, instrument: str) -> Analysis:
    """The analysis of a specimen against another instrument than the Convention."""
    jurisdiction, place = load_specimen(name)
    analysis = pipeline.analyze([place], jurisdiction, instruments=(instrument,)).analysis
    assert analysis
    return analysis


def answered(name: str, instrument: str = "eu-2013-40") -> dict[str, Answer]:
    """The answers of a specimen for an instrument, by article."""
    return {
        answer.target.partition(":")[2]: answer
        for answer in analyzed(name=name).crosswalks
        if answer.target.startswith(f"{instrument}:")
    }


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
    own = findings(against(name, "eu-2013-40"))
    for article, answer in answered(name).items():
        searched = own[f"eu-2013-40:{article}"]
        left_open = answer.status == "cannot-tell" and any(item.reason.code == "elsewhere" for item in answer.elements)
        assert answer.status == searched.status or left_open, (article, answer.text, searched.reason.text)


def test_the_sentence_says_what_is_met_and_what_is_missing() -> None:
    """Met by both, met in part, and met before one and not yet before the other."""
    assert answered("merrow")["6"].text == "meets Budapest Convention Art. 3 and Directive 2013/40/EU Art. 6"
    jurisdiction = answered("kravenia")["12"]
    assert jurisdiction.text.startswith(
        "meets Budapest Convention Art. 22, not yet Directive 2013/40/EU Art. 12: missing: where the system attacked"
    )
    tools = answered("merrow")["7"]
    assert tools.text == "meets Budapest Convention Art. 6 in part; meets Directive 2013/40/EU Art. 7"
    assert (tools.relation, tools.source) == ("broader", ("budapest:6",))


def test_a_crosswalk_is_walked_back() -> None:
    """Analyzed against the Directive, a law is answered for the Convention: possession is not asked for, so missing."""
    back = {answer.target: answer for answer in against("merrow", "eu-2013-40").crosswalks}
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
