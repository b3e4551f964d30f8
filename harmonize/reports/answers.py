"""Answers for other instruments as plain JSON values and back: the part of the contract that crosswalks fill."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, get_args

from harmonize.model.crosswalk import Comparison
from harmonize.model.verdict import Answer, Difference, Reason, Status

Json = dict[str, Any]


def written(answer: Answer) -> Json:
    """Return an answer's fields by name, in the order of its class."""
    fields = {name: getattr(answer, name) for name in answer.__slots__}
    return fields | {
        "source": list(answer.source),
        "reason": _reason(answer.reason),
        "elements": [_difference(element) for element in answer.elements],
        "provisions": list(answer.provisions),
    }


def read(record: Mapping[str, Any]) -> Answer:
    """Return the answer that :func:`written` was given; a ValueError where a relation or status is no known word."""
    fields = dict(record) | {
        "source": tuple(record["source"]),
        "relation": known(record["relation"], Comparison),
        "status": known(record["status"], Status),
        "reason": Reason(**record["reason"]),
        "elements": tuple(_read_difference(element) for element in record["elements"]),
        "provisions": tuple(record["provisions"]),
    }
    return Answer(**fields)


def _reason(reason: Reason) -> Json:
    return {"code": reason.code, "text": reason.text}


def _difference(element: Difference) -> Json:
    return {"id": element.id, "text": element.text, "status": element.status, "reason": _reason(element.reason)}


def _read_difference(record: Mapping[str, Any]) -> Difference:
    status = known(record["status"], Status)
    return Difference(**dict(record) | {"status": status, "reason": Reason(**record["reason"])})


def known(value: Any, vocabulary: Any) -> Any:
    """Return a value that is one of a vocabulary's words; others would be shown as if they meant something."""
    if value not in get_args(vocabulary):
        raise ValueError(f"{value!r} is none of {', '.join(get_args(vocabulary))}")
    return value
