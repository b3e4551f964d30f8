"""The first and the last sheet of a workbook: what it is about and how to fill it in; who answers for it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from harmonize.reports.cells import SIGNED
from harmonize.reports.identity import identity
from harmonize.reports.paper import Paragraph, words
from harmonize.reports.profile import STATUSES
from harmonize.reports.sheets import Value
from harmonize.reports.situation.dossier import Dossier
from harmonize.reports.situation.front import facts, notices

Style = Literal["title", "part", "mark", "fact", "text", "head", "count", "fill"]
SIGNATURE = ("workbook.responsible", "workbook.office", "workbook.signed_on", "workbook.signature")
STEPS = (
    "workbook.step_decide", "workbook.step_correct", "workbook.step_who", "workbook.step_filter", "workbook.step_back",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Entry:
    """A row of such a sheet: how it looks, its values, and the code of what is to be filled in beside it."""

    style: Style
    values: tuple[Value, ...]
    code: str = ""


@dataclass(frozen=True, slots=True)
class Cover:
    """Such a sheet: its code and its rows."""

    code: str
    entries: tuple[Entry, ...]


def summary(dossier: Dossier) -> Cover:
    """Return what the workbook is about, what it is not, how many articles have each status, and how to fill it in."""
    return Cover("summary", (*_about(dossier), *_notices(dossier), *_counts(dossier), *_steps(dossier)))


def _about(dossier: Dossier) -> Iterator[Entry]:
    if dossier.analysis.draft:
        yield Entry("mark", (dossier.say("situation.draft_mark"),))
    yield Entry("title", (dossier.say("workbook.title", name=dossier.analysis.name),))
    yield from (Entry("fact", tuple(words(cell.text) for cell in row)) for row in facts(dossier).rows)


def _notices(dossier: Dossier) -> Iterator[Entry]:
    paragraphs = (block for block in notices(dossier) if isinstance(block, Paragraph))
    return (Entry("text", (words(each.text),)) for each in paragraphs)


def _counts(dossier: Dossier) -> Iterator[Entry]:
    yield Entry("part", (dossier.say("summary.counts"),))
    heads = (dossier.label("status", status) for status in STATUSES)
    yield Entry("head", (dossier.say("summary.instrument"), *heads, dossier.say("summary.total")))
    for chapter in dossier.profile.chapters:
        counts = (chapter.counts[status] for status in STATUSES)
        yield Entry("count", (chapter.title, *counts, len(chapter.sections)))


def _steps(dossier: Dossier) -> Iterator[Entry]:
    yield Entry("part", (dossier.say("workbook.how"),))
    yield from (Entry("text", (dossier.say(step),)) for step in STEPS)


def sign_off(dossier: Dossier) -> Cover:
    """Return where a reviewer signs for all rows, and where the person responsible signs the whole."""
    say, analysis = dossier.say, dossier.analysis
    tool = say("head.tool_value", version=analysis.version, models=analysis.models_sha256[:12])
    return Cover(
        SIGNED,
        (
            Entry("title", (say("workbook_sheet.sign-off"),)),
            Entry("part", (say("workbook.for_all"),)),
            Entry("text", (say("workbook.for_all_lead"),)),
            Entry("fill", (say("workbook_column.reviewer"),), "reviewer"),
            Entry("fill", (say("workbook_column.date"),), "date"),
            Entry("part", (say("workbook.sign"),)),
            *(Entry("fill", (say(name),)) for name in SIGNATURE),
            Entry("fact", (say("head.tool"), tool)),
            Entry("fact", (say("situation.identity"), identity(analysis))),
        ),
    )
