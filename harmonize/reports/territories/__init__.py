"""The regional report: several jurisdictions side by side, in each format from the same arrangement."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from urllib.parse import quote

from harmonize.errors import HarmonizeError
from harmonize.model.region import Region
from harmonize.reports import PAPERS, written
from harmonize.reports.paper import Block, Paper
from harmonize.reports.territories import contract, front, gaps, matrix, sanctions, standing, table, verdicts
from harmonize.reports.territories.survey import Survey

__all__ = ["CHAPTERS", "FORMATS", "contents", "paper", "write"]

Strings = Mapping[str, Mapping[str, str]]

CHAPTERS: tuple[Callable[[Survey], Iterable[Block]], ...] = (
    front.front,
    matrix.matrix,
    standing.standing,
    gaps.gaps,
    sanctions.sanctions,
    matrix.worded,
    verdicts.verdicts,
)
"""The chapters in their order."""
REPORT = "report.html"
"""The file of a jurisdiction's own report, beside its analysis."""


def paper(survey: Survey, chapters: Iterable[Callable[[Survey], Iterable[Block]]] = CHAPTERS) -> Paper:
    """Arrange a region for a reader of paper, or some of its chapters; the same input gives the same paper."""
    region = survey.region
    foot = survey.say("territories.foot", version=_version(region))
    return Paper(
        title=survey.say("territories.title"),
        subtitle=subtitle(survey),
        language=survey.strings["page"]["language"],
        blocks=tuple(block for chapter in chapters for block in chapter(survey)),
        mark=survey.say("territories.draft_mark") if region.draft else "",
        foot=f"{foot}. {region.footnote}" if region.footnote else foot,
    )


def subtitle(survey: Survey) -> str:
    """Return whose laws are compared, and with what."""
    names = ", ".join(survey.name(place) for place in survey.region.states)
    instruments = ", ".join(survey.region.instruments.values())
    return survey.say("territories.subtitle", names=names, instruments=instruments)


def _version(region: Region) -> str:
    return next(place.analysis.version for place in region.places if place.analysis)


def write(region: Region, said: Region, folder: Path, formats: Iterable[str], strings: Strings) -> list[Path]:
    """Write the asked formats into a folder, made where it is missing, and return the files in the order asked.

    ``said`` is the region in the language of the strings; ``region.json`` keeps the stages' own words. A
    :class:`HarmonizeError` names an unknown format or a folder that cannot be written.
    """
    made = contents(region, said, formats, strings, dict(_reports(said, folder)))
    return [written(folder / name, content) for name, content in made]


def contents(
    region: Region, said: Region, formats: Iterable[str], strings: Strings, reports: Mapping[str, str]
) -> list[tuple[str, bytes]]:
    """Return the name of the file and the bytes of each asked format, in the order asked.

    ``reports`` are the addresses of the reports of rows, by their ids.
    """
    asked = list(dict.fromkeys(formats))
    for name in asked:
        if name not in FORMATS:
            raise HarmonizeError(f"format {name}", "is not known", f"give one of {', '.join(FORMATS)}")
    survey = Survey(said, strings, reports)
    own = replace(survey, region=region)
    return [(f"region.{name}", FORMATS[name](own if name == "json" else survey)) for name in asked]


def _reports(region: Region, folder: Path) -> Iterator[tuple[str, str]]:
    """Yield for each row whose own report lies beside its analysis the address that leads there from a folder."""
    for place in region.places:
        report = Path(place.folder) / REPORT
        if place.folder and report.is_file():
            yield place.id, quote(os.path.relpath(report.resolve(), folder.resolve()).replace(os.sep, "/"))


def _html(survey: Survey) -> bytes:
    from harmonize.reports.territories.page import render  # here, because Jinja2 is slow to load

    return render(survey).encode("utf-8")


def _on_paper(name: str) -> Callable[[Survey], bytes]:
    return lambda survey: PAPERS[name](paper(survey))


FORMATS: dict[str, Callable[[Survey], bytes]] = {
    "html": _html,
    "json": lambda survey: contract.to_bytes(survey.region),
    "csv": table.csv,
    **{name: _on_paper(name) for name in PAPERS},
}
"""By name of the format, which is the ending of its file: what makes its bytes."""
