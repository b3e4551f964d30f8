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

    ``translation_of`` is the id of the statute that the text is an unofficial translation of.
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
    manifest = load(beside, StatuteFile)
    return manifest if manifest.file == path.name else None


def statute_files(place: Path, is_law: Callable[[Path], bool] = lambda _: False) -> tuple[Path, ...]:
    """Return the statutes of a folder, by path: those that manifests name, and every other file named as one.

    ``is_law`` tells which of the files of data are laws. A :class:`KnowledgeError` where a manifest is wrong or names
    a file outside its folder.
    """
    named = {_named(beside) for beside in place.rglob(MANIFEST)}
    found = {path for path in place.rglob("*") if path.suffix.lower() in SUFFIXES and path.is_file()}
    data = {path for path in place.rglob("*") if path.suffix.lower() in DATA and path.is_file() and is_law(path)}
    return tuple(sorted(named | found | data))


def _named(beside: Path) -> Path:
    """Return the file that a manifest names, beside it."""
    name = load(beside, StatuteFile).file
    if Path(name).name != name:
        raise KnowledgeError(f"{beside}, file", "names a file in another folder", "put the file beside the manifest")
    return beside.parent / name
