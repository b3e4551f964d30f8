"""The sources: which laws were read, in which version and how well, and which were not supplied."""

from __future__ import annotations

from collections.abc import Iterator

from harmonize.model.quality import FLOOR
from harmonize.model.verdict import Source
from harmonize.reports.paper import Block, Heading, Listing, Paragraph, Run, Table, Text, cell, text
from harmonize.reports.profile import Section
from harmonize.reports.situation.citing import by_instrument
from harmonize.reports.situation.dossier import Dossier, capital, stopped

SOURCES = "sources"
KNOWN = "law-not-supplied"
"""The code of a remark on a law that the State is known to have and that nobody supplied."""


def sources(dossier: Dossier) -> Iterator[Block]:
    """Yield each statute with its record, then the kinds of law that nobody supplied."""
    yield Heading(1, text(dossier.say("sources.title")), SOURCES)
    if not dossier.analysis.statutes:
        yield Paragraph(text(dossier.say("sources.none")))
    for source in dossier.analysis.statutes:
        yield from _statute(dossier, source)
    yield from _missing(dossier)
    yield from _told(dossier)


def _statute(dossier: Dossier, source: Source) -> Iterator[Block]:
    yield Heading(2, text(Run(source.title, language=source.language)))
    rows = tuple((cell(name, head=True), cell(*value)) for name, value in _record(dossier, source))
    yield Table((), rows, (0.3, 0.7))
    if source.notices:
        yield Listing(tuple(text(stopped(notice.text)) for notice in source.notices))


def _record(dossier: Dossier, source: Source) -> Iterator[tuple[str, Text]]:
    """Yield the facts of a statute by name, only those that there are."""
    say = dossier.say
    yield say("sources.citation"), text(source.citation or say("sources.no_citation"))
    if source.translation_of:
        yield say("sources.translation_of"), text(dossier.title(source.translation_of))
    yield say("sources.kind"), text(capital(dossier.label("kind_of_law", source.kind)))
    yield say("sources.language"), text(dossier.label("language", source.language))
    yield say("situation.consolidated"), text(_version(dossier, source))
    yield say("sources.pages"), text(f"{source.pages}")
    yield say("sources.provisions"), text(f"{source.provisions}")
    yield say("sources.quality"), text(_quality(dossier, source))
    if source.unread_pages:
        yield say("situation.unread"), text(ranges(source.unread_pages))
    if source.recognised:
        yield say("situation.recognised"), text(ranges(page for page, _ in source.recognised))
    yield say("sources.file"), text(Run(source.path, code=True))
    yield say("sources.sha256"), text(Run(source.sha256, code=True))


def _version(dossier: Dossier, source: Source) -> str:
    """Return up to when a statute's own notes tell of changes."""
    if source.consolidated_to:
        return dossier.say("situation.consolidated_to", day=source.consolidated_to)
    return dossier.say("situation.amended" if source.amendments else "situation.unamended")


def _quality(dossier: Dossier, source: Source) -> str:
    score = dossier.say("quality.score", score=f"{source.quality.score:.2f}")
    gaps = stopped(source.incomplete.text) if source.incomplete else dossier.say("quality.gaps")
    claimed = f" {dossier.say('quality.no_gaps')}" if source.incomplete else ""
    below = f" {dossier.say('situation.floor', floor=FLOOR)}" if source.quality.score < FLOOR else ""
    return f"{score} {gaps}{claimed}{below}"


def ranges(pages: Iterator[int] | tuple[int, ...]) -> str:
    """Return page numbers with those that follow each other as a range.

    >>> ranges((3, 4, 5, 9))
    '3–5, 9'
    """
    runs: list[list[int]] = []
    for page in pages:
        if runs and page == runs[-1][-1] + 1:
            runs[-1][1:] = [page]
        else:
            runs.append([page])
    return ", ".join("–".join(map(str, run)) for run in runs)


def _missing(dossier: Dossier) -> Iterator[Block]:
    """Yield the kinds of law that an article could stand in and that were not among the statutes."""
    missing: dict[str, list[Section]] = {}
    for section in dossier.sections:
        for kind in section.finding.searched.missing_kinds_of_law:
            missing.setdefault(kind, []).append(section)
    yield Heading(2, text(dossier.say("situation.missing")))
    if not missing:
        yield Paragraph(text(dossier.say("situation.missing_none")))
        return
    yield Paragraph(text(dossier.say("situation.missing_lead")))
    rows = tuple(
        (cell(capital(kinds(dossier, kind))), cell(*by_instrument(dossier, sections)))
        for kind, sections in missing.items()
    )
    yield Table(dossier.head("sources.kind", "situation.missing_for"), rows, (0.4, 0.6))
    if known := [remark for remark in dossier.analysis.remarks if remark.code == KNOWN]:
        yield Listing(tuple(text(stopped(remark.text)) for remark in known))


def kinds(dossier: Dossier, group: str) -> str:
    """Return a group of kinds of law, any of which would do, in words."""
    ways = (dossier.label("kind_of_law", kind) for kind in group.split(" or "))
    return f" {dossier.say('article.or')} ".join(ways)


def _told(dossier: Dossier) -> Iterator[Block]:
    """Yield what was remarked of the law as a whole, or of how it was read."""
    general = [each for each in dossier.analysis.remarks if not each.article and not each.instrument]
    if told := [remark for remark in general if remark.code != KNOWN]:
        yield Heading(2, text(dossier.say("remarks.title")))
        yield Listing(tuple(text(stopped(remark.text)) for remark in told))
