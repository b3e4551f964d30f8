"""Joining: analyses of several territories become a region, with the knowledge that its comparison needs."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from harmonize.findings.region import Given, region
from harmonize.knowledge.instruments import instrument_ids, load_instruments
from harmonize.knowledge.jurisdictions import load_footnote, load_jurisdiction
from harmonize.model.jurisdiction import Jurisdiction
from harmonize.model.knowledge import Instrument
from harmonize.model.region import Region
from harmonize.model.verdict import Analysis
from harmonize.reports.penalties import levels

Known = Callable[[str], Jurisdiction]


def joined(found: Sequence[tuple[Path, Analysis]], known: Known = load_jurisdiction) -> Region:
    """Return the region of some analyses, each with its folder; ``known`` tells a jurisdiction by its code.

    Raises :class:`InputError` where two are of the same territory.
    """
    given = [Given(analysis, known(analysis.jurisdiction), str(place)) for place, analysis in found]
    return region(given, load_footnote(), levels(instruments_of(analysis for _, analysis in found)))


def instruments_of(analyses: Iterable[Analysis]) -> tuple[Instrument, ...]:
    """Return the instruments that analyses were made with, those that are no longer there left out."""
    used = {id for analysis in analyses for id in analysis.instruments}
    there = sorted(used.intersection(instrument_ids()))
    return load_instruments(there) if there else ()
