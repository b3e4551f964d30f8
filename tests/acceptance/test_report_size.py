"""The reports on real statutes stay small: a file that can be sent, a page that a browser can bear."""

from __future__ import annotations

import re

import pytest
import runs

from harmonize.reports.bounds import MOST_BYTES, MOST_TAGS

pytestmark = pytest.mark.acceptance


def test_reports_are_small(problems: list[str]) -> None:
    """No report has 5 MB or 120,000 tags, and none had to leave out more than an ordinary one does."""
    assert problems == []
    reports = sorted(runs.OUT.rglob("report.html"))
    assert reports
    pages = {str(path.parent.relative_to(runs.OUT)): path.read_text(encoding="utf-8") for path in reports}
    sizes = {name: (len(page.encode()), len(re.findall("<[a-z]", page))) for name, page in pages.items()}
    assert {name: size for name, size in sizes.items() if size[0] > MOST_BYTES or size[1] > MOST_TAGS} == {}
    assert [name for name, page in pages.items() if "Shortened to stay readable" in page] == []
