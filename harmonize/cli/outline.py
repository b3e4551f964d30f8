"""``harmonize outline``: the tree of provisions of one statute, on standard output."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import click

from harmonize.cli.drafts import tracked
from harmonize.cli.limits import limited
from harmonize.cli.terminal import in_colour, leave, progress
from harmonize.errors import HarmonizeError

if TYPE_CHECKING:
    from harmonize.model.law import Statute
    from harmonize.reading.options import Changes


MOST_PAGES = 5_000


def numbered(asked: str) -> frozenset[int]:
    """Return the pages that a list of numbers and ranges names; empty for an empty list.

    >>> sorted(numbered("1-3, 58"))
    [1, 2, 3, 58]
    """
    pages: set[int] = set()
    for part in filter(None, asked.replace(" ", "").split(",")):
        first, dash, last = part.partition("-")
        if not (first.isdecimal() and (last.isdecimal() or not dash)):
            raise click.BadParameter(f"{part} is no page and no range of pages: write 1-30,58")
        pages.update(range(int(first), min(int(last or first), MOST_PAGES) + 1))
    return frozenset(pages)


def show(statute: Statute, lines: str) -> None:
    """Print an outline in colour, and below it how much was understood."""
    from rich.console import Console

    from harmonize.cli.colours import coloured, summary

    console = Console(highlight=False, soft_wrap=True)
    for line in lines.splitlines():
        console.print(coloured(line))
    console.print(summary(statute), style="italic", markup=False)


@click.command()
@click.argument("path", type=click.Path(path_type=Path))
@click.option("--format", "form", type=click.Choice(["text", "json", "akn", "html"]), default="text", show_default=True)
@click.option("--language", metavar="xx", help="The language of the statute, where it is not to be detected.")
@click.option("--jurisdiction", "-j", metavar="XX", default="", help="For akn: the State, by its two-letter code.")
@click.option(
    "--pages", default="1-30", show_default=True, callback=lambda _, __, asked: numbered(asked),
    help="For html: the pages of a PDF that are shown as pictures, as 1-30,58; the others are set anew.",
)  # fmt: skip
@click.option("--ocr/--no-ocr", default=True, help="Read pages without text from their pictures, with Tesseract.")
@tracked
@limited
def outline(
    path: Path,
    form: str,
    language: str | None,
    jurisdiction: str,
    pages: frozenset[int],
    ocr: bool,
    changes: Changes,
    seconds: float,
    megabytes: int,
) -> None:
    """Show the provisions of a statute as a tree, with their pages.

    As html it shows the pages beside the tree, every line in the colour of what it was taken for.
    """
    from harmonize import pipeline, structure  # late: --help stays quick
    from harmonize.reading.apart import Limits

    limits = Limits(seconds, megabytes)
    given = pipeline.Given(language=language, changes=changes, limits=limits, recognise=ocr)
    try:
        with progress(quiet=False) as show_progress:
            statute = pipeline.read_statute(path, given, show_progress)
            pictures = pipeline.pictures(path, statute, pages, given) if form == "html" else {}
    except HarmonizeError as error:
        leave(error)
    if form == "json":
        click.echo(json.dumps(structure.outline(pipeline.with_definitions(statute)), ensure_ascii=False, indent=1))
    elif form == "akn":
        click.echo(structure.akn(statute, jurisdiction), nl=False)
    elif form == "html":
        from harmonize.knowledge.strings import load_strings
        from harmonize.reports.outline_html import render_outline

        click.echo(render_outline(statute, pictures, load_strings()).encode(), nl=False)
    elif in_colour():
        show(statute, structure.indented(statute))
    else:
        click.echo(structure.indented(statute))
