"""The contract of ``evaluation.json``: valid against its schema, read back without loss, and errors that help."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator, ValidationError
from judged import KEY, analysis, article, candidate, finding, gold, says, source

from harmonize.errors import InputError
from harmonize.evaluation import evaluate
from harmonize.evaluation.measures import MEASURES
from harmonize.model.evaluation import Evaluation
from harmonize.reports.evaluation import FILE, from_dict, read, to_bytes, to_dict

SCHEMA = Path(__file__).resolve().parent.parent / "harmonize" / "reports" / "schemas" / "evaluation-1.json"


def full() -> Evaluation:
    """An evaluation that has something in every field: two annotators, a dispute, a gap, confidence, an outline."""
    said = [
        says("1", access="present", intent="present"),
        says("1", who="second", access="present", intent="absent"),
        says("", "gap", key="budapest:3", stratum=None),
        says("", "gap", key="budapest:3", stratum=None, who="second"),
    ]
    found = [
        finding(candidate("1", True, [f"{KEY}/access"]), confidence=0.75, elements={"access": "full"}),
        finding(candidate("2", True), key="budapest:3", status="partial", confidence=1 / 3),
    ]
    read_as = source(provisions=2, numbers=["1", "2"])
    kept = gold(*said, outline=("1", "3"), expected=2)
    articles = {key: article(key) for key in (KEY, "budapest:3")}
    return evaluate([analysis(*found, statutes=[read_as])], [kept], articles)


def written() -> Any:
    """What is in the file."""
    return json.loads(to_bytes(full()))


def test_schema() -> None:
    """An evaluation is what the schema says, every field of it filled."""
    content = written()
    Draft202012Validator(json.loads(SCHEMA.read_text(encoding="utf-8"))).validate(content)
    assert all(content[name] for name in content if name != "changes")
    assert [figure["name"] for figure in content["figures"]] == list(MEASURES)


@pytest.mark.parametrize("name", ["schema", "figures", "verdicts", "statuses"])
def test_schema_misses_nothing(name: str) -> None:
    """A file without one of the fields, or with one more, is not valid."""
    validator = Draft202012Validator(json.loads(SCHEMA.read_text(encoding="utf-8")))
    content = written()
    with pytest.raises(ValidationError):
        validator.validate({key: value for key, value in content.items() if key != name})
    with pytest.raises(ValidationError):
        validator.validate(content | {"opinion": 1})


def test_read_back(tmp_path: Path) -> None:
    """What was written is read again, from the file or its folder; writing it once more gives the same bytes."""
    (tmp_path / FILE).write_bytes(to_bytes(full()))
    assert read(tmp_path) == read(tmp_path / FILE)
    assert to_bytes(read(tmp_path)) == to_bytes(full())
    assert from_dict(to_dict(full())).disputes == full().disputes


@pytest.mark.parametrize("content", [b"", b"[]", b"\xff", b'{"schema": "harmonize/analysis/1"}', b"[" * 100_000])
def test_no_evaluation(tmp_path: Path, content: bytes) -> None:
    """A file that holds none is named, with what to do."""
    (tmp_path / FILE).write_bytes(content)
    with pytest.raises(InputError, match=r"evaluation\.json.*harmonize evaluate"):
        read(tmp_path)


def test_a_field_of_the_wrong_form(tmp_path: Path) -> None:
    """A field that is missing or wrong is an error of the input."""
    for change in ({"figures": 3}, {"verdicts": [{}]}, {"tool": None}):
        (tmp_path / FILE).write_text(json.dumps(written() | change), encoding="utf-8")
        with pytest.raises(InputError, match="run harmonize evaluate again"):
            read(tmp_path)
