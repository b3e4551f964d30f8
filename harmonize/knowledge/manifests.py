"""Loads statute manifests, and the words by which kinds of law are known."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path, PureWindowsPath
from typing import Literal

from pydantic import Field

from harmonize.errors import KnowledgeError
from harmonize.knowledge.fields import Address, Code, Day, Digest, Ground, Line, Name
from harmonize.knowledge.files import Strict, checked, folder, load, unlinked
from harmonize.knowledge.jurisdiction_files import LawKind

MANIFEST = "statute.toml"
SUFFIXES = (".pdf", ".txt", ".docx", ".docm", ".html", ".htm")
DATA = (".xml", ".akn", ".json")
"""Files that may hold a law or anything else."""
LONGEST_NAME = 200
"""Bytes of a file's name: systems refuse more than 255, and what is fetched has a longer one until it is whole."""


class StatuteFile(Strict):
    """A file ``statute.toml``: what is known of a statute besides its text.

    ``translation_of`` is the id of the statute that the text is an unofficial translation of. ``source`` is the page
    that the facts were seen on, ``text`` the address that serves the text itself, where one is known. Without
    ``sha256`` nobody has verified the text.
    """

    id: Name
    title: Line
    citation: Line
    kind: Literal[LawKind, "policy-document"]
    language: Code
    file: Line
    sha256: Digest = ""
    consolidated_to: Day | None = None
    applies_in: tuple[Line, ...] = ()
    expected_provisions: int | None = Field(default=None, ge=0, le=100_000)
    translation_of: Line = ""
    source: Ground
    text: Address = ""
    seen: Day
    review: Line = Field(default="none", min_length=1)


class KindsFile(Strict):
    """The file ``models/kinds.toml``: by kind of law, the phrases of titles."""

    kind: dict[str, tuple[str, ...]]


def load_kinds() -> dict[str, tuple[str, ...]]:
    """Return for each kind of law the phrases by which titles name it, the kinds in the order of the file."""
    return load(folder("models") / "kinds.toml", KindsFile).kind


def manifest_of(path: Path) -> StatuteFile | None:
    """Return the manifest beside a statute's file, None where there is none or it is another file's."""
    own = path.parent / MANIFEST
    if not own.is_file():
        return None
    manifest = read_manifest(own)
    return manifest if manifest.file == path.name else None


def statute_files(place: Path, is_law: Callable[[Path], bool] = lambda _: False) -> tuple[Path, ...]:
    """Return the statutes of a folder, by path: those that manifests name, and every other file named as one.

    ``is_law`` tells which of the files of data are laws. A :class:`KnowledgeError` where a manifest is wrong or names
    a file outside its folder.
    """
    named = {own.parent / read_manifest(own).file for own in place.rglob(MANIFEST)}
    return tuple(sorted(named | texts(place, is_law)))


def texts(place: Path, is_law: Callable[[Path], bool] = lambda _: False) -> set[Path]:
    """Return the files of a folder that are named as statutes, or as data that ``is_law`` tells to be one.

    A link to data is not opened to tell.
    """
    files = [path for path in place.rglob("*") if path.suffix.lower() in (*SUFFIXES, *DATA) and path.is_file()]
    return {path for path in files if path.suffix.lower() in SUFFIXES or (not path.is_symlink() and is_law(path))}


def read_manifest(path: Path) -> StatuteFile:
    """Read one manifest; a :class:`KnowledgeError` where it is wrong, a link, or names what is no text beside it."""
    manifest = beside(path, load(unlinked(path), StatuteFile))
    text = unlinked(path.parent / manifest.file)
    if text.exists() and not text.is_file():
        raise KnowledgeError(str(text), "is no file", "put the file itself there")
    return manifest


def manifest_from(path: Path, text: str) -> StatuteFile:
    """Return what the text of a manifest for ``path`` says; a :class:`KnowledgeError` where it is wrong."""
    return beside(path, checked(path, text, StatuteFile))


def beside(path: Path, manifest: StatuteFile) -> StatuteFile:
    """Return a manifest that names a text beside it; a :class:`KnowledgeError` where it names something else."""
    if PureWindowsPath(manifest.file).name != manifest.file:  # it parts a path at each sign that any system parts it at
        raise KnowledgeError(f"{path}, file", "names a file in another folder", "put the file beside the manifest")
    if manifest.file.startswith(".") or Path(manifest.file).suffix.lower() not in (*SUFFIXES, *DATA):
        known = ", ".join((*SUFFIXES, *DATA))
        raise KnowledgeError(f"{path}, file", "names a file that is no law", f"name one that ends in {known}")
    if len(manifest.file.encode()) > LONGEST_NAME:
        raise KnowledgeError(f"{path}, file", f"is a name of more than {LONGEST_NAME} bytes", "shorten it")
    return manifest
