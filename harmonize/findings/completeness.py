"""Completeness: whether silence can be a gap, or only says that not everything was read."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from harmonize.model.knowledge import Article
from harmonize.model.law import Statute
from harmonize.model.verdict import Reason

UNPARSED = 0.10
"""A statute with a larger share of text that no provision holds is not read in full."""
HOLES = 0.10
"""Nor is one whose numbering has more holes than this share of its provisions."""
_LAST_NUMBER = re.compile(r"(\d+)\D*$")


def is_excerpt(statute: Statute) -> bool:
    """Tell whether a statute's numbering begins in the middle: an excerpt, or an amending law without its base."""
    articles = statute.articles()
    number = _LAST_NUMBER.search(articles[0].number) if articles else None
    return number is not None and int(number.group(1)) > 1


def why_incomplete(statute: Statute) -> Reason | None:
    """Return why a statute was not read in full, None where it was."""
    if unread := statute.document.unread_pages:
        pages = ", ".join(map(str, unread))
        return Reason("unread-pages", f"{statute.title}: no text could be read from page {pages}")
    if is_excerpt(statute):
        return Reason("excerpt", f"{statute.title}: its numbering does not begin at 1; it seems to be an excerpt")
    if statute.coverage().get("unparsed", 0.0) > UNPARSED:
        return Reason("unparsed-text", f"{statute.title}: more than a tenth of its text stands in no provision")
    if len(statute.holes) > HOLES * len(statute.articles()):
        return Reason("numbering-holes", f"{statute.title}: more than a tenth of its numbers are missing")
    return None


def missing_kinds(article: Article, kinds: Iterable[str]) -> tuple[str, ...]:
    """Return the kinds of law that could hold an article and were not supplied; alternatives are joined by "or"."""
    supplied = set(kinds)
    return tuple(" or ".join(group) for group in article.held_by if supplied.isdisjoint(group))


def why_undecided(article: Article, statutes: Sequence[Statute]) -> Reason | None:
    """Return why silence on an article cannot be called a gap, None where it can."""
    missing = missing_kinds(article, (statute.kind for statute in statutes))
    if missing:
        return Reason("law-not-supplied", f"could stand in a law that was not supplied: {', '.join(missing)}")
    able = {kind for group in article.held_by for kind in group}
    reasons = (why_incomplete(statute) for statute in statutes if statute.kind in able)
    return next((reason for reason in reasons if reason), None)
