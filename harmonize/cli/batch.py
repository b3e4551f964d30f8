"""``harmonize batch``: every jurisdiction of a corpus in, their reports, the region and a summary out."""

from __future__ import annotations

import sys
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from harmonize.cli.limits import limited
from harmonize.cli.terminal import BAD_INPUT, complain, leave, time_left
from harmonize.cli.wished import in_language, known_formats, texts
from harmonize.errors import HarmonizeError

if TYPE_CHECKING:
    from harmonize.batch import Summary
    from harmonize.batch.summary import TerritoryRow

PAST_THRESHOLD = 1
UNJUDGED = {"no-text": "no text", "failed": "its analysis failed", "analyzed": "no article could be judged"}
"""By the state of a territory, why it has no share of the articles."""


@click.command()
@click.argument("corpus", type=click.Path(path_type=Path))
@click.option("--output", "-o", required=True, type=click.Path(path_type=Path, file_okay=False), help="Where to.")
@click.option("--workers", "-w", type=click.IntRange(min=1), help="Processes at work; default: one a processor.")
@click.option("--scheduler", metavar="ADDRESS", help="Have a Dask cluster do the work: tcp://HOST:PORT.")
@click.option("--instrument", "instruments", multiple=True, metavar="ID", help="Default: the three treaties.")
@click.option("--as-of", type=click.DateTime(["%Y-%m-%d"]), help="Judge reservations and treaty status on this date.")
@click.option("--format", "formats", default="html,json", show_default=True, help="As of analyze, and parquet: tables.")
@click.option("--ocr/--no-ocr", default=True, help="Read pages without text from their pictures, with Tesseract.")
@click.option("--cache", type=click.Path(path_type=Path, file_okay=False), help="Keep what was done in this folder.")
@click.option("--no-cache", is_flag=True, help="Do everything anew, and keep nothing.")
@click.option(
    "--max-failed", type=click.IntRange(min=0), default=0, show_default=True, metavar="N",
    help="End with exit code 3 where more than N statutes, manifests or territories failed.",
)  # fmt: skip
@click.option(
    "--fail-under", type=click.FloatRange(0, 1), metavar="SHARE",
    help="End with exit code 1 where a territory has a smaller share of the articles (full or in part) or no verdicts.",
)  # fmt: skip
@in_language
@click.option("--quiet", "-q", is_flag=True, help="Show no progress and no summary.")
@limited
def batch(
    corpus: Path,
    output: Path,
    workers: int | None,
    scheduler: str | None,
    instruments: tuple[str, ...],
    as_of: datetime | None,
    formats: str,
    ocr: bool,
    cache: Path | None,
    no_cache: bool,
    max_failed: int,
    fail_under: float | None,
    report_language: str,
    quiet: bool,
    seconds: float,
    megabytes: int,
) -> None:
    """Analyze every jurisdiction of a corpus, and each legal unit with laws of its own, side by side.

    CORPUS is a folder of jurisdictions' folders. What is finished is kept: a run that was interrupted goes on where it
    was, and a second one does only what changed. A statute that fails is told in summary.json, summary.csv and
    index.html, and takes no other with it.
    """
    if cache and no_cache:
        raise click.UsageError("--cache goes without --no-cache")
    if workers and scheduler:
        raise click.UsageError("--workers goes without --scheduler: a cluster has its own")
    from harmonize import reports  # late: --help stays quick
    from harmonize.batch import Wish, run
    from harmonize.folders import cache_folder
    from harmonize.reading.limits import Limits

    asked = dict.fromkeys(known_formats(formats, (*reports.FORMATS, "parquet")))
    texts(report_language)
    known = Wish()
    wish = Wish(
        instruments or known.instruments,
        as_of.date() if as_of else None,
        tuple(asked),
        report_language,
        Limits(seconds, megabytes),
        workers or known.workers,
        None if no_cache else cache or cache_folder() / "batch",
        ocr,
        scheduler or "",
    )
    try:
        with time_left(quiet) as tell:
            summary = run(corpus, output, wish, tell)
    except HarmonizeError as error:
        leave(error)
    complain(summary.failures)
    if not quiet:
        tell_of(summary, output)
    below = summary.below(fail_under) if fail_under is not None else ()
    for row in below:
        click.echo(f"below {fail_under:g}: {row.id} {reached(row)}", err=True)
    if len(summary.failures) > max_failed:
        sys.exit(BAD_INPUT)
    if below:
        sys.exit(PAST_THRESHOLD)


def reached(row: TerritoryRow) -> str:
    """Return what a territory has of the articles, or why nothing of it was judged."""
    if row.coverage is not None:
        return f"has {row.coverage:.2f} of the articles"
    return f"has no verdicts ({UNJUDGED[row.state]})"


def tell_of(summary: Summary, output: Path) -> None:
    """Print what became of the corpus, and where its page is."""
    from harmonize.batch.summary import counts

    told = "{analyzed} of {territories} territories analyzed; {read} of {statutes} statutes read, {failed} failed, "
    click.echo((told + "{missing} missing; {pages} pages").format(**counts(summary)))
    click.echo(f"wrote {output / 'index.html'}")
