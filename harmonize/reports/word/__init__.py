"""A paper as DOCX, for lawyers who go on writing in it: styles, fields, footnotes, no formatting of its own per run."""

from __future__ import annotations

from harmonize.reports.paper import Paper, cleaned
from harmonize.reports.word.body import body
from harmonize.reports.word.package import Package

__all__ = ["render"]


def render(paper: Paper) -> bytes:
    """Return a paper as DOCX: A4, one style for each kind of text; the same paper, the same bytes."""
    clean = cleaned(paper)
    package = Package(clean)
    return package.saved(body(clean, package))
