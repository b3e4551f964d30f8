"""``harmonize review``: reviewers' decisions in and out of an analysis, and how far the review has come."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from harmonize.cli import decided
from harmonize.cli.terminal import leave
from harmonize.cli.wished import in_language, texts
from harmonize.errors import HarmonizeError, InputError

if TYPE_CHECKING:
    from harmonize.model.verdict import Analysis
    from harmonize.reviewing.applying import Applied, Incoming
    from harmonize.reviewing.record import Record

FAILED = 1
PAGE, DEFAULT = "report.html", "en"
_LANGUAGE = re.compile(rb'<html\ lang="(?P<code>[a-z]{2,3})"', re.VERBOSE)  # <html lang="fr">
OPEN = ("disputed", "reopened", "undecided")
"""What ``--fail-on`` can name."""

folder_argument = click.argument("folder", type=click.Path(path_type=Path, file_okay=False), metavar="DIR")


@click.group()
def review() -> None:
    """Take reviewers' decisions into an analysis, give them out, tell how far the review has come.

    DIR is a folder that analyze wrote. Its decisions.json holds every decision that was ever applied, and every row
    that could not be: nothing in it is ever deleted.
    """


@review.command()
@folder_argument
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="FILE...")
@click.option("--settle", is_flag=True, help="The decisions are an adjudicator's, between reviewers who differ.")
@click.option("--carry", is_flag=True, help="Take decisions on another analysis over where they are on the same texts.")
@click.option("--report-language", metavar="xx", help="The language of the reports; default: that of DIR/report.html.")
@click.option("--quiet", "-q", is_flag=True, help="Print nothing where all goes well.")
def apply(
    folder: Path, files: tuple[Path, ...], settle: bool, carry: bool, report_language: str | None, quiet: bool
) -> None:
    """Apply decisions (decisions.json of the report, or the workbook) to the analysis in DIR.

    The analysis and the reports that are in DIR are written again. A file that is damaged, or about another analysis,
    changes nothing. A single row that the analysis has no place for is kept in DIR/decisions.json and told.
    """
    from harmonize import reports  # late: --help stays quick
    from harmonize.reports.identity import identity
    from harmonize.reviewing import applying, keeping, record

    strings = texts(report_language or _language(folder))
    try:
        analysis, earlier = _opened(folder)
        mine = identity(analysis)
        incoming = [_incoming(path, analysis, mine, carry) for path in files]
        known = (*analysis.decisions, *(earlier.decisions if earlier else ()))
        ruled = [applying.settling(each, known) if settle else each for each in incoming]
        done = applying.applied(analysis, mine, earlier, ruled)
        contents = reports.contents(done.analysis, _present(folder), strings)
        written = [reports.written(folder / record.FILE, record.to_bytes(done.record))]
        written += [reports.written(folder / name, content) for name, content in contents]
    except HarmonizeError as error:
        leave(error)
    if not quiet:
        _tell(done, len(files), [path for path in written if path.name != keeping.ANALYSIS])


@review.command()
@folder_argument
@click.option("--format", "form", type=click.Choice(["json", "xlsx"]), default="json", show_default=True)
@click.option("--output", "-o", type=click.Path(path_type=Path, dir_okay=False), help="Default: standard output.")
@in_language
def export(folder: Path, form: str, output: Path | None, report_language: str) -> None:
    """Give out all decisions on the analysis in DIR, as decisions.json or as the workbook to fill in."""
    if form == "xlsx" and output is None:
        raise click.UsageError("--format xlsx goes with --output")
    from harmonize import reports
    from harmonize.reviewing import record

    strings = texts(report_language)
    try:
        done = _merged(folder)
        if form == "json":
            content = record.to_bytes(done.record)
        else:
            ((_, content),) = reports.contents(done.analysis, [form], strings)
        if output:
            reports.written(output, content)
    except HarmonizeError as error:
        leave(error)
    if not output:
        click.echo(content, nl=False)


@review.command()
@folder_argument
@click.option(
    "--fail-on",
    metavar="WHAT[,WHAT]",
    default="",
    help="End with code 1 where anything is disputed or reopened, or an article is undecided.",
)
def status(folder: Path, fail_on: str) -> None:
    """Tell what is decided, disputed, reopened and undecided, and how far reviewers agree.

    Agreement is Cohen's kappa of each two reviewers over the subjects on which both decided.
    """
    asked = [word.strip() for word in fail_on.split(",") if word.strip()]
    if unknown := [word for word in asked if word not in OPEN]:
        raise click.UsageError(f"--fail-on {unknown[0]} is not known: choose from {', '.join(OPEN)}")
    from harmonize.reviewing import tally

    try:
        done = _merged(folder)
    except HarmonizeError as error:
        leave(error)
    for line in _status(done):
        click.echo(line)
    sys.exit(FAILED if tally.left(done.analysis) & set(asked) else 0)


def _opened(folder: Path) -> tuple[Analysis, Record | None]:
    """Return the analysis in a folder and the record kept beside it, which must be on the same jurisdiction."""
    from harmonize import reports
    from harmonize.reviewing import keeping

    analysis, earlier = reports.read(folder / keeping.ANALYSIS), keeping.kept(folder)
    keeping.check_same(folder, replace(earlier, analysis=None), analysis.jurisdiction)
    return analysis, earlier.record


def _merged(folder: Path) -> Applied:
    from harmonize.reports.identity import identity
    from harmonize.reviewing import applying

    analysis, earlier = _opened(folder)
    return applying.applied(analysis, identity(analysis), earlier)


def _incoming(path: Path, analysis: Analysis, mine: str, carry: bool) -> Incoming:
    """Return what a file brings; an :class:`InputError` where it was made on another analysis."""
    from harmonize.reviewing import applying, record, sheet

    found = sheet.decisions_of(path) if path.suffix.lower() == ".xlsx" else record.read(path, link=True)
    if found.jurisdiction != analysis.jurisdiction:
        what = f"has decisions on {found.jurisdiction[:60]!r}, not {analysis.jurisdiction!r}"
        raise InputError(decided.plain(str(path)), what, "apply it to the analysis that it was made on")
    if found.analysis != mine and not carry:
        what = f"has decisions on another analysis ({found.analysis[:12]}..., this one is {mine[:12]}...)"
        raise InputError(str(path), what, "apply it there, or give --carry to take over what is on the same texts")
    return applying.Incoming(path.name, found)


def _language(folder: Path) -> str:
    """Return the language of the page in a folder: reports written again stay in it."""
    try:
        with (folder / PAGE).open("rb") as page:
            told = _LANGUAGE.search(page.read(300))
    except OSError:
        return DEFAULT
    return told["code"].decode() if told else DEFAULT


def _present(folder: Path) -> list[str]:
    """Return the formats whose reports are in a folder; the analysis itself comes first."""
    from harmonize import reports

    return [
        "json",
        *(name for name, (file, _) in reports.FORMATS.items() if name != "json" and (folder / file).exists()),
    ]


def _tell(done: Applied, files: int, written: Iterable[Path]) -> None:
    from harmonize.reviewing.agreement import disputes

    kept = done.record.unappliable
    click.echo(f"{files} file(s): {len(done.taken)} new decisions, {len(done.analysis.decisions)} in all, "
               f"{len(done.survived)} stand, {len(kept)} rows cannot be applied")  # fmt: skip
    lines = [*decided.followed(done), *decided.reopened(done)]
    lines += [decided.disputed(found) for found in disputes(done.analysis.decisions)]
    for line in (*lines, *map(decided.unappliable, kept), *(f"wrote {path}" for path in written)):
        click.echo(line)


def _status(done: Applied) -> Iterable[str]:
    from harmonize.reviewing import agreement, tally

    counts, made = tally.tally(done.analysis), done.analysis.decisions
    yield f"{'':<10}" + "".join(f"{word:>11}" for word in tally.TOLD)
    for kind, name in zip(tally.KINDS, ("articles", "elements", "provisions"), strict=True):
        yield f"{name:<10}" + "".join(f"{counts[kind][word]:>11}" for word in tally.TOLD)
    yield from (decided.disputed(found) for found in agreement.disputes(made))
    yield from (decided.contested(found) for found in agreement.contested(made))
    yield from (
        decided.plain(f"reopened: {subject.key}")
        for subject, word in tally.states(done.analysis).items() if word == "reopened"
    )  # fmt: skip
    yield from map(decided.unappliable, done.record.unappliable)
    for each in agreement.agreements(made):
        kappa = "not defined" if each.kappa is None else f"{each.kappa:.2f}"
        told = f"{each.alike} of {each.subjects} {each.kind} decisions alike, kappa {kappa}"
        yield decided.plain(f"agreement: {each.first} and {each.second}: {told}")
