"""Records: files of decisions (``decisions.json``), read with every row checked, and written.

``harmonize/reports/schemas/decisions-1.json`` describes the file.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from harmonize import regular
from harmonize.errors import InputError
from harmonize.model.review import Decision, in_order
from harmonize.reports import decisions
from harmonize.reviewing.rows import decision_of

SCHEMA = "harmonize/decisions/1"
FILE = "decisions.json"
LARGEST = 64_000_000
"""Bytes of a file of decisions."""

TEXTS = ("analysis", "jurisdiction", "tool")
FIELDS = {"schema", *TEXTS, "decisions", "unappliable"}
RESTORE = "take the file as it was downloaded, and apply that"


@dataclass(frozen=True, slots=True)
class Unappliable:
    """A row that could not be applied, as it came: why not, and the file that it came in."""

    row: Mapping[str, Any]
    why: str
    file: str


@dataclass(frozen=True, slots=True)
class Record:
    """A file of decisions: on which analysis (its identity) they were made, by which version of the tool, and they.

    ``unappliable`` are rows kept for when they can be applied; of a workbook also those that are no decisions yet.
    """

    analysis: str
    jurisdiction: str
    tool: str
    decisions: tuple[Decision, ...] = ()
    unappliable: tuple[Unappliable, ...] = ()


def read(path: Path, *, link: bool = False) -> Record:
    """Return the record that a file holds; an :class:`InputError` names the file, the row, and what is wrong there.

    A link is refused, but for ``link``: a corpus may bring one, and only a user's own is to be followed.
    """
    content = _content(path, link)
    try:
        return _record(content)
    except ValueError as error:
        raise InputError(f"{path}", str(error), RESTORE) from error


def to_bytes(record: Record) -> bytes:
    """Return the bytes of a file of decisions: the same for the same record."""
    text = json.dumps(to_dict(record), ensure_ascii=False, indent=1, allow_nan=False)
    return (text + "\n").encode("utf-8", "backslashreplace")


def to_dict(record: Record) -> dict[str, Any]:
    """Return a record as JSON values."""
    return {
        "schema": SCHEMA,
        **{name: getattr(record, name) for name in TEXTS},
        "decisions": [decisions.written(each) for each in in_order(record.decisions)],
        "unappliable": [{"row": each.row, "why": each.why, "file": each.file} for each in record.unappliable],
    }


def raw(row: Mapping[str, Any]) -> str:
    """Return a row as one text, the same for the same row."""
    return json.dumps(row, sort_keys=True)


def _content(path: Path, link: bool) -> Any:
    try:
        content = regular.content(path, LARGEST, link=link)
        return json.loads(content, object_pairs_hook=_once, parse_constant=_no_number)
    except (OSError, ValueError, RecursionError) as error:
        raise InputError(str(path), f"cannot be read as JSON ({error})", RESTORE) from error


def _once(pairs: Iterable[tuple[str, Any]]) -> dict[str, Any]:
    """Return an object's fields; a ValueError where one is there twice, of which the first would be lost."""
    fields: dict[str, Any] = {}
    for name, value in pairs:
        if name in fields:
            raise ValueError(f"the field {name[:60]!r} is there twice")
        fields[name] = value
    return fields


def _no_number(name: str) -> Any:
    raise ValueError(f"{name} is no number of JSON")


def _record(content: Any) -> Record:
    if not isinstance(content, dict) or content.get("schema") != SCHEMA:
        schema = content.get("schema") if isinstance(content, dict) else None
        raise ValueError(f"is not a file of decisions: its schema is {str(schema)[:60]!r}, not {SCHEMA!r}")
    _check(content)
    read = tuple(_row(number, row) for number, row in enumerate(content["decisions"], 1))
    kept = tuple(Unappliable(**each) for each in content.get("unappliable", ()))
    return Record(content["analysis"], content["jurisdiction"], content["tool"], in_order(read), kept)


def _check(content: Mapping[str, Any]) -> None:
    if unknown := sorted(content.keys() - FIELDS):
        raise ValueError(f"has a field that is unknown: {unknown[0][:60]!r}")
    for name in TEXTS:
        if not isinstance(content.get(name), str):
            raise ValueError(f"lacks the text {name!r}")
    if not isinstance(content.get("decisions"), list) or not isinstance(content.get("unappliable", []), list):
        raise ValueError("lacks its list of decisions")
    for number, each in enumerate(content.get("unappliable", ()), 1):
        if not _kept(each):
            raise ValueError(f"unappliable row {number} lacks row, why or file")


def _kept(each: Any) -> bool:
    fields = isinstance(each, dict) and each.keys() == {"row", "why", "file"}
    return fields and isinstance(each["row"], dict) and all(isinstance(each[name], str) for name in ("why", "file"))


def _row(number: int, row: Any) -> Decision:
    try:
        return decision_of(row)
    except ValueError as error:
        raise ValueError(f"decision {number}: {error}") from error
