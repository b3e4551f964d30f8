"""Cues: the phrases of a lexicon, found in text. The only door to spaCy.

A phrase is a sequence of folded words; a word with ``*`` behind it is a stem, with ``*`` in front a head of compounds.
Every word of a text is given the longest stem it begins with as its ``NORM``, and where a lexicon has heads the longest
one it ends in as its ``LOWER``, so that spaCy's ``PhraseMatcher`` finds all phrases in a pass over whole numbers.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import product
from typing import Any

from harmonize.language.folding import fold, tokens
from harmonize.model.lexicon import Function, Lexicon
from harmonize.model.text import Span

STEM = "*"
LAST = "\U0010ffff"  # sorts after every letter
NOT = "!"  # after a concept: the look-alikes in which it does not count


Phrase = tuple[str, tuple[str, ...]]
"""A concept, or one with ``NOT`` behind it, and the words that say it."""


@dataclass(frozen=True, slots=True)
class Cues:
    """A lexicon made ready for matching."""

    language: str
    abbreviations: frozenset[str]
    vocab: Any
    matchers: tuple[Any, ...]
    functions: tuple[Function, ...] = ()
    keys: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Hit:
    """A concept found at a span of text."""

    concept: str
    span: Span


def phrase_words(phrase: str) -> tuple[str, ...]:
    """Fold a phrase as it is written in a lexicon into its words, stems and heads marked.

    >>> phrase_words("të dhëna* kompjuterik*"), phrase_words("Zugang zu *daten")
    (('te', 'dhena*', 'kompjuterik*'), ('zugang', 'zu', '*daten'))
    """
    words: list[str] = []
    head = ""
    for start, _, word in tokens(phrase):
        if word != STEM:
            words.append(head + word)
            head = ""
        elif start and not phrase[start - 1].isspace():
            words[-1] += STEM
        else:
            head = STEM
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


def longest_head(word: str, keys: frozenset[str]) -> str:
    """Return the key that stands for a word by its end: itself where it is a key, else its longest head, else its stem.

    >>> keys = frozenset({"*daten", "*rufdaten", "kunden*"})
    >>> longest_head("anrufdaten", keys), longest_head("kundendaten", keys), longest_head("kundennummer", keys)
    ('*rufdaten', '*daten', 'kunden*')
    """
    if word in keys:
        return word
    heads = (STEM + word[start:] for start in range(len(word)))
    return next((head for head in heads if head in keys), longest_stem(word, keys))


def variants(words: Sequence[str], keys: Sequence[str]) -> list[tuple[str, ...]]:
    """Spell out a phrase for every key its stems and heads may be hidden behind: a longer one, or a word; keys sorted.

    >>> variants(("data*", "system"), ["data*", "database*", "system"])
    [('data*', 'system'), ('database*', 'system')]
    >>> variants(("*daten",), ["*daten", "*kundendaten", "daten", "daten*"])
    [('*daten',), ('*kundendaten',), ('daten',)]
    """
    return list(product(*(spellings(word, keys) for word in words)))


def spellings(word: str, keys: Sequence[str]) -> Sequence[str]:
    """Return the keys that a word of a phrase may be hidden behind."""
    if word.startswith(STEM):
        return [key for key in keys if key.endswith(word[1:])]
    return beginning(word[:-1], keys) if word.endswith(STEM) else [word]


def beginning(stem: str, keys: Sequence[str]) -> Sequence[str]:
    """Return of sorted keys those that begin with a stem."""
    return keys[bisect_left(keys, stem) : bisect_left(keys, stem + LAST)]


def compile_cues(lexicon: Lexicon) -> Cues:
    """Make a lexicon ready for matching; it can then be used for any number of statutes."""
    from spacy.attrs import LOWER, NORM  # late: it takes a second, in which files can be read and outlines made
    from spacy.vocab import Vocab

    phrases = [(entry.concept, phrase_words(phrase)) for entry in lexicon.entries for phrase in entry.phrases]
    phrases += [(entry.concept + NOT, phrase_words(phrase)) for entry in lexicon.entries for phrase in entry.unless]
    keys = frozenset(word for _, words in phrases for word in words)
    headed = [phrase for phrase in phrases if has_head(phrase)]
    plain = [phrase for phrase in phrases if not has_head(phrase)]
    getters: dict[Any, Callable[[str], str]] = {NORM: lambda word: longest_stem(word, keys)}
    if headed:
        getters[LOWER] = lambda word: longest_head(word, keys)
    vocab = Vocab(lex_attr_getters=getters)
    ordered = sorted(keys)
    matchers = [matcher(vocab, "NORM", plain, ordered)]
    if headed:
        matchers.append(matcher(vocab, "LOWER", headed, ordered))
    abbreviations = frozenset(fold(item.rstrip(".")) for item in lexicon.abbreviations)
    return Cues(lexicon.language, abbreviations, vocab, tuple(matchers), lexicon.functions, keys)


def has_head(phrase: Phrase) -> bool:
    """Tell whether a phrase holds the head of compounds."""
    return any(word.startswith(STEM) for word in phrase[1])


def matcher(vocab: Any, attribute: str, phrases: Iterable[Phrase], keys: Sequence[str]) -> Any:
    """Return a matcher of phrases by an attribute of their words; the lexicon's keys are sorted."""
    from spacy.matcher import PhraseMatcher
    from spacy.tokens import Doc

    made = PhraseMatcher(vocab, attr=attribute)
    for concept, words in phrases:
        made.add(concept, [Doc(vocab, words=list(spelled)) for spelled in variants(words, keys)])
    return made


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
    return [hit for hit in hits if not hit.concept.endswith(NOT) and not covered(hit.span, traps.get(hit.concept, ()))]


def covered(span: Span, apart: Sequence[Span]) -> bool:
    """Tell whether a span lies in one of some spans that are given in their order and do not overlap."""
    at = bisect_right(apart, span.start, key=lambda item: item.start) - 1
    return at >= 0 and apart[at].covers(span)


def find(cues: Cues, words: Sequence[tuple[int, int, str]]) -> list[Hit]:
    """Find every concept of the lexicon in a text given as :func:`~harmonize.language.folding.tokens`."""
    return without_look_alikes(phrases(cues, words))


def phrases(cues: Cues, words: Sequence[tuple[int, int, str]]) -> list[Hit]:
    """Find every phrase of the lexicon, look-alikes too; the concept of these ends in :data:`NOT`."""
    from spacy.tokens import Doc

    doc = Doc(cues.vocab, words=[word for _, _, word in words])
    strings = cues.vocab.strings
    return longest(
        Hit(strings[concept], Span(words[start][0], words[end - 1][1]))
        for match in cues.matchers
        for concept, start, end in match(doc)
    )
