"""The matrix as CSV: a line for each article and row."""

from __future__ import annotations

import csv as writing
import io
from collections.abc import Iterator

from harmonize.frames import inert
from harmonize.reports.territories.survey import Survey

COLUMNS = (
    "jurisdiction", "name", "unit", "draft", "instrument", "article", "title", "chapter", "status", "proposed",
    "reviewed", "reason", "missing", "provisions",
)  # fmt: skip


def csv(survey: Survey) -> bytes:
    """Return the matrix as CSV that spreadsheet programs open as text: UTF-8 with its mark, no formulas."""
    out = io.StringIO()
    writer = writing.writer(out, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    writer.writerows([inert(value) for value in line] for line in lines(survey))
    return b"\xef\xbb\xbf" + out.getvalue().encode("utf-8", "backslashreplace")


def lines(survey: Survey) -> Iterator[tuple[str, ...]]:
    """Yield the lines: articles in their order, rows within each."""
    for article in survey.region.articles:
        for place in survey.region.places:
            if found := survey.region.cell(place, article):
                cited = [each for each in found.finding.candidates if each.accepted] if found.finding else []
                yield (
                    place.jurisdiction, survey.name(place), place.unit, place.draft, article.instrument,
                    article.article, article.title, article.chapter, found.status, found.proposed,
                    "yes" if found.reviewed else "", survey.reason(place, article, found), "; ".join(found.missing),
                    "; ".join(f"{each.statute}#{each.eid}" for each in cited),
                )  # fmt: skip
