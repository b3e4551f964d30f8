"""Patterns as they are written in an instrument's file, and as the model has them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import product

from harmonize.errors import KnowledgeError
from harmonize.knowledge.instrument_files import PatternFile
from harmonize.model.knowledge import ArticleKind, Pattern, Requirement, Role, Scope, Stand

Groups = tuple[tuple[str, ...], ...]
Notions = Mapping[str, Sequence[Groups]]


STANDS: Mapping[ArticleKind, Mapping[Role, Stand]] = {
    "offence": {
        "conduct": "told", "object": "told", "means": "told", "result": "told",
        "mental-element": "said", "circumstance": "said",
    },
    "general-part": {"conduct": "affirmed", "addressee": "affirmed", "condition": "said"},
    "power": {"power": "affirmed", "object": "affirmed", "addressee": "affirmed", "measure": "affirmed"},
}  # fmt: skip
"""By kind of article and role of the element, how its notions must stand: what is taken out or denied shows nothing."""
TURNED = frozenset({"exception", "excepted", "negation", "no-offence", "not-applied", "exemption"})
"""A pattern that names one of these asks for what is taken out or denied."""


BOUNDED = ("object", "means", "result")
"""Told by one notion, these go with any act of the provision; an exception tells the bounds of an object too."""


def stand(kind: ArticleKind, role: Role, requirement: Requirement, all_of: Groups) -> Stand:
    """Return how the notions of a pattern must stand.

    >>> stand("offence", "conduct", "required", (("access",),)), stand("power", "time-limit", "required", (("a",),))
    ('told', 'anywhere')
    """
    asked = STANDS.get(kind, {}).get(role, "anywhere")
    if requirement in ("option", "exclusion") or any(not TURNED.isdisjoint(group) for group in all_of):
        return "anywhere"
    if len(all_of) == 1 and role in BOUNDED:
        return "anywhere" if role == "object" else "said"
    return asked


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
