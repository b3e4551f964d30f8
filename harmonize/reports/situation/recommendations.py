"""Recommendations: each in full in its article's section, and all of them in one list."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain

from harmonize.model.recommendation import Asked, Instead, Precedent, Recommendation, Target
from harmonize.reports.marking import pieces
from harmonize.reports.paper import Block, Heading, Listing, Paragraph, Run, Table, Text, cell, text
from harmonize.reports.profile import Section
from harmonize.reports.quoting import LONGEST_QUOTE
from harmonize.reports.situation.citing import headed, quoted, section_link
from harmonize.reports.situation.dossier import Dossier, stopped

RECOMMENDATIONS = "recommendations"
PRIORITIES = ("high", "medium", "low")
MOST_PRECEDENTS = 3
"""Precedents quoted for one recommendation; the others are in ``analysis.json``."""

PLACES = {
    "amend": ("situation.amend", "situation.amend_asks"),
    "introduce": ("situation.introduce", "situation.introduce_asks"),
}
"""What leads to the place in the law, and what leads from there to the checklist, by the kind of change to a law."""
INSTEAD = {True: "situation.instead_open", False: "situation.instead_closed", None: "situation.instead_unknown"}
"""What is said of a reservation or declaration, by whether it can still be made."""

Listed = tuple[Section, Recommendation]


def listed(dossier: Dossier) -> list[Listed]:
    """Return every recommendation with its article's section, the most pressing first."""
    made = [(section, each) for section in dossier.sections for each in section.finding.recommendations]
    return sorted(made, key=lambda pair: PRIORITIES.index(pair[1].priority))


def recommendations(dossier: Dossier) -> Iterator[Block]:
    """Yield the list of all recommendations with priority and addressee."""
    yield Heading(1, text(dossier.say("situation.recommendations")), RECOMMENDATIONS)
    if made := listed(dossier):
        yield Paragraph(text(dossier.say("situation.recommendations_lead", n=len(made))))
        yield table(dossier, made)
    else:
        yield Paragraph(text(dossier.say("situation.recommendations_none")))


def table(dossier: Dossier, made: Iterable[Listed]) -> Table:
    """Return recommendations as a table: the article, what to do, how pressing it is, who can do it."""
    head = dossier.head("summary.article", "summary.recommendation", "situation.priority", "situation.addressee")
    rows = tuple(
        (
            cell(*section_link(dossier, section)),
            cell(stopped(each.text)),
            cell(dossier.label("situation_priority", each.priority)),
            cell(dossier.label("situation_addressee", each.addressee)),
        )
        for section, each in made
    )
    return Table(head, rows, (0.24, 0.5, 0.11, 0.15))


def advice(dossier: Dossier, recommendation: Recommendation) -> Iterator[Block]:
    """Yield one recommendation in full: what, by whom, where, what the words must say, what would do instead."""
    yield Paragraph(text(*_led(dossier, recommendation)))
    if recommendation.action in PLACES:
        yield from _checklist(recommendation.asked)
    if recommendation.keep:
        yield Paragraph(text(dossier.say("situation.keep")))
        yield from _checklist(recommendation.keep)
    yield from (Paragraph(text(told_instead(dossier, each))) for each in recommendation.instead)
    yield Paragraph(text(_by_whom(dossier, recommendation)), "small")
    nearest = recommendation.precedents[:MOST_PRECEDENTS]
    yield from chain.from_iterable(_precedent(dossier, each, recommendation.asked) for each in nearest)


def _by_whom(dossier: Dossier, recommendation: Recommendation) -> str:
    priority = dossier.label("situation_priority", recommendation.priority)
    addressee = dossier.label("situation_addressee", recommendation.addressee)
    return dossier.say("situation.by_whom", priority=priority, addressee=addressee)


def _led(dossier: Dossier, recommendation: Recommendation) -> Text:
    """Return what leads into the checklist: where the change goes; what is to be done where it goes into no law."""
    if not recommendation.target or recommendation.action not in PLACES:
        return text(stopped(recommendation.text))
    lead, between = PLACES[recommendation.action]
    asks = f" {dossier.say(between)}" if recommendation.asked else ""
    return text(f"{dossier.say(lead)} ", *_target(dossier, recommendation.target), f".{asks}")


def _target(dossier: Dossier, target: Target) -> Text:
    """Return where in the law a change goes: provision, statute, page and chapter."""
    key, source = f"{target.statute}#{target.eid}", dossier.source(target.statute)
    quoted = dossier.analysis.provisions.get(key)
    number = dossier.names[quoted] if quoted else target.provision
    named = Run(f"{number} {headed(target.heading)}".strip(), bold=True, language=source.language if source else "",
                href=dossier.href(key))  # fmt: skip
    page = dossier.say("article.page", page=target.page)
    return text(named, f" ({', '.join(filter(None, (dossier.title(target.statute), target.chapter, page)))})")


def _checklist(lines: tuple[Asked, ...]) -> Iterator[Block]:
    if lines:
        yield Listing(tuple(_asked(each) for each in lines))


def _asked(each: Asked) -> Text:
    return text(each.text, Run(f" ({', '.join(each.clauses)})", quiet=True) if each.clauses else "")


def told_instead(dossier: Dossier, instead: Instead) -> str:
    """Return which act would do instead, and whether it can still be made."""
    kind = dossier.label("situation_instead", instead.kind)
    return dossier.say(INSTEAD[instead.open], kind=kind, clause=instead.clause)


def _precedent(dossier: Dossier, precedent: Precedent, asked: tuple[Asked, ...]) -> Iterator[Block]:
    """Yield a precedent: whose law, where, how near, what of that which is asked it has, and its words."""
    yield Paragraph(text(*_whose(dossier, precedent), _has(dossier, precedent, asked)))
    yield Paragraph(quoted(pieces(precedent.quote, (), LONGEST_QUOTE), precedent.language), "quote")


def _whose(dossier: Dossier, precedent: Precedent) -> Text:
    fictional = f" ({dossier.say('situation.fictional')})" if precedent.fictional else ""
    where = [precedent.title, precedent.citation, dossier.say("article.page", page=precedent.page)]
    nearness = dossier.label("situation_nearness", precedent.nearness)
    return text(
        Run(f"{dossier.say('situation.precedent')} ", bold=True),
        f"{precedent.jurisdiction_name}{fictional}: {precedent.provision} ",
        Run(headed(precedent.heading), language=precedent.language),
        Run(f" ({', '.join(filter(None, where))}; {nearness})", quiet=True),
    )


def _has(dossier: Dossier, precedent: Precedent, asked: tuple[Asked, ...]) -> str:
    """Return which of several things asked a precedent has; empty where only one is asked."""
    has = "; ".join(each.text for each in asked if each.element in precedent.elements)
    return f" {dossier.say('situation.precedent_has', elements=has)}" if has and len(asked) > 1 else ""
