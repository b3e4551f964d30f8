"""A bill against the law in force: how it was read into the law, and the table in force, bill, obligation."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from harmonize.model.progress import Obligation
from harmonize.model.verdict import Analysis, ElementFinding, Finding
from harmonize.reports.paper import Block, Cell, Heading, Listing, Paragraph, Row, Run, Table, Text, Turn, cell, text
from harmonize.reports.places import places
from harmonize.reports.progress.account import Account
from harmonize.reports.quoting import Library, Quote, beside_element, library

NOTICE = "bill-"
"""The codes of notices on how a bill was read begin so; what was not applied has ``NOT_APPLIED``."""
NOT_APPLIED = "bill-not-applied"
MOST_LACKING = 4
"""Elements named of an article that stays open."""
MOST_QUOTES = 2
"""Passages quoted beside one element on each side."""
EFFECTS = {"closes": "full", "leaves-open": "partial", "breaks": "none-found", "keeps": "", "other": ""}
"""The tone of each effect."""


def applied(account: Account) -> Iterator[Block]:
    """Yield how the bill was read into the law, what was not applied standing out."""
    yield Heading(1, text(account.say("progress.applied")), "applied")
    notices = [each for source in account.progress.new.statutes for each in source.notices]
    told = list(dict.fromkeys(each for each in notices if each.code.startswith(NOTICE)))
    if not told:
        yield Paragraph(text(account.say("progress.applied_none")))
    if done := [each for each in told if each.code != NOT_APPLIED]:
        yield Listing(tuple(text(each.text) for each in done))
    yield from (Paragraph(text(each.text), "notice") for each in told if each.code == NOT_APPLIED)


def table(account: Account) -> Iterator[Block]:
    """Yield the table in force, bill, obligation of the articles that the bill touches; the others in lists."""
    desk = _Desk(account)
    yield Turn(landscape=True)
    yield Heading(1, text(account.say("progress.table")), "table")
    yield Paragraph(text(account.say("progress.table_lead")))
    found = [(one, other, desk.obligations[other.key]) for one, other in account.findings()]
    touched = [each for each in found if desk.touched(*each)]
    for one, other, asked in touched:
        yield from _article(desk, one, other, asked)
    rest = [(other, asked) for one, other, asked in found if not desk.touched(one, other, asked)]
    yield Turn()
    yield from _listed(desk, "untouched", [(f, lacking) for f, asked in rest if (lacking := _open(asked))])
    yield from _listed(desk, "kept", [(f, []) for f, asked in rest if not _open(asked)])


class _Desk:
    """What the table is written from: both analyses with what they quote, and obligations by article."""

    def __init__(self, account: Account) -> None:
        progress = account.progress
        self.account = account
        self.old, self.new = (library(each, places(each)) for each in (progress.old, progress.new))
        self.anchors = account.anchors()
        self.obligations: dict[str, list[Obligation]] = {each.key: [] for each in progress.new.findings}
        for each in progress.obligations:
            self.obligations[f"{each.instrument}:{each.article}"].append(each)

    def touched(self, one: Finding, other: Finding, asked: Sequence[Obligation]) -> bool:
        """Tell whether the bill changes a verdict on an article, or a provision cited for it."""
        accepted = [each for each in (*one.candidates, *other.candidates) if each.accepted]
        cited = {f"{each.statute}#{each.eid}" for each in accepted}
        return any(each.before != each.after for each in asked) or bool(cited & self.anchors.keys())


def _open(asked: Sequence[Obligation]) -> list[Obligation]:
    """Return what stays open of an article; nothing where the article as a whole is met."""
    open_ones = [each for each in asked if each.binding and each.effect == "leaves-open"]
    return open_ones if any(not each.element for each in open_ones) else []


def _article(desk: _Desk, one: Finding, other: Finding, asked: Sequence[Obligation]) -> Iterator[Block]:
    account = desk.account
    yield Heading(2, account.titled(other.instrument, other.article, other.title), f"table-{other.key}")
    names = (
        account.say("progress.in_force"), account.say("progress.bill"), account.say("progress.obligation"),
        account.say("progress.effect"),
    )  # fmt: skip
    here, there = ({each.id: each for each in finding.elements} for finding in (one, other))
    rows = [_row(desk, each, here.get(each.element), there.get(each.element)) for each in asked]
    yield Table(account.head(*names), tuple(rows), (0.31, 0.31, 0.26, 0.12))


def _row(desk: _Desk, asked: Obligation, one: ElementFinding | None, other: ElementFinding | None) -> Row:
    account = desk.account
    if one is None or other is None:
        name = text(Run(account.say("progress.article"), bold=True))
    else:
        kind = "" if asked.binding else f" ({account.label('requirement', other.requirement)})"
        name = text(other.text, Run(kind, quiet=True) if kind else "")
    return (
        _side(desk, desk.old, asked.before, one),
        _side(desk, desk.new, asked.after, other),
        Cell(name),
        cell(account.label("effect", asked.effect), tone=EFFECTS[asked.effect]),
    )


def _side(desk: _Desk, books: Library, status: str, element: ElementFinding | None) -> Cell:
    """Return a status, and the words of the law that show the element with their page."""
    found = element.evidence if element else ()
    distinct = {(each.statute, each.span, each.marks): each for each in found}
    quotes = [quote for each in distinct.values() if (quote := beside_element(books, each))][:MOST_QUOTES]
    words = [run for quote in quotes for run in (Run("\n"), *_quote(desk, books.analysis, quote))]
    return cell(Run(desk.account.label("status", status), tone=status, bold=True), *words)


def _quote(desk: _Desk, analysis: Analysis, quote: Quote) -> Iterator[Run]:
    """Yield words of a provision, those that show the element in bold, and where they stand."""
    depth = 0
    yield Run("“")
    for piece in quote.pieces:
        depth += (piece.kind == "open") - (piece.kind == "close")
        if piece.kind == "gap":
            yield Run("…", quiet=True)
        elif piece.text:
            yield Run(piece.text, bold=depth > 0, language=quote.language)
    yield Run("” ")
    yield Run(_place(desk, analysis, quote), quiet=True)


def _place(desk: _Desk, analysis: Analysis, quote: Quote) -> str:
    """Return a provision's number and page; the page of one that the bill changes or adds is the bill's."""
    account, place = desk.account, "progress.page"
    key = next((key for key, each in analysis.provisions.items() if each is quote.provision), "")
    if analysis is account.progress.new and key in desk.anchors:
        place = "progress.bill_page"
    return f"{quote.provision.number}, {account.say(place, page=quote.page)}"


def _listed(desk: _Desk, name: str, found: Sequence[tuple[Finding, Sequence[Obligation]]]) -> Iterator[Block]:
    """Yield articles in a list, each with its status and the elements that stay open."""
    account = desk.account
    if not found:
        return
    untouched = name == "untouched"
    title = account.say("progress.untouched") if untouched else account.say("progress.kept")
    yield Heading(2, text(title), name)
    if not untouched:
        yield Paragraph(text(account.say("progress.kept_lead")))
    yield Listing(tuple(_line(account, finding, lacking) for finding, lacking in found))


def _line(account: Account, finding: Finding, lacking: Sequence[Obligation]) -> Text:
    texts = {element.id: element.text for element in finding.elements}
    names = account.listed((texts[each.element] for each in lacking if each.element in texts), MOST_LACKING, "; ")
    title = account.titled(finding.instrument, finding.article, finding.title)
    status = next((each.after for each in lacking if not each.element), finding.status)
    return text(*title, ": ", *account.status(status), f": {names}" if names else "")
