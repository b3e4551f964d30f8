"""Phrasing: what patterns ask for, in words."""

from __future__ import annotations

from collections.abc import Sequence

from harmonize.model.knowledge import Pattern


def either(items: Sequence[str]) -> str:
    """Return alternatives in words.

    >>> either(("delete", "alter", "suppress"))
    'delete, alter or suppress'
    """
    return " or ".join(filter(None, (", ".join(items[:-1]), items[-1]))) if items else ""


def in_words(pattern: Pattern) -> str:
    """Return what must stand together to show an element.

    >>> in_words(Pattern((("delete", "alter"), ("computer-data",)), "sentence", (("terrorism",),)))
    'delete or alter, with computer-data, without terrorism; in one sentence'
    """
    shown = ", with ".join(either(group) for group in pattern.all_of)
    excluded = "".join(f", without {' with '.join(group)}" for group in pattern.without)
    defined = f", where {pattern.defined[0]} is defined to include {pattern.defined[1]}" if pattern.defined else ""
    return f"{shown}{excluded}{defined}; in one {pattern.scope}"
