"""Raised characters: digits of a number, as in 192¹, stay raised in it; the marks of notes leave the flow."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from harmonize.model.text import RUNNING
from harmonize.reading.typed import Piece, Typed

_MARK = re.compile(r"[\d*†‡§,()\[\]\s]+")
_SUPERSCRIPT = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


def flowing(line: Typed) -> Iterator[Typed]:
    """Yield a line of the flow with its raised digits spelled or taken out, then what was taken out, as a footnote.

    What is raised at a line's start is a note's own mark, and stays; letters stay, as in 1st.
    """
    if line.place not in RUNNING or not any(piece.raised for piece in line.pieces):
        yield line
        return
    kept: list[Piece] = []
    marks: list[Piece] = []
    before = ""
    for piece in line.pieces:
        words = piece.text.strip()
        if not piece.raised or not before or not words or not _MARK.fullmatch(words):
            kept.append(piece)
            before = words[-1:] or before
        elif words.isdecimal() and before.isdecimal():
            kept.append(replace(piece, text=words.translate(_SUPERSCRIPT)))
        else:
            marks.append(piece)
    yield replace(line, pieces=tuple(kept))
    if marks:
        yield replace(line, pieces=tuple(marks), place="footnote", end=())
