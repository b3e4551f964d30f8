"""The progress report: what changed between two analyses and why, or what a bill would do to the law in force."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace

from harmonize.model.progress import Progress
from harmonize.reports.paper import Block, Paper
from harmonize.reports.progress import bill, changes, front, laws
from harmonize.reports.progress.account import Account
from harmonize.reports.progress.contract import SCHEMA, to_bytes, to_dict
from harmonize.reports.progress.rows import to_csv
from harmonize.reports.wording import localized

__all__ = ["SCHEMA", "content", "report", "to_dict"]

Strings = Mapping[str, Mapping[str, str]]
Chapter = Callable[[Account], Iterable[Block]]

CHAPTERS: tuple[Chapter, ...] = (
    front.front,
    front.summary,
    changes.shifts,
    laws.provisions,
    laws.compared,
    laws.uncompared,
)
"""The chapters of a comparison in their order."""
DRAFT: tuple[Chapter, ...] = (
    front.front,
    front.summary,
    bill.applied,
    bill.table,
    changes.shifts,
    laws.provisions,
    laws.compared,
    laws.uncompared,
)
"""The chapters of a report on a bill."""


def report(progress: Progress, strings: Strings) -> Paper:
    """Arrange a comparison for reading; that of a bill carries the mark of a confidential draft."""
    account = Account(progress, strings)
    name = progress.new.jurisdiction_name
    draft = progress.draft
    return Paper(
        title=account.say("progress.draft_title", name=name) if draft else account.say("progress.title", name=name),
        subtitle=account.say("progress.draft_subtitle", bill=draft) if draft else account.say("progress.subtitle"),
        language=strings["page"]["language"],
        blocks=tuple(block for chapter in (DRAFT if draft else CHAPTERS) for block in chapter(account)),
        mark=account.say("progress.draft_mark") if draft else "",
        foot=account.say("progress.foot", version=progress.new.version),
    )


def content(
    progress: Progress, formats: Iterable[str], strings: Strings, papers: Mapping[str, Callable[[Paper], bytes]]
) -> dict[str, bytes]:
    """Return the bytes of each format asked; ``papers`` are what writes a paper, by the name of the format."""
    asked = list(dict.fromkeys(formats))
    told = said(progress, strings) if {*asked} - {"json"} else progress
    paper = report(told, strings) if {*asked} - {"csv", "json"} else None
    return {name: _content(name, progress if name == "json" else told, strings, papers, paper) for name in asked}


def said(progress: Progress, strings: Strings) -> Progress:
    """Return a comparison said again in the language of a report; the JSON keeps the stages' own words."""
    old, new = (localized(analysis, strings) for analysis in (progress.old, progress.new))
    titles = {finding.key: finding.title for finding in new.findings}
    texts = {element.id: element.text for finding in new.findings for element in finding.elements}
    shifts = tuple(
        replace(
            shift,
            title=titles.get(f"{shift.instrument}:{shift.article}", shift.title),
            text=texts.get(shift.element, shift.text),
        )
        for shift in progress.shifts
    )
    return replace(progress, old=old, new=new, shifts=shifts)


def _content(
    name: str,
    progress: Progress,
    strings: Strings,
    papers: Mapping[str, Callable[[Paper], bytes]],
    paper: Paper | None,
) -> bytes:
    if name == "json":
        return to_bytes(progress)
    if name == "csv" or paper is None:
        return to_csv(progress).encode("utf-8", "backslashreplace")
    if name == "html":
        from harmonize.reports.web import page  # here, because Jinja2 is slow to load

        return page(paper, strings).encode("utf-8")
    return papers[name](paper)
