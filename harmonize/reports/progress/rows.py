"""The comparison as CSV: a row for each article and element, in force or before beside what is now."""

from __future__ import annotations

import csv
import io

from harmonize.frames import inert
from harmonize.model.progress import Obligation, Progress

COLUMNS = (
    "instrument", "article", "title", "element", "text", "before", "after", "direction", "effect", "causes",
    "provisions", "draft",
)  # fmt: skip


def to_csv(progress: Progress) -> str:
    """Return the comparison as CSV that spreadsheet programs open as text."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    titles = {finding.key: finding.title for finding in progress.new.findings}
    texts = {element.id: element.text for finding in progress.new.findings for element in finding.elements}
    shifts = {shift.key: shift for shift in progress.shifts}
    for each in progress.obligations:
        shift = shifts.get(each.element or f"{each.instrument}:{each.article}")
        causes = shift.causes if shift else ()
        provisions = dict.fromkeys(key for cause in causes for key in cause.provisions)
        told = (shift.direction if shift else "", _effect(progress, each))
        writer.writerow([
            inert(value)
            for value in (
                each.instrument, each.article, titles[f"{each.instrument}:{each.article}"], each.element,
                texts.get(each.element, ""), each.before, each.after, *told,
                "; ".join(cause.ground for cause in causes), "; ".join(provisions), progress.draft,
            )
        ])  # fmt: skip
    return out.getvalue()


def _effect(progress: Progress, each: Obligation) -> str:
    return each.effect if progress.draft else ""
