"""Numbers as sources print them, with a word before or behind: what is the number, what is the word."""

from __future__ import annotations

import re
from collections.abc import Sequence

from harmonize.model.knowledge import Tradition
from harmonize.structure.grammar import grammar, levels
from harmonize.structure.numbering import MULTIPLIERS, stripped
from harmonize.structure.openings import number_of

_BARE = re.compile(r"\d[^\W_]*\.?[ºª](?:-[^\W_]+)?")
"""``6.º``: nothing but the number, which stays as printed."""
_ROMAN = re.compile(r"[IVXLCDM]{1,8}|[^\W\d_]", re.IGNORECASE)
_SERIES = re.compile(r"^(?P<series>[^\d]*?)[\s.]*(?P<digits>\d.*)$")
_INSERTED = re.compile(rf"(?:{'|'.join(MULTIPLIERS)}|[^\W\d_]{{1,2}}|[\W_]+)$", re.IGNORECASE)
"""What may stand behind the digits, after a blank: ``197 bis``, ``224-1 A``, ``251 - a``."""

_WORDED = ("word", "word_after", "separate", "several")


def numbered(printed: str, traditions: Sequence[Tradition]) -> str:
    """Return a provision's number without the word beside it and the marks around it.

    Words are known from the traditions; where none has them, the digits or the roman number are taken.

    >>> [numbered(num, ()) for num in ("(1)", "§ 202a", "Pykälä 12 bis.", "3 luku", "OSA II", "PRVA")]
    ['1', '202a', '12 bis', '3', 'II', 'PRVA']
    """
    text = " ".join(printed.split())
    core = text if _BARE.fullmatch(text) else stripped(text)
    if " " not in core:
        return core
    for tradition in traditions:
        if found := _of_unit(text, tradition) or _of_level(text, tradition):
            return found
    if _in_series(core, traditions):
        return core
    return _told_by_digits(core) or _told_by_letters(core)


def _of_unit(text: str, tradition: Tradition) -> str:
    forms = grammar(tradition)
    match = forms.opening.match(text)
    if match is None or match.end() < len(text) or all(match.groupdict().get(group) is None for group in _WORDED):
        return ""
    return number_of(match.groupdict(), forms).printed


def _of_level(text: str, tradition: Tradition) -> str:
    matches = (heading.match(text) for _, heading, _ in levels(tradition))
    found = next((match for match in matches if match and not match["title"]), None)
    return str(found["number"] or found["before"]) if found else ""


def _in_series(core: str, traditions: Sequence[Tradition]) -> bool:
    """Tell whether a number stands in a numbering of its own: ``Geçici 1``."""
    words = {word.casefold() for tradition in traditions for word in tradition.series}
    return plain(core)[0].casefold() in words


def _told_by_digits(core: str) -> str:
    words = core.split()
    at = next((i for i, word in enumerate(words) if any(char.isdigit() for char in word)), len(words))
    end = at + 1
    while end < len(words) and _INSERTED.match(words[end]):
        end += 1
    return stripped(" ".join(words[at:end]))


def _told_by_letters(core: str) -> str:
    last = core.split()[-1]
    return last if _ROMAN.fullmatch(last) else core


def plain(printed: str) -> tuple[str, str]:
    """Return the letters before a number's digits, and the rest.

    >>> plain("Geçici 1"), plain("R131-1"), plain("192/b"), plain("premier")
    (('Geçici', '1'), ('R', '131-1'), ('', '192/b'), ('', 'premier'))
    """
    match = _SERIES.match(printed)
    return (match["series"], match["digits"]) if match else ("", printed)
