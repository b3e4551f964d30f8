"""Recommendations as the JSON values of ``analysis.json``, and back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import Any

from harmonize.model.recommendation import (
    Action,
    Addressee,
    Asked,
    Instead,
    Nearness,
    Precedent,
    Priority,
    Recommendation,
    Target,
)
from harmonize.reports.answers import known

Json = dict[str, Any]


def written(recommendations: Sequence[Recommendation]) -> Json:
    """Return what is recommended for an article: in sentences, and step by step.

    >>> written(())
    {'text': '', 'steps': []}
    """
    return {
        "text": " ".join(each.text for each in recommendations),
        "steps": [_listed(asdict(r)) for r in recommendations],
    }


def read(record: Mapping[str, Any]) -> tuple[Recommendation, ...]:
    """Return what :func:`written` was given; the first files of this schema have the sentences alone."""
    if "steps" in record or not record["text"]:
        return tuple(_step(step) for step in record.get("steps", ()))
    return (Recommendation("amend", record["text"], "medium", "legislature"),)


def _step(record: Mapping[str, Any]) -> Recommendation:
    fields = dict(record) | {
        "action": known(record["action"], Action),
        "priority": known(record["priority"], Priority),
        "addressee": known(record["addressee"], Addressee),
        "target": Target(**record["target"]) if record["target"] else None,
        "asked": tuple(_asked(line) for line in record["asked"]),
        "keep": tuple(_asked(line) for line in record["keep"]),
        "instead": tuple(Instead(**act | {"elements": tuple(act["elements"])}) for act in record["instead"]),
        "precedents": tuple(_precedent(each) for each in record["precedents"]),
    }
    return Recommendation(**fields)


def _asked(record: Json) -> Asked:
    return Asked(**record | {"clauses": tuple(record["clauses"])})


def _precedent(record: Json) -> Precedent:
    return Precedent(
        **record | {"elements": tuple(record["elements"]), "nearness": known(record["nearness"], Nearness)}
    )


def _listed(value: Any) -> Any:
    """Return JSON values: tuples made lists, weights rounded as all are."""
    if isinstance(value, dict):
        return {name: _listed(each) for name, each in value.items()}
    if isinstance(value, float):
        return round(value, 6)
    return [_listed(each) for each in value] if isinstance(value, tuple | list) else value
