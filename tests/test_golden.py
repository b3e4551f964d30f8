"""What a lawyer would read of the specimens: outlines, verdicts, and one report. ``make golden`` rewrites them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest
from specimens import NAMES, analyzed, understood

from harmonize import structure
from harmonize.knowledge.instruments import load_instruments
from harmonize.knowledge.strings import load_strings
from harmonize.model.verdict import Analysis
from harmonize.reports import contents
from harmonize.reports.identity import identity


def told(analysis: Analysis) -> Iterator[str]:
    """Yield an analysis line by line: articles, the provisions cited, and the elements."""
    for finding in analysis.findings:
        cited = ", ".join(item.provision for item in finding.candidates if item.accepted) or "-"
        yield f"{finding.instrument} {finding.article} {finding.title}"
        yield f"  {finding.status} ({finding.reason.code}) by {cited}"
        for element in finding.elements:
            yield f"  {element.status:14} {element.id} ({element.reason.code})"
    for remark in (*analysis.remarks, *analysis.beyond):
        yield f"{remark.code}: {remark.text}"


@pytest.mark.parametrize("name", NAMES)
def test_outline(name: str, golden: Callable[[str, str], None]) -> None:
    """A specimen's statutes are cut as they were the last time somebody read the outline."""
    statutes, _ = understood(name)
    golden(f"{name}.outline.txt", "\n".join(structure.indented(statute) for statute in statutes) + "\n")


@pytest.mark.parametrize("name", NAMES)
def test_verdicts(name: str, golden: Callable[[str, str], None]) -> None:
    """A specimen's verdicts are those that somebody read the last time."""
    golden(f"{name}.verdicts.txt", "\n".join(told(analyzed(name=name))) + "\n")


def test_report(golden: Callable[[str, str], None]) -> None:
    """The situation report of one specimen reads as it did when somebody last read it; hashes stand for themselves."""
    analysis = replace(analyzed(name="valdrina"), models_sha256="0" * 64)
    ((_, made),) = contents(analysis, ["md"], load_strings())
    golden("valdrina.report.md", made.decode("utf-8").replace(identity(analysis), "f" * 64))


def test_ids(golden: Callable[[str, str], None]) -> None:
    """The ids of articles and elements, by which analyses, reservations and reviews name them, do not change unseen."""
    made = [article for instrument in load_instruments() for article in instrument.articles]
    ids = [id for article in made for id in (article.key, *(element.id for element in article.elements))]
    assert len(ids) == len(set(ids))
    golden("instruments.ids.txt", "\n".join(ids) + "\n")
