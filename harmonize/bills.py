"""Draft bills: the law as it would be, analyzed and held against the law in force."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from harmonize import citing, pipeline
from harmonize.errors import HarmonizeError, InputError
from harmonize.given import NOTHING_SAID, Given, Progress, silent
from harmonize.inputs import unused
from harmonize.knowledge.idioms import load_idioms
from harmonize.knowledge.jurisdictions import load_jurisdiction, load_specimen, specimens
from harmonize.knowledge.traditions import load_traditions
from harmonize.matching import alike
from harmonize.model.jurisdiction import Jurisdiction
from harmonize.model.law import Statute
from harmonize.model.text import Notice
from harmonize.model.verdict import Analysis, Source
from harmonize.structure import bills
from harmonize.structure.orders import orders
from harmonize.translating import Read

WHOLE = 0.5
"""A bill that has this share of a law's provisions, with their headings, is a new version of it."""
APPLIED, NOT_APPLIED = "bill-applied", "bill-not-applied"
"""The codes of the notices on how a bill was read into the law."""
FEW = 3
"""So many provisions from 1 on are an act of its own; fewer say too little."""


@dataclass(frozen=True, slots=True)
class Drafted:
    """The law in force and the law as it would be, as analyses, and the errors of files that could not be used."""

    in_force: Analysis
    analysis: Analysis | None
    errors: tuple[HarmonizeError, ...]


def against(
    bill: Path,
    in_force: Analysis,
    paths: Sequence[Path],
    replaces: Sequence[str] = (),
    given: Given = NOTHING_SAID,
    progress: Progress = silent,
) -> Drafted:
    """Analyze the law as a bill would have it, the other statutes being those of the analysis of the law in force.

    These are looked for in ``paths`` by their hash. Raises :class:`InputError` where one is not found, where the bill
    cannot be read, or where ``replaces`` names none of them.
    """
    _check(in_force, replaces)
    files = [_found(source, paths) for source in in_force.statutes]
    given = replace(given, unit=in_force.unit, language=given.language or _language(in_force))
    read = pipeline.read_statute(bill, replace(given, confidential=True, kind=None), progress)
    outcome = pipeline.analyze(
        files, jurisdiction_of(in_force), given, tuple(in_force.instruments), in_force.as_of, progress,
        amend=lambda laws: _amended((bill, read), _as_recorded(laws, in_force), replaces),
    )  # fmt: skip
    return Drafted(in_force, outcome.analysis and as_draft(outcome.analysis, read), outcome.errors)


def tracked(
    bill: Path, jurisdiction: Jurisdiction, given: Given, instruments: Sequence[str], progress: Progress
) -> Drafted:
    """Analyze a file with tracked changes twice: without them it is what is in force, with them it is the bill.

    Raises :class:`InputError` where it has no tracked changes, or cannot be used.
    """
    given = replace(given, confidential=True)
    read = pipeline.read_statute(bill, replace(given, changes="accepted"), progress)
    if not read.document.changes:
        remedy = "give the analysis of the law in force with --against DIR"
        raise InputError(str(bill), "the bill has no tracked changes that would tell the law in force", remedy)
    outcomes = [
        pipeline.analyze([bill], jurisdiction, replace(given, changes=how), instruments, None, progress)
        for how in ("rejected", "accepted")
    ]
    errors = [error for outcome in outcomes for error in outcome.errors]
    if errors or not (outcomes[0].analysis and outcomes[1].analysis):
        raise errors[0] if errors else pipeline.no_law(bill)
    return Drafted(outcomes[0].analysis, as_draft(outcomes[1].analysis, read), ())


def as_draft(analysis: Analysis, bill: Statute) -> Analysis:
    """Return an analysis as one of a bill, which keeps it out of precedents and has it marked on every page."""
    return replace(analysis, draft=bill.title or bill.document.name)


def jurisdiction_of(analysis: Analysis) -> Jurisdiction:
    """Return what is on record of the jurisdiction of an analysis, be it a specimen's."""
    fictional = (load_specimen(name)[0] for name in specimens()) if analysis.fictional else iter(())
    known = next((each for each in fictional if each.id == analysis.jurisdiction), None)
    return known or load_jurisdiction(analysis.jurisdiction)


def places(in_force: Analysis, folder: Path, given: Sequence[Path]) -> list[Path]:
    """Return where the statutes of an analysis may be: where the user says, else around it, or with a specimen."""
    if given:
        return list(given)
    of_specimen = [load_specimen(name) for name in specimens()] if in_force.fictional else []
    around = [folder, folder.parent, Path.cwd()]
    return [*(place for known, place in of_specimen if known.id == in_force.jurisdiction), *around]


def _check(in_force: Analysis, replaces: Sequence[str]) -> None:
    ids = [source.id for source in in_force.statutes]
    for wanted in replaces:
        if wanted not in ids:
            raise InputError(
                f"--replaces {wanted}", "is no statute of the law in force", f"give one of {', '.join(ids)}"
            )
    if in_force.draft:
        raise InputError(
            "--against", "that analysis is itself of a draft bill", "give the analysis of the law in force"
        )


def _language(in_force: Analysis) -> str | None:
    """Return the language of all statutes, None where they have several."""
    spoken = {source.language for source in in_force.statutes}
    return spoken.pop() if len(spoken) == 1 else None


def _found(source: Source, paths: Sequence[Path]) -> Path:
    """Return the file that a statute was read from: of that name and content, or else of that content."""
    candidates = [file for path in paths for file in _files(path, source.path)]
    named = [file for file in candidates if file.name == source.path]
    for file in (*named, *(file for file in candidates if file not in named)):
        if hashlib.sha256(file.read_bytes()).hexdigest() == source.sha256:
            return file
    what = "is not the file that was analyzed: its content differs" if named else "was not found"
    where = str(named[0]) if named else source.path
    remedy = "give the file, or the folder it is in, as PATH; or analyze the law in force again"
    raise InputError(where, f"a statute of the law in force ({source.title or source.id}) {what}", remedy)


def _files(path: Path, name: str) -> list[Path]:
    """Return the files that a path names: itself; of a folder, those of that name, and those right in it."""
    if path.is_file():
        return [path]
    return sorted({*path.rglob(name), *(each for each in path.glob("*") if each.is_file())}) if path.is_dir() else []


def _as_recorded(laws: Sequence[Read], in_force: Analysis) -> list[Read]:
    """Return the laws under the names and kinds that they have in the analysis of the law in force."""
    recorded = {source.sha256: source for source in in_force.statutes}
    return [(path, _named(law, recorded.get(law.document.sha256))) for path, law in laws]


def _named(law: Statute, source: Source | None) -> Statute:
    if source is None:
        return law
    of = source.translation_of
    own = replace(law, kind=source.kind, title=source.title, citation=source.citation, translation_of=of)
    return _renamed(own, source.id)


def _renamed(law: Statute, id: str) -> Statute:
    """Return a law under another id, which its references to itself take too."""
    return law if law.id == id else citing.resolved(replace(law, id=id))


def _amended(bill: Read, laws: Sequence[Read], replaces: Sequence[str]) -> list[Read]:
    """Return the laws as a bill would have them."""
    read = bill[1]
    if replaces:
        first = next(law for _, law in laws if law.id == replaces[0])
        kept = [item for item in laws if item[1].id not in replaces]
        return [*kept, (bill[0], _replacing(first, read))]
    originals = [law for _, law in laws if not law.translation_of and law.language == read.language]
    if read.amends and (law := _base(read, originals)):
        return _exchanged(laws, law, _ordered(law, read))
    if (law := _likest(read, originals)) and bills.shared(read, law) >= WHOLE:
        return [item for item in laws if item[1] is not law] + [(bill[0], _replacing(law, read))]
    if bills.from_the_beginning(read) and len(read.articles()) >= FEW:
        return [*laws, _beside(bill, laws)]
    law = max(originals, key=lambda law: bills.known(read, law), default=None)
    if law and bills.known(read, law):
        given = [bills.Put(read.document, article) for article in read.articles()]
        return _exchanged(laws, law, _told(bills.put_in(law, given), read))
    return [*laws, _beside(bill, laws)]


def _likest(bill: Statute, laws: Sequence[Statute]) -> Statute | None:
    return max(laws, key=lambda law: bills.shared(bill, law), default=None)


def _base(bill: Statute, laws: Sequence[Statute]) -> Statute | None:
    """Return the law that an amending law names, as far as its title tells."""
    return max(laws, key=lambda law: alike(bill.amends, law.title), default=None)


def _ordered(law: Statute, bill: Statute) -> Statute:
    """Return a law with what an amending law tells put into it, and a notice on what was not understood."""
    told = orders(bill, load_idioms()[bill.language], load_traditions())
    made = bills.put_in(law, told.puts, told.removed, told.paragraphs)
    return _told(replace(made, left=(*told.left, *made.left)), bill)


def _exchanged(laws: Sequence[Read], law: Statute, amended: Statute) -> list[Read]:
    return [(path, amended if each is law else each) for path, each in laws]


def _replacing(law: Statute, bill: Statute) -> Statute:
    """Return a bill in the place of the law that it replaces as a whole."""
    notice = Notice(
        APPLIED, f"the bill ({bill.document.name}) stands in the place of the whole of {law.title or law.id}"
    )
    named = replace(bill, kind=law.kind, citation=law.citation, title=bill.title or law.title)
    return _noticed(_renamed(named, law.id), notice)


def _beside(bill: Read, laws: Sequence[Read]) -> Read:
    """Return a bill beside the laws: nothing in force is what it replaces or amends."""
    statute = _renamed(bill[1], unused(bill[1].id, {law.id for _, law in laws}))
    text = f"{statute.document.name} stands beside the laws in force as a new act: none of them has its provisions"
    return bill[0], _noticed(statute, Notice(APPLIED, text))


def _told(made: bills.Amended, bill: Statute) -> Statute:
    """Return an amended law with notices that say what the bill changed, and what of it was not applied."""
    steps = (
        ("replaced", made.replaced), ("added", made.added), ("repealed", made.removed),
        ("with other paragraphs", made.paragraphs), ("given as they are in force", made.same),
    )  # fmt: skip
    done = "; ".join(f"{what}: {', '.join(numbers)}" for what, numbers in steps if numbers)
    name = bill.document.name
    notices = [Notice(APPLIED, f"{name} is read into {made.law.title or made.law.id}: {done or 'nothing'}")]
    if made.left:
        text = f"{name}: not applied, read as printed: {', '.join(made.left)}; the verdicts leave it out"
        notices.append(Notice(NOT_APPLIED, text))
    return _noticed(citing.annotated(made.law), *notices)


def _noticed(statute: Statute, *notices: Notice) -> Statute:
    return replace(statute, notices=(*statute.notices, *notices))
