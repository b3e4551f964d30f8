"""The comparison as JSON (``schemas/progress-1.json``): all of it but the two analyses, which are named."""

from __future__ import annotations

import json
from typing import Any

from harmonize.model.progress import Cause, Place, Progress, Revision, Shift
from harmonize.model.verdict import Analysis
from harmonize.reports.identity import identity

SCHEMA = "harmonize/progress/1"
Json = dict[str, Any]


def to_dict(progress: Progress) -> Json:
    """Return a comparison as JSON values, keys in the order of the contract."""
    new = progress.new
    return {
        "schema": SCHEMA,
        "jurisdiction": new.jurisdiction,
        "jurisdiction_name": new.jurisdiction_name,
        "unit": new.unit,
        "fictional": new.fictional,
        "footnote": new.footnote or progress.old.footnote,
        "draft": progress.draft,
        "confidential": bool(progress.draft),
        "old": _edition(progress.old),
        "new": _edition(new),
        "statutes": [_fields(each) for each in progress.statutes],
        "provisions": [_revision(each) for each in progress.revisions],
        "changes": [_shift(each) for each in progress.shifts],
        "counts": [_fields(each) for each in progress.tallies],
        "obligations": [_fields(each) for each in progress.obligations],
        "not_compared": [_fields(each) for each in progress.uncompared],
    }


def to_bytes(progress: Progress) -> bytes:
    """Return the bytes of a comparison: UTF-8, indented by one; equal input, equal bytes."""
    text = json.dumps(to_dict(progress), ensure_ascii=False, indent=1, allow_nan=False)
    return (text + "\n").encode("utf-8", "backslashreplace")


def _edition(analysis: Analysis) -> Json:
    return {
        "analysis": identity(analysis),
        "version": analysis.version,
        "models_sha256": analysis.models_sha256,
        "encoder": analysis.encoder and analysis.encoder.name,
        "as_of": analysis.as_of and analysis.as_of.isoformat(),
        "decisions": len(analysis.decisions),
        "statutes": [
            {name: getattr(each, name) for name in ("id", "title", "path", "sha256", "consolidated_to")}
            for each in analysis.statutes
        ],
    }


def _revision(revision: Revision) -> Json:
    return {
        "fate": revision.fate,
        "before": _place(revision.before),
        "after": _place(revision.after),
        "reworded": revision.reworded,
        "compared_to_the_end": revision.whole,
        "same_file": revision.same_file,
        "words": [_fields(piece) for piece in revision.pieces],
    }


def _place(place: Place | None) -> Json | None:
    return _fields(place) if place else None


def _shift(shift: Shift) -> Json:
    fields = _fields(shift)
    del fields["reviewed"]
    reviewed = {"reviewed_before": shift.reviewed[0], "reviewed_after": shift.reviewed[1]}
    return fields | reviewed | {"causes": [_cause(cause) for cause in shift.causes]}


def _cause(cause: Cause) -> Json:
    return _fields(cause)


def _fields(record: Any) -> Json:
    """Return a record's fields by name, tuples made lists."""
    found = {name: getattr(record, name) for name in record.__slots__}
    return {name: list(value) if isinstance(value, tuple) else value for name, value in found.items()}
