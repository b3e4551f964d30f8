"""The identity of an analysis: what a review does not change, and everything else does."""

from __future__ import annotations

from dataclasses import replace

from analyses import rich

from harmonize.reports.contract import from_dict, to_dict
from harmonize.reports.identity import identity


def test_a_review_does_not_change_what_it_is_of() -> None:
    """Decisions and precedents come and go; the analysis that they are about stays the same."""
    analysis = rich()
    without = [replace(each, recommendations=tuple(replace(r, precedents=()) for r in each.recommendations))
               for each in analysis.findings]  # fmt: skip
    assert any(r.precedents for each in analysis.findings for r in each.recommendations)
    assert analysis.decisions
    assert identity(replace(analysis, decisions=(), findings=tuple(without))) == identity(analysis)


def test_anything_else_changes_it() -> None:
    """A verdict, a version or a source that differs makes another analysis."""
    analysis = rich()
    first, *others = analysis.findings
    changed = [
        replace(analysis, version="0.2.0"),
        replace(analysis, statutes=analysis.statutes[:1]),
        replace(analysis, findings=(replace(first, status="partial"), *others)),
    ]
    assert len({identity(each) for each in (analysis, *changed)}) == 4


def test_it_is_the_same_when_read_again() -> None:
    """What was written and read again has the identity that it had."""
    assert identity(from_dict(to_dict(rich()))) == identity(rich())
