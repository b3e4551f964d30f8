"""Adversaries: a law's text changed so that a reader who goes by the wrong signs goes wrong.

Every change is a list of edits on the text that a statute was cut from; the outcome is read again as plain text.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from harmonize import alignment, reading
from harmonize.aligning import align_all
from harmonize.knowledge.instruments import load_instruments
from harmonize.model.evidence import Alignment
from harmonize.model.knowledge import Article, Instrument
from harmonize.model.law import Provision, Statute
from harmonize.model.text import Document, Span
from harmonize.pipeline import Given
from harmonize.understanding import Understood, cut, heard

Edit = tuple[Span, str]
Change = Callable[[Statute], Iterable[Edit]]

_NUMBER = re.compile(r"(?<![\w(])\d+(?![\w)/])(?!\.\s)")
"""A number in running text: no mark of a paragraph or point, no part of a date or a citation."""
COLUMN = 60
"""A longer heading would take several lines, and tell by that what it is."""
CYRILLIC = "абвгдѓежзѕијклљмнњопрстќуфхцчџш"
LATIN = ("a b v g d ǵ e ž z dz i j k l lj m n nj o p r s t ḱ u f h c č dž š").split()  # noqa: SIM905
LETTERS = {ord(one): other for one, other in zip(CYRILLIC, LATIN, strict=True)}
LETTERS |= {ord(one.upper()): other.capitalize() for one, other in zip(CYRILLIC, LATIN, strict=True)}


def edited(statute: Statute, change: Change) -> str:
    """The running text of a statute with some edits made; of two that overlap the first counts."""
    text, at, done = statute.document.text, statute.document.flow.start, []
    for span, instead in sorted(change(statute)):
        if span.start >= at:
            done += [text[at : span.start], instead]
            at = span.end
    return "".join((*done, text[at : statute.document.flow.end]))


@cache
def instruments() -> tuple[Instrument, ...]:
    """The treaties that gold judges."""
    return load_instruments(("budapest", "protocol1"))


def read_again(statutes: Iterable[Statute], change: Change) -> list[Understood]:
    """Statutes with some edits made, read as plain text and understood."""
    return [understood(Path(item.id), edited(item, change), Given(item.kind, item.language)) for item in statutes]


def understood(path: Path, text: str, given: Given) -> Understood:
    """A plain-text law, read and understood."""
    return heard(path, cut(path, read(text), given), given)


def read(text: str) -> Document:
    """A plain-text law as the reader takes it from a file."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "law.txt"
        path.write_text(text, encoding="utf-8")
        return reading.read(path)


def aligned(laws: Iterable[Understood]) -> Iterator[tuple[Article, Alignment]]:
    """What is proposed for each article of the treaties, on laws read together."""
    read_together = list(laws)
    passages = [passage for item in read_together for passage in item.passages]
    finder = alignment.Finder(alignment.gather([item.statute for item in read_together], passages))
    for instrument, proposed in align_all(instruments(), finder):
        yield from zip(instrument.articles, proposed, strict=True)


def untouched(statute: Statute) -> Iterator[Edit]:
    """Nothing changes but that it is plain text."""
    yield from ()


def in_latin(statute: Statute) -> Iterator[Edit]:
    """Cyrillic letters become Latin ones."""
    span = statute.document.flow
    yield span, span.of(statute.document.text).translate(LETTERS)


def without_headings(statute: Statute) -> Iterator[Edit]:
    """No provision has a heading."""
    for provision in statute.articles():
        yield from ((span, "") for span in provision.headings)


def swapped_headings(statute: Statute) -> Iterator[Edit]:
    """Each provision with a heading has that of the one after the next."""
    headed = [provision for provision in statute.articles() if provision.headings and len(provision.heading) <= COLUMN]
    for at, provision in enumerate(headed):
        other = headed[(at + 2) % len(headed)]
        yield provision.headings[0], other.heading
        yield from ((span, "") for span in provision.headings[1:])


def other_numbers(statute: Statute) -> Iterator[Edit]:
    """Every number in the provisions' text that names no provision is another."""
    text = statute.document.text
    references = [reference.span for reference in statute.references]
    for provision in statute.articles():
        for match in _NUMBER.finditer(text, provision.body.start, provision.span.end):
            span = Span(*match.span())
            if not any(span.overlaps(other) for other in references):
                yield span, str(int(match.group()) + 1)


def without(eids: Iterable[str]) -> Change:
    """Nothing is left of some provisions but their numbers: a number that is missing would be a sign of its own."""
    gone = frozenset(eids)

    def change(statute: Statute) -> Iterator[Edit]:
        for provision in statute.articles():
            if provision.eid in gone:
                yield text_of(provision), "It is so.\n"
                yield from ((span, "") for span in provision.headings)

    return change


def scattered(eids: Iterable[str]) -> Change:
    """The sentences of some provisions stand elsewhere, word after word among those of other provisions."""
    chosen = frozenset(eids)

    def change(statute: Statute) -> Iterator[Edit]:
        provisions = statute.articles()
        own = [provision for provision in provisions if provision.eid in chosen]
        others = [provision for provision in provisions if provision.eid not in chosen and len(text_of(provision)) > 1]
        words = [word for provision in own for word in body(statute, provision).split()]
        yield from ((text_of(provision), "It is so.\n") for provision in own)
        yield from strewn(words, others)

    return change


def strewn(words: Sequence[str], provisions: Sequence[Provision]) -> Iterator[Edit]:
    """Some words put at the end of provisions in turn, a few to each."""
    for at, word in enumerate(words):
        end = provisions[at % len(provisions)].span.end
        yield Span(end, end), f" {word}"


def text_of(provision: Provision) -> Span:
    """All that stands below the heading of a provision."""
    return Span(provision.body.start, provision.span.end)


def body(statute: Statute, provision: Provision) -> str:
    """The words below the heading of a provision."""
    return text_of(provision).of(statute.document.text)


def misread(share: float, seed: int = 5) -> Change:
    """A share of the letters below the openings are others, as when a page was recognised badly."""

    def change(statute: Statute) -> Iterator[Edit]:
        random, text = Random(seed), statute.document.text
        letters = sorted({letter for letter in text if letter.isalpha()})
        kept = {place for provision in statute.articles() for place in opening(provision)}
        for place in range(statute.document.flow.start, statute.document.flow.end):
            if text[place].isalpha() and place not in kept and random.random() < share:
                yield Span(place, place + 1), random.choice(letters)

    return change


def opening(provision: Provision) -> set[int]:
    """The places of the letters of a provision's word and number."""
    headings = {place for span in provision.headings for place in range(span.start, span.end)}
    return set(range(provision.span.start, provision.body.start)) - headings
