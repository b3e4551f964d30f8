"""Runs of a paper as runs of a DOCX: one character style each, links, notes, languages."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from harmonize.reports.linking import inside, outside
from harmonize.reports.paper import Run, Text
from harmonize.reports.tones import sign
from harmonize.reports.word.elements import Xml, run, w
from harmonize.reports.word.package import Package
from harmonize.reports.word.styles import tone_style, tongue


@dataclass(frozen=True, slots=True)
class Writer:
    """What runs are written with: the file they stand in, and the places that links may lead to."""

    package: Package
    places: Mapping[str, str]

    def text(self, text: Text) -> Iterator[Xml]:
        """Yield the runs and links of some text."""
        for each in text:
            yield from self._run(each)

    def _run(self, each: Run) -> Iterator[Xml]:
        place, address = inside(each.href, self.places), outside(each.href)
        marked = sign(each.tone, (each,))
        words = f"{marked}\u00a0{each.text}" if marked else each.text
        written = run(words, *_properties(each, linked=bool(place or address)))
        if place:
            written = w("hyperlink", written, anchor=place, history=1)
        elif address:
            written = w("hyperlink", written, r_id=self.package.link(address), history=1)
        yield written
        if each.note:
            yield self._note(each.note)

    def _note(self, words: str) -> Xml:
        reference = w("footnoteReference", id=self.package.note(words))
        return w("r", w("rPr", w("rStyle", val="FootnoteReference")), reference)


def _properties(each: Run, linked: bool) -> Iterator[Xml | None]:
    """Yield a run's properties in the order of the schema: a style, and what stands beside it."""
    style = _style(each, linked)
    if style:
        yield w("rStyle", val=style)
    if each.bold and style != "Strong":
        yield w("b")
    if each.italic and style != "Emphasis":
        yield w("i")
    yield tongue(each.language)


def _style(each: Run, linked: bool) -> str:
    """Return the character style that says most of a run."""
    chosen = (
        tone_style(each.tone),
        "Hyperlink" if linked else "",
        "Code" if each.code else "",
        "Quiet" if each.quiet else "",
        "Strong" if each.bold else "",
        "Emphasis" if each.italic else "",
    )
    return next((style for style in chosen if style), "")
