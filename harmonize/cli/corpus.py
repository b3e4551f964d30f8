"""``harmonize corpus``: keeps a corpus of laws: what is on record, where it is from, whether it is there."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from harmonize.cli.corpora import held_of, in_corpus, of_codes
from harmonize.cli.terminal import BAD_INPUT, complain, leave
from harmonize.errors import HarmonizeError

if TYPE_CHECKING:
    from harmonize.corpus.listing import Listed

STYLES = {"missing": "yellow", "unverified": "yellow", "not on record": "magenta", "there": "green"}


@click.group()
def corpus() -> None:
    """Keep a corpus: the laws of jurisdictions on record, their texts fetched, verified and compared.

    A corpus is a folder with a folder for each jurisdiction, and in it one for each law with its statute.toml.
    """


@corpus.command("list")
@of_codes
@in_corpus
@click.option("--format", "form", type=click.Choice(["table", "csv", "json"]), default="table", show_default=True)
def list_all(codes: tuple[str, ...], corpus: Path, form: str) -> None:
    """List the laws on record, of all jurisdictions or of those named.

    A law whose text is not there is missing; one whose text nobody has verified has no hash on record.
    """
    from harmonize.corpus import listing  # late: --help stays quick

    try:
        holdings, errors = held_of(corpus, codes)
    except HarmonizeError as error:
        leave(error)
    laws = listing.listed(holdings, corpus)
    if form == "table":
        show_laws(laws, len(holdings))
    else:
        click.echo(listing.as_json(laws) if form == "json" else listing.as_csv(laws), nl=form == "json")
    complain(errors)
    if errors:
        sys.exit(BAD_INPUT)


def show_laws(laws: list[Listed], jurisdictions: int) -> None:
    """Print laws as a table, and how many of them are missing or unverified."""
    from harmonize.cli.tables import show

    rows = [(law.jurisdiction, law.title or law.file, law.citation, law.kind, law.language, law.text, hashed(law))
            for law in laws]  # fmt: skip
    if rows:
        show(("", "Law", "Citation", "Kind", "Language", "Text", "Hash"), rows, STYLES)
    words = ("missing", "unverified", "not on record")
    told = ", ".join(f"{word}: {sum(word in row[5:] for row in rows)}" for word in words)
    click.echo(f"laws: {len(laws)}, jurisdictions: {jurisdictions}; {told}")


def hashed(law: Listed) -> str:
    """Tell whether the hash of a law's text is on record."""
    if law.text == "not on record":
        return ""
    return "recorded" if law.verified else "unverified"
