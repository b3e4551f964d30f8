"""Citations: a run of tokens becomes parts (``stav 1. i 2.``), and parts become paths from article to point."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import product

from harmonize.model.law import Target
from harmonize.structure.runs import Token, skip
from harmonize.structure.vocabulary import RELATIVE

_RANKS = {
    "annex": 0, "part": 1, "book": 2, "title": 3, "chapter": 4, "division": 5, "group": 6,
    "article": 7, "section": 7, "paragraph": 8, "point": 9, "sentence": 10,
}  # fmt: skip
_BELOW = ("paragraph", "point", "subpoint")
_ANY = "any"
_ROMAN = frozenset("IVXLC")


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
        return _RANKS[self.kind]

    @property
    def relative(self) -> bool:
        """Whether a word such as *this* stands for the number."""
        return self.values[0].number in RELATIVE

    @property
    def local(self) -> bool:
        """Whether the part, outermost of its path, belongs to the provision that it stands in."""
        return self.relative or self.rank > _RANKS["article"]


def parts(tokens: Sequence[Token], text: str, *, before: bool) -> Iterator[Part]:
    """Yield the parts in a run of tokens; ``before`` tells that numbers stand before the word for the level."""
    at = 0
    while at < len(tokens):
        part = _part(tokens, at, text, before)
        if part:
            yield part
        at = part.end if part else at + 1


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
    if before and (end > at + 1 or _opens_level(tokens, skip(tokens, end, "suffixes", "links"))):
        return None
    return _made(tokens, level, values, level, end, text) if values else None


def _opens_level(tokens: Sequence[Token], at: int) -> bool:
    return at < len(tokens) and "level" in tokens[at].roles


def _values(tokens: Sequence[Token], at: int, kind: str) -> tuple[list[Value], int]:
    """Return the numbers of a list and its end: ``1. i 2``, ``298. do 303.``, ``(a), (b) and (c)``."""
    values: list[Value] = []
    end = at
    while (value := _value(tokens, at, kind)) and (not values or _counts(tokens, at, kind)):
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
    if kind in _RANKS and "ordinal" in token.roles and _opens_level(tokens, at + 1):
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
    rank = _RANKS["point"] if kind == _ANY else _RANKS.get(kind, 0)
    if rank > _RANKS["article"] and _is_letter(token):
        return Value(token.letter)
    if kind and rank < _RANKS["article"] and token.letter and _ROMAN.issuperset(token.letter):
        return Value(token.letter)
    return None


def _is_letter(token: Token) -> bool:
    """Tell whether a token is a letter that marks a point: quoted, or no word of the language."""
    if not token.letter or "level" in token.roles:
        return False
    return token.quoted or (not token.roles and (len(token.letter) == 1 or _ROMAN.issuperset(token.letter)))


Group = list[Part]


def groups(found: Sequence[Part], tokens: Sequence[Token], *, before: bool) -> list[Group]:
    """Put parts together that name one path, from its outermost part to its innermost.

    Where numbers stand ``before`` the word, the outermost part is always named first.
    """
    made: list[Group] = []
    start = False if before else None
    upward = start
    for i, part in enumerate(found):
        joined = _joined(tokens[found[i - 1].end : part.start]) if made else frozenset()
        where = _place(made[-1], part, joined, upward) if made else "new"
        if where == "down" and "comma" in joined and _leads_up(found, i, tokens):
            where = "new"
        if where == "merge":
            at = made[-1].index(found[i - 1])
            made[-1][at] = replace(found[i - 1], values=(*found[i - 1].values, *part.values), end=part.end)
            found = [*found[:i], made[-1][at], *found[i + 1 :]]
        elif where == "up":
            made[-1].insert(0, part)
            upward = True
        elif where == "down":
            made[-1].append(part)
            upward = False
        else:
            shared = _shared(made[-1], part, joined) if made and upward is False else []
            made.append([*shared, part])
            upward = False if shared else start
    return made


def _leads_up(found: Sequence[Part], at: int, tokens: Sequence[Token]) -> bool:
    """Tell whether the next part is what this one is in: *Articles 7, paragraph 2 of Article 5*."""
    if at + 1 >= len(found) or found[at + 1].rank > found[at].rank:
        return False
    joined = _joined(tokens[found[at].end : found[at + 1].start])
    return joined <= {"links"} and (found[at + 1].rank < found[at].rank or bool(joined))


def _joined(between: Sequence[Token]) -> frozenset[str]:
    """Return what joins two parts: ``and``, ``comma``, ``links``; empty where only a blank does."""
    joined = {role for token in between for role in ("comma", "links") if role in token.roles}
    if any("and" in token.roles and "links" not in token.roles for token in between):
        joined.add("and")
    return frozenset(joined)


def _place(group: Group, part: Part, joined: frozenset[str], upward: bool | None) -> str:
    """Return where a part goes: ``up`` or ``down`` in the path before it, ``merge`` with its last part, or a ``new`` one."""
    last = group[0] if upward else group[-1]
    listed = not joined.isdisjoint(("and", "comma"))
    if part.rank == last.rank:
        if part.rank <= _RANKS["article"] or upward:
            return "new"
        if listed and part.relative:
            return "new"
        if listed:
            alike = part.word[:4].lower() == last.word[:4].lower()
            return "merge" if alike or "and" in joined else "down"
        return "up" if "links" in joined and upward is None else "down"
    if part.rank > last.rank:
        return "new" if upward or "and" in joined or joined >= {"comma", "links"} else "down"
    return "new" if upward is False or "and" in joined or joined == {"comma"} else "up"


def _shared(group: Group, part: Part, joined: frozenset[str]) -> Group:
    """Return the outer parts that a later path leaves unsaid: article 5 paragraph 1 point 2 *and paragraph 3*."""
    return [outer for outer in group if outer.rank < part.rank] if joined <= {"and", "comma"} else []


def targets(group: Group) -> list[Target]:
    """Return the provisions that one path names: every number of its innermost part that has several."""
    paths = [[*_several(part, part is group[-1])] for part in group]
    return [_target(path) for path in product(*paths)] + [
        _target([value]) for part in group[:-1] for value in _alone(part)
    ]


def _several(part: Part, innermost: bool) -> Iterator[tuple[str, Value]]:
    values = part.values if innermost else part.values[-1:]
    return ((part.kind, value) for value in values)


def _alone(part: Part) -> Iterator[tuple[str, Value]]:
    """Yield the numbers of an outer part but its last, to which alone the inner parts belong: Articles 5 *and 6(1)*."""
    return ((part.kind, value) for value in part.values[:-1])


def _target(path: Sequence[tuple[str, Value]]) -> Target:
    named: list[tuple[str, str]] = []
    for kind, value in path:
        named.append((kind, value.number))
        below = _BELOW[_RANKS[kind] - _RANKS["article"] :] if _RANKS[kind] >= _RANKS["article"] else _BELOW
        named += [(below[min(i, len(below) - 1)] if below else "point", mark) for i, mark in enumerate(value.chain)]
    return Target(tuple(named), path[-1][1].last)
