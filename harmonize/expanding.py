"""The statutes that a user's paths name: a folder stands for those in it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from harmonize.errors import HarmonizeError, InputError
from harmonize.knowledge.manifests import manifest_of, statute_files
from harmonize.reading import marks_provisions


def expand(path: Path) -> tuple[Path, ...]:
    """Return the statutes that a path names: a folder stands for the statutes in it.

    Raises :class:`InputError` where a folder has none, :class:`KnowledgeError` where one of its manifests is wrong.
    """
    if not path.is_dir():
        return (path,)
    files = statute_files(path, marks_provisions)
    if not files:
        raise InputError(str(path), "the folder has no statute in it", "put PDF, DOCX, HTML or text files there")
    return files


def expand_all(paths: Sequence[Path], unit: str = "") -> tuple[list[Path], list[HarmonizeError]]:
    """Return the statutes that paths name, and the errors of the folders that cannot be used.

    With a ``unit``, a law whose manifest says that it applies in others only is left out.
    """
    files: list[Path] = []
    errors: list[HarmonizeError] = []
    if not paths:
        errors.append(InputError("input", "no statute was given", "name a PDF, DOCX, HTML or text file, or a folder"))
    for path in paths:
        try:
            files += [file for file in expand(path) if not unit or applies(file, unit)]
        except HarmonizeError as error:
            errors.append(error)
    return files, errors


def applies(path: Path, unit: str) -> bool:
    """Tell whether a law applies in a legal unit: so it does where its manifest does not say in which it does."""
    manifest = manifest_of(path)
    return manifest is None or not manifest.applies_in or unit in manifest.applies_in
