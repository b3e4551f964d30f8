"""Loads jurisdictions: names, languages, legal units, treaty status and acts; and the footnote due to a name."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Literal

from harmonize.errors import KnowledgeError
from harmonize.knowledge.files import Strict, folder, load
from harmonize.model.jurisdiction import Footnote, Jurisdiction, TreatyAct, TreatyStatus

MANIFEST = "jurisdiction.toml"


class StatusFile(Strict):
    """A ``[[status]]`` table."""

    instrument: str
    signed: date | None = None
    ratified: date | None = None
    in_force: date | None = None
    source: str
    seen: date
    review: str = "none"


class ActFile(Strict):
    """An ``[[act]]`` table."""

    instrument: str
    article: str
    kind: Literal["reservation", "declaration", "other"]
    mode: Literal["omit", "narrow"] | None = None
    covers: tuple[str, ...] = ()
    text: str
    start: date | None = None
    end: date | None = None
    source: str
    seen: date
    review: str = "none"


class JurisdictionFile(Strict):
    """A file ``corpora/<iso2>/jurisdiction.toml``."""

    id: str
    name: str
    languages: tuple[str, ...]
    units: tuple[str, ...] = ()
    fictional: bool = False
    status: tuple[StatusFile, ...] = ()
    act: tuple[ActFile, ...] = ()


class FootnoteFile(Strict):
    """The file ``corpora/footnote.toml``."""

    names: tuple[str, ...]
    text: str
    source: str


def jurisdiction(file: JurisdictionFile) -> Jurisdiction:
    """Turn a jurisdiction's file into the model's jurisdiction."""
    return Jurisdiction(
        id=file.id,
        name=file.name,
        languages=file.languages,
        units=file.units,
        statuses=tuple(TreatyStatus(**item.model_dump()) for item in file.status),
        acts=tuple(TreatyAct(**item.model_dump()) for item in file.act),
        fictional=file.fictional,
    )


def load_jurisdiction(code: str) -> Jurisdiction:
    """Load what is on record of a jurisdiction; one without a file has its code for a name and no facts.

    A :class:`KnowledgeError` where the code is not two letters.
    """
    if not (len(code) == 2 and code.isascii() and code.isalpha()):
        raise KnowledgeError(f"jurisdiction {code!r}", "is not a code of two letters", "give one such as AL or RS")
    path = folder("corpora") / code.lower() / MANIFEST
    return jurisdiction(load(path, JurisdictionFile)) if path.is_file() else Jurisdiction(code.upper(), code.upper())


def load_footnote() -> Footnote:
    """Load the footnote that a report prints when it names what the footnote is about."""
    return Footnote(**load(folder("corpora") / "footnote.toml", FootnoteFile).model_dump())


def specimens() -> Iterator[str]:
    """Yield the names of the specimen jurisdictions, in order."""
    yield from sorted(path.parent.name for path in (folder("corpora") / "specimens").glob(f"*/{MANIFEST}"))


def load_specimen(name: str) -> tuple[Jurisdiction, Path]:
    """Load a specimen jurisdiction and its folder; a :class:`KnowledgeError` lists the names where there is none."""
    if name not in specimens():
        raise KnowledgeError(f"specimen {name}", "is not known", f"choose from {', '.join(specimens())}")
    place = folder("corpora") / "specimens" / name
    return jurisdiction(load(place / MANIFEST, JurisdictionFile)), place
