"""``harmonize instruments``: the instruments that laws are measured against, listed, shown and checked."""

from __future__ import annotations

import json
import sys

import click

from harmonize.cli.terminal import complain, leave
from harmonize.errors import HarmonizeError, InputError

FAILED = 1


@click.group()
def instruments() -> None:
    """List, show and check the treaties and other standards that laws are measured against."""


@instruments.command("list")
def list_all() -> None:
    """List the instruments with their kind, version and size."""
    from harmonize.knowledge.instruments import load_instruments  # late: --help stays quick
    from harmonize.reports.instruments import counts

    try:
        loaded = load_instruments()
    except HarmonizeError as error:
        leave(error)
    width = max(len(item.id) for item in loaded)
    for item in loaded:
        count = counts(item)
        size = f"{count['articles']:>3} articles {count['elements']:>4} elements"
        click.echo(f"{item.id:<{width}}  {item.kind:<9}  {item.version:<10}  {size}  {item.short_title}")


@instruments.command()
@click.argument("instrument", metavar="INSTRUMENT")
@click.option("--article", "-a", "articles", metavar="N", multiple=True, help="Show this article only; repeatable.")
@click.option("--patterns", is_flag=True, help="Show also which notions show an element; html always does.")
@click.option("--format", "form", type=click.Choice(["text", "json", "html"]), default="text", show_default=True)
def show(instrument: str, articles: tuple[str, ...], patterns: bool, form: str) -> None:
    """Show what an instrument asks, article by article and element by element.

    As html it is a page of its own for the whole instrument.
    """
    from harmonize.knowledge.instruments import load_instruments
    from harmonize.knowledge.strings import load_strings
    from harmonize.reports import instruments as shown

    try:
        (loaded,) = load_instruments([instrument])
        unknown = sorted(set(articles) - {article.number for article in loaded.articles})
        if unknown:
            known = ", ".join(article.number for article in loaded.articles)
            raise InputError(f"{instrument}, article {unknown[0]}", "is not in the model", f"choose from {known}")
        if form == "html":
            click.echo(shown.render_instrument(loaded, load_strings()).encode(), nl=False)
        elif form == "json":
            click.echo(json.dumps(shown.instrument_dict(loaded, articles), ensure_ascii=False, indent=1))
        else:
            click.echo(shown.show(loaded, articles, patterns))
    except HarmonizeError as error:
        leave(error)


@instruments.command()
def schema() -> None:
    """Print the JSON Schema of an instrument's files, for editors that check TOML while it is written."""
    from harmonize.knowledge.instrument_files import json_schema

    click.echo(json.dumps(json_schema(), indent=1))


@instruments.command()
def check() -> None:
    """Check all that is known of instruments and States, and list what is wrong; exit code 1 if anything is."""
    from harmonize.knowledge.checking import checked

    found = 0
    for name, errors in checked():
        faults = list(errors)
        found += len(faults)
        click.echo(f"{name}: {f'{len(faults)} wrong' if faults else 'right'}")
        complain(faults)
    sys.exit(FAILED if found else 0)
