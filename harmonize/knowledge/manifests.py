"""Loads statute manifests, and the words by which kinds of law are known."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from pydantic import Field

from harmonize.errors import KnowledgeError
from harmonize.knowledge.files import Strict, folder, load

MANIFEST = "statute.toml"


class StatuteFile(Strict):
    """A file ``statute.toml``: what is known of a statute besides its text."""

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


def statute_files(place: Path) -> tuple[Path, ...]:
    """Return the statutes of a folder, by name: those that manifests name, or every PDF and text file where none does.

    A :class:`KnowledgeError` where a manifest names a file outside its folder.
    """
    named: list[Path] = []
    for beside in sorted(place.rglob(MANIFEST)):
        manifest = load(beside, StatuteFile)
        if Path(manifest.file).name != manifest.file:
            raise KnowledgeError(
                f"{beside}, file", "names a file in another folder", "put the file beside the manifest"
            )
        named.append(beside.parent / manifest.file)
    return tuple(named or sorted(path for suffix in ("pdf", "txt") for path in place.rglob(f"*.{suffix}")))
