"""``harmonize report``: the reports of an analysis written again, with what reviewers have decided since."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from harmonize.cli.lenders import lenders
from harmonize.cli.terminal import BAD_INPUT, complain, leave
from harmonize.cli.wished import in_language, known_formats, texts
from harmonize.errors import HarmonizeError


@click.command()
@click.argument("folder", type=click.Path(path_type=Path), metavar="DIR")
@click.option("--format", "formats", default="html", show_default=True, help="html, docx, pdf, xlsx, csv, md, json.")
@in_language
@lenders
@click.option("--output", "-o", type=click.Path(path_type=Path, file_okay=False), help="Where to; default: DIR.")
@click.option("--quiet", "-q", is_flag=True, help="Do not name the files written.")
def report(
    folder: Path,
    formats: str,
    report_language: str,
    precedents: tuple[Path, ...],
    output: Path | None,
    quiet: bool,
) -> None:
    """Write the reports of an analysis again, with the decisions that it holds by now.

    DIR is a folder that analyze wrote, or its analysis.json; no statute is read. With --precedents its recommendations
    quote the analyses named, without it those that it has.
    """
    from harmonize import reports  # late: --help stays quick
    from harmonize.lending import lent

    asked, strings = known_formats(formats), texts(report_language)
    file = folder / "analysis.json" if folder.is_dir() or not folder.suffix else folder
    try:
        analysis, unlent = lent(reports.read(file), precedents) if precedents else (reports.read(file), [])
        written = reports.write(analysis, output or file.parent, asked, strings)
    except HarmonizeError as error:
        leave(error)
    for path in () if quiet else written:
        click.echo(f"wrote {path}")
    complain(unlent)
    if unlent:
        sys.exit(BAD_INPUT)
