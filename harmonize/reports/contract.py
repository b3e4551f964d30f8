"""The contract of ``analysis.json``: an analysis as plain JSON values and back, losing nothing.

``schemas/analysis-1.json`` describes the file. Fields may be added to it; none is dropped or renamed while the name of
the schema ends in 1. Offsets are characters of the statute's text: the words that evidence quotes stand at
``start - provision["start"]`` in the text of the provision that holds them.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from harmonize.errors import InputError
from harmonize.model.evidence import Candidate, Evidence, Relation
from harmonize.model.knowledge import Requirement
from harmonize.model.penalty import Form, Joined, Penalty, PenaltyKind, Quantity
from harmonize.model.quality import FLOOR, Quality
from harmonize.model.text import Notice, Span
from harmonize.model.verdict import (
    Analysis,
    ElementFinding,
    EncoderFile,
    Finding,
    Quoted,
    Reason,
    Remark,
    RestsOn,
    Searched,
    Source,
    Status,
)
from harmonize.reports import answers, decisions, recommendations, treaty
from harmonize.reports.answers import known

SCHEMA = "harmonize/analysis/1"
DECIMALS = 6
"""Weights, shares and confidences are written with at most this many decimals."""

Json = dict[str, Any]


def to_dict(analysis: Analysis) -> Json:
    """Return the analysis as JSON values, keys in the order of the contract, floats rounded to six decimals."""
    return {
        "schema": SCHEMA,
        "tool": {
            "version": analysis.version,
            "models_sha256": analysis.models_sha256,
            "encoder": analysis.encoder and _fields(analysis.encoder),
        },
        "jurisdiction": analysis.jurisdiction,
        "jurisdiction_name": analysis.jurisdiction_name,
        "fictional": analysis.fictional,
        "footnote": analysis.footnote,
        "footnote_source": analysis.footnote_source,
        "units": list(analysis.units),
        "unit": analysis.unit,
        "draft": analysis.draft,
        "as_of": analysis.as_of and analysis.as_of.isoformat(),
        "instruments": dict(analysis.instruments),
        "statutes": [_source(statute) for statute in analysis.statutes],
        "provisions": {key: _fields(analysis.provisions[key]) for key in sorted(analysis.provisions)},
        "articles": [_finding(finding) for finding in analysis.findings],
        "findings": [_fields(remark) for remark in analysis.remarks],
        "beyond": [_fields(remark) for remark in analysis.beyond],
        "decisions": [decisions.written(decision) for decision in analysis.decisions],
        "statuses": [treaty.to_json(status) for status in analysis.statuses],
        "acts": [treaty.to_json(act) for act in analysis.acts],
        "crosswalks": [answers.written(answer) for answer in analysis.crosswalks],
    }


def from_dict(content: Mapping[str, Any], where: str = "analysis.json") -> Analysis:
    """Return the analysis that :func:`to_dict` was given; an :class:`InputError` names what the file lacks."""
    if content.get("schema") != SCHEMA:
        raise _unusable(where, f"its schema is {content.get('schema')!r}, not {SCHEMA!r}")
    try:
        return _analysis(content)
    except KeyError as error:
        raise _unusable(where, f"a field is missing ({error})") from error
    except (AttributeError, TypeError, ValueError) as error:
        raise _unusable(where, f"a field has the wrong form ({error})") from error


def to_bytes(analysis: Analysis) -> bytes:
    r"""Return the bytes of ``analysis.json``: UTF-8, indented by one, a newline at the end; equal input, equal bytes.

    A character that UTF-8 cannot hold (half of a surrogate pair, from a damaged file) becomes a JSON escape.
    """
    text = json.dumps(to_dict(analysis), ensure_ascii=False, indent=1, allow_nan=False)
    return (text + "\n").encode("utf-8", "backslashreplace")


def read(path: Path) -> Analysis:
    """Return the analysis that a file holds; an :class:`InputError` where it cannot be read."""
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise InputError(str(path), f"cannot be read ({error.strerror})", "check the path") from error
    except (ValueError, RecursionError) as error:
        raise InputError(str(path), f"cannot be read as JSON ({error})", "run harmonize analyze again") from error
    if not isinstance(content, dict):
        raise InputError(str(path), "is not an analysis", "name the analysis.json that harmonize analyze wrote")
    return from_dict(content, str(path))


def _unusable(where: str, what: str) -> InputError:
    return InputError(where, what, "run harmonize analyze again with this version")


def _fields(record: Any) -> Json:
    """Return a record's fields by name, in the order of its class, numbers and tuples made JSON values."""
    return {name: _plain(getattr(record, name)) for name in record.__slots__}


def _plain(value: Any) -> Any:
    if isinstance(value, float):
        return round(value, DECIMALS)
    return list(value) if isinstance(value, tuple) else value


def _source(source: Source) -> Json:
    shares = sorted(source.coverage.items(), key=lambda item: (-item[1], item[0]))
    fields = _fields(source)
    del fields["recognised"]
    return fields | {
        "coverage": {kind: _plain(share) for kind, share in shares},
        "recognised_pages": [{"page": page, "confidence": _plain(sure)} for page, sure in source.recognised],
        "quality": _quality(source.quality),
        "incomplete": source.incomplete and _fields(source.incomplete),
        "notices": [_fields(notice) for notice in source.notices],
    }


def _quality(quality: Quality) -> Json:
    return {"score": _plain(quality.score), "floor": FLOOR, "losses": _fields(quality)}


def _finding(finding: Finding) -> Json:
    fields = _fields(finding)
    del fields["recommendations"]
    return fields | {
        "reason": _fields(finding.reason),
        "elements": [_element(element) for element in finding.elements],
        "candidates": [_candidate(candidate) for candidate in finding.candidates],
        "searched": _searched(finding.searched),
        "recommendation": recommendations.written(finding.recommendations),
        "penalties": [_penalty(penalty) for penalty in finding.penalties],
        "for_review": finding.for_review and _fields(finding.for_review),
    }


def _penalty(penalty: Penalty) -> Json:
    fields = _fields(penalty)
    del fields["span"]
    bounds = {"minimum": _quantity(penalty.minimum), "maximum": _quantity(penalty.maximum)}
    return fields | bounds | {"start": penalty.span.start, "end": penalty.span.end}


def _quantity(quantity: Quantity | None) -> Json | None:
    if quantity is None:
        return None
    return {"amount": _plain(quantity.amount), "unit": quantity.unit, "months": quantity.months}


def _element(element: ElementFinding) -> Json:
    return _fields(element) | {
        "reason": _fields(element.reason),
        "evidence": [_evidence(evidence) for evidence in element.evidence],
    }


def _searched(searched: Searched) -> Json:
    best = searched.best_rejected
    return _fields(searched) | {"best_rejected": best and _candidate(best)}


def _candidate(candidate: Candidate) -> Json:
    return _fields(candidate) | {"evidence": [_evidence(evidence) for evidence in candidate.evidence]}


def _evidence(evidence: Evidence) -> Json:
    fields = _fields(evidence)
    del fields["span"]
    return fields | {
        "start": evidence.span.start,
        "end": evidence.span.end,
        "marks": [[mark.start, mark.end] for mark in evidence.marks],
    }


def _analysis(content: Mapping[str, Any]) -> Analysis:
    return Analysis(
        version=content["tool"]["version"],
        models_sha256=content["tool"]["models_sha256"],
        encoder=EncoderFile(**content["tool"]["encoder"]) if content["tool"].get("encoder") else None,
        as_of=date.fromisoformat(content["as_of"]) if content["as_of"] else None,
        units=tuple(content["units"]),
        instruments=dict(content["instruments"]),
        statutes=tuple(_read_source(statute) for statute in content["statutes"]),
        provisions={key: Quoted(**quoted) for key, quoted in content["provisions"].items()},
        findings=tuple(_read_finding(finding) for finding in content["articles"]),
        remarks=tuple(Remark(**remark) for remark in content["findings"]),
        beyond=tuple(Remark(**remark) for remark in content["beyond"]),
        decisions=tuple(decisions.read(decision) for decision in content["decisions"]),
        statuses=tuple(treaty.status(record) for record in content.get("statuses", ())),
        acts=tuple(treaty.act(record) for record in content.get("acts", ())),
        crosswalks=tuple(answers.read(answer) for answer in content.get("crosswalks", ())),
        **{name: content[name] for name in ("jurisdiction", "jurisdiction_name", "fictional")},
        **{name: content[name] for name in ("footnote", "footnote_source")},
        **{name: content.get(name, "") for name in ("unit", "draft")},
    )


def _tuples(record: Json, names: Iterable[str]) -> Json:
    return record | {name: tuple(record[name]) for name in names}


def _read_source(record: Json) -> Source:
    """Return a statute; what the first files of this schema did not have yet may be missing."""
    fields = {name: value for name, value in record.items() if name != "recognised_pages"}
    named = {
        "recognised": tuple((item["page"], item["confidence"]) for item in record.get("recognised_pages", ())),
        "quality": Quality(**record["quality"]["losses"]) if "quality" in record else Quality(),
        "incomplete": Reason(**record["incomplete"]) if record.get("incomplete") else None,
        "notices": tuple(Notice(**notice) for notice in record.get("notices", ())),
        "numbers": tuple(record.get("numbers", ())),
    }
    return Source(**_tuples(fields, ("unread_pages", "holes", "duplicates")) | named)


def _read_finding(record: Json) -> Finding:
    fields = {name: value for name, value in record.items() if name != "recommendation"} | {
        "status": known(record["status"], Status),
        "reason": Reason(**record["reason"]),
        "elements": tuple(_read_element(element) for element in record["elements"]),
        "candidates": tuple(_read_candidate(candidate) for candidate in record["candidates"]),
        "searched": _read_searched(record["searched"]),
        "recommendations": recommendations.read(record["recommendation"]),
        "penalties": tuple(_read_penalty(penalty) for penalty in record.get("penalties", ())),
        "rests_on": grounds(record),
        "for_review": Reason(**record["for_review"]) if record.get("for_review") else None,
    }
    return Finding(**fields)


def grounds(record: Json) -> RestsOn | None:
    """Return on which text a verdict rests; the first files of this schema do not say it."""
    return known(record["rests_on"], RestsOn) if record.get("rests_on") else None


def _read_penalty(record: Json) -> Penalty:
    fields = {name: value for name, value in record.items() if name not in ("start", "end")}
    named = {
        "kind": known(record["kind"], PenaltyKind),
        "form": known(record["form"], Form),
        "joined": known(record["joined"], Joined),
        "minimum": _read_quantity(record["minimum"]),
        "maximum": _read_quantity(record["maximum"]),
    }
    return Penalty(**fields | named | {"span": Span(record["start"], record["end"])})


def _read_quantity(record: Json | None) -> Quantity | None:
    return Quantity(record["amount"], record["unit"]) if record else None


def _read_element(record: Json) -> ElementFinding:
    evidence = tuple(_read_evidence(bar) for bar in record["evidence"])
    named = {
        "status": known(record["status"], Status),
        "requirement": known(record["requirement"], Requirement),
        "rests_on": grounds(record),
        "reason": Reason(**record["reason"]),
    }
    clauses = tuple(record.get("clauses", ()))
    return ElementFinding(**record | named | {"evidence": evidence, "clauses": clauses})


def _read_searched(record: Json) -> Searched:
    best = record["best_rejected"]
    fields = _tuples(record, ("statutes", "missing_kinds_of_law"))
    return Searched(**fields | {"best_rejected": best and _read_candidate(best)})


def _read_candidate(record: Json) -> Candidate:
    evidence = tuple(_read_evidence(bar) for bar in record["evidence"])
    named = {"relation": known(record["relation"], Relation), "lifted_by": tuple(record.get("lifted_by", ()))}
    return Candidate(**record | named | {"evidence": evidence})


def _read_evidence(record: Json) -> Evidence:
    fields = {name: value for name, value in record.items() if name not in ("start", "end")}
    marks = tuple(Span(start, end) for start, end in record["marks"])
    return Evidence(**fields | {"span": Span(record["start"], record["end"]), "marks": marks})
