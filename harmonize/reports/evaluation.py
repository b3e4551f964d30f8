"""The contract of ``evaluation.json``: an evaluation as plain JSON values and back, losing nothing.

``schemas/evaluation-1.json`` describes the file; fields may be added, none is dropped while its name ends in 1.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any

from harmonize.errors import InputError
from harmonize.model.evaluation import Change, Dispute, Evaluation, Figure, Matrix, Slice, Subject, Trusted, Verdict

SCHEMA = "harmonize/evaluation/1"
FILE = "evaluation.json"
DECIMALS = 6
AGAIN = "run harmonize evaluate again"

Json = dict[str, Any]


def to_dict(evaluation: Evaluation) -> Json:
    """Return the evaluation as JSON values, keys in the order of the contract, floats rounded to six decimals."""
    content = asdict(evaluation)
    tool = {name: content.pop(name) for name in ("version", "models_sha256")}
    return {"schema": SCHEMA, "tool": tool, **plain(content)}


def plain(value: Any) -> Any:
    """Return a value with its floats rounded and its tuples made lists."""
    if isinstance(value, float):
        return round(value, DECIMALS)
    if isinstance(value, dict):
        return {name: plain(item) for name, item in value.items()}
    return [plain(item) for item in value] if isinstance(value, list | tuple) else value


def to_bytes(evaluation: Evaluation) -> bytes:
    """Return the bytes of ``evaluation.json``: UTF-8, indented by one, a newline at the end."""
    text = json.dumps(to_dict(evaluation), ensure_ascii=False, indent=1, allow_nan=False)
    return (text + "\n").encode("utf-8", "backslashreplace")


def read(path: Path) -> Evaluation:
    """Return the evaluation that a file, or the folder it lies in, holds; an :class:`InputError` where it cannot be."""
    file = path / FILE if path.is_dir() else path
    try:
        content = json.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError) as error:
        raise InputError(str(file), f"cannot be read as JSON ({error})", AGAIN) from error
    if not isinstance(content, dict) or content.get("schema") != SCHEMA:
        raise InputError(str(file), f"is no {SCHEMA}", f"name the {FILE} that harmonize evaluate wrote")
    try:
        return from_dict(content)
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        raise InputError(str(file), f"a field is missing or has the wrong form ({error})", AGAIN) from error


def from_dict(content: Mapping[str, Any]) -> Evaluation:
    """Return the evaluation that :func:`to_dict` was given."""
    return Evaluation(
        version=content["tool"]["version"],
        models_sha256=content["tool"]["models_sha256"],
        subjects=tuple(Subject(**tupled(item)) for item in content["subjects"]),
        figures=tuple(Figure(**item) for item in content["figures"]),
        slices=tuple(
            Slice(item["facet"], item["name"], tuple(Figure(**figure) for figure in item["figures"]))
            for item in content["slices"]
        ),
        statuses=Matrix(**tupled(content["statuses"])),
        trusted=tuple(Trusted(**item) for item in content["trusted"]),
        disputes=tuple(Dispute(**item) for item in content["disputes"]),
        verdicts=tuple(Verdict(**tupled(item)) for item in content["verdicts"]),
        changes=tuple(Change(item["turn"], verdict(item["old"]), verdict(item["new"])) for item in content["changes"]),
    )


def verdict(record: Json | None) -> Verdict | None:
    """Return the verdict that a record holds, None where it holds none."""
    return Verdict(**tupled(record)) if record else None


def tupled(record: Mapping[str, Any]) -> Json:
    """Return a record with its lists made tuples, those in them too."""
    return {name: frozen(value) for name, value in record.items()}


def frozen(value: Any) -> Any:
    """Return a list as a tuple, the lists in it too; anything else as it is."""
    return tuple(frozen(item) for item in value) if isinstance(value, list) else value
