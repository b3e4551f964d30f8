"""The catalogue of a corpus: which jurisdictions it has, which of their laws are on record, and where the texts lie."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from harmonize.errors import HarmonizeError, InputError
from harmonize.knowledge.jurisdictions import MANIFEST as JURISDICTION
from harmonize.knowledge.jurisdictions import load_jurisdiction, read_jurisdiction
from harmonize.knowledge.manifests import MANIFEST, StatuteFile, read_manifest, texts
from harmonize.model.jurisdiction import Jurisdiction
from harmonize.reading import marks_provisions


@dataclass(frozen=True, slots=True)
class Entry:
    """A law on record: what its manifest says, and the folder that its text lies in once it is fetched."""

    manifest: StatuteFile
    folder: Path

    @property
    def path(self) -> Path:
        """Where the text lies, or would."""
        return self.folder / self.manifest.file


@dataclass(frozen=True, slots=True)
class Holding:
    """What a corpus holds of one jurisdiction: ``entries`` with a manifest, by id, and ``loose`` texts without one.

    ``errors`` are the manifests that cannot be used; what they would name is in neither.
    """

    jurisdiction: Jurisdiction
    folder: Path
    entries: tuple[Entry, ...] = ()
    loose: tuple[Path, ...] = ()
    errors: tuple[HarmonizeError, ...] = ()

    @property
    def texts(self) -> tuple[Path, ...]:
        """The texts that are there, by path."""
        return tuple(sorted([*self.loose, *(entry.path for entry in self.entries if entry.path.is_file())]))

    @property
    def missing(self) -> tuple[Entry, ...]:
        """The laws on record whose text is not there."""
        return tuple(entry for entry in self.entries if not entry.path.is_file())


def catalogue(place: Path) -> tuple[list[Holding], list[HarmonizeError]]:
    """Return what a corpus holds, by folder, and an error for each jurisdiction whose own file cannot be used.

    A corpus is a folder of jurisdictions' folders (named by code, or with a ``jurisdiction.toml``), or one of them.
    Raises :class:`InputError` where there is none.
    """
    if not (folders := list(jurisdictions(place))):
        remedy = "name a folder with folders such as al/ in it, or one of these"
        raise InputError(str(place), "holds no jurisdiction", remedy)
    holdings: list[Holding] = []
    errors: list[HarmonizeError] = []
    for folder in folders:
        try:
            holdings.append(held(folder))
        except HarmonizeError as error:
            errors.append(error)
    return holdings, errors


def chosen(holdings: Sequence[Holding], codes: Sequence[str]) -> list[Holding]:
    """Return the holdings of the jurisdictions named, by code or folder; :class:`InputError` lists those there are."""
    there = {holding.folder.name: holding for holding in holdings}
    there |= {holding.jurisdiction.id.lower(): holding for holding in holdings}
    if unknown := [code for code in codes if code.lower() not in there]:
        raise InputError(f"jurisdiction {unknown[0]!r}", "is not in the corpus", f"choose from {', '.join(there)}")
    return [holding for holding in holdings if any(there[code.lower()] is holding for code in codes)]


def jurisdictions(place: Path) -> Iterator[Path]:
    """Yield the folders of jurisdictions in a place, by name: the place itself where it is one."""
    if is_jurisdiction(place):
        yield place
    elif place.is_dir():
        yield from sorted(folder for folder in place.iterdir() if is_jurisdiction(folder))


def is_jurisdiction(folder: Path) -> bool:
    """Tell whether a folder is a jurisdiction's: its name is a code of two letters, or its file is in it."""
    coded = len(folder.name) == 2 and folder.name.isascii() and folder.name.isalpha() and folder.name.islower()
    return folder.is_dir() and not folder.is_symlink() and (coded or (folder / JURISDICTION).is_file())


def held(folder: Path) -> Holding:
    """Return what lies in one jurisdiction's folder; a :class:`KnowledgeError` where its own file cannot be used."""
    own = folder / JURISDICTION
    jurisdiction = read_jurisdiction(own) if own.is_file() else load_jurisdiction(folder.name)
    entries: list[Entry] = []
    errors: list[HarmonizeError] = []
    unusable: set[Path] = set()
    for beside in sorted(folder.rglob(MANIFEST)):
        try:
            entries.append(Entry(read_manifest(beside), beside.parent))
        except HarmonizeError as error:
            errors.append(error)
            unusable.add(beside.parent)
    on_record = {entry.path for entry in entries}
    loose = (path for path in texts(folder, marks_provisions) - on_record if path.parent not in unusable)
    return Holding(jurisdiction, folder, tuple(entries), tuple(sorted(loose)), tuple(errors))
