"""Files of decisions: what is written is read again, what is damaged, edited or foreign is named with its fault."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from importlib.resources import files
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from analyses import HOSTILE
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from jsonschema.exceptions import ValidationError

from harmonize.errors import InputError
from harmonize.model.review import Decision
from harmonize.reviewing.record import LARGEST, Record, Unappliable, read, to_bytes, to_dict
from harmonize.reviewing.rows import LONGEST

VERDICT = Decision("budapest", "2", "", "partial", "A. Lawyer", date(2026, 11, 20), HOSTILE, "a" * 64)
MATCH = Decision(
    "budapest", "2", "", "", "B. Judge", date(2026, 11, 21), "=cmd|' /C calc'!A0", "b" * 64, "rejected", "kodi",
    "art_201-a", proposed="implements", translation="x" * 100_000, at="2026-11-21T08:00:00.5Z",
)  # fmt: skip
LEFT = Unappliable({"article": "99", "note": HOSTILE}, "the analysis has no such article", "a.json")
RECORD = Record("c" * 64, "XV", "0.1.0", (VERDICT, MATCH), (LEFT,))


def validator() -> Draft202012Validator:
    """Return a validator for files of decisions."""
    schema = json.loads((files("harmonize.reports") / "schemas" / "decisions-1.json").read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema)


def edited(path: Path, **fields: Any) -> Path:
    """Write the record with fields of its first row changed; None takes a field out."""
    content = json.loads(to_bytes(RECORD))
    row = content["decisions"][0] | fields
    content["decisions"][0] = {name: value for name, value in row.items() if value is not None}
    path.write_text(json.dumps(content), encoding="utf-8")
    return path


def test_round_trip(tmp_path: Path) -> None:
    """What is written, hostile comments and all, is read again, and is what the schema says."""
    path = tmp_path / "decisions.json"
    path.write_bytes(to_bytes(RECORD))
    assert read(path) == RECORD
    assert to_bytes(read(path)) == to_bytes(RECORD)
    validator().validate(json.loads(to_bytes(RECORD)))


def test_order_makes_no_other_file() -> None:
    """The same decisions in another order are the same bytes."""
    assert to_bytes(replace(RECORD, decisions=(MATCH, VERDICT))) == to_bytes(RECORD)


@pytest.mark.parametrize("cut", [0, 1, 40, 900, -3])
def test_truncated(tmp_path: Path, cut: int) -> None:
    """A file that ends too early is named as damaged."""
    path = tmp_path / "decisions.json"
    path.write_bytes(to_bytes(RECORD)[:cut])
    with pytest.raises(InputError, match=r"decisions\.json: cannot be read as JSON"):
        read(path)


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ([], "its schema is 'None'"),
        ({"schema": "harmonize/analysis/1"}, "its schema is 'harmonize/analysis/1'"),
        (to_dict(RECORD) | {"verdicts": []}, "a field that is unknown: 'verdicts'"),
        (to_dict(RECORD) | {"analysis": 3}, "lacks the text 'analysis'"),
        (to_dict(RECORD) | {"decisions": {}}, "lacks its list of decisions"),
        (to_dict(RECORD) | {"decisions": [3]}, "decision 1: it is no object"),
        (to_dict(RECORD) | {"unappliable": [{"row": 3, "why": "", "file": ""}]}, "unappliable row 1 lacks"),
    ],
)
def test_foreign(tmp_path: Path, content: Any, told: str) -> None:
    """A file that is no file of decisions is told what it lacks."""
    path = tmp_path / "decisions.json"
    path.write_text(json.dumps(content), encoding="utf-8")
    with pytest.raises(InputError, match=told):
        read(path)
    with pytest.raises(ValidationError):
        validator().validate(content)


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({"status": "perfect"}, "status is 'perfect': give one of full, partial"),
        ({"ruling": "maybe"}, "ruling is 'maybe': give one of accepted"),
        ({"stand": "falls"}, "stand is 'falls'"),
        ({"verdict": "full"}, "'verdict' is no field"),
        ({"reviewer": " "}, "reviewer is empty"),
        ({"reviewer": None}, "reviewer is missing"),
        ({"article": 2}, "article is 2, which is no text"),
        ({"settles": "yes"}, "settles is 'yes'"),
        ({"date": "yesterday"}, "date is 'yesterday': give a day"),
        ({"at": "noon"}, "at is 'noon': give a moment"),
        ({"text_sha256": "A" * 64}, "64 hexadecimal digits"),
        ({"statute": "kodi"}, "one is missing"),
        ({"statute": "kodi", "eid": "art_1"}, "a status to a provision"),
        ({"statute": "kodi", "eid": "art_1", "element": "budapest:2/access"}, "an element and a provision"),
        ({"relation": "refers"}, "a relation without a provision"),
        ({"status": ""}, "corrects to nothing"),
        ({"reason": "x" * (LONGEST + 1)}, "reason is longer than"),
    ],
)
def test_edited_by_hand(tmp_path: Path, fields: dict[str, Any], told: str) -> None:
    """A row that somebody spoilt is named with its number and its fault."""
    with pytest.raises(InputError, match=rf"decisions\.json: decision 1: .*{told}"):
        read(edited(tmp_path / "decisions.json", **fields))


def test_a_row_needs_no_more_than_who_what_and_when(tmp_path: Path) -> None:
    """Fields that have a default may be left out; a hash may be left empty for the analysis named to fill in."""
    optional = dict.fromkeys([name for name in MATCH.__slots__ if name not in ("status", "ruling")], None)
    needed = {name: getattr(VERDICT, name) for name in ("instrument", "article", "element", "reviewer", "reason")}
    path = edited(tmp_path / "decisions.json", **optional | needed | {"date": "2026-11-20", "text_sha256": ""})
    assert replace(VERDICT, text_sha256="") in read(path).decisions


def test_a_field_that_is_there_twice(tmp_path: Path) -> None:
    """JSON would let the first comment be lost: it is an error."""
    path = tmp_path / "decisions.json"
    path.write_bytes(to_bytes(RECORD).replace(b'"element": ""', b'"reason": "lost"'))
    with pytest.raises(InputError, match="'reason' is there twice"):
        read(path)


@pytest.mark.parametrize("content", [b"[" * 100_000, b"\xff\xfe\x00", b'{"schema": NaN}'])
def test_not_json(tmp_path: Path, content: bytes) -> None:
    """What is no JSON is told so, however deep."""
    path = tmp_path / "decisions.json"
    path.write_bytes(content)
    with pytest.raises(InputError, match="cannot be read as JSON"):
        read(path)


def test_missing_or_too_large(tmp_path: Path) -> None:
    """A file that is not there, or that nobody can have written, is named before it is read."""
    with pytest.raises(InputError, match="nowhere"):
        read(tmp_path / "nowhere.json")
    path = tmp_path / "decisions.json"
    with path.open("wb") as file:
        file.truncate(LARGEST + 1)
    with pytest.raises(InputError, match="is larger than"):
        read(path)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5) | st.sampled_from(
        ["9999-12-31T23:59:59-23:59", "0001-01-01T00:00:00+23:59", "2026-W47-5", "2026-11-20T24:00:00Z", "\ud800"]
    ),
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.text(max_size=5), inner, max_size=2),
    max_leaves=4,
)  # fmt: skip


@settings(deadline=None, max_examples=150)
@given(value=JSON, field=st.sampled_from([*VERDICT.__slots__, "more"]), whole=st.booleans())
def test_any_edit_is_a_record_or_an_error(value: Any, field: str, whole: bool) -> None:
    """Whatever stands in a field: a record that can be written again, or the error that is raised on purpose."""
    content = to_dict(RECORD)
    (content if whole else content["decisions"][0])[field] = value
    with TemporaryDirectory() as folder:
        path = Path(folder) / "decisions.json"
        path.write_text(json.dumps(content), encoding="utf-8")
        try:
            found = read(path)
        except InputError:
            return
        path.write_bytes(to_bytes(found))
        assert read(path) == found
