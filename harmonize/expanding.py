"""The statutes that a user's paths name: a folder stands for those in it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from harmonize.corpus.catalogue import Entry, missing, on_record
from harmonize.errors import HarmonizeError, InputError
from harmonize.knowledge.manifests import StatuteFile, manifest_of


def expand(path: Path, unit: str = "") -> tuple[list[Path], list[HarmonizeError]]:
    """Return the statutes that a path names, a folder those in it, and errors: laws missing, manifests unusable.

    A file without a manifest is returned whether it is there or not. With a ``unit``, a law whose manifest says that it
    applies in others only is left out.
    """
    if path.is_dir():
        return _inside(path, unit)
    manifest = manifest_of(path)
    if manifest and not applies(manifest, unit):
        return [], []
    return ([], [missing(Entry(manifest, path.parent))]) if manifest and not path.exists() else ([path], [])


def _inside(folder: Path, unit: str) -> tuple[list[Path], list[HarmonizeError]]:
    found = on_record(folder)
    if not (found.entries or found.loose or found.errors):
        remedy = "put PDF, DOCX, HTML or text files there"
        raise InputError(str(folder), "the folder has no statute in it", remedy)
    entries = [entry for entry in found.entries if applies(entry.manifest, unit)]
    absent = [entry for entry in entries if not entry.path.is_file()]
    files = sorted([*found.loose, *(entry.path for entry in entries if entry not in absent)])
    return files, [*found.errors, *map(missing, absent)]


def expand_all(paths: Sequence[Path], unit: str = "") -> tuple[list[Path], list[HarmonizeError]]:
    """Return the statutes that paths name, and an error for each law and each folder that cannot be used."""
    files: list[Path] = []
    errors: list[HarmonizeError] = []
    if not paths:
        errors.append(InputError("input", "no statute was given", "name a PDF, DOCX, HTML or text file, or a folder"))
    for path in paths:
        try:
            named, wrong = expand(path, unit)
            files += named
            errors += wrong
        except HarmonizeError as error:
            errors.append(error)
    return files, errors


def applies(manifest: StatuteFile, unit: str) -> bool:
    """Tell whether a law applies in a legal unit: so it does where nothing is said of either."""
    return not (unit and manifest.applies_in) or unit in manifest.applies_in
