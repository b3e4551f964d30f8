"""Progress: two analyses of one jurisdiction compared, every verdict that changed told with what it comes from."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from itertools import chain
from typing import cast

from harmonize.errors import InputError
from harmonize.findings.causes import Between, basis, law_causes, treaty_causes
from harmonize.findings.versions import compared, paired, turnover
from harmonize.model.holding import Held, held
from harmonize.model.progress import (
    Cause,
    Direction,
    Effect,
    Gap,
    Obligation,
    Progress,
    Shift,
    Tally,
    Uncompared,
)
from harmonize.model.verdict import Analysis, ElementFinding, Finding, Status

GAPS = frozenset({"none-found", "partial"})
MET = frozenset({"full", "reserved", "not-applicable"})
"""The statuses under which nothing is left to do; ``reserved`` is what a reservation excuses."""
SHOWN = frozenset({"full", "reserved"})
ORDER = ("none-found", "partial", "reserved", "full")
"""From nothing to all of what is asked."""
BINDING = ("required", "alternative")
STATUSES: tuple[Status, ...] = ("full", "partial", "none-found", "cannot-tell", "reserved", "not-applicable")


def compare(old: Analysis, new: Analysis) -> Progress:
    """Compare two analyses of one jurisdiction and legal unit.

    Raises :class:`InputError` where they are of two.
    """
    check(old, new)
    pairs = paired(old.statutes, new.statutes)
    found = compared(old, new, pairs)
    between = Between(
        old, new, pairs,
        was={each.before.key: each for each in found.revisions if each.before},
        now={each.after.key: each for each in found.revisions if each.after},
        unquoted=frozenset(place.key for place, _ in found.unquoted),
    )  # fmt: skip
    both = _both(old, new)
    return Progress(
        old=old,
        new=new,
        statutes=tuple(turnover(pair) for pair in pairs),
        revisions=found.revisions,
        shifts=tuple(chain.from_iterable(_shifts(between, one, other) for one, other in both)),
        tallies=tuple(_tallies(old, new)),
        obligations=tuple(chain.from_iterable(_obligations(old, new, one, other) for one, other in both)),
        uncompared=(
            *_unmatched(old, new),
            *(Uncompared("provision", f"{place.number} {place.heading}".strip(), was) for place, was in found.unquoted),
        ),
    )


def check(old: Analysis, new: Analysis) -> None:
    """Raise :class:`InputError` where two analyses are not of one jurisdiction and legal unit."""
    here, there = ((each.jurisdiction, each.unit) for each in (old, new))
    if here != there:
        names = " and ".join(f"{each.jurisdiction_name}{f', {each.unit}' if each.unit else ''}" for each in (old, new))
        raise InputError("progress", f"the analyses are of two territories: {names}", "give two of the same")


def direction(before: Status, after: Status) -> Direction:
    """Return which way a verdict went.

    >>> direction("partial", "full"), direction("full", "none-found"), direction("none-found", "partial")
    ('closed', 'opened', 'improved')
    >>> direction("cannot-tell", "none-found"), direction("full", "cannot-tell")
    ('other', 'worsened')
    """
    if before in GAPS and after in MET:
        return "closed"
    if before in MET and after in GAPS:
        return "opened"
    if "cannot-tell" in (before, after):
        return (
            "improved" if after in ("full", "reserved") else "worsened" if before in ("full", "reserved") else "other"
        )
    if before not in ORDER or after not in ORDER:
        return "other"
    return "improved" if ORDER.index(after) > ORDER.index(before) else "worsened"


def _both(old: Analysis, new: Analysis) -> list[tuple[Finding, Finding]]:
    there = {finding.key: finding for finding in new.findings}
    return [(finding, there[finding.key]) for finding in old.findings if finding.key in there]


def _elements(one: Finding, other: Finding) -> list[tuple[ElementFinding, ElementFinding]]:
    there = {element.id: element for element in other.elements}
    return [(element, there[element.id]) for element in one.elements if element.id in there]


def _shifts(between: Between, one: Finding, other: Finding) -> Iterator[Shift]:
    """Yield the change of an article's verdict, then those of its elements'."""
    pairs = [(here, there, held(between.old, one, here), held(between.new, other, there))
             for here, there in _elements(one, other)]  # fmt: skip
    was, now = held(between.old, one), held(between.new, other)
    if was.now != now.now:
        moved = [here.id for here, there, *_ in pairs if here.status != there.status]
        yield _shift(other, None, was, now, _causes(between, one, other, moved, was, now))
    for here, there, before, after in pairs:
        if before.now != after.now:
            yield _shift(other, there, before, after, _causes(between, one, other, [here.id], before, after))


def _shift(finding: Finding, element: ElementFinding | None, was: Held, now: Held, causes: tuple[Cause, ...]) -> Shift:
    before, after = _status(was), _status(now)
    return Shift(
        finding.instrument,
        finding.article,
        finding.title,
        element.id if element else "",
        element.text if element else "",
        before,
        after,
        (was.reviewed, now.reviewed),
        direction(before, after),
        causes or (Cause("unexplained"),),
    )


def _status(held: Held) -> Status:
    return cast(Status, held.now)


def _causes(
    between: Between, one: Finding, other: Finding, elements: list[str], was: Held, now: Held
) -> tuple[Cause, ...]:
    """Return what a changed verdict comes from: review alone where the tool says what it said."""
    reviewed = _review(was, now)
    if was.proposed == now.proposed:
        return reviewed
    on = basis(between, one, other, elements)
    return (*reviewed, *law_causes(between, on), *treaty_causes(between, other), *between.tool)


def _review(was: Held, now: Held) -> tuple[Cause, ...]:
    if now.decision:
        return (Cause("review", names=now.by),)
    return (Cause("review-gone", names=was.by),) if was.decision else ()


def _tallies(old: Analysis, new: Analysis) -> Iterator[Tally]:
    """Yield how many articles have each status, of the instruments that both analyses have."""
    for instrument in (name for name in old.instruments if name in new.instruments):
        here, there = (
            Counter(_status(held(each, finding)) for finding in each.findings if finding.instrument == instrument)
            for each in (old, new)
        )
        yield from (Tally(instrument, status, here[status], there[status]) for status in STATUSES)


def _obligations(old: Analysis, new: Analysis, one: Finding, other: Finding) -> Iterator[Obligation]:
    """Yield what becomes of an article, then of what it asks element by element."""
    yield _obligation(other, "", True, held(old, one), held(new, other))
    for here, there in _elements(one, other):
        binding = there.requirement in BINDING
        yield _obligation(other, there.id, binding, held(old, one, here), held(new, other, there))


def _obligation(finding: Finding, element: str, binding: bool, was: Held, now: Held) -> Obligation:
    before, after = _status(was), _status(now)
    effect = _effect(before, after) if binding else "other"
    return Obligation(finding.instrument, finding.article, element, binding, before, after, effect)


def _effect(before: Status, after: Status) -> Effect:
    """Return what a bill does to an obligation.

    >>> _effect("partial", "full"), _effect("none-found", "partial"), _effect("full", "partial")
    ('closes', 'leaves-open', 'breaks')
    """
    if before == after:
        return "keeps" if after in MET else "leaves-open"
    way = direction(before, after)
    if way in ("closed", "opened", "worsened"):
        return "closes" if way == "closed" else "breaks"
    if after in MET:
        return "closes" if before == "cannot-tell" else "keeps"
    return "leaves-open"


def _unmatched(old: Analysis, new: Analysis) -> Iterator[Uncompared]:
    """Yield the instruments, articles and elements that only one analysis has."""
    here, there = ({**each.instruments} for each in (old, new))
    yield from _only("instrument", here, there)
    both = here.keys() & there.keys()
    one, other = ({f.key: f"{here.get(f.instrument, '')} {f.article}" for f in each.findings if f.instrument in both}
                  for each in (old, new))  # fmt: skip
    yield from _only("article", one, other)
    for mine, its in _both(old, new):
        yield from _only("element", {e.id: e.text for e in mine.elements}, {e.id: e.text for e in its.elements})


def _only(kind: Gap, here: Mapping[str, str], there: Mapping[str, str]) -> Iterator[Uncompared]:
    yield from (Uncompared(kind, name, True) for key, name in here.items() if key not in there)
    yield from (Uncompared(kind, name, False) for key, name in there.items() if key not in here)
