"""The summary: where the law stands, and what should be done first."""

from __future__ import annotations

from collections.abc import Iterator

from harmonize.reports.charting import covered
from harmonize.reports.paper import Block, Heading, Listing, Paragraph, Picture, Row, Run, Table, Text, cell, text
from harmonize.reports.profile import STATUSES, Chapter, Section
from harmonize.reports.situation.citing import by_instrument
from harmonize.reports.situation.dossier import Dossier, stopped
from harmonize.reports.situation.holding import reviewed
from harmonize.reports.situation.recommendations import listed, table

SUMMARY = "summary"
"""The id of the chapter."""


def summary(dossier: Dossier) -> Iterator[Block]:
    """Yield how many articles have which status, the priority recommendations, and what is open."""
    yield Heading(1, text(dossier.say("summary.title")), SUMMARY)
    if not dossier.profile.chapters:
        yield Paragraph(text(dossier.say("summary.no_articles")))
        return
    yield from (Paragraph(_counted(dossier, chapter), "lead") for chapter in dossier.profile.chapters)
    yield _counts(dossier)
    yield from _meanings(dossier)
    yield from (_covered(dossier, chapter) for chapter in dossier.profile.chapters)
    yield from reviewed(dossier)
    yield from first(dossier)
    yield from _open(dossier)


def _counted(dossier: Dossier, chapter: Chapter) -> Text:
    """Return one instrument in a sentence: how many articles, and how many of them have which status."""
    told = [f"{number} {dossier.label('situation_count', status)}"
            for status in STATUSES if (number := chapter.counts[status])]  # fmt: skip
    return text(dossier.say("situation.counted", title=chapter.title, n=len(chapter.sections), told=", ".join(told)))


def _counts(dossier: Dossier) -> Table:
    used = [status for status in STATUSES if any(chapter.counts[status] for chapter in dossier.profile.chapters)]
    head = (
        cell(dossier.say("summary.instrument"), head=True),
        *(cell(dossier.label("status", status), tone=status, head=True) for status in used),
        cell(dossier.say("summary.total"), head=True),
    )
    rows = tuple(_row(chapter, used) for chapter in dossier.profile.chapters)
    width = 0.6 / (len(used) + 1)
    return Table(head, rows, (0.4, *[width] * (len(used) + 1)), text(dossier.say("summary.counts")))


def _meanings(dossier: Dossier) -> Iterator[Block]:
    """Yield what the statuses that are used mean, and what a confidence is."""
    used = dict.fromkeys(section.finding.status for section in dossier.sections)
    yield Paragraph(text(Run(dossier.say("guide.statuses"), bold=True)))
    yield Listing(
        tuple(
            text(dossier.status(status), f": {dossier.label('status_meaning', status)}")
            for status in STATUSES
            if status in used
        )
    )
    if any(section.finding.confidence is not None for section in dossier.sections):
        yield Paragraph(text(dossier.say("situation.confidence")))


def _row(chapter: Chapter, used: list[str]) -> Row:
    counts = (cell(f"{chapter.counts[status]}") for status in used)
    return (cell(chapter.title, head=True), *counts, cell(f"{len(chapter.sections)}"))


def _covered(dossier: Dossier, chapter: Chapter) -> Picture:
    findings = [section.finding for section in chapter.sections]
    return covered(chapter.title, [(each.kind, each.status) for each in findings], dossier.strings)


def first(dossier: Dossier) -> Iterator[Block]:
    """Yield the recommendations of high priority."""
    pressing = [(section, each) for section, each in listed(dossier) if each.priority == "high"]
    yield Heading(2, text(dossier.say("situation.first")))
    if pressing:
        yield table(dossier, pressing)
    yield Paragraph(text(dossier.say("situation.first_lead" if pressing else "situation.first_none")))


def _open(dossier: Dossier) -> Iterator[Block]:
    """Yield what could not be decided, articles with the same reason together."""
    reasons: dict[str, list[Section]] = {}
    for section in dossier.sections:
        if section.finding.status == "cannot-tell":
            reasons.setdefault(section.finding.reason.text, []).append(section)
    if reasons:
        yield Heading(2, text(dossier.say("situation.open")))
        yield Paragraph(text(dossier.say("situation.open_lead")))
        yield Listing(tuple(_reason(dossier, told, sections) for told, sections in reasons.items()))


def _reason(dossier: Dossier, told: str, sections: list[Section]) -> Text:
    return text(Run(f"{stopped(told)} "), *by_instrument(dossier, sections), ".")
