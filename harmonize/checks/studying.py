"""Studying: the laws of one jurisdiction read, and judged together, for the checks on texts and verdicts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from harmonize import pipeline
from harmonize.corpus.catalogue import Holding
from harmonize.errors import HarmonizeError
from harmonize.expanding import applies
from harmonize.given import Given, Progress
from harmonize.model.law import Statute
from harmonize.model.verdict import Analysis
from harmonize.reviewing import record
from harmonize.reviewing.carrying import carried


@dataclass(frozen=True, slots=True)
class Studied:
    """What was read of one jurisdiction: its statutes by path, the verdicts on each legal unit, what went wrong."""

    holding: Holding
    statutes: Mapping[Path, Statute]
    analyses: tuple[Analysis, ...]
    errors: tuple[HarmonizeError, ...] = ()


def study(holding: Holding, tell: Progress) -> Studied:
    """Read the laws of a jurisdiction and judge them; decisions kept beside them are carried into the verdicts.

    An :class:`InputError` where the file of decisions is damaged.
    """
    read: dict[Path, Statute] = {}
    outcomes = []
    for unit, paths in units(holding):

        def keep(cut: Sequence[tuple[Path, Statute]]) -> list[tuple[Path, Statute]]:
            read.update(cut)
            return list(cut)

        outcomes.append(pipeline.analyze(paths, holding.jurisdiction, Given(unit=unit), progress=tell, amend=keep))
    analyses = tuple(decided(outcome.analysis, holding.folder) for outcome in outcomes if outcome.analysis)
    errors = {str(error): error for outcome in outcomes for error in outcome.errors}
    return Studied(holding, read, analyses, tuple(errors.values()))


def units(holding: Holding) -> Iterator[tuple[str, tuple[Path, ...]]]:
    """Yield each legal unit that has a text, with its texts; an unnamed one for a State that has no units."""
    for unit in holding.jurisdiction.units or ("",):
        elsewhere = {entry.path for entry in holding.entries if not applies(entry.manifest, unit)}
        if paths := tuple(path for path in holding.texts if path not in elsewhere):
            yield unit, paths


def decided(analysis: Analysis, folder: Path) -> Analysis:
    """Return an analysis with the decisions that are kept in a folder, as they stand on it now."""
    file = folder / record.FILE
    if not file.is_file():
        return analysis
    return replace(analysis, decisions=carried(record.read(file).decisions, analysis))
