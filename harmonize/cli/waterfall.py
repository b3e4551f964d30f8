"""An explanation on a terminal: elements, then each provision's ledger as a waterfall, then what would change it."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from io import TextIOWrapper

from rich.console import Console
from rich.text import Text

from harmonize.cli.terminal import in_colour
from harmonize.model.evidence import Evidence
from harmonize.model.verdict import Analysis, ElementFinding
from harmonize.reports.excerpts import excerpt, printable
from harmonize.reports.explanation import Explained, Explanation, NoCandidate
from harmonize.reports.ledger import Bar

WIDTH = 100
"""The width of a page that nobody watches."""
BAR = 20
"""The columns of the waterfall."""
STYLES = {
    "full": "green", "present": "green", "partial": "yellow", "reserved": "yellow", "cannot-tell": "magenta",
    "none-found": "red",
}  # fmt: skip
MOST_QUOTED = 2
"""Quotations shown of an element."""
NARROWEST = 20
"""Columns that text keeps on any terminal."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of text, behind a label or an indent that it keeps clear where it goes on below."""

    text: Text
    label: Text = field(default_factory=Text)


def show(told: Explanation) -> None:
    """Print an explanation on standard output, in colour and to its width where that is a terminal.

    Letters that the terminal's encoding does not have are replaced.
    """
    if isinstance(sys.stdout, TextIOWrapper):
        sys.stdout.reconfigure(errors="replace")
    watched = sys.stdout.isatty() or "COLUMNS" in os.environ
    console = Console(
        width=None if watched else WIDTH, color_system="auto" if in_colour() else None, highlight=False, emoji=False
    )
    for line in lines(told, "#" if console.options.ascii_only else "█", console.width):
        for row in set_out(line, console):
            console.print(row, soft_wrap=True)


def set_out(line: Line, console: Console) -> Iterator[Text]:
    """Yield the rows of a line: where it is too long for the console it goes on below its own beginning."""
    for at, row in enumerate(line.text.wrap(console, max(console.width - len(line.label), NARROWEST))):
        row.rstrip()
        yield Text.assemble(line.label if at == 0 else " " * len(line.label), row)


def lines(told: Explanation, ink: str, width: int) -> Iterator[Line]:
    """Yield an explanation as lines for a width, bars drawn with ``ink``."""
    yield from head(told)
    yield from titled("Elements", told.finding.elements)
    for element in told.finding.elements:
        yield from element_lines(told, element, width)
    for item in told.provisions:
        yield from provision_lines(told.analysis, item, width, ink)
    for other in told.others:
        yield from other_lines(other)
    yield from titled("What would change the verdict", told.changes)
    for change in told.changes:
        yield Line(Text(printable(change.text)), Text("  - "))


def titled(title: str, items: object) -> Iterator[Line]:
    """Yield a heading over some items, nothing where there are none."""
    if items:
        yield Line(Text(""))
        yield Line(Text(title, "bold"))


def head(told: Explanation) -> Iterator[Line]:
    """Yield the article, its verdict and the reason, and what was searched."""
    finding = told.finding
    instrument = told.analysis.instruments.get(finding.instrument, finding.instrument)
    yield Line(Text(printable(f"{told.analysis.jurisdiction_name}, {instrument}"), "dim"))
    yield Line(Text(printable(f"Article {finding.article}: {finding.title}"), "bold"))
    yield Line(Text(printable(finding.reason.text)), Text(f"{finding.status}: ", f"bold {style(finding.status)}"))
    where = ", ".join(finding.searched.statutes)
    missing = "; ".join(finding.searched.missing_kinds_of_law)
    lacking = f"; not supplied: {missing}" if missing else ""
    yield Line(Text(printable(f"{finding.searched.provisions} provisions searched in {where}{lacking}"), "dim"))


def style(status: str) -> str:
    """Return the colour of a status."""
    return STYLES.get(status, "default")


def indented(text: Text, columns: int) -> Line:
    """Return text behind an indent."""
    return Line(text, Text(" " * columns))


def element_lines(told: Explanation, element: ElementFinding, width: int) -> Iterator[Line]:
    """Yield an element's status and what it asks, then the words that show it, or why it is what it is.

    A reason that is the article's too is not said again.
    """
    analysis = told.analysis
    asked = "" if element.requirement == "required" else f" ({element.requirement})"
    status = Text(f"  {element.status:<14}  ", style(element.status))
    yield Line(Text.assemble(printable(element.text), (asked, "dim")), status)
    if not (element.status == "full" and element.evidence) and element.reason.text != told.finding.reason.text:
        yield indented(Text(printable(element.reason.text), "dim"), 18)
    for bar in element.evidence[:MOST_QUOTED]:
        place = f"{number(analysis, bar)}, p. {bar.page}: "
        yield indented(Text.assemble(place, quoted(analysis, bar, width - 18 - len(place))), 18)


def number(analysis: Analysis, bar: Evidence) -> str:
    """Return the number of the provision that some evidence stands in, and whether it quotes a translation."""
    provision = analysis.provisions.get(f"{bar.statute}#{bar.eid}")
    translated = any(source.id == bar.statute and source.translation_of for source in analysis.statutes)
    return printable(provision.number if provision else bar.eid) + (" (translation)" if translated else "")


def quoted(analysis: Analysis, bar: Evidence, width: int) -> Text:
    """Return the words of some evidence in quotation marks, cut to a width, those that matter in bold."""
    cut = excerpt(analysis, bar, max(width - 2, 20))
    text = Text(f"“{cut.text}”", "italic")
    for mark in cut.marks:
        text.stylize("bold cyan", mark.start + 1, mark.end + 1)
    return text


def provision_lines(analysis: Analysis, item: Explained, width: int, ink: str) -> Iterator[Line]:
    """Yield a provision, whether and why it is cited, and its ledger as a waterfall."""
    found = item.candidate
    cited = ("cited", "bold green") if found.accepted else ("not cited", "bold red")
    yield Line(Text(""))
    heading = Text.assemble((printable(found.heading), "bold"), f" (p. {found.page})")
    yield Line(heading, Text(f"{printable(found.provision)}  ", "bold"))
    yield indented(Text(printable(item.title), "dim"), 2)
    yield indented(Text.assemble(cited, f" ({found.relation}): {printable(item.why)}"), 2)
    if item.lift:
        yield indented(Text(printable(item.lift)), 2)
    for bar in item.ledger.bars:
        yield from bar_lines(analysis, bar, item.ledger.rest, width, ink)
    yield indented(Text(f"{found.weight:+6.2f} in all; pieces of evidence: {len(found.evidence)}", "bold"), 2)


def bar_lines(analysis: Analysis, bar: Bar, rest: int, width: int, ink: str) -> Iterator[Line]:
    """Yield a bar: its weight, its place in the waterfall, the sum so far, what was compared, and the words quoted."""
    evidence = bar.evidence
    drawn = Text(f"{bar.weight:+6.2f} ") + waterfall(bar, ink) + Text(f" {bar.running:6.2f}  ")
    if evidence is None:
        yield indented(drawn + Text(f"{rest} smaller ones", "dim"), 2)
        return
    yield indented(drawn + Text(f"{compared(evidence)}  p. {evidence.page}"), 2)
    if evidence.quote:
        yield indented(quoted(analysis, evidence, width - 9), 9)


def compared(bar: Evidence) -> str:
    """Return what a bar compares and how near: the element it speaks for, or the article as a whole."""
    level = "" if bar.level in ("", bar.comparison) else f", {bar.level}"
    about = f"{bar.element.rpartition('/')[2]}: " if bar.element else ""
    return printable(f"{about}{bar.comparison}{level}")


def waterfall(bar: Bar, ink: str) -> Text:
    """Return a bar drawn where it stands between the lowest and the highest sum."""
    start = min(round(bar.x * BAR / 100), BAR - 1)
    length = max(1, min(round(bar.width * BAR / 100), BAR - start))
    return (
        Text(" " * start)
        + Text(ink * length, "green" if bar.weight >= 0 else "red")
        + Text(" " * (BAR - start - length))
    )


def other_lines(other: NoCandidate) -> Iterator[Line]:
    """Yield a provision that is no candidate, and the nearest one that is."""
    yield Line(Text(""))
    told = f"{printable(other.source.title)}: {other.text}"
    yield Line(Text(told), Text(f"{printable(other.number)}  ", "bold"))
    if near := other.nearest:
        place = f"{near.provision} {near.heading}, p. {near.page}, weight {near.weight:.2f}"
        yield indented(Text(printable(f"the nearest that is: {place}: {near.reason}")), 2)
