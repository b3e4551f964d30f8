"""Recommendations: each in full in its article's section, and all of them in one list."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain

from harmonize.model.recommendation import Asked, Instead, Precedent, Recommendation, Target
from harmonize.reports.marking import pieces
from harmonize.reports.paper import Block, Heading, Listing, Paragraph, Run, Table, Text, cell, text
from harmonize.reports.profile import Section
from harmonize.reports.quoting import LONGEST_QUOTE
from harmonize.reports.situation.citing import quoted, section_link
from harmonize.reports.situation.dossier import Dossier, stopped

RECOMMENDATIONS = "recommendations"
PRIORITIES = ("high", "medium", "low")
MOST_PRECEDENTS = 3
"""Precedents quoted for one recommendation; the others are in ``analysis.json``."""

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
    words = {
        "priority": dossier.label("situation_priority", recommendation.priority),
        "addressee": dossier.label("situation_addressee", recommendation.addressee),
    }
    yield Paragraph(
        text(f"{stopped(recommendation.text)} ", Run(dossier.say("situation.by_whom", **words), quiet=True))
    )
    if recommendation.target:
        yield Paragraph(_where(dossier, recommendation.target, recommendation.action))
    yield from _checklist(dossier, "situation.checklist", recommendation.asked)
    yield from _checklist(dossier, "situation.keep", recommendation.keep)
    yield from (Paragraph(text(_instead(dossier, each))) for each in recommendation.instead)
    yield from chain.from_iterable(_precedent(dossier, each) for each in recommendation.precedents[:MOST_PRECEDENTS])


def _where(dossier: Dossier, target: Target, action: str) -> Text:
    place = "situation.target_new" if action == "introduce" else "situation.target"
    source = dossier.source(target.statute)
    named = Run(f"{target.provision} {target.heading}".strip(), bold=True, language=source.language if source else "")
    told = dossier.say("situation.target_place", statute=dossier.title(target.statute), page=target.page)
    chapter = dossier.say("situation.target_chapter", chapter=target.chapter) if target.chapter else ""
    return text(f"{dossier.say(place)} ", named, f" ({told}{chapter}).")


def _checklist(dossier: Dossier, lead: str, lines: tuple[Asked, ...]) -> Iterator[Block]:
    if lines:
        yield Paragraph(text(dossier.say(lead)))
        yield Listing(tuple(_asked(each) for each in lines))


def _asked(each: Asked) -> Text:
    return text(each.text, Run(f" ({', '.join(each.clauses)})", quiet=True) if each.clauses else "")


def _instead(dossier: Dossier, instead: Instead) -> str:
    open_ = {True: "situation.instead_open", False: "situation.instead_closed", None: "situation.instead_unknown"}
    kind = dossier.label("situation_instead", instead.kind)
    return f"{dossier.say('situation.instead', kind=kind, clause=instead.clause)} {dossier.say(open_[instead.open])}"


def _precedent(dossier: Dossier, precedent: Precedent) -> Iterator[Block]:
    """Yield a precedent: whose law, where, how near, and its words."""
    fictional = f" ({dossier.say('situation.fictional')})" if precedent.fictional else ""
    heading = f" {precedent.heading}" if precedent.heading else ""
    words = [precedent.title, precedent.citation, dossier.say("article.page", page=precedent.page)]
    yield Paragraph(
        text(
            Run(f"{dossier.say('situation.precedent')} ", bold=True),
            f"{precedent.jurisdiction_name}{fictional}: {precedent.provision}",
            Run(heading, language=precedent.language),
            Run(f" ({', '.join(filter(None, words))}; {dossier.label('situation_nearness', precedent.nearness)})",
                quiet=True),
        )
    )  # fmt: skip
    yield Paragraph(quoted(pieces(precedent.quote, (), LONGEST_QUOTE), precedent.language), "quote")
