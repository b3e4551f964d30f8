"""Reviewers' decisions as JSON values, and back."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any, get_args

from harmonize.model.review import Decision, Ruling, Stand


def written(decision: Decision) -> dict[str, Any]:
    """Return a decision's fields by name, the day as text."""
    fields = {name: getattr(decision, name) for name in decision.__slots__}
    return fields | {"date": decision.date.isoformat()}


def read(record: Mapping[str, Any]) -> Decision:
    """Return the decision that :func:`written` was given.

    A ValueError or TypeError where a field is missing, unknown, or has none of its words.
    """
    decision = Decision(**dict(record) | {"date": date.fromisoformat(record["date"])})
    if decision.ruling not in get_args(Ruling) or decision.stand not in get_args(Stand):
        raise ValueError(f"{decision.ruling!r} or {decision.stand!r} is no word for a decision")
    datetime.fromisoformat(decision.at or "2000-01-01")
    return decision
