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
    for piece in line.pieces:
        before = "".join(one.text for one in kept).rstrip()
        if not piece.raised or not before or not _MARK.fullmatch(piece.text) or not piece.text.strip():
            kept.append(piece)
        elif piece.text.strip().isdigit() and before[-1].isdigit():
            kept.append(replace(piece, text=piece.text.strip().translate(_SUPERSCRIPT)))
        else:
            marks.append(piece)
    yield replace(line, pieces=tuple(kept))
    if marks:
        yield replace(line, pieces=tuple(marks), place="footnote", end=())
