"""Draft bills: the law as it would be, analyzed and held against the law in force."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from harmonize import citing, language, pipeline
from harmonize.errors import HarmonizeError, InputError
from harmonize.given import NOTHING_SAID, Given, Progress, silent
from harmonize.inputs import unused
from harmonize.knowledge.idioms import load_idioms
from harmonize.knowledge.jurisdictions import load_jurisdiction, load_specimen, specimens
from harmonize.knowledge.traditions import load_traditions
from harmonize.model.jurisdiction import Jurisdiction
from harmonize.model.law import Statute
from harmonize.model.text import Notice
from harmonize.model.verdict import Analysis, Source
from harmonize.structure import bills
from harmonize.structure.orders import headed, orders
from harmonize.translating import Read

WHOLE = 0.5
"""A bill that has this share of a law's provisions, with their headings, is a new version of it."""
APPLIED, NOT_APPLIED = "bill-applied", "bill-not-applied"
"""The codes of the notices on how a bill was read into the law."""
HEAD, NAMED, LETTERS = 1_500, 0.7, 5
"""A bill tells of a law in so many characters, by this share of its title's words, as far as so many letters go."""
_WORD = re.compile(r"[^\W\d_]+")  # 'Kodin', 'zakonik'
FEW = 3
"""So many provisions from 1 on are an act of its own; fewer say too little."""


@dataclass(frozen=True, slots=True)
class Said:
    """What the user says of a bill: the ids of the statutes that it replaces as a whole, or of the one it amends."""

    replaces: tuple[str, ...] = ()
    amends: str = ""


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
    said: Said = Said(),
    given: Given = NOTHING_SAID,
    progress: Progress = silent,
) -> Drafted:
    """Analyze the law as a bill would have it, the other statutes being those of the analysis of the law in force.

    These are looked for in ``paths`` by their hash. Raises :class:`InputError` where one is not found, where the bill
    cannot be read, or where ``said`` names none of them.
    """
    _check(in_force, said)
    files = [_found(source, paths) for source in in_force.statutes]
    given = replace(given, unit=in_force.unit, language=given.language or _language(in_force))
    read = pipeline.read_statute(bill, replace(given, confidential=True, kind=None), progress)
    outcome = pipeline.analyze(
        files, jurisdiction_of(in_force), given, tuple(in_force.instruments), in_force.as_of, progress,
        amend=lambda laws: _amended((bill, read), _as_recorded(laws, in_force), said),
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


def _check(in_force: Analysis, said: Said) -> None:
    ids = [source.id for source in in_force.statutes]
    for wanted in (*said.replaces, *filter(None, [said.amends])):
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


def _amended(bill: Read, laws: Sequence[Read], said: Said) -> list[Read]:
    """Return the laws as a bill would have them."""
    path, read = bill
    if said.replaces:
        first = next(law for _, law in laws if law.id == said.replaces[0])
        return [*(item for item in laws if item[1].id not in said.replaces), (path, _replacing(first, read))]
    originals = [law for _, law in laws if not law.translation_of and law.language == read.language]
    if read.amends:
        law = _subject(bill, originals, said)
        return _exchanged(laws, law, _ordered(law, read))
    whole = max(originals, key=lambda law: bills.shared(read, law), default=None)
    if whole and not said.amends and bills.shared(read, whole) >= WHOLE:
        return [*(item for item in laws if item[1] is not whole), (path, _replacing(whole, read))]
    new = bills.from_the_beginning(read) and len(read.articles()) >= FEW
    if not said.amends and (new or not any(bills.known(read, law) for law in originals)):
        return [*laws, _beside(bill, laws)]
    law = _subject(bill, originals, said)
    given = [bills.Put(read.document, headed(read.document, article)) for article in read.articles()]
    return _exchanged(laws, law, _told(bills.put_in(law, given), read))


def _subject(bill: Read, laws: Sequence[Statute], said: Said) -> Statute:
    """Return the law that a bill amends: the one that the user says, the only one, or the one that the bill tells of.

    Raises :class:`InputError` where two laws are as likely.
    """
    path, read = bill
    if said.amends:
        return next(law for law in laws if law.id == said.amends)
    ranked = sorted(laws, key=lambda law: _told_of(read, law), reverse=True)
    if len(ranked) > 1 and _told_of(read, ranked[0]) == _told_of(read, ranked[1]):
        names = ", ".join(law.id for law in ranked)
        raise InputError(str(path), f"it does not tell which statute it amends: {names}", "say so with --amends ID")
    if not ranked:
        raise InputError(str(path), f"no statute in force is in its language ({read.language})", "give --language")
    return ranked[0]


def _told_of(bill: Statute, law: Statute) -> tuple[bool, int, int]:
    """Return how much of a bill tells of a law: its title, provisions with the same headings, known numbers."""
    wanted, head = _beginnings(law.title), _beginnings(f"{bill.title} {bill.amends} {bill.document.text[:HEAD]}")
    named = bool(wanted) and len(wanted & head) / len(wanted) >= NAMED
    return named, round(bills.shared(bill, law) * len(law.articles())), bills.known(bill, law)


def _beginnings(text: str) -> frozenset[str]:
    """Return what long words begin with: their endings change in a sentence."""
    return frozenset(word[:LETTERS] for word in _WORD.findall(language.fold(text)) if len(word) >= LETTERS)


def _ordered(law: Statute, bill: Statute) -> Statute:
    """Return a law with what an amending law tells put into it, and a notice on what was not understood."""
    told = orders(bill, load_idioms()[bill.language], load_traditions())
    made = bills.put_in(law, told.puts, told.removed, told.paragraphs)
    return _told(replace(made, left=(*told.left, *made.left)), bill)


def _exchanged(laws: Sequence[Read], law: Statute, amended: Statute) -> list[Read]:
    return [(path, amended if each is law else each) for path, each in laws]


def _replacing(law: Statute, bill: Statute) -> Statute:
    """Return a bill in the place of the law that it replaces as a whole."""
    notice = Notice(APPLIED, f"{bill.document.name} stands in the place of the whole of {law.title or law.id}")
    named = replace(bill, kind=law.kind, citation=law.citation, title=bill.title or law.title)
    return _noticed(_renamed(named, law.id), notice)


def _beside(bill: Read, laws: Sequence[Read]) -> Read:
    """Return a bill beside the laws: nothing in force is what it replaces or amends."""
    statute = _renamed(bill[1], unused(bill[1].id, {law.id for _, law in laws}))
    text = f"{statute.document.name} stands beside the laws in force as a new act: none of them has its provisions"
    return bill[0], _noticed(statute, Notice(APPLIED, text))


def _told(made: bills.Amended, bill: Statute) -> Statute:
    """Return an amended law with notices that say what the bill changed, and what of it was not applied."""
    name, title = bill.document.name, made.law.title or made.law.id
    steps = (
        ("replaces", made.replaced), ("adds", made.added), ("repeals", made.removed),
        ("gives new words to paragraphs", made.paragraphs), ("gives unchanged", made.same),
    )  # fmt: skip
    done = [Notice(APPLIED, f"{name} {what} in {title}: {', '.join(numbers)}") for what, numbers in steps if numbers]
    left = f"{name}: not applied, read as printed: {', '.join(made.left)}; the verdicts leave it out"
    open_ones = [Notice(NOT_APPLIED, left)] if made.left else []
    nothing = [] if done else [Notice(APPLIED, f"{name} changes nothing in {title}")]
    return _noticed(citing.annotated(made.law), *done, *nothing, *open_ones)


def _noticed(statute: Statute, *notices: Notice) -> Statute:
    return replace(statute, notices=(*statute.notices, *notices))
