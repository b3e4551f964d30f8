"""What can be wrong with an instrument: names that stand for nothing, lists overstepped, elements nobody finds."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from harmonize.model.knowledge import DEFINES, Article, Element, Instrument

CITED = ("treaty", "directive", "model-law")
"""The kinds of instrument whose elements name the clauses that they restate."""


def concepts_of(article: Article) -> set[str]:
    """Return every concept that a pattern of the article names."""
    written = [*article.headings]
    for part in article.elements:
        written += [*part.patterns, *part.default]
    for like in article.look_alikes:
        written += [*like.patterns, *like.unless]
    named = (name for pattern in written for group in (*pattern.all_of, *pattern.without) for name in group)
    carried = (name for pattern in written for name in pattern.defined or ())
    return {name.removeprefix(DEFINES) for name in (*named, *carried)}


def problems(instrument: Instrument, concepts: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Yield the place and the problem of each name in an instrument that stands for nothing, or for two things."""
    numbers = [article.number for article in instrument.articles]
    for article in instrument.articles:
        place = f"article {article.number}"
        ids = [element.id for element in article.elements]
        ons = {element.on for element in article.elements if element.on}
        yield from ((place, f"unknown concept {name!r}") for name in sorted(concepts_of(article) - set(concepts)))
        yield from ((f"{place}, beside", f"unknown article {name!r}") for name in article.beside if name not in numbers)
        yield from ((f"{place}, over", f"unknown article {name!r}") for name in article.over if name not in numbers)
        levels = sorted({name for element in article.elements for name in element.over} - set(numbers))
        yield from ((f"{place}, over", f"unknown article {name!r}") for name in levels)
        judged = (article.number, *article.over)
        yield from ((f"{place}, on", f"unknown article {name!r}") for name in sorted(ons) if name not in judged)
        yield from ((place, f"has element {name!r} twice") for name in sorted(set(ids)) if ids.count(name) > 1)
        yield from (
            (f"{place}, {part.id}", problem) for part in article.elements for problem in unlisted(part, instrument)
        )
        if numbers.count(article.number) > 1:
            yield place, "is there twice"


def unlisted(element: Element, instrument: Instrument) -> Iterator[str]:
    """Yield what an element says of reservations and declarations that the instrument's closed lists do not allow."""
    if element.reservable and element.reservation_clause not in instrument.reservations:
        yield f"may be reserved under {element.reservation_clause!r}, which is not in the list of reservations"
    if element.declarable and not any(covers(clause, element) for clause in instrument.declarations):
        yield "needs a declaration that is not in the list of declarations"
    if element.allowed and (element.requirement != "option" or element.declarable or element.reservable):
        yield "is allowed, but is no option, or needs a declaration or reservation"


def covers(clause: str, element: Element) -> bool:
    """Tell whether a clause of a closed list is about an element: its article, or one of its paragraphs.

    >>> covers("9(3)", Element("budapest:9/lower-age", "", "object", "option", ()))
    True
    """
    number = element.id.partition(":")[2].partition("/")[0]
    return clause.partition("(")[0] == number


def shortcomings(instrument: Instrument) -> Iterator[tuple[str, str]]:
    """Yield the place and the problem of each element that could never be judged, or that no clause can be checked for.

    An article that statutes can hold needs an element that makes a provision citable for it.
    """
    for article in instrument.articles:
        place = f"article {article.number}"
        statutory = [element for element in article.elements if "statute" in element.implemented_by]
        yield from (
            (f"{place}, {element.id}", problem)
            for element in article.elements
            for problem in incomplete(element, instrument)
        )
        if statutory and not article.over and not any(element.nucleus for element in article.elements):
            yield place, "has no element that makes a provision citable for it (nucleus)"


def incomplete(element: Element, instrument: Instrument) -> Iterator[str]:
    """Yield what an element lacks; what is only allowed may be there for the reader alone."""
    asked = element.requirement == "required" and "statute" in element.implemented_by
    if asked and not (element.patterns or element.default or element.maximum_months):
        yield "is a matter of statutes and has no pattern that shows it"
    if instrument.kind in CITED and not element.clauses:
        yield "names no clause that it restates"
