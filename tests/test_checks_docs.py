"""The documentation of checks: a section for each, no section for what there is not, and each says what it must."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from harmonize.checks.model import Check
from harmonize.checks.running import asked
from harmonize.checks.written import FILES, FORMS

DOCS = Path(__file__).resolve().parent.parent / "docs"
SECTION = re.compile(r"^### (?P<id>\S+)\n(?P<text>.*?)(?=^#{2,3} |\Z)", re.MULTILINE | re.DOTALL)  # ### kind
LINK = re.compile(r"\]\((?P<target>[^)#:]+)(?:#[^)]*)?\)")  # ](ci.md), not ](https://...)


def sections() -> dict[str, str]:
    """Return the text of each check's section, by the id that is its anchor."""
    return {found["id"]: found["text"] for found in SECTION.finditer((DOCS / "checks.md").read_text(encoding="utf-8"))}


def test_every_check_has_its_anchor_and_no_anchor_is_stale() -> None:
    """The sections are the checks, in their order; a check's page leads to its own."""
    assert list(sections()) == [check.id for check in asked()]
    assert {check.page for check in asked()} == {f"docs/checks.md#{id}" for id in sections()}


@pytest.mark.parametrize("check", asked(), ids=lambda check: check.id)
def test_a_section_says_what_why_and_how_to_mend(check: Check) -> None:
    """It opens with severity and title, says what is looked at, why and what to do, and shows a message."""
    text = sections()[check.id]
    assert text.startswith(f"\n**{check.severity}** · {check.title}\n")
    assert [word for word in ("Looks at", "Why", "To mend") if f"- **{word}** " not in text] == []
    assert re.search(rf"^```\n{check.severity} +{check.id}  \S+: .+\n```$", text, re.MULTILINE)


@pytest.mark.parametrize("check", asked(), ids=lambda check: check.id)
def test_texts_fit_code_scanning(check: Check) -> None:
    """GitHub shows a rule's name of 255 characters, and texts of 1024."""
    assert len(check.title) <= 255
    assert len(check.help) <= 1024


def test_the_page_on_ci_has_every_form() -> None:
    """Each form stands in the table with its file."""
    text = (DOCS / "ci.md").read_text(encoding="utf-8")
    for form in FORMS:
        file = f"`{FILES[form]}`" if form in FILES else ""
        assert f"| `{form}` | {file}".rstrip() in text


@pytest.mark.parametrize("page", ["checks.md", "ci.md"])
def test_links_lead_somewhere(page: str) -> None:
    """What a page links to in the repository exists."""
    targets = [found["target"] for found in LINK.finditer((DOCS / page).read_text(encoding="utf-8"))]
    assert targets
    assert [target for target in targets if not (DOCS / target).exists()] == []
