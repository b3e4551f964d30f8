"""``harmonize progress``: what changed between two analyses of one jurisdiction, and why."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import click

from harmonize.cli.terminal import leave
from harmonize.cli.wished import in_language, known_formats, texts
from harmonize.errors import HarmonizeError

if TYPE_CHECKING:
    from harmonize.model.progress import Direction, Progress

FOUND = 1
"""The exit code where a threshold that the user set is passed."""


@click.command()
@click.argument("old", type=click.Path(path_type=Path), metavar="OLD")
@click.argument("new", type=click.Path(path_type=Path), metavar="NEW")
@click.option("--format", "formats", default="html,json", show_default=True, help="html, docx, pdf, md, csv, json.")
@in_language
@click.option("--output", "-o", required=True, type=click.Path(path_type=Path, file_okay=False), help="Where to.")
@click.option(
    "--fail-on", type=click.Choice(["opened", "worsened", "changed"]), help="Exit 1 where a gap opened, or more."
)
@click.option("--quiet", "-q", is_flag=True, help="Show no summary.")
def progress(
    old: Path, new: Path, formats: str, report_language: str, output: Path, fail_on: str | None, quiet: bool
) -> None:
    """Compare two analyses of one jurisdiction: verdicts that changed, each with what it comes from.

    OLD and NEW are folders that analyze wrote, or their analysis.json. The law, a review, the treaty acts, the tool:
    where several of them changed, all are named. ``--fail-on worsened`` fails on opened gaps too, ``changed`` on any
    verdict that differs.
    """
    from harmonize import findings, reports  # late: --help stays quick
    from harmonize.reports.shelf import file_of

    asked, strings = wanted(formats), texts(report_language)
    try:
        found = findings.compare(*(reports.read(file_of(place)) for place in (old, new)))
        written = write(found, output, "progress", asked, strings)
    except HarmonizeError as error:
        leave(error)
    if not quiet:
        summarize(found)
        for path in written:
            click.echo(f"wrote {path}")
    if fail_on and failing(found, fail_on):
        sys.exit(FOUND)


def wanted(formats: str) -> list[str]:
    """Return the formats asked for; a usage error names one that is unknown."""
    from harmonize import reports

    return known_formats(formats, ("html", *reports.PAPERS, "csv", "json"))


def write(
    found: Progress, output: Path, stem: str, asked: list[str], strings: Mapping[str, Mapping[str, str]]
) -> list[Path]:
    """Write a comparison in each of the formats asked, and return the files."""
    from harmonize import reports
    from harmonize.reports.progress import content

    made = content(found, asked, strings, reports.PAPERS)
    return [reports.written(output / f"{stem}.{name}", data) for name, data in made.items()]


def summarize(found: Progress) -> None:
    """Print how many gaps were closed and opened."""
    ways: tuple[Direction, ...] = ("closed", "opened", "improved", "worsened", "other")
    told = ", ".join(f"{len(found.turned(way))} {way}" for way in ways)
    click.echo(f"{found.new.jurisdiction_name}: articles whose verdict changed: {told}")


def failing(found: Progress, fail_on: str) -> bool:
    """Tell whether an article went the way that the user does not want."""
    if fail_on == "changed":
        return bool(found.shifts)
    if fail_on == "worsened":
        return bool(found.turned("opened", "worsened"))
    return bool(found.turned("opened"))
