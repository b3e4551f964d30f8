"""The verdicts that changed: article by article, each element with what it was, what it is, and why."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from harmonize.model.progress import Shift
from harmonize.reports.paper import Block, Heading, Listing, Paragraph, Row, Run, Table, cell, text
from harmonize.reports.progress.account import Account, because


def shifts(account: Account) -> Iterator[Block]:
    """Yield each article of which a verdict changed, and those of its elements."""
    yield Heading(1, text(account.say("progress.shifts")), "shifts")
    if not account.progress.shifts:
        yield Paragraph(text(account.say("progress.nothing")))
    for _, group in groupby(account.progress.shifts, key=lambda each: (each.instrument, each.article)):
        told = list(group)
        first = told[0]
        id = f"change-{first.instrument}:{first.article}"
        yield Heading(2, account.titled(first.instrument, first.article, first.title), id)
        yield _table(account, told)
        yield from _reasons(account, told)


def _table(account: Account, told: list[Shift]) -> Table:
    before, after = account.sides()
    head = (account.say("progress.verdict"), before, after, account.say("progress.way"))
    return Table(account.head(*head), tuple(_row(account, shift) for shift in told), (0.46, 0.18, 0.18, 0.18))


def _row(account: Account, shift: Shift) -> Row:
    name = Run(shift.text) if shift.element else Run(account.say("progress.article"), bold=True)
    return (
        cell(name),
        cell(*account.status(shift.before, reviewed=shift.reviewed[0])),
        cell(*account.status(shift.after, reviewed=shift.reviewed[1])),
        cell(account.label("direction", shift.direction)),
    )


def _reasons(account: Account, told: list[Shift]) -> Iterator[Block]:
    """Yield why, each reason once, with the elements that it is given for where it is not given for all."""
    reasons: dict[tuple[Run, ...], list[str]] = {}
    for shift in told:
        for reason in because(account, shift.causes):
            reasons.setdefault(reason, []).append(shift.text or account.say("progress.article"))
    yield Paragraph(text(Run(account.say("progress.why"), bold=True)))
    yield Listing(tuple(_reason(reason, about, len(told)) for reason, about in reasons.items()))


def _reason(reason: tuple[Run, ...], about: list[str], all_of: int) -> tuple[Run, ...]:
    return reason if len(about) == all_of else text(*reason, Run(f" ({'; '.join(about)})", quiet=True))
