"""Patterns: whether, where and how near together a passage shows the notions that an element asks for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from harmonize.model.evidence import Feature, Passage, Sentence, Standing
from harmonize.model.knowledge import Pattern, Stand
from harmonize.model.text import Span

NEAR = 120
"""Notions within so many characters are as a rule parts of one phrase: a verb and its object."""

SCOPES = {"sentence": 1, "paragraph": 2, "provision": 3}
REFERENCE = "reference"
RECALLED = "recalled"
LEVELS = ("near", "sentence", "paragraph", RECALLED, "provision", REFERENCE)
"""How near together the notions of a match stand, the nearest first; ``recalled`` where some are told in a provision
whose act is punished here too, ``reference`` where they are only referred to."""
STANDINGS: Mapping[Stand, frozenset[Standing]] = {
    "anywhere": frozenset({"told", "graver", "excepted"}),
    "affirmed": frozenset({"told", "graver"}),
    "said": frozenset({"told", "graver", "recalled", "referred"}),
    "told": frozenset({"told", "graver", "recalled"}),
}
"""How notions may stand, by what a pattern asks of them."""
ACTS: Mapping[Stand, frozenset[Standing]] = {**STANDINGS, "told": frozenset({"told", "recalled"})}
"""The same of its first, the act."""
OWN = STANDINGS["anywhere"]
BORROWED: frozenset[Standing] = frozenset({"recalled", "referred"})


@dataclass(frozen=True, slots=True)
class Place:
    """A stretch of a passage in which notions may stand together: a sentence, a paragraph, the whole provision."""

    level: str
    sentences: tuple[Sentence, ...]
    features: tuple[Feature, ...]
    concepts: frozenset[str]
    ways: Mapping[frozenset[Standing], frozenset[str]]
    """Which notions stand in some ways; empty where all are told. ``concepts`` are those that no reference brings."""

    def standing(self, ways: frozenset[Standing]) -> frozenset[str]:
        """Return the notions that stand in one of some ways."""
        return self.ways[ways] if self.ways else self.concepts


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
    """A passage with its places, the narrowest first, and every concept in it; ``within`` has what it refers to too."""

    passage: Passage
    places: tuple[Place, ...]
    heading: frozenset[str]
    concepts: frozenset[str]
    within: frozenset[str]


def concepts(features: Iterable[Feature]) -> frozenset[str]:
    """Return the concepts of some features."""
    return frozenset(feature.concept for feature in features)


def place(level: str, sentences: Sequence[Sentence], heading: Sequence[Feature] = ()) -> Place:
    """Make a place of some sentences, and of the heading above them."""
    features = (*heading, *(feature for sentence in sentences for feature in (*sentence.features, *sentence.borrowed)))
    ways = ways_of(features)
    return Place(level, tuple(sentences), features, ways[OWN] if ways else concepts(features), ways)


def ways_of(features: Sequence[Feature]) -> dict[frozenset[Standing], frozenset[str]]:
    """Return which concepts stand in each of the ways that patterns ask for; nothing where all are simply told."""
    if all(feature.standing == "told" for feature in features):
        return {}
    asked = {*STANDINGS.values(), *ACTS.values()}
    return {ways: concepts(item for item in features if item.standing in ways) for ways in asked}


def index(passage: Passage) -> Indexed:
    """Prepare a passage for matching."""
    sentences = [sentence for paragraph in passage.paragraphs for sentence in paragraph]
    whole = place("provision", sentences, passage.heading)
    places = [place("sentence", [sentence]) for sentence in sentences]
    places += [place("paragraph", paragraph) for paragraph in passage.paragraphs]
    if sentences:
        places.append(whole)
    return Indexed(passage, tuple(places), concepts(passage.heading), whole.concepts, concepts(whole.features))


def shown(pattern: Pattern, spot: Place) -> bool:
    """Tell whether a place shows a pattern by notions that stand as it asks."""
    if not spot.ways:
        return satisfied(pattern, spot.concepts)
    act, others = ACTS[pattern.stand], STANDINGS[pattern.stand]
    return not spot.standing(act).isdisjoint(pattern.all_of[0]) and satisfied(pattern, spot.standing(others))


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
    """Choose for each group of a pattern one feature that stands as it asks, all as near together as can be."""
    asked = (ACTS[pattern.stand], *(STANDINGS[pattern.stand] for _ in pattern.all_of[1:]))
    groups = [
        [item for item in features if item.concept in group and item.standing in ways]
        for group, ways in zip(pattern.all_of, asked, strict=True)
    ]
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
        if SCOPES[spot.level] <= SCOPES[pattern.scope] and shown(pattern, spot):
            yield match_in(pattern, spot)


def match_in(pattern: Pattern, spot: Place) -> Match:
    """Return the match of a pattern in a place that satisfies it: the features nearest together, their sentences."""
    chosen = closest(pattern, spot.features)
    if taken := [item for item in chosen if item.standing in BORROWED]:
        recalled = all(item.standing == "recalled" for item in taken)
        return Match(RECALLED if recalled else REFERENCE, referring(spot, taken), chosen)
    if spot.level == "sentence":
        return Match("near" if reach(chosen) <= NEAR else "sentence", spot.sentences, chosen)
    holding = [sentence for sentence in spot.sentences if any(item in sentence.features for item in chosen)]
    quoted = holding or spot.sentences  # where the heading alone shows it
    return Match(spot.level, (quoted[0], quoted[-1]), chosen)


def referring(spot: Place, taken: Iterable[Feature]) -> tuple[Sentence, ...]:
    """Return the sentence of a place that refers to what it takes over."""
    return next((sentence,) for sentence in spot.sentences if not set(taken).isdisjoint(sentence.borrowed))


def best(found: Iterable[Match]) -> Match | None:
    """Return the match at the narrowest level, the first of several; at the narrowest of all it looks no further."""
    narrowest: Match | None = None
    for match in found:
        if narrowest is None or LEVELS.index(match.level) < LEVELS.index(narrowest.level):
            narrowest = match
        if narrowest.level == LEVELS[0]:
            break
    return narrowest
