"""Governing rules: what is said of a power outside the provision that gives it, in its chapter or by reference."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from harmonize.alignment.acceptance import Cited
from harmonize.alignment.corpus import Finder
from harmonize.alignment.forms import nucleus_patterns, punishes
from harmonize.alignment.ledger import bar, spans
from harmonize.alignment.patterns import Indexed, best, concepts, index, matches
from harmonize.model.evidence import Evidence
from harmonize.model.knowledge import Article, Element, Instrument, Pattern
from harmonize.model.law import CITABLE, Provision, Statute, within

WIDEST = 40
"""A group of more provisions than this is no chapter on one matter, but a part of the code."""
REFERRED = "referred to"
"""How a rule governs that the power itself names; it may give another power, of which some then holds for this one."""
SPEAKS_OF_POWERS = ("power", "judicial-authorisation")


@dataclass(frozen=True, slots=True)
class Rule:
    """A passage that may govern a power, cut to what may; ``how`` tells why, ``subject`` of what it has to speak."""

    number: int
    how: str
    indexed: Indexed
    subject: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Governed:
    """What a rule shows of an element: the number of its passage, and the bar of evidence."""

    number: int
    bar: Evidence


def chapters(group: Provision) -> Iterator[tuple[str, ...]]:
    """Yield the eids of the provisions of each chapter: a group that is not too wide, and stands in none."""
    for child in group.children:
        if child.kind in CITABLE:
            continue
        eids = tuple(provision.eid for provision in child.citable())
        if len(eids) <= WIDEST:
            yield eids
        else:
            yield from chapters(child)


def referring(statute: Statute) -> Iterator[tuple[str, str]]:
    """Yield for each reference of a statute to itself the innermost provision it stands in and the eid it means."""
    for reference in statute.references:
        if reference.statute == statute.id:
            place = statute.root.path(reference.span.start)[-1]
            yield from ((place.eid, eid) for target in reference.targets for eid in target.eids)


def cut(indexed: Indexed, eid: str) -> Indexed:
    """Return a passage with only what stands in one of its parts, and without what punishes."""
    paragraphs = (
        tuple(
            sentence
            for sentence in paragraph
            if within(sentence.eid, eid) and not punishes(concepts(sentence.features))
        )
        for paragraph in indexed.passage.paragraphs
    )
    return index(replace(indexed.passage, paragraphs=tuple(item for item in paragraphs if item)))


def referred(powers: frozenset[int], finder: Finder) -> Iterator[tuple[int, str, str]]:
    """Yield the parts of passages that some powers refer to, and the passages that refer to them."""
    for statute in finder.corpus.statutes.values():
        for source, target in referring(statute):
            begun = finder.numbers.get((statute.id, source.partition("__")[0]))
            meant = finder.numbers.get((statute.id, target.partition("__")[0]))
            if begun is None or meant is None or begun == meant:
                continue
            if begun in powers:
                yield meant, REFERRED, target
            elif meant in powers:
                yield begun, "refers to it", source


def beside(powers: frozenset[int], finder: Finder) -> Iterator[tuple[int, str, str]]:
    """Yield the passages of the chapters that some powers stand in."""
    passages = finder.corpus.passages
    eids = {(passages[number].passage.statute, passages[number].passage.provision.eid) for number in powers}
    shared = {
        (statute.id, eid)
        for statute in finder.corpus.statutes.values()
        for chapter in chapters(statute.root)
        if any((statute.id, eid) in eids for eid in chapter)
        for eid in chapter
    }
    for number, item in enumerate(passages):
        eid = item.passage.provision.eid
        if (item.passage.statute, eid) in shared and number not in powers:
            yield number, "in its chapter", eid


def about(article: Article) -> tuple[str, ...]:
    """Return the notions of which a rule on a power has one: those of its nucleus, and what speaks of powers at all."""
    named = (name for pattern in nucleus_patterns(article) for name in pattern.all_of[0])
    return tuple(dict.fromkeys((*SPEAKS_OF_POWERS, *named)))


def speaking_of(rule: Rule, pattern: Pattern) -> Pattern:
    """Return a pattern as a rule must show it: near what it speaks of, in one paragraph."""
    if not rule.subject:
        return pattern
    return replace(pattern, all_of=(*pattern.all_of, rule.subject), scope="paragraph")


def rules(article: Article, cited: Cited, finder: Finder) -> list[Rule]:
    """Return what governs the provisions cited for a power; what its chapter has for other articles does not."""
    powers = cited[article.number]
    others = frozenset[int]().union(*cited.values()) - powers
    subject = about(article)
    around = (*referred(powers, finder), *beside(powers, finder))
    places = dict.fromkeys(place for place in around if place[1] == REFERRED or place[0] not in others)
    found = (
        Rule(number, how, cut(finder.corpus.passages[number], eid), () if how == REFERRED else subject)
        for number, how, eid in places
    )
    return [rule for rule in found if rule.indexed.passage.paragraphs]


def shown(element: Element, known: Sequence[Rule], finder: Finder) -> Governed | None:
    """Return the first rule that shows an element, with its bar; None where none does.

    A rule that the power does not name must speak of such powers where it shows the element.
    """
    for rule in known:
        for pattern in element.patterns:
            if match := best(matches(speaking_of(rule, pattern), rule.indexed)):
                marks = spans(match.features)
                how = bar(finder.corpus, rule.number, "general-rule", rule.how, 0.0, match.span, marks, element.id)
                return Governed(rule.number, how)
    return None


def judged_on(element: Element, article: Article) -> tuple[str, ...]:
    """Return the articles whose governing rules can show an element; a safeguard that names none is for all powers."""
    if element.on:
        return (element.on,)
    return article.over if article.kind == "safeguard" else ()


def said_itself(element: Element, powers: frozenset[int], finder: Finder) -> bool:
    """Tell whether one of the provisions that give a power shows an element: no other needs to be asked."""
    return any(not powers.isdisjoint(finder.everywhere(pattern)) for pattern in element.patterns)


def governed(instrument: Instrument, cited: Cited, finder: Finder) -> dict[str, list[Governed]]:
    """Return by number of the article what the rules show that govern the provisions cited for powers."""
    powers = {article.number: article for article in instrument.articles if cited.get(article.number)}
    known = {number: rules(article, cited, finder) for number, article in powers.items() if article.kind == "power"}
    found: dict[str, list[Governed]] = {}
    for article in instrument.articles:
        for element in article.elements:
            if element.on and said_itself(element, cited.get(element.on, frozenset()), finder):
                continue
            governing = [rule for number in judged_on(element, article) for rule in known.get(number, ())]
            if item := shown(element, governing, finder):
                found.setdefault(article.number, []).append(item)
    return found
