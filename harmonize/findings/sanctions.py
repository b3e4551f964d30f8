"""Sanctions: what the laws of a region threaten for the same offences, side by side."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from statistics import median
from types import MappingProxyType

from harmonize.model.penalty import Penalty, basic
from harmonize.model.region import Region, Sanction, Threat

Levels = Mapping[tuple[str, str], Sequence[tuple[str, int]]]
"""By instrument and article: the articles that ask for a maximum of its penalty, with the months they ask for."""
NONE: Levels = MappingProxyType({})


def sanctions(region: Region, levels: Levels = NONE) -> Iterator[Sanction]:
    """Yield for each offence what each place threatens, and the lowest, median and highest maximum."""
    for article in region.articles:
        if article.kind == "offence":
            asked = tuple(levels.get((article.instrument, article.article), ()))
            threats = tuple(
                threat(place.id, cell.finding.penalties, asked)
                for place in region.places
                if (cell := region.cell(place, article)) and cell.finding and cell.status != "not-applicable"
            )
            maxima = [each.maximum for each in threats if each.maximum is not None]
            if maxima:
                yield Sanction(article, threats, asked, min(maxima), median(maxima), max(maxima))


def threat(place: str, penalties: Iterable[Penalty], asked: Sequence[tuple[str, int]] = ()) -> Threat:
    """Return what a place threatens for an offence: bounds of the basic form, the gravest form, levels not reached."""
    found = list(penalties)
    own = basic(found)
    heaviest = max(own, key=lambda item: item.longest, default=None)
    return Threat(
        place,
        minimum=heaviest.minimum.months if heaviest and heaviest.minimum and heaviest.longest else None,
        maximum=heaviest.months if heaviest else None,
        gravest=max((item.months for item in found if item.months is not None), default=None),
        read=bool(own),
        below=tuple(level for level in asked if own and all(item.reaches(level[1]) is False for item in own)),
    )
