"""``harmonize penalties``: what several laws threaten for the same offences, side by side."""

from __future__ import annotations

from pathlib import Path

import click

from harmonize.cli.terminal import leave
from harmonize.errors import HarmonizeError


@click.command()
@click.argument("folders", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="DIR...")
@click.option("--article", "-a", "articles", metavar="N", multiple=True, help="Show this article only; repeatable.")
@click.option("--format", "form", type=click.Choice(["text", "csv", "json"]), default="text", show_default=True)
def penalties(folders: tuple[Path, ...], articles: tuple[str, ...], form: str) -> None:
    """Compare the penalties in analyses, article by article.

    DIR is a folder that analyze wrote, or its analysis.json. Each line is the penalty for the offence itself: its
    minimum and maximum, the maximum of its gravest form, and whether the maximum reaches the levels that instruments
    ask for, such as the year of Article 24 of the Budapest Convention.
    """
    from harmonize import reports  # late: --help stays quick
    from harmonize.joining import instruments_of
    from harmonize.knowledge.strings import load_strings
    from harmonize.reports import comparison
    from harmonize.reports.penalties import compared, levels
    from harmonize.reports.shelf import file_of

    try:
        analyses = [reports.read(file_of(folder)) for folder in folders]
        asked = levels(instruments_of(analyses))
        rows = compared(analyses, asked, load_strings()["penalty"])
    except HarmonizeError as error:
        leave(error)
    rows = [row for row in rows if not articles or row.article in articles]
    render = {"text": comparison.as_text, "csv": comparison.as_csv, "json": comparison.as_json}[form]
    click.echo(render(rows), nl=form != "csv")
