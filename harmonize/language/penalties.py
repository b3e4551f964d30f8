"""Penalties: what each provision threatens, for which form of the offence, and for whom."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby

from harmonize.language.amounts import Wording
from harmonize.language.sentences import sentences
from harmonize.language.sentencing import IMPOSING, Sentence, Threat, sentence
from harmonize.model.drafts import blanked
from harmonize.model.law import Provision, Reference, Statute, within
from harmonize.model.penalty import Form, Penalty
from harmonize.model.text import Span

ASIDES = ("heading", "margin-note", "amendment-note")
"""What is printed in the middle of sentences without being part of them."""
DERIVED = ("derived", "again", "raises")
DEEP = 3
"""A provision that refers to the penalty of one which refers to another is followed so many times."""


@dataclass(frozen=True, slots=True)
class Clause:
    """A sentence of a provision with what it says of penalties, and where it refers to."""

    eid: str
    span: Span
    said: Sentence
    references: tuple[Reference, ...]


@dataclass(frozen=True, slots=True)
class Law:
    """A statute whose penalties are read: its text without asides, its provisions by id, and what was read so far."""

    statute: Statute
    wording: Wording
    text: str
    articles: Mapping[str, Provision]
    known: dict[str, tuple[Penalty, ...]] = field(default_factory=dict)


def penalties(statute: Statute, wording: Wording, wanted: Iterable[str]) -> dict[str, tuple[Penalty, ...]]:
    """Return the penalties of the articles with the ids ``wanted``, in the order of the text."""
    articles = {node.eid: article for article in statute.articles() for node in article.walk()}
    law = Law(statute, wording, spoken(statute), articles)
    return {eid: of_article(law, articles[eid]) for eid in wanted if eid in articles}


def spoken(statute: Statute) -> str:
    """Return a statute's text with blanks for headings, notes and what a draft deletes; offsets stay the same."""
    text = blanked(statute.document)
    parts, at = [], 0
    for region in statute.regions:
        if region.kind in ASIDES and region.span.start >= at:
            parts += [text[at : region.span.start], " " * len(region.span)]
            at = region.span.end
    return "".join([*parts, text[at:]])


def of_article(law: Law, article: Provision, depth: int = DEEP) -> tuple[Penalty, ...]:
    """Return the penalties of an article, those that it takes from other provisions included."""
    if article.eid in law.known:
        return law.known[article.eid]
    found: list[Penalty] = []
    for clause in clauses(law, article, imposed=False):
        found += threatened(law, clause)
        if not clause.said.threats and "same" in clause.said.roles:
            found += borrowed(law, clause, article, found, depth)
    made = tuple(graded(found))
    if depth == DEEP:
        law.known[article.eid] = made
    return made


def clauses(law: Law, node: Provision, imposed: bool) -> Iterator[Clause]:
    """Yield the sentences of a provision and of what stands below it; points are imposed by what leads into them."""
    own = [clause(law, node.eid, span, imposed) for span in spans(law, node)]
    yield from own
    lead = own[-1:] + [
        clause(law, child.eid, span, imposed)
        for child in node.children
        if child.kind == "wrapup"
        for span in spans(law, child)
    ]
    below = any(imposes(item) for item in lead) or (imposed and not any(item.said.threats for item in lead))
    for child in node.children:
        yield from clauses(law, child, below and child.kind != "wrapup")


def spans(law: Law, node: Provision) -> Iterator[Span]:
    """Yield the sentences of a provision's own text."""
    return sentences(law.text, node.body, law.wording.cues.abbreviations)


def imposes(clause: Clause) -> bool:
    """Tell whether a sentence imposes penalties that what follows it names."""
    return not clause.said.threats and not clause.said.roles.isdisjoint(IMPOSING)


def clause(law: Law, eid: str, span: Span, imposed: bool) -> Clause:
    """Read one sentence."""
    inside = references_in(law.statute.references, span)
    said = sentence(law.wording, law.text, span, imposed, [item.span for item in inside])
    return Clause(eid, span, said, inside)


def references_in(references: Sequence[Reference], span: Span) -> tuple[Reference, ...]:
    """Return the references that begin in a span; references stand in the order of the text."""
    first = bisect_left(references, span.start, key=lambda item: item.span.start)
    last = bisect_left(references, span.end, key=lambda item: item.span.start)
    return tuple(references[first:last])


def threatened(law: Law, clause: Clause) -> Iterator[Penalty]:
    """Yield the penalties of a sentence, each with the form of the offence that its charge is for."""
    end = 0
    for _, charge in groupby(clause.said.threats, key=lambda item: item.charge):
        group = list(charge)
        last = len(clause.said.items) if group[-1] is clause.said.threats[-1] else group[-1].last
        roles = {item.role for item in clause.said.items[end:last]}
        end = group[-1].last
        yield from (penalty(law, clause, item, roles) for item in group)


def penalty(law: Law, clause: Clause, item: Threat, roles: set[str]) -> Penalty:
    """Return a threat as a penalty of its provision."""
    return Penalty(
        statute=law.statute.id,
        eid=clause.eid,
        kind=item.kind,
        span=item.span,
        minimum=item.minimum,
        maximum=item.maximum,
        form=form(roles),
        joined=item.joined,
        charge=item.charge,
        legal_person="legal-person" in roles,
    )


def form(roles: set[str]) -> Form:
    """Return what form of an offence a penalty is for, from what is said around it."""
    if "attempt" in roles:
        return "attempt"
    return "basic" if roles.isdisjoint(DERIVED) else "aggravated"


def borrowed(law: Law, clause: Clause, article: Provision, before: Sequence[Penalty], depth: int) -> Iterator[Penalty]:
    """Yield the penalties of the provision that a sentence refers to, or of the sentence before it where it names none.

    One ``referred`` penalty where they cannot be read.
    """
    cue = next(item for item in clause.said.items if item.role == "same")
    roles = {item.role for item in clause.said.items}
    target = named(clause, cue.span, law.wording.verb_last)
    found = meant(law, target, article, before, depth) if target or clause.references else last_charge(before)
    taken = found or [Penalty(law.statute.id, target, "referred", cue.span)]
    for item in taken:
        yield replace(
            item,
            statute=law.statute.id,
            eid=clause.eid,
            span=cue.span,
            form=form(roles),
            legal_person="legal-person" in roles,
            same_as=item.same_as or item.eid,
        )


def named(clause: Clause, cue: Span, verb_last: bool) -> str:
    """Return the id of the provision whose penalty a sentence takes: the nearest named behind (or before) the cue."""
    before = [item for item in clause.references if item.span.start < cue.start]
    after = [item for item in clause.references if item.span.end > cue.start]
    near = (before[::-1] or after) if verb_last else (after or before[::-1])
    eids = (eid for item in near[:1] for target in item.targets for eid in target.eids)
    return next(eids, "")


def meant(law: Law, target: str, article: Provision, before: Sequence[Penalty], depth: int) -> list[Penalty]:
    """Return the penalties for the basic offence of the provision that is referred to."""
    host = law.articles.get(target)
    if host is None or depth == 0:
        return []
    found = before if host.eid == article.eid else of_article(law, host, depth - 1)
    inside = [item for item in found if within(item.eid, target) and not item.legal_person]
    return [item for item in inside if item.form == "basic"] or inside


def last_charge(before: Sequence[Penalty]) -> list[Penalty]:
    """Return the penalties that were threatened together last."""
    return [item for item in before if before and (item.eid, item.charge) == (before[-1].eid, before[-1].charge)]


def graded(found: Sequence[Penalty]) -> Iterator[Penalty]:
    """Yield an article's penalties, those of a derived form that are lighter than the basic offence's marked so."""
    basic = max((weight(item) for item in found if item.form == "basic" and not item.legal_person), default=None)
    heaviest: dict[tuple[str, int], tuple[float, float]] = {}
    for item in found:
        place = (item.eid, item.charge)
        heaviest[place] = max(heaviest.get(place, (0.0, 0.0)), weight(item))
    for item in found:
        lighter = basic is not None and heaviest[item.eid, item.charge] < basic
        yield replace(item, form="lesser") if item.form == "aggravated" and lighter else item


def weight(item: Penalty) -> tuple[float, float]:
    """Return by what penalties are compared: the longest deprivation of liberty, then the shortest."""
    most, least = item.months, item.minimum.months if item.minimum and item.kind == "imprisonment" else None
    if item.kind == "imprisonment" and most is None:
        return float("inf") if least else 0.0, least or 0.0
    return most or 0.0, least or 0.0
