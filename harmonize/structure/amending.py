"""Amending laws: whether a law stands on its own, or only changes another."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from harmonize.model.idiom import Idiom
from harmonize.model.law import CITABLE, Reference, Statute
from harmonize.model.text import Notice, Span
from harmonize.structure.spelling import alternatives

CODE = "amending-act-without-base"
_HEAD = 600
"""A law's title stands within so many characters."""
_SOME, _MOST = 0.4, 0.6
"""The share of provisions that change another law, with a title that says so and without one."""
_LONGEST = 160
_QUOTE = re.compile(r"[„“”«»\"]")
_NEVER = re.compile(r"(?!)")


@dataclass(frozen=True, slots=True)
class Signs:
    """What an amending law says in its title, and in its provisions."""

    title: re.Pattern[str]
    change: re.Pattern[str]


@lru_cache(maxsize=32)
def _signs(idiom: Idiom) -> Signs:
    return Signs(phrases(idiom.titles), phrases(idiom.changes))


def phrases(said: tuple[str, ...]) -> re.Pattern[str]:
    """Return what finds some phrases, whole words of them, ``*`` standing for an ending."""
    inner = alternatives(said).replace(r"\*", r"[^\W\d_]{0,12}")
    return re.compile(rf"(?<![^\W_])(?:{inner})(?![^\W_])", re.IGNORECASE) if inner else _NEVER


def base(statute: Statute, idiom: Idiom) -> str:
    """Return the words of an amending law's title that name what it changes, empty where a law stands on its own.

    The title alone does not decide: a consolidated law names its amending laws too.
    """
    signs = _signs(idiom)
    title = _title(statute, signs)
    share = _changing(statute, signs)
    if share < (_SOME if title else _MOST):
        return ""
    return title or statute.title or statute.id


def _title(statute: Statute, signs: Signs) -> str:
    """Return the paragraph of the head that says that this law amends, without the words that say it."""
    text = statute.document.text
    articles = statute.articles()
    end = min(_HEAD, articles[0].span.start if articles else 0)
    said = signs.title.search(text, 0, end)
    if said is None:
        named = signs.title.search(statute.title)
        return _without(statute.title, *named.span()) if named else ""
    start = max(text.rfind("\n\n", 0, said.start()) + 1, said.start() - _LONGEST, 0)
    stop = text.find("\n\n", said.end(), end)
    stop = min(stop if stop >= 0 else end, said.end() + _LONGEST)
    return _without(text[start:stop], said.start() - start, said.end() - start)


def _without(title: str, start: int, end: int) -> str:
    return " ".join(f"{title[:start]} {title[end:]}".split()).strip("() ") or title


def _changing(statute: Statute, signs: Signs) -> float:
    """Return the share of the provisions that put words into a provision, or take words out.

    Each names the provision that it changes, or quotes the words: that data are deleted changes no law.
    """
    articles = statute.articles()
    text = statute.document.text
    cited = [reference.span.start for reference in statute.references if _names_article(reference)]
    changing = sum(
        signs.change.search(text, article.body.start, article.span.end) is not None
        and (_any_within(cited, article.span) or _QUOTE.search(text, article.body.start, article.span.end) is not None)
        for article in articles
    )
    return changing / len(articles) if articles else 0.0


def _names_article(reference: Reference) -> bool:
    """Whether a reference names an article by its number, not only by where it stands.

    >>> from harmonize.model.law import Target
    >>> _names_article(Reference(Span(0, 9), (Target((("article", "5"),)),)))
    True
    """
    paths = (target.path for target in reference.targets)
    return any(kind in CITABLE and number[:1].isdigit() for path in paths for kind, number in path)


def _any_within(offsets: Sequence[int], span: Span) -> bool:
    at = bisect_left(offsets, span.start)
    return at < len(offsets) and offsets[at] < span.end


def with_bases(statutes: Sequence[Statute]) -> tuple[Statute, ...]:
    """Return statutes without the notice on an amending law that is read with a law of the kind that it changes."""
    whole = {statute.kind for statute in statutes if not statute.amends}
    return tuple(_unnoticed(statute) if statute.kind in whole else statute for statute in statutes)


def _unnoticed(statute: Statute) -> Statute:
    return replace(statute, notices=tuple(notice for notice in statute.notices if notice.code != CODE))


def notice(title: str) -> Notice:
    """Return what a reader must know of an amending law."""
    return Notice(
        CODE,
        f"it only changes another law ({title}); read that law as amended, or its consolidated text: "
        "silence in this one says nothing",
    )
