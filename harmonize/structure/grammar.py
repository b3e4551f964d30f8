"""A tradition's words as patterns over one row; every pattern is anchored and bounded."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from harmonize.model.knowledge import Level, Tradition
from harmonize.structure.numbering import LOWER, NUMBER

_BRACKET = r"(?:[*-]{0,2}\d{0,3}\s*\[+\s*)?"
"""``1[66A.``: an inserted provision, the mark of its note before the bracket."""
_ROMAN = r"[IVXLCDM]{1,8}(?:er|ère|re|e|ème)?"
_STOP = r"\s*[.:]?\s*(?:[–—-]+\s*)?"
_NEVER = re.compile(r"(?!)")


@dataclass(frozen=True, slots=True)
class Grammar:
    """The patterns of one tradition.

    ``initials`` are the characters that a row with an opening can begin with, ``group_initials`` those of a heading
    above the unit. ``opening`` has the groups ``series``, ``word``, ``prefix``, ``number`` or ``one``, ``stop``.
    ``levels`` pairs each level with its patterns for a numbered heading (groups ``number`` or ``before``, ``title``)
    and for a name that stands alone.
    """

    initials: frozenset[str]
    opening: re.Pattern[str]
    inside: re.Pattern[str]
    reference: re.Pattern[str]
    connective: re.Pattern[str]
    group_initials: frozenset[str]
    levels: tuple[tuple[Level, re.Pattern[str], re.Pattern[str]], ...]
    note: re.Pattern[str]
    footnote: re.Pattern[str]
    repeal: re.Pattern[str]
    contents: re.Pattern[str]
    annex: re.Pattern[str]
    closing: re.Pattern[str]


@lru_cache(maxsize=64)
def grammar(tradition: Tradition) -> Grammar:
    """Return the patterns of a tradition."""
    return Grammar(
        initials=_initials(tradition),
        opening=_opening(tradition),
        inside=_inside(tradition),
        reference=_words(tradition.references, r"^[\s,;]*(?:{})(?![^\W_])", flags=0),
        connective=_words(tradition.connectives, r"(?<![^\W_])(?:{})$"),
        group_initials=_group_initials(tradition),
        levels=tuple((level, _heading(level, tradition), _name(level)) for level in tradition.levels),
        note=_words(tradition.notes, r"[(\[]\s*(?:{})(?![^\W_])"),
        footnote=_words((note for note in tradition.notes if " " in note), r"^\d{{1,3}}\.?\s*(?:{})(?![^\W_])"),
        repeal=_words(tradition.repeals, r"^[\W\d_]*(?:{})"),
        contents=_words(tradition.contents, r"^\W*(?:{})\W*$"),
        annex=_annex(tradition),
        closing=_words(tradition.closings, r"^\W*(?:{})(?![^\W_])"),
    )


def _initials(tradition: Tradition) -> frozenset[str]:
    letters = {word[0] for word in (*tradition.words, *tradition.series)}
    return frozenset({char.upper() for char in letters} | letters | set("[*-") | set("0123456789"))


def _group_initials(tradition: Tradition) -> frozenset[str]:
    words = [word for level in tradition.levels for word in (*level.words, *level.names)]
    letters = {word[0] for word in (*words, *tradition.ordinals)}
    return frozenset({char.upper() for char in letters} | letters | set("IVXLCDMİ0123456789"))


def alternatives(words: Iterable[str]) -> str:
    """Return words as alternatives of a pattern, longest first, any blank between them; ``Art.`` may lack its stop."""
    found = sorted({word for word in words if word}, key=lambda word: (-len(word), word))
    return "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in found)


def _words(words: Iterable[str], frame: str, flags: int = re.IGNORECASE) -> re.Pattern[str]:
    inner = alternatives(words)
    return re.compile(frame.format(inner), flags) if inner else _NEVER


def _number(tradition: Tradition) -> str:
    prefix = alternatives(tradition.prefixes)
    ones = alternatives(tradition.ones)
    lead = rf"(?: (?P<prefix>{prefix}) \.?\s? (?=\d) )?" if prefix else ""
    one = rf"| (?P<one>(?i:{ones})) (?![^\W_])" if ones else ""
    return rf"(?: {lead} (?P<number>{NUMBER}) {one} )"


def _opening(tradition: Tradition) -> re.Pattern[str]:
    """Match ``Neni 192/b``, ``Član 302.``, ``Geçici Madde 1 –``, ``1[66A.``, ``6. (1)``, ``Article R131-1``."""
    word = rf"(?P<word>(?i:{alternatives(tradition.words)})) \s*"
    if tradition.bare:
        word = rf"(?:{word})?"
    series = alternatives(tradition.series)
    before = rf"(?: (?P<series>(?i:{series})) \s+ )?" if series else ""
    pattern = rf"^{_BRACKET} {before} {word} {_number(tradition)} (?P<stop>{_STOP})"
    return re.compile(pattern, re.VERBOSE)


def _inside(tradition: Tradition) -> re.Pattern[str]:
    """Match an opening that ends a row, behind other text: ``... žalbu. Član 12.``, ``-brisanČlan 3.``."""
    if tradition.bare:
        return _NEVER
    behind = rf"(?:(?<=[.;:)–-])\s* | (?<=[{LOWER}]))"
    word = rf"(?P<word>{alternatives(tradition.words)})"
    pattern = rf"{behind} {word} \s* {_number(tradition)} (?P<stop>\s*\.?)$"
    return re.compile(pattern, re.VERBOSE)


def _heading(level: Level, tradition: Tradition) -> re.Pattern[str]:
    """Match ``KREU II``, ``BİRİNCİ KİTAP``, ``Titre Ier : De la loi``, ``PART II - OFFENCES``, ``ГЛАВА ВТОРА``."""
    if not level.words:
        return _NEVER
    stems = alternatives(tradition.ordinals)
    ordinal = rf"(?:(?i:{stems})[^\W\d_]{{0,10}})" if stems else r"(?!)"
    numeral = rf"""(?: (?:{_ROMAN}|\d{{1,3}}) (?:[/-]?[^\W\d_]{{1,2}}|/\d{{1,2}})? (?![^\W_])
                     (?:\s(?:bis|ter|quater|quinquies|sexies)\b)?
                   | [A-Z](?![^\W_]) | {ordinal} (?:[\s-]{{1,2}}{ordinal}){{0,3}} (?:-[^\W\d_])? (?![^\W_]) )"""
    word = alternatives(level.words)
    return re.compile(
        rf"""^ {_BRACKET}
        (?: (?P<word>(?i:{word})) [\s.]* (?P<number>{numeral})
          | (?P<before>{numeral}) [.\s]* (?P<word_after>(?i:{word})) (?![^\W_]) )
        (?: \s* \( [IVXLC\d]{{1,8}} \.? \) )?                # GLAVA PRVA (I.)
        (?P<separator> \s*[.:–—-]*\s* ) (?P<title>.*) $""",
        re.VERBOSE,
    )


def _name(level: Level) -> re.Pattern[str]:
    """Match ``PJESA E PËRGJITHSHME``, ``OPŠTI DEO``, ``Partie législative``."""
    return _words(level.names, r"^\W*(?:{})(?:\s*[:–—-].*|\W*)$")


def _annex(tradition: Tradition) -> re.Pattern[str]:
    """Match ``FIRST SCHEDULE``, ``SCHEDULE 2``, ``ANNEX I``, ``PRILOG``, ``IZMENE:``; a heading, never a sentence."""
    if not tradition.annexes:
        return _NEVER
    ordinal = rf"(?:(?:the\s+)?(?:{alternatives(tradition.ordinals)})[^\W\d_]{{0,9}}\s+)?" if tradition.ordinals else ""
    return re.compile(
        rf"^[\W\d]{{0,6}}(?:\d+\s+\S+\s+)?{ordinal}(?:{alternatives(tradition.annexes)})(?![^\W_])(?P<rest>.{{0,120}})$",
        re.IGNORECASE,
    )
