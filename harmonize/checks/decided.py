"""The check on decisions: that what reviewers decided still stands on the law's words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from harmonize.checks.material import Material
from harmonize.checks.model import Fault
from harmonize.checks.studying import Studied
from harmonize.knowledge.lines import line_with, text_of
from harmonize.model.review import Decision
from harmonize.reviewing.record import FILE

WHY: Mapping[str, str] = {
    "text-changed": "the provision's words have changed",
    "basis-changed": "the verdict rests on other words",
    "provision-gone": "the provision is gone",
    "subject-gone": "the article or element is gone",
}


def decision_stale(material: Material) -> Iterator[Fault]:
    """Yield the decisions that must be taken again: on no territory of their State do they stand any more."""
    for studied in material.studied:
        for decision in stale(studied):
            file = studied.holding.folder / FILE
            text = text_of(file)
            line = line_with(text, '"text_sha256"', f'"{decision.text_sha256}"') if decision.text_sha256 else 0
            said = f"{decision.reviewer} on {decision.subject.key} ({decision.date}): {WHY[decision.why]}"
            yield Fault(said, material.file(file), line)


def stale(studied: Studied) -> Iterator[Decision]:
    """Yield the decisions that no analysis of a jurisdiction bears out."""
    of_each = [analysis.decisions for analysis in studied.analyses]
    standing = {_name(each) for decisions in of_each for each in decisions if each.stand == "stands"}
    reopened = {_name(each): each for decisions in of_each for each in decisions if each.stand == "reopened"}
    yield from (each for name, each in reopened.items() if name not in standing)


def _name(decision: Decision) -> tuple[str, ...]:
    return decision.instrument, decision.article, decision.element, decision.reviewer, str(decision.moment)
