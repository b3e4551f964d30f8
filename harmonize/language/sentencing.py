"""Sentencing: the penalties that one sentence threatens, each with its bounds, and how they are joined."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate
from typing import get_args

from harmonize.language.amounts import Item, Wording, items
from harmonize.language.bounds import Bound, bounds
from harmonize.model.penalty import Joined, PenaltyKind, Quantity
from harmonize.model.text import Span

KINDS: dict[str, PenaltyKind] = {kind: kind for kind in get_args(PenaltyKind)}
TIMED = ("imprisonment", "community-service", "prohibition")
OF_ITSELF = ("confiscation",)
"""What is worded with the verb that imposes it, and needs no other."""
REACH = 8
"""So many items at most stand between a penalty and its amount: *of either description for a term of*."""
BARE_REACH = 2
"""The same, for a number without a unit, which is a fine's only behind it: *a fine of 500*."""
LONGEST = 16
"""A bound is said in so many items at most."""
CONNECTIVES = ("or", "and")
IMPOSING = ("imposes", "raises")
GOVERNING = (*IMPOSING, "mentions")


@dataclass(frozen=True, slots=True)
class Threat:
    """A penalty as a sentence words it: what, its bounds, how it is joined, and the words' place among the items."""

    kind: PenaltyKind
    first: int
    last: int
    span: Span
    minimum: Quantity | None = None
    maximum: Quantity | None = None
    joined: Joined = ""
    charge: int = 1


@dataclass(frozen=True, slots=True)
class Sentence:
    """What a sentence says of penalties: its threats, in order, and the roles of all its items."""

    items: tuple[Item, ...]
    threats: tuple[Threat, ...]

    @property
    def roles(self) -> frozenset[str]:
        """The roles that some words of it have."""
        return frozenset(item.role for item in self.items)


def sentence(wording: Wording, text: str, span: Span, imposed: bool, breaks: Iterable[Span] = ()) -> Sentence:
    """Return what a sentence says of penalties.

    ``imposed`` tells that the words which lead into it impose what it names. At ``breaks`` (references to provisions)
    the penalties of another offence may begin.
    """
    found = items(wording, text, span)
    heads = [at for at, item in enumerate(found) if item.role in KINDS and not restated(found, at)]
    threatened = imposed_at(found, wording.verb_last, imposed)
    own = [at for at in heads if threatened[at] or found[at].role in OF_ITSELF]
    stated = bounds(found, wording.bare_maximum)
    limits = attached(found, heads, stated, wording.timed_fines)
    threats = [threat(found, KINDS[found[at].role], at, limits.get(at)) for at in own]
    unnamed = implied(found, stated, set(limits.values()))
    threats += [threat(found, "imprisonment", item.first, item) for item in unnamed]
    threats.sort(key=lambda item: item.first)
    return Sentence(tuple(found), tuple(connected(found, threats, sorted(breaks))))


def restated(found: Sequence[Item], at: int) -> bool:
    """Tell whether a penalty is only named again after "both": *or to both the fine and the imprisonment*."""
    before = (found[place].role for place in range(at - 1, max(-1, at - REACH), -1))
    return next((role for role in before if role and role != "and" and role not in KINDS), "") == "both"


def implied(found: Sequence[Item], stated: Sequence[Bound], taken: set[Bound]) -> list[Bound]:
    """Return the terms that are imposed without a word for what they are terms of: "is punished by up to two years"."""
    free = (item for item in stated if item.timed and item.first and item not in taken)
    return [item for item in free if found[item.first - 1].role in IMPOSING]


def imposed_at(found: Sequence[Item], verb_last: bool, inherited: bool) -> list[bool]:
    """Tell for each item whether a penalty there would be threatened, rather than only mentioned.

    What governs it is the verb before it (or behind it, where verbs stand last), else the one on its other side.
    """
    before = list(accumulate((item.role for item in found), _governing, initial=""))[:-1]
    after = list(accumulate((item.role for item in reversed(found)), _governing, initial=""))[-2::-1]
    near, far = (after, before) if verb_last else (before, after)
    otherwise = IMPOSING[0] if inherited else ""
    return [(one or other or otherwise) in IMPOSING for one, other in zip(near, far, strict=True)]


def _governing(last: str, role: str) -> str:
    return role if role in GOVERNING else last


def attached(
    found: Sequence[Item], heads: Sequence[int], stated: Sequence[Bound], timed_fines: bool
) -> dict[int, Bound]:
    """Return for each penalty its bounds: the nearest that fit it, with no other penalty or connective between."""
    firsts = [bound.first for bound in stated]
    pairs = sorted(
        (gap, head, place)
        for head in heads
        for place in range(bisect_left(firsts, head - REACH - LONGEST), bisect_right(firsts, head + REACH + 1))
        if fitting(found[head].role, stated[place], timed_fines)
        and (gap := distance(found, head, stated[place])) is not None
    )
    taken: dict[int, Bound] = {}
    used: set[int] = set()
    for _, head, place in pairs:
        if head not in taken and place not in used:
            taken[head] = stated[place]
            used.add(place)
    return taken


def fitting(kind: str, bound: Bound, timed_fines: bool) -> bool:
    """Tell whether a bound can be that of a kind of penalty."""
    if kind == "day-fine":
        return bound.unit == "day" or not bound.timed
    if kind == "fine":
        return timed_fines or not bound.timed
    return kind in TIMED and bound.timed


def distance(found: Sequence[Item], head: int, bound: Bound) -> int | None:
    """Return how many items stand between a penalty and a bound, None where they do not belong together."""
    between = found[head + 1 : bound.first] if head < bound.first else found[bound.last : head]
    crossed = any(item.role in KINDS or item.role in (*CONNECTIVES, *GOVERNING) for item in between)
    counted = found[head].role == "day-fine"  # its word is the unit too: thirty day-fines
    reach = REACH if bound.unit else BARE_REACH if head < bound.first else 0 if counted else -1
    return None if crossed or len(between) > reach else len(between)


def threat(found: Sequence[Item], kind: PenaltyKind, at: int, bound: Bound | None) -> Threat:
    """Return the penalty at an item, with its bounds."""
    first, last = (min(at, bound.first), max(at + 1, bound.last)) if bound else (at, at + 1)
    span = Span(found[first].span.start, found[last - 1].span.end)
    kind = "day-fine" if kind == "fine" and bound and bound.timed else kind
    return Threat(kind, first, last, span, bound.minimum if bound else None, bound.maximum if bound else None)


def connected(found: Sequence[Item], threats: Sequence[Threat], breaks: Sequence[Span]) -> Iterator[Threat]:
    """Yield the penalties of a sentence with how each is joined to the one before it, and which go together."""
    charge, group = 1, list[Threat]()
    for item in threats:
        if group and parted(found, group[-1], item, breaks):
            yield from settled(found, group, item.first)
            charge, group = charge + 1, []
        joined = connective(found, group[-1], item) if group else ""
        group.append(replace(item, joined=joined, charge=charge))
    yield from settled(found, group, len(found))


def parted(found: Sequence[Item], one: Threat, other: Threat, breaks: Sequence[Span]) -> bool:
    """Tell whether the penalties of another offence, or those of legal persons, begin between two penalties."""
    start, end = one.span.end, other.span.start
    again = any(item.role in ("again", "both", "derived") for item in found[one.last : other.first])
    corporate = any(item.role == "legal-person" for item in found[one.last : other.last])
    at = bisect_left(breaks, start, key=lambda item: item.start)
    return again or corporate or (at < len(breaks) and breaks[at].start < end)


def connective(found: Sequence[Item], one: Threat, other: Threat) -> Joined:
    """Return how a penalty is joined to the one before it; after a mere comma, as the next is joined to it."""
    between = [item.role for item in found[one.last : other.first] if item.role in CONNECTIVES]
    later = (found[at].role for at in range(other.last, len(found)) if found[at].role in (*CONNECTIVES, "both"))
    return "or" if "or" in between or (not between and next(later, "and") != "and") else "and"


def settled(found: Sequence[Item], group: Sequence[Threat], end: int) -> Iterator[Threat]:
    """Yield penalties that go together; where the law adds "or both", each may stand alone or beside the others."""
    both = bool(group) and any(item.role == "both" for item in found[group[-1].last : end])
    for item in group:
        yield replace(item, joined="and-or") if both and item.joined else item
