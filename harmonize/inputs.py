"""Inputs: what the files given are called, as statutes and in errors."""

from __future__ import annotations

from collections.abc import Container
from itertools import chain, count
from pathlib import Path

from harmonize.errors import HarmonizeError
from harmonize.knowledge.manifests import StatuteFile


def statute_id(path: Path, manifest: StatuteFile | None) -> str:
    """Return a statute's id: its manifest's, or its file's name made plain.

    >>> statute_id(Path("Kodi Penal (2024).pdf"), None)
    'kodi-penal-2024'
    """
    if manifest:
        return manifest.id
    return "-".join("".join(letter if letter.isalnum() else " " for letter in path.stem.lower()).split()) or "statute"


def unused(wanted: str, taken: Container[str]) -> str:
    """Return an id that no statute has yet.

    >>> unused("code", {"code", "code-2"})
    'code-3'
    """
    numbered = (f"{wanted}-{number}" for number in count(2))
    return next(name for name in chain([wanted], numbered) if name not in taken)


def names(where: str, path: Path | str) -> bool:
    """Tell whether the place of an error is in a file: whether it begins with all of its path.

    >>> names("al/code.txt, page 2", "al/code.txt"), names("al/penal-code.txt", "code.txt"), names("a.html", "a.htm")
    (True, False, False)
    """
    return where == str(path) or where.startswith((f"{path}, ", f"{path}: "))


def named(error: HarmonizeError, path: Path) -> HarmonizeError:
    """Return an error whose place names the file."""
    if names(error.where, path):
        return error
    inside = error.where.removeprefix(path.name) if names(error.where, path.name) else f": {error.where}"
    return type(error)(f"{path}{inside}", error.what, error.remedy)
