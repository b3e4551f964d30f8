"""Runs: the words of a citation, numbers and marks that stand next to one another in a text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from harmonize.model.idiom import Idiom
from harmonize.model.text import Span
from harmonize.structure.numbering import number_pattern
from harmonize.structure.spelling import alternatives
from harmonize.structure.vocabulary import Vocabulary, plain, vocabulary

_INSIDE = r"(?:\d{1,3}[^\W\d_]{0,2}|[^\W\d_]{1,2}|[ivxlIVXL]{3,5})"
_MARK_INSIDE = re.compile(r"\(([^()]*)\)")
_DATED = re.compile(r"\d{1,2}/\d{1,2}/\d{4}|\d{1,2}[/-]\d{1,2}[/-]\d{2,4}$|\d{4}[/-]\d{1,2}[/-]\d{1,2}$")
_ROMAN = re.compile(r"(?P<number>[IVXLC]{1,6})(?:er|ère|re)?$")
_DIGRAPH = re.compile(r"[^\W\d_]$|(?P<letter>[^\W\d_])(?P=letter)$|[^\W\d_aeiouyäëöüаеиоуюяіїє]{2}$", re.IGNORECASE)
"""``a``, ``aa``, ``dh``: a letter that can mark a point."""
_BETWEEN = re.compile(r"[\s'’)º°“”„\"«»‘]*")
_SIGNS: dict[str, Mapping[str, str]] = {
    ",": {"comma": ","},
    "-": {"to": "-"},
    "–": {"to": "–"},
    "—": {"to": "—"},
}
_QUOTES = frozenset("“„\"«‘'”’")
_REACH = 100
"""So many characters before the word for a level the numbers before it can begin."""
_MOST = 400
"""So many tokens may stand in one run: no citation is longer."""


@dataclass(frozen=True, slots=True)
class Token:
    """A word, number or mark that can be part of a citation.

    ``values`` holds a number and the marks behind it (``5(1)(a)``), empty for words; ``letter`` a word so short that it
    may be a mark; ``stopped`` tells of a full stop behind it, ``quoted`` of a quotation mark before it, ``degree`` of
    the sign behind ``1°``.
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
          (?P<mark> (?: \( {_INSIDE} \) )+ )                                     # (1) (a)(ii)
        | (?: (?<![\w/-]) (?<!\d[.,]) | (?<=\d,) (?=\d{{1,4}}[–-]\d) )
          (?P<number> {lead} (?: {suffixed} \d{{1,3}}(?:\.\d{{1,2}}){{1,2}}(?!\d) | {_number_form(idiom)} ) )
          (?! \.\d | ,\d{{3}}(?![\d–-]) | [/–-]\d | \s?% )
          (?P<chain> (?: [ ]?\( {_INSIDE} \) )* )                             # 192/b 302. 5(1)(a) 1.2
        | (?<![^\W_]) (?P<lettered> [^\W\d_]{{1,2}} (?=\)) )                     # a) dh)
        | (?P<word> [^\W\d_]+ (?: -[^\W\d_]+ | ['’](?=[^\W\d_]) )? )            # stava l' sub-section
        | (?P<sign> §{{1,2}} | [,–—-] )
        """,
        re.VERBOSE,
    )


def _number_form(idiom: Idiom) -> str:
    """Return the form of numbers; where *bis* makes a range it does not make a number."""
    return number_pattern().replace("|bis", "") if "bis" in idiom.to else number_pattern()


@lru_cache(maxsize=32)
def _anchor(idiom: Idiom) -> re.Pattern[str]:
    """Match the beginning of every word for a level: what is far from all of them cites nothing."""
    stems = {word.rstrip("*") for level in idiom.levels for word in level.words}
    words = sorted(stems | {plain(stem) for stem in stems})
    return re.compile(rf"(?<![^\W_])(?:{'|'.join(map(re.escape, words))})", re.IGNORECASE)


def runs(text: str, span: Span, idiom: Idiom) -> Iterator[list[Token]]:
    """Yield the runs of tokens in a stretch of text that name a level such as article or paragraph."""
    done = span.start
    for anchor in _anchor(idiom).finditer(text, span.start, span.end):
        if anchor.start() >= done:
            begin = _word_start(text, max(done, anchor.start() - _REACH), anchor.start())
            found, done = _around(text, Span(begin, span.end), anchor.end(), idiom)
            yield from found


def _word_start(text: str, at: int, stop: int) -> int:
    """Return the first offset from ``at`` on that is not inside a word."""
    while at < stop and text[at - 1 : at].isalnum():
        at += 1
    return at


def _around(text: str, span: Span, anchor: int, idiom: Idiom) -> tuple[list[list[Token]], int]:
    """Return the runs before and about an anchor, and how far the text was read for them."""
    words = vocabulary(idiom)
    found: list[list[Token]] = [[]]
    for match in _pattern(idiom).finditer(text, span.start, span.end):
        token = _token(text, match, words)
        run = found[-1]
        if run and (token is None or not _joins(text, run[-1], token) or len(run) >= _MOST):
            found.append([])
        if match.start() >= anchor and not found[-1] and (token is None or run):
            return [run for run in found if _cites(run)], match.start()
        if token is not None:
            found[-1].append(token)
    return [run for run in found if _cites(run)], span.end


def _cites(run: Sequence[Token]) -> bool:
    return len(run) > 1 and any("level" in token.roles for token in run)


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
    roman = _ROMAN.match(printed)
    letter = roman["number"] if roman else printed if _DIGRAPH.match(printed) else ""
    if not roles and not letter:
        return None
    quoted = span.start > 0 and text[span.start - 1] in _QUOTES
    return Token(span, roles, (), letter, printed[0].isupper(), stopped, quoted)


def skip(tokens: Sequence[Token], at: int, *roles: str) -> int:
    """Return the index of the first token from ``at`` on that has none of the roles."""
    while at < len(tokens) and any(role in tokens[at].roles for role in roles):
        at += 1
    return at
