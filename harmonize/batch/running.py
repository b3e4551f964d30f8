"""Running: a corpus to its analyses, and to an output folder of reports, region and summary."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory

from harmonize.batch.crew import AFTER, Crew, crew
from harmonize.batch.desk import Desk, held
from harmonize.batch.hashes import Hashes
from harmonize.batch.keys import edition
from harmonize.batch.placing import SUMMARY, lost, put, put_summary
from harmonize.batch.plan import Territory, planned
from harmonize.batch.results import Made, Results, failures, summed_up, unheard, whole
from harmonize.batch.store import Store
from harmonize.batch.summary import Summary
from harmonize.batch.tasks import Concluding, Done, Failed, Joining, Loan, Reading, Reporting, Tabling, Text
from harmonize.batch.wish import Tell, Wish, untold
from harmonize.corpus.catalogue import Holding, catalogue, is_code
from harmonize.errors import HarmonizeError, InputError
from harmonize.frames import parquet
from harmonize.knowledge.instruments import load_instruments
from harmonize.knowledge.strings import load_strings
from harmonize.model.law import Statute
from harmonize.model.verdict import Analysis

REGION, TABLES = "region", "tables"
PARQUET = "parquet"
"""The format of the tables over all territories."""
UNHASHED = "not to be read"
"""In the place of the hash of decisions that have none."""
LEAST = 2
"""So many territories can be compared."""


@dataclass(frozen=True, slots=True)
class Analyzed:
    """A territory, its analysis (None where no statute could be read), its statutes as each was cut, and the errors.

    The analysis has no precedents and no decisions yet.
    """

    territory: Territory
    analysis: Analysis | None
    statutes: tuple[tuple[Path, Statute], ...]
    errors: tuple[HarmonizeError, ...]


@dataclass(slots=True)
class Run:
    """A run: what was planned, who does it, and what came of it by the place of a territory."""

    territories: Sequence[Territory]
    wish: Wish
    crew: Crew
    hashes: Hashes
    read: Made = field(default_factory=dict)
    asked: dict[str, Concluding] = field(default_factory=dict)
    concluded: dict[str, Done | Failed] = field(default_factory=dict)

    def study(self) -> None:
        """Read every statute, then analyze every territory."""
        tasks = {task.path: task for territory in self.territories for task in territory.texts}
        self.read = {task.path: made for task, made in self.crew.doing(tasks.values()) if isinstance(task, Reading)}
        self.asked = {each.place: task for each in self.territories if (task := self._concluding(each))}
        owners = {id(task): place for place, task in self.asked.items()}
        self.concluded = {owners[id(task)]: made for task, made in self.crew.doing(self.asked.values())}

    def _concluding(self, territory: Territory) -> Concluding | None:
        texts = [self._text(task, made) for task in territory.texts if isinstance(made := self.read[task.path], Done)]
        known, failed = territory.holding.jurisdiction, tuple(failures(territory, self.read))
        wish = self.wish
        return (
            Concluding(known, territory.unit, tuple(texts), failed, wish.instruments, wish.as_of, edition())
            if texts
            else None
        )

    def _text(self, task: Reading, made: Done) -> Text:
        """Return a statute that was read; one that another day may be read better is told by what was read."""
        entry = self.crew.store.entry(made.key) if made.said["fleeting"] else None
        return Text(task, made.key, f"{made.key}-{entry.sha256}" if entry else made.key, made.private)

    def reporting(self) -> dict[str, Reporting]:
        """Return by place the tasks that make the reports of the territories that have an analysis."""
        lenders = [(each, made) for each in whole(self.territories) if (made := self.made(each)) and not made.private]
        loans = tuple(Loan(self.asked[each.place].lent, str(made.said["lent"])) for each, made in lenders)
        there = [each for each in self.territories if self.made(each)]
        return {each.place: self._reporting(each, loans) for each in there}

    def _reporting(self, territory: Territory, loans: tuple[Loan, ...]) -> Reporting:
        decisions, wish = territory.decisions, self.wish
        # what is there and cannot be hashed is told where it is read: nobody's decisions are passed over in silence
        kept = (self.hashes.of(decisions) or UNHASHED) if territory.decided else ""
        own = tuple(name for name in wish.formats if name != PARQUET)
        return Reporting(self.asked[territory.place], loans, decisions, kept, own, wish.language)

    def made(self, territory: Territory) -> Done | None:
        """Return what was made of a territory where that is an analysis."""
        made = self.concluded.get(territory.place)
        return made if isinstance(made, Done) and "statuses" in made.said else None


def analyses(holdings: Sequence[Holding], wish: Wish, tell: Tell = untold) -> Iterator[Analyzed]:
    """Yield every territory of a corpus with its analysis and its statutes, from the cache what is there.

    Nothing is written but the cache. Raises a :class:`HarmonizeError` where an instrument is unknown.
    """
    from harmonize.batch.work import analysis_of, recalled

    with TemporaryDirectory(prefix="harmonize-") as passing, running(holdings, wish, tell, Path(passing)) as run:
        run.study()
        for territory in run.territories:
            task, store = run.asked.get(territory.place), run.crew.store
            laws = tuple((text.reading.path, recalled(text, store).statute) for text in task.texts) if task else ()
            analysis = analysis_of(task, store) if task and run.made(territory) else None
            errors = (*failures(territory, run.read), *unheard(run.concluded.get(territory.place)))
            yield Analyzed(territory, analysis, laws, tuple(each.error for each in errors))


def run(place: Path, output: Path, wish: Wish, tell: Tell = untold) -> Summary:
    """Analyze a corpus into an output folder, and return what became of it.

    What fails is told in the summary and takes nothing else with it. Raises a :class:`HarmonizeError` where there is no
    corpus, an instrument is unknown, the output or the cache cannot be written to, or another run is writing there.
    """
    holdings, errors = catalogue(place)
    beside(output, place, holdings)
    load_strings(wish.language)
    if PARQUET in wish.formats:
        parquet.needed()
    with held(output) as desk, running(holdings, wish, tell, desk.parts / "store") as current:
        current.study()
        results = Results(place, current.territories, current.read, current.concluded)
        results.errors += map(Failed.by, errors)
        report(current, desk, results)
        join(current, desk, results)
        tabulate(current, desk, results)
        summary = summed_up(results, wish)
        put_summary(summary, desk, current.crew.store, wish.language, results.private)
        desk.clear(standing(results, desk))
    return summary


def standing(results: Results, desk: Desk) -> set[str]:
    """Return the files of the output that are of this run, and those beside decisions that would be lost."""
    made = {f"{place}/{name}" for place, names in results.files.items() for name in names}
    kept = {name for name in desk.claimed if str(Path(name).parent) in results.kept}
    return made | kept | {*SUMMARY}


def beside(output: Path, place: Path, holdings: Sequence[Holding]) -> None:
    """Raise an :class:`InputError` where reports would lie among the laws, and the next run take them for laws."""
    folders = {holding.folder.resolve() for holding in holdings}
    target = output.resolve()
    corpora = {place.resolve(), *(folder.parent for folder in folders)}
    named = target.parent in corpora and is_code(target.name)  # it would be a jurisdiction once it is there
    if named or target in corpora or folders & {target, *target.parents}:
        raise InputError(str(output), "is a folder of the corpus itself", "choose another --output")


@contextmanager
def running(holdings: Sequence[Holding], wish: Wish, tell: Tell, passing: Path) -> Iterator[Run]:
    """Give a run that is planned and has its crew; what is not to be kept passes through the folder ``passing``."""
    load_instruments(wish.instruments)
    hashes = Hashes.at(wish.cache / "files.json" if wish.cache else None)
    territories = planned(holdings, wish, hashes.of)
    store = Store(wish.cache, passing)
    sizes = {task.path: task.bytes for territory in territories for task in territory.texts}
    after = sum(task.bytes for territory in territories for task in territory.texts)
    with crew(wish, store, tell, max(sum(sizes.values()) + 2 * AFTER * after, 1.0)) as workers:
        try:
            yield Run(territories, wish, workers, hashes)
        finally:
            hashes.save()
            store.forget()


def report(run: Run, desk: Desk, results: Results) -> None:
    """Write the reports of each territory as they are made."""
    tasks = run.reporting()
    owners = {id(task): place for place, task in tasks.items()}
    for task, made in run.crew.doing(tasks.values()):
        place = owners[id(task)]
        if held_back := lost(place, desk, tasks[place].decisions):
            results.kept.add(place)
        found = held_back or made
        if isinstance(found, Failed):
            results.errors.append(found)
        else:
            results.reported[place] = found
            results.files[place] = put(found, place, desk, run.crew.store)


def join(run: Run, desk: Desk, results: Results) -> None:
    """Write the comparison of the territories, where there are two."""
    there = [each for each in whole(run.territories) if each.place in results.reported]
    if len(there) < LEAST:
        return
    places = tuple((each.holding.jurisdiction, each.place, results.reported[each.place].key) for each in there)
    task = Joining(places, run.wish.formats, run.wish.language, edition(), results.private)
    for _, made in run.crew.doing([task]):
        if isinstance(made, Failed):
            results.errors.append(made)
        else:
            results.files[REGION] = put(made, REGION, desk, run.crew.store)


def tabulate(run: Run, desk: Desk, results: Results) -> None:
    """Write the tables over all territories, where they are asked for."""
    if PARQUET not in run.wish.formats:
        return
    there = [results.reported[each.place].key for each in run.territories if each.place in results.reported]
    task = Tabling(tuple(there), parquet.writer(), edition(), results.private)
    for _, made in run.crew.doing([task]):
        if isinstance(made, Failed):
            results.errors.append(made)
        else:
            results.files[TABLES] = put(made, TABLES, desk, run.crew.store)
