"""Explanations: why a provision is cited or not, and what would change the verdict."""

from __future__ import annotations

import json
from dataclasses import replace
from importlib.resources import files

from analyses import rich
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from referencing import Registry, Resource
from specimens import NAMES, analyzed, findings

from harmonize.model.evidence import Candidate
from harmonize.model.verdict import Analysis, Finding, Reason
from harmonize.reports.changes import changes, is_open
from harmonize.reports.contract import to_dict
from harmonize.reports.excerpts import excerpt, placed, window
from harmonize.reports.explanation import Explanation, explain, explanation_dict, lift, why

SCHEMAS = ("explanation-1.json", "analysis-1.json")


def explained(analysis: Analysis, key: str, *numbers: str) -> Explanation:
    """Return the explanation of an article, and of some provisions of the first statute."""
    asked = [(analysis.statutes[0], number) for number in numbers]
    return explain(analysis, findings(analysis)[key], analysis.statutes, asked)


def rejected(finding: Finding, relation: str) -> Candidate:
    """Return the first candidate that was turned down with a relation."""
    return next(item for item in finding.candidates if item.relation == relation and not item.accepted)


def test_those_cited_are_explained() -> None:
    """Without a provision every one that is cited is explained, and no other."""
    for finding in analyzed(name=NAMES[0]).findings:
        told = explain(analyzed(name=NAMES[0]), finding, analyzed(name=NAMES[0]).statutes)
        cited = [item for item in finding.candidates if item.accepted]
        shown = [item.candidate for item in told.provisions]
        assert shown == cited if cited else len(shown) == 1


def test_one_statute_of_several() -> None:
    """What stands in a statute that was not asked for is left out."""
    analysis = rich()
    told = explain(analysis, analysis.findings[0], analysis.statutes[1:])
    assert all(item.candidate.statute == "postapka" for item in told.provisions)


def test_bars_sum_up_to_the_weight() -> None:
    """The last running sum of a waterfall is the candidate's weight."""
    for finding in analyzed(name=NAMES[0]).findings:
        for item in finding.candidates:
            told = explain(
                analyzed(name=NAMES[0]), replace(finding, candidates=(item,)), analyzed(name=NAMES[0]).statutes
            )
            bars = told.provisions[0].ledger.bars
            assert abs((bars[-1].running if bars else 0.0) - item.weight) < 0.001


def test_the_weight_that_was_needed() -> None:
    """What lost against a better provision is told by how much; what was cited beside the best, too."""
    analysis = analyzed(name=NAMES[0])
    every = [(finding, item) for finding in analysis.findings for item in finding.candidates if item.needed is not None]
    assert {item.accepted for _, item in every} == {True, False}
    for finding, item in every:
        assert item.accepted == (item.weight >= item.needed)
        assert item is max(finding.candidates, key=lambda it: it.accepted * it.weight) or f"{item.needed:.2f}" in why(
            finding, item
        )


def test_what_lifts_a_look_alike() -> None:
    """A look-alike says which notions would show that it is none."""
    finding = findings(analyzed(name=NAMES[0]))["budapest:3"]
    item = rejected(finding, "look-alike")
    assert item.lifted_by
    assert lift(finding, item).startswith("no look-alike if it had: intercept")


def test_what_is_not_about_the_article() -> None:
    """A provision without the nucleus names what it would have to show; one that only points names the other law."""
    finding = findings(analyzed(name=NAMES[0]))["budapest:2"]
    assert "gaining access" in lift(finding, rejected(finding, "contributes"))
    power = findings(analyzed(name=NAMES[0]))["budapest:20"]
    assert "points to" in lift(power, rejected(power, "refers"))


def test_no_candidate() -> None:
    """A provision that is none is named with the candidate that stands nearest to it in its statute."""
    analysis = analyzed(name=NAMES[0])
    (told,) = explained(analysis, "budapest:2", "44").others
    assert told.nearest
    numbers = analysis.statutes[0].numbers
    assert abs(numbers.index(told.nearest.provision) - numbers.index("44")) <= 2
    assert not explained(analysis, "budapest:2", "44-а").others


def test_what_is_missing_would_change_it() -> None:
    """A missing element is named; so is the provision that all others rest on."""
    finding = findings(analyzed(name=NAMES[0]))["budapest:5"]
    told = {change.code: change for change in changes(finding)}
    missing = tuple(item.id for item in finding.elements if item.status == "none-found")
    assert told["not-found"].elements == missing != ()
    assert told["rests-on"].text.endswith("alone")


def test_each_open_element_is_in_one_change() -> None:
    """No element that costs the article something is left out, and none is there twice."""
    for name in NAMES:
        for finding in analyzed(name=name).findings:
            told = [id for change in changes(finding) if change.code != "rests-on" for id in change.elements]
            assert sorted(told) == sorted(item.id for item in finding.elements if is_open(item))


def test_a_law_that_was_not_supplied() -> None:
    """What another law could hold asks for that law, and names it."""
    told = changes(findings(analyzed(name=NAMES[0]))["budapest:16"])
    assert any(change.code == "law-not-supplied" and "cybercrime-act" in change.text for change in told)


def test_an_option_to_declare() -> None:
    """An option that was not declared is to be declared or taken out; one that is declared rests on that."""
    finding = rich().findings[0]
    option = replace(finding.elements[0], requirement="option", status="present")
    for code, words in (("option-undeclared", "Declare"), ("option-declared", "rests on"), ("option-allowed", "")):
        one = replace(finding, elements=(replace(option, reason=Reason(code, "said")),), candidates=())
        assert [words in change.text for change in changes(one)] == ([True] if words else [])


def test_an_unreviewed_reservation() -> None:
    """A reservation that no lawyer has reviewed is to be reviewed."""
    element = replace(
        rich().findings[0].elements[0], status="cannot-tell", reason=Reason("reservation-unreviewed", "x")
    )
    (change,) = changes(replace(rich().findings[0], elements=(element,), candidates=()))
    assert "lawyer" in change.text


def test_a_reason_nobody_named_is_told() -> None:
    """A code that has no remedy of its own asks for a better text, with the reason in its own words."""
    element = replace(rich().findings[0].elements[0], status="cannot-tell", reason=Reason("new", "page 3 is torn"))
    (change,) = changes(replace(rich().findings[0], elements=(element,), candidates=()))
    assert "page 3 is torn" in change.text


def test_as_json() -> None:
    """The JSON has the article as the analysis has it, and why, lift and changes beside."""
    analysis = analyzed(name=NAMES[0])
    told = json.loads(json.dumps(explanation_dict(explained(analysis, "budapest:3", "44"))))
    article = next(
        item for item in to_dict(analysis)["articles"] if (item["instrument"], item["article"]) == ("budapest", "3")
    )
    assert told["finding"] == article
    assert told["schema"] == "harmonize/explanation/1"
    assert told["no_candidates"][0]["nearest"] in article["candidates"]
    cited = explanation_dict(explained(analysis, "budapest:3"))["explained"]
    assert [item["candidate"]["provision"] for item in cited] == ["44-а"]
    assert cited[0]["why"]


def test_json_follows_its_schema() -> None:
    """What is written is what the schema says, for candidates and for provisions that are none."""
    schemas = [json.loads((files("harmonize.reports") / "schemas" / name).read_text("utf-8")) for name in SCHEMAS]
    registry = Registry().with_resources((item["$id"], Resource.from_contents(item)) for item in schemas)
    validator = Draft202012Validator(schemas[0], registry=registry)
    analysis = analyzed(name=NAMES[0])
    for key in ("budapest:2", "budapest:3", "budapest:16", "budapest:20"):
        validator.validate(json.loads(json.dumps(explanation_dict(explained(analysis, key)))))
        validator.validate(json.loads(json.dumps(explanation_dict(explained(analysis, key, "44")))))


def test_an_excerpt_has_the_words_that_matter() -> None:
    """A long quotation is cut around its marks, which are found again in what is left."""
    analysis = analyzed(name=NAMES[0])
    for finding in analysis.findings:
        for bar in (bar for item in finding.candidates for bar in item.evidence if bar.quote):
            cut = excerpt(analysis, bar, 60)
            assert len(cut.text) <= 60
            assert all(mark.of(cut.text).strip("…") in bar.quote for mark in cut.marks)
    assert excerpt(analysis, findings(analysis)["budapest:2"].candidates[0].evidence[0], 60).marks


@given(st.text(), st.lists(st.text(min_size=1), max_size=3), st.integers(20, 100))
def test_a_window_is_in_its_text(quote: str, words: list[str], width: int) -> None:
    """Whatever is quoted and marked, what is shown is a part of it and fits."""
    start, end = window(len(quote), list(placed(quote, words)), width)
    assert 0 <= start <= end <= len(quote)
    assert end - start + (start > 0) + (end < len(quote)) <= width
