"""Tasks: what is done to a statute, to a territory, and to its reports; each is data that any process can be handed.

What a task makes is an entry of the store. A task takes what others made from there too; where that is lost or damaged
it makes it again itself.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from harmonize.batch.keys import key
from harmonize.batch.store import Said, Store
from harmonize.errors import HarmonizeError, InputError
from harmonize.knowledge.manifests import StatuteFile
from harmonize.model.jurisdiction import Jurisdiction
from harmonize.reading.limits import Limits

FLEETING = ("ocr-failed", "ocr-missing")
"""Notices on pages that another day may be read: what was read without them is read again in the next run."""


@dataclass(frozen=True, slots=True)
class Done:
    """What a task made: the name of its entry, and what is said of it, among that whether it is ``private``."""

    key: str
    said: Said

    @property
    def private(self) -> bool:
        """Tell whether no cache may keep it."""
        return bool(self.said["private"])


@dataclass(frozen=True, slots=True)
class Failed:
    """Why a task made nothing: the class of the error, and its parts."""

    kind: str
    where: str
    what: str
    remedy: str

    @classmethod
    def by(cls, error: HarmonizeError) -> Failed:
        """Return what an error says."""
        return cls(type(error).__name__, error.where, error.what, error.remedy)

    @property
    def error(self) -> HarmonizeError:
        """The error again."""
        from harmonize import errors

        known = getattr(errors, self.kind, InputError)
        return known(self.where, self.what, self.remedy)


@dataclass(frozen=True, slots=True)
class Reading:
    """Reads, cuts and understands one statute; ``sha256`` and ``bytes`` are what its file had at the beginning."""

    path: Path
    sha256: str
    bytes: int
    manifest: StatuteFile | None
    languages: tuple[str, ...]
    recognise: bool
    limits: Limits
    edition: str

    @property
    def key(self) -> str:
        """The name of its entry, if its file is still what it was."""
        return self.key_of(self.sha256)

    def key_of(self, sha256: str) -> str:
        """Return the name of its entry for a file with some hash."""
        name = self.path.name
        return key("text", self.edition, sha256, name, self.manifest, self.languages, self.recognise)


@dataclass(frozen=True, slots=True)
class Text:
    """A statute that was read: the name of its entry, and what identifies what was made of it."""

    reading: Reading
    key: str
    made: str
    private: bool = False


@dataclass(frozen=True, slots=True)
class Concluding:
    """Analyzes a territory: the statutes that were read, and the errors of those that were not."""

    jurisdiction: Jurisdiction
    unit: str
    texts: tuple[Text, ...]
    failed: tuple[Failed, ...]
    instruments: tuple[str, ...]
    as_of: date | None
    edition: str

    @property
    def private(self) -> bool:
        """Tell whether one of its statutes is private."""
        return any(text.private for text in self.texts)

    @property
    def key(self) -> str:
        """The name of its entry."""
        known = replace(self.jurisdiction, file="")
        made = [(text.made, str(text.reading.path)) for text in self.texts]  # errors name paths
        return key("territory", self.edition, known, self.unit, made, self.failed, self.instruments, self.as_of)

    @property
    def lent(self) -> str:
        """The name of the entry that others borrow from."""
        return f"{self.key}-lent"


@dataclass(frozen=True, slots=True)
class Loan:
    """What a territory lends to others: the entry that holds it, and the hash of that."""

    key: str
    sha256: str


@dataclass(frozen=True, slots=True)
class Reporting:
    """Makes the files of a territory: its analysis with precedents and decisions, and the reports."""

    own: Concluding
    loans: tuple[Loan, ...]
    decisions: Path
    decisions_sha256: str
    formats: tuple[str, ...]
    language: str

    @property
    def key(self) -> str:
        """The name of its entry."""
        lent = [loan.sha256 for loan in self.loans]
        return key("reports", self.own.key, lent, self.decisions_sha256, self.formats, self.language)


@dataclass(frozen=True, slots=True)
class Joining:
    """Compares territories: their jurisdictions, the folders of their reports, and the entries of these.

    Of the ``formats`` it takes those that a comparison has.
    """

    places: tuple[tuple[Jurisdiction, str, str], ...]
    formats: tuple[str, ...]
    language: str
    edition: str
    private: bool = field(default=False)

    @property
    def key(self) -> str:
        """The name of its entry."""
        known = [(replace(jurisdiction, file=""), place, made) for jurisdiction, place, made in self.places]
        return key("region", self.edition, known, self.formats, self.language)


@dataclass(frozen=True, slots=True)
class Tabling:
    """Makes the tables over all territories: the entries of their reports, and what writes tables, by its version."""

    made: tuple[str, ...]
    writer: str
    edition: str
    private: bool = field(default=False)

    @property
    def key(self) -> str:
        """The name of its entry."""
        return key("tables", self.edition, self.made, self.writer)


Task = Reading | Concluding | Reporting | Joining | Tabling


def recall(task: Task, store: Store) -> Done | None:
    """Return what a task made before, None where it has to be done."""
    name = task.key
    entry = store.entry(name)
    if entry and isinstance(task, Reading) and entry.said["fleeting"]:
        return None
    if entry and isinstance(task, Reporting):
        name = str(entry.said["files"])
        entry = store.entry(name)
    if entry and isinstance(task, Concluding) and "lent" in entry.said and not store.entry(task.lent):
        return None
    return Done(name, entry.said) if entry else None
