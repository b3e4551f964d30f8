"""The correlation table, for spreadsheets: each element beside the words of the law, in cells that stay text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from harmonize.model.holding import held
from harmonize.model.verdict import Analysis, ElementFinding, Finding

if TYPE_CHECKING:
    import pandas as pd

_FORMULA = re.compile(
    r"""
    (?P<start> \A | [;\t\r\n] )                             # of a cell; ";" parts cells where "," is a decimal sign
    (?= [\s"'\u200b\u2060\ufeff\x00-\x1f]*                   # blanks and quotes, which are taken away: ' =1', '"=1"'
        [=+\-@\N{FULLWIDTH EQUALS SIGN}\N{FULLWIDTH PLUS SIGN}\N{FULLWIDTH HYPHEN-MINUS}\N{FULLWIDTH COMMERCIAL AT}]
        | [\t\r] )
    """,
    re.VERBOSE,
)
"""Where a spreadsheet program that opens CSV, whatever parts its cells, begins to run a text instead of showing it."""


def correlation(analysis: Analysis) -> pd.DataFrame:
    """Return the correlation table: a row for each element and quotation, or for each element without one.

    Columns: ``instrument``, ``article``, ``title``, ``status``, ``element``, ``requirement``, ``element_status``,
    ``reason``, ``rests_on``, ``statute``, ``provision``, ``page``, ``quote``, ``confidence``, ``for_review``,
    ``reviewed_status``, ``reviewed_element``, ``reviewers``, ``review``. Those of the provision and ``rests_on`` are
    empty where nothing was found, the next two where nothing was measured or is for review; the last say what holds by
    reviewers' decisions, who decided, and where the review of the element stands, and are empty where none did.
    """
    import pandas as pd  # late: only who asks for a table waits for it

    elements = ((finding, element) for finding in analysis.findings for element in finding.elements)
    return pd.DataFrame([row for finding, element in elements for row in _rows(finding, element, analysis)])


def csv(analysis: Analysis) -> bytes:
    """Return the correlation table as CSV that spreadsheet programs open as text: UTF-8 with its mark, no formulas."""
    table = correlation(analysis).map(inert)
    content: str = table.to_csv(index=False, lineterminator="\r\n")
    return b"\xef\xbb\xbf" + content.encode("utf-8", "backslashreplace")


def inert(cell: Any) -> Any:
    """Return a cell in which no spreadsheet program finds a formula: an apostrophe stands before each that there is.

    >>> inert("=1+1"), inert("Neni 1"), inert("a; =1"), inert(3)
    ("'=1+1", 'Neni 1', "a;' =1", 3)
    """
    return _FORMULA.sub(r"\g<start>'", cell) if isinstance(cell, str) else cell


def _review(analysis: Analysis, finding: Finding, element: ElementFinding) -> dict[str, str]:
    """Return what reviewers decided on an article and on one of its elements."""
    whole, part = held(analysis, finding), held(analysis, finding, element)
    return {
        "reviewed_status": whole.now if whole.reviewed else "",
        "reviewed_element": part.now if part.reviewed else "",
        "reviewers": ", ".join(dict.fromkeys((*whole.by, *part.by))),
        "review": "reopened" if part.reopened else part.review.state if part.review.votes or part.reviewed else "",
    }


def _rows(finding: Finding, element: ElementFinding, analysis: Analysis) -> Iterator[dict[str, Any]]:
    obligation = {
        "instrument": finding.instrument,
        "article": finding.article,
        "title": finding.title,
        "status": finding.status,
        "element": element.text,
        "requirement": element.requirement,
        "element_status": element.status,
        "reason": element.reason.text,
        "rests_on": element.rests_on or "",
    }
    trust = {
        "confidence": "" if finding.confidence is None else f"{finding.confidence:.2f}",
        "for_review": finding.for_review.text if finding.for_review else "",
    }
    trust |= _review(analysis, finding, element)
    for bar in element.evidence:
        provision = analysis.provisions[f"{bar.statute}#{bar.eid}"].number
        found = {"statute": bar.statute, "provision": provision, "page": str(bar.page), "quote": bar.quote}
        yield {**obligation, **found, **trust}
    if not element.evidence:
        yield {**obligation, "statute": "", "provision": "", "page": "", "quote": "", **trust}
