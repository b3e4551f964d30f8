"""``harmonize evaluate``: figures against gold, of analyses that are there or are made for it."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from harmonize.cli.terminal import BAD_INPUT, complain, leave, progress
from harmonize.errors import HarmonizeError

if TYPE_CHECKING:
    from harmonize.evaluating import Gathered
    from harmonize.model.evaluation import Evaluation

FORMATS = ("table", "json", "html")


@click.command()
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path, exists=True), metavar="[PATH]...")
@click.option(
    "--gold",
    type=click.Path(path_type=Path, exists=True, file_okay=False),
    help="A folder of gold; default: the corpora that come with harmonize.",
)
@click.option("--output", "-o", type=click.Path(path_type=Path, file_okay=False), help="Where json and html go.")
@click.option("--format", "formats", help="table, json, html; default: table, and with --output all.")
@click.option(
    "--compare",
    type=click.Path(path_type=Path, exists=True),
    metavar="OLD",
    help="An earlier run's folder or evaluation.json: list the verdicts gained, lost and changed.",
)
@click.option("--quiet", "-q", is_flag=True, help="Show no progress.")
def evaluate(
    paths: tuple[Path, ...],
    gold: Path | None,
    output: Path | None,
    formats: str | None,
    compare: Path | None,
    quiet: bool,
) -> None:
    """Hold verdicts to gold: what people who read the statutes say of them.

    PATH is a folder with an analysis.json, or with such folders in it; or a statute or a folder of statutes, each of
    which is analyzed alone. A statute that gold does not judge is left out. Without PATH the fictional laws that come
    with the program are analyzed.
    """
    asked = asked_for(formats, output)
    from harmonize import evaluating  # late: --help stays quick
    from harmonize.evaluation import compared
    from harmonize.reports.evaluation import read

    try:
        ready(asked)
        old = read(compare) if compare else None
        golds = evaluating.golds_in(gold)
        with progress(quiet) as show:
            gathered = evaluating.gather(paths, golds, show)
        evaluation = evaluating.evaluated(gathered.analyses.values(), gold)
        told = compared(evaluation, old) if old else evaluation
        say(told, gathered, asked, output)
    except HarmonizeError as error:
        leave(error)
    for word in gathered.left_out:
        click.echo(f"left out: {word}", err=True)
    complain(gathered.errors)
    if gathered.errors:
        sys.exit(BAD_INPUT)


def asked_for(formats: str | None, output: Path | None) -> list[str]:
    """Return the formats that were asked for; a usage error where one is unknown or has no place to go."""
    asked = [name.strip() for name in formats.split(",")] if formats else list(FORMATS if output else FORMATS[:1])
    if unknown := [name for name in asked if name not in FORMATS]:
        raise click.UsageError(f"--format {unknown[0]} is not known: choose from {', '.join(FORMATS)}")
    if output is None and asked != ["table"]:
        raise click.UsageError("json and html need --output")
    return asked


def ready(asked: list[str]) -> None:
    """Raise what would go wrong in the end before an hour is spent on it."""
    if "html" in asked:
        from harmonize.reports import plots

        plots.required()


def say(evaluation: Evaluation, gathered: Gathered, asked: list[str], output: Path | None) -> None:
    """Print the table and write the files."""
    from harmonize import evaluating
    from harmonize.knowledge.strings import load_strings
    from harmonize.reports import scores

    strings = load_strings()
    if "table" in asked:
        click.echo(scores.as_text(evaluation, strings))
    if output:
        for path in evaluating.write(evaluation, gathered, output, asked, strings):
            click.echo(f"wrote {path}")
