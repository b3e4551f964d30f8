"""Checklists: judged on documents that are no laws, by the same engine as treaties are on laws."""

from __future__ import annotations

from pathlib import Path

import pytest
from documents import GUIDELINES, MEMORANDUM, STRATEGY

from harmonize import pipeline
from harmonize.knowledge.jurisdictions import load_jurisdiction
from harmonize.model.verdict import Finding

NOBODY = load_jurisdiction("ZZ")


def outcome(text: str, place: Path, *instruments: str, name: str = "document.txt") -> pipeline.Outcome:
    """What comes of a text that is analyzed against instruments."""
    path = place / name
    path.write_text(text, encoding="utf-8")
    return pipeline.analyze([path], NOBODY, pipeline.Given(language="en"), instruments)


def findings(text: str, place: Path, checklist: str) -> dict[str, Finding]:
    """What was found of a checklist, by the number of its part."""
    analysis = outcome(text, place, checklist).analysis
    assert analysis
    assert analysis.statutes[0].kind == "policy-document"
    return {finding.article: finding for finding in analysis.findings}


def test_a_strategy(tmp_path: Path) -> None:
    """Part by part: what the strategy has, has in part, and lacks; silence is a gap, since all of it was read."""
    found = findings(STRATEGY, tmp_path, "checklist-strategy")
    statuses = {number: finding.status for number, finding in found.items()}
    partial, lacking = {"2"}, {"11", "12", "13"}
    assert {number for number, status in statuses.items() if status == "partial"} == partial
    assert {number for number, status in statuses.items() if status == "none-found"} == lacking
    assert {status for number, status in statuses.items() if number not in partial | lacking} == {"full"}


@pytest.mark.parametrize(
    ("part", "section"), [("1", "2"), ("3", "4"), ("5", "5"), ("6", "6"), ("9", "8"), ("14", "10"), ("16", "11")]
)
def test_the_section_that_has_it_is_cited(part: str, section: str, tmp_path: Path) -> None:
    """What a strategy has is cited by the number of its section."""
    finding = findings(STRATEGY, tmp_path, "checklist-strategy")[part]
    assert [item.provision for item in finding.candidates if item.accepted] == [section]


def test_a_memorandum(tmp_path: Path) -> None:
    """The memorandum has what it has: no rule on costs, preservation, or reports by providers."""
    found = findings(MEMORANDUM, tmp_path, "checklist-provider-cooperation")
    lacking = {number for number, finding in found.items() if finding.status == "none-found"}
    assert lacking == {"9", "12", "14"}
    met = ("1", "2", "3", "5", "6", "7", "8", "10", "13", "15")
    assert {found[number].status for number in met} == {"full"}


def test_a_plan_on_proceeds(tmp_path: Path) -> None:
    """What the plan says of tracing, freezing and sharing is found, what it leaves out is not."""
    found = findings(GUIDELINES, tmp_path, "checklist-financial-investigation")
    elements = {element.id.split(":")[1]: element.status for item in found.values() for element in item.elements}
    assert {id for id in ("1/investigation", "1/units", "2/records", "3/freezing", "3/speed", "3/limits", "7/unit",
            "7/postponement", "8/reports", "9/covered", "9/seizure", "11/authorities", "11/private", "13/victims")
            if elements[id] != "full"} == set()  # fmt: skip
    assert {elements[id] for id in ("2/monitoring", "4/equivalent-value", "8/due-diligence", "12/management")} == {
        "none-found"
    }


def test_a_document_is_no_law(tmp_path: Path) -> None:
    """Against a treaty a text that is no law is refused; with a checklist it is read."""
    text = "\n".join(f"{number}. Plan\nThe Office will train staff.\n" for number in range(1, 5))
    refused = outcome(text, tmp_path, "budapest")
    assert refused.analysis is None
    assert "nothing in it looks like" in str(refused.errors[0])
    assert outcome(text, tmp_path, "checklist-strategy").analysis
