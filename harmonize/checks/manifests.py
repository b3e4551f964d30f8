"""Checks on what is on record: manifests, and whether the texts that they name are there and known."""

from __future__ import annotations

import os
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from itertools import islice
from pathlib import Path

from harmonize.checks.material import Material, manifest_of
from harmonize.checks.model import Fault
from harmonize.corpus.catalogue import Entry, missing
from harmonize.errors import HarmonizeError
from harmonize.knowledge.acts import problems
from harmonize.knowledge.checking import loadable
from harmonize.knowledge.files import folder
from harmonize.knowledge.instruments import instrument_paths, load_concepts
from harmonize.knowledge.lines import line_of, line_said, text_of
from harmonize.model.knowledge import Instrument

MOST = 50
"""Faults of one file that are told: whoever wrote more corrects these first."""


def manifest(material: Material) -> Iterator[Fault]:
    """Yield the manifests that cannot be used, and the acts that a treaty's closed lists do not allow."""
    broken = [*material.errors, *(error for holding in material.holdings for error in holding.errors)]
    yield from (fault_of(error, material) for error in broken)
    for holding in material.holdings:
        file = Path(holding.jurisdiction.file)
        text = text_of(file) if holding.jurisdiction.acts else ""
        concerned = instruments(frozenset(act.instrument for act in holding.jurisdiction.acts))
        for place, what, remedy in islice(problems(holding.jurisdiction, concerned), MOST):
            line = line_of(text, place.partition(" ")[0])
            yield Fault(f"{place}: {what}", material.file(file), line, remedy)


@cache
def instruments(ids: frozenset[str]) -> tuple[Instrument, ...]:
    """Return those of some instruments that load; what is wrong with the others is told by the check on instruments."""
    paths = instrument_paths(folder("models") / "instruments") if ids else {}
    return tuple(loadable((path for id, path in paths.items() if id in ids), load_concepts() if ids else {}))


def fault_of(error: HarmonizeError, material: Material) -> Fault:
    """Return an error as a fault, at its line where it names a file that people write."""
    file, place = file_named(error.where)
    if file is None:
        return Fault(f"{error.where}: {error.what}", remedy=error.remedy)
    line = line_said(f"{place} {error.what}") or (line_of(text_of(file), place) if file.is_file() else 0)
    what = error.what.removesuffix(f" (at line {line})")
    return Fault(f"{place}: {what}" if place else what, material.file(file), line, error.remedy)


def file_named(where: str) -> tuple[Path | None, str]:
    """Return the file that the place of an error begins with, and the rest; None where it begins with no file."""
    parts = where.split(", ")
    names = ((", ".join(parts[:size]), ", ".join(parts[size:])) for size in range(len(parts), 0, -1))
    return next(((Path(name), rest) for name, rest in names if os.path.lexists(name)), (None, where))


def duplicate_id(material: Material) -> Iterator[Fault]:
    """Yield the laws whose id another law on record has."""
    having: dict[str, list[Entry]] = defaultdict(list)
    for entry in material.entries:
        having[entry.manifest.id].append(entry)
    for id, (first, *others) in having.items():
        for entry in others:
            yield material.on(entry, f"{id} is the id of {material.file(manifest_of(first))} too", "id")


def text_missing(material: Material) -> Iterator[Fault]:
    """Yield the laws on record whose text is not there."""
    for holding in material.holdings:
        for entry in holding.missing:
            fault = material.on(entry, f"{entry.manifest.file} is not there")
            yield replace(fault, remedy=missing(entry).remedy)


def text_unverified(material: Material) -> Iterator[Fault]:
    """Yield the laws without a hash whose text is there all the same: nobody has verified it."""
    for entry in material.entries:
        if not entry.manifest.sha256 and entry.path.is_file():
            yield material.on(entry, f"nobody has verified {entry.manifest.file}: it has no sha256", "sha256")


def text_undeclared(material: Material) -> Iterator[Fault]:
    """Yield the texts without a manifest: nobody says what they are and where they come from."""
    for holding in material.holdings:
        for path in holding.loose:
            yield Fault(f"{path.name} has no manifest", material.file(path))
