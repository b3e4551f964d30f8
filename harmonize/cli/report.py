"""``harmonize report``: the reports of an analysis written again, with what reviewers have decided since."""

from __future__ import annotations

from pathlib import Path

import click

from harmonize.cli.terminal import leave
from harmonize.cli.wished import in_language, known_formats, texts
from harmonize.errors import HarmonizeError


@click.command()
@click.argument("folder", type=click.Path(path_type=Path), metavar="DIR")
@click.option("--format", "formats", default="html", show_default=True, help="html, docx, pdf, xlsx, csv, md, json.")
@in_language
@click.option("--output", "-o", type=click.Path(path_type=Path, file_okay=False), help="Where to; default: DIR.")
@click.option("--quiet", "-q", is_flag=True, help="Do not name the files written.")
def report(folder: Path, formats: str, report_language: str, output: Path | None, quiet: bool) -> None:
    """Write the reports of an analysis again, with the decisions that it holds by now.

    DIR is a folder that analyze wrote, or its analysis.json; no statute is read.
    """
    from harmonize import reports  # late: --help stays quick

    asked, strings = known_formats(formats), texts(report_language)
    file = folder / "analysis.json" if folder.is_dir() or not folder.suffix else folder
    try:
        written = reports.write(reports.read(file), output or file.parent, asked, strings)
    except HarmonizeError as error:
        leave(error)
    for path in () if quiet else written:
        click.echo(f"wrote {path}")
