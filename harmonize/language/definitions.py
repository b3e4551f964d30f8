"""Definitions: which term a sentence defines, marked as a feature of its own."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Self

from harmonize.language.cues import Hit
from harmonize.language.folding import tokens
from harmonize.model.evidence import Feature, Passage, Sentence
from harmonize.model.knowledge import DEFINES
from harmonize.model.law import Definition, Statute
from harmonize.model.lexicon import Function
from harmonize.model.text import Span

CUE = "definition"
LAW = "enactment"
"""The notion of the law itself, near which words that define often stand; it is not what they define."""
BEFORE, AFTER = 60, 40
"""How many characters a term may stand before the words that define it ("X means ..."), or after ("by X is meant")."""


_QUOTED = re.compile(r"""[“„"«―‖] \s? (?P<term>[^“„"«”»―‖\n.;:]{2,60}) \s? [”“"»―‖]""", re.VERBOSE)
"""``“computer data”``: a term in quotation marks."""
_OPENS = 12
"""A quoted term that a sentence defines begins within so many characters of it."""
_CALLED = 4
"""Or it follows the words that define it within so many: ``is understood by "X"``."""
_ALIKE, _ENDING = 4, 3
"""Two words are forms of one where they share so many letters at least, and all but so many at their ends."""


def gap(term: Span, cue: Span) -> int | None:
    """Return how far a term stands from the words that define it, None where it is too far to be their term.

    >>> gap(Span(0, 8), Span(10, 15)), gap(Span(20, 28), Span(10, 15)), gap(Span(200, 208), Span(10, 15))
    (2, 65, None)
    """
    if 0 <= cue.start - term.end <= BEFORE:
        return cue.start - term.end
    if 0 <= term.start - cue.end <= AFTER:
        return BEFORE + term.start - cue.end
    return None


def term_of(cue: Span, features: Iterable[Feature]) -> list[Feature]:
    """Return the features that name the term nearest to a cue: the longest wording there."""
    near = [(distance, -len(item.span), item) for item in features if (distance := gap(item.span, cue)) is not None]
    if not near:
        return []
    nearest = min(near, key=lambda row: row[:2])[2]
    overlapping = [item for _, _, item in near if item.span.overlaps(nearest.span)]
    longest = max(len(item.span) for item in overlapping)
    return [item for item in overlapping if len(item.span) == longest]


def defined_terms(sentence: Span, own: Sequence[Feature], lead: Sequence[Feature]) -> Iterator[Feature]:
    """Yield a ``defines:`` feature for each term that a sentence defines.

    The words that define stand in the sentence itself, or lead into it: a heading "Meaning of terms", after which each
    sentence begins with its term.
    """
    cues = [item.span for item in own if item.concept == CUE]
    if not cues and any(item.concept == CUE for item in lead):
        cues = [Span(sentence.start, sentence.start)]
    for cue in cues:
        for item in term_of(cue, (feature for feature in own if feature.concept != CUE)):
            yield replace(item, concept=DEFINES + item.concept)


def definitions(statute: Statute, passages: Iterable[Passage]) -> tuple[Definition, ...]:
    """Return the terms that a statute defines, in the order of the text, with the provisions that use them."""
    found: dict[Span, Definition] = {}
    for sentence, span in defining(statute.document.text, passages):
        words = " ".join(span.of(statute.document.text).split())
        found.setdefault(span, Definition(words, span, sentence.eid))
    terms = [found[span] for span in sorted(found)]
    used = _uses(statute, terms) if terms else {}
    return tuple(Definition(item.term, item.span, item.provision, used[item.span]) for item in terms)


def defining(text: str, passages: Iterable[Passage]) -> Iterator[tuple[Sentence, Span]]:
    """Yield each sentence that defines a term, with where the term stands."""
    for passage in passages:
        for paragraph in passage.paragraphs:
            for sentence in paragraph:
                yield from ((sentence, span) for span in _terms(text, sentence))


def carried(statute: Statute, passages: Iterable[Passage], functions: Sequence[Function]) -> list[Hit]:
    """Return the places of the terms that a statute defines by what a notion does, as places of that notion.

    "Apparatus" is a computer system in a law that defines it as a device which processes data automatically.
    """
    bound = [
        (" ".join(span.of(statute.document.text).split()), function.concept)
        for sentence, span in defining(statute.document.text, passages)
        for function in functions
        if does(function, sentence, span)
    ]
    printed = Printed.of(statute) if bound else None
    return [
        Hit(concept, span)
        for term, concept in dict.fromkeys(bound)
        for span in (printed.forms(term) if printed else ())
    ]


def does(function: Function, sentence: Sentence, term: Span) -> bool:
    """Tell whether a sentence says of its term what makes it stand for a notion that it does not name already."""
    said = {item.concept for item in sentence.features if not item.span.overlaps(term)}
    named = any(item.concept == function.concept and item.span.overlaps(term) for item in sentence.features)
    return not named and all(not said.isdisjoint(group) for group in function.all_of)


def _terms(text: str, sentence: Sentence) -> list[Span]:
    """Return the terms that a sentence defines: the quoted one that it opens with or calls so, else those marked.

    A part of a quoted term is the whole of it.
    """
    quoted = [Span(*match.span("term")) for match in _QUOTED.finditer(text, sentence.span.start, sentence.span.end)]
    marked = [item for item in sentence.features if item.concept.startswith(DEFINES)]
    cues = [item.span for item in sentence.features if item.concept == CUE]
    if quoted and cues and quoted[0].start - sentence.span.start <= _OPENS:
        return quoted[:1]
    if called := [term for term in quoted if any(0 <= term.start - cue.end <= _CALLED for cue in cues)]:
        return called[:1]
    own = [item.span for item in marked if item.concept != DEFINES + LAW]
    return list(dict.fromkeys(next((term for term in quoted if term.covers(span)), span) for span in own))


def _uses(statute: Statute, terms: Sequence[Definition]) -> dict[Span, tuple[str, ...]]:
    """Return for each term the ids of the provisions, other than its own, that have its words in some form."""
    printed = Printed.of(statute)
    found = {}
    for item in terms:
        eids = (statute.root.path(span.start)[-1].eid for span in printed.forms(item.term))
        found[item.span] = tuple(dict.fromkeys(eid for eid in eids if eid and eid != item.provision))
    return found


@dataclass(frozen=True, slots=True)
class Printed:
    """The words of a statute's text, and where those with the same first letters stand."""

    words: tuple[tuple[int, int, str], ...]
    places: Mapping[str, Sequence[int]]

    @classmethod
    def of(cls, statute: Statute) -> Self:
        """Look through a statute's text."""
        document = statute.document
        words = [word for word in tokens(document.text, document.flow.start, document.flow.end) if word[2].isalnum()]
        places: dict[str, list[int]] = {}
        for place, (_, _, word) in enumerate(words):
            places.setdefault(word[:_ALIKE], []).append(place)
        return cls(tuple(words), places)

    def forms(self, term: str) -> Iterator[Span]:
        """Yield where the words of a term stand, in some form."""
        sought = [word for _, _, word in tokens(term) if word.isalnum()]
        for place in self.places.get(sought[0][:_ALIKE] if sought else "", ()):
            if _stands(sought, self.words, place):
                yield Span(self.words[place][0], self.words[place + len(sought) - 1][1])


def _stands(sought: Sequence[str], words: Sequence[tuple[int, int, str]], place: int) -> bool:
    printed = words[place : place + len(sought)]
    return len(printed) == len(sought) and all(alike(a, b[2]) for a, b in zip(sought, printed, strict=True))


def alike(a: str, b: str) -> bool:
    """Tell whether two folded words are forms of one.

    >>> alike("sistem", "sistemeve"), alike("sistem", "sistem"), alike("data", "date"), alike("podatak", "podaci")
    (True, True, False, True)
    """
    if a == b:
        return True
    shared = next((i for i, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))
    return shared >= max(_ALIKE, len(a) - _ENDING) and shared >= len(b) - _ENDING - 1
