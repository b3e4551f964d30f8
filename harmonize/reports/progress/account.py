"""The account: what every chapter of a progress report is written from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from harmonize.model.progress import Cause, Progress, Revision
from harmonize.model.verdict import Analysis, Finding, Status
from harmonize.reports.paper import Cell, Run, Text, cell, text
from harmonize.reports.situation.citing import own_word

Strings = Mapping[str, Mapping[str, str]]
MOST_NAMES = 12
"""So many numbers or titles are listed in a sentence."""
LAW, TOOL = frozenset({"law"}), frozenset({"tool", "encoder"})


@dataclass(frozen=True, slots=True)
class Account:
    """A comparison, and the texts that a reader sees by section and name."""

    progress: Progress
    strings: Strings

    def say(self, place: str, **values: object) -> str:
        """Return a text by its place, such as ``progress.title``, with its gaps filled."""
        section, _, name = place.partition(".")
        return self.strings[section][name].format(**values)

    def label(self, section: str, name: str) -> str:
        """Return the words for a name that a stage gives, the name itself where there are none."""
        return self.strings[section].get(name, name)

    def status(self, status: Status, *, reviewed: bool = False) -> Text:
        """Return a status in its colour, marked where a reviewer decided it."""
        mark = (" ", Run(self.say("progress.reviewed"), tone="reviewed")) if reviewed else ()
        return text(Run(self.label("status", status), tone=status), *mark)

    def sides(self) -> tuple[str, str]:
        """Return what the two columns are called."""
        if self.progress.draft:
            return self.say("progress.in_force"), self.say("progress.bill")
        return self.say("progress.before"), self.say("progress.after")

    def head(self, *names: str) -> tuple[Cell, ...]:
        """Return the heading row of a table."""
        return tuple(cell(name, head=True) for name in names)

    def titled(self, instrument: str, article: str, title: str, href: str = "") -> Text:
        """Return an article's number, title and instrument."""
        new = self.progress.new
        name = self.say("article.name", number=article)
        where = Run(f", {new.instruments.get(instrument, instrument)}", quiet=True) if len(new.instruments) > 1 else ""
        return text(Run(name, bold=True, href=href), f" {title}", where)

    def listed(self, names: Iterable[str], most: int = MOST_NAMES, between: str = ", ") -> str:
        """Return names in a row, cut where they are many."""
        known = list(dict.fromkeys(names))
        more = [self.say("progress.more", count=len(known) - most)] if len(known) > most else []
        return between.join([*known[:most], *more])

    def findings(self) -> Iterator[tuple[Finding, Finding]]:
        """Yield the articles that both analyses have."""
        old = {finding.key: finding for finding in self.progress.old.findings}
        yield from ((old[each.key], each) for each in self.progress.new.findings if each.key in old)

    def anchors(self) -> dict[str, str]:
        """Return by provision's key, old and new, the id of what is told of its change."""
        found: dict[str, str] = {}
        for at, revision in enumerate(self.progress.revisions, 1):
            for place in (revision.before, revision.after):
                if place:
                    found.setdefault(place.key, f"provision-{at}")
        return found


def because(account: Account, causes: Iterable[Cause]) -> Iterator[Text]:
    """Yield a sentence for each cause, provisions as links; one more where two causes cannot be told apart."""
    known = tuple(causes)
    for cause in known:
        yield from _sentence(account, cause)
    grounds = {cause.ground for cause in known}
    if grounds & LAW and grounds & TOOL:
        yield text(account.say("cause.both"))


def _sentence(account: Account, cause: Cause) -> Iterator[Text]:
    before, after = (cause.names[0], cause.names[-1]) if cause.names else ("", "")
    none = account.say("cause.none")
    filled = {"names": "\x00", "before": before or none, "after": after or none}
    lead, gap, tail = account.strings["cause"][cause.ground].format(**filled).partition("\x00")
    yield text(lead, *(_names(account, cause) if gap else ()), tail)


def _names(account: Account, cause: Cause) -> Iterator[Run]:
    """Yield the provisions that a cause names as links, or its other names, with commas between."""
    if not cause.provisions:
        yield Run(account.listed(account.label("treaty_standing", name) for name in cause.names))
        return
    anchors = account.anchors()
    shown = cause.provisions[:MOST_NAMES]
    for at, key in enumerate(shown):
        if at:
            yield Run(", ")
        yield Run(number_of(account.progress, key), href=f"#{anchors[key]}" if key in anchors else "")
    if len(cause.provisions) > len(shown):
        yield Run(", " + account.say("progress.more", count=len(cause.provisions) - len(shown)))


def number_of(progress: Progress, key: str) -> str:
    """Return a provision's number by its key, with the law's own word for an article where it has one."""
    analyses: tuple[Analysis, ...] = (progress.new, progress.old)
    quoted = next((each.provisions[key] for each in analyses if key in each.provisions), None)
    return f"{own_word(quoted)} {quoted.number}".strip() if quoted else key


def name_of(account: Account, revision: Revision) -> Text:
    """Return a changed provision's number, heading and what became of it."""
    place = revision.place
    number = place.number
    if revision.fate == "renumbered" and revision.before:
        number = account.say("progress.from_to", before=revision.before.number, after=place.number)
    fate = account.label("fate", revision.fate)
    return text(Run(number, bold=True), f" {place.heading}" if place.heading else "", Run(f" ({fate})", quiet=True))
