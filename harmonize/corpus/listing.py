"""Lists what a corpus has on record, law by law: where its facts are from, whether the text is there and verified."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, fields
from datetime import date
from pathlib import Path
from typing import Any, Literal

from harmonize.corpus.catalogue import Entry, Holding
from harmonize.frames import inert

SCHEMA = "harmonize/corpus/1"
Presence = Literal["there", "missing", "not on record"]
"""Whether the text of a law on record is there; or there is a text, and no manifest beside it."""


@dataclass(frozen=True, slots=True)
class Listed:
    """A law on record, or a text without a manifest, of which only the file is known.

    ``verified`` tells that somebody recorded the hash of a text; ``file`` is the path below the corpus.
    """

    jurisdiction: str
    name: str
    id: str
    title: str
    citation: str
    kind: str
    language: str
    applies_in: tuple[str, ...]
    expected_provisions: int | None
    consolidated_to: date | None
    file: str
    text: Presence
    verified: bool
    source: str
    seen: date | None
    review: str


def listed(holdings: Iterable[Holding], place: Path) -> list[Listed]:
    """Return the laws of holdings below a place, by jurisdiction, then those on record by their folder."""
    return [law for holding in holdings for law in _laws(holding, place)]


def _laws(holding: Holding, place: Path) -> Iterator[Listed]:
    for entry in holding.entries:
        yield _on_record(holding, entry, place)
    for path in holding.loose:
        known = holding.jurisdiction
        yield Listed(
            known.id, known.name, "", "", "", "", "", (), None, None, _below(path, place), "not on record", False, "",
            None, "",
        )  # fmt: skip


def _on_record(holding: Holding, entry: Entry, place: Path) -> Listed:
    said = entry.manifest
    return Listed(
        jurisdiction=holding.jurisdiction.id,
        name=holding.jurisdiction.name,
        id=said.id,
        title=said.title,
        citation=said.citation,
        kind=said.kind,
        language=said.language,
        applies_in=said.applies_in,
        expected_provisions=said.expected_provisions,
        consolidated_to=said.consolidated_to,
        file=_below(entry.path, place),
        text="there" if entry.path.is_file() else "missing",
        verified=bool(said.sha256),
        source=said.source,
        seen=said.seen,
        review=said.review,
    )


def _below(path: Path, place: Path) -> str:
    return path.relative_to(place).as_posix()


def as_json(laws: Iterable[Listed]) -> str:
    """Return a list of laws as JSON, dates as in ISO 8601."""
    content = {"schema": SCHEMA, "laws": [asdict(law) for law in laws]}
    return json.dumps(content, ensure_ascii=False, indent=1, default=str)


def as_csv(laws: Iterable[Listed]) -> str:
    """Return a list of laws as CSV in which a spreadsheet program finds no formula."""
    told = io.StringIO()
    writer = csv.writer(told, lineterminator="\r\n")
    writer.writerow(field.name for field in fields(Listed))
    for law in laws:
        writer.writerow(inert(_cell(getattr(law, field.name))) for field in fields(law))
    return told.getvalue()


def _cell(value: Any) -> str:
    """Return a value as a cell.

    >>> _cell(("North", "South")), _cell(None), _cell(True)
    ('North; South', '', 'yes')
    """
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, tuple):
        return "; ".join(value)
    return "" if value is None else str(value)
