"""Bounds: the least and the most that a sentence states, from the amounts in it and the words around them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from harmonize.language.amounts import Item
from harmonize.model.penalty import MONTHS, Quantity

TIME = (*MONTHS, "hour")
FILLERS = 3
"""So many words may stand between "not exceeding" and the amount: *the sum of*."""
APART = 5
"""So many items may stand between a minimum and the maximum that goes with it."""
LEAST, MOST = ("at-least",), ("up-to", "until")


@dataclass(frozen=True, slots=True)
class Bound:
    """A minimum, a maximum or both, and the items that say it: from ``first`` to before ``last``."""

    minimum: Quantity | None
    maximum: Quantity | None
    first: int
    last: int

    @property
    def unit(self) -> str:
        """The unit of what is bounded."""
        stated = self.maximum or self.minimum
        return stated.unit if stated else ""

    @property
    def timed(self) -> bool:
        """Whether it bounds a time rather than a sum."""
        return self.unit in TIME


def bounds(items: Sequence[Item], bare_maximum: bool) -> list[Bound]:
    """Return the bounds that a sentence states, in the order of the text."""
    return list(_completed(list(_bounds(items, bare_maximum)), items))


def _bounds(items: Sequence[Item], bare_maximum: bool) -> Iterator[Bound]:
    at, term = 0, None
    while at < len(items):
        found = _range(items, at) or _one_sided(items, at, bare_maximum) or _again(items, at, term)
        if found:
            yield found
            term = found if found.timed else term
        at = found.last if found else at + 1


def _again(items: Sequence[Item], at: int, term: Bound | None) -> Bound | None:
    """Return the term that was stated last where an item says "the same term": *for three years, or for the same*."""
    return replace(term, first=at, last=at + 1) if term and items[at].role == "same-term" else None


def _quantity(items: Sequence[Item], at: int) -> Quantity | None:
    return items[at].quantity if 0 <= at < len(items) and items[at].role in ("number", "quantity") else None


def _role(items: Sequence[Item], at: int) -> str:
    return items[at].role if 0 <= at < len(items) else ""


def _range(items: Sequence[Item], at: int) -> Bound | None:
    """Return the bound that a range beginning at an item makes: from three to ten years, between one and two."""
    least = _quantity(items, at)
    if least is None:
        return None
    opened = _role(items, at - 1) in ("from", "between")
    through = _role(items, at + 1)
    if through in ("to", "until") or (through == "and" and _role(items, at - 1) == "between"):
        end = at + 2
    elif items[at].edge == "starts" and through == "quantity" and items[at + 1].edge == "ends":
        end = at + 1
    else:
        return None
    most = _quantity(items, end)
    if most is None or (least.unit and (least.unit in TIME) != (most.unit in TIME)):
        return None
    unit = least.unit or most.unit
    after = end + 1 + (_role(items, end + 1) in ("until", "at-most-after"))
    return Bound(Quantity(least.amount, unit), most, at - opened, after)


def _one_sided(items: Sequence[Item], at: int, bare_maximum: bool) -> Bound | None:
    """Return the bound that an amount makes with the words before or behind it, or bare."""
    amount = _quantity(items, at)
    if amount is None:
        return None
    first, before = _before(items, at)
    after = _role(items, at + 1)
    if before in LEAST or after == "at-least-after":
        return Bound(amount, None, first, at + 1 + (after == "at-least-after"))
    if before in MOST or after in ("at-most-after", "until") or items[at].edge == "ends":
        return Bound(None, amount, first, at + 1 + (after in ("at-most-after", "until")))
    return Bound(None if bare_maximum else amount, amount, at, at + 1)


def _before(items: Sequence[Item], at: int) -> tuple[int, str]:
    """Return where the words that bound an amount from before it begin, and their role; its own place for none."""
    for back in range(1, FILLERS + 2):
        role = _role(items, at - back)
        if role in LEAST or role == "up-to" or (role == "until" and back == 1):
            return at - back, role
        if role:
            break
    return at, ""


def _completed(found: Sequence[Bound], items: Sequence[Item]) -> Iterator[Bound]:
    """Yield bounds, a minimum made one with the maximum that goes with it: not less than two and not more than five."""
    at = 0
    while at < len(found):
        least, most = found[at], found[at + 1] if at + 1 < len(found) else None
        if most and _go_together(least, most, items):
            yield replace(least, minimum=_in_unit(least.minimum, most.unit), maximum=most.maximum, last=most.last)
            at += 1
        else:
            yield least
        at += 1


def _in_unit(amount: Quantity | None, unit: str) -> Quantity | None:
    """Give a number without a unit that of what goes with it: not less than *one* and not more than four years."""
    return replace(amount, unit=unit) if amount and not amount.unit else amount


def _go_together(least: Bound, most: Bound, items: Sequence[Item]) -> bool:
    between = items[least.last : most.first]
    one_sided = least.maximum is None and most.minimum is None
    plain = len(between) <= APART and all(item.role in ("", "and") for item in between)
    return one_sided and plain and (not least.unit or least.timed == most.timed)
