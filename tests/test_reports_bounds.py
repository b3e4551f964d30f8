"""Bounds of the report: whatever the law and the review hold, the page stays small, and says what it leaves out."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from itertools import count

import pytest
from analyses import rich

from harmonize.knowledge.strings import load_strings
from harmonize.model.evidence import Candidate
from harmonize.model.text import Span
from harmonize.model.verdict import Analysis, ElementFinding, Finding, Quoted, Reason
from harmonize.reports.bounds import MOST_BYTES, MOST_TAGS, WHOLE, bounded, fits
from harmonize.reports.html import render
from harmonize.reports.profile import profile

LONG = 'të dhëna "kompjuterike" <dhe> & ' * 50
"""Text that takes more room written than read."""


def tags(html: str) -> int:
    """The number of tags that begin something."""
    return len(re.findall(r"<[a-z]", html))


@cache
def huge() -> Analysis:
    """More of everything than any law has: articles, elements, provisions, evidence, marks, remarks, decisions."""
    template, numbers, provisions = rich().findings[0], count(1), dict[str, Quoted]()
    first = template.candidates[0]

    def candidate() -> Candidate:
        number = next(numbers)
        start = number * 100_000
        provisions[f"kodi#art_{number}"] = Quoted(f"{number}", LONG, LONG * 9, start, number, f"{number:064}")
        spans = [Span(start + 20 * i, start + 20 * i + 15) for i in range(80)]
        bars = tuple(
            replace(first.evidence[0], eid=f"art_{number}", span=Span(start, start + 4_000), marks=tuple(spans[i::10]),
                    element=f"budapest:2/e{i}", quote=LONG)
            for i in range(10)
        )  # fmt: skip
        return replace(first, eid=f"art_{number}", provision=f"{number}", heading=LONG, evidence=bars, reason=LONG)

    def finding(number: int) -> Finding:
        candidates = tuple(candidate() for _ in range(7))
        reason = Reason("long", LONG)
        elements = tuple(
            ElementFinding(
                f"budapest:2/e{i}", LONG, "conduct", "required", "partial", reason, candidates[i % 7].evidence
            )
            for i in range(10)
        )
        return replace(template, article=f"{number}", title=LONG, summary=LONG, reason=reason, status="partial",
                       elements=elements, candidates=candidates, penalties=template.penalties * 9)  # fmt: skip

    analysis = rich()
    source = replace(
        analysis.statutes[0], holes=tuple(map(str, range(9_000))), notices=analysis.statutes[0].notices * 900
    )
    return replace(
        analysis,
        findings=tuple(finding(i) for i in range(24)),
        provisions=provisions,
        statutes=(source, *analysis.statutes[1:]),
        remarks=analysis.remarks * 1_000,
        beyond=tuple(replace(analysis.remarks[0], text=LONG) for _ in range(1_000)),
        decisions=tuple(replace(analysis.decisions[0], reason=LONG) for _ in range(500)),
        crosswalks=analysis.crosswalks * 300,
    )


@cache
def page() -> str:
    """The report of the huge analysis."""
    return render(huge(), load_strings())


def test_bytes_and_tags_are_bounded() -> None:
    """The report on more than any law has stays below 5 MB and 120,000 tags, beside the decisions that it carries."""
    carried = re.search(r"data-decisions='[^']*'", page())
    assert carried
    assert len(page().encode()) - len(carried[0].encode()) <= MOST_BYTES < 5_000_000
    assert tags(page()) <= MOST_TAGS


def test_every_article_and_link_is_there() -> None:
    """No article is left out, ids are unique, and no link within the page leads nowhere."""
    ids = re.findall(r'\sid="([^"]*)"', page())
    assert len(ids) == len(set(ids))
    assert {f"budapest-{i}" for i in range(24)} <= set(ids)
    assert set(re.findall(r'href="#([^"]*)"', page())) <= set(ids)


def test_what_is_left_out_is_said() -> None:
    """The page says that it is shortened, and of lists and quotations how much is shown of how much."""
    assert "Shortened to stay readable" in page()
    told = re.findall(r"Shown: (\d+) of (\d+); the rest is in analysis.json", page())
    assert {"1000", "168"} <= {of for _, of in told}
    assert all(int(shown) < int(of) for shown, of in told)
    assert "Further words found and not marked here" in page()


def test_an_ordinary_report_is_whole() -> None:
    """Where nothing is out of the ordinary nothing is cut, and nothing is said of it."""
    html = render(rich(), load_strings())
    assert fits(html)
    assert bounded(rich(), WHOLE) == rich()
    assert "Shortened to stay readable" not in html
    assert "Shown: " not in html


@pytest.mark.parametrize("field", ["title", "summary"])
def test_a_long_text_is_cut(field: str) -> None:
    """A text of 100,000 characters is cut at its end, with a sign that it is; the others stay."""
    finding = replace(rich().findings[0], **{field: "x" * 100_000})
    cut = bounded(replace(rich(), findings=(finding, *rich().findings[1:])), WHOLE)
    text = getattr(cut.findings[0], field)
    assert len(text) <= WHOLE.text
    assert text.endswith("…")
    assert cut.findings[1:] == rich().findings[1:]


def test_provisions_cited_come_first() -> None:
    """Where the annex has no room for all, it keeps what is cited rather than what was only considered."""
    arranged = profile(rich(), replace(WHOLE, entries=3))
    assert {entry.quote.provision.number for entry in arranged.annex} == {"201/a", "201/b", "12"}
    assert arranged.unquoted == 3
