"""Causes: what two analyses differ in that bears on a verdict which changed, named without choosing among them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from harmonize.findings.reservations import in_force
from harmonize.findings.versions import Pair
from harmonize.model.evidence import Candidate, Evidence
from harmonize.model.progress import Cause, Revision
from harmonize.model.verdict import Analysis, Finding, Source

UNDECIDED = ("cannot-tell", "none-found")
"""The statuses that depend on how much of the law was read."""


@dataclass(frozen=True, slots=True)
class Between:
    """Two analyses, their statutes paired, and what became of provisions by the key they had or have.

    ``unquoted`` are the keys of those whose words only one of the two has.
    """

    old: Analysis
    new: Analysis
    pairs: Sequence[Pair]
    was: Mapping[str, Revision]
    now: Mapping[str, Revision]
    unquoted: frozenset[str]

    @property
    def tool(self) -> tuple[Cause, ...]:
        """The tool, its knowledge and its encoder, where they differ."""
        old, new = self.old, self.new
        found = []
        if (old.version, old.models_sha256) != (new.version, new.models_sha256):
            found.append(Cause("tool", names=(_edition(old), _edition(new))))
        if old.encoder != new.encoder:
            found.append(
                Cause("encoder", names=tuple(each.encoder.name if each.encoder else "" for each in (old, new)))
            )
        return tuple(found)


@dataclass(frozen=True, slots=True)
class Basis:
    """What a verdict rests on in both analyses: keys of quoted provisions, and the article's finding."""

    before: frozenset[str]
    after: frozenset[str]
    finding: tuple[Finding, Finding]


def _edition(analysis: Analysis) -> str:
    return f"{analysis.version} ({analysis.models_sha256[:8]})"


def basis(between: Between, one: Finding, other: Finding, elements: Iterable[str]) -> Basis:
    """Return what the verdicts on some elements of an article rest on; without any, what the article does."""
    wanted = frozenset(elements)
    return Basis(frozenset(_keys(between.old, one, wanted)), frozenset(_keys(between.new, other, wanted)), (one, other))


def _keys(analysis: Analysis, finding: Finding, wanted: frozenset[str]) -> Iterator[str]:
    bars: list[Evidence | Candidate] = [
        bar for element in finding.elements if element.id in wanted for bar in element.evidence
    ]
    cited: list[Evidence | Candidate] = [each for each in finding.candidates if each.accepted]
    yield from (key for each in bars or cited if (key := _key(analysis, each)))


def _key(analysis: Analysis, each: Evidence | Candidate) -> str:
    """Return the key of the quoted provision that some evidence stands in, empty where none is quoted."""
    parts = each.eid.split("__")
    above = (f"{each.statute}#{'__'.join(parts[:depth])}" for depth in range(len(parts), 0, -1))
    return next((key for key in above if key in analysis.provisions), "")


def law_causes(between: Between, on: Basis) -> Iterator[Cause]:
    """Yield what the law, the files and how much of them was read have to do with a verdict."""
    touched = dict.fromkeys(
        revision
        for keys, known in ((on.before, between.was), (on.after, between.now))
        for key in sorted(keys)
        if (revision := known.get(key)) and revision.reworded
    )
    yield from _texts(between, tuple(touched))
    if unquoted := sorted((on.before | on.after) & between.unquoted):
        yield Cause("not-comparable", tuple(unquoted))
    yield from _statutes(between, on, bool(touched))
    yield from _completeness(between, on)


def _texts(between: Between, touched: Sequence[Revision]) -> Iterator[Cause]:
    """Yield the texts that differ: because the law did, or, in one file read by another tool, because reading did."""
    read = [each for each in touched if each.same_file and between.tool]
    law = [each for each in touched if each not in read]
    if law:
        yield Cause("law", tuple(each.place.key for each in law))
    if read:
        yield Cause("read-otherwise", tuple(each.place.key for each in read))


def _statutes(between: Between, on: Basis, touched: bool) -> Iterator[Cause]:
    """Yield the statutes that came, went, or changed elsewhere, as far as the verdict can have to do with them."""
    gone = [pair.before for pair in between.pairs if pair.before and not pair.after]
    come = [pair.after for pair in between.pairs if pair.after and not pair.before]
    asked, lacking = (finding.searched.missing_kinds_of_law for finding in on.finding)
    if added := [each for each in come if _concerns(each, on.after, asked)]:
        yield Cause("statute-added", names=_titles(added))
    if removed := [each for each in gone if _concerns(each, on.before, lacking)]:
        yield Cause("statute-removed", names=_titles(removed))
    other = [pair.after for pair in between.pairs if pair.before and pair.after and not pair.same_file]
    if other and not touched:
        yield Cause("law-elsewhere", names=_titles(other))


def _concerns(source: Source, keys: frozenset[str], kinds: Iterable[str]) -> bool:
    """Tell whether a verdict rests on a statute, or missed one of its kind."""
    missed = {kind for group in kinds for kind in group.split(" or ")}
    return source.kind in missed or any(key.startswith(f"{source.id}#") for key in keys)


def _titles(sources: Iterable[Source]) -> tuple[str, ...]:
    return tuple(source.title or source.id for source in sources)


def _completeness(between: Between, on: Basis) -> Iterator[Cause]:
    """Yield the statutes of which more was read, or less, where a verdict depends on that."""
    if not any(finding.status in UNDECIDED for finding in on.finding):
        return
    read = [pair.after for pair in between.pairs if pair.before and pair.after and _completed(pair)]
    if read:
        yield Cause("completeness", names=_titles(read))


def _completed(pair: Pair) -> bool:
    assert pair.before
    assert pair.after
    return bool(pair.before.incomplete) != bool(pair.after.incomplete)


def treaty_causes(between: Between, finding: Finding) -> Iterator[Cause]:
    """Yield what the State told the treaty office on an article, where it stands, and on which date that is judged."""
    acts = [_acts(analysis, finding) for analysis in (between.old, between.new)]
    standings = [_standing(analysis, finding.instrument) for analysis in (between.old, between.new)]
    if acts[0] == acts[1] and standings[0] == standings[1]:
        return
    clauses = sorted({act[0] for act in acts[0] ^ acts[1]})
    yield Cause("treaty", names=(*(standings if standings[0] != standings[1] else ()), *clauses))
    if between.old.as_of != between.new.as_of:
        days = (analysis.as_of for analysis in (between.old, between.new))
        yield Cause("as-of", names=tuple(day.isoformat() if day else "" for day in days))


def _acts(analysis: Analysis, finding: Finding) -> set[tuple[str, ...]]:
    """Return the acts on an article that are in force, as far as they can bear on a verdict."""
    ids = {element.id for element in finding.elements}
    return {
        (act.article, act.kind, act.mode or "", act.text, act.review, *act.covers)
        for act in analysis.acts
        if act.instrument == finding.instrument and in_force(act, analysis.as_of) and ids & {*act.covers}
    }


def _standing(analysis: Analysis, instrument: str) -> str:
    known = next((status for status in analysis.statuses if status.instrument == instrument), None)
    return known.standing(analysis.as_of) if known else ""
