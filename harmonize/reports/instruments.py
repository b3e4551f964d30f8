"""An instrument as people read it: what each article asks, element by element, and what shows it."""

from __future__ import annotations

import textwrap
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict
from typing import Any

from markupsafe import Markup

from harmonize.model.knowledge import Article, Element, Instrument
from harmonize.model.phrasing import either, in_words
from harmonize.reports.html import Strings, asset, environment, hashed

SCHEMA = "harmonize/instrument/1"
WIDTH = 100


def qualities(element: Element) -> list[str]:
    """Return what else is known of an element, each as a few words."""
    told = (
        ("nucleus", element.nucleus),
        (f"any of: {element.group}", element.group),
        (f"may be reserved under {element.reservation_clause} ({element.reservable})", element.reservable),
        ("by declaration", element.declarable),
        ("left to every law", element.allowed),
        (f"scope test: {element.scope_test}", element.scope_test),
        (f"on Article {element.on}", element.on),
        (f"maximum of at least {element.maximum_months} months", element.maximum_months),
        (f"same as {element.same_as}", element.same_as),
        (f"by {either(element.implemented_by)}", element.implemented_by != ("statute",)),
        (f"in {holders(element.held_by)}", element.held_by),
    )
    return [words for words, there in told if there]


def holders(held_by: Sequence[Sequence[str]]) -> str:
    """Return the kinds of law that could hold something, in words."""
    return "; ".join(either(group) for group in held_by)


def show(instrument: Instrument, numbers: Iterable[str] = (), patterns: bool = False) -> str:
    """Return an instrument, or some of its articles, as plain text; with ``patterns`` also what shows each element."""
    lines = [
        f"{instrument.title} ({instrument.short_title})",
        f"{instrument.citation}; {instrument.kind}, version {instrument.version}; "
        + (f"in force {instrument.in_force}" if instrument.in_force else "not in force"),
        f"source {instrument.source}, seen {instrument.seen}",
    ]
    lists = (("reservations", instrument.reservations), ("declarations", instrument.declarations))
    lines += [f"{name} only under {', '.join(clauses)}" for name, clauses in lists if clauses]
    for article in chosen(instrument, numbers):
        lines += ["", *article_lines(article, patterns)]
    return "\n".join(lines)


def chosen(instrument: Instrument, numbers: Iterable[str]) -> list[Article]:
    """Return the articles of those numbers, or all."""
    wanted = set(numbers)
    return [article for article in instrument.articles if not wanted or article.number in wanted]


def article_lines(article: Article, patterns: bool) -> Iterator[str]:
    """Yield the lines of an article: title, summary, where it can stand, its elements, what only resembles it."""
    yield from wrapped(f"Article {article.number}  {article.title}  [{article.kind}]", 0, 2)
    yield from wrapped(article.summary, 2)
    yield from wrapped(f"Can stand in: {holders(article.held_by)}", 2)
    for element in article.elements:
        yield from element_lines(element, patterns)
    for item in article.look_alikes:
        yield from wrapped(f"look-alike  {item.id}: {item.text}", 2)
        if patterns:
            yield from (line for pattern in item.patterns for line in wrapped(f"told by {in_words(pattern)}", 8))


def element_lines(element: Element, patterns: bool) -> Iterator[str]:
    """Yield the lines of an element: what it asks, what is known of it, on request what shows it."""
    clauses = ", ".join(element.clauses)
    yield from wrapped(f"{element.requirement:<11} {clauses:<14} {element.role}: {element.text}", 2, 29)
    if known := qualities(element):
        yield from wrapped(f"({'; '.join(known)})", 29)
    if patterns:
        for words, shown in (("shown by", element.patterns), ("or everywhere by", element.default)):
            yield from (line for pattern in shown for line in wrapped(f"{words} {in_words(pattern)}", 31, 33))


def wrapped(text: str, indent: int, hanging: int | None = None) -> list[str]:
    """Return text as lines of the page's width, those after the first at ``hanging``."""
    first, later = " " * indent, " " * (indent if hanging is None else hanging)
    return textwrap.wrap(text, WIDTH, initial_indent=first, subsequent_indent=later, break_long_words=False)


def counts(instrument: Instrument) -> dict[str, int]:
    """Return how much an instrument asks: articles, elements by requirement, clauses restated, look-alikes."""
    elements = [element for article in instrument.articles for element in article.elements]
    asked = Counter(element.requirement for element in elements)
    return {
        "articles": len(instrument.articles),
        "elements": len(elements),
        "required": asked["required"],
        "options": asked["option"],
        "clauses": len({clause for element in elements for clause in element.clauses}),
        "look-alikes": sum(len(article.look_alikes) for article in instrument.articles),
    }


def instrument_dict(instrument: Instrument, numbers: Iterable[str] = ()) -> dict[str, Any]:
    """Return an instrument, or some of its articles, as JSON values."""
    head = asdict(instrument) | {
        "seen": instrument.seen.isoformat(),
        "in_force": instrument.in_force and instrument.in_force.isoformat(),
        "articles": [asdict(article) for article in chosen(instrument, numbers)],
    }
    return {"schema": SCHEMA, **head}


def render_instrument(instrument: Instrument, strings: Strings) -> str:
    """Return an instrument as one HTML page."""
    style = asset("report.css") + asset("print.css") + asset("instrument.css")
    return (
        environment()
        .get_template("instrument.html.j2")
        .render(
            instrument=instrument,
            counts=counts(instrument),
            qualities=qualities,
            in_words=in_words,
            holders=holders,
            t=strings,
            style=Markup(style),
            style_hash=hashed(style),
        )
    )
