"""``harmonize analyze``: one jurisdiction's statutes in, analysis and reports out."""

from __future__ import annotations

import sys
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from harmonize.cli.bills import Draft, analyze_bill
from harmonize.cli.decided import carry, tell_carried
from harmonize.cli.drafts import drafted, tracked
from harmonize.cli.lenders import lenders
from harmonize.cli.limits import limited
from harmonize.cli.terminal import BAD_INPUT, complain, leave, progress
from harmonize.cli.wished import in_language, known_formats, texts
from harmonize.errors import HarmonizeError

if TYPE_CHECKING:
    from harmonize.model.jurisdiction import Jurisdiction
    from harmonize.model.verdict import Analysis
    from harmonize.reading.options import Changes

NOBODY = "ZZ"
"""The code of an unknown territory (ISO 3166 user-assigned)."""
KINDS = (
    "criminal-code", "criminal-procedure-code", "cybercrime-act", "copyright-act", "corporate-liability-act",
    "electronic-communications-act", "mutual-assistance-act", "data-protection-act", "policy-document",
    "other",
)  # fmt: skip


@click.command()
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path), metavar="PATH...")
@click.option("--jurisdiction", "-j", metavar="XX", help="The State or territory, by its two-letter code.")
@click.option("--unit", metavar="NAME", default="", help="The legal unit whose laws these are, as on record for XX.")
@click.option("--kind", type=click.Choice(KINDS), help="The kind of law, where the text does not tell it.")
@click.option("--language", metavar="xx", help="The language of the statutes, where it is not to be detected.")
@click.option(
    "--instrument",
    "instruments",
    multiple=True,
    metavar="ID",
    help="budapest, protocol1, ...; default: the three treaties.",
)
@click.option("--as-of", type=click.DateTime(["%Y-%m-%d"]), help="Judge reservations and treaty status on this date.")
@click.option(
    "--format",
    "formats",
    default="html,json",
    show_default=True,
    help="The reports to write, of html, docx, pdf, xlsx, csv, md, json.",
)
@click.option("--output", "-o", required=True, type=click.Path(path_type=Path, file_okay=False), help="Where to.")
@click.option("--specimen", metavar="NAME", help="Without PATH: the fictional jurisdiction to analyze.")
@click.option(
    "--translation",
    "translations",
    multiple=True,
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="An unofficial translation of a statute given.",
)
@click.option("--ocr/--no-ocr", default=True, help="Read pages without text from their pictures, with Tesseract.")
@click.option(
    "--semantic",
    metavar="FOLDER",
    type=click.Path(path_type=Path),
    help="Compare by meaning too, with the sentence encoder in this folder (ONNX); needs harmonize-law[semantic].",
)
@drafted
@lenders
@in_language
@click.option("--quiet", "-q", is_flag=True, help="Show no progress and no summary.")
@tracked
@limited
def analyze(
    paths: tuple[Path, ...],
    jurisdiction: str | None,
    unit: str,
    kind: str | None,
    language: str | None,
    instruments: tuple[str, ...],
    as_of: datetime | None,
    formats: str,
    output: Path,
    specimen: str | None,
    translations: tuple[Path, ...],
    ocr: bool,
    semantic: Path | None,
    draft: Path | None,
    against: Path | None,
    replaces: tuple[str, ...],
    amends: str,
    precedents: tuple[Path, ...],
    report_language: str,
    quiet: bool,
    changes: Changes,
    seconds: float,
    megabytes: int,
) -> None:
    """Analyze the statutes of one jurisdiction (files, or folders of them) and write the reports.

    Statutes given together are read together: what one lacks another may hold. Without PATH a fictional
    jurisdiction that comes with the program is analyzed.

    With --draft a bill is held against the law in force, whose statutes are found again by what --against recorded;
    PATH then says where they are.
    """
    if paths and specimen:
        raise click.UsageError("--specimen goes without PATH")
    if translations and not paths:
        raise click.UsageError("--translation goes with the PATH of the original")
    if (against or replaces or amends) and not draft:
        raise click.UsageError("--against, --replaces and --amends go with --draft BILL")
    from harmonize import pipeline, reports  # late: --help stays quick
    from harmonize.lending import lent
    from harmonize.reading.apart import Limits
    from harmonize.reviewing import keeping

    asked, strings = ([] if draft else known_formats(formats)), texts(report_language)
    try:
        known, files = subject(paths or ((draft,) if draft else ()), jurisdiction, specimen)
        part = unit_of(known, unit)
        day: date | None = as_of.date() if as_of else None
        limits = Limits(seconds, megabytes)
        given = pipeline.Given(
            kind,
            language,
            changes=changes,
            limits=limits,
            recognise=ocr,
            semantic=semantic,
            translations=translations,
            unit=part,
        )
        if draft:
            wish = Draft(draft, against, replaces, amends, paths, instruments or pipeline.DEFAULT_INSTRUMENTS)
            return analyze_bill(wish, known, given, formats, output, strings, quiet)
        earlier = keeping.kept(output)
        keeping.check_same(output, earlier, known.id, part)
        with progress(quiet) as show:
            outcome = pipeline.analyze(files, known, given, instruments or pipeline.DEFAULT_INSTRUMENTS, day, show)
            analysis, unlent = lent(outcome.analysis, precedents) if outcome.analysis else (None, [])
            analysis, carried = carry(analysis, output, earlier) if analysis else (None, None)
            written = reports.write(analysis, output, (*asked, "json"), strings) if analysis else []
    except HarmonizeError as error:
        leave(error)
    complain((*outcome.errors, *unlent))
    if analysis and not quiet:
        summarize(analysis, written)
        tell_carried(carried)
    if outcome.errors or unlent:
        sys.exit(BAD_INPUT)


def subject(
    paths: tuple[Path, ...], jurisdiction: str | None, specimen: str | None
) -> tuple[Jurisdiction, tuple[Path, ...]]:
    """Return the jurisdiction and the files to analyze: those given, or a specimen and its folder."""
    from harmonize.knowledge.jurisdictions import load_jurisdiction, load_specimen, specimens

    if paths:
        return load_jurisdiction(jurisdiction or NOBODY), paths
    name = specimen or next(specimens())
    known, place = load_specimen(name)
    unasked = "" if specimen else "no statute was given: "
    click.echo(f"{unasked}analyzing the specimen {name}, a fictional jurisdiction", err=True)
    return known, (place,)


def unit_of(known: Jurisdiction, unit: str) -> str:
    """Return a legal unit of a jurisdiction, empty for none; what is none of its units is wrong usage."""
    if unit and unit not in known.units:
        units = ", ".join(repr(each) for each in known.units) or "no units on record"
        raise click.BadParameter(f"{unit!r} is none of the legal units of {known.name}: {units}", param_hint="--unit")
    return unit


def summarize(analysis: Analysis, written: list[Path]) -> None:
    """Print how many articles have which status, and where the reports are."""
    counts: dict[str, int] = {}
    for finding in analysis.findings:
        counts[finding.status] = counts.get(finding.status, 0) + 1
    told = ", ".join(f"{number} {status}" for status, number in sorted(counts.items()))
    click.echo(f"{analysis.name}: {len(analysis.findings)} articles: {told}")
    for path in written:
        click.echo(f"wrote {path}")
