"""Parts: in a run of tokens, the words for levels with their numbers, ``stav 1. i 2.`` or ``section 5``."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from harmonize.structure.runs import Token, skip
from harmonize.structure.vocabulary import RELATIVE

RANKS = {
    "annex": 0, "part": 1, "book": 2, "title": 3, "chapter": 4, "division": 5, "group": 6,
    "article": 7, "section": 7, "paragraph": 8, "point": 9, "sentence": 10,
}  # fmt: skip
"""The place of each level from the outermost to the innermost."""
_UNITS = ("article", "section")
_ANY = "any"
_FAR = 8
"""A number that is so much greater than the last of a list of paragraphs is no paragraph of the same article."""
_ROMAN = frozenset("IVXLC")
_DIGITS = re.compile(r"\d{1,4}")


@dataclass(frozen=True, slots=True)
class Value:
    """A number with the marks behind it, ``5(1)``, and where its range ends."""

    number: str
    chain: tuple[str, ...] = ()
    last: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """One word for a level with its numbers; ``word`` is the word as printed, ``start`` and ``end`` are tokens."""

    kind: str
    word: str
    values: tuple[Value, ...]
    start: int
    end: int
    attached: bool = False

    @property
    def rank(self) -> int:
        """The part's place from the outermost level to the innermost."""
        return RANKS[self.kind]

    @property
    def relative(self) -> bool:
        """Whether a word such as *this* stands for the number."""
        return self.values[0].number in RELATIVE

    @property
    def local(self) -> bool:
        """Whether the part, outermost of its path, belongs to the provision that it stands in."""
        return self.relative or self.rank > RANKS["article"]


def parts(tokens: Sequence[Token], text: str, *, before: bool) -> Iterator[Part]:
    """Yield the parts in a run of tokens; ``before`` tells that numbers stand before the word for the level."""
    at, article, last = 0, None, None
    while at < len(tokens):
        part = _part(tokens, at, text, before) or _again(tokens, at, article, last)
        if part:
            yield part
            article = part if part.kind in _UNITS and not part.relative else article
            last = part
        at = part.end if part else at + 1


def _again(tokens: Sequence[Token], at: int, article: Part | None, last: Part | None) -> Part | None:
    """Read the next article of a list behind a paragraph of the one before: Articles 5 paragraph 1, *7* paragraph 2."""
    if article is None or last is None or last.rank <= article.rank or not tokens[at].values:
        return None
    between = tokens[last.end : at]
    if not between or any("and" not in token.roles and "comma" not in token.roles for token in between):
        return None
    values, end = _values(tokens, at, article.kind)
    return Part(article.kind, article.word, tuple(values), at, end)


def _part(tokens: Sequence[Token], at: int, text: str, before: bool) -> Part | None:
    return (
        _relative(tokens, at, text, before)
        or _counted(tokens, at, text, before)
        or ("level" in tokens[at].roles and _named(tokens, at, text, before))
        or (tokens[at].degree and _bare(tokens, at))
        or None
    )


def _made(tokens: Sequence[Token], level: int, values: Sequence[Value], start: int, end: int, text: str) -> Part:
    token = tokens[level]
    return Part(token.roles["level"], token.span.of(text), tuple(values), start, end, "attached" in token.roles)


def _bare(tokens: Sequence[Token], at: int) -> Part | None:
    """Read ``1° et 2°`` without a word, which count beside an article."""
    values, end = _values(tokens, at, "point")
    return Part("point", "°", tuple(values), at, end, attached=True) if values else None


def _relative(tokens: Sequence[Token], at: int, text: str, before: bool) -> Part | None:
    """Read ``this section``, ``ovog člana``, ``bu maddede``, ``prethodnog stava``, ``le dernier alinéa``."""
    role = next((role for role in RELATIVE if role in tokens[at].roles), None)
    level = skip(tokens, at + 1, "links", *RELATIVE) if role else len(tokens)
    if role is None or level >= len(tokens) or "level" not in tokens[level].roles:
        return None
    if not before and _value(tokens, level + 1, tokens[level].roles["level"]) and tokens[level + 1].values:
        return None  # "this Article 5", "of the said sections 3 and 4": the number says more
    return _made(tokens, level, [Value(role)], at, level + 1, text)


def _counted(tokens: Sequence[Token], at: int, text: str, before: bool) -> Part | None:
    """Read ``premier alinéa``, ``birinci ve ikinci fıkraları``, ``135 ila 140 ıncı maddeler``, ``(a) bendi``."""
    if "ordinal" not in tokens[at].roles and not (before and (tokens[at].values or _is_letter(tokens[at]))):
        return None
    values, end = _values(tokens, at, _ANY if before else "")
    level = skip(tokens, end, "links", "suffixes")
    if not values or level >= len(tokens) or "level" not in tokens[level].roles:
        return None
    return _made(tokens, level, values, at, level + 1, text)


def _named(tokens: Sequence[Token], level: int, text: str, before: bool) -> Part | None:
    """Read ``čl. 298. do 303.``, ``paragrafi i parë``, ``stav prvi``, ``alinéa précédent``."""
    kind = tokens[level].roles["level"]
    at = skip(tokens, level + 1, "suffixes")
    if _value(tokens, at, kind) is None:
        at = skip(tokens, at, "links")
        if at >= len(tokens) or tokens[at].values:
            return None
    follows = next((role for role in RELATIVE[2:] if role in tokens[at].roles), None)
    if follows and not _opens_level(tokens, at + 1):
        return _made(tokens, level, [Value(follows)], level, at + 1, text)
    if "ordinal" in tokens[at].roles and _opens_level(tokens, at + 1) and not _value(tokens, at + 2, kind):
        return None
    values, end = _values(tokens, at, kind)
    if before and _opens_level(tokens, skip(tokens, end, "suffixes", "links")):
        return None
    return _made(tokens, level, values, level, end, text) if values else None


def _opens_level(tokens: Sequence[Token], at: int) -> bool:
    return at < len(tokens) and "level" in tokens[at].roles


def _values(tokens: Sequence[Token], at: int, kind: str) -> tuple[list[Value], int]:
    """Return the numbers of a list and its end: ``1. i 2``, ``298. do 303.``, ``(a), (b) and (c)``."""
    values: list[Value] = []
    end = at
    while (value := _value(tokens, at, kind)) and (not values or _goes_on(tokens, at, kind, values)):
        value = _beside_mark(tokens[at], value, values)
        end = skip(tokens, at + 1, "suffixes")
        stop = _range_end(tokens, end, kind)
        if stop:
            value = replace(value, last=_number(tokens, stop, kind))
            end = skip(tokens, stop + 1, "suffixes")
        values.append(value)
        at = _after_separator(tokens, end)
        if at == end:
            break
    return values, end


def _beside_mark(token: Token, value: Value, values: Sequence[Value]) -> Value:
    """Return the number that a mark alone stands for behind one with marks: *5(1) and (2)*, *5(1)(a) and (b)*."""
    alone = len(token.span) == sum(len(mark) + 2 for mark in token.values) > 0
    chain = values[-1].chain if alone and values else ()
    place = next((at for at in reversed(range(len(chain))) if chain[at].isdigit() == value.number.isdigit()), None)
    return value if place is None else Value(values[-1].number, (*chain[:place], *token.values))


def _goes_on(tokens: Sequence[Token], at: int, kind: str, values: Sequence[Value]) -> bool:
    """Tell whether the number at ``at`` belongs to a list: it is no amount, and not of the level above."""
    token = tokens[at]
    if not _counts(tokens, at, kind) or (token.letter and not token.quoted and values[0].number[0].isdigit()):
        return False
    if RANKS.get(kind, 0) <= RANKS["article"] or not token.values:
        return True
    after = skip(tokens, at + 1, "suffixes")
    again = after < len(tokens) and tokens[after].roles.get("level") == kind and kind != "point"
    return not (again or _lead(token.values[0]) > _lead(values[-1].number) + _FAR)


def _lead(number: str) -> int:
    digits = _DIGITS.match(number)
    return int(digits[0]) if digits else 0


def _after_separator(tokens: Sequence[Token], at: int) -> int:
    """Return where a list goes on behind a comma and a conjunction; ``at`` itself where neither stands there."""
    return skip(tokens, skip(tokens, at, "comma"), "and")


def _range_end(tokens: Sequence[Token], at: int, kind: str) -> int:
    """Return the token at which a range ends, 0 where none begins at ``at``."""
    if at >= len(tokens) or "to" not in tokens[at].roles:
        return 0
    stop = skip(tokens, at + 1, "links", "to")
    if stop < len(tokens) and tokens[stop].roles.get("level") == kind:
        stop += 1
    return stop if _value(tokens, stop, kind) and _counts(tokens, stop, kind) else 0


def _number(tokens: Sequence[Token], at: int, kind: str) -> str:
    value = _value(tokens, at, kind)
    return value.number if value else ""


def _counts(tokens: Sequence[Token], at: int, kind: str) -> bool:
    """Tell whether a later number of a list is one of it, and no year, date or amount, nor that of the next level."""
    token = tokens[at]
    if kind in RANKS and "ordinal" in token.roles and _opens_level(tokens, at + 1):
        return False
    if token.values and token.values[0].isdigit() and 1900 <= int(token.values[0]) <= 2100:
        return False
    after = tokens[at + 1].roles if at + 1 < len(tokens) else {}
    return "amounts" not in after and "month" not in after


def _value(tokens: Sequence[Token], at: int, kind: str) -> Value | None:
    """Return the number that a token gives a level of ``kind``."""
    if at >= len(tokens):
        return None
    token = tokens[at]
    if token.values:
        return Value(token.values[0], token.values[1:])
    if "ordinal" in token.roles:
        return Value(token.roles["ordinal"])
    rank = RANKS["point"] if kind == _ANY else RANKS.get(kind, 0)
    if rank > RANKS["article"] and _is_letter(token):
        return Value(token.letter)
    if kind and rank < RANKS["article"] and token.letter and _ROMAN.issuperset(token.letter):
        return Value(token.letter)
    return None


def _is_letter(token: Token) -> bool:
    """Tell whether a token is a letter that marks a point: quoted, or no word of the language."""
    if not token.letter or "level" in token.roles:
        return False
    return token.quoted or (not token.roles and (len(token.letter) == 1 or _ROMAN.issuperset(token.letter)))
