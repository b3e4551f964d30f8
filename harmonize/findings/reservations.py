"""Reservations and declarations: which missing element a State's own act excuses, which option it has declared."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from harmonize.model.jurisdiction import Jurisdiction, TreatyAct
from harmonize.model.knowledge import Element

UNREVIEWED = "none"


def in_force(act: TreatyAct, as_of: date | None) -> bool:
    """Tell whether an act is in force on a date; without a date, whether it has no end on record."""
    if as_of is None:
        return act.end is None
    return (act.start is None or act.start <= as_of) and (act.end is None or as_of < act.end)


def acts_on(element: Element, jurisdiction: Jurisdiction, kind: str, as_of: date | None) -> Iterator[TreatyAct]:
    """Yield the acts of a kind that cover an element and are in force, those a lawyer has reviewed first."""
    acts = [act for act in jurisdiction.acts if act.kind == kind and element.id in act.covers and in_force(act, as_of)]
    yield from sorted(acts, key=lambda act: act.review == UNREVIEWED)


def reservation(element: Element, jurisdiction: Jurisdiction, as_of: date | None) -> TreatyAct | None:
    """Return the reservation that lets a State leave an element out, None where there is none."""
    if element.reservable != "omit":
        return None
    return next((act for act in acts_on(element, jurisdiction, "reservation", as_of) if act.mode == "omit"), None)


def narrowing(element: Element, jurisdiction: Jurisdiction, as_of: date | None) -> TreatyAct | None:
    """Return the declaration or narrowing reservation that lets a State use an option, None where there is none.

    Only an act of the kind that the instrument allows for this option counts.
    """
    declared = acts_on(element, jurisdiction, "declaration", as_of) if element.declarable else ()
    reserved = acts_on(element, jurisdiction, "reservation", as_of) if element.reservable == "narrow" else ()
    acts = [*declared, *(act for act in reserved if act.mode == "narrow")]
    return min(acts, key=lambda act: act.review == UNREVIEWED, default=None)
