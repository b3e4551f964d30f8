"""Numbers of provisions as people, gold and laws print them differently, made comparable."""

from __future__ import annotations

from harmonize.language.folding import latin
from harmonize.structure.numbering import Number


def comparable(number: str) -> str:
    """Return one spelling for a provision's number, whatever its script, blanks, hyphens and case.

    >>> comparable("251 - А"), comparable("251-a"), comparable("293/Ç"), comparable("131-4-1")
    ('251.a', '251.a', '293.ç', '131.4.1')
    """
    return ".".join(latin(part) if isinstance(part, str) else str(part) for part in Number.read(number).parts)
