"""Quoting: each provision in the words of its statute, with the evidence that findings rest on marked in it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain

from harmonize.model.evidence import Candidate, Evidence
from harmonize.model.text import Span
from harmonize.model.verdict import Analysis, Finding, Quoted, Source
from harmonize.reports.bounds import WHOLE, Bounds, clip, level
from harmonize.reports.marking import Label, Mark, Piece, pieces
from harmonize.reports.places import Places, home, within

MOST_CANDIDATES = 6
"""Candidates shown of one article; the others are in ``analysis.json``."""
LONGEST_TITLE = 120
"""Characters that spell a label out."""
WORTH_SHOWING = 0.25
"""The share of the strongest candidate's weight below which one that is not cited is not shown."""
LONGEST_QUOTE, LONGEST_EXCERPT = WHOLE.quote, 160
"""Characters of one provision: in an article's section, beside an element."""
LONGEST_MARK = 300
"""Evidence that quotes more than this without naming the words that matter is a passage, not a mark."""


@dataclass(frozen=True, slots=True)
class Note:
    """Evidence for a finding (by its position), for one of its elements or for the article as a whole (None)."""

    evidence: Evidence
    finding: int
    element: int | None


@dataclass(frozen=True, slots=True)
class Quote:
    """A provision, or words of it, ready to be written: pieces, where they stand, and where to read on.

    ``href`` is empty where the annex has no room for it; ``unmarked`` are the words found beyond those marked; ``key``
    is the provision's where it is quoted as a whole; ``beside`` is the same in the law's other text, where it has one.
    """

    provision: Quoted
    source: Source | None
    pieces: tuple[Piece, ...]
    href: str
    page: int
    shortened: bool
    unmarked: int = 0
    key: str = ""
    beside: Quote | None = None

    @property
    def language(self) -> str:
        """The language of the words, empty where it is not known."""
        return self.source.language if self.source else ""


@dataclass(frozen=True, slots=True)
class Cited:
    """An article for which a provision was considered: the link to it, and how a candidate stands to it."""

    finding: Finding
    href: str
    standing: str | None


@dataclass(frozen=True, slots=True)
class Entry:
    """A provision in the annex, under its id, with the articles that name it."""

    id: str
    quote: Quote
    cited: tuple[Cited, ...]


@dataclass(frozen=True, slots=True)
class Library:
    """All that a report quotes, by the provision's key, and the ids under which it stands.

    ``notes`` is the evidence noted on each provision; ``cited`` says for which findings (by position) it was a
    candidate, and how it stands to them; ``annex`` has the provisions in order; ``passages`` the ids of their passages.
    ``longest`` are the characters of one provision in the annex; ``unquoted`` are those that it has no room for.
    """

    analysis: Analysis
    places: Places
    notes: Mapping[str, Sequence[Note]]
    cited: Mapping[str, Mapping[int, str]]
    annex: tuple[Entry, ...]
    passages: Mapping[tuple[str, Span], str]
    bounds: Bounds = WHOLE
    longest: int = WHOLE.entry
    unquoted: int = 0

    def href(self, key: str | None) -> str:
        """Return the link to a provision in the annex, nothing where it is not there."""
        return f"#{self.places.provisions[key]}" if key in self.places.provisions else ""

    def source(self, statute: str) -> Source | None:
        """Return the statute of that id."""
        return next((source for source in self.analysis.statutes if source.id == statute), None)


def shown(finding: Finding, most: int = MOST_CANDIDATES) -> tuple[Candidate, ...]:
    """Return the candidates of an article that a report shows: those it would cite, then what came near or deceives."""
    least = WORTH_SHOWING * max((candidate.weight for candidate in finding.candidates), default=0.0)
    telling = [each for each in finding.candidates if standing(each) != "not-cited" or each.weight >= least]
    kept = sorted(telling, key=lambda candidate: not candidate.accepted)[:most]
    best = finding.searched.best_rejected
    known = {(each.statute, each.eid) for each in kept}
    return (*kept, best) if best and (best.statute, best.eid) not in known else tuple(kept)


def standing(candidate: Candidate) -> str:
    """Return how a candidate stands to its article: its relation where it is cited or warned of, else ``not-cited``."""
    told = candidate.accepted or candidate.relation in ("refers", "look-alike")
    return candidate.relation if told else "not-cited"


def library(analysis: Analysis, places: Places, bounds: Bounds = WHOLE) -> Library:
    """Gather what the findings quote, and mark it: statutes in their order, provisions in the order of the text."""
    notes, cited = _notes(analysis, bounds), _cited(analysis, bounds)
    order = {source.id: i for i, source in enumerate(analysis.statutes)}
    keys = sorted(
        _foremost({*notes, *cited}, cited, bounds.entries),
        key=lambda key: (order.get(_statute(key), len(order)), analysis.provisions[key].start, key),
    )
    places = replace(places, provisions={key: places.provisions[key] for key in keys})
    longest = level([len(analysis.provisions[key].text) for key in keys], bounds.annex, bounds.entry)
    bare = Library(analysis, places, notes, cited, (), {}, bounds, longest)
    annex = tuple(_entry(bare, key) for key in keys)
    passages = {
        (key, mark.span): mark.id
        for key, entry in zip(keys, annex, strict=True)
        for mark in (piece.mark for piece in entry.quote.pieces if piece.mark and piece.mark.id)
    }
    return replace(bare, annex=annex, passages=passages, unquoted=len({*notes, *cited}) - len(keys))


def in_section(books: Library, finding: int, candidate: Candidate) -> Quote | None:
    """Return the provision of a candidate as an article's section quotes it, None where the analysis lacks its text."""
    key = home(books.analysis, candidate)
    if key is None:
        return None
    other = in_translation(books.analysis, candidate)
    return replace(_cited_text(books, finding, key), beside=_cited_text(books, finding, other) if other else None)


def in_translation(analysis: Analysis, candidate: Candidate) -> str | None:
    """Return the key of a candidate's provision in the translation of its law, None where that is not quoted."""
    texts = [source.id for source in analysis.statutes if source.translation_of == candidate.statute]
    quoted = (home(analysis, bar) for bar in candidate.evidence if bar.statute in texts)
    named = (key for text in texts if (key := f"{text}#{candidate.eid}") in analysis.provisions)
    return next(filter(None, chain(quoted, named)), None)


def _cited_text(books: Library, finding: int, key: str) -> Quote:
    notes = [note for note in books.notes.get(key, ()) if note.finding == finding]
    return _quote(books, key, _words(books, key, notes, short=True), books.bounds.quote, books.bounds.marks)


def beside_element(books: Library, evidence: Evidence) -> Quote | None:
    """Return the words of some evidence with the marks in them, leading to their passage in the annex."""
    key = home(books.analysis, evidence)
    provision = books.analysis.provisions[key] if key else None
    passage = within(provision, evidence.span) if provision else None
    if key is None or provision is None or passage is None:
        return None
    marks = [Mark(Span(m.start - passage.start, m.end - passage.start)) for m in _matters(provision, evidence)]
    run = pieces(passage.of(provision.text), marks, LONGEST_EXCERPT, around=36)
    href = f"#{books.passages[key, passage]}" if (key, passage) in books.passages else books.href(key)
    return Quote(provision, books.source(evidence.statute), run, href, evidence.page, shortened=False)


def _statute(key: str) -> str:
    return key.partition("#")[0]


def _foremost(keys: Iterable[str], cited: Mapping[str, Mapping[int, str]], most: int) -> list[str]:
    """Return at most some provisions: first those that are cited, then those that were considered for an article."""
    rank = {
        key: min((each == "not-cited" for each in standings.values()), default=2) for key, standings in cited.items()
    }
    return sorted(keys, key=lambda key: (rank.get(key, 2), key))[:most]


def _notes(analysis: Analysis, bounds: Bounds) -> dict[str, list[Note]]:
    """Return by provision the evidence that is noted on it, each piece once."""
    notes: dict[str, list[Note]] = {}
    for i, finding in enumerate(analysis.findings):
        for note in dict.fromkeys(_noted(i, finding, bounds)):
            if key := home(analysis, note.evidence):
                notes.setdefault(key, []).append(note)
    return notes


def _cited(analysis: Analysis, bounds: Bounds) -> dict[str, dict[int, str]]:
    """Return by provision the findings that a report shows it as a candidate for, with its relation to them."""
    cited: dict[str, dict[int, str]] = {}
    for i, finding in enumerate(analysis.findings):
        for candidate in shown(finding, bounds.candidates):
            if key := home(analysis, candidate):
                cited.setdefault(key, {}).setdefault(i, standing(candidate))
    return cited


def _noted(position: int, finding: Finding, bounds: Bounds) -> Iterator[Note]:
    """Yield the evidence of a finding, once for each element that it speaks for."""
    numbers = {element.id: i for i, element in enumerate(finding.elements[: bounds.elements])}
    for i, element in enumerate(finding.elements[: bounds.elements]):
        yield from (Note(evidence, position, i) for evidence in element.evidence)
    for candidate in shown(finding, bounds.candidates):
        yield from (Note(bar, position, numbers.get(bar.element or "")) for bar in candidate.evidence)


def _entry(books: Library, key: str) -> Entry:
    name, notes = books.places.provisions[key], books.notes.get(key, ())
    provision = books.analysis.provisions[key]
    spans = {passage for note in notes if (passage := within(provision, note.evidence.span))}
    passages = [Mark(span, f"{name}.{i}", passage=True) for i, span in enumerate(sorted(spans), 1)]
    marks = passages + _words(books, key, notes, short=False)
    return Entry(name, _quote(books, key, marks, books.longest, books.bounds.notes), tuple(_considered_for(books, key)))


def _quote(books: Library, key: str, marks: Sequence[Mark], limit: int, most: int) -> Quote:
    provision = books.analysis.provisions[key]
    kept = [*(mark for mark in marks if mark.passage)][:most] + [mark for mark in marks if not mark.passage][:most]
    run, source = pieces(provision.text, kept, limit), books.source(_statute(key))
    shortened, unmarked = len(provision.text) > limit, sum(not mark.passage for mark in marks) - most
    return Quote(provision, source, run, books.href(key), provision.page, shortened, max(0, unmarked), key)


def _words(books: Library, key: str, notes: Iterable[Note], *, short: bool) -> list[Mark]:
    """Return the words that matter in a provision, each stretch with the labels of all that it speaks for."""
    labels: dict[Span, dict[Label, None]] = {}
    for note in notes:
        for span in _matters(books.analysis.provisions[key], note.evidence):
            labels.setdefault(span, {}).update(dict.fromkeys(_labels(books, note, short=short)))
    return [Mark(span, labels=tuple(each)) for span, each in sorted(labels.items())]


def _matters(provision: Quoted, evidence: Evidence) -> list[Span]:
    whole = (evidence.span,) if len(evidence.span) <= LONGEST_MARK else ()
    return [span for mark in evidence.marks or whole if (span := within(provision, mark))]


def _labels(books: Library, note: Note, *, short: bool) -> list[Label]:
    """Return the label of a note: the element's number, before it the article's where the section does not say it."""
    if note.element is None:
        return []
    finding = books.analysis.findings[note.finding]
    number = f"{note.element + 1}" if short else f"{finding.article}·{note.element + 1}"
    text = finding.elements[note.element].text
    href = f"#{books.places.elements[note.finding][note.element]}"
    return [Label(number, href, clip(text, LONGEST_TITLE), note.element + 1)]


def _considered_for(books: Library, key: str) -> Iterator[Cited]:
    """Yield the articles for which a provision was considered, in their order."""
    relations = books.cited.get(key, {})
    for i in sorted({*relations, *(note.finding for note in books.notes.get(key, ()))}):
        yield Cited(books.analysis.findings[i], f"#{books.places.articles[i]}", relations.get(i))
