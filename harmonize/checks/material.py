"""The material of all checks: what a corpus holds, loaded once, and read no sooner than a check asks for it."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from functools import cache, cached_property
from importlib.metadata import version
from pathlib import Path

from harmonize.batch import Wish
from harmonize.batch.wish import Tell, untold
from harmonize.checks.baseline import FILE, Baseline, Edition, Territory, file_hash, lines, read, territories
from harmonize.checks.model import Fault, Needs
from harmonize.checks.studying import Studied, study
from harmonize.corpus.catalogue import Entry, Holding, catalogue, is_code, jurisdictions
from harmonize.errors import HarmonizeError
from harmonize.knowledge.checks import SettingsFile, read_settings
from harmonize.knowledge.files import fingerprint, folder
from harmonize.knowledge.instruments import instrument_ids
from harmonize.knowledge.lines import line_of, text_of
from harmonize.knowledge.manifests import MANIFEST
from harmonize.model.law import Statute

DISTRIBUTION = "harmonize-law"
SILENT = ("checks.toml", "fit", "reports")
"""What of the models no verdict rests on: texts of reports and checks, and what weights are fitted to."""

Seen = tuple[int, int, str]
"""How many things a check can see and how many not, and why not."""


@dataclass(frozen=True)  # no slots: what was computed stays here
class Material:
    """A corpus as the checks see it: its place, what it holds, and the errors of jurisdictions that cannot be used.

    ``study`` reads all laws when it is first called. ``baseline`` is what verdicts are held against, None without one;
    ``baseline_file`` is where it was read from; ``unkept`` is the error of one that was written over. ``settings`` is
    what the corpus itself asks and accepts, ``models`` the folder of what is known.
    """

    place: Path
    holdings: tuple[Holding, ...]
    errors: tuple[HarmonizeError, ...]
    study: Callable[[], tuple[Studied, ...]]
    settings: SettingsFile
    baseline: Baseline | None = None
    baseline_file: Path | None = None
    unkept: HarmonizeError | None = None
    models: Path = field(default_factory=lambda: folder("models"))

    @property
    def entries(self) -> tuple[Entry, ...]:
        """Every law on record, by path."""
        return tuple(entry for holding in self.holdings for entry in holding.entries)

    @cached_property
    def digests(self) -> Mapping[Path, str]:
        """The SHA-256 of every text that is there, by path; empty where it cannot be opened."""
        return {path: file_hash(path) for holding in self.holdings for path in holding.texts}

    @property
    def studied(self) -> tuple[Studied, ...]:
        """What was read of each jurisdiction that has a text, and the verdicts on it."""
        return self.study()

    @property
    def edition(self) -> Edition:
        """The program that the verdicts there are now were made with."""
        return Edition(version(DISTRIBUTION), fingerprint(without=SILENT))

    @property
    def laws(self) -> tuple[tuple[Entry, Statute], ...]:
        """Every law on record whose text could be read, with what was read, by path."""
        found = {path: statute for each in self.studied for path, statute in each.statutes.items()}
        return tuple((entry, found[entry.path]) for entry in self.entries if entry.path in found)

    @cached_property
    def territories(self) -> Mapping[str, Territory]:
        """The verdicts that there are now, by territory."""
        return {name: found for each in self.studied for name, found in territories(each)}

    @property
    def comparable(self) -> tuple[str, ...]:
        """The territories of the baseline all of whose laws were looked at: a text not fetched is no change."""
        known = self.baseline.territories if self.baseline else {}
        return tuple(name for name in known if name in self.territories and not self._unseen(name, known[name]))

    def _unseen(self, name: str, before: Territory) -> set[str]:
        """Return the laws of a territory that were not looked at: not read, or behind a manifest of no use."""
        state = name.partition("/")[0]
        broken = any(holding.errors for holding in self.holdings if holding.jurisdiction.id.lower() == state)
        lost = {*before.law} - self.territories[name].law.keys() if broken else set()
        on_record = {entry.manifest.id for entry in self.entries}
        return ({*before.law} & self._unread) | (lost - on_record)

    @cached_property
    def _unread(self) -> frozenset[str]:
        """The ids of the laws on record whose text is not there, or could not be read."""
        read = {path for each in self.studied for path in each.statutes}
        return frozenset(entry.manifest.id for entry in self.entries if entry.path not in read)

    def gone(self, territory: str) -> bool:
        """Tell whether the State of a territory has left the corpus; no where it may only not have been looked at.

        One State's folder tells nothing of others. A folder that cannot be used is the State's whose code is its name,
        and may be that of any State under another name.
        """
        code = territory.partition("/")[0]
        broken = {folder.name for folder in self._folders} - {holding.folder.name for holding in self.holdings}
        alone = self._folders == (self.place,)
        return not (code in self.places or alone or code in broken or any(not is_code(name) for name in broken))

    @cached_property
    def _folders(self) -> tuple[Path, ...]:
        return tuple(jurisdictions(self.place))

    @property
    def places(self) -> frozenset[str]:
        """What the territories of the corpus are named by, before their legal units."""
        return frozenset(holding.jurisdiction.id.lower() for holding in self.holdings)

    def file(self, path: Path | str) -> str:
        """Return a path as problems name it: relative to the corpus."""
        return Path(os.path.relpath(path, self.place)).as_posix()

    def at(self, message: str, path: Path, key: str) -> Fault:
        """Return a fault at a key of a file of TOML."""
        return Fault(message, self.file(path), line_of(text_of(path), key))

    def on(self, entry: Entry, message: str, key: str = "file") -> Fault:
        """Return a fault at a key of a law's manifest."""
        return self.at(message, manifest_of(entry), key)

    @cached_property
    def _baseline_lines(self) -> Mapping[tuple[str, str], int]:
        text = text_of(self.baseline_file, link=True) if self.baseline_file else ""
        return lines(text, self.baseline) if self.baseline else {}

    def in_baseline(self, territory: str = "", key: str = "") -> tuple[str, int]:
        """Return the baseline's file, and the line of a territory in it, or of a verdict on one."""
        if self.baseline_file is None:
            return "", 0
        return self.file(self.baseline_file), self._baseline_lines.get((territory, key), 1)

    def seen(self, needs: Needs) -> Seen:
        """Return how many things a check can see and how many not, and why not."""
        return SEEN[needs](self)


def gather(
    place: Path,
    baseline: Path | None = None,
    wish: Wish | None = None,
    tell: Tell = untold,
    target: Path | None = None,
) -> Material:
    """Return the material of a corpus; its own ``baseline.json`` is the baseline, where no other is named.

    ``wish`` says by how many workers laws are read, and where what was read is kept: without, one and nowhere. A
    baseline that is the ``target``, about to be written, is left to who writes it. Raises :class:`InputError` where
    there is no corpus, or its baseline cannot be used, :class:`KnowledgeError` where its ``checks.toml`` is wrong.
    """
    holdings, errors = catalogue(place)
    settings = read_settings(place)
    own = place / FILE
    file = baseline or (own if os.path.lexists(own) else None)
    if file and target and _whole(file) == _whole(target):
        file = None
    return Material(
        place,
        tuple(holdings),
        tuple(errors),
        cache(lambda: tuple(study(holdings, asking(wish or Wish(workers=1), settings), tell))),
        settings,
        read(file, link=baseline is not None) if file else None,
        file,
    )


def _whole(file: Path) -> Path:
    return file.parent.resolve() / file.name


def asking(wish: Wish, settings: SettingsFile) -> Wish:
    """Return a wish for the instruments too that the settings have thresholds on, as far as there are such."""
    named = {each.instrument for each in (*settings.article, *settings.instrument)}
    more = sorted(named & set(instrument_ids()) - set(wish.instruments)) if named else []
    return replace(wish, instruments=(*wish.instruments, *more))


def manifest_of(entry: Entry) -> Path:
    """Return the manifest of a law on record."""
    return entry.folder / MANIFEST


def _record(material: Material) -> Seen:
    return len(material.entries) + len(material.holdings), 0, ""


def _files(material: Material) -> Seen:
    missing = sum(len(holding.missing) for holding in material.holdings)
    return len(material.digests), missing, counted(missing, "law", "without text")


def _texts(material: Material) -> Seen:
    there, missing, why = _files(material)
    unread = there - sum(len(each.statutes) for each in material.studied)
    told = ", ".join(filter(None, (why, counted(unread, "text", "that cannot be read"))))
    return there - unread, missing + unread, told


def _verdicts(material: Material) -> Seen:
    without = sum(bool(holding.entries) and not holding.texts for holding in material.holdings)
    return len(material.territories), without, counted(without, "jurisdiction", "without texts")


def _baseline(material: Material) -> Seen:
    if material.baseline is None:
        return 0, 1, "no baseline"
    unseen = len(material.baseline.territories) - len(material.comparable)
    told = counted(unseen, "baseline entry", "on what is not here", "baseline entries")
    return len(material.comparable), unseen, told


def counted(number: int, one: str, what: str, many: str = "") -> str:
    """Return how many there are of something, in words; empty for none.

    >>> counted(1, "law", "without text"), counted(2, "law", "without text"), counted(0, "law", "without text")
    ('1 law without text', '2 laws without text', '')
    """
    return f"{number} {one if number == 1 else many or f'{one}s'} {what}" if number else ""


SEEN: Mapping[Needs, Callable[[Material], Seen]] = {
    "record": _record,
    "file": _files,
    "text": _texts,
    "verdicts": _verdicts,
    "baseline": _baseline,
}
