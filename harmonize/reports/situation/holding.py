"""What holds after review, beside what the tool says itself: by whom, or that reviewers differ or must decide again."""

from __future__ import annotations

from collections.abc import Iterator

from harmonize.model.holding import NOT_CITED, UNRELATED, Held, held, held_on, kind_of
from harmonize.model.review import Review, reviews, standing
from harmonize.reports.paper import Block, Heading, Listing, Paragraph, Row, Run, Table, Text, cell, text
from harmonize.reports.profile import Section
from harmonize.reports.situation.citing import article, provision
from harmonize.reports.situation.dossier import NONE, Dossier


def beside(dossier: Dossier, holds: Held) -> Text:
    """Return what stands behind the tool's own word: nothing where no reviewer said anything that counts."""
    said = told(dossier, holds)
    return text(Run(f" {said}", tone=_tone(holds))) if said else ()


def told(dossier: Dossier, holds: Held) -> str:
    """Return what reviewers made of a proposal, in words, empty where they left it."""
    if holds.decision:
        named = _named(dossier, holds.review, holds.decision.says)
        return dossier.say(_place(holds, holds.decision.says), now=named, by=", ".join(holds.by))
    if holds.disputed:
        votes = standing(holds.review.votes)
        said = (
            dossier.say("held.vote", by=each.reviewer, now=_named(dossier, holds.review, each.says)) for each in votes
        )
        return dossier.say("held.disputed", votes="; ".join(said))
    if holds.reopened:
        why = dict.fromkeys(dossier.label("reopened", each.why) for each in holds.reopened)
        return dossier.say("held.reopened", why="; ".join(why))
    return ""


def reviewed(dossier: Dossier) -> Iterator[Block]:
    """Yield the articles on whose verdict reviewers decided, differ, or must decide again."""
    rows = tuple(row for section in dossier.sections for row in _rows(dossier, section))
    if rows:
        yield Heading(2, text(dossier.say("held.title")))
        yield Paragraph(text(dossier.say("held.lead")))
        head = dossier.head("summary.article", "held.proposed", "held.now")
        yield Table(head, rows, (0.46, 0.2, 0.34))


def added(dossier: Dossier, section: Section) -> Iterator[Block]:
    """Yield the provisions that reviewers named for an article and the tool does not cite."""
    items = [item for found in reviews(section.decisions) for item in _added(dossier, found)]
    if items:
        yield Paragraph(text(dossier.say("held.added")))
        yield Listing(tuple(items))


def _rows(dossier: Dossier, section: Section) -> Iterator[Row]:
    holds = held(dossier.analysis, section.finding)
    if said := told(dossier, holds):
        tone = holds.now if holds.reviewed else ""
        named = cell(*article(dossier, section.finding, f"#{section.id}"), head=True)
        yield named, cell(dossier.status(holds.proposed)), cell(Run(said, tone=_tone(holds)), tone=tone)


def _added(dossier: Dossier, found: Review) -> Iterator[Text]:
    subject = found.subject
    holds = held_on(dossier.analysis, subject) if kind_of(subject) == "match" else None
    if holds and holds.reviewed and holds.proposed == NOT_CITED and holds.now not in (NOT_CITED, UNRELATED):
        key = f"{subject.statute}#{subject.eid}"
        title = Run(f" ({dossier.title(subject.statute)})", quiet=True)
        yield text(*provision(dossier, key), title, *beside(dossier, holds))


def _tone(holds: Held) -> str:
    return "reviewed" if holds.reviewed else "cannot-tell"


def _place(holds: Held, says: str) -> str:
    """Return the place of the words for what holds."""
    if holds.review.state == "settled":
        return "held.settled"
    return "held.confirmed" if says == holds.proposed else "held.decided"


def _named(dossier: Dossier, found: Review, word: str) -> str:
    """Return a status or relation as a reader sees it."""
    section = "relation" if kind_of(found.subject) == "match" else "status"
    return dossier.strings[section].get(word) or dossier.label("held_word", word) or NONE
