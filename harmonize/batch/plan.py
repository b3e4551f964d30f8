"""The plan: what a corpus holds, as territories to analyze and statutes to read."""

from __future__ import annotations

import os
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from harmonize.batch.keys import edition
from harmonize.batch.tasks import Reading
from harmonize.batch.wish import Wish
from harmonize.corpus.catalogue import Entry, Holding
from harmonize.inputs import unused
from harmonize.regular import within


@dataclass(frozen=True, slots=True)
class Territory:
    """A jurisdiction, or one legal unit of it that has laws of its own: what is analyzed as one.

    ``place`` is the folder of its reports within the output, ``texts`` are the tasks that read its statutes, in the
    order of their paths, ``missing`` the laws on record whose text is not there.
    """

    holding: Holding
    unit: str
    place: str
    texts: tuple[Reading, ...]
    missing: tuple[Entry, ...]

    @property
    def id(self) -> str:
        """The code of the jurisdiction, and the unit behind it."""
        code = self.holding.jurisdiction.id
        return f"{code}/{self.unit}" if self.unit else code

    @property
    def decisions(self) -> Path:
        """Where the reviewers' decisions on it lie, or would."""
        return self.holding.folder.joinpath(*Path(self.place).parts[1:], "decisions.json")

    @property
    def decided(self) -> bool:
        """Tell whether decisions on it lie there, of use or not; a folder that is a link is told by the catalogue."""
        return within(self.decisions, self.holding.folder) and os.path.lexists(self.decisions)


def planned(holdings: Sequence[Holding], wish: Wish, sha256: Callable[[Path], str]) -> list[Territory]:
    """Return the territories of a corpus, in its order: States, or the legal units of one that has laws of theirs.

    ``sha256`` tells the hash of a file.
    """
    territories: list[Territory] = []
    taken: set[str] = set()
    for holding in holdings:
        place = unused(holding.jurisdiction.id.lower(), taken)
        taken.add(place)
        entries = {entry.path: entry for entry in holding.entries}
        tasks = {path: _reading(path, holding, entries.get(path), wish, sha256) for path in holding.texts}
        territories += (
            _territory(holding, unit, f"{place}/{folder}" if unit else place, tasks) for unit, folder in _units(holding)
        )
    return territories


def _units(holding: Holding) -> Iterator[tuple[str, str]]:
    """Yield each legal unit with laws of its own and its folder; the whole, unnamed, where there is none.

    The laws of several units never applied together, so a State that has them is analyzed as a whole only where one of
    its laws is of none of these units.
    """
    texts = {entry.path: entry.manifest.applies_in for entry in holding.entries if entry.path.is_file()}
    own = {unit for applies_in in texts.values() for unit in applies_in} & {*holding.jurisdiction.units}
    if not own or any(applies_in and own.isdisjoint(applies_in) for applies_in in texts.values()):
        yield "", ""
    taken: set[str] = set()
    for unit in (unit for unit in holding.jurisdiction.units if unit in own):
        folder = unused(slug(unit), taken)
        taken.add(folder)
        yield unit, folder


def _territory(holding: Holding, unit: str, place: str, tasks: dict[Path, Reading]) -> Territory:
    elsewhere = {entry.path for entry in holding.entries if unit and not _applies(entry, unit)}
    texts = tuple(task for path, task in tasks.items() if path not in elsewhere)
    return Territory(holding, unit, place, texts, tuple(e for e in holding.missing if e.path not in elsewhere))


def _applies(entry: Entry, unit: str) -> bool:
    return not entry.manifest.applies_in or unit in entry.manifest.applies_in


def _reading(path: Path, holding: Holding, entry: Entry | None, wish: Wish, sha256: Callable[[Path], str]) -> Reading:
    known, manifest = holding.jurisdiction, entry.manifest if entry else None
    return Reading(path, sha256(path), _size(path), manifest, known.languages, wish.recognise, wish.limits, edition())


def _size(path: Path) -> int:
    """Return the bytes of a file; none where it is gone, which whoever reads it will tell."""
    try:
        return path.stat().st_size
    except OSError:
        return 0


def slug(name: str) -> str:
    """Return a name as one of a folder.

    >>> slug("Brčko District"), slug("Bosnia and Herzegovina (State)"), slug("../..")
    ('brcko-district', 'bosnia-and-herzegovina-state', 'unit')
    """
    plain = unicodedata.normalize("NFKD", name.lower())
    kept = "".join(letter if letter.isalnum() else " " for letter in plain if not unicodedata.combining(letter))
    return "-".join(kept.split()) or "unit"
