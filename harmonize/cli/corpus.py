"""``harmonize corpus``: keeps a corpus of laws: what is on record, where it is from, whether it is there."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from harmonize.cli.corpora import held_of, in_corpus, of_codes
from harmonize.cli.corpus_add import add
from harmonize.cli.corpus_diff import diff
from harmonize.cli.terminal import BAD_INPUT, complain, leave
from harmonize.errors import HarmonizeError

if TYPE_CHECKING:
    from harmonize.corpus.listing import Listed
    from harmonize.corpus.verifying import Verified

FAILED = 1
STYLES = {
    "missing": "yellow", "unverified": "yellow", "not on record": "magenta", "unexpected": "magenta",
    "there": "green", "verified": "green", "changed": "red",
}  # fmt: skip


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
        put(listing.as_json(laws) + "\n" if form == "json" else listing.as_csv(laws))
    complain(errors)
    if errors:
        sys.exit(BAD_INPUT)


@corpus.command()
@of_codes
@in_corpus
@click.option("--format", "form", type=click.Choice(["table", "json"]), default="table", show_default=True)
@click.option(
    "--fail-on", "failing", multiple=True, default=("changed",), show_default=True,
    type=click.Choice(["changed", "unverified", "missing", "unexpected"]),
    help="Exit 1 where a text is in this state; repeatable.",
)  # fmt: skip
def verify(codes: tuple[str, ...], corpus: Path, form: str, failing: tuple[str, ...]) -> None:
    """Hold each text to the hash on record: verified, changed, unverified, missing, or unexpected.

    Unverified: no hash is on record. Unexpected: no manifest names the text.
    """
    from harmonize.corpus import verifying  # late: --help stays quick

    try:
        holdings, errors = held_of(corpus, codes)
    except HarmonizeError as error:
        leave(error)
    texts, unread = verifying.verified(holdings, corpus)
    if form == "json":
        put(verifying.as_json(texts) + "\n")
    else:
        show_verified(texts)
    complain([*errors, *unread])
    if errors or unread:
        sys.exit(BAD_INPUT)
    if any(text.state in failing for text in texts):
        sys.exit(FAILED)


@corpus.command()
@click.argument("code", metavar="XX")
@click.option("--name", default="", help="The name in English, where XX is not on record.")
@click.option("--language", "languages", multiple=True, metavar="xx", help="A language of its laws; repeatable.")
@in_corpus
def new(code: str, name: str, languages: tuple[str, ...], corpus: Path) -> None:
    """Scaffold the folder of a jurisdiction, with a jurisdiction.toml to fill in.

    A State that harmonize has on record begins with what is on record. Nothing is overwritten.
    """
    from harmonize.corpus.scaffolding import scaffold

    try:
        for path in scaffold(corpus, code, name, languages):
            click.echo(f"wrote {path}")
    except HarmonizeError as error:
        leave(error)


corpus.add_command(add)
corpus.add_command(diff)


def put(content: str) -> None:
    """Print content for programs; a file's name may have bytes that are no letters."""
    click.echo(content.encode("utf-8", "backslashreplace"), nl=False)


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


def show_verified(texts: list[Verified]) -> None:
    """Print what texts are as a table, and how many are what."""
    from harmonize.cli.tables import show
    from harmonize.corpus.verifying import STATES

    rows = [(text.jurisdiction, text.title or text.file, text.state, told(text)) for text in texts]
    if rows:
        show(("", "Law", "Text", ""), rows, STYLES)
    click.echo(", ".join(f"{state}: {sum(text.state == state for text in texts)}" for state in STATES))


def told(text: Verified) -> str:
    """Tell what a state comes from."""
    if text.state == "changed":
        return f"sha256 {text.found[:12]}..., on record is {text.on_record[:12]}..."
    if text.state == "unverified":
        return f"no hash on record; that of the text is {text.found}"
    return "no manifest names it: harmonize corpus add" if text.state == "unexpected" else ""
