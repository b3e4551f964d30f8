"""``harmonize check``: what continuous integration asks of a corpus."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from harmonize.cli.checked import from_here, known_forms, tell
from harmonize.cli.terminal import leave, time_left
from harmonize.errors import HarmonizeError

if TYPE_CHECKING:
    from harmonize.checks.model import Severity

FAILED = 1


@click.command()
@click.argument("corpus", required=False, type=click.Path(path_type=Path))
@click.option("--only", metavar="ID,...", default="", help="Run these checks alone.")
@click.option("--baseline", type=click.Path(path_type=Path), help="Committed verdicts; default: CORPUS/baseline.json.")
@click.option(
    "--write-baseline", type=click.Path(path_type=Path, dir_okay=False), help="Write the verdicts of now to this file."
)
@click.option("--fail-on", type=click.Choice(["error", "warning", "note"]), default="error", show_default=True)
@click.option(
    "--format",
    "formats",
    default="console",
    show_default=True,
    help="console, github, junit, sarif, gitlab, json or markdown.",
)
@click.option("--output", "-o", type=click.Path(path_type=Path, file_okay=False), help="Where files are written to.")
@click.option("--workers", "-w", type=click.IntRange(min=1), help="Processes at work; default: one a processor.")
@click.option("--cache", type=click.Path(path_type=Path, file_okay=False), help="Keep what was read in this folder.")
@click.option("--no-cache", is_flag=True, help="Read every law anew, and keep nothing.")
@click.option("--quiet", "-q", is_flag=True, help="Print nothing; the exit code says it.")
def check(
    corpus: Path | None,
    only: str,
    baseline: Path | None,
    write_baseline: Path | None,
    fail_on: Severity,
    formats: str,
    output: Path | None,
    workers: int | None,
    cache: Path | None,
    no_cache: bool,
    quiet: bool,
) -> None:
    """Check a corpus: manifests, texts, gold, knowledge, verdicts; exit code 1 where a check failed.

    CORPUS is a folder of jurisdictions, or one of them; default: the folder corpora here, else the one installed.
    Verdicts are held against a baseline: a file that --write-baseline makes, to be looked at and committed.
    The formats console and github are printed; the others are files in the folder --output (checks.xml, checks.sarif,
    checks.gitlab.json, checks.json, checks.md), or printed where one alone is asked for without it.
    """
    if cache and no_cache:
        raise click.UsageError("--cache goes without --no-cache")
    from harmonize.batch import Wish  # late: --help stays quick
    from harmonize.checks import running
    from harmonize.checks.material import gather
    from harmonize.checks.verdicts import rewritten
    from harmonize.folders import cache_folder

    place, forms = from_here(corpus or default_corpus()), known_forms(formats, output)
    try:
        checks = running.asked([id.strip() for id in only.split(",") if id.strip()])
    except HarmonizeError as error:
        raise click.BadParameter(str(error), param_hint="--only") from error
    wish = Wish(workers=workers or Wish().workers, cache=None if no_cache else cache or cache_folder() / "batch")
    try:
        with time_left(quiet) as show:
            material = gather(place, baseline, wish, show, write_baseline)
            material = rewritten(material, write_baseline) if write_baseline else material
            outcome = running.run(material, checks)
        tell(outcome, forms, output, quiet)
        if write_baseline and not quiet:
            lost = f"; nothing was kept of what was there ({material.unkept.what})" if material.unkept else ""
            click.echo(f"wrote {write_baseline}{lost}", err=True)
    except HarmonizeError as error:
        leave(error)
    sys.exit(FAILED if outcome.fails(fail_on) else 0)


def default_corpus() -> Path:
    """Return the folder ``corpora`` where the user is, else the one that comes with the program."""
    from harmonize.knowledge.files import folder

    here = Path("corpora")
    return here if here.is_dir() else folder("corpora")
