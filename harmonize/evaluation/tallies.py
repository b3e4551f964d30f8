"""Tallies: what each case adds to the counts that the figures are made of."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from harmonize.evaluation.cases import UNSTATED, Case
from harmonize.model.gold import Found
from harmonize.model.verdict import Status

FIRST = 5
"""So many candidates a reader looks at."""

SAYS: dict[Status, Found] = {
    "full": "present",
    "present": "present",
    "none-found": "absent",
    "absent": "absent",
    "reserved": "absent",
    "not-applicable": "absent",
}
"""What the status of an element says of it in the words of gold; what is excused or met in another way is absent."""

Tally = Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Row:
    """A tally, and what it belongs to; ``jurisdiction`` is what is resampled."""

    jurisdiction: str
    language: str
    statute: str
    article: str
    stratum: str
    tally: Tally


def rows(case: Case) -> Iterator[Row]:
    """Yield what a case adds: one tally for the article, one for each pair whose elements were judged."""
    about = (case.jurisdiction, case.language, case.statute, case.ruling.article)
    whole = Counter[str]()
    for part in (retrieval(case), accepted(case), statuses(case), whole_elements(case), trust(case)):
        whole.update(part)
    yield Row(*about, case.stratum, whole)
    for where, said in case.ruling.pairs.items():
        has = case.shown.get(where, frozenset())
        yield Row(*about, case.ruling.strata.get(where, UNSTATED), crossed("element", elements(said, has)))


def retrieval(case: Case) -> Tally:
    """Count an article with something to find, and where in the ranking it stands."""
    wanted = case.ruling.wanted
    if not wanted:
        return {}
    ranks = [rank for rank, where in enumerate(case.settled, 1) if where in wanted]
    near = set(case.settled[:FIRST])
    return {
        "judged": 1,
        "first": case.first_right,
        "in five": bool(wanted & near),
        "all in five": all(not need.isdisjoint(near) for need in case.ruling.needs),
        "reciprocal": 1 / ranks[0] if ranks else 0,
    }


def accepted(case: Case) -> Tally:
    """Count the provisions cited, right or wrong, and the needs met; what contributes is neither right nor wrong.

    What nobody judged is wrong: else whoever cites the whole law would be right.
    """
    if not case.judged:
        return {}
    return {
        "cited right": len(case.cited & case.ruling.wanted),
        "cited wrong": len(case.wrong),
        "never judged": len(case.wrong - case.ruling.judged),
        "needs met": case.met,
        "needs": len(case.ruling.needs),
    }


def elements(said: Mapping[str, bool], shown: frozenset[str]) -> Iterator[tuple[str, str]]:
    """Yield for each element of a pair what gold says and what the ledger does."""
    words = {True: "present", False: "absent"}
    yield from ((words[has], words[id in shown]) for id, has in said.items())


def whole_elements(case: Case) -> Tally:
    """Count the elements of an article over all statutes read, where gold and tool both tell."""
    if case.expected is None:
        return {}
    found = {item.id: SAYS.get(item.status) for item in case.finding.elements}
    pairs = ((said, found.get(id)) for id, said in case.ruling.elements.items() if said != "cannot-tell")
    return crossed("whole element", ((said, tool) for said, tool in pairs if tool))


def statuses(case: Case) -> Tally:
    """Count gaps, gaps said, and what status the tool gives an article of which status."""
    told = crossed("status", [(case.expected, case.finding.status)] if case.expected else [])
    if not case.judged:
        return told
    return {
        **told,
        "gaps": case.gap,
        "gaps said": case.said_gap,
        "gaps said rightly": case.gap and case.said_gap,
    }


def trust(case: Case) -> Tally:
    """Count how far a verdict's confidence is from whether its first answer is right."""
    sure = case.finding.confidence
    if sure is None or not case.judged:
        return {}
    return {"trusted": 1, "squared error": (sure - case.first_right) ** 2}


def crossed(name: str, pairs: Iterable[tuple[str, str]]) -> Tally:
    """Count pairs of labels under a name.

    >>> crossed("element", [("present", "absent"), ("present", "absent")])
    {'element: present, absent': 2}
    """
    return dict(Counter(f"{name}: {one}, {other}" for one, other in pairs))
