"""Studying: the laws of a corpus read, and those of each territory judged; what was done before is recalled."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from itertools import groupby
from pathlib import Path

from harmonize.batch import Analyzed, Wish, analyses
from harmonize.batch.wish import Tell, untold
from harmonize.corpus.catalogue import Holding
from harmonize.errors import HarmonizeError
from harmonize.model.law import Statute
from harmonize.model.verdict import Analysis
from harmonize.reviewing import record
from harmonize.reviewing.carrying import carried


@dataclass(frozen=True, slots=True)
class Judged:
    """The verdicts on a State (``al``) or legal unit (``ba/republika-srpska``), and where the decisions on it lie."""

    name: str
    analysis: Analysis
    decisions: Path


@dataclass(frozen=True, slots=True)
class Studied:
    """What was read of one jurisdiction: its statutes by path, its territories, and what went wrong with texts."""

    holding: Holding
    statutes: Mapping[Path, Statute]
    judged: tuple[Judged, ...] = ()
    errors: tuple[HarmonizeError, ...] = ()


def study(holdings: Sequence[Holding], wish: Wish, tell: Tell = untold) -> Iterator[Studied]:
    """Read the laws of jurisdictions and judge them; decisions kept beside them are carried into the verdicts."""
    there = [holding for holding in holdings if holding.texts]
    for _, territories in groupby(analyses(there, wish, tell), key=lambda each: id(each.territory.holding)):
        yield studied(list(territories))


def studied(territories: Sequence[Analyzed]) -> Studied:
    """Return what was read of one jurisdiction, from all its territories."""
    holding = territories[0].territory.holding
    known, gone = {*map(str, holding.errors)}, {str(entry.path) for entry in holding.missing}
    errors = {str(error): error for each in territories for error in each.errors}
    return Studied(
        holding,
        {path: statute for each in territories for path, statute in each.statutes},
        tuple(each for territory in territories if (each := judged(territory))),
        tuple(error for said, error in errors.items() if said not in known and error.where not in gone),
    )


def judged(analyzed: Analyzed) -> Judged | None:
    """Return the verdicts on a territory, with the decisions on it as they stand now; None where no law was read."""
    territory = analyzed.territory
    if analyzed.analysis is None:
        return None
    analysis = decided(analyzed.analysis, territory.decisions) if territory.decided else analyzed.analysis
    return Judged(territory.place, analysis, territory.decisions)


def decided(analysis: Analysis, decisions: Path) -> Analysis:
    """Return an analysis with the decisions of a file as they stand on it now; as it is without a file of use."""
    if decisions.is_file():
        with suppress(HarmonizeError):  # another check tells
            return replace(analysis, decisions=carried(record.read(decisions).decisions, analysis))
    return analysis
