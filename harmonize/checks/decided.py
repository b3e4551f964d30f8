"""Checks on decisions: that their files can be used, and that what was decided still stands on the law's words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from harmonize.checks.manifests import fault_of
from harmonize.checks.material import Material
from harmonize.checks.model import Fault
from harmonize.errors import HarmonizeError
from harmonize.knowledge.lines import lines_of, text_of
from harmonize.reviewing import record

BOUND = re.compile(
    r"""
    "text_sha256" \s* : \s* "(?P<name> [0-9a-f]{64} )"     # "text_sha256": "9f…"
    """,
    re.VERBOSE,
)
"""The text that a decision is bound to."""
WHY: Mapping[str, str] = {
    "text-changed": "the provision's words have changed",
    "basis-changed": "the verdict rests on other words",
    "provision-gone": "the provision is gone",
    "subject-gone": "the article or element is gone",
}


def decisions(material: Material) -> Iterator[Fault]:
    """Yield the files of decisions that cannot be used."""
    for file in (file for holding in material.holdings for file in files(holding.folder)):
        try:
            record.read(file)
        except HarmonizeError as error:
            yield replace(fault_of(error, material), file=material.file(file))


def files(folder: Path) -> list[Path]:
    """Return the files of decisions in a folder and those below it, by path; among them links that lead to nothing."""
    return sorted(path for path in folder.rglob("*") if path.name == record.FILE)


def decision_stale(material: Material) -> Iterator[Fault]:
    """Yield the decisions that must be taken again: the words that they were made on have changed or are gone.

    And the files of decisions that are on no territory: what stands in them counts for nothing.
    """
    for studied in (studied for studied in material.studied if studied.judged and not studied.errors):
        used = {judged.decisions for judged in studied.judged}
        for file in sorted({*files(studied.holding.folder)} - used):
            where = " or ".join(material.file(each) for each in sorted(used))
            yield Fault("decides nothing: no territory is analyzed here", material.file(file), 0, f"move it to {where}")
    for judged in (judged for studied in material.studied for judged in studied.judged):
        lines = lines_of(text_of(judged.decisions) if judged.analysis.decisions else "", BOUND)
        for decision in judged.analysis.decisions:
            if decision.stand == "reopened":
                said = f"{decision.reviewer} on {decision.subject.key} ({decision.date}): {WHY[decision.why]}"
                yield Fault(said, material.file(judged.decisions), lines.get(decision.text_sha256, 0))
