"""Cases: an article with what gold asks and what an analysis found, the provisions under the same names."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from harmonize.evaluation.rulings import Place, Ruling, reach, rule
from harmonize.model.evidence import Candidate
from harmonize.model.gold import Gold
from harmonize.model.knowledge import Article
from harmonize.model.verdict import Analysis, Finding, Status
from harmonize.numbers import comparable

NOT_FOUND: tuple[Status, ...] = ("none-found", "cannot-tell")
"""A gap is said with either: ``cannot-tell`` is right where the law that would hold it was not supplied."""
UNSTATED = "unstated"
"""The stratum of what no annotator gave one."""


@dataclass(frozen=True, slots=True)
class Case:
    """One article of one analysis, judged by the gold of some ``statutes``.

    ``ranked`` are the candidates best first, each provision once, of the statutes that were judged; ``shown`` are the
    elements that the ledger of each has a bar for. ``printed`` are the numbers as gold or the statute has them. ``gap``
    tells whether all statutes read are said to be silent.
    """

    jurisdiction: str
    language: str
    statutes: tuple[str, ...]
    ruling: Ruling
    finding: Finding
    ranked: tuple[Place, ...]
    cited: frozenset[Place]
    shown: Mapping[Place, frozenset[str]]
    printed: Mapping[Place, str]
    gap: bool
    expected: Status | None

    @property
    def statute(self) -> str:
        """The statutes whose gold it rests on, as one name."""
        return "+".join(self.statutes)

    @property
    def judged(self) -> bool:
        """Whether gold tells what has to be found, or that nothing is there."""
        return self.gap or bool(self.ruling.needs)

    @property
    def said_gap(self) -> bool:
        """Whether the tool says that nothing was found: it cannot tell and cites something where a part is open."""
        return self.finding.status in NOT_FOUND and not self.cited

    @property
    def settled(self) -> tuple[Place, ...]:
        """The candidates best first, without those that only some annotators say implement."""
        return tuple(where for where in self.ranked if where not in self.ruling.open)

    @property
    def met(self) -> int:
        """How many of the needs a cited provision meets."""
        return sum(not need.isdisjoint(self.cited) for need in self.ruling.needs)

    @property
    def wrong(self) -> frozenset[Place]:
        """The cited provisions that gold does not allow."""
        return self.cited - self.ruling.citable

    @property
    def first_right(self) -> bool:
        """Whether what is ranked first is wanted; in a gap, whether the gap is said."""
        return self.said_gap if self.gap else not self.ruling.wanted.isdisjoint(self.settled[:1])

    @property
    def right(self) -> bool:
        """Whether a gap was said where there is one, else all that is wanted was cited and nothing wrong."""
        answered = self.gap == self.said_gap and self.met == len(self.ruling.needs)
        return answered and not self.wrong

    @property
    def stratum(self) -> str:
        """How near the wanted provisions are to the instrument's words, the farthest of them."""
        strata = {self.ruling.strata.get(where, UNSTATED) for where in self.ruling.wanted}
        return "absent" if self.gap else max(strata, default=UNSTATED, key=("near-copy", UNSTATED, "re-worded").index)


def matched(analysis: Analysis, golds: Iterable[Gold]) -> dict[str, Gold]:
    """Return the gold of an analysis's statutes, by their ids in it: that of the same file.

    Gold that was written with other statutes in view counts only where these were read too.
    """
    by_sha256 = {gold.sha256: gold for gold in golds}
    found = {source.id: by_sha256[source.sha256] for source in analysis.statutes if source.sha256 in by_sha256}
    read = {gold.statute for gold in found.values()}
    return {id: gold for id, gold in found.items() if read.issuperset(gold.read_with)}


def cases(analysis: Analysis, golds: Iterable[Gold], articles: Mapping[str, Article]) -> Iterator[Case]:
    """Yield every article of an analysis that gold judges, in the order of the analysis."""
    known = matched(analysis, golds)
    for finding in analysis.findings:
        own = [gold for gold in known.values() if any(item.article == finding.key for item in gold.judgements)]
        if own and finding.key in articles:
            yield case(finding, own, known, rule(articles[finding.key], own), len(analysis.statutes))


def case(finding: Finding, own: Sequence[Gold], known: Mapping[str, Gold], ruling: Ruling, read: int) -> Case:
    """Return a case; ``own`` is the gold that judges its article, ``read`` the number of statutes that were read."""
    reached = {id for gold in own for id in reach(gold)}
    ids = {id: gold.statute for id, gold in known.items() if gold.statute in reached}
    candidates = [item for item in finding.candidates if item.statute in ids]
    whole = len(ids) == read
    gap = whole and not ruling.needs and ruling.silent == reached
    return Case(
        jurisdiction=own[0].jurisdiction,
        language="+".join(sorted({gold.language for gold in own})),
        statutes=tuple(gold.statute for gold in own),
        ruling=ruling,
        finding=finding,
        ranked=tuple(dict.fromkeys(at(item, ids) for item in candidates)),
        cited=frozenset(at(item, ids) for item in candidates if item.accepted),
        shown=shown(candidates, ids),
        printed=ruling.printed | {at(item, ids): item.provision for item in candidates},
        gap=gap,
        expected=(ruling.status or ("none-found" if gap else None)) if whole else None,
    )


def at(item: Candidate, ids: Mapping[str, str]) -> Place:
    """Return the provision that a candidate is, under the name that gold has for it."""
    return ids[item.statute], comparable(item.provision)


def shown(candidates: Iterable[Candidate], ids: Mapping[str, str]) -> dict[Place, frozenset[str]]:
    """Return for each candidate the elements that its ledger has a bar for."""
    bars: dict[Place, frozenset[str]] = {}
    for item in candidates:
        where = at(item, ids)
        bars[where] = bars.get(where, frozenset()) | {bar.element for bar in item.evidence if bar.element}
    return bars
