"""Asking: what somebody names (an article, a provision, a statute), found in an analysis as a lawyer would find it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from difflib import get_close_matches
from typing import TypeVar

from harmonize.errors import InputError
from harmonize.model.verdict import Analysis, Finding, Source
from harmonize.numbers import comparable

Holder = TypeVar("Holder")
_ARTICLE = re.compile(
    r"""
    (?: (?P<instrument> [\w-]*[^\W_] ) \s* (?: : | - (?=\d) ) )?    # budapest:6, protocol1:3, P1-3
    \s* (?: (?: art | article ) \b \.? \s* )?                         # budapest: Art. 6, article 6
    (?P<number> \d [\w.]* )
    """,
    re.VERBOSE | re.IGNORECASE,
)
_WORD = re.compile(r"^[^\d]*(?=\d)")
"""What stands before a number: ``Neni`` of ``Neni 192/b``."""
_INITIALS = re.compile(r"(?P<first>[^\W\d_])[^\W\d_]*|(?P<digits>\d+)")


def find_article(analysis: Analysis, asked: str, instrument: str | None = None) -> Finding:
    """Return the finding on the article that is asked for: ``6``, ``budapest:6``, ``P1-3``, ``protocol1:3``.

    A number alone is of the first instrument that has it. An :class:`InputError` where no such article was judged.
    """
    read = _ARTICLE.fullmatch(asked.strip())
    number = read["number"] if read else asked
    names = find_instrument(analysis, instrument or (read["instrument"] if read else None))
    found = [item for item in analysis.findings if item.instrument in names and item.article == number]
    if found:
        return min(found, key=lambda item: names.index(item.instrument))
    known = "; ".join(f"{name}: {', '.join(numbers_of(analysis, name))}" for name in names)
    raise InputError(f"article {asked}", "is not in the analysis", f"choose from {known}")


def numbers_of(analysis: Analysis, instrument: str) -> list[str]:
    """Return the numbers of an instrument's articles that were judged."""
    return [item.article for item in analysis.findings if item.instrument == instrument]


def find_instrument(analysis: Analysis, asked: str | None) -> list[str]:
    """Return the instruments that a name means, by id or by its initials; all where none was given."""
    judged = list(dict.fromkeys(item.instrument for item in analysis.findings))
    if asked is None:
        return judged
    found = [name for name in judged if asked.lower() in (name, initials(name))]
    if not found:
        remedy = f"choose from {', '.join(judged)}, or run harmonize analyze with --instrument {asked}"
        raise InputError(f"instrument {asked}", "is not in the analysis", remedy)
    return found


def initials(instrument: str) -> str:
    """Return the initials of an instrument's id, numbers whole.

    >>> initials("protocol1"), initials("un-cybercrime"), initials("eu-2013-40")
    ('p1', 'uc', 'e201340')
    """
    return "".join(part["first"] or part["digits"] for part in _INITIALS.finditer(instrument))


def find_statutes(analysis: Analysis, asked: str | None) -> tuple[Source, ...]:
    """Return the statute of an id, or all; an :class:`InputError` where there is none."""
    found = tuple(source for source in analysis.statutes if asked in (None, source.id))
    if not found:
        known = ", ".join(source.id for source in analysis.statutes)
        raise InputError(f"statute {asked}", "is not in the analysis", f"choose from {known}")
    return found


def find_numbers(analysis: Analysis, sources: Sequence[Source], asked: str) -> list[tuple[Source, str]]:
    """Return the provisions that a number means, each as its statute and its number as printed there."""
    every = [(source, number) for source in sources for number in printed(analysis, source)]
    return matching(every, asked, titles(sources))


def matching(every: Sequence[tuple[Holder, str]], asked: str, where: str) -> list[tuple[Holder, str]]:
    """Return of numbers, each with what bears it, those that a number means, read as strictly as any allows.

    An :class:`InputError` names the like where ``where`` has none.
    """
    for spelled in SPELLINGS:
        if found := [(holder, number) for holder, number in every if spelled(number) == spelled(asked)]:
            return found
    known = {comparable(number): number for _, number in every}
    near = [known[like] for like in get_close_matches(comparable(asked), known, 5)]
    remedy = f"did you mean {', '.join(near)}?" if near else "harmonize outline FILE lists the provisions"
    raise InputError(f"provision {asked}", f"is not in {where}", remedy)


def printed(analysis: Analysis, source: Source) -> list[str]:
    """Return the numbers of a statute's provisions, each once; those the analysis quotes where it has no list."""
    quoted = (item.number for key, item in analysis.provisions.items() if key.startswith(f"{source.id}#"))
    return list(dict.fromkeys(source.numbers or quoted))


def titles(sources: Iterable[Source]) -> str:
    """Return the titles of statutes as one list."""
    return ", ".join(source.title for source in sources)


def unaccented(number: str) -> str:
    """Return a comparable number without diacritics: keyboards lack them.

    >>> unaccented("293/Ç"), unaccented("251-А")
    ('293.c', '251.a')
    """
    spread = unicodedata.normalize("NFD", comparable(number))
    return "".join(letter for letter in spread if not unicodedata.combining(letter))


def unworded(number: str) -> str:
    """Return the same without the word, the sign or the series before it.

    >>> unworded("Neni 192/b"), unworded("§ 12a"), unworded("Art. L. 323-1")
    ('192.b', '12.a', '323.1')
    """
    return unaccented(_WORD.sub("", number))


SPELLINGS: tuple[Callable[[str], str], ...] = (comparable, unaccented, unworded)
"""Ways to read a number, the strictest first."""
