"""``harmonize outline``: the tree of provisions of one statute, on standard output."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import click

from harmonize.cli.drafts import tracked
from harmonize.cli.limits import limited
from harmonize.cli.terminal import leave
from harmonize.errors import HarmonizeError

if TYPE_CHECKING:
    from harmonize.reading.options import Changes


@click.command()
@click.argument("path", type=click.Path(path_type=Path))
@click.option("--format", "form", type=click.Choice(["text", "json", "akn"]), default="text", show_default=True)
@click.option("--language", metavar="xx", help="The language of the statute, where it is not to be detected.")
@click.option("--jurisdiction", "-j", metavar="XX", default="", help="For akn: the State, by its two-letter code.")
@tracked
@limited
def outline(
    path: Path, form: str, language: str | None, jurisdiction: str, changes: Changes, seconds: float, megabytes: int
) -> None:
    """Show the provisions of a statute as a tree, with their pages."""
    from harmonize import pipeline, structure  # late: --help stays quick
    from harmonize.reading.apart import Limits

    given = pipeline.Given(language=language, changes=changes, limits=Limits(seconds, megabytes))
    try:
        statute = pipeline.read_statute(path, given)
    except HarmonizeError as error:
        leave(error)
    if form == "json":
        click.echo(json.dumps(structure.outline(statute), ensure_ascii=False, indent=1))
    elif form == "akn":
        click.echo(structure.akn(statute, jurisdiction), nl=False)
    else:
        click.echo(structure.indented(statute))
