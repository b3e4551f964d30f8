"""Identity: what tells one analysis from another, whatever people decided on it since, and in whatever language."""

from __future__ import annotations

import hashlib
import json
from typing import Any

from harmonize.model.verdict import Analysis
from harmonize.reports.contract import to_dict
from harmonize.reports.once import once

SAID = ("text", "title", "summary", "reason", "instruments", "recommendation", "crosswalks", "decisions")
"""What is said about findings, in one language or another, or added to them later: reasons count by their codes."""


@once
def identity(analysis: Analysis) -> str:
    """Return the SHA-256 of what an analysis found: the same with other decisions and precedents, in any language.

    Provisions count by the hashes of their texts.
    """
    found = json.dumps(_found(to_dict(analysis)), ensure_ascii=True, sort_keys=True)
    return hashlib.sha256(found.encode("ascii")).hexdigest()


def _found(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: _found(each) for name, each in value.items() if name not in SAID} | _codes(value)
    return [_found(each) for each in value] if isinstance(value, list) else value


def _codes(record: dict[str, Any]) -> dict[str, Any]:
    """Return the code of a record's reason, and the ids of its instruments, where it has them."""
    reason, instruments = record.get("reason"), record.get("instruments")
    code = {"reason": reason["code"]} if isinstance(reason, dict) else {}
    return code | ({"instruments": list(instruments)} if instruments else {})
