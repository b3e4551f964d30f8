"""Patterns: whether, where and how near together a passage shows the notions that an element asks for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from harmonize.model.evidence import Feature, Passage, Sentence
from harmonize.model.knowledge import Pattern
from harmonize.model.text import Span

NEAR = 120
"""Notions within so many characters are as a rule parts of one phrase: a verb and its object."""

SCOPES = {"sentence": 1, "paragraph": 2, "provision": 3}


@dataclass(frozen=True, slots=True)
class Place:
    """A stretch of a passage in which notions may stand together: a sentence, a paragraph, the whole provision."""

    level: str
    sentences: tuple[Sentence, ...]
    features: tuple[Feature, ...]
    concepts: frozenset[str]


@dataclass(frozen=True, slots=True)
class Match:
    """A pattern found: at which level, in which sentences, by which features."""

    level: str
    sentences: tuple[Sentence, ...]
    features: tuple[Feature, ...]

    @property
    def span(self) -> Span:
        """The words to quote: from the first to the last of the sentences."""
        return Span(self.sentences[0].span.start, self.sentences[-1].span.end)


@dataclass(frozen=True, slots=True)
class Indexed:
    """A passage with its places, the narrowest first, and every concept in it."""

    passage: Passage
    places: tuple[Place, ...]
    heading: frozenset[str]
    concepts: frozenset[str]


def concepts(features: Iterable[Feature]) -> frozenset[str]:
    """Return the concepts of some features."""
    return frozenset(feature.concept for feature in features)


def place(level: str, sentences: Sequence[Sentence], heading: Sequence[Feature] = ()) -> Place:
    """Make a place of some sentences, and of the heading above them."""
    features = (*heading, *(feature for sentence in sentences for feature in sentence.features))
    return Place(level, tuple(sentences), features, concepts(features))


def index(passage: Passage) -> Indexed:
    """Prepare a passage for matching."""
    sentences = [sentence for paragraph in passage.paragraphs for sentence in paragraph]
    whole = place("provision", sentences, passage.heading)
    places = [place("sentence", [sentence]) for sentence in sentences]
    places += [place("paragraph", paragraph) for paragraph in passage.paragraphs]
    if sentences:
        places.append(whole)
    return Indexed(passage, tuple(places), concepts(passage.heading), whole.concepts)


def satisfied(pattern: Pattern, found: frozenset[str]) -> bool:
    """Tell whether a set of concepts has one of every group of a pattern, and no group whole that it excludes.

    >>> pattern = Pattern((("delete", "alter"), ("computer-data",)), "sentence", without=(("negation",),))
    >>> satisfied(pattern, frozenset({"alter", "computer-data"}))
    True
    >>> satisfied(pattern, frozenset({"alter", "computer-data", "negation"}))
    False
    """
    return all(not found.isdisjoint(group) for group in pattern.all_of) and not excluded(pattern, found)


def excluded(pattern: Pattern, found: frozenset[str]) -> bool:
    """Tell whether a set of concepts has whole a group that a pattern excludes."""
    return any(found.issuperset(group) for group in pattern.without)


def closest(pattern: Pattern, features: Sequence[Feature]) -> tuple[Feature, ...]:
    """Choose for each group of a pattern one feature, so that all stand as near together as can be."""
    groups = [[item for item in features if item.concept in group] for group in pattern.all_of]
    anchors = min(groups, key=len)
    choices = (
        tuple(min(group, key=lambda item: abs(item.span.start - anchor.span.start)) for group in groups)
        for anchor in anchors
    )
    return min(choices, key=reach)


def reach(features: Sequence[Feature]) -> int:
    """Return over how many characters some features extend."""
    return max(item.span.end for item in features) - min(item.span.start for item in features)


def matches(pattern: Pattern, indexed: Indexed) -> Iterator[Match]:
    """Yield the places where a passage shows a pattern, those of narrower scope first.

    What a pattern of the widest scope excludes stands nowhere in the provision: "only for these offences" may be said
    in a sentence of its own.
    """
    if pattern.scope == "provision" and excluded(pattern, indexed.concepts):
        return
    for spot in indexed.places:
        if SCOPES[spot.level] <= SCOPES[pattern.scope] and satisfied(pattern, spot.concepts):
            yield match_in(pattern, spot)


def match_in(pattern: Pattern, spot: Place) -> Match:
    """Return the match of a pattern in a place that satisfies it: the features nearest together, their sentences."""
    chosen = closest(pattern, spot.features)
    if spot.level == "sentence":
        return Match("near" if reach(chosen) <= NEAR else "sentence", spot.sentences, chosen)
    holding = [sentence for sentence in spot.sentences if any(item in sentence.features for item in chosen)]
    quoted = holding or spot.sentences  # where the heading alone shows it
    return Match(spot.level, (quoted[0], quoted[-1]), chosen)


def best(found: Iterable[Match]) -> Match | None:
    """Return the match at the narrowest level, the first of several."""
    order = ("near", "sentence", "paragraph", "provision")
    return min(found, key=lambda match: order.index(match.level), default=None)
