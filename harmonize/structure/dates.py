"""Dates as laws print them, in digits or with the month's name, as ISO dates."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import lru_cache

from harmonize.model.idiom import Idiom
from harmonize.model.text import Span
from harmonize.structure.vocabulary import plain

_DATE = re.compile(
    r"""
      (?<![\d/.-]) (?P<year>\d{4})-(?P<month>\d{1,2})-(?P<day>\d{1,2}) (?!\d)                       # 2016-11-24
    | (?<![\d/.-]) (?P<d>\d{1,2})(?P<sign>[./-])\s?(?P<m>\d{1,2})(?P=sign)\s?(?P<y>\d{4}) (?!\d)    # 24.11.2016
    | (?<![\d/.-]) (?P<n>\d{1,2})(?:st|nd|rd|th|er|[.ºª])?(?:\sde|\sof)?\s{1,2}
      (?P<name>[^\W\d_]{3,12}\.?),?(?:\sde|\sdel)?\s{1,2}(?P<ny>\d{4}) (?!\d)                       # 24. novembra 2016
    | (?<![^\W_]) (?P<us>[^\W\d_]{3,9}\.?)\s{1,2}(?P<ud>\d{1,2}),?\s{1,2}(?P<uy>\d{4}) (?!\d)      # Oct. 16, 1986
    """,
    re.VERBOSE,
)


@lru_cache(maxsize=32)
def _months(idiom: Idiom) -> tuple[tuple[str, bool, int], ...]:
    """Return the forms of the months' names, plain, whether each is a stem, and the month."""
    return tuple(
        (plain(form).rstrip("*."), form.endswith("*"), month)
        for month, forms in enumerate(idiom.months, start=1)
        for form in forms
    )


def _month(name: str, idiom: Idiom) -> int:
    word = plain(name).rstrip(".")
    found = (month for form, stem, month in _months(idiom) if word == form or (stem and word.startswith(form)))
    return next(found, 0)


def dates(text: str, span: Span, idiom: Idiom) -> Iterator[tuple[Span, str]]:
    """Yield the dates in a stretch of text with their places, as ISO dates; what is no date of the calendar is none."""
    for match in _DATE.finditer(text, span.start, span.end):
        iso = _iso(match, idiom)
        if iso:
            yield Span(*match.span()), iso


def _iso(match: re.Match[str], idiom: Idiom) -> str:
    if match["year"]:
        parts = (int(match["year"]), int(match["month"]), int(match["day"]))
    elif match["d"]:
        parts = (int(match["y"]), int(match["m"]), int(match["d"]))
    elif match["n"]:
        parts = (int(match["ny"]), _month(match["name"], idiom), int(match["n"]))
    else:
        parts = (int(match["uy"]), _month(match["us"], idiom), int(match["ud"]))
    try:
        return date(*parts).isoformat()
    except ValueError:
        return ""
