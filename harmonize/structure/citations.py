"""Citations: the parts of a run become paths from the outermost provision to the innermost."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import product

from harmonize.model.law import Target
from harmonize.structure.parts import RANKS, Part, Value
from harmonize.structure.runs import Token

_BELOW = ("paragraph", "point", "subpoint")
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
        where = _place(made[-1], part, joined, upward, before) if made else "new"
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


def _place(group: Group, part: Part, joined: frozenset[str], upward: bool | None, before: bool) -> str:
    """Return where a part goes: ``up`` or ``down`` in the path before, ``merge`` with its last part, or ``new``."""
    last = group[0] if upward else group[-1]
    listed = not joined.isdisjoint(("and", "comma"))
    if part.rank < RANKS["article"] and last.rank < RANKS["article"]:
        return "new" if "and" in joined else "down" if before or joined == {"comma"} else "up"
    if part.rank == last.rank:
        return _beside(last, part, joined, upward, listed)
    if part.rank > last.rank:
        return "new" if upward or "and" in joined or joined >= {"comma", "links"} else "down"
    if before or part.rank >= group[0].rank or "and" in joined or joined == {"comma"}:
        return "new"
    return "up"


def _beside(last: Part, part: Part, joined: frozenset[str], upward: bool | None, listed: bool) -> str:
    """Return where a part of the same rank as the last goes; articles are never one in the other, paragraphs may be."""
    if part.rank <= RANKS["article"] or upward or (listed and part.relative):
        return "new"
    if listed:
        alike = part.word[:4].lower() == last.word[:4].lower()
        return "merge" if alike or "and" in joined else "down"
    return "up" if "links" in joined and upward is None else "down"


def _shared(group: Group, part: Part, joined: frozenset[str]) -> Group:
    """Return the outer parts that a later path leaves unsaid: article 5 paragraph 1 point 2 *and paragraph 3*."""
    return [outer for outer in group if outer.rank < part.rank] if joined <= {"and", "comma"} else []


def targets(group: Group) -> list[Target]:
    """Return the provisions that one path names: every number of its innermost part that has several."""
    paths = [[*_several(part, part is group[-1])] for part in group]
    alone = [_target([value]) for part in group[:-1] for value in _alone(part)]
    return [*alone, *(_target(path) for path in product(*paths))]


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
        below = _BELOW[RANKS[kind] - RANKS["article"] :] if RANKS[kind] >= RANKS["article"] else _BELOW
        named += [(below[min(i, len(below) - 1)] if below else "point", mark) for i, mark in enumerate(value.chain)]
    return Target(tuple(named), path[-1][1].last)
