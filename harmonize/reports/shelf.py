"""A shelf: the analyses that stand in some folders, read back for what compares several of them."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from harmonize.errors import HarmonizeError, InputError
from harmonize.model.verdict import Analysis
from harmonize.reports.contract import read

FILE = "analysis.json"


def analyses(places: Iterable[Path]) -> tuple[list[tuple[Path, Analysis]], list[HarmonizeError]]:
    """Return the analyses in some places, each with its folder, and an error for each that cannot be read.

    A place is an ``analysis.json``, a folder with one, or a folder of such folders; one found twice is read once.
    """
    found: dict[Path, Analysis] = {}
    errors: list[HarmonizeError] = []
    for place in places:
        if not (files := files_of(place)):
            errors.append(InputError(str(place), "holds no analysis", f"name a folder with an {FILE} in it"))
        for file in (each for each in files if each.parent not in found):
            try:
                found[file.parent] = read(file)
            except HarmonizeError as error:
                errors.append(error)
    return list(found.items()), errors


def file_of(place: Path) -> Path:
    """Return the file of an analysis: the one in a folder, or the one named."""
    return place / FILE if place.is_dir() else place


def files_of(place: Path) -> list[Path]:
    """Return the files of analyses in a place, in the order of their folders' names; empty where it has none."""
    if not place.is_dir():
        return [place] if place.is_file() else []
    own = place / FILE
    return [own] if own.is_file() else sorted(place.glob(f"*/{FILE}"))
