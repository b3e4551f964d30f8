"""Loads statute manifests, and the words by which kinds of law are known."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

from pydantic import Field

from harmonize.errors import KnowledgeError
from harmonize.knowledge.files import Strict, folder, load

MANIFEST = "statute.toml"
SUFFIXES = (".pdf", ".txt", ".docx", ".docm", ".html", ".htm")
DATA = (".xml", ".akn", ".json")
"""Files that may hold a law or anything else."""


class StatuteFile(Strict):
    """A file ``statute.toml``: what is known of a statute besides its text.

    ``translation_of`` is the id of the statute that the text is an unofficial translation of. ``source`` is the page
    that the facts were seen on, ``text`` the address that serves the text itself, where one is known. Without
    ``sha256`` nobody has verified the text.
    """

    id: str
    title: str
    citation: str
    kind: str
    language: str
    file: str
    sha256: str = ""
    consolidated_to: date | None = None
    applies_in: tuple[str, ...] = ()
    expected_provisions: int | None = Field(default=None, ge=0)
    translation_of: str = ""
    source: str
    text: str = ""
    seen: date
    review: str = "none"


class KindsFile(Strict):
    """The file ``models/kinds.toml``: by kind of law, the phrases of titles."""

    kind: dict[str, tuple[str, ...]]


def load_kinds() -> dict[str, tuple[str, ...]]:
    """Return for each kind of law the phrases by which titles name it, the kinds in the order of the file."""
    return load(folder("models") / "kinds.toml", KindsFile).kind


def manifest_of(path: Path) -> StatuteFile | None:
    """Return the manifest beside a statute's file, None where there is none or it is another file's."""
    beside = path.parent / MANIFEST
    if not beside.is_file():
        return None
    manifest = read_manifest(beside)
    return manifest if manifest.file == path.name else None


def statute_files(place: Path, is_law: Callable[[Path], bool] = lambda _: False) -> tuple[Path, ...]:
    """Return the statutes of a folder, by path: those that manifests name, and every other file named as one.

    ``is_law`` tells which of the files of data are laws. A :class:`KnowledgeError` where a manifest is wrong or names
    a file outside its folder.
    """
    named = {beside.parent / read_manifest(beside).file for beside in place.rglob(MANIFEST)}
    return tuple(sorted(named | texts(place, is_law)))


def texts(place: Path, is_law: Callable[[Path], bool] = lambda _: False) -> set[Path]:
    """Return the files of a folder that are named as statutes, or as data that ``is_law`` tells to be one."""
    found = {path for path in place.rglob("*") if path.suffix.lower() in SUFFIXES and path.is_file()}
    return found | {
        path for path in place.rglob("*") if path.suffix.lower() in DATA and path.is_file() and is_law(path)
    }


def read_manifest(path: Path) -> StatuteFile:
    """Read one manifest; a :class:`KnowledgeError` where it is wrong or names a file outside its folder."""
    manifest = load(path, StatuteFile)
    if Path(manifest.file).name != manifest.file:
        raise KnowledgeError(f"{path}, file", "names a file in another folder", "put the file beside the manifest")
    return manifest
