"""Rulings: what the gold of some statutes asks for an article, where the annotators agree."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from harmonize.model.gold import CITED, Annotator, Found, Gold, Judgement, Said, Stratum
from harmonize.model.knowledge import Article
from harmonize.model.verdict import Status
from harmonize.numbers import comparable

Place = tuple[str, str]
"""A provision: the statute's id in gold, and its number made comparable."""


@dataclass(frozen=True, slots=True)
class Ruling:
    """What gold asks for one article.

    Of each of ``needs`` any one provision is enough. ``citable`` may be cited without being wrong: what contributes,
    and what the annotators do not agree on. ``open`` are the provisions that only some say implement, outside of every
    need: whether they should come first is not settled. ``judged`` is everything that somebody ruled on. ``silent`` are
    the statutes said to be silent, those that were taken into account included. ``pairs`` has for each provision the
    elements that all agree on, present or not; ``elements`` the same for the statutes read together, where a general
    rule counts too. ``printed`` are the provisions' numbers as gold has them.
    """

    article: str
    needs: tuple[frozenset[Place], ...]
    citable: frozenset[Place]
    open: frozenset[Place]
    judged: frozenset[Place]
    silent: frozenset[str]
    pairs: Mapping[Place, Mapping[str, bool]]
    strata: Mapping[Place, Stratum]
    printed: dict[Place, str]
    elements: Mapping[str, Found]
    status: Status | None

    @property
    def wanted(self) -> frozenset[Place]:
        """Every provision that a need is met with."""
        return frozenset().union(*self.needs)


Judged = tuple[Gold, Judgement]
"""A judgement and the gold it stands in."""


def alone(gold: Gold, annotator: Annotator) -> Gold:
    """Return gold as one annotator has it."""
    return replace(gold, judgements=tuple(item for item in gold.judgements if item.annotator == annotator))


def place(item: Judgement) -> Place:
    """Return the provision that a judgement is about; a gap has the statute alone."""
    return item.statute, comparable(item.provision)


def rule(article: Article, golds: Sequence[Gold]) -> Ruling:
    """Return what gold, of statutes read together, asks for an article."""
    found = [(gold, item) for gold in golds for item in gold.judgements if item.article == article.key]
    by_place: dict[Place, list[Judged]] = defaultdict(list)
    for gold, item in found:
        by_place[place(item)].append((gold, item))
    agreed = {where: items for where, items in by_place.items() if unanimous(items)}
    needs = {choices(where, found) for where, items in agreed.items() if items[0][1].ruling == "implements"}
    cited = {where for where, items in by_place.items() if any(item.ruling in CITED for _, item in items)}
    some = {where for where, items in by_place.items() if any(item.ruling == "implements" for _, item in items)}
    silent = {id for items in agreed.values() for gold, item in items if item.ruling == "gap" for id in reach(gold)}
    elements = together(article, found, golds)
    return Ruling(
        article=article.key,
        needs=tuple(sorted(needs, key=sorted)),
        citable=frozenset(cited).union(*needs),
        open=frozenset(some).difference(*needs),
        judged=frozenset(where for where in by_place if where[1]),
        silent=frozenset(silent),
        pairs={where: settled(items) for where, items in by_place.items() if citable_to_all(items)},
        strata={where: stratum for where, items in by_place.items() if (stratum := stratum_of(items))},
        printed={place(item): item.provision for _, item in found},
        elements=elements,
        status=told(article, golds) or derived(article, elements, bool(needs)),
    )


def reach(gold: Gold) -> tuple[str, ...]:
    """Return the statutes that a judgement takes into account."""
    return gold.statute, *gold.read_with


def everybody(items: Sequence[Judged]) -> bool:
    """Tell whether all annotators of a statute have judged a pair."""
    return all({item.annotator for _, item in items} >= set(gold.annotators) for gold, _ in items)


def unanimous(items: Sequence[Judged]) -> bool:
    """Tell whether all annotators of a statute say the same of a pair."""
    return everybody(items) and len({item.ruling for _, item in items}) == 1


def citable_to_all(items: Sequence[Judged]) -> bool:
    """Tell whether all annotators of a statute would cite a provision, so that each has judged its elements."""
    return everybody(items) and all(item.ruling in CITED for _, item in items)


def choices(where: Place, found: Iterable[Judged]) -> frozenset[Place]:
    """Return a provision with those that an annotator calls its alternatives."""
    pairs = [(gold.statute, item.annotator, item.choice, place(item)) for gold, item in found if item.choice]
    groups = {(statute, who, choice) for statute, who, choice, other in pairs if other == where}
    return frozenset({where, *(other for *group, other in pairs if tuple(group) in groups)})


def settled(items: Sequence[Judged]) -> dict[str, bool]:
    """Return the elements of a pair that all say are present, or absent; what a general rule has is neither."""
    says: dict[str, set[Said]] = defaultdict(set)
    for _, item in items:
        for id, said in item.elements.items():
            says[id].add(said)
    return {id: said == {"present"} for id, said in says.items() if said in ({"present"}, {"absent"})}


def stratum_of(items: Iterable[Judged]) -> Stratum | None:
    """Return how near a provision is to the instrument's words: what the first says who says it."""
    return next((item.stratum for _, item in sorted(items, key=lambda one: one[1].annotator) if item.stratum), None)


def together(article: Article, found: Iterable[Judged], golds: Iterable[Gold]) -> dict[str, Found]:
    """Return the elements that all agree on when the provisions are read together with the general rules."""
    ids = [element.id for element in article.elements]
    whole = {id: gold.elements[id] for gold in golds for id in ids if id in gold.elements}
    by_annotator: dict[Annotator, dict[str, bool]] = defaultdict(dict)
    for _, item in found:
        own = by_annotator[item.annotator] if item.ruling in CITED and item.elements else {}
        for id, said in item.elements.items():
            own[id] = own.get(id, False) or said != "absent"
    heard = [{said.get(id) for said in by_annotator.values() if said} for id in ids]
    agreed: dict[str, Found] = {
        id: "present" if said == {True} else "absent" for id, said in zip(ids, heard, strict=True) if len(said) == 1
    }
    return agreed | whole


def told(article: Article, golds: Iterable[Gold]) -> Status | None:
    """Return the status that a reader gave an article as a whole."""
    return next((gold.statuses[article.key] for gold in golds if article.key in gold.statuses), None)


def derived(article: Article, elements: Mapping[str, Found], carried: bool) -> Status | None:
    """Return the status that follows from an article's elements; None where one that decides is not agreed on."""
    if not (elements and carried):
        return None
    met = {element.group for element in article.elements if elements.get(element.id) == "present"} - {None}
    decisive = {
        elements.get(element.id)
        for element in article.elements
        if element.requirement == "required" and "statute" in element.implemented_by and element.group not in met
    }
    if "absent" in decisive:
        return "partial"
    return None if decisive - {"present"} else "full"
