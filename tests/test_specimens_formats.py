"""The specimens in other formats: what marks their provisions leads to the same verdicts as what prints them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import specimens

from harmonize import pipeline, structure
from harmonize.knowledge.jurisdictions import load_specimen
from harmonize.knowledge.manifests import statute_files
from harmonize.model.verdict import Analysis


def concluded(analysis: Analysis) -> dict[str, tuple[str, tuple[str, ...]]]:
    """For each article its status and the provisions cited."""
    return {
        f"{finding.instrument}:{finding.article}": (
            finding.status,
            tuple(candidate.provision for candidate in finding.candidates if candidate.accepted),
        )
        for finding in analysis.findings
    }


@pytest.mark.parametrize(("name", "form"), [*((name, "akn") for name in specimens.NAMES), (specimens.NAMES[0], "json")])
def test_verdicts_do_not_hang_on_the_format(name: str, form: str, tmp_path: Path) -> None:
    """Written as Akoma Ntoso or as an outline and read again, the same law has the same verdicts and titles."""
    jurisdiction, place = load_specimen(name)
    for path in statute_files(place):
        law = pipeline.read_statute(path)
        data = structure.akn(law) if form == "akn" else json.dumps(structure.outline(law)).encode()
        (tmp_path / f"{path.stem}.{form}").write_bytes(data)
    outcome = pipeline.analyze([tmp_path], jurisdiction)
    printed = specimens.analyzed(name=name)
    assert outcome.analysis
    assert concluded(outcome.analysis) == concluded(printed)
    known = [
        [(law.title, law.kind, law.language, law.citation) for law in a.statutes] for a in (outcome.analysis, printed)
    ]
    assert sorted(known[0]) == sorted(known[1])
