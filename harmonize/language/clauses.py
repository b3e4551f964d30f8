"""Clauses: how far words reach that take something out of a rule, deny it, or open a graver form of an offence."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from harmonize.model.evidence import Feature, Standing
from harmonize.model.text import Span

TAKES_OUT, TAKEN_OUT = "exception", "excepted"
"""Words that take out what follows them in their clause ("except data"), and what stands before ("data excepted")."""
DENIES = frozenset({"no-offence", "not-applied"})
"""Words that turn the whole of a sentence round; only their clause where the sentence punishes all the same."""
GRAVER = "graver-form"
"""Words that open the graver form of an offence: what follows them tells no offence of its own."""
REACHING = frozenset({TAKES_OUT, TAKEN_OUT, GRAVER, *DENIES})
RULES = frozenset({"punishable", "imprisonment", "fine", "offence", "power", "order", "authority"})
"""Notions that carry the rule of a sentence; where none follows an exception, the exception closes the sentence."""
PENALTY = frozenset({"imprisonment", "fine"})

BREAK = re.compile(r"""[,;:()–—―] | \s-\s""", re.VERBOSE)
"""What parts clauses: ``unless authorised,``, ``(except programs)``, ``data – save copies – are``."""


def stood(text: str, span: Span, lead: Sequence[Feature], own: Sequence[Feature]) -> tuple[Feature, ...]:
    """Return a sentence's own features, each with how it stands in view of the words around it.

    ``lead`` are the features of what leads into the sentence: "It is no offence:" reaches the points below it.
    """
    cues = [item for item in own if item.concept in REACHING]
    denied = opens_denial(lead)
    if not cues and not denied:
        return tuple(own)
    everything = (*lead, *own)
    reaches = list(scopes(text, span, cues, everything))
    if denied:
        reaches.append((span, "excepted"))
    return tuple(replace(item, standing=standing(item, reaches)) for item in own)


def opens_denial(lead: Sequence[Feature]) -> bool:
    """Tell whether what leads into a sentence denies it: the lead-in says of something that it is no offence."""
    return not punishes(lead) and any(item.concept in DENIES for item in lead)


def punishes(features: Iterable[Feature]) -> bool:
    """Tell whether some features threaten a penalty."""
    return any(item.concept in PENALTY for item in features)


def scopes(
    text: str, span: Span, cues: Sequence[Feature], everything: Sequence[Feature]
) -> Iterator[tuple[Span, Standing]]:
    """Yield what each cue of a sentence reaches, and how that then stands; exceptions first."""
    for cue in cues:
        if cue.concept in DENIES:
            yield (clause(text, span, cue.span) if punishes(everything) else span), "excepted"
        elif cue.concept == TAKES_OUT:
            yield Span(cue.span.end, end_of_exception(text, span, cue.span, everything)), "excepted"
        elif cue.concept == TAKEN_OUT:
            yield Span(clause(text, span, cue.span).start, cue.span.start), "excepted"
    yield from ((Span(cue.span.start, span.end), "graver") for cue in cues if cue.concept == GRAVER)


def standing(item: Feature, reaches: Iterable[tuple[Span, Standing]]) -> Standing:
    """Return how a feature stands: as the first of the scopes that cover it says."""
    return next((stands for scope, stands in reaches if scope.covers(item.span)), item.standing)


def clause(text: str, sentence: Span, inside: Span) -> Span:
    """Return the clause of a sentence in which some words stand.

    >>> text = "A test, if authorised, is no offence."
    >>> clause(text, Span(0, 37), Span(8, 10)).of(text)
    ' if authorised'
    """
    before = [stop.end() for stop in BREAK.finditer(text, sentence.start, inside.start)]
    after = BREAK.search(text, inside.end, sentence.end)
    return Span(before[-1] if before else sentence.start, after.start() if after else sentence.end)


def end_of_exception(text: str, sentence: Span, cue: Span, features: Iterable[Feature]) -> int:
    """Return where an exception ends: with its clause, or with the sentence where no rule is told after it.

    ``A person who, unless authorised, takes data is punished``: the rule goes on behind the clause.
    """
    end = clause(text, sentence, cue).end
    rules = [item.span.start for item in features if item.concept in RULES]
    closes = any(at < cue.start for at in rules) and all(at < end for at in rules)
    return sentence.end if closes and text[end : end + 1] not in (")", "") else end
