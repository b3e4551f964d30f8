"""The summary of a batch: what became of each territory and each statute, and why what failed did."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from io import StringIO
from typing import Any, Literal

from harmonize.batch.tasks import Failed
from harmonize.errors import HarmonizeError
from harmonize.frames import inert

SCHEMA = "harmonize/batch/1"
State = Literal["read", "failed", "missing"]
FACTS = ("id", "title", "kind", "language", "sha256", "pages", "unread_pages", "provisions")
COLUMNS = ("jurisdiction", "file", "state", *FACTS, "cause", "remedy")


@dataclass(frozen=True, slots=True)
class StatuteRow:
    """What became of one statute: ``file`` within the corpus, ``facts`` where it was read, the error where not.

    ``missing`` is a law on record whose text is not there.
    """

    jurisdiction: str
    file: str
    state: State
    facts: Mapping[str, Any]
    failed: Failed | None = None


@dataclass(frozen=True, slots=True)
class TerritoryRow:
    """What became of one territory; ``place`` is its folder within the output, ``coverage`` a share or None.

    ``state`` is ``no-text`` where no text of it is there. Of its ``statutes``, those with a text, ``failed`` ones stand
    in no analysis.
    """

    id: str
    place: str
    name: str
    unit: str
    state: Literal["analyzed", "failed", "no-text"]
    statutes: int
    failed: int
    coverage: float | None
    statuses: Mapping[str, int]
    files: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Summary:
    """What became of a corpus; ``errors`` are those of no statute's text: of manifests, territories, the region."""

    asked: Mapping[str, Any]
    territories: tuple[TerritoryRow, ...]
    statutes: tuple[StatuteRow, ...]
    errors: tuple[Failed, ...]
    region: tuple[str, ...] = ()

    @property
    def failures(self) -> tuple[HarmonizeError, ...]:
        """Why each of what failed did."""
        return tuple(each.error for each in (*(row.failed for row in self._failed()), *self.errors) if each)

    def below(self, share: float) -> tuple[TerritoryRow, ...]:
        """Return the territories of whose articles a smaller share is there, or of which nothing was judged."""
        return tuple(row for row in self.territories if row.coverage is None or row.coverage < share)

    def _failed(self) -> Iterator[StatuteRow]:
        yield from (row for row in self.statutes if row.state == "failed")


def to_bytes(summary: Summary) -> bytes:
    """Return ``summary.json``: equal input, equal bytes."""
    content = {
        "schema": SCHEMA,
        "asked": dict(summary.asked),
        "counts": counts(summary),
        "territories": [{**asdict(row), "files": list(row.files)} for row in summary.territories],
        "statutes": [_statute(row) for row in summary.statutes],
        "errors": [asdict(error) for error in summary.errors],
        "region": list(summary.region),
    }
    return (json.dumps(content, ensure_ascii=False, indent=1) + "\n").encode("utf-8", "backslashreplace")


def counts(summary: Summary) -> dict[str, int]:
    """Return how many territories and statutes became what, and the pages read."""
    states = [row.state for row in summary.statutes]
    return {
        "territories": len(summary.territories),
        "analyzed": sum(row.state == "analyzed" for row in summary.territories),
        "statutes": len(states),
        "read": states.count("read"),
        "failed": states.count("failed"),
        "missing": states.count("missing"),
        "errors": len(summary.errors),
        "pages": sum(row.facts.get("pages", 0) for row in summary.statutes),
    }


def _statute(row: StatuteRow) -> dict[str, Any]:
    facts = {name: row.facts.get(name) for name in FACTS}
    error = row.failed and asdict(row.failed)
    return {"jurisdiction": row.jurisdiction, "file": row.file, "state": row.state, **facts, "error": error}


def to_csv(summary: Summary) -> bytes:
    """Return ``summary.csv``: a line for each statute, and one for each error that is of no statute's text."""
    out = StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    writer.writerows([_cell(value) for value in line] for line in (*_lines(summary.statutes), *_others(summary.errors)))
    return out.getvalue().encode("utf-8", "backslashreplace")


def _lines(statutes: Sequence[StatuteRow]) -> Iterator[list[object]]:
    for row in statutes:
        why = [row.failed.what, row.failed.remedy] if row.failed else ["", ""]
        yield [row.jurisdiction, row.file, row.state, *(row.facts.get(name, "") for name in FACTS), *why]


def _others(errors: Sequence[Failed]) -> Iterator[list[object]]:
    for error in errors:
        yield ["", error.where, "failed", *("" for _ in FACTS), error.what, error.remedy]


def _cell(value: object) -> str:
    """Return a value as a cell on one line that no spreadsheet takes for a formula.

    >>> _cell(" =1  +1 "), _cell(12)
    ("'=1 +1", '12')
    """
    return str(inert(" ".join(str(value).split())))
