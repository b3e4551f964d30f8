"""The library: what a notebook or another program asks of harmonize. Thin over the pipeline.

Paths may be texts. What cannot be used at all raises :class:`~harmonize.errors.HarmonizeError`, which says where, what
and what to do; where only some files cannot, the others are still done and the result has the errors.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn, TypeAlias

from harmonize import evaluating, frames, pipeline, reports
from harmonize.errors import HarmonizeError as HarmonizeError
from harmonize.errors import InputError, KnowledgeError
from harmonize.knowledge.instruments import load_instruments
from harmonize.knowledge.jurisdictions import load_jurisdiction, load_specimen, specimens
from harmonize.model.evaluation import Evaluation as Evaluation
from harmonize.model.jurisdiction import Jurisdiction
from harmonize.model.knowledge import Instrument as Instrument
from harmonize.model.law import Statute as Statute
from harmonize.model.verdict import Analysis as Analysis
from harmonize.reports.shelf import file_of
from harmonize.results import Analyzed as Analyzed
from harmonize.results import Evaluated as Evaluated

if TYPE_CHECKING:
    from harmonize.frames import DataFrame

Where: TypeAlias = str | Path
"""A file or a folder."""
NOBODY = "ZZ"
"""The code of an unknown territory (ISO 3166 user-assigned)."""


def analyze(
    paths: Where | Iterable[Where] | None = None,
    jurisdiction: str = NOBODY,
    *,
    unit: str = "",
    instruments: Sequence[str] = pipeline.DEFAULT_INSTRUMENTS,
    as_of: date | str | None = None,
    kind: str | None = None,
    language: str | None = None,
    translations: Iterable[Where] = (),
    ocr: bool = True,
    semantic: Where | None = None,
    specimen: str | None = None,
    progress: pipeline.Progress = pipeline.silent,
) -> Analyzed:
    """Analyze the statutes of one jurisdiction, read together, against instruments.

    ``paths`` are files (PDF, DOCX, HTML, Akoma Ntoso, text) or folders of them; where they are not given at all, the
    fictional ``specimen`` is analyzed. ``jurisdiction`` is the State's two-letter code, ``unit`` one of its legal
    units, ``as_of`` a day (ISO 8601) to judge reservations on. The rest is as in ``harmonize analyze --help``.

    Raises :class:`HarmonizeError` where no file can be used, or what is asked for is not known.
    """
    known, files = subject(paths, jurisdiction, specimen)
    given = pipeline.Given(
        kind,
        language,
        recognise=ocr,
        semantic=Path(semantic) if semantic else None,
        translations=tuple(places(translations)),
        unit=unit_of(known, unit),
    )
    outcome = pipeline.analyze(files, known, given, instruments, day(as_of), progress)
    return Analyzed(outcome.analysis, outcome.errors) if outcome.analysis else refuse(outcome.errors)


def read_analysis(place: Where) -> Analyzed:
    """Read an analysis that was written, from its folder or its ``analysis.json``.

    Raises :class:`HarmonizeError` where there is none, or none that can be read.
    """
    return Analyzed(reports.read(file_of(Path(place))))


def read_statute(path: Where, *, kind: str | None = None, language: str | None = None, ocr: bool = True) -> Statute:
    """Read one statute's file into a tree of provisions; :func:`table` makes rows of them.

    Raises :class:`HarmonizeError` where the file cannot be used or holds nothing that looks like provisions.
    """
    return pipeline.read_statute(Path(path), pipeline.Given(kind, language, recognise=ocr))


def load_instrument(id: str) -> Instrument:
    """Load what an instrument asks, element by element; its id is as in ``harmonize instruments list``.

    Raises :class:`HarmonizeError` with the known ids for another.

    >>> load_instrument("budapest").short_title
    'Budapest Convention'
    """
    return load_instruments([id])[0]


def evaluate(
    what: Where | Analyzed | Iterable[Where | Analyzed] | None = None, *, gold: Where | None = None
) -> Evaluated:
    """Hold analyses to what people who read the statutes say, as ``harmonize evaluate`` does.

    ``what`` are results, folders with analyses, or statutes, which are analyzed first; where it is not given at all,
    the specimens are. ``gold`` is a folder with ``statute.toml`` and ``alignments.csv``, by default all that comes with
    harmonize.

    Raises :class:`HarmonizeError` where nothing can be evaluated.
    """
    asked = [what] if isinstance(what, str | Path | Analyzed) else list(what or ())
    analyses = [each.analysis for each in asked if isinstance(each, Analyzed)]
    paths = [Path(each) for each in asked if not isinstance(each, Analyzed)]
    folder = Path(gold) if gold else None
    gathered = evaluating.Gathered()
    if paths or what is None:
        gathered = evaluating.gather(paths, evaluating.golds_in(folder))
        analyses += gathered.analyses.values()
    if not analyses:
        left_out = "; ".join(gathered.left_out) or "nothing was given"
        refuse(gathered.errors or [InputError("evaluate", left_out, "name what gold is about")])
    evaluation = evaluating.evaluated(analyses, folder)
    return Evaluated(evaluation, tuple(gathered.left_out), tuple(gathered.errors))


def table(of: Statute | Instrument) -> DataFrame:
    """Return the provisions of a statute, or the elements of an instrument, as rows.

    >>> table(load_instrument("budapest")).query("article == '2'")["requirement"].tolist()[:2]
    ['required', 'required']
    """
    return frames.OUTLINE.frame([of]) if isinstance(of, Statute) else frames.CHECKLIST.frame([of])


def tables(results: Analyzed | Iterable[Analyzed]) -> dict[str, DataFrame]:
    """Return every table over one analysis or several by name, their rows one below the other in the order given."""
    return frames.tables(result.analysis for result in ([results] if isinstance(results, Analyzed) else results))


def places(paths: Where | Iterable[Where]) -> list[Path]:
    """Return one path or several as a list.

    >>> [path.name for path in places("laws/code.pdf")]
    ['code.pdf']
    """
    return [Path(paths)] if isinstance(paths, str | Path) else [Path(path) for path in paths]


def subject(paths: Where | Iterable[Where] | None, code: str, specimen: str | None) -> tuple[Jurisdiction, list[Path]]:
    """Return the jurisdiction and the files to analyze: those given, or where neither is, a specimen and its folder."""
    if specimen and (paths is not None or code != NOBODY):
        raise InputError(f"specimen {specimen}", "is a law and a jurisdiction of its own", "give it alone")
    if paths is None and code == NOBODY:
        known, place = load_specimen(specimen or next(specimens()))
        return known, [place]
    return load_jurisdiction(code), places(paths or ())


def unit_of(known: Jurisdiction, unit: str) -> str:
    """Return a legal unit of a jurisdiction, empty for none; an error for what is none of its units."""
    if unit and unit not in known.units:
        units = ", ".join(known.units) or "it has none on record"
        raise KnowledgeError(f"unit {unit!r}", f"is none of the legal units of {known.name}", f"choose from: {units}")
    return unit


def day(given: date | str | None) -> date | None:
    """Return a day; an :class:`InputError` for a text that is none.

    >>> day("2015-06-30")
    datetime.date(2015, 6, 30)
    """
    if not isinstance(given, str):
        return given
    try:
        return date.fromisoformat(given)
    except ValueError as error:
        raise InputError(f"as_of {given!r}", "is no day", "write it as 2015-06-30") from error


def refuse(errors: Sequence[HarmonizeError]) -> NoReturn:
    """Raise the first of some errors, with the others as its notes."""
    first, *others = errors
    for other in others:
        first.add_note(str(other))
    raise first
