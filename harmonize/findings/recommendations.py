"""Recommendations: what to do about what is missing, where in the law, and what its words must say."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import takewhile
from types import MappingProxyType

from harmonize.findings.articles import GAPS, best_rejected, binding, place, texts
from harmonize.model.evidence import Alignment, Candidate
from harmonize.model.knowledge import Article, Element
from harmonize.model.law import Statute
from harmonize.model.recommendation import Asked, Instead, Priority, Recommendation, Target
from harmonize.model.verdict import ElementFinding, Finding

UNSHOWN = ("not-in-statutes", "not-only-in-statutes")
"""Why an element is not decided by the statutes' words."""
ATTESTED = frozenset({"administrative", "practice"})
"""The ways of implementing an element that somebody has to tell of: no text shows them, nor does a treaty itself."""
LESS: Mapping[Priority, Priority] = MappingProxyType({"high": "medium", "medium": "low", "low": "low"})
SUBSTANCE = ("offence", "power")
"""The kinds of article that are empty without a provision of their own."""


_LEVEL = re.compile(r"\w+")  # "6", "1", "a", "i" of "6(1)(a)(i)"


@dataclass(frozen=True, slots=True)
class Ground:
    """What recommendations rest on beside a finding.

    ``statutes`` are those read; ``binds`` tells whether the instrument binds the State, None where that is not on
    record; ``proposed`` has what was proposed for the instrument's articles, by number.
    """

    statutes: tuple[Statute, ...] = ()
    binds: bool | None = None
    proposed: Mapping[str, Alignment] = field(default_factory=dict)


def advised(finding: Finding, article: Article, ground: Ground) -> Finding:
    """Return a finding with what to do about it.

    What an instrument asks that does not bind the State is less pressing.
    """
    steps = tuple(_steps(finding, article, ground))
    if ground.binds is False:
        steps = tuple(replace(step, priority=LESS[step.priority]) for step in steps)
    return replace(finding, recommendations=steps)


def _steps(finding: Finding, article: Article, ground: Ground) -> Iterator[Recommendation]:
    """Yield the steps: first what the law lacks, then the limits that it sets, then what only practice shows."""
    if finding.status in GAPS:
        yield from _completing(finding, article, ground)
        yield from _unlimiting(finding, article, ground)
    practice = [item for item in finding.elements if item.id in _attestable(article) and item.reason.code in UNSHOWN]
    if practice and ground.binds is not False:
        text = f"Attest, with a source, how this is done: {texts(practice)}."
        yield Recommendation("attest", text, "low", "authorities", asked=_checklist(practice, article))


def _attestable(article: Article) -> set[str]:
    return {element.id for element in article.elements if not ATTESTED.isdisjoint(element.implemented_by)}


def _completing(finding: Finding, article: Article, ground: Ground) -> Iterator[Recommendation]:
    """Yield that a provision be amended, or that one be introduced, so that the law has what it lacks."""
    lacking = [item for item in binding(finding.elements) if item.status == "none-found"]
    cited = [item for item in finding.candidates if item.accepted]
    if lacking and cited:
        candidate = _closest(cited, lacking, article)
        half = 2 * len(lacking) >= len(binding(finding.elements))
        yield Recommendation(
            "amend",
            f"Amend {place(candidate)} so that it also has: {texts(lacking)}.",
            "high" if half and article.kind in SUBSTANCE else "medium",
            "legislature",
            _target(candidate, ground.statutes),
            _checklist(lacking, article),
            instead=_instead(lacking, article, ground),
        )
    elif lacking:
        beside = _beside(finding, article, ground)
        where = f", beside {place(beside)}" if beside else ""
        whole = [item for item in finding.elements if item in lacking or item.requirement == "alternative"]
        yield Recommendation(
            "introduce",
            f"Introduce a provision on {article.title.lower()}{where}.",
            "high" if article.kind in SUBSTANCE else "medium",
            "legislature",
            _target(beside, ground.statutes) if beside else None,
            _checklist(whole, article),
            keep=_checklist(_permitted(finding, article, ground), article),
            instead=_instead(lacking, article, ground),
        )


def _unlimiting(finding: Finding, article: Article, ground: Ground) -> Iterator[Recommendation]:
    """Yield what to do about limits that the law sets without having declared them, or against the instrument."""
    undeclared = [item for item in finding.elements if item.reason.code == "option-undeclared"]
    forbidden = [item for item in finding.elements if item.reason.code == "option-not-allowed"]
    if undeclared:
        target = _holder(undeclared, finding, ground)
        acts = _instead(undeclared, article, ground)
        late = bool(acts) and all(act.open is False for act in acts)
        told = (
            "Remove this limit, for a declaration comes too late"
            if late
            else "Declare the use of this option or remove it"
        )
        yield Recommendation(
            "remove-limit" if late else "declare",
            f"{told}: {texts(undeclared)}.",
            "medium",
            "legislature" if late else "government",
            target,
            _checklist(undeclared, article),
            instead=acts,
        )
    if forbidden:
        yield Recommendation(
            "remove-limit",
            f"Remove this limit: {texts(forbidden)}.",
            "medium",
            "legislature",
            _holder(forbidden, finding, ground),
            _checklist(forbidden, article),
        )


def _checklist(elements: Sequence[ElementFinding], article: Article) -> tuple[Asked, ...]:
    sets = {element.id: element.group or "" for element in article.elements}
    return tuple(Asked(item.id, item.text, item.clauses, sets.get(item.id, "")) for item in elements)


def _permitted(finding: Finding, article: Article, ground: Ground) -> list[ElementFinding]:
    """Return the limits that the instrument allows a new provision to have; options only while they can be declared."""
    known = {element.id: element for element in article.elements}
    return [item for item in finding.elements if item.id in known and _may_limit(known[item.id], ground)]


def _may_limit(element: Element, ground: Ground) -> bool:
    declarable = (element.declarable or bool(element.reservable)) and ground.binds is not True
    return element.requirement == "exclusion" or (element.requirement == "option" and (element.allowed or declarable))


def _instead(elements: Sequence[ElementFinding], article: Article, ground: Ground) -> tuple[Instead, ...]:
    """Return the acts that would excuse elements, by clause.

    A State may make them when it signs or binds itself, and not afterwards (Vienna Convention on the Law of Treaties,
    Article 19).
    """
    known = {element.id: element for element in article.elements}
    found: dict[tuple[str, str], list[str]] = {}
    for item in elements:
        element = known[item.id]
        if element.reservable:
            found.setdefault(("reservation", element.reservation_clause), []).append(item.id)
        elif element.declarable:
            clause = element.clauses[0] if element.clauses else article.number
            found.setdefault(("declaration", clause), []).append(item.id)
    still = None if ground.binds is None else not ground.binds
    return tuple(
        Instead("reservation" if kind == "reservation" else "declaration", clause, tuple(ids), still)
        for (kind, clause), ids in found.items()
    )


def _closest(cited: Sequence[Candidate], lacking: Sequence[ElementFinding], article: Article) -> Candidate:
    """Return the provision that has what stands nearest in the instrument to what is missing, else the first."""
    order = {element.id: place for place, element in enumerate(article.elements)}
    clauses = {element.id: element.clauses for element in article.elements}

    def nearness(candidate: Candidate) -> tuple[int, int]:
        own = {bar.element for bar in candidate.evidence if bar.element in order}
        pairs = [(mine, item.id) for mine in own if mine for item in lacking]
        return max(
            (_near(order[mine] - order[other], clauses[mine], clauses[other]) for mine, other in pairs), default=(0, 0)
        )

    main = [item for item in cited if item.relation == "implements"] or list(cited)
    return max(main, key=nearness)


def _near(apart: int, clauses: Sequence[str], others: Sequence[str]) -> tuple[int, int]:
    """Return how near two elements are: levels of their clauses in common, then places between them.

    Of two as far apart, the one that stands before is nearer.

    >>> _near(-1, ("22(1)(b)",), ("22(1)(c)",)) > _near(1, ("22(1)(d)",), ("22(1)(c)",))
    True
    """
    levels = max((_levels_shared(one, other) for one in clauses for other in others), default=0)
    return levels, -(2 * abs(apart) + (apart > 0))


def _levels_shared(clause: str, other: str) -> int:
    """Return how many levels two clauses have in common.

    >>> _levels_shared("6(1)(a)(i)", "6(1)(b)"), _levels_shared("6(1)", "4(1)")
    (2, 0)
    """
    pairs = zip(_LEVEL.findall(clause), _LEVEL.findall(other), strict=False)
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))


def _beside(finding: Finding, article: Article, ground: Ground) -> Candidate | None:
    """Return the provision beside which a new one would stand.

    That is what only resembles it, else one that is cited for an article which codes place next to it, else the nearest
    that was turned down, else one that is cited for any article of its kind.
    """
    nearest = best_rejected(finding.candidates)
    if nearest and nearest.relation == "look-alike":
        return nearest
    neighbours = [_first_cited(ground.proposed[number]) for number in article.beside if number in ground.proposed]
    others = [_first_cited(alignment) for alignment in ground.proposed.values()]
    return next((item for item in [*neighbours, nearest, *others] if item), None)


def _first_cited(alignment: Alignment) -> Candidate | None:
    return next((item for item in alignment.candidates if item.accepted), None)


def _holder(limits: Sequence[ElementFinding], finding: Finding, ground: Ground) -> Target | None:
    """Return the provision that sets some limits."""
    ids = {item.id for item in limits}
    holders = (
        item for item in finding.candidates if item.accepted and any(bar.element in ids for bar in item.evidence)
    )
    candidate = next(holders, None)
    return _target(candidate, ground.statutes) if candidate else None


def _target(candidate: Candidate, statutes: Sequence[Statute]) -> Target:
    statute = next((item for item in statutes if item.id == candidate.statute), None)
    chapter = _chapter(statute, candidate.eid) if statute else ""
    return Target(candidate.statute, candidate.provision, candidate.eid, candidate.heading, candidate.page, chapter)


def _chapter(statute: Statute, eid: str) -> str:
    """Return number and heading of the innermost group that a provision stands in, empty where the law has none."""
    provision = next((item for item in statute.articles() if item.eid == eid), None)
    if provision is None:
        return ""
    above = statute.root.path(provision.span.start)[1:]
    groups = [f"{item.number} {item.heading}".strip() for item in above if item.eid != eid]
    return next((group for group in reversed(groups) if group), "")
