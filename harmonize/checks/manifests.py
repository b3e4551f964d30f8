"""Checks on what is on record: manifests, and whether the texts that they name are there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from functools import cache
from pathlib import Path

from harmonize.checks.material import Material, manifest_file
from harmonize.checks.model import Fault
from harmonize.errors import HarmonizeError
from harmonize.knowledge.acts import problems
from harmonize.knowledge.checking import loadable
from harmonize.knowledge.files import folder
from harmonize.knowledge.instruments import instrument_paths, load_concepts
from harmonize.knowledge.lines import line_of, line_said
from harmonize.model.knowledge import Instrument

PLACE = re.compile(
    r"""
    ^(?P<file>.+?\.toml)                 # corpora/al/jurisdiction.toml
    (?:,\ (?P<place>.*))?$               # , act.3.kind
    """,
    re.VERBOSE | re.DOTALL,
)


def manifest(material: Material) -> Iterator[Fault]:
    """Manifests are valid: those that cannot be used, and acts that a treaty's closed lists do not allow."""
    broken = [*material.errors, *(error for holding in material.holdings for error in holding.errors)]
    yield from (fault_of(error, material) for error in broken)
    for holding in material.holdings:
        for place, what, remedy in problems(holding.jurisdiction, instruments() if holding.jurisdiction.acts else ()):
            file = Path(holding.jurisdiction.file)
            yield Fault(f"{place}: {what}", material.file(file), _line(file, place.partition(" ")[0]), remedy)


@cache
def instruments() -> tuple[Instrument, ...]:
    """Return the instruments that load; what is wrong with the others is told by the check on instruments."""
    return tuple(loadable(instrument_paths(folder("models") / "instruments").values(), load_concepts()))


def fault_of(error: HarmonizeError, material: Material) -> Fault:
    """Return an error of a manifest as a fault at its line."""
    named = PLACE.match(error.where)
    if not named:
        return Fault(f"{error.where}: {error.what}", "", 0, error.remedy)
    file, place = Path(named["file"]), named["place"] or ""
    said = f"{place}: {error.what}" if place else error.what
    return Fault(said, material.file(file), line_said(error.what) or _line(file, place), error.remedy)


def _line(file: Path, place: str) -> int:
    with suppress(OSError, UnicodeDecodeError):
        return line_of(file.read_text(encoding="utf-8"), place)
    return 0


def text_missing(material: Material) -> Iterator[Fault]:
    """The text of every law on record is there."""
    for holding in material.holdings:
        for entry in holding.missing:
            file = manifest_file(entry)
            yield Fault(f"{entry.manifest.file} is not there", material.file(file), _line(file, "file"))
