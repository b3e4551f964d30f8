"""``harmonize corpus fetch``: the texts of laws, from the addresses on record."""

from __future__ import annotations

import shlex
import sys
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from harmonize.cli.corpora import held_of, in_corpus, of_codes
from harmonize.cli.terminal import BAD_INPUT, complain, leave, progress
from harmonize.errors import HarmonizeError, InputError

if TYPE_CHECKING:
    from harmonize.corpus.catalogue import Entry, Holding
    from harmonize.corpus.fetching import Fetched, Fetcher

MEGABYTES, SECONDS, PAUSE = 200, 600, 2
"""As in :mod:`harmonize.corpus.manners`, which help does not load."""


def bounded(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command the options for what a text may take, and how far requests lie apart."""
    options = (
        ("--largest", click.IntRange(min=1), MEGABYTES, "MB", "The largest text to take."),
        ("--seconds", click.FloatRange(min=1), SECONDS, "N", "The longest that a text may take; what came is kept."),
        ("--pause", click.FloatRange(min=0), PAUSE, "N", "Seconds between requests to a host; more where it asks so."),
    )
    for name, kind, default, sign, told in reversed(options):
        command = click.option(name, type=kind, default=default, show_default=True, metavar=sign, help=told)(command)
    return command


@click.command()
@of_codes
@in_corpus
@click.option("--law", "laws", multiple=True, metavar="ID", help="Only this law; also where its text is there already.")
@click.option("--allow-private", is_flag=True, help="Fetch from servers that are not of the public internet too.")
@bounded
@click.option("--quiet", "-q", is_flag=True, help="Show no progress and no list of what was fetched.")
def fetch(
    codes: tuple[str, ...], corpus: Path, laws: tuple[str, ...], allow_private: bool, quiet: bool, **bounds: float
) -> None:
    """Fetch the texts that are on record and not there, of all jurisdictions or of those named.

    A text is taken where it is what its name and its hash on record say, and never put over another one. What
    robots.txt forbids is left alone. Exit code 3 where a text could not be fetched.
    """
    from harmonize.corpus.fetching import Fetcher  # late: --help stays quick
    from harmonize.corpus.manners import Manners

    largest = int(bounds["largest"]) << 20
    manners = Manners(private=allow_private, largest=largest, seconds=bounds["seconds"], pause=bounds["pause"])
    try:
        holdings, errors = held_of(corpus, codes)
        complain(errors)
        entries = wanted(holdings, laws)
    except HarmonizeError as error:
        leave(error)
    if not (entries or errors or quiet):
        click.echo("nothing to fetch: every text on record is there")
    with progress(quiet) as tell:
        failed = fetched(entries, Fetcher(manners, tell), corpus, quiet)
    if failed or errors:
        sys.exit(BAD_INPUT)


def wanted(holdings: Iterable[Holding], laws: Sequence[str]) -> list[tuple[str, Entry]]:
    """Return the laws to fetch, with their jurisdictions: those named by id, or all whose text is not there."""
    if not laws:
        return [(holding.jurisdiction.id, entry) for holding in holdings for entry in holding.missing]
    there = [(holding.jurisdiction.id, entry) for holding in holdings for entry in holding.entries]
    known = {entry.manifest.id for _, entry in there}
    for law in laws:
        if law not in known:
            raise InputError(law, "is no law on record there", "see harmonize corpus list")
    return [(code, entry) for code, entry in there if entry.manifest.id in laws]


def fetched(entries: Iterable[tuple[str, Entry]], fetcher: Fetcher, corpus: Path, quiet: bool) -> bool:
    """Fetch texts one after the other, telling of each; tell whether one could not be fetched."""
    failed = False
    for code, entry in entries:
        try:
            found = fetcher.fetch(entry)
        except HarmonizeError as error:
            complain([error])
            failed = True
        else:
            tell_of(found, quiet)
            if not found.verified:
                tell_unverified(found, code, corpus)
    return failed


def tell_of(found: Fetched, quiet: bool) -> None:
    """Print what was fetched, always where nobody has verified it."""
    if not (quiet and found.verified):
        came, trust = "fetched" if found.new else "there already", "verified" if found.verified else "unverified"
        click.echo(f"{came}: {found.entry.path} ({found.size:,} bytes, {trust})")


def tell_unverified(found: Fetched, code: str, corpus: Path) -> None:
    """Print the hash of a text that no manifest has, and how it comes into it once somebody has compared the text."""
    words = ["harmonize", "corpus", "add", str(found.entry.path), "--corpus", str(corpus), "-j", code]
    click.echo(f"  its SHA-256, which nobody has vouched for: {found.sha256}")
    click.echo(f"  compare it with the official text, then: {shlex.join([*words, '--entry', found.entry.manifest.id])}")
