"""Crosswalks: how what one instrument asks relates to what another asks, article by article."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from harmonize.model.knowledge import Element

Comparison = Literal["equal", "narrower", "broader", "intersects", "none"]
"""What the source is to the target, read as a sentence: the source is ``narrower`` than the target where whoever meets
the target in full meets the source too, but not the other way round: it asks for less. ``broader`` is the reverse;
``equal`` holds both ways; with ``intersects`` each asks something that the other does not; with ``none`` they only
look alike. They are compared as they bind a State that has made no reservation and no declaration."""

REVERSED: dict[Comparison, Comparison] = {
    "equal": "equal",
    "narrower": "broader",
    "broader": "narrower",
    "intersects": "intersects",
    "none": "none",
}


@dataclass(frozen=True, slots=True)
class Row:
    """One comparison: articles of the source (keys such as ``budapest:2``) taken together, against those of the target.

    ``target_asks`` are the ids of the elements that the target asks beyond the source, and ``source_asks`` the reverse:
    required elements that the other does not have, and limits that the other leaves to a law and this one does not
    (an ``allowed`` option of the other). ``implies`` are pairs of element ids: whoever has the first has the second.
    """

    source: tuple[str, ...]
    target: tuple[str, ...]
    relation: Comparison
    target_asks: tuple[str, ...] = ()
    source_asks: tuple[str, ...] = ()
    implies: tuple[tuple[str, str], ...] = ()
    note: str = ""

    def reversed(self) -> Row:
        """Return the same comparison from the target to the source.

        >>> Row(("a:1",), ("b:2",), "broader", source_asks=("b:2/limit",)).reversed().relation
        'narrower'
        """
        return Row(
            self.target, self.source, REVERSED[self.relation], self.source_asks, self.target_asks, self.implies,
            self.note,
        )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Crosswalk:
    """The comparisons of one instrument with another, by their ids."""

    source: str
    target: str
    rows: tuple[Row, ...]

    def reversed(self) -> Crosswalk:
        """Return the same crosswalk from the target to the source."""
        return Crosswalk(self.target, self.source, tuple(row.reversed() for row in self.rows))


def canonical(element: Element) -> str:
    """Return the id that all elements share which are the same."""
    return element.same_as or element.id
