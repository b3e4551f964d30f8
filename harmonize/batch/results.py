"""Results: what came of the tasks of a run, told as rows of a summary."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from harmonize.batch.plan import Territory
from harmonize.batch.summary import State, StatuteRow, Summary, TerritoryRow
from harmonize.batch.tasks import Done, Failed
from harmonize.batch.wish import Wish
from harmonize.corpus.catalogue import Holding, missing
from harmonize.inputs import names
from harmonize.knowledge.manifests import StatuteFile

Made = Mapping[Path, Done | Failed]
"""What came of the reading of each statute, by its path."""


@dataclass(slots=True)
class Results:
    """What came of a corpus: of the reading of its statutes, and of its territories by their places.

    ``files`` are those written, ``kept`` the places whose earlier files stay, ``errors`` those of no statute's text.
    """

    corpus: Path
    territories: Sequence[Territory]
    read: Made
    concluded: Mapping[str, Done | Failed]
    reported: dict[str, Done] = field(default_factory=dict)
    files: dict[str, tuple[str, ...]] = field(default_factory=dict)
    kept: set[str] = field(default_factory=set)
    errors: list[Failed] = field(default_factory=list)

    @property
    def private(self) -> bool:
        """Tell whether a draft is among what was made, of which no cache keeps anything."""
        return any(made.private for made in (*self.read.values(), *self.reported.values()) if isinstance(made, Done))


def failures(territory: Territory, read: Made) -> Iterator[Failed]:
    """Yield why manifests could not be used, and statutes of a territory not be read: first what is missing."""
    yield from map(Failed.by, territory.holding.errors)
    yield from (Failed.by(missing(entry)) for entry in territory.missing)
    yield from (made for task in territory.texts if isinstance(made := read[task.path], Failed))


def unheard(made: Done | Failed | None) -> list[Failed]:
    """Return why statutes of a territory that were read could not be used, or why it has no analysis."""
    if isinstance(made, Failed):
        return [made]
    return [Failed(**each) for each in made.said["failed"]] if made else []


def whole(territories: Iterable[Territory]) -> list[Territory]:
    """Return territories that together are the corpus: of a State with laws of its legal units, these."""
    found = list(territories)
    parted = {id(each.holding) for each in found if each.unit}
    return [each for each in found if each.unit or id(each.holding) not in parted]


def summed_up(results: Results, wish: Wish) -> Summary:
    """Return the summary of a run."""
    asked = {
        "instruments": list(wish.instruments),
        "as_of": wish.as_of and wish.as_of.isoformat(),
        "formats": list(wish.formats),
        "report_language": wish.language,
    }
    holdings = list({id(each.holding): each.holding for each in results.territories}.values())
    manifests = [Failed.by(error) for holding in holdings for error in holding.errors]
    broken = [made for made in results.concluded.values() if isinstance(made, Failed)]
    return Summary(
        asked,
        tuple(_territory(each, results) for each in results.territories),
        tuple(row for holding in holdings for row in _statutes(holding, results)),
        (*manifests, *broken, *results.errors),
        results.files.get("region", ()),
    )


def _territory(territory: Territory, results: Results) -> TerritoryRow:
    known, made = territory.holding.jurisdiction, results.concluded.get(territory.place)
    there = territory.place in results.reported
    said = made.said if there and isinstance(made, Done) else {}
    return TerritoryRow(
        territory.id,
        territory.place,
        known.name,
        territory.unit,
        "analyzed" if there else "failed" if territory.texts else "no-text",
        len(territory.texts),
        len(_lost(territory, results)),
        said.get("coverage"),
        said.get("statuses", {}),
        results.files.get(territory.place, ()),
    )


def _lost(territory: Territory, results: Results) -> list[Failed]:
    """Return why laws of a territory whose texts are there stand in no analysis."""
    unread = [made for task in territory.texts if isinstance(made := results.read.get(task.path), Failed)]
    made = results.concluded.get(territory.place)
    return unread + (unheard(made) if isinstance(made, Done) else [])


def _statutes(holding: Holding, results: Results) -> Iterator[StatuteRow]:
    """Yield what became of each law of a jurisdiction, in the order of their paths."""
    parts = [each for each in results.territories if each.holding is holding]
    heard = [error for each in parts for error in unheard(results.concluded.get(each.place))]
    stated = {entry.path: entry.manifest for entry in holding.entries}
    for path in sorted({task.path for each in parts for task in each.texts} | stated.keys()):
        made = results.read.get(path)
        failed = made if isinstance(made, Failed) else next((each for each in heard if names(each.where, path)), None)
        state: State = "missing" if made is None else "failed" if failed else "read"
        facts = made.said if isinstance(made, Done) else _facts(stated.get(path))
        yield StatuteRow(holding.jurisdiction.id, _within(path, results.corpus), state, facts, failed)


def _facts(manifest: StatuteFile | None) -> Mapping[str, str]:
    """Return what is known of a law that was not read."""
    return manifest.model_dump(include={"id", "title", "kind", "language"}) if manifest else {}


def _within(path: Path, corpus: Path) -> str:
    return path.relative_to(corpus).as_posix() if path.is_relative_to(corpus) else path.as_posix()
