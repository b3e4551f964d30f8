"""Commons: what many of a region's States miss, and whose provisions have it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from harmonize.model.evidence import Candidate, Evidence
from harmonize.model.holding import held
from harmonize.model.region import Asked, Carrier, Gap, Judged, Place, Region
from harmonize.model.verdict import Analysis

MOST_CARRIERS = 5
"""Provisions named for one gap."""


def gaps(region: Region) -> Iterator[Gap]:
    """Yield what at least half of the States miss, of those that examined it, and two at least: articles, elements."""
    for article in region.articles:
        cells = {place.id: cell for place in region.states if (cell := region.cell(place, article))}
        without = tuple(id for id, cell in cells.items() if cell.status == "none-found")
        if common(without, cells):
            yield Gap(article, "", "", without, len(cells), _carriers(region, article, ""))
            continue
        for id, text in _elements(region, article).items():
            missing = tuple(place for place, cell in cells.items() if id in cell.missing)
            if common(missing, cells):
                yield Gap(article, id, text, missing, len(cells), _carriers(region, article, id))


def common(missing: Sequence[str], examined: Mapping[str, Judged]) -> bool:
    """Tell whether something is missing in at least half of what was examined, and in two at least.

    >>> common(["AL", "RS"], dict.fromkeys(["AL", "RS", "MK", "TR"])), common(["AL"], dict.fromkeys(["AL", "RS"]))
    (True, False)
    """
    return len(missing) >= max(2, len(examined) / 2)


def _elements(region: Region, article: Asked) -> dict[str, str]:
    """Return the texts of an article's elements by their ids, in order."""
    found = (cell.finding for place in region.places if (cell := region.cell(place, article)))
    return {element.id: element.text for finding in found if finding for element in finding.elements}


def _carriers(region: Region, article: Asked, element: str) -> tuple[Carrier, ...]:
    """Return the provisions that have an article or element, one of each place, the weightiest first."""
    found = (
        carrier
        for place in region.places
        if place.analysis and (cell := region.cell(place, article)) and cell.finding
        for carrier in [_carrier(place, place.analysis, cell, element)]
        if carrier
    )
    return tuple(sorted(found, key=lambda each: (-each.weight, each.place))[:MOST_CARRIERS])


def _carrier(place: Place, analysis: Analysis, cell: Judged, element: str) -> Carrier | None:
    """Return the provision of a place that carries an element, or the article: best shown, None where none is."""
    finding = cell.finding
    if finding is None or cell.status == "not-applicable":
        return None
    if not element:
        cited = [item for item in finding.candidates if item.accepted] if cell.status in ("full", "partial") else []
        best = max(cited, key=lambda item: item.weight, default=None)
        return _named(place, analysis, best, best.weight) if best else None
    shown = next((each for each in finding.elements if each.id == element), None)
    if shown is None or held(analysis, finding, shown).now != "full":
        return None
    bar = max(shown.evidence, key=lambda each: each.weight, default=None)
    return _named(place, analysis, bar, bar.weight) if bar else None


def _named(place: Place, analysis: Analysis, where: Evidence | Candidate, weight: float) -> Carrier | None:
    eid = where.eid.partition("__")[0]
    quoted = analysis.provisions.get(f"{where.statute}#{where.eid}") or analysis.provisions.get(
        f"{where.statute}#{eid}"
    )
    if quoted is None:
        return None
    return Carrier(place.id, where.statute, quoted.number, where.eid, quoted.heading, quoted.page, weight)
