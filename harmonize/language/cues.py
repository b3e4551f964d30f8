"""Cues: the phrases of a lexicon, found in text. The only door to spaCy.

A phrase is a sequence of folded words; a word with ``*`` is a stem. Every word of a text is given the longest stem it
begins with as its ``NORM``, so that spaCy's ``PhraseMatcher`` finds all phrases in one pass over whole numbers.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import product
from typing import Any

from harmonize.language.folding import fold, tokens
from harmonize.model.lexicon import Function, Lexicon
from harmonize.model.text import Span

STEM = "*"
LAST = "\U0010ffff"  # sorts after every letter
NOT = "!"  # after a concept: the look-alikes in which it does not count


@dataclass(frozen=True, slots=True)
class Cues:
    """A lexicon made ready for matching."""

    language: str
    abbreviations: frozenset[str]
    vocab: Any
    matcher: Any
    functions: tuple[Function, ...] = ()


@dataclass(frozen=True, slots=True)
class Hit:
    """A concept found at a span of text."""

    concept: str
    span: Span


def phrase_words(phrase: str) -> tuple[str, ...]:
    """Fold a phrase as it is written in a lexicon into its words, stems marked.

    >>> phrase_words("të dhëna* kompjuterik*")
    ('te', 'dhena*', 'kompjuterik*')
    """
    words: list[str] = []
    for start, _, word in tokens(phrase):
        if word == STEM and start:
            words[-1] += STEM
        else:
            words.append(word)
    return tuple(words)


def longest_stem(word: str, keys: frozenset[str]) -> str:
    """Return the key that stands for a word: itself where it is a key, else its longest stem, else itself.

    >>> longest_stem("kompjuterike", frozenset({"komp*", "kompjuter*"}))
    'kompjuter*'
    """
    if word in keys or word.endswith(STEM):
        return word
    for end in range(len(word), 0, -1):
        if (stem := word[:end] + STEM) in keys:
            return stem
    return word


def variants(words: Sequence[str], keys: Sequence[str]) -> list[tuple[str, ...]]:
    """Spell out a phrase for every key its stems may be hidden behind: a longer stem, or a whole word; keys are sorted.

    >>> variants(("data*", "system"), ["data*", "database*", "system"])
    [('data*', 'system'), ('database*', 'system')]
    """
    return list(product(*([word] if not word.endswith(STEM) else beginning(word[:-1], keys) for word in words)))


def beginning(stem: str, keys: Sequence[str]) -> Sequence[str]:
    """Return of sorted keys those that begin with a stem."""
    return keys[bisect_left(keys, stem) : bisect_left(keys, stem + LAST)]


def compile_cues(lexicon: Lexicon) -> Cues:
    """Make a lexicon ready for matching; it can then be used for any number of statutes."""
    from spacy.attrs import NORM  # late: it takes a second, in which files can be read and outlines made
    from spacy.matcher import PhraseMatcher
    from spacy.tokens import Doc
    from spacy.vocab import Vocab

    phrases = [(entry.concept, phrase_words(phrase)) for entry in lexicon.entries for phrase in entry.phrases]
    phrases += [(entry.concept + NOT, phrase_words(phrase)) for entry in lexicon.entries for phrase in entry.unless]
    keys = frozenset(word for _, words in phrases for word in words)
    vocab = Vocab(lex_attr_getters={NORM: lambda word: longest_stem(word, keys)})
    matcher = PhraseMatcher(vocab, attr="NORM")
    ordered = sorted(keys)
    for concept, words in phrases:
        matcher.add(concept, [Doc(vocab, words=list(spelled)) for spelled in variants(words, ordered)])
    abbreviations = frozenset(fold(item.rstrip(".")) for item in lexicon.abbreviations)
    return Cues(lexicon.language, abbreviations, vocab, matcher, lexicon.functions)


def longest(hits: Iterable[Hit]) -> list[Hit]:
    """Keep of overlapping hits of one concept the longest, in the order of the text.

    >>> longest([Hit("a", Span(0, 4)), Hit("a", Span(0, 9)), Hit("b", Span(0, 4))])
    [Hit(concept='a', span=Span(start=0, end=9)), Hit(concept='b', span=Span(start=0, end=4))]
    """
    kept: list[Hit] = []
    last_end: dict[str, int] = {}
    for hit in sorted(hits, key=lambda hit: (hit.span.start, -len(hit.span), hit.concept)):
        if hit.span.start >= last_end.get(hit.concept, -1):
            last_end[hit.concept] = hit.span.end
            kept.append(hit)
    return kept


def without_look_alikes(hits: Sequence[Hit]) -> list[Hit]:
    """Drop the hits that lie in a look-alike of their concept, and the look-alikes themselves."""
    traps: dict[str, list[Span]] = {}
    for hit in hits:
        if hit.concept.endswith(NOT):
            traps.setdefault(hit.concept.removesuffix(NOT), []).append(hit.span)
    return [
        hit
        for hit in hits
        if not hit.concept.endswith(NOT) and not any(trap.covers(hit.span) for trap in traps.get(hit.concept, ()))
    ]


def find(cues: Cues, words: Sequence[tuple[int, int, str]]) -> list[Hit]:
    """Find every concept of the lexicon in a text given as :func:`~harmonize.language.folding.tokens`."""
    from spacy.tokens import Doc

    doc = Doc(cues.vocab, words=[word for _, _, word in words])
    strings = cues.vocab.strings
    hits = (
        Hit(strings[concept], Span(words[start][0], words[end - 1][1])) for concept, start, end in cues.matcher(doc)
    )
    return without_look_alikes(longest(hits))
