"""Rows: one decision as JSON values, checked field by field before anything is made of it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import MISSING, fields
from datetime import date, datetime
from typing import Any, get_args

from harmonize.model.evidence import Relation
from harmonize.model.holding import NOT_CITED, UNRELATED
from harmonize.model.review import Decision, Ruling, Stand
from harmonize.model.verdict import Status
from harmonize.reports import decisions

LONGEST = 200_000
"""Characters of one text; a translation of a long provision has some ten thousand."""

RELATIONS = (*get_args(Relation), NOT_CITED, UNRELATED)
WORDS = {"ruling": get_args(Ruling), "stand": get_args(Stand)}
OPEN_WORDS = {"status": get_args(Status), "relation": RELATIONS, "proposed": (*get_args(Status), *RELATIONS)}
"""Fields that hold one of some words, or nothing."""

SAID = ("instrument", "article", "reviewer")
"""Fields without which nobody says anything of anything."""

_HASH = re.compile(r"[0-9a-f]{64}")  # a SHA-256


def decision_of(row: Any) -> Decision:
    """Return the decision that a row holds; a ValueError says in words what is wrong with the row.

    >>> decision_of({"instrument": "budapest", "article": "2", "reviewer": "A. Lawyer", "date": "2026-11-20",
    ...     "element": "", "status": "perfect", "reason": "", "text_sha256": ""})
    Traceback (most recent call last):
    ValueError: status is 'perfect': give one of full, partial, none-found, cannot-tell, reserved, not-applicable, \
present, absent, or nothing
    """
    if wrong := next(_wrong(row), None):
        raise ValueError(wrong)
    return decisions.read(row)


def _wrong(row: Any) -> Iterator[str]:
    """Yield what is wrong with a row, what hides the rest first."""
    if not isinstance(row, Mapping):
        yield "it is no object with fields"
        return
    yield from _wrong_fields(row)
    yield from (f"{name} is empty" for name in SAID if not row[name].strip())
    yield from (f"{name} is longer than {LONGEST:,} characters" for name in row if _length(row[name]) > LONGEST)
    yield from (f"{name} is {_told(row[name])}: give {form}" for name, form in _misformed(row))
    yield from _contradictions(row)


def _wrong_fields(row: Mapping[str, Any]) -> Iterator[str]:
    known = {each.name: bool if each.type == "bool" else str for each in fields(Decision)}
    needed = [each.name for each in fields(Decision) if each.default is MISSING]
    yield from (f"{_told(name)} is no field of a decision" for name in row if name not in known)
    yield from (f"{name} is missing" for name in needed if name not in row)
    yield from (
        f"{name} is {_told(row[name])}, which is no text" for name in row if not isinstance(row[name], known[name])
    )


def _misformed(row: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Yield each field whose text has not the form that it must have, with that form."""
    for name, words in {**WORDS, **OPEN_WORDS}.items():
        unsaid = name in OPEN_WORDS and not row.get(name)
        if name in row and row[name] not in words and not unsaid:
            yield name, f"one of {', '.join(words)}" + (", or nothing" if name in OPEN_WORDS else "")
    if not _is(date.fromisoformat, row["date"]):
        yield "date", "a day as YYYY-MM-DD"
    if row.get("at") and not _is(datetime.fromisoformat, row["at"]):
        yield "at", "a moment as YYYY-MM-DDThh:mm:ssZ"
    if row["text_sha256"] and not _HASH.fullmatch(row["text_sha256"]):
        yield "text_sha256", "64 hexadecimal digits, or nothing"


def _contradictions(row: Mapping[str, Any]) -> Iterator[str]:
    match, status, relation = bool(row.get("statute")), row["status"], row.get("relation")
    if match != bool(row.get("eid")):
        yield "statute and eid name a provision together: one is missing"
    if match and row["element"]:
        yield "it names an element and a provision: a decision is on one of them"
    if match and status:
        yield "it gives a status to a provision: give a relation"
    if relation and not match:
        yield "it gives a relation without a provision: give a status, or statute and eid"
    if row.get("ruling", "corrected") == "corrected" and not (status or relation):
        yield "it corrects to nothing: give a status or a relation, or the ruling rejected"


def _is(form: Any, text: str) -> bool:
    try:
        form(text)
    except ValueError:
        return False
    return True


def _length(value: Any) -> int:
    return len(value) if isinstance(value, str) else 0


def _told(value: Any) -> str:
    text = repr(value)
    return text if len(text) <= 60 else f"{text[:57]}..."
