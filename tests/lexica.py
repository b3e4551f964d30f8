"""Invented lexicons, and what they find in a text."""

from __future__ import annotations

from collections.abc import Sequence

from harmonize.language.cues import Cues, compile_cues, find
from harmonize.language.folding import tokens
from harmonize.model.evidence import Feature, Passage
from harmonize.model.lexicon import Entry, Lexicon

Phrases = Sequence[str]


def lexicon(unless: dict[str, Phrases] | None = None, abbreviations: Phrases = (), **concepts: Phrases) -> Lexicon:
    """A lexicon of some concepts; an underscore in a concept's name stands for its hyphen."""
    excluded = unless or {}
    entries = tuple(
        Entry(concept.replace("_", "-"), tuple(phrases), tuple(excluded.get(concept.replace("_", "-"), ())))
        for concept, phrases in concepts.items()
    )
    return Lexicon("xx", "Invented", ("xx",), entries, tuple(abbreviations))


def cues(unless: dict[str, Phrases] | None = None, abbreviations: Phrases = (), **concepts: Phrases) -> Cues:
    """The same lexicon, made ready."""
    return compile_cues(lexicon(unless, abbreviations, **concepts))


def found(made: Cues, text: str) -> list[tuple[str, str]]:
    """What is found in a text: each concept with its words, in the order of the text."""
    return [(hit.concept, hit.span.of(text)) for hit in find(made, tokens(text))]


def told(features: Sequence[Feature], text: str) -> list[tuple[str, str]]:
    """The same of features."""
    return [(feature.concept, feature.span.of(text)) for feature in features]


def sentences_of(passage: Passage, text: str) -> list[list[str]]:
    """The sentences of a passage's paragraphs."""
    return [[" ".join(sentence.span.of(text).split()) for sentence in paragraph] for paragraph in passage.paragraphs]
