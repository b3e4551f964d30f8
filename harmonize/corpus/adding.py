"""Adds a law to a corpus: its text is put into a folder of its own, with the manifest that was proposed for it."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterable, Sequence
from contextlib import suppress
from pathlib import Path

from harmonize.corpus.catalogue import Entry, Holding, check_units
from harmonize.corpus.proposing import Proposal
from harmonize.corpus.verifying import digest
from harmonize.errors import InputError, KnowledgeError
from harmonize.knowledge.files import bounded, unlinked
from harmonize.knowledge.manifests import MANIFEST, manifest_from

HASH = re.compile(
    r"""
    ^ sha256 [ \t]* = .* $      # sha256 = ""
    """,
    re.VERBOSE | re.MULTILINE,
)
FILE = re.compile(
    r"""
    ^ file [ \t]* = .* $        # file = "code.pdf"
    """,
    re.VERBOSE | re.MULTILINE,
)


def add(path: Path, proposed: Proposal, holding: Holding) -> Path:
    """Put a text on record in a jurisdiction's folder and return its manifest.

    A text from elsewhere is copied. One that lies in the jurisdiction's folder stays where it is, in a folder of its
    own, and is moved into one otherwise: it would be read twice. Raises :class:`InputError` where the law is on record,
    or anything is there that would be overwritten.
    """
    said = proposed.manifest
    _check_new(proposed, holding)
    own = _own_folder(path, holding)
    home = unlinked(own or holding.folder / said.id.removeprefix(f"{holding.jurisdiction.id.lower()}-"))
    if (home / MANIFEST).exists():
        raise InputError(str(home), "has a law already", "give the new one another --id")
    if not own:
        _place(path, home / said.file, said.sha256)
    _write_new(home / MANIFEST, proposed.text)
    if not own and _inside(path, holding.folder):
        path.unlink()
    return home / MANIFEST


def check_unrecorded(path: Path, entries: Iterable[Entry]) -> None:
    """Raise an :class:`InputError` where a text is that of a law on record: no need to read it, which takes long."""
    found = _digest(path)
    for entry in entries:
        if entry.manifest.sha256 == found:
            raise InputError(str(path), f"is on record as {entry.manifest.id}", f"see {entry.folder / MANIFEST}")


def check_fits(path: Path, entry: Entry) -> str:
    """Return the hash of a text that may be that of a law on record.

    Raises :class:`InputError` where another text is on record or there, or the format is not the one named.
    """
    said, found = entry.manifest, _digest(path)
    if said.sha256 and said.sha256 != found:
        what = f"is not the text on record of {said.id} (its sha256 begins with {found[:12]}, not {said.sha256[:12]})"
        raise InputError(str(path), what, "get that one, or correct statute.toml if the law was published anew")
    if path.suffix.lower() != entry.path.suffix.lower():
        raise InputError(str(path), f"is no {entry.path.suffix} as {said.file} is", "correct `file` in statute.toml")
    if entry.path.exists() and _digest(entry.path) != found:
        raise there(entry.path)
    return found


def supply(path: Path, entry: Entry) -> Path:
    """Give a law on record its text, recording its hash where none is on record, and return where the text is.

    Raises :class:`InputError` as :func:`check_fits` does; where the very text is there, it stays.
    """
    found = check_fits(path, entry)
    if not entry.path.exists():
        _place(path, entry.path, found)
    if not entry.manifest.sha256:
        _record(entry.folder / MANIFEST, found)
    return entry.path


def there(path: Path) -> InputError:
    """Return the error of a place where something lies."""
    return InputError(str(path), "is there already", "take it away first; nothing was overwritten")


def _digest(path: Path) -> str:
    """Return the hash of a file; an :class:`InputError` where it cannot be read."""
    try:
        return digest(path)
    except OSError as error:
        raise InputError(str(path), f"cannot be read ({error.strerror})", "check the path, and your rights") from error


def check_wished(units: Sequence[str], holding: Holding) -> None:
    """Raise an :class:`InputError` where a legal unit that a law is to be of is not on record."""
    try:
        check_units(units, holding.jurisdiction, "--unit")
    except KnowledgeError as error:
        raise InputError(error.where, error.what, error.remedy) from error


def _check_new(proposed: Proposal, holding: Holding) -> None:
    """Refuse a law that is on record, its text or its id, and one of a legal unit that is not."""
    said = proposed.manifest
    check_wished(said.applies_in, holding)
    for entry in holding.entries:
        if entry.manifest.sha256 == said.sha256:
            raise InputError(said.file, f"is on record as {entry.manifest.id}", f"see {entry.folder / MANIFEST}")
        if entry.manifest.id == said.id:
            remedy = f"give another --id, or --entry {said.id} if this is its text"
            raise InputError(said.id, f"is the id of the law in {entry.folder}", remedy)


def _own_folder(path: Path, holding: Holding) -> Path | None:
    """Return the folder of a text that lies alone in one of a jurisdiction's, None for any other."""
    folder = path.parent
    texts = [*holding.loose, *(entry.path for entry in holding.entries)]
    alone = not any(other.parent.resolve() == folder.resolve() and not other.samefile(path) for other in texts)
    below = _inside(folder, holding.folder) and folder.resolve() != holding.folder.resolve()
    return folder if below and alone and not path.is_symlink() else None


def _inside(path: Path, folder: Path) -> bool:
    return path.resolve().is_relative_to(folder.resolve())


def _place(path: Path, target: Path, digested: str) -> None:
    """Copy a text to where it belongs; an :class:`InputError` where something is there, or it changed meanwhile."""
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with path.open("rb") as source, target.open("xb") as copy:
            shutil.copyfileobj(source, copy)
    except FileExistsError as error:
        raise there(target) from error
    except OSError as error:
        raise InputError(str(target), f"cannot be written ({error.strerror})", "choose another --corpus") from error
    if digest(target) != digested:
        with suppress(OSError):
            target.unlink()
        raise InputError(str(path), "changed while it was copied", "add it again")


def _write_new(path: Path, text: str) -> None:
    try:
        with path.open("x", encoding="utf-8") as file:
            file.write(text)
    except OSError as error:
        raise InputError(str(path), f"cannot be written ({error.strerror})", "choose another --corpus") from error


def _record(path: Path, digested: str) -> None:
    """Write a hash into a manifest, its other lines and remarks as they are."""
    text, line = bounded(path), f'sha256 = "{digested}"'
    found = HASH.search(text)
    changed = HASH.sub(line, text, count=1) if found else FILE.sub(lambda named: f"{named[0]}\n{line}", text, count=1)
    if manifest_from(path, changed).sha256 != digested:
        raise InputError(str(path), "has no line that begins with `file =`", f"write into it: {line}")
    draft = path.with_name(f".{path.name}.new")
    draft.write_text(changed, encoding="utf-8")
    draft.replace(path)
