"""The annex: every provision quoted, once, in the words of its statute."""

from __future__ import annotations

from collections.abc import Iterator

from harmonize.reports.paper import Block, Heading, Paragraph, Run, Text, text
from harmonize.reports.quoting import Cited, Entry
from harmonize.reports.situation.citing import article, headed, joined, quoted
from harmonize.reports.situation.dossier import Dossier

ANNEX = "annex"


def annex(dossier: Dossier) -> Iterator[Block]:
    """Yield the provisions in the order of the statutes, each with the articles that it was considered for."""
    yield Heading(1, text(dossier.say("annex.title")), ANNEX)
    yield Paragraph(text(dossier.say("situation.annex_lead" if dossier.profile.annex else "annex.none")))
    for entry in dossier.profile.annex:
        yield from _entry(dossier, entry)


def _entry(dossier: Dossier, entry: Entry) -> Iterator[Block]:
    quote = entry.quote
    yield Heading(3, _titled(dossier, entry), entry.id)
    where = [quote.source.title] if quote.source else []
    yield Paragraph(text(", ".join([*where, dossier.say("article.page", page=quote.page)])), "small")
    yield Paragraph(quoted(quote.pieces, quote.language), "quote")
    if quote.shortened:
        yield Paragraph(text(dossier.say("annex.shortened", page=quote.page)), "small")
    yield Paragraph(text(f"{dossier.say('annex.cited_in')}: ", *_cited(dossier, entry.cited)), "small")


def _titled(dossier: Dossier, entry: Entry) -> Text:
    named = f"{dossier.names[entry.quote.provision]} {headed(entry.quote.provision.heading)}".strip()
    return text(Run(named, language=entry.quote.language))


def _cited(dossier: Dossier, cited: tuple[Cited, ...]) -> Text:
    return joined(_standing(dossier, each) for each in cited)


def _standing(dossier: Dossier, cited: Cited) -> Text:
    relation = f" ({dossier.label('relation', cited.standing).lower()})" if cited.standing else ""
    return text(*article(dossier, cited.finding, cited.href), relation)
