"""``harmonize analyze --draft``: a bill held against the law in force."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click

from harmonize.cli.decided import carry, tell_carried
from harmonize.cli.terminal import BAD_INPUT, complain, progress

if TYPE_CHECKING:
    from harmonize.bills import Drafted
    from harmonize.given import Given, Progress
    from harmonize.model.jurisdiction import Jurisdiction

Strings = Mapping[str, Mapping[str, str]]


@dataclass(frozen=True, slots=True)
class Draft:
    """What the user said of a bill: its file, the law in force, what it replaces, and where the statutes are."""

    bill: Path
    against: Path | None
    replaces: tuple[str, ...]
    amends: str
    paths: tuple[Path, ...]
    instruments: Sequence[str]


def analyze_bill(
    draft: Draft, known: Jurisdiction, given: Given, formats: str, output: Path, strings: Strings, quiet: bool
) -> None:
    """Write the analysis of the law as a bill would have it, and the reports in force | bill | obligation.

    Raises a :class:`HarmonizeError` where the bill or a statute of the law in force cannot be used.
    """
    from harmonize import findings, reports
    from harmonize.cli.progress import summarize, wanted, write
    from harmonize.reviewing import keeping

    asked = wanted(formats)
    if draft.against and output.resolve() == _folder(draft.against).resolve():
        raise click.UsageError("--output is the folder of --against: the law in force would be overwritten")
    if draft.against is None and (draft.replaces or draft.amends or draft.paths):
        raise click.UsageError("PATH, --replaces and --amends go with --against DIR")
    with progress(quiet) as show:
        made = _drafted(draft, known, given, show)
    complain(made.errors)
    if made.analysis is None:
        sys.exit(BAD_INPUT)
    earlier = keeping.kept(output)
    keeping.check_same(output, earlier, known.id, given.unit, made.analysis.draft)
    analysis, carried = carry(made.analysis, output, earlier)
    found = findings.compare(made.in_force, analysis)
    written = reports.write(analysis, output, ["json"], strings)
    if draft.against is None:
        written += reports.write(made.in_force, output / "in-force", ["json"], strings)
    written += write(found, output, "draft", asked, strings)
    if not quiet:
        summarize(found)
        for path in written:
            click.echo(f"wrote {path}")
        tell_carried(carried)
    if made.errors:
        sys.exit(BAD_INPUT)


def _drafted(draft: Draft, known: Jurisdiction, given: Given, show: Progress) -> Drafted:
    from harmonize import bills, reports
    from harmonize.reports.shelf import file_of

    if draft.against is None:
        return bills.tracked(draft.bill, known, given, draft.instruments, show)
    in_force = reports.read(file_of(draft.against))
    paths = bills.places(in_force, _folder(draft.against), draft.paths)
    return bills.against(draft.bill, in_force, paths, bills.Said(draft.replaces, draft.amends), given, show)


def _folder(analysis: Path) -> Path:
    return analysis if analysis.is_dir() else analysis.parent
