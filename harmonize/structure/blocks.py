"""The text of provisions as blocks of Akoma Ntoso: paragraphs with their notes, tables, lists of contents."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, Literal

from harmonize.model.law import Provision, Region, RegionKind, Statute
from harmonize.model.text import Span
from harmonize.structure.rows import Layout, Row, measured, rows

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

Block = Literal["p", "table", "contents"]
_BLOCKS: dict[str, Block] = {"contents": "contents", "table": "table"}
_ELEMENTS = {"amendment-note": "remark", "deletion": "del"}
"""What stands within a sentence and is no part of it."""
_UNWRITABLE = re.compile("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Characters that XML cannot hold, not even as references."""
_NOTE_MARK = re.compile(r"(?:\d{1,3}|[*†‡]{1,3})[.)]?(?:\s|$)")


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text of one region, on one line or (a paragraph's) several; ``parted`` from the text before it."""

    text: str
    kind: RegionKind
    start: int
    parted: bool


@dataclass(frozen=True, slots=True)
class Blocks:
    """A statute's text, by place: its regions, its rows, what is usual in its layout."""

    statute: Statute
    starts: Sequence[int]
    flow: Sequence[Row]
    ends: Sequence[int]
    layout: Layout

    @classmethod
    def of(cls, statute: Statute) -> Blocks:
        """Return the blocks of a statute."""
        flow, _ = rows(statute.document)
        starts = [region.span.start for region in statute.regions]
        return cls(statute, starts, flow, [row.span.end for row in flow], measured(flow))

    def runs(self, span: Span, headings: Sequence[Span]) -> list[Run]:
        """Return the stretches of ``span`` that are no heading of its own, in order, each of one kind of region."""
        found: list[Run] = []
        at = span.start
        for part in _without(span, headings):
            for region in self._regions(part):
                start, end = max(part.start, region.span.start), min(part.end, region.span.end)
                text = self.statute.document.text[start:end]
                if text.strip() and region.kind != "footnote":
                    found.append(Run(text, region.kind, start, parted=start != at))
                    at = end
        return found

    def head(self, provision: Provision) -> tuple[str, list[Run]]:
        """Return the words of a provision's number, and what else stands in its head beside its headings."""
        number: list[str] = []
        aside: list[Run] = []
        for run in self.runs(Span(provision.span.start, provision.body.start), provision.headings):
            if run.kind in ("amendment-note", "contents") or self._in_margin(run):
                aside.append(run)
            else:
                number.append(run.text)
        return writable(" ".join(number)), aside

    def elements(self, runs: Sequence[Run], *, joined: bool = False) -> list[Element]:
        """Return runs as block elements; ``joined`` makes one paragraph of the lines that a layout broke."""
        made: list[Element] = []
        for block, group in groupby(runs, key=lambda run: _BLOCKS.get(run.kind, "p")):
            if block == "p":
                parts = self._paragraphs(list(group), joined=joined)
                made += [_paragraph(part) for part in parts if any(run.text.strip() for run in part)]
            else:
                lines = [line for run in group for line in run.text.split("\n") if line.strip()]
                made += [_table(lines)] if block == "table" else [_listed(line) for line in lines]
        return made

    def footnotes(self) -> list[str]:
        """Return the footnotes, each on one line; a line without a mark goes on with the note before it."""
        notes: list[str] = []
        for region in self.statute.regions:
            if region.kind == "footnote":
                for line in filter(None, map(writable, region.span.of(self.statute.document.text).split("\n"))):
                    if notes and not _NOTE_MARK.match(line) and not self.statute.document.marks:
                        notes[-1] += f" {line}"
                    else:
                        notes.append(line)
        return notes

    def _regions(self, span: Span) -> Iterator[Region]:
        at = max(0, bisect_right(self.starts, span.start) - 1)
        while at < len(self.starts) and self.starts[at] < span.end:
            yield self.statute.regions[at]
            at += 1

    def _in_margin(self, run: Run) -> bool:
        line = self.statute.document.line_at(run.start + len(run.text) - len(run.text.lstrip()))
        return line is not None and line.place == "margin-note"

    def _paragraphs(self, runs: Sequence[Run], *, joined: bool) -> Iterator[list[Run]]:
        """Cut runs into paragraphs: where the source's lines end, or where the layout begins a block."""
        part: list[Run] = []
        for run in runs:
            at = 0
            beside = bool(part) and part[-1].kind == "heading"
            for end in self._breaks(run, joined=joined):
                if beside and not run.text[:end].strip():
                    continue
                yield [*part, Run(run.text[at:end], run.kind, run.start + at, run.parted and at == 0)]
                part, at = [], end
            part.append(Run(run.text[at:], run.kind, run.start + at, run.parted and at == 0))
        if part:
            yield part

    def _breaks(self, run: Run, *, joined: bool) -> list[int]:
        """Return the offsets in a run at which a paragraph ends; a margin note begins one and ends none."""
        if run.kind in (*_ELEMENTS, "heading") or (joined and not self.statute.document.marks):
            return []
        ends = [match.end() for match in re.finditer(r"\n", run.text)]
        return [end for end in ends if self.statute.document.marks or self._begins(run.start + end)]

    def _begins(self, offset: int) -> bool:
        """Tell whether the row at ``offset`` begins a block: it is set apart, or the one before it ended early."""
        at = bisect_left(self.ends, offset + 1)
        if not 0 < at < len(self.flow):
            return True
        before, row = self.flow[at - 1], self.flow[at]
        apart = row.line.centred or before.line.centred or row.caps != before.caps
        early = row.capital and self.layout.short(before)
        return apart or early or self.layout.begins_block(before, row)


def _without(span: Span, cut: Sequence[Span]) -> Iterator[Span]:
    at = span.start
    for part in sorted(cut):
        if part.overlaps(span):
            if part.start > at:
                yield Span(at, part.start)
            at = max(at, part.end)
    if at < span.end:
        yield Span(at, span.end)


def writable(text: str) -> str:
    r"""Return a text on one line, single blanks in it, with a mark for every character that XML cannot hold.

    >>> writable("a\x00\n b")
    'a� b'
    """
    return _UNWRITABLE.sub("\ufffd", " ".join(text.split()))


def _paragraph(runs: Sequence[Run]) -> Element:
    """Return a paragraph: one note at its side for the margin's, its words, with notes and deletions in them."""
    from lxml import etree  # late: only where XML is written

    paragraph = etree.Element("p")
    last: Element | None = None
    if beside := writable(" ".join(run.text for run in runs if run.kind == "heading")):
        last = etree.SubElement(paragraph, "authorialNote", placement="side")
        etree.SubElement(last, "p").text = beside
    blank = started = False
    for run in runs:
        words = writable(run.text)
        if words and run.kind != "heading":
            lead = " " if started and (blank or run.parted or run.text[0].isspace()) else ""
            _say(paragraph, last, lead if run.kind in _ELEMENTS else lead + words)
            if run.kind in _ELEMENTS:
                last = etree.SubElement(paragraph, _ELEMENTS[run.kind], status="editorial")
                last.text = words
            started, blank = True, run.text[-1].isspace()
        else:
            blank = True
    return paragraph


def _say(paragraph: Element, last: Element | None, text: str) -> None:
    if last is None:
        paragraph.text = (paragraph.text or "") + text
    else:
        last.tail = (last.tail or "") + text


def _table(lines: Sequence[str]) -> Element:
    """Return cells as a table; each stands in a row of its own, for which cells make a row is not known."""
    from lxml import etree  # late, as above

    table = etree.Element("table")
    for line in lines:
        cell = etree.SubElement(etree.SubElement(table, "tr"), "td")
        etree.SubElement(cell, "p").text = writable(line)
    return table


def _listed(line: str) -> Element:
    from lxml import etree  # late, as above

    block = etree.Element("block", name="contents")
    block.text = writable(line)
    return block
