"""Runs: the words of a citation, numbers and marks that stand next to one another in a text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from harmonize.model.knowledge import Idiom
from harmonize.model.text import Span
from harmonize.structure.grammar import alternatives
from harmonize.structure.numbering import NUMBER
from harmonize.structure.vocabulary import Vocabulary, vocabulary

_INSIDE = r"(?:\d{1,3}[^\W\d_]{0,2}|[^\W\d_]{1,2}|[ivxlIVXL]{3,5})"
_MARK_INSIDE = re.compile(r"\(([^()]*)\)")
_DATED = re.compile(r"\d{1,2}[/-]\d{1,2}[/-]\d{2,4}$|\d{4}[/-]\d{1,2}[/-]\d{1,2}$")
_ROMAN = re.compile(r"[IVXLC]{1,6}$")
_BETWEEN = re.compile(r"[\s'’)º°“”„\"«»‘]*")
_SIGNS: dict[str, Mapping[str, str]] = {
    ",": {"comma": ","},
    "-": {"to": "-"},
    "–": {"to": "–"},
    "—": {"to": "—"},
}
_QUOTES = frozenset("“„\"«‘'”’")
_MOST = 400
"""So many tokens may stand in one run: no citation is longer."""


@dataclass(frozen=True, slots=True)
class Token:
    """A word, number or mark that can be part of a citation.

    ``values`` holds a number and the marks behind it (``5(1)(a)``), empty for words; ``letter`` a word so short that it
    may be a mark; ``stopped`` tells of a full stop behind it, ``quoted`` of a quotation mark before it, ``degree`` of the sign behind ``1°``.
    """

    span: Span
    roles: Mapping[str, str]
    values: tuple[str, ...] = ()
    letter: str = ""
    capital: bool = False
    stopped: bool = False
    quoted: bool = False
    degree: bool = False


@lru_cache(maxsize=32)
def _pattern(idiom: Idiom) -> re.Pattern[str]:
    """Match the tokens of an idiom; everything else is skipped word by word."""
    suffix = alternatives(idiom.suffixes)
    suffixed = rf"\d{{1,4}} (?= \.?(?:{suffix})(?![^\W_]) ) |" if suffix else ""  # 1er, 6.º, 2nd
    prefix = alternatives(idiom.prefixes)
    lead = rf"(?: (?<![^\W_]) (?:{prefix}) \.?\s?\*?\s? (?=\d) )?" if prefix else ""  # L. 122-3
    return re.compile(
        rf"""
          (?P<mark> \( {_INSIDE} \) (?: \s?\( {_INSIDE} \) )*  )                # (1) (a)(ii)
        | (?<![\w.,/-]) (?P<number> {lead} (?: {suffixed} \d{{1,3}}(?:\.\d{{1,2}}){{1,2}}(?!\d) | {_number_form(idiom)} ) )
          (?! \.\d | ,\d{{3}} | \s?% ) (?P<chain> (?: [ ]?\( {_INSIDE} \) )* )  # 192/b 302. 5(1)(a) 1.2
        | (?<![^\W_]) (?P<lettered> [^\W\d_]{{1,2}} (?=\)) )                     # a) dh)
        | (?P<word> [^\W\d_]+ (?: -[^\W\d_]+ | ['’](?=[^\W\d_]) )? )            # stava l' sub-section
        | (?P<sign> §{{1,2}} | [,–—-] )
        """,
        re.VERBOSE,
    )


def _number_form(idiom: Idiom) -> str:
    """Return the form of numbers; where *bis* makes a range it does not make a number."""
    return NUMBER.replace("(?:bis|", "(?:") if "bis" in idiom.to else NUMBER


def runs(text: str, span: Span, idiom: Idiom) -> Iterator[list[Token]]:
    """Yield the runs of tokens in a stretch of text that name a level such as article or paragraph."""
    words = vocabulary(idiom)
    run: list[Token] = []
    for match in _pattern(idiom).finditer(text, span.start, span.end):
        token = _token(text, match, words)
        if run and (token is None or not _joins(text, run[-1], token) or len(run) >= _MOST):
            yield from _cited(run)
            run = []
        if token is not None:
            run.append(token)
    yield from _cited(run)


def _cited(run: list[Token]) -> Iterator[list[Token]]:
    if len(run) > 1 and any("level" in token.roles for token in run):
        yield run


def _joins(text: str, before: Token, after: Token) -> bool:
    """Tell whether only blanks and closing marks stand between two tokens, and no sentence ends there."""
    if before.stopped and after.capital and not after.values and "level" in after.roles:
        return False
    gap = _BETWEEN.match(text, before.span.end + before.stopped, after.span.start)
    return gap is not None and gap.end() == after.span.start


def _token(text: str, match: re.Match[str], words: Vocabulary) -> Token | None:
    span = Span(*match.span())
    if match["number"]:
        return _number(text, match, span)
    if match["mark"]:
        return Token(span, {}, tuple(_MARK_INSIDE.findall(match["mark"])))
    printed = match[0]
    if match["lettered"]:
        return Token(span, words.roles(printed), (printed,))
    if match["sign"]:
        roles = _SIGNS.get(printed) or words.roles(printed)
        return Token(span, roles) if roles else None
    return _word(text, printed, span, words)


def _number(text: str, match: re.Match[str], span: Span) -> Token | None:
    printed = " ".join(match["number"].split())
    if _DATED.match(printed):
        return None
    after = text[span.end : span.end + 1]
    values = (printed, *_MARK_INSIDE.findall(match["chain"]))
    return Token(span, {}, values, stopped=after == ".", degree=after == "°")


def _word(text: str, printed: str, span: Span, words: Vocabulary) -> Token | None:
    stopped = text[span.end : span.end + 1] == "."
    roles = words.roles(printed + ".") if stopped else {}
    if roles:
        span, stopped = Span(span.start, span.end + 1), False
    roles = roles or words.roles(printed)
    letter = printed if len(printed) <= 2 or _ROMAN.match(printed) else ""
    if not roles and not letter:
        return None
    quoted = span.start > 0 and text[span.start - 1] in _QUOTES
    return Token(span, roles, (), letter, printed[0].isupper(), stopped, quoted)


def skip(tokens: Sequence[Token], at: int, *roles: str) -> int:
    """Return the index of the first token from ``at`` on that has none of the roles."""
    while at < len(tokens) and any(role in tokens[at].roles for role in roles):
        at += 1
    return at
