"""A tradition's words as patterns over one row; every pattern is anchored and bounded."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from harmonize.model.knowledge import Level, Tradition
from harmonize.structure.numbering import LOWER, number_pattern
from harmonize.structure.spelling import alternatives, folded, initials

_BRACKET = r"(?:[*-]{0,2}\d{0,3}\s*(?:\[+|\(\()\s*)?"
"""``1[66A.``, ``((Art. 5``: an inserted provision, the mark of its note before the bracket."""
_ROMAN = r"[IVXLCDM]{1,8}(?:er|ère|re|e|ème)?"
_STOP = r"\s*[.:]?\s*(?:[–—-]+\s*)?"
_NEVER = re.compile(r"(?!)")


@dataclass(frozen=True, slots=True)
class Grammar:
    """The patterns of one tradition.

    ``initials`` are the characters that a row with an opening can begin with, ``group_initials`` those of a heading
    above the unit. ``opening`` has the groups ``series``, ``word``, ``prefix``, ``number`` or
    ``one`` or ``count``, ``stop``; or ``several``, ``first``, ``last``; or ``before``, ``word_after``; or ``separate``
    with ``place`` or ``placed``. ``counts`` are what number words stand for, ``named`` how the words of a series are
    written; ``sign`` is what an ordinal bears behind its digits.
    """

    initials: frozenset[str]
    opening: re.Pattern[str]
    inside: re.Pattern[str]
    reference: re.Pattern[str]
    connective: re.Pattern[str]
    group_initials: frozenset[str]
    note: re.Pattern[str]
    footnote: re.Pattern[str]
    repeal: re.Pattern[str]
    gone: re.Pattern[str]
    contents: re.Pattern[str]
    annex: re.Pattern[str]
    closing: re.Pattern[str]
    editorial: re.Pattern[str]
    sole: re.Pattern[str]
    sign: re.Pattern[str]
    counts: Mapping[str, int]
    named: Mapping[str, str]
    common: frozenset[str]


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
        note=_note(tradition),
        footnote=_words((note for note in tradition.notes if " " in note), r"^\d{{1,3}}\.?\s*(?:{})(?![^\W_])"),
        repeal=_words(tradition.repeals, r"^[\W\d_]*(?:{})"),
        gone=_words(tradition.repeals, r"(?<![^\W_])(?:{})"),
        contents=_words(tradition.contents, r"^\W*(?:{})\W*$"),
        annex=_annex(tradition),
        closing=_words(tradition.closings, r"^\W*(?:{})(?![^\W_])"),
        editorial=_words(tradition.editorial, r"^\W*(?:{})(?![^\W_])"),
        sole=_words(tradition.sole, r"(?P<words>{})\s*[.:–—-]*\s*"),
        sign=re.compile(rf"(?<=\d){_sign(tradition)}") if tradition.signs else _NEVER,
        counts={folded(word): place for place, words in enumerate(tradition.counts, start=1) for word in words},
        named={folded(word): word for word in (*tradition.series, *tradition.separate)},
        common=frozenset(tradition.common),
    )


@lru_cache(maxsize=64)
def levels(tradition: Tradition) -> tuple[tuple[Level, re.Pattern[str], re.Pattern[str]], ...]:
    """Return each level above the unit with its patterns for a numbered heading and for a name that stands alone.

    The first has the groups ``number`` or ``before``, ``title``. They are apart because few documents need them of more
    than one tradition.
    """
    return tuple((level, _heading(level, tradition), _name(level)) for level in tradition.levels)


def _initials(tradition: Tradition) -> frozenset[str]:
    words = (*tradition.words, *tradition.plurals, *tradition.series, *tradition.separate)
    return initials(words) | frozenset("[*-(0123456789")


def _group_initials(tradition: Tradition) -> frozenset[str]:
    words = [word for level in tradition.levels for word in (*level.words, *level.names)]
    return initials([*words, *tradition.ordinals]) | frozenset("IVXLCDMİ0123456789")


def _words(words: Iterable[str], frame: str, flags: int = re.IGNORECASE) -> re.Pattern[str]:
    inner = alternatives(words)
    return re.compile(frame.format(inner), flags) if inner else _NEVER


def _note(tradition: Tradition) -> re.Pattern[str]:
    """Match ``(Shtuar me ligjin ...``, ``[Omitted by ...``; a word with its own bracket: ``{``, ``[art.``."""
    plain = alternatives(word for word in tradition.notes if word[0] not in "([{")
    framed = alternatives(word for word in tradition.notes if word[0] in "([{")
    forms = [rf"[(\[{{]\s*(?:{plain})(?![^\W_])"] * bool(plain) + [framed] * bool(framed)
    return re.compile("|".join(forms), re.IGNORECASE) if forms else _NEVER


def _sign(tradition: Tradition) -> str:
    """Match the sign of an ordinal behind its digits: ``6.º``, ``1o``; a letter only where it touches them."""
    letters = "".join(sign for sign in tradition.signs if sign.isascii())
    raised = "".join(sign for sign in tradition.signs if not sign.isascii())
    touching = rf"|[{letters}]" if letters else ""
    return rf"(?:(?:\.?\s?[{raised}]{touching})(?![^\W_]))?" if raised else ""


def _digits(tradition: Tradition) -> str:
    return number_pattern(_sign(tradition), decimal=tradition.decimal)


def _number(tradition: Tradition) -> str:
    prefix = alternatives(tradition.prefixes)
    ones = alternatives(tradition.ones)
    lead = rf"(?: (?P<prefix>(?i:{prefix})) \.?\s? (?=\d) )?" if prefix else ""
    one = rf"| (?P<one>(?i:{ones})) (?![^\W_])" if ones else ""
    return rf"(?: {lead} (?P<number>{_digits(tradition)}) {one} {_count(tradition)} )"


def _range(tradition: Tradition) -> str:
    """Match provisions that share one opening: ``§§ 102 bis 105``, ``Articles 12 à 15``."""
    through = alternatives(tradition.through)
    number = _digits(tradition)
    several = rf"(?P<several>(?i:{alternatives(tradition.plurals)}))"
    return rf"{several} \s* (?P<first>{number}) \.?\s* (?:(?i:{through})|[–—-]) \s* (?P<last>{number})"


def _count(tradition: Tradition, name: str = "count") -> str:
    """Match a number in words: ``Artículo primero``."""
    words = alternatives(word for words in tradition.counts for word in words)
    return rf"| (?P<{name}>(?i:{words})) (?![^\W_])" if words else ""


def _opening(tradition: Tradition) -> re.Pattern[str]:
    """Match ``Neni 192/b``, ``Geçici Madde 1 –``, ``1[66A.``, ``6. (1)``, ``423. §``, ``Disposición final segunda``."""
    word = rf"(?P<word>(?i:{alternatives(tradition.words) or '(?!)'})) \s*"
    if tradition.bare:
        word = rf"(?:{word})?"
    series = alternatives(tradition.series)
    before = rf"(?: (?P<series>(?i:{series})) \s+ )?" if series else ""
    forms = [rf"{before} {word} {_number(tradition)}"]
    number = _digits(tradition)
    if tradition.plurals:
        forms.append(_range(tradition))
    if tradition.words_after:
        forms.append(rf"(?P<before>{number}) \.?\s* (?P<word_after>{alternatives(tradition.words_after)}) (?![^\W_])")
    if tradition.separate:
        own = rf"(?P<separate>(?i:{alternatives(tradition.separate)}))"
        forms.append(rf"{own} \s+ (?: (?P<place>{number}) {_count(tradition, 'placed')} )")
    return re.compile(rf"^{_BRACKET} (?: {' | '.join(forms)} ) (?P<stop>{_STOP})", re.VERBOSE)


def _inside(tradition: Tradition) -> re.Pattern[str]:
    """Match an opening that ends a row, behind other text: ``... žalbu. Član 12.``, ``-brisanČlan 3.``."""
    if tradition.bare:
        return _NEVER
    behind = rf"(?:(?<=[.;:)–-])\s* | (?<=[{LOWER}]))"
    word = rf"(?P<word>(?i:{alternatives(tradition.words) or '(?!)'}))"
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
