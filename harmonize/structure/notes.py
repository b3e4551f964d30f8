"""Amendment notes in brackets, and the words that say that nothing is left of a provision."""

from __future__ import annotations

from collections.abc import Sequence

from harmonize.model.text import Span
from harmonize.structure.grammar import Grammar

_LONGEST = 1_500
_LITTLE = 160
"""Characters that may be left of a repealed provision."""
_BRACKETS = {"(": ")", "[": "]", "{": "}"}


def notes(text: str, forms: Grammar, span: Span) -> list[Span]:
    """Return the amendment notes within ``span``, brackets included.

    A note that never closes is none.
    """
    found = []
    at = span.start
    while match := forms.note.search(text, at, span.end):
        end = _closed(text, match.start(), span.end)
        if end:
            found.append(Span(match.start(), end))
        at = end or match.end()
    return found


def _closed(text: str, start: int, stop: int) -> int:
    """Return the offset after the bracket that closes the one at ``start``, 0 where none does."""
    opens, closes = text[start], _BRACKETS[text[start]]
    depth = 0
    for at in range(start, min(stop, start + _LONGEST)):
        depth += (text[at] == opens) - (text[at] == closes)
        if depth == 0:
            return at + 1
    return 0


def after_notes(text: str, start: int, found: Sequence[Span]) -> int:
    """Return where the text goes on behind blanks and the notes that follow ``start`` directly."""
    for note in found:
        if note.start >= start and not text[start : note.start].strip():
            start = note.end
    return start


def repealed(text: str, body: Span, found: Sequence[Span], forms: Grammar) -> bool:
    """Tell whether a provision is repealed: a word says so, and no text is left of it."""
    left = _without(text, body, found).strip(" \t\n.*-–—[]()")
    if not any(char.isalpha() for char in left):
        return any(forms.gone.search(note.of(text)) for note in found)
    return len(left) < _LITTLE and bool(forms.repeal.match(left))


def _without(text: str, body: Span, found: Sequence[Span]) -> str:
    kept, at = [], body.start
    for note in found:
        if body.covers(note) and note.start >= at:
            kept.append(text[at : note.start])
            at = note.end
    return "".join(kept) + text[at : body.end]
