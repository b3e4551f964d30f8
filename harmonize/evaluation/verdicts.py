"""Verdicts: what was concluded for each article beside what gold asks, in words that a reader can check."""

from __future__ import annotations

from collections.abc import Iterator

from harmonize.evaluation.cases import Case
from harmonize.evaluation.rulings import Place
from harmonize.evaluation.tallies import FIRST, SAYS
from harmonize.model.evaluation import Verdict


def verdict(case: Case) -> Verdict:
    """Return the verdict of a case."""
    ruling, told = case.ruling, list(elements(case))
    return Verdict(
        statute=case.statute,
        article=ruling.article,
        title=case.finding.title,
        gap=case.gap,
        wanted=tuple(tuple(named(where, case) for where in sorted(need)) for need in ruling.needs),
        expected=case.expected,
        status=case.finding.status,
        ranked=tuple(named(where, case) for where in case.ranked[:FIRST]),
        cited=tuple(named(where, case) for where in case.ranked if where in case.cited),
        missed=tuple(dict.fromkeys(id for id, has, says in told if has and not says)),
        wrong=tuple(dict.fromkeys(id for id, has, says in told if says and not has)),
        confidence=case.finding.confidence,
        right=case.right,
    )


def elements(case: Case) -> Iterator[tuple[str, bool, bool]]:
    """Yield each element that was judged, whether gold has it, and whether the tool has.

    They are those of the pairs; where no pair has any, those of the article.
    """
    for where, said in case.ruling.pairs.items():
        shown = case.shown.get(where, frozenset())
        yield from ((id, has, id in shown) for id, has in said.items())
    if not any(case.ruling.pairs.values()):
        found = {item.id: SAYS.get(item.status) for item in case.finding.elements}
        both = ((id, said, found.get(id)) for id, said in case.ruling.elements.items() if said != "cannot-tell")
        yield from ((id, said == "present", tool == "present") for id, said, tool in both if tool)


def named(where: Place, case: Case) -> str:
    """Return a provision's number as printed, with its statute where several were judged together."""
    number = case.printed[where]
    return number if case.statutes == where[:1] else f"{where[0]} {number}"
