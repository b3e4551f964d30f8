"""The contract of ``analysis.json``: it round-trips, its bytes are stable, and its schema refuses what is wrong."""

from __future__ import annotations

import json
import subprocess
import sys
from copy import deepcopy
from dataclasses import replace
from datetime import date
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from analyses import bare, rich
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from jsonschema.exceptions import ValidationError

from harmonize.errors import InputError
from harmonize.model.evidence import Candidate, Evidence
from harmonize.model.text import Span
from harmonize.model.verdict import Analysis, Quoted, Reason
from harmonize.reports.contract import from_dict, read, to_bytes, to_dict

OUTLINE = {
    "schema": "harmonize/outline/1",
    "statute": {"id": "kodi", "title": "Kodi", "kind": "criminal-code", "language": "sq"},
    "root": {
        "kind": "statute", "number": "", "eid": "", "heading": "", "page": 1, "start": 0, "end": 30, "text": "",
        "children": [
            {"kind": "article", "number": "192/b", "eid": "art_192-b", "heading": "Hyrja", "page": 1, "start": 0,
             "end": 30, "text": "Kushdo", "children": []},
        ],
    },
}  # fmt: skip


def validator(name: str) -> Draft202012Validator:
    """Return a validator for one of the shipped schemas."""
    schema = json.loads((files("harmonize.reports") / "schemas" / name).read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema)


def changed(content: dict[str, Any], path: str, value: object) -> dict[str, Any]:
    """Return a copy of some JSON with the value at ``path`` replaced."""
    result = deepcopy(content)
    *above, last = [int(step) if step.isdigit() else step for step in path.split(".")]
    inner: Any = result
    for step in above:
        inner = inner[step]
    inner[last] = value
    return result


def written(analysis: Analysis) -> dict[str, Any]:
    """Return what a reader of the file gets."""
    content: dict[str, Any] = json.loads(to_bytes(analysis))
    return content


@pytest.mark.parametrize("analysis", [rich(), bare()], ids=["rich", "bare"])
def test_round_trip(analysis: Analysis) -> None:
    """What is written and read again is what was there."""
    assert from_dict(written(analysis)) == analysis


@pytest.mark.parametrize("analysis", [rich(), bare()], ids=["rich", "bare"])
def test_follows_the_schema(analysis: Analysis) -> None:
    """The file is what its schema says."""
    validator("analysis-1.json").validate(written(analysis))


def test_keys_of_the_contract() -> None:
    """Every field that others rely on is there, under its name."""
    content = written(rich())
    assert list(content)[:2] == ["schema", "tool"]
    assert {"jurisdiction", "units", "as_of", "statutes", "provisions", "articles", "findings", "beyond"} < set(content)
    article = content["articles"][0]
    assert {"instrument", "article", "title", "status", "reason", "confidence", "elements", "searched"} < set(article)
    best = article["candidates"][0]
    assert (best["provision"], best["page"], best["accepted"], best["relation"]) == ("201/a", 58, True, "implements")
    assert content["articles"][1]["recommendation"]["text"].startswith("Add damaging")


def test_a_file_from_before_there_were_crosswalks_is_read() -> None:
    """The field was added: without it there are no answers for other instruments."""
    content = {key: value for key, value in written(rich()).items() if key != "crosswalks"}
    assert from_dict(content) == replace(rich(), crosswalks=())
    validator("analysis-1.json").validate(content)


def test_evidence_is_placed_in_its_provision() -> None:
    """The offsets of evidence, less the provision's start, give the quoted words."""
    content = written(rich())
    bars = [bar for article in content["articles"] for found in article["elements"] for bar in found["evidence"]]
    assert bars
    for bar in bars:
        provision = content["provisions"][f"{bar['statute']}#{bar['eid']}"]
        assert provision["text"][bar["start"] - provision["start"] : bar["end"] - provision["start"]] == bar["quote"]


def test_equal_input_equal_bytes() -> None:
    """Bytes do not depend on the order in which provisions were noted, and end in one newline."""
    shuffled = replace(rich(), provisions=dict(reversed(rich().provisions.items())))
    assert to_bytes(shuffled) == to_bytes(rich())
    assert to_bytes(rich()).endswith(b"}\n")


def test_floats_are_rounded() -> None:
    """A weight is written with six decimals."""
    finding = rich().findings[0]
    noisy = replace(finding, candidates=(replace(finding.candidates[0], weight=0.1 + 0.2),))
    content = to_dict(replace(rich(), findings=(noisy,)))
    assert content["articles"][0]["candidates"][0]["weight"] == 0.3


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("schema", "harmonize/analysis/2"),
        ("tool.models_sha256", "abc"),
        ("as_of", "yesterday"),
        ("articles.0.status", "compliant"),
        ("articles.0.candidates.0.weight", "7.3"),
        ("articles.0.candidates.0.relation", "resembles"),
        ("articles.0.elements.0.evidence.0.start", -1),
        ("articles.0.elements.0.evidence.0.marks", [[1]]),
        ("articles.0.searched.best_rejected", {}),
        ("articles.0.verdict", "full"),
        ("statutes.0.coverage.provision", 1.4),
        ("provisions.nowhere", {}),
        ("crosswalks.0.relation", "alike"),
        ("crosswalks.0.source", []),
        ("crosswalks.0.target", "3"),
    ],
)
def test_schema_refuses(path: str, value: object) -> None:
    """A wrong value, a field that is no part of the contract, a wrong version: each is caught."""
    with pytest.raises(ValidationError):
        validator("analysis-1.json").validate(changed(written(rich()), path, value))


@pytest.mark.parametrize("name", ["schema", "articles", "statutes", "decisions", "instruments"])
def test_missing_field(name: str) -> None:
    """A file without one of its fields fails its schema, and reading it names the remedy."""
    content = {key: value for key, value in written(rich()).items() if key != name}
    with pytest.raises(ValidationError):
        validator("analysis-1.json").validate(content)
    with pytest.raises(InputError, match="run harmonize analyze again"):
        from_dict(content)


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("schema", "harmonize/outline/1"),
        ("as_of", "May"),
        ("articles.0.reason", "because"),
        ("articles.0.status", "compliant"),
        ("articles.0.candidates.0.relation", "resembles"),
        ("articles.0.elements.0.requirement", "wished"),
        ("crosswalks.0.relation", "alike"),
        ("crosswalks.0.status", "met"),
        ("crosswalks.1.elements.0.status", "met"),
    ],
)
def test_wrong_form(path: str, value: object) -> None:
    """A field of the wrong form is an error of the input, not of the program."""
    with pytest.raises(InputError):
        from_dict(changed(written(rich()), path, value))


@pytest.mark.parametrize("content", [b"", b"[]", b"\xff\xfe", b"{", b"[" * 100_000])
def test_unreadable_file(tmp_path: Path, content: bytes) -> None:
    """A file that holds no analysis is named, with the remedy."""
    path = tmp_path / "analysis.json"
    path.write_bytes(content)
    with pytest.raises(InputError, match=r"analysis\.json"):
        read(path)


def test_missing_file(tmp_path: Path) -> None:
    """A file that is not there is named."""
    with pytest.raises(InputError, match="nowhere"):
        read(tmp_path / "nowhere.json")


def test_read_back_from_a_file(tmp_path: Path) -> None:
    """What was written to disk is the analysis again."""
    path = tmp_path / "analysis.json"
    path.write_bytes(to_bytes(rich()))
    assert read(path) == rich()


def test_outline_schema() -> None:
    """An outline to the contract passes; one with a kind that does not exist, or a bare node, does not."""
    outline = validator("outline-1.json")
    outline.validate(OUTLINE)
    for path, value in [("root.children.0.kind", "neni"), ("root.children.0.children", None), ("root", {}),
                        ("schema", "outline"), ("root.children.0.start", 1.5)]:  # fmt: skip
        with pytest.raises(ValidationError):
            outline.validate(changed(OUTLINE, path, value))


def test_outline_of_a_specimen(checkout: Path) -> None:
    """What ``harmonize outline`` prints is what the schema says."""
    specimen = min((checkout / "corpora" / "specimens" / "valdrina").rglob("*.pdf"))
    command = [sys.executable, "-m", "harmonize", "outline", str(specimen), "--format", "json"]
    done = subprocess.run(command, capture_output=True, cwd=checkout, check=True)
    content = json.loads(done.stdout)
    validator("outline-1.json").validate(content)
    assert content["root"]["children"]


WEIGHTS = st.floats(-1000, 1000).map(lambda weight: round(weight, 6))
SPANS = st.tuples(st.integers(0, 9999), st.integers(0, 99)).map(lambda pair: Span(pair[0], sum(pair)))
BARS = st.builds(
    Evidence, st.text(), st.text(), st.text(), st.text(), WEIGHTS, st.none() | st.text(), st.text(), SPANS,
    st.integers(0, 999), st.lists(SPANS, max_size=3).map(tuple),
)  # fmt: skip
CANDIDATES = st.builds(Candidate, weight=WEIGHTS, evidence=st.lists(BARS, max_size=3).map(tuple))
QUOTES = st.dictionaries(st.text(), st.builds(Quoted), max_size=3)


@settings(deadline=None, max_examples=60)
@given(candidate=CANDIDATES, provisions=QUOTES, day=st.none() | st.dates(date(1, 1, 1)))
def test_any_text_and_number_round_trips(candidate: Candidate, provisions: dict[str, Quoted], day: date | None) -> None:
    """Whatever the text and the numbers, nothing is lost."""
    finding = rich().findings[0]
    searched = replace(finding.searched, best_rejected=candidate)
    finding = replace(finding, candidates=(candidate,), searched=searched)
    analysis = replace(rich(), findings=(finding,), provisions=provisions, as_of=day)
    assert from_dict(written(analysis)) == analysis


def test_a_file_without_penalties_is_read() -> None:
    """The first files of the schema had no penalties: they are read as having none."""
    content = written(rich())
    for article in content["articles"]:
        del article["penalties"]
    assert all(finding.penalties == () for finding in from_dict(content).findings)


def test_a_file_from_before_the_calibration_is_read() -> None:
    """The first files of the schema said nothing of reviews: nothing in them is for review."""
    content = written(rich())
    for article in content["articles"]:
        del article["for_review"]
    assert from_dict(content) == rich()
    validator("analysis-1.json").validate(content)


def test_what_is_for_review_is_written_and_read() -> None:
    """The reason stands beside the confidence."""
    first, *others = rich().findings
    unsure = replace(first, confidence=0.4, for_review=Reason("unsure-citation", "look again"))
    analysis = replace(rich(), findings=(unsure, *others))
    assert written(analysis)["articles"][0]["for_review"] == {"code": "unsure-citation", "text": "look again"}
    assert from_dict(written(analysis)) == analysis


def test_a_file_from_before_weights_that_were_needed_is_read() -> None:
    """The fields were added: without them nothing is known of the weight needed, of what lifts, of the nucleus."""
    content = written(rich())
    for article in content["articles"]:
        for item in (*article["candidates"], *filter(None, [article["searched"]["best_rejected"]])):
            del item["needed"], item["lifted_by"]
        for element in article["elements"]:
            del element["nucleus"]
    assert from_dict(content) == rich()
    validator("analysis-1.json").validate(content)


def test_what_a_candidate_would_have_needed() -> None:
    """The weight needed and what lifts a look-alike are written and read again."""
    finding = rich().findings[0]
    item = replace(finding.candidates[0], needed=4.5, lifted_by=("intercept, with computer-data; in one sentence",))
    analysis = replace(rich(), findings=(replace(finding, candidates=(item,)),))
    assert from_dict(written(analysis)) == analysis
    validator("analysis-1.json").validate(written(analysis))
