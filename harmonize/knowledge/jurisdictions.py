"""Loads jurisdictions: names, languages, legal units, laws, treaty status and acts; and the footnote due to a name."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from harmonize.errors import KnowledgeError
from harmonize.knowledge.acts import problems
from harmonize.knowledge.files import folder, load
from harmonize.knowledge.jurisdiction_files import FootnoteFile, JurisdictionFile
from harmonize.model.jurisdiction import Competence, ExpectedLaw, Footnote, Jurisdiction, TreatyAct, TreatyStatus
from harmonize.model.knowledge import Instrument

MANIFEST = "jurisdiction.toml"


def jurisdiction(file: JurisdictionFile, path: Path | None = None) -> Jurisdiction:
    """Turn a jurisdiction's file into the model's jurisdiction; ``path`` is where it was read from."""
    return Jurisdiction(
        id=file.id,
        name=file.name,
        languages=file.languages,
        units=file.units,
        statuses=tuple(TreatyStatus(**item.model_dump()) for item in file.status),
        acts=tuple(TreatyAct(**item.model_dump()) for item in file.act),
        fictional=file.fictional,
        own_names=file.own_names,
        laws=tuple(ExpectedLaw(**item.model_dump()) for item in file.law),
        competences=tuple(Competence(**item.model_dump()) for item in file.competence),
        file=str(path or ""),
    )


def read_jurisdiction(path: Path) -> Jurisdiction:
    """Read one file; a :class:`KnowledgeError` where its form, the order of its dates or a repeated fact is wrong."""
    return jurisdiction(load(path, JurisdictionFile), path)


def load_jurisdiction(code: str) -> Jurisdiction:
    """Load what is on record of a jurisdiction; one without a file has its code for a name and no facts.

    A :class:`KnowledgeError` where the code is not two letters.
    """
    if not (len(code) == 2 and code.isascii() and code.isalpha()):
        raise KnowledgeError(f"jurisdiction {code!r}", "is not a code of two letters", "give one such as AL or RS")
    path = folder("corpora") / code.lower() / MANIFEST
    return read_jurisdiction(path) if path.is_file() else Jurisdiction(code.upper(), code.upper())


def check_acts(jurisdiction: Jurisdiction, instruments: Sequence[Instrument]) -> None:
    """Hold a jurisdiction's acts to the closed lists of the instruments given.

    A :class:`KnowledgeError` names the file and the first act that an instrument does not allow; acts on instruments
    that are not given are not looked at.
    """
    for place, problem, remedy in problems(jurisdiction, instruments):
        raise KnowledgeError(f"{jurisdiction.file or jurisdiction.id}, {place}", problem, remedy)


def jurisdiction_files() -> tuple[Path, ...]:
    """Return the files of all jurisdictions that are no specimens, by code."""
    return tuple(sorted(folder("corpora").glob(f"[a-z][a-z]/{MANIFEST}")))


def load_footnote() -> Footnote:
    """Load the footnote that a report prints when it names what the footnote is about."""
    return Footnote(**load(folder("corpora") / "footnote.toml", FootnoteFile).model_dump())


def specimens() -> Iterator[str]:
    """Yield the names of the specimen jurisdictions, in order."""
    yield from sorted(path.parent.name for path in (folder("corpora") / "specimens").glob(f"*/{MANIFEST}"))


def load_specimen(name: str) -> tuple[Jurisdiction, Path]:
    """Load a specimen jurisdiction and its folder; a :class:`KnowledgeError` lists the names where there is none."""
    if name not in specimens():
        raise KnowledgeError(f"specimen {name}", "is not known", f"choose from {', '.join(specimens())}")
    place = folder("corpora") / "specimens" / name
    return read_jurisdiction(place / MANIFEST), place
