"""Articles, candidates, statutes and States in one line each, for what is concluded from them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import cache

from factories import statute

from harmonize.findings.articles import judge
from harmonize.findings.completeness import Supply
from harmonize.findings.recommendations import Ground, advised
from harmonize.model.evidence import Alignment, Candidate, Evidence, Relation
from harmonize.model.jurisdiction import Jurisdiction, TreatyAct
from harmonize.model.knowledge import Article, Element, Requirement
from harmonize.model.law import Statute
from harmonize.model.text import Page, Span
from harmonize.model.verdict import Finding

KEY = "treaty:1"
SEEN = date(2026, 1, 1)


def element(
    name: str, requirement: Requirement = "required", group: str | None = None, reservable: str | None = None,
    nucleus: bool = True, ways: tuple[str, ...] = ("statute",),
) -> Element:  # fmt: skip
    """An element of the article, its text its name; an option may be declared, unless it needs a reservation."""
    declarable = requirement == "option" and reservable is None
    return Element(
        f"{KEY}/{name}", f"the {name}", "conduct", requirement, (), nucleus, group, reservable,
        declarable=declarable, implemented_by=ways,
    )  # fmt: skip


def article(*elements: Element | str, held_by: tuple[tuple[str, ...], ...] = (("criminal-code",),)) -> Article:
    """An article of some elements; a mere name is a required one."""
    made = tuple(element(item) if isinstance(item, str) else item for item in elements)
    return Article("treaty", "1", "Erasing", "offence", "", "https://example.org", held_by, made)


def bar(name: str | None, eid: str = "art_1", weight: float = 1.0, comparison: str = "concepts") -> Evidence:
    """Evidence for the element of that name."""
    return Evidence(
        "law", eid, comparison, "near", weight, f"{KEY}/{name}" if name else None, "words", Span(0, 5), 1
    )  # fmt: skip


def candidate(
    *shown: str, number: str = "1", accepted: bool = True, relation: Relation = "implements", weight: float = 1.0
) -> Candidate:
    """A provision that shows the elements of those names."""
    eid = f"art_{number}"
    bars = tuple(bar(name, eid, weight) for name in shown)
    reason = "has what the article is about"
    return Candidate("law", number, eid, "", 1, weight * len(bars), accepted, relation, reason, bars)


@cache
def law(kind: str = "criminal-code", first: int = 1, size: int = 12, unread: tuple[int, ...] = ()) -> Statute:
    """A statute of so many articles, counted from ``first``, some of its pages without text."""
    text = "\n\n".join(f"Neni {number}\nRain\n\nIt rains." for number in range(first, first + size))
    made = statute(text, kind=kind)
    pages = (Page(1), *(Page(number, readable=False) for number in unread))
    return replace(made, title="Code", document=replace(made.document, pages=pages))


def act(
    *covers: str, kind: str = "reservation", mode: str | None = "omit", review: str = "A. Lawyer, 2026-01-01",
    start: date | None = None, end: date | None = None, text: str = "the act's words",
) -> TreatyAct:  # fmt: skip
    """What a State told the treaty office about the elements of those names."""
    covered = tuple(f"{KEY}/{name}" for name in covers)
    return TreatyAct("treaty", "1", kind, mode, covered, text, start, end, "https://example.org", SEEN, review)


def declaration(*covers: str, review: str = "A. Lawyer, 2026-01-01", **dates: date | None) -> TreatyAct:
    """A declaration that the State uses the options of those names."""
    return act(*covers, kind="declaration", mode=None, review=review, **dates)


def state(*acts: TreatyAct) -> Jurisdiction:
    """A State that has made some acts."""
    return Jurisdiction("ZZ", "Nowhere", acts=acts)


NOWHERE = state()


def judged(
    asked: Article, *candidates: Candidate, statutes: Sequence[Statute] = (), state: Jurisdiction = NOWHERE,
    as_of: date | None = None, defaults: tuple[Evidence, ...] = (), over: frozenset[str] = frozenset(),
) -> Finding:  # fmt: skip
    """The finding on an article; without statutes, one complete criminal code was read."""
    read = statutes or [law()]
    found = judge(asked, Alignment(KEY, candidates, defaults, over), Supply.of(read), state, as_of)
    return advised(found, asked, Ground(tuple(read)))


def statuses(finding: Finding) -> dict[str, str]:
    """The status of each element by name."""
    return {item.id.removeprefix(f"{KEY}/"): item.status for item in finding.elements}


def codes(finding: Finding) -> dict[str, str]:
    """Why each element has its status, as a code."""
    return {item.id.removeprefix(f"{KEY}/"): item.reason.code for item in finding.elements}
