"""Checks all that is known, file by file, without stopping at the first thing that is wrong."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from pathlib import Path

from harmonize.errors import KnowledgeError
from harmonize.knowledge.crosswalks import check_crosswalk
from harmonize.knowledge.files import folder
from harmonize.knowledge.instruments import check_instrument, instrument_paths, load_concepts, load_instrument
from harmonize.knowledge.jurisdictions import check_acts, jurisdiction_files, read_jurisdiction
from harmonize.model.knowledge import Instrument

Checked = tuple[str, Iterable[KnowledgeError]]
"""What was checked, by name, and what is wrong with it."""


def checked() -> Iterator[Checked]:
    """Yield every instrument, crosswalk and jurisdiction on record with what is wrong with it."""
    yield from checked_instruments(folder("models"))
    known = tuple(loadable(instrument_paths(folder("models") / "instruments").values(), load_concepts()))
    for path in jurisdiction_files():
        yield f"jurisdiction {path.parent.name.upper()}", check_jurisdiction(path, known)


def checked_instruments(models: Path) -> Iterator[Checked]:
    """Yield every instrument and crosswalk in a folder such as ``models`` with what is wrong with it."""
    concepts = load_concepts()
    for id, path in instrument_paths(models / "instruments").items():
        yield f"instrument {id}", check_instrument(path, concepts)
    for path in sorted((models / "crosswalks").glob("*.toml")):
        yield f"crosswalk {path.stem}", check_crosswalk(path)


def loadable(paths: Iterable[Path], concepts: Mapping[str, str]) -> Iterator[Instrument]:
    """Yield the instruments that load; what is wrong with the others is told where they are checked."""
    for path in paths:
        with suppress(KnowledgeError):
            yield load_instrument(path, concepts)


def check_jurisdiction(path: Path, instruments: Sequence[Instrument]) -> Iterator[KnowledgeError]:
    """Yield what is wrong with a State's file, or with its acts by the closed lists of instruments."""
    try:
        check_acts(read_jurisdiction(path), instruments)
    except KnowledgeError as error:
        yield error
