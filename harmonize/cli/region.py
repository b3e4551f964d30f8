"""``harmonize region``: several analyses in, their comparison out."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from harmonize.cli.terminal import BAD_INPUT, complain, leave
from harmonize.cli.wished import in_language, known_formats, texts
from harmonize.errors import HarmonizeError, InputError


@click.command()
@click.argument("folders", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="DIR...")
@click.option("--format", "formats", default="html", show_default=True, help="html, docx, pdf, md, csv, json.")
@in_language
@click.option("--with-drafts", is_flag=True, help="Compare analyses of draft laws too; every page is marked.")
@click.option("--output", "-o", required=True, type=click.Path(path_type=Path, file_okay=False), help="Where to.")
@click.option("--quiet", "-q", is_flag=True, help="Do not name the files written.")
def region(
    folders: tuple[Path, ...], formats: str, report_language: str, with_drafts: bool, output: Path, quiet: bool
) -> None:
    """Compare jurisdictions: who has which article, what is missing in common, how sanctions differ.

    DIR is a folder that analyze wrote, or a folder of such folders. Several units of one State (analyze --unit) make
    its row: what holds in the weakest of them that has the competence.
    """
    from harmonize.joining import joined  # late: --help stays quick
    from harmonize.reports import territories
    from harmonize.reports.bounds import WHOLE, bounded
    from harmonize.reports.shelf import analyses
    from harmonize.reports.wording import localized

    asked, strings = known_formats(formats, territories.FORMATS), texts(report_language)
    found, errors = analyses(folders)
    refused = [draft_refused(place) for place, analysis in found if analysis.draft and not with_drafts]
    taken = [(place, analysis) for place, analysis in found if with_drafts or not analysis.draft]
    try:
        made = joined(taken) if taken else None
        shown = [(place, bounded(localized(analysis, strings), WHOLE)) for place, analysis in taken]
        said = joined(shown) if shown else None
        written = territories.write(made, said, output, asked, strings) if made and said else []
    except HarmonizeError as error:
        leave(error)
    complain([*errors, *refused])
    for path in () if quiet else written:
        click.echo(f"wrote {path}")
    if errors or refused:
        sys.exit(BAD_INPUT)


def draft_refused(place: Path) -> HarmonizeError:
    """Return the error of a folder whose analysis is of a draft law."""
    return InputError(str(place), "is about a draft law", "leave it out, or say --with-drafts")
