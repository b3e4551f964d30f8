"""Verifies a corpus: whether each text is the one whose hash is on record."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Literal

from harmonize.corpus.catalogue import Entry, Holding
from harmonize.errors import HarmonizeError, InputError
from harmonize.regular import sha256_of

SCHEMA = "harmonize/verification/1"
State = Literal["verified", "changed", "unverified", "missing", "unexpected"]
STATES: tuple[State, ...] = ("verified", "changed", "unverified", "missing", "unexpected")
"""The text is the one on record; another one; there is no hash to tell; no text; or a text that no manifest names."""


@dataclass(frozen=True, slots=True)
class Verified:
    """A text and what it was found to be: the hash on record and that of the text, empty where there is none.

    ``file`` is the path below the corpus, ``id`` empty where the text is not on record.
    """

    jurisdiction: str
    id: str
    title: str
    file: str
    state: State
    on_record: str
    found: str


def verified(holdings: Iterable[Holding], place: Path) -> tuple[list[Verified], list[HarmonizeError]]:
    """Return what each text of some holdings below a place is, and an error for each that cannot be read."""
    done: list[Verified] = []
    errors: list[HarmonizeError] = []
    for holding, entry, path in _texts(holdings):
        try:
            done.append(_verified(holding, entry, path, place))
        except OSError as error:
            errors.append(InputError(str(path), f"cannot be read ({error.strerror})", "give yourself the right to"))
        except HarmonizeError as error:
            errors.append(error)
    return done, errors


def _texts(holdings: Iterable[Holding]) -> Iterator[tuple[Holding, Entry | None, Path]]:
    for holding in holdings:
        yield from ((holding, entry, entry.path) for entry in holding.entries)
        yield from ((holding, None, path) for path in holding.loose)


def _verified(holding: Holding, entry: Entry | None, path: Path, place: Path) -> Verified:
    found = sha256_of(path) if path.is_file() else ""
    recorded = entry.manifest.sha256 if entry else ""
    return Verified(
        jurisdiction=holding.jurisdiction.id,
        id=entry.manifest.id if entry else "",
        title=entry.manifest.title if entry else "",
        file=path.relative_to(place).as_posix(),
        state=_state(recorded, found) if entry else "unexpected",
        on_record=recorded,
        found=found,
    )


def _state(on_record: str, found: str) -> State:
    """Return what a text of a law on record is.

    >>> _state("ab", "ab"), _state("ab", "cd"), _state("", "cd"), _state("ab", "")
    ('verified', 'changed', 'unverified', 'missing')
    """
    if not found:
        return "missing"
    if not on_record:
        return "unverified"
    return "verified" if on_record == found else "changed"


def digest(path: Path) -> str:
    """Return the SHA-256 of a file that a user may have named by a link."""
    return sha256_of(path, link=True)


def as_json(texts: Iterable[Verified]) -> str:
    """Return what texts are as JSON."""
    content = {"schema": SCHEMA, "texts": [asdict(text) for text in texts]}
    return json.dumps(content, ensure_ascii=False, indent=1)
