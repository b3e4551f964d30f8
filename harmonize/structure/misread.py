"""Misread words: a tradition's words for its units as a badly recognised document has them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from harmonize.matching import letters_apart
from harmonize.model.knowledge import Tradition
from harmonize.model.text import Document

_BEFORE_NUMBER = re.compile(
    r"^\W* (?P<word>[^\W\d_]{3,}) \s* (?=\d) (?P<alone> \d{1,4} \W{0,3}\w?\W* $)?", re.MULTILINE | re.VERBOSE
)
"""``Члсн 251-б``, ``MADOE 12 - (1)``: a word that begins a line, and a number, with nothing else or more behind it."""
SHORTEST = 4
"""Shorter words for a unit are too often one letter from another word."""


def as_read(traditions: Sequence[Tradition], document: Document) -> list[Tradition]:
    """Return traditions that also know their words for the unit with the slips that a document has in them.

    A text that was read well is left alone: there, a word one letter off is another word.
    """
    if not document.misread:
        return list(traditions)
    found = {(match["word"].lower(), match["alone"] is not None) for match in _BEFORE_NUMBER.finditer(document.text)}
    return [replace(item, words=(*item.words, *misread(item, sorted(found)))) for item in traditions]


def misread(tradition: Tradition, seen: Sequence[tuple[str, bool]]) -> list[str]:
    """Return of some words those that are a slip of a tradition's word for the unit, and not one of its own words.

    One letter may be off, half of them where the word and its number are ``alone`` on a line.
    """
    own = {word.lower() for word in (*tradition.words, *tradition.references, *tradition.connectives)}
    units = {word.lower() for word in tradition.words if len(word) >= SHORTEST}
    return [
        word
        for word, alone in seen
        if word not in own and any(letters_apart(word, unit) <= (len(unit) // 2 if alone else 1) for unit in units)
    ]
