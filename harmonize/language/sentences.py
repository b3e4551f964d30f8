"""Sentences: where one ends, in the way legal texts abbreviate."""

from __future__ import annotations

import re
from collections.abc import Iterator

from harmonize.language.folding import fold
from harmonize.model.text import Span

STOP = re.compile(
    r"""
      (?<!\d)               # "stava 1. Ovog" numbers its paragraphs with stops
      [.?!]
      (?=
        ["”’»)\]]*          # closing quotes belong to the sentence
        \s+
        ["“„‘«(\[]*
        (?P<next>[^\W_])    # a capital begins the next sentence
      )
    | ;(?=\s+["“„‘«―])      # “child” means ...; “data” means ...
    """,
    re.VERBOSE,
)
_LAST_WORD = re.compile(r"(\w+)$")


def ends_sentence(text: str, stop: re.Match[str], abbreviations: frozenset[str]) -> bool:
    """Tell whether a mark ends a sentence: a definition of a list, or what comes before a capital."""
    if stop["next"] is None:
        return True
    return not stop["next"].islower() and not is_abbreviated(text, stop.start(), abbreviations)


def is_abbreviated(text: str, stop: int, abbreviations: frozenset[str]) -> bool:
    """Tell whether the full stop at ``stop`` ends an abbreviation or a single letter rather than a sentence.

    >>> is_abbreviated("sipas nr. Ligji", 8, frozenset({"nr"})), is_abbreviated("e tij. Ligji", 5, frozenset())
    (True, False)
    """
    word = _LAST_WORD.search(text, max(0, stop - 30), stop)
    return word is not None and (len(word.group(1)) == 1 or fold(word.group(1)) in abbreviations)


def sentences(text: str, span: Span, abbreviations: frozenset[str] = frozenset()) -> Iterator[Span]:
    """Yield the sentences of a stretch of text, without the white space around them.

    >>> text = "Ko oduzme tuđu stvar, kazniće se. Pokušaj se kažnjava."
    >>> [sentence.of(text) for sentence in sentences(text, Span(0, len(text)))]
    ['Ko oduzme tuđu stvar, kazniće se.', 'Pokušaj se kažnjava.']
    """
    start = span.start
    for stop in STOP.finditer(text, span.start, span.end):
        if ends_sentence(text, stop, abbreviations):
            yield from trimmed(text, Span(start, stop.end()))
            start = stop.end()
    yield from trimmed(text, Span(start, span.end))


def trimmed(text: str, span: Span) -> Iterator[Span]:
    """Yield the span without white space at its ends, or nothing if nothing is left."""
    words = span.of(text)
    start = span.start + len(words) - len(words.lstrip())
    end = span.start + len(words.rstrip())
    if start < end:
        yield Span(start, end)
