"""Penalties: what the cited provisions threaten, and whether it reaches the level that an instrument asks for."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from harmonize.model.evidence import Alignment, Candidate, Evidence
from harmonize.model.knowledge import Article, Element
from harmonize.model.law import CITABLE, Statute
from harmonize.model.penalty import Penalty
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
    spans = [bar.span for bar in item.evidence if bar.element and bar.element in elements and bar.eid == item.eid]
    return {paragraph_at(statute, span) for span in spans} if statute else set()


def paragraph_at(statute: Statute, span: Span) -> str:
    """Return the id of the paragraph that a span stands in, or of the article where it has none."""
    path = statute.root.path(span.start)
    unit = next((place for place, node in enumerate(path) if node.kind in CITABLE), len(path) - 1)
    inner = path[unit : unit + 2]
    return next((node.eid for node in inner if node.kind == "paragraph"), path[unit].eid)


def stands_in(eid: str, places: Iterable[str]) -> bool:
    """Tell whether a provision is one of some places or stands in one.

    >>> stands_in("art_2__para_1__point_a", ["art_2__para_1"]), stands_in("art_2", ["art_2__para_1"])
    (True, False)
    """
    return any(eid == place or eid.startswith(place + "__") for place in places)


def basic(charged: Sequence[Charged]) -> list[Charged]:
    """Return the penalties of natural persons for the basic offence: where its conduct stands, else wherever."""
    natural = [item for item in charged if not item.penalty.legal_person and item.penalty.form != "attempt"]
    own = [item for item in natural if item.penalty.cited and item.penalty.form != "aggravated"]
    return own or [item for item in natural if item.penalty.form == "basic"] or natural


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
    about = element.over or ((element.on,) if element.on else article.over) or (article.number,)
    found = {number: list(charged.get(number, ())) for number in about if accepted(alignments.get(number))}
    months = element.maximum_months or 0
    if not found:
        return Level(
            "cannot-tell", Reason("no-offence", "no provision is cited for the offence whose penalty is asked")
        )
    if element.patterns:
        own = circumstances(element, alignments[article.number], found, statutes)
        return graver([item for items in found.values() for item in items], own, months, statutes)
    return judged({number: basic(items) for number, items in found.items()}, months, statutes)


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
    met = [item for item in (*own, *basic(every)) if reaches(item.penalty, months)]
    if met:
        return Level("full", reached_reason(met[0], months), quoted(met[:1], statutes))
    if own:
        return judged({"": own}, months, statutes)
    beyond = [item for item in every if reaches(item.penalty, months)]
    if beyond:
        text = f"{cite(beyond[0])} reaches {months} months; whether for this circumstance was not recognised"
        return Level("cannot-tell", Reason("circumstance-unread", text), quoted(beyond[:1], statutes))
    return judged({"": list(every)}, months, statutes)


def judged(found: Mapping[str, Sequence[Charged]], months: int, statutes: Sequence[Statute]) -> Level:
    """Return whether the highest penalty for each of some offences reaches a level."""
    heaviest = {
        number: max(items, key=lambda item: longest(item.penalty), default=None) for number, items in found.items()
    }
    read = [item for item in heaviest.values() if item and item.penalty.kind != "referred"]
    below = [item for item in read if not reaches(item.penalty, months) and known(item.penalty)]
    if below:
        told = "; ".join(dict.fromkeys(f"{cite(item)}: {stated(item.penalty)}" for item in below))
        return Level("none-found", Reason("penalty-below", f"below {months} months: {told}"), quoted(below, statutes))
    unread = len(read) < len(heaviest) or any(not reaches(item.penalty, months) for item in read)
    if unread or not read:
        text = "the penalty of a cited provision could not be read from its words"
        return Level("cannot-tell", Reason("penalty-not-read", text), quoted(read, statutes))
    return Level(
        "full", reached_reason(min(read, key=lambda item: longest(item.penalty)), months), quoted(read, statutes)
    )


def reached_reason(item: Charged, months: int) -> Reason:
    """Return the reason of a level that is reached."""
    return Reason("penalty-reached", f"{cite(item)} carries {stated(item.penalty)}, at least {months} months")


def longest(penalty: Penalty) -> float:
    """Return the most months of a penalty; of one without a maximum its minimum, of one without either nothing."""
    if penalty.months is not None:
        return penalty.months
    least = penalty.minimum.months if penalty.minimum and penalty.kind == "imprisonment" else None
    return least or 0.0


def reaches(penalty: Penalty, months: int) -> bool:
    """Tell whether a penalty's maximum is at least so many months."""
    return longest(penalty) >= months


def known(penalty: Penalty) -> bool:
    """Tell whether it is known how long a penalty deprives of liberty at most: imprisonment without a figure is not."""
    return penalty.kind != "imprisonment" or penalty.months is not None


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
        else f"at least {longest(penalty):g} months"
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
