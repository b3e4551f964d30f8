"""The laws: which texts and which tools were compared, the provisions that changed, and what could not be compared."""

from __future__ import annotations

from collections.abc import Iterator

from harmonize.model.progress import Piece, Revision, Turnover, Uncompared
from harmonize.model.verdict import Analysis
from harmonize.reports.paper import Block, Heading, Listing, Paragraph, Row, Run, Table, Text, cell, text
from harmonize.reports.progress.account import Account, name_of

AROUND = 120
"""Characters that stay around words that changed."""
LONGEST = 6_000
"""Characters of a stretch of words that is shown as gone or new."""
MOST = 200
"""So many provisions are shown; the JSON has them all."""
GAP = " […] "


def compared(account: Account) -> Iterator[Block]:
    """Yield what both analyses were made with, and what became of the statutes."""
    before, after = account.sides()
    old, new = account.progress.old, account.progress.new
    yield Heading(1, text(account.say("progress.compared")), "compared")
    rows = tuple(
        (cell(name, head=True), cell(one), cell(other))
        for name, one, other in zip(_facts(account), _edition(account, old), _edition(account, new), strict=True)
    )
    yield Table(account.head(account.say("progress.edition"), before, after), rows, (0.3, 0.35, 0.35))
    yield Heading(2, text(account.say("progress.statutes")))
    head = account.head(account.say("progress.statute"), account.say("progress.became"))
    yield Table(head, tuple(_statute(account, each) for each in account.progress.statutes), (0.5, 0.5))


def _facts(account: Account) -> tuple[str, ...]:
    return account.say("progress.tool"), account.say("progress.encoder"), account.say("progress.as_of")


def _edition(account: Account, analysis: Analysis) -> tuple[str, ...]:
    tool = account.say("head.tool_value", version=analysis.version, models=analysis.models_sha256[:12])
    encoder = analysis.encoder.name if analysis.encoder else account.say("cause.none")
    day = analysis.as_of.isoformat() if analysis.as_of else account.say("progress.as_of_latest")
    return tool, encoder, day


def _statute(account: Account, each: Turnover) -> Row:
    return cell(each.title), cell("; ".join(_became(account, each)))


def _became(account: Account, each: Turnover) -> Iterator[str]:
    if not (each.before and each.after):
        yield account.say("progress.statute_added") if each.after else account.say("progress.statute_removed")
        return
    yield account.say("progress.same_file") if each.same_file else account.say("progress.other_file")
    if each.added:
        yield account.say("progress.numbers_added", numbers=account.listed(each.added))
    if each.gone:
        yield account.say("progress.numbers_gone", numbers=account.listed(each.gone))


def provisions(account: Account) -> Iterator[Block]:
    """Yield each provision that changed, its words compared."""
    revisions = account.progress.revisions
    yield Heading(1, text(account.say("progress.provisions")), "provisions")
    if not revisions:
        yield Paragraph(text(account.say("progress.provisions_none")))
        return
    yield Paragraph(text(account.say("progress.provisions_lead")))
    statute = ""
    for at, revision in enumerate(revisions[:MOST], 1):
        if revision.place.statute != statute:
            statute = revision.place.statute
            yield Heading(2, text(_title(account, statute)))
        yield Heading(3, name_of(account, revision), f"provision-{at}")
        yield Paragraph(text(Run(_where(account, revision), quiet=True)), "caption")
        yield Paragraph(_words(account, revision), "quote")
        if not revision.whole:
            yield Paragraph(text(account.say("progress.cut")), "small")
    if len(revisions) > MOST:
        yield Paragraph(text(account.say("progress.list_more", count=len(revisions) - MOST)))


def _where(account: Account, revision: Revision) -> str:
    """Return the pages in both versions."""
    before, after = account.sides()
    sides = ((before, revision.before), (after, revision.after))
    pages = [f"{side}: {account.say('progress.page', page=place.page)}" for side, place in sides if place]
    return "; ".join(pages)


def _title(account: Account, statute: str) -> str:
    sources = (*account.progress.new.statutes, *account.progress.old.statutes)
    return next((source.title for source in sources if source.id == statute and source.title), statute)


def _words(account: Account, revision: Revision) -> Text:
    if not revision.reworded:
        return text(account.say("progress.same_words"))
    return marked(revision, _language(account, revision))


def marked(revision: Revision, language: str) -> Text:
    """Return the words of a provision: marked where they go or come, cut where they stay and are many."""
    last = len(revision.pieces) - 1
    return tuple(_run(piece, at == 0, at == last, language) for at, piece in enumerate(revision.pieces))


def _language(account: Account, revision: Revision) -> str:
    sources = (source for each in (account.progress.new, account.progress.old) for source in each.statutes)
    return next((source.language for source in sources if source.id == revision.place.statute), "")


def _run(piece: Piece, first: bool, last: bool, language: str) -> Run:
    """Return words as a run: marked where they go or come, without their middle where they stay and are many."""
    if piece.shape == "same":
        return Run(_shortened(piece.text, first, last), language=language)
    words = piece.text if len(piece.text) <= LONGEST else piece.text[:LONGEST] + GAP
    blank, words = (" ", words[1:]) if words.startswith(" ") else ("", words)
    if piece.shape == "gone":
        return Run(f"{blank}[−{words}−]", quiet=True, tone="gone", language=language)
    return Run(f"{blank}{{+{words}+}}", bold=True, tone="new", language=language)


def _shortened(words: str, first: bool, last: bool) -> str:
    """Return words that stay with what is near a change.

    >>> len(_shortened("word " * 100, True, False)) < 150
    True
    """
    head, tail = (0 if first else AROUND), (0 if last else AROUND)
    if len(words) <= head + tail + AROUND:
        return words
    start, end = (words[:head].rpartition(" ")[0], words[len(words) - tail :].partition(" ")[2] if tail else "")
    return f"{start}{GAP}{end}"


def uncompared(account: Account) -> Iterator[Block]:
    """Yield what one analysis alone has."""
    found = account.progress.uncompared
    yield Heading(1, text(account.say("progress.uncompared")), "uncompared")
    yield Paragraph(text(account.say("progress.uncompared_lead")))
    if not found:
        yield Paragraph(text(account.say("progress.uncompared_none")))
    for old_only in (True, False):
        if lines := tuple(_uncompared(account, each) for each in found if each.old_only == old_only):
            which = account.say("progress.uncompared_old") if old_only else account.say("progress.uncompared_new")
            yield Heading(2, text(which))
            yield Listing(lines[:MOST])


def _uncompared(account: Account, each: Uncompared) -> Text:
    return text(f"{account.label('uncompared', each.kind)}: {each.name}")
