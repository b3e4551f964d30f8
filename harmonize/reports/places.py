"""Places: where in a report each article, element, provision and passage stands, and what evidence points to."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import chain, count

from harmonize.model.evidence import Candidate, Evidence
from harmonize.model.text import Span
from harmonize.model.verdict import Analysis, Quoted

_NO_ID = re.compile(r"\W+")  # "#", " ", "/", "·": all but letters, digits and "_"
OWN = ("summary", "guide", "sources", "treaty", "crosswalks", "remarks", "decisions", "annex", "top", "footnote",
       "finder", "said")  # fmt: skip
"""Ids that the HTML report gives by itself."""
RESERVED = (*OWN, "beyond", "recommendations", "treaties", "cross-cutting", "crosswalks", "correlation",
            "correlation-back", "sign-off")  # fmt: skip
"""Ids of the report's own sections: no article or provision gets one of them, nor one with a full stop in it."""


@dataclass(frozen=True, slots=True)
class Places:
    """The ids of a report: unique over all of it, safe in HTML, the same for the same analysis.

    ``articles`` has one for each finding, ``elements`` one for each element of each finding, in their order;
    ``provisions`` has them by the provision's key.
    """

    articles: tuple[str, ...]
    elements: tuple[tuple[str, ...], ...]
    provisions: dict[str, str]


def places(analysis: Analysis) -> Places:
    """Give every article, element and provision of an analysis its id, such as ``budapest-2`` and ``p-code-art_12``."""
    taken = set(RESERVED)
    articles = [f"{finding.instrument}-{finding.article}" for finding in analysis.findings]
    ids = tuple(_free(name, taken) for name in articles)
    elements = tuple(
        tuple(_free(f"{name}-{element.id.rpartition('/')[2]}", taken) for element in finding.elements)
        for name, finding in zip(articles, analysis.findings, strict=True)
    )
    return Places(ids, elements, {key: _free(f"p-{key}", taken) for key in analysis.provisions})


def home(analysis: Analysis, evidence: Evidence | Candidate) -> str | None:
    """Return the key of the quoted provision that holds some evidence, None where the analysis does not quote it.

    Evidence may name a paragraph or point (``art_12__para_1``): the provision is the one above it that is quoted, or
    else the one whose text holds the span.
    """
    parts = evidence.eid.split("__")
    above = (f"{evidence.statute}#{'__'.join(parts[:depth])}" for depth in range(len(parts), 0, -1))
    named = next((key for key in above if key in analysis.provisions), None)
    if named or isinstance(evidence, Candidate):
        return named
    mine = (key for key in analysis.provisions if key.startswith(f"{evidence.statute}#"))
    return next((key for key in mine if within(analysis.provisions[key], evidence.span)), None)


def within(provision: Quoted, span: Span) -> Span | None:
    """Return a span of the statute's text as a span of the provision's own, None where it is empty or not in it.

    >>> within(Quoted("1", "", "abcdef", 100, 1, ""), Span(102, 104))
    Span(start=2, end=4)
    """
    start, end = span.start - provision.start, span.end - provision.start
    return Span(start, end) if 0 <= start < end <= len(provision.text) else None


def _free(name: str, taken: set[str]) -> str:
    """Make an id of a name, with the first number behind it that no other has, and note it in ``taken``."""
    stem = _NO_ID.sub("-", name).strip("-")[:80] or "x"
    numbered = (f"{stem}-{number}" for number in count(2))
    free = next(each for each in chain([stem], numbered) if each not in taken)
    taken.add(free)
    return free
