"""``harmonize corpus add``: a law's text in, the manifest proposed for it out, or both into a corpus."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from harmonize.cli.analyze import KINDS
from harmonize.cli.corpora import in_corpus
from harmonize.cli.limits import limited
from harmonize.cli.terminal import leave, progress
from harmonize.errors import HarmonizeError, InputError

if TYPE_CHECKING:
    from harmonize.corpus.catalogue import Holding
    from harmonize.corpus.proposing import Said
    from harmonize.pipeline import Given

NEW = ("id_", "title", "citation", "kind", "language", "units", "source", "address", "seen")
"""The parameters that describe a law which is not on record yet."""


@click.command()
@click.argument("path", type=click.Path(path_type=Path), metavar="FILE")
@click.option("--jurisdiction", "-j", metavar="XX", default="", help="Put the law on record of this jurisdiction.")
@in_corpus
@click.option("--entry", metavar="ID", default="", help="The law on record that FILE is the text of.")
@click.option("--id", "id_", metavar="ID", default="", help="The law's id in the corpus.")
@click.option("--title", default="", help="The title, where the text does not tell it well.")
@click.option("--citation", default="", help="Where it was published, such as a gazette's number.")
@click.option("--kind", type=click.Choice(KINDS), help="The kind of law.")
@click.option("--language", metavar="xx", help="The language of the law.")
@click.option("--unit", "units", multiple=True, metavar="NAME", help="A legal unit it applies in; repeatable.")
@click.option("--source", metavar="PAGE", default="", help="Where the text is from: the page that publishes it.")
@click.option("--text", "address", metavar="URL", default="", help="The address that serves the text itself.")
@click.option("--seen", type=click.DateTime(["%Y-%m-%d"]), help="The day the text was got; default: today.")
@click.option("--ocr/--no-ocr", default=True, help="Read pages without text from their pictures, with Tesseract.")
@click.option("--quiet", "-q", is_flag=True, help="Show no progress.")
@limited
def add(
    path: Path,
    jurisdiction: str,
    corpus: Path,
    entry: str,
    id_: str,
    title: str,
    citation: str,
    kind: str | None,
    language: str | None,
    units: tuple[str, ...],
    source: str,
    address: str,
    seen: datetime | None,
    ocr: bool,
    quiet: bool,
    seconds: float,
    megabytes: int,
) -> None:
    """Read the text of a law and propose its statute.toml, on standard output.

    With --jurisdiction the law is put on record: FILE is copied into a folder of its own, or moved there where it lies
    loose in the jurisdiction's; the manifest is beside it. What was detected and not said is marked in it; nobody has
    reviewed it. With --entry FILE becomes the text of a law that is on record, if it is the one whose hash is recorded
    or none is: then the hash is. Of that law its manifest tells the rest, and no option does.
    """
    from harmonize.corpus.catalogue import holding_of  # late: --help stays quick
    from harmonize.corpus.proposing import Said
    from harmonize.pipeline import Given
    from harmonize.reading.apart import Limits

    if entry and not jurisdiction:
        raise click.UsageError("--entry goes with --jurisdiction XX")
    if entry and (name := described()):
        raise click.UsageError(f"--entry goes without {name}: correct the law's statute.toml where it says otherwise")
    day = seen.date() if seen else date.today()
    said = Said(day, id_, title, citation, kind or "", language or "", source, address, units)
    given = Given(kind, language, limits=Limits(seconds, megabytes), recognise=ocr)
    try:
        holding = holding_of(corpus, jurisdiction) if jurisdiction else None
        if holding and entry:
            supply(path, holding, entry, given, quiet)
        else:
            propose(path, holding, said, given, quiet, corpus)
    except HarmonizeError as error:
        leave(error)


def described() -> str:
    """Return the first option given that describes a new law, empty where there is none."""
    context = click.get_current_context()
    given = (each for each in context.command.params if each.name in NEW and is_given(context, each.name))
    return next((each.opts[0] for each in given), "")


def is_given(context: click.Context, name: str) -> bool:
    """Tell whether a parameter was said by the user."""
    return context.get_parameter_source(name) is not click.core.ParameterSource.DEFAULT


def propose(path: Path, holding: Holding | None, said: Said, given: Given, quiet: bool, corpus: Path) -> None:
    """Print the manifest proposed for a text; put both on record where a jurisdiction is given."""
    from dataclasses import replace

    from harmonize import pipeline
    from harmonize.corpus import adding, ignoring, proposing
    from harmonize.knowledge.manifests import MANIFEST, manifest_of

    if manifest_of(path):
        remedy = "correct that, or give the text of a law that is not on record"
        raise InputError(str(path), f"is on record in {path.parent / MANIFEST}", remedy)
    if holding:
        adding.check_unrecorded(path, holding.entries)
        adding.check_wished(said.applies_in, holding)
    spoken = holding.jurisdiction.languages if holding else ()
    with progress(quiet) as show:
        statute = pipeline.read_statute(path, replace(given, expected=spoken), show)
    code = holding.jurisdiction.id if holding else ""
    proposed = proposing.proposal(statute, path.name, code, said)
    click.echo(proposed.text, nl=False)
    if holding:
        begun = ignoring.begun(corpus)
        click.echo(f"wrote {adding.add(path, proposed, holding)}", err=True)
        if not begun and (ignored := ignoring.begin(corpus)):
            click.echo(f"wrote {ignored}", err=True)


def supply(path: Path, holding: Holding, id_: str, given: Given, quiet: bool) -> None:
    """Give a law on record its text, once it is read and known to be a law."""
    from dataclasses import replace

    from harmonize import pipeline
    from harmonize.corpus import adding

    entry = next((entry for entry in holding.entries if entry.manifest.id == id_), None)
    if not entry:
        there = ", ".join(entry.manifest.id for entry in holding.entries) or "none yet"
        raise InputError(f"entry {id_!r}", f"is no law on record of {holding.jurisdiction.name}", f"there is {there}")
    adding.check_fits(path, entry)
    if not entry.manifest.sha256:
        adding.check_unrecorded(path, holding.entries)
    with progress(quiet) as show:
        statute = pipeline.read_statute(path, replace(given, expected=holding.jurisdiction.languages), show)
    text = adding.supply(path, entry)
    click.echo(f"{text}: the text of {id_}, provisions: {len(statute.articles())}")
