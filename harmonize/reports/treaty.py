"""Treaty statuses and acts as the JSON values of ``analysis.json``, and back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from datetime import date
from typing import Any

from harmonize.model.jurisdiction import TreatyAct, TreatyStatus

DAYS = ("signed", "ratified", "in_force", "start", "end", "seen")


def to_json(record: TreatyStatus | TreatyAct) -> dict[str, Any]:
    """Return a status or an act with its days as text.

    >>> to_json(TreatyStatus("budapest", None, None, date(2004, 7, 1), "", date(2026, 1, 1), "none"))["in_force"]
    '2004-07-01'
    """
    return {
        name: value.isoformat() if isinstance(value, date) else list(value) if isinstance(value, tuple) else value
        for name, value in asdict(record).items()
    }


def status(record: Mapping[str, Any]) -> TreatyStatus:
    """Return the status that :func:`to_json` was given."""
    return TreatyStatus(**_with_days(record))


def act(record: Mapping[str, Any]) -> TreatyAct:
    """Return the act that :func:`to_json` was given."""
    return TreatyAct(**_with_days(record) | {"covers": tuple(record["covers"])})


def _with_days(record: Mapping[str, Any]) -> dict[str, Any]:
    return {
        name: date.fromisoformat(value) if name in DAYS and value is not None else value
        for name, value in record.items()
    }
