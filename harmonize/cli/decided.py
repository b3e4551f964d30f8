"""What commands tell of decisions: what was taken, followed, reopened, refused, and who differs."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from harmonize.model.review import Decision, Review
    from harmonize.model.verdict import Analysis
    from harmonize.reviewing.applying import Applied
    from harmonize.reviewing.keeping import Kept
    from harmonize.reviewing.record import Unappliable

MOST = 20
"""Decisions of a kind that are told one by one."""


def carry(analysis: Analysis, folder: Path, earlier: Kept) -> tuple[Analysis, Applied | None]:
    """Return an analysis made again with the decisions on the one before it, whose record is written first."""
    from harmonize.reports import written
    from harmonize.reviewing import keeping, record

    if not earlier:
        return analysis, None
    done = keeping.carried_over(analysis, earlier)
    written(folder / record.FILE, record.to_bytes(done.record))
    return done.analysis, done


def tell_carried(done: Applied | None) -> None:
    """Print how many decisions survived, and those that were reopened."""
    if done is None:
        return
    stand, all_of_them = len(done.survived), len(done.analysis.decisions)
    click.echo(f"carried over: {stand} of {all_of_them} decisions stand, {len(done.reopened)} were reopened")
    for line in (*followed(done), *reopened(done)):
        click.echo(line)


def followed(done: Applied) -> Iterator[str]:
    """Yield a line for each decision that went with its provision to another number, as far as a screen shows them."""
    for each in done.followed[:MOST]:
        yield plain(f"followed: {each.origin.partition('@')[0]} is {each.subject.key} now ({by(each)})")
    yield from _more(len(done.followed), "decisions followed their provisions")


def reopened(done: Applied) -> Iterator[str]:
    """Yield a line for each decision that has to be taken again, as far as a screen shows them."""
    from harmonize.knowledge.strings import load_strings

    words = load_strings()["reopened"]
    for each in done.reopened[:MOST]:
        yield plain(f"reopened: {each.subject.key} ({by(each)}): {words.get(each.why, each.why)}")
    yield from _more(len(done.reopened), "decisions were reopened: harmonize review status lists them")


def _more(number: int, what: str) -> Iterator[str]:
    if number > MOST:
        yield f"and {number - MOST} more {what}"


def disputed(found: Review) -> str:
    """Return the line of a dispute: who says what."""
    return plain(f"disputed: {found.subject.key}: {_said(found)}")


def contested(found: Review) -> str:
    """Return the line of a settlement after which a reviewer has decided otherwise."""
    held = f"{found.holds.says} by {found.holds.reviewer}" if found.holds else ""
    return plain(f"settled, and decided otherwise since: {found.subject.key}: {held}; {_said(found)}")


def _said(found: Review) -> str:
    from harmonize.model.review import standing

    return "; ".join(f"{vote.reviewer}: {vote.says}" for vote in standing(found.votes))


def unappliable(left: Unappliable) -> str:
    """Return the line of a row that could not be applied."""
    return plain(f"unappliable, kept: {left.file}: {left.why}")


def by(decision: Decision) -> str:
    """Return who decided, and when."""
    return f"{decision.reviewer}, {decision.date.isoformat()}"


def plain(line: str) -> str:
    """Return a line that a terminal can be given, whatever a reviewer wrote."""
    from harmonize.reports.paper import legible

    return " ".join(legible(line).split())
