"""Completeness: whether silence can be a gap, or only says that not everything was read."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Self

from harmonize.model.knowledge import Article, Element
from harmonize.model.law import Statute
from harmonize.model.quality import FLOOR, Quality, quality
from harmonize.model.translation import NO_LEXICON, UNTRANSLATED, originals, translations
from harmonize.model.verdict import Reason

BASELESS = "amending-act-without-base"
"""The notice on a law that only changes another one, which was not read with it."""
LOST = {
    "unread": ("unread-pages", "too many of its pages have no text"),
    "doubtful": ("doubtful-words", "too many of its words were recognised badly in a picture"),
    "unparsed": ("unparsed-text", "too much of its text was not understood"),
    "holes": ("numbering-holes", "its numbering skips too many numbers"),
    "duplicates": ("duplicate-numbers", "too many of its numbers are there twice"),
}
"""The code and the words for what most was lost, where the quality of a statute is below the floor."""
_LAST_NUMBER = re.compile(r"(\d+)\D*$")


def is_excerpt(statute: Statute) -> bool:
    """Tell whether a statute's numbering begins in the middle: an excerpt, or an amending law without its base."""
    articles = statute.articles()
    number = _LAST_NUMBER.search(articles[0].number) if articles else None
    return number is not None and int(number.group(1)) > 1


def why_incomplete(statute: Statute) -> Reason | None:
    """Return why a gap is never claimed on a statute: something of it was not read, or its quality is below the floor.

    None where its silence can be heard.
    """
    if unread := statute.document.unread_pages:
        pages = ", ".join(map(str, unread))
        return Reason("unread-pages", f"{statute.title}: no text could be read from page {pages}")
    if doubtful := statute.document.doubtful_pages:
        pages = ", ".join(map(str, doubtful))
        return Reason("doubtful-pages", f"{statute.title}: recognised too badly to miss nothing: page {pages}")
    if baseless := next((notice for notice in statute.notices if notice.code == BASELESS), None):
        return Reason(baseless.code, f"{statute.title}: {baseless.text}")
    if left_out := next((notice for notice in statute.notices if notice.code == UNTRANSLATED), None):
        return Reason(left_out.code, f"{statute.title}: {left_out.text}")
    if is_excerpt(statute):
        return Reason("excerpt", f"{statute.title}: its numbering does not begin at 1; it seems to be an excerpt")
    return why_below(quality(statute), statute.title)


def why_unheard(law: Statute, translated: Iterable[Statute]) -> Reason | None:
    """Return why a gap is never claimed on a law: it, or the translation that stands in for it, was not read whole."""
    own = why_incomplete(law)
    if own or all(notice.code != NO_LEXICON for notice in law.notices):
        return own
    texts = [text for text in translated if text.translation_of == law.id]
    unread = Reason(NO_LEXICON, f"{law.title}: no lexicon has its language, and its translation was not read")
    return next(filter(None, map(why_incomplete, texts)), None) if texts else unread


def why_below(measured: Quality, title: str) -> Reason | None:
    """Return why too little of a statute was understood, None where it was enough.

    >>> why_below(Quality(holes=0.25), "Code").text
    'Code: its numbering skips too many numbers (25%; parse quality 0.75, needed 0.90)'
    """
    if measured.sufficient:
        return None
    worst, share = max(measured.losses().items(), key=lambda loss: loss[1])
    code, words = LOST[worst]
    return Reason(code, f"{title}: {words} ({share:.0%}; parse quality {measured.score:.2f}, needed {FLOOR:.2f})")


@dataclass(frozen=True, slots=True)
class Supply:
    """The statutes that were supplied, with why each was not read whole (None where it was); looked up once for all.

    ``statutes`` are the laws, each once; ``read`` are all texts of them, originals and translations.
    """

    statutes: tuple[Statute, ...]
    incomplete: tuple[Reason | None, ...]
    provisions: int
    read: tuple[Statute, ...] = ()

    @classmethod
    def of(cls, statutes: Iterable[Statute]) -> Self:
        """Look through the statutes supplied."""
        read = tuple(statutes)
        supplied = originals(read)
        incomplete = tuple(why_unheard(statute, translations(read)) for statute in supplied)
        return cls(supplied, incomplete, sum(len(statute.articles()) for statute in supplied), read)

    @property
    def kinds(self) -> tuple[str, ...]:
        """The kinds of law that were supplied."""
        return tuple(statute.kind for statute in self.statutes)


def missing_kinds(held: Article | Element, kinds: Iterable[str]) -> tuple[str, ...]:
    """Return the kinds of law that could hold it and were not supplied; alternatives are joined by "or"."""
    supplied = set(kinds)
    return tuple(" or ".join(group) for group in held.held_by if supplied.isdisjoint(group))


def why_undecided(held: Article | Element, supply: Supply) -> Reason | None:
    """Return why silence on an article, or on an element that other laws hold, is no gap; None where it is one."""
    missing = missing_kinds(held, supply.kinds)
    if missing:
        return Reason("law-not-supplied", f"could stand in a law that was not supplied: {', '.join(missing)}")
    return why_unread(held, supply)


def why_unread(held: Article | Element, supply: Supply) -> Reason | None:
    """Return why a law that could hold it was not read whole, None where all of them were."""
    able = {kind for group in held.held_by for kind in group}
    reasons = zip(supply.kinds, supply.incomplete, strict=True)
    return next((reason for kind, reason in reasons if reason and kind in able), None)
