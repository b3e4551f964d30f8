"""The first pages: what the report is, and what changed in short."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from harmonize.model.progress import Shift, Tally
from harmonize.reports.paper import Block, Contents, Heading, Listing, Paragraph, Row, Run, Table, Turn, cell, text
from harmonize.reports.progress.account import Account, because

WEB = ("https://", "http://")


def front(account: Account) -> Iterator[Block]:
    """Yield what a reader must know before reading on, and the table of contents."""
    new, draft = account.progress.new, account.progress.draft
    if draft:
        mark = Run(account.say("progress.draft_mark") + ". ", bold=True)
        yield Paragraph(text(mark, account.say("progress.draft_disclaimer")), "notice")
    title = Run(account.say("notice.disclaimer_title") + ". ", bold=True)
    yield Paragraph(text(title, account.say("progress.disclaimer")), "notice")
    if new.fictional:
        title = Run(account.say("notice.fictional_title") + ". ", bold=True)
        yield Paragraph(text(title, account.say("notice.fictional", name=new.jurisdiction_name)), "notice")
    yield from _footnote(account)
    yield Contents(account.say("progress.contents"))
    yield Turn()


def _footnote(account: Account) -> Iterator[Block]:
    """Yield the footnote that a jurisdiction's name owes, with its source."""
    told = next((each for each in (account.progress.new, account.progress.old) if each.footnote), None)
    if told:
        web = told.footnote_source.startswith(WEB)
        source = Run(account.say("notice.footnote_source"), href=told.footnote_source) if web else ""
        yield Paragraph(text(f"{told.footnote} ", source), "small")


def summary(account: Account) -> Iterator[Block]:
    """Yield what changed in numbers, the gaps closed and opened by name, and the articles by status."""
    progress = account.progress
    yield Heading(1, text(account.say("progress.summary")), "summary")
    if progress.draft:
        yield Paragraph(text(account.say("progress.draft_told", **_effects(account))), "lead")
    if progress.shifts:
        yield Paragraph(text(account.say("progress.told", **_ways(account))), "lead")
        yield Paragraph(text(account.say("progress.told_lead")), "small")
    else:
        yield Paragraph(text(account.say("progress.nothing")), "lead")
    for way in ("opened", "worsened", "closed", "improved", "other"):
        if turned := [shift for shift in progress.shifts if shift.direction == way and not shift.element]:
            yield Heading(2, text(account.label("direction", way)))
            yield Listing(tuple(_line(account, shift) for shift in turned))
    yield Heading(2, text(account.say("progress.statuses")))
    yield _tallies(account)


def _effects(account: Account) -> dict[str, int]:
    asked = [each for each in account.progress.obligations if each.element and each.binding]
    counts = Counter(each.effect for each in asked)
    told = {"closes": counts["closes"], "leaves": counts["leaves-open"], "breaks": counts["breaks"]}
    return told | {"keeps": counts["keeps"], "all": len(asked)}


def _ways(account: Account) -> dict[str, int]:
    counts = Counter(shift.direction for shift in account.progress.shifts if not shift.element)
    return {way: counts[way] for way in ("closed", "opened", "improved", "worsened", "other")}


def _line(account: Account, shift: Shift) -> tuple[Run, ...]:
    """Return an article that changed as a line: its title, the statuses, the causes."""
    title = account.titled(shift.instrument, shift.article, shift.title, f"#change-{shift.key}")
    moved: tuple[str | Run, ...] = (": ", *account.status(shift.before), " → ", *account.status(shift.after), ". ")
    reasons = [run for reason in because(account, shift.causes) for run in (*reason, Run(" "))]
    return text(*title, *moved, *reasons)


def _tallies(account: Account) -> Table:
    before, after = account.sides()
    head = (account.say("progress.instrument"), account.say("progress.status"), before, after)
    told = [tally for tally in account.progress.tallies if tally.before or tally.after]
    rows = tuple(_tally(account, tally) for tally in told)
    return Table(account.head(*head, account.say("progress.difference")), rows, (0.4, 0.24, 0.12, 0.12, 0.12))


def _tally(account: Account, tally: Tally) -> Row:
    difference = tally.after - tally.before
    name = account.progress.new.instruments.get(tally.instrument, tally.instrument)
    return (
        cell(name),
        cell(*account.status(tally.status)),
        cell(str(tally.before)),
        cell(str(tally.after)),
        cell(f"{difference:+d}" if difference else "0"),
    )
