"""Regions: the shares of a statute's text by what they were taken for, laid end to end as one bar."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Stretch:
    """A part of the bar: what kind of region it stands for, where it begins and how wide it is, of 100."""

    kind: str
    share: float
    x: float
    width: float


def bar(coverage: Mapping[str, float]) -> tuple[Stretch, ...]:
    """Lay shares end to end in their order.

    >>> [(part.kind, part.x, part.width) for part in bar({"provision": 0.75, "heading": 0.25})]
    [('provision', 0, 75.0), ('heading', 75.0, 25.0)]
    """
    parts: list[Stretch] = []
    for kind, share in coverage.items():
        at = round(parts[-1].x + parts[-1].width, 2) if parts else 0
        parts.append(Stretch(kind, share, at, round(100 * share, 2)))
    return tuple(parts)
