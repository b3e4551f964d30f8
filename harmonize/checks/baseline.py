"""Baselines: verdicts that were looked at and committed, with what they rested on; the form is ``baseline-1.json``.

One verdict a line, so that a change of one is a change of one line.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any

from harmonize.errors import HarmonizeError
from harmonize.knowledge.baselines import SCHEMA, BaselineFile, read_baseline
from harmonize.knowledge.manifests import StatuteFile
from harmonize.model.holding import held
from harmonize.model.jurisdiction import Jurisdiction
from harmonize.model.verdict import Analysis
from harmonize.regular import sha256_of, within

if TYPE_CHECKING:
    from harmonize.checks.studying import Studied

FILE = "baseline.json"
UNSEEN = frozenset({"sha256", "source", "text", "seen", "review", "file", "expected_provisions", "consolidated_to"})
"""What a manifest says that no verdict rests on; of the text its hash is kept apart."""

KEY = re.compile(
    r"""
    ^\s* (?P<name> "[^"\\]*" ) \s* : \s* (?P<opens> \{ )?      # "al": {   "budapest:2": ["full"],
    """,
    re.VERBOSE,
)
Verdict = tuple[str, ...]
"""A status, then the provisions cited, as ``<statute>#<eid>``; an element has its status alone."""


@dataclass(frozen=True, slots=True)
class Edition:
    """The program that verdicts were made with: its version, and the hash of the models that they rest on."""

    version: str = ""
    models: str = ""


@dataclass(frozen=True, slots=True)
class Territory:
    """The verdicts on one State or legal unit by article and element, and what they rested on.

    ``law`` are the hashes of the texts by statute; ``facts`` is the hash of what is on record of the State, ``record``
    of its laws, ``review`` of the reviewers' decisions, empty without any.
    """

    law: Mapping[str, str]
    facts: str
    record: str
    review: str
    verdicts: Mapping[str, Verdict]


@dataclass(frozen=True, slots=True)
class Baseline:
    """Verdicts by territory (``al``; for a legal unit ``ba/republika-srpska``), and the program they were made with."""

    edition: Edition = Edition()
    territories: Mapping[str, Territory] = field(default_factory=dict)


def territories(studied: Studied) -> Iterator[tuple[str, Territory]]:
    """Yield the verdicts on a jurisdiction and on its legal units, by the name of the territory."""
    manifests = {entry.manifest.id: entry.manifest for entry in studied.holding.entries}
    for judged in studied.judged:
        laws = {law.id: law.sha256 for law in sorted(judged.analysis.statutes, key=lambda law: law.id)}
        yield (
            judged.name,
            Territory(
                laws,
                facts_hash(studied.holding.jurisdiction),
                record_hash(manifests[id] for id in laws if id in manifests),
                file_hash(judged.decisions) if within(judged.decisions, studied.holding.folder) else "",
                dict(verdicts(judged.analysis)),
            ),
        )


def verdicts(analysis: Analysis) -> Iterator[tuple[str, Verdict]]:
    """Yield what holds after review for every article and element of an analysis, by key."""
    for finding in analysis.findings:
        cited = sorted(f"{each.statute}#{each.eid}" for each in finding.candidates if each.accepted)
        yield finding.key, (held(analysis, finding).now, *cited)
        for element in finding.elements:
            yield element.id, (held(analysis, finding, element).now,)


def facts_hash(jurisdiction: Jurisdiction) -> str:
    """Return the hash of all that is on record of a State, wherever it was read from."""
    return _hash({name: value for name, value in asdict(jurisdiction).items() if name != "file"})


def record_hash(manifests: Iterator[StatuteFile]) -> str:
    """Return the hash of what is on record of laws, as far as verdicts rest on it."""
    return _hash([manifest.model_dump(mode="json", exclude=set(UNSEEN)) for manifest in manifests])


def file_hash(path: Path) -> str:
    """Return the SHA-256 of a file; empty where it is not there, or is none that can be opened."""
    try:
        return sha256_of(path)
    except (OSError, HarmonizeError):
        return ""


def read(path: Path, *, link: bool = False) -> Baseline:
    """Read a baseline; an :class:`InputError` where it cannot be used, or is a link and not to be followed."""
    return baseline(read_baseline(path, link=link))


def baseline(file: BaselineFile) -> Baseline:
    """Turn a baseline's file into the baseline."""
    found = {name: Territory(**dict(each)) for name, each in file.territories.items()}
    return Baseline(Edition(file.tool.version, file.tool.models_sha256), found)


def lines(text: str, baseline: Baseline) -> Mapping[tuple[str, str], int]:
    """Return the line of every territory, and of every verdict by territory and key, in the text of a baseline."""
    found: dict[tuple[str, str], int] = {}
    territory = ""
    for line, row in enumerate(text.splitlines(), 1):
        if named := KEY.match(row):
            name = json.loads(named["name"])
            territory = name if named["opens"] and name in baseline.territories else territory
            found.setdefault((territory, "" if name == territory else name), line)
    return found


def to_bytes(baseline: Baseline) -> bytes:
    """Return the bytes of a baseline's file: the same for the same verdicts, one of them a line."""
    rows = [f"{_json(name)}: {{\n{_territory(each)}\n}}" for name, each in sorted(baseline.territories.items())]
    tool = _json({"version": baseline.edition.version, "models_sha256": baseline.edition.models})
    held = ",\n".join(rows)
    return f'{{\n"schema": "{SCHEMA}",\n"tool": {tool},\n"territories": {{\n{held}\n}}\n}}\n'.encode()


def _territory(territory: Territory) -> str:
    hashes = [f' "{name}": {_json(getattr(territory, name))}' for name in ("facts", "record", "review")]
    return ",\n".join([f' "law": {_lines(territory.law)}', *hashes, f' "verdicts": {_lines(territory.verdicts)}'])


def _lines(table: Mapping[str, Any]) -> str:
    rows = ",\n".join(f"  {_json(key)}: {_json(value)}" for key, value in table.items())
    return f"{{\n{rows}\n }}" if rows else "{}"


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)


def _hash(value: Any) -> str:
    return sha256(json.dumps(value, ensure_ascii=True, sort_keys=True, default=str).encode()).hexdigest()
