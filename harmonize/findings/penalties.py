"""Penalties: what the cited provisions threaten, and whether it reaches the level that an instrument asks for."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from harmonize.model.evidence import Alignment, Candidate, Evidence
from harmonize.model.knowledge import Article, Element
from harmonize.model.law import CITABLE, Statute, within
from harmonize.model.penalty import Penalty, basic
from harmonize.model.text import Span
from harmonize.model.verdict import Reason, Status

Threats = Mapping[tuple[str, str], tuple[Penalty, ...]]
"""The penalties of provisions, by statute and id of the article or section."""


@dataclass(frozen=True, slots=True)
class Level:
    """Whether the penalties reach what an element asks for, why, and the words that decide it."""

    status: Status
    reason: Reason
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class Charged:
    """A cited provision and one of its penalties for an article's offence."""

    candidate: Candidate
    penalty: Penalty


def threatened(article: Article, alignment: Alignment, statutes: Sequence[Statute], threats: Threats) -> list[Charged]:
    """Return the penalties of the provisions cited for an article; ``cited`` marks those where the conduct stands.

    A provision may punish several offences, one in each paragraph.
    """
    nucleus = {element.id for element in article.elements if element.nucleus}
    found: list[Charged] = []
    for item in alignment.candidates:
        if item.accepted:
            places = paragraphs(item, nucleus, statutes)
            own = threats.get((item.statute, item.eid), ())
            found += [Charged(item, replace(each, cited=stands_in(each.eid, places))) for each in own]
    return found


def paragraphs(item: Candidate, elements: Collection[str], statutes: Sequence[Statute]) -> set[str]:
    """Return the ids of the paragraphs of a provision in which some elements are shown."""
    statute = next((each for each in statutes if each.id == item.statute), None)
    own = [bar for bar in item.evidence if (bar.statute, bar.eid) == (item.statute, item.eid)]
    spans = [bar.span for bar in own if bar.element in elements]
    return {paragraph_at(statute, span) for span in spans} if statute else set()


def paragraph_at(statute: Statute, span: Span) -> str:
    """Return the id of the paragraph that a span stands in, or of the article where it has none."""
    path = statute.root.path(span.start)
    unit = next((place for place, node in enumerate(path) if node.kind in CITABLE), len(path) - 1)
    inner = path[unit : unit + 2]
    return next((node.eid for node in inner if node.kind == "paragraph"), path[unit].eid)


def stands_in(eid: str, places: Iterable[str]) -> bool:
    """Tell whether a provision is one of some places or stands in one."""
    return any(within(eid, place) for place in places)


def natural(charged: Sequence[Charged]) -> list[Charged]:
    """Return the penalties for the offence itself, each with its provision."""
    wanted = basic(item.penalty for item in charged)
    return [item for item in charged if item.penalty in wanted]


def levels(
    article: Article,
    alignments: Mapping[str, Alignment],
    charged: Mapping[str, Sequence[Charged]],
    statutes: Sequence[Statute],
) -> dict[str, Level]:
    """Return the level for each element of an article that asks for a maximum.

    ``alignments`` and ``charged`` are what was proposed and found for the articles of the instrument, by number.
    """
    asked = (element for element in article.elements if element.maximum_months is not None)
    return {element.id: level(element, article, alignments, charged, statutes) for element in asked}


def level(
    element: Element,
    article: Article,
    alignments: Mapping[str, Alignment],
    charged: Mapping[str, Sequence[Charged]],
    statutes: Sequence[Statute],
) -> Level:
    """Return whether the offences of the articles that an element is about carry the maximum it asks for."""
    about = [number for number in article.measured(element) if accepted(alignments.get(number))]
    found = {number: charged.get(number, ()) for number in about}
    months = element.maximum_months or 0
    if not found:
        return Level(
            "cannot-tell", Reason("no-offence", "no provision is cited for the offence whose penalty is asked")
        )
    if element.patterns:
        own = circumstances(element, alignments[article.number], found, statutes)
        return graver([item for items in found.values() for item in items], own, months, statutes)
    return judged({number: natural(items) for number, items in found.items()}, months, statutes)


def accepted(alignment: Alignment | None) -> bool:
    """Tell whether a provision is cited."""
    return alignment is not None and any(item.accepted for item in alignment.candidates)


def circumstances(
    element: Element, alignment: Alignment, found: Mapping[str, Sequence[Charged]], statutes: Sequence[Statute]
) -> list[Charged]:
    """Return the penalties of the paragraphs in which an aggravating circumstance is shown."""
    items = {(item.statute, item.eid): item for item in alignment.candidates}
    places = {key: paragraphs(item, [element.id], statutes) for key, item in items.items()}
    every = [item for each in found.values() for item in each]
    return [
        item
        for item in every
        if stands_in(item.penalty.eid, places.get((item.candidate.statute, item.candidate.eid), ()))
    ]


def graver(every: Sequence[Charged], own: Sequence[Charged], months: int, statutes: Sequence[Statute]) -> Level:
    """Return whether a graver form of an offence reaches a level: what the basic form reaches, it reaches too."""
    met = [item for item in (*own, *natural(every)) if item.penalty.reaches(months)]
    if met:
        return Level("full", reached_reason(met[0], months), quoted(met[:1], statutes))
    if own:
        return judged({"": own}, months, statutes)
    beyond = [item for item in every if item.penalty.reaches(months) is not False]
    if beyond:
        text = f"{cite(beyond[0])} may reach {months} months; whether for this circumstance was not recognised"
        return Level("cannot-tell", Reason("circumstance-unread", text), quoted(beyond[:1], statutes))
    return judged({"": every}, months, statutes)


def judged(found: Mapping[str, Sequence[Charged]], months: int, statutes: Sequence[Statute]) -> Level:
    """Return whether the highest penalty for each of some offences reaches a level; one below it decides."""
    heaviest = [decisive(items, months) for items in found.values()]
    read = [item for item in heaviest if item]
    below = [item for item in read if item.penalty.reaches(months) is False]
    if below:
        told = "; ".join(dict.fromkeys(f"{cite(item)}: {stated(item.penalty)}" for item in below))
        return Level("none-found", Reason("penalty-below", f"below {months} months: {told}"), quoted(below, statutes))
    if not all(item and item.penalty.reaches(months) for item in heaviest):
        text = "the penalty of a cited provision could not be read from its words"
        return Level("cannot-tell", Reason("penalty-not-read", text), quoted(read, statutes))
    return Level(
        "full", reached_reason(min(read, key=lambda each: each.penalty.longest), months), quoted(read, statutes)
    )


def decisive(items: Sequence[Charged], months: int) -> Charged | None:
    """Return the penalty that decides whether an offence reaches a level: the heaviest, or one that is not known."""
    order = {True: 2, None: 1, False: 0}
    return max(items, key=lambda each: (order[each.penalty.reaches(months)], each.penalty.longest), default=None)


def reached_reason(item: Charged, months: int) -> Reason:
    """Return the reason of a level that is reached."""
    return Reason("penalty-reached", f"{cite(item)} carries {stated(item.penalty)}, at least {months} months")


def stated(penalty: Penalty) -> str:
    """Return a penalty's maximum in words.

    >>> from harmonize.model.penalty import Quantity
    >>> stated(Penalty("law", "art_2", "imprisonment", Span(0, 0), maximum=Quantity(3, "year")))
    'a maximum of 36 months'
    """
    if penalty.kind in ("life", "death"):
        return penalty.kind
    if penalty.kind != "imprisonment":
        return f"{penalty.kind} and no imprisonment"
    return (
        f"a maximum of {penalty.months:g} months"
        if penalty.months is not None
        else f"at least {penalty.longest:g} months"
    )


def cite(item: Charged) -> str:
    """Return how a penalty's provision is cited."""
    return item.candidate.provision


def quoted(items: Sequence[Charged], statutes: Sequence[Statute]) -> tuple[Evidence, ...]:
    """Return the words of some penalties as evidence, each once."""
    return tuple(dict.fromkeys(bar for item in items for bar in _quoted(item, statutes)))


def _quoted(item: Charged, statutes: Sequence[Statute]) -> Iterator[Evidence]:
    for statute in statutes:
        if statute.id == item.candidate.statute:
            span = item.penalty.span
            words = span.of(statute.document.text)
            page = statute.document.page_at(span.start)
            yield Evidence(statute.id, item.candidate.eid, "penalty", "", 0.0, None, words, span, page)
