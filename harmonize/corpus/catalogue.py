"""The catalogue of a corpus: which jurisdictions it has, which of their laws are on record, and where the texts lie."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from harmonize.errors import HarmonizeError, InputError, KnowledgeError
from harmonize.knowledge.files import linked, unlinked
from harmonize.knowledge.jurisdictions import MANIFEST as JURISDICTION
from harmonize.knowledge.jurisdictions import load_jurisdiction, read_jurisdiction
from harmonize.knowledge.manifests import DATA, MANIFEST, SUFFIXES, StatuteFile, read_manifest, texts
from harmonize.model.jurisdiction import Jurisdiction
from harmonize.reading import marks_provisions

NO_LAW = ("decisions.json", "gold.json")
"""Data that are no laws: who reads them tells of a link."""


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
    holdings, broken = gathered(place)
    return holdings, list(broken.values())


def gathered(place: Path) -> tuple[list[Holding], dict[Path, HarmonizeError]]:
    """Return what :func:`catalogue` does, the errors by the folders that they are of."""
    try:
        folders = list(jurisdictions(place))
    except OSError as error:
        raise InputError(str(place), f"cannot be read ({error.strerror})", "check the path, and your rights") from error
    if not folders:
        remedy = "name a folder with folders such as al/ in it, or one of these"
        raise InputError(str(place), "holds no jurisdiction", remedy)
    holdings: list[Holding] = []
    broken: dict[Path, HarmonizeError] = {}
    for folder in folders:
        try:
            holdings.append(once(held(folder if folder == place else unlinked(folder)), holdings))
        except HarmonizeError as error:
            broken[folder] = error
    return holdings, broken


def holding_of(place: Path, code: str) -> Holding:
    """Return what a corpus holds of a jurisdiction, by folder or code; one without laws where it has none of it yet.

    Raises :class:`KnowledgeError` where the jurisdiction's own file cannot be used, or the code is none.
    """
    folders = {folder.name: folder for folder in jurisdictions(place)}
    if named := folders.get(code.lower()):
        return held(named if named == place else unlinked(named))
    holdings, broken = gathered(place) if folders else ([], {})
    found = next((each for each in holdings if each.jurisdiction.id == code.upper()), None)
    if not found and (error := hiding(broken, code)):
        raise error
    return found or Holding(load_jurisdiction(code), place / code.lower())


def once(holding: Holding, others: Sequence[Holding]) -> Holding:
    """Return a holding; a :class:`KnowledgeError` where another folder is the same jurisdiction's."""
    for other in others:
        if other.jurisdiction.id == holding.jurisdiction.id:
            what = f"is of {holding.jurisdiction.id}, as {other.folder} is"
            raise KnowledgeError(str(holding.folder), what, "put both into one folder")
    return holding


def chosen(holdings: Sequence[Holding], codes: Sequence[str], broken: Mapping[Path, HarmonizeError]) -> list[Holding]:
    """Return the holdings of the jurisdictions named, by code or folder.

    Raises the error of the folder asked for where it is one of the ``broken``, else an :class:`InputError` with those
    that there are.
    """
    there = {holding.folder.name: holding for holding in holdings}
    there |= {holding.jurisdiction.id.lower(): holding for holding in holdings}
    if unknown := [code for code in codes if code.lower() not in there]:
        if error := hiding(broken, unknown[0]):
            raise error
        raise InputError(f"jurisdiction {unknown[0]!r}", "is not in the corpus", f"choose from {', '.join(there)}")
    return [holding for holding in holdings if any(there[code.lower()] is holding for code in codes)]


def hiding(broken: Mapping[Path, HarmonizeError], code: str) -> HarmonizeError | None:
    """Return the error of the folder that a code names, or may be that of: one that no code names may be any's."""
    own = {folder.name: error for folder, error in broken.items()}
    others = (error for name, error in own.items() if is_code(code.lower()) and not is_code(name))
    return own.get(code.lower()) or next(others, None)


def jurisdictions(place: Path) -> Iterator[Path]:
    """Yield the folders of jurisdictions in a place, by name: the place itself where it is one.

    A corpus may be called by two letters too: it is no jurisdiction where a folder in it says that it is one.
    """
    inside = sorted(place.iterdir()) if place.is_dir() else []
    outer = not (place / JURISDICTION).is_file() and any((folder / JURISDICTION).is_file() for folder in inside)
    if is_jurisdiction(place) and not outer:
        yield place
    else:
        yield from filter(is_jurisdiction, inside)


def is_jurisdiction(folder: Path) -> bool:
    """Tell whether a folder, or what a link leads to, is a jurisdiction's: by its name, or by the file in it."""
    return folder.is_dir() and (is_code(folder.name) or (folder / JURISDICTION).is_file())


def is_code(name: str) -> bool:
    """Tell whether a folder's name is a code of two letters.

    >>> is_code("al"), is_code("AL"), is_code("merrow")
    (True, False, False)
    """
    return len(name) == 2 and name.isascii() and name.isalpha() and name.islower()


def held(folder: Path) -> Holding:
    """Return what lies in one jurisdiction's folder; a :class:`KnowledgeError` where its own file cannot be used."""
    if not is_utf8(folder.name):
        raise misnamed(folder)
    own = unlinked(folder / JURISDICTION)
    jurisdiction = read_jurisdiction(own) if own.exists() else load_jurisdiction(folder.name)
    if is_code(folder.name) and jurisdiction.id.lower() != folder.name:
        remedy = "correct the id, or the folder's name"
        raise KnowledgeError(f"{own}, id", f"is {jurisdiction.id} in the folder {folder.name}", remedy)
    found = on_record(folder)
    lost = [error for entry in found.entries if (error := astray(entry, jurisdiction))]
    entries = tuple(entry for entry in found.entries if not astray(entry, jurisdiction))
    links = [linked(path) for path in sorted(folder.rglob("*")) if leads_away(path)]
    loose = tuple(path for path in found.loose if not path.is_symlink())
    return Holding(jurisdiction, folder, entries, loose, (*found.errors, *lost, *links))


def astray(entry: Entry, jurisdiction: Jurisdiction) -> KnowledgeError | None:
    """Return the error of a law of a legal unit that its State does not have: it would be in no unit's analysis."""
    try:
        check_units(entry.manifest.applies_in, jurisdiction, f"{entry.folder / MANIFEST}, applies_in")
    except KnowledgeError as error:
        return error
    return None


def check_units(units: Sequence[str], jurisdiction: Jurisdiction, where: str) -> None:
    """Raise a :class:`KnowledgeError` where a name is none of a State's legal units, nor its code for all of it.

    A State without units on record is analyzed as a whole, whatever its laws say: no law can drop out of that.
    """
    known = (jurisdiction.id, *jurisdiction.units)
    if unknown := sorted({*units} - {*known}) if jurisdiction.units else []:
        remedy = f"choose from {', '.join(known)}, or put the unit on record in {JURISDICTION}"
        raise KnowledgeError(where, f"{unknown[0]!r} is no legal unit of {jurisdiction.name}", remedy)


def leads_away(path: Path) -> bool:
    """Tell whether a path is a link to a folder, or to what may be a text and no manifest would let in."""
    text = path.suffix.lower() in (*SUFFIXES, *DATA) and path.name not in NO_LAW
    return path.is_symlink() and (path.is_dir() or text)


@dataclass(frozen=True, slots=True)
class Record:
    """What a folder has: laws with a manifest, texts without one, and the errors of manifests that cannot be used."""

    entries: tuple[Entry, ...]
    loose: tuple[Path, ...]
    errors: tuple[HarmonizeError, ...]


def on_record(folder: Path) -> Record:
    """Return what a folder and those below it have; a text beside a manifest that cannot be used is left out.

    So is one whose name is not UTF-8, which no report could tell: that is an error.
    """
    entries: list[Entry] = []
    errors: list[HarmonizeError] = []
    unusable: set[Path] = set()
    for beside in sorted(folder.rglob(MANIFEST)):
        try:
            if not is_utf8(str(beside.relative_to(folder))):
                raise misnamed(beside.parent)
            entries.append(Entry(read_manifest(beside), beside.parent))
        except HarmonizeError as error:
            errors.append(error)
            unusable.add(beside.parent)
    loose = texts(folder, marks_provisions) - {entry.path for entry in entries}
    usable = sorted(path for path in loose if path.parent not in unusable)
    named = [path for path in usable if is_utf8(str(path.relative_to(folder)))]
    errors += (misnamed(path) for path in usable if path not in named)
    return Record(tuple(entries), tuple(named), tuple(errors))


def is_utf8(name: str) -> bool:
    r"""Tell whether a file's name is text: other bytes stand in it as halves of letters.

    >>> is_utf8("kodi-penal-shqipëri.pdf"), is_utf8("\udcff.txt")
    (True, False)
    """
    return not any("\ud800" <= sign <= "\udfff" for sign in name)


def misnamed(path: Path) -> InputError:
    """Return the error of a file or folder whose name is not UTF-8; its bytes are written out as a shell takes them."""
    shown = os.fsencode(path).decode("utf-8", "backslashreplace")
    return InputError(shown, "has a name that is not UTF-8", "rename it")


def missing(entry: Entry) -> InputError:
    """Return the error of a law on record whose text is not there: how to get it."""
    said = entry.manifest
    corpus, code = _home(entry.folder)
    if said.text:
        remedy = f"get it: harmonize corpus fetch {code} --corpus {corpus}"
    else:
        own = f"harmonize corpus add FILE --entry {said.id} --jurisdiction {code} --corpus {corpus}"
        remedy = f"get it from where it was published ({said.source}), then: {own}"
    return InputError(str(entry.path), f"the text of {said.title!r} is on record and not there", remedy)


def _home(folder: Path) -> tuple[Path, str]:
    """Return the corpus that a law's folder is in, and the code or folder of its jurisdiction."""
    home = next((place for place in (folder, *folder.parents) if is_jurisdiction(place)), folder)
    return home.parent, home.name.upper() if is_code(home.name) else home.name
