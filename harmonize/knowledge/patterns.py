"""Patterns as they are written in an instrument's file, and as the model has them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import product

from harmonize.errors import KnowledgeError
from harmonize.knowledge.instrument_files import PatternFile
from harmonize.model.knowledge import Pattern, Scope

Groups = tuple[tuple[str, ...], ...]
Notions = Mapping[str, Sequence[Groups]]


def groups(items: Sequence[str], notions: Notions) -> list[Groups]:
    """Spell out a pattern's notions: ``a|b`` is a group of two, ``@name`` each of its combinations in turn.

    >>> groups(["delete", "@data"], {"data": [(("computer-data",),), (("data",), ("computer-system",))]})
    [(('delete',), ('computer-data',)), (('delete',), ('data',), ('computer-system',))]
    """
    choices = [spelled(item[1:], notions) if item.startswith("@") else [(tuple(item.split("|")),)] for item in items]
    return [tuple(group for part in combination for group in part) for combination in product(*choices)]


def spelled(name: str, notions: Notions) -> Sequence[Groups]:
    """Return the combinations that a name stands for."""
    if name not in notions:
        raise KnowledgeError("notions", f"has no {name!r}", "correct the name after @ or add it to [notions]")
    return notions[name]


def excluded(items: Iterable[str]) -> Groups:
    """Spell out what a pattern excludes: ``a+b`` only where both stand.

    >>> excluded(["terrorism", "hinder+functioning"])
    (('terrorism',), ('hinder', 'functioning'))
    """
    return tuple(tuple(item.split("+")) for item in items)


def patterns(
    items: Iterable[tuple[str, ...] | PatternFile], scope: Scope, notions: Notions, without: tuple[str, ...] = ()
) -> tuple[Pattern, ...]:
    """Turn the patterns of a file into patterns of the model, named combinations spelled out."""
    written = [item if isinstance(item, PatternFile) else PatternFile(all_of=item) for item in items]
    return tuple(
        Pattern(alternative, scope, excluded((*item.without, *without)), item.defined)
        for item in written
        for alternative in groups(item.all_of, notions)
    )
