"""``harmonize explain``: the ledger behind a verdict, what is missing, and what would change it."""

from __future__ import annotations

import json
from pathlib import Path

import click

from harmonize.cli.terminal import leave
from harmonize.errors import HarmonizeError


@click.command()
@click.argument("folder", type=click.Path(path_type=Path), metavar="DIR")
@click.option("--article", "-a", required=True, metavar="N", help="The article: 6, budapest:6, P1-3, protocol1:3.")
@click.option("--instrument", "-i", metavar="ID", help="The instrument; default: the first that has the article.")
@click.option(
    "--provision", "-p", metavar="N", help="The provision, in any script and form: 192/b, 251-a; default: those cited."
)
@click.option("--statute", "-s", metavar="ID", help="Only this statute, where several were analyzed together.")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
def explain(
    folder: Path, article: str, instrument: str | None, provision: str | None, statute: str | None, form: str
) -> None:
    """Explain a verdict: its elements, the evidence of each provision, bar by bar, and what would change it.

    DIR is a folder that analyze wrote, or its analysis.json; nothing else is read. A bar is a piece of evidence: what
    was compared, what it adds to the provision's weight, the sum so far, and the words that it rests on.
    """
    from harmonize import asking, reports  # late: --help stays quick
    from harmonize.cli.waterfall import show
    from harmonize.reports import explanation
    from harmonize.reports.shelf import file_of

    try:
        analysis = reports.read(file_of(folder))
        finding = asking.find_article(analysis, article, instrument)
        sources = asking.find_statutes(analysis, statute)
        asked = asking.find_numbers(analysis, sources, provision) if provision else []
    except HarmonizeError as error:
        leave(error)
    told = explanation.explain(analysis, finding, sources, asked)
    if form == "json":
        written = json.dumps(explanation.explanation_dict(told), ensure_ascii=False, indent=1)
        click.echo(written.encode("utf-8", "backslashreplace"))
    else:
        show(told)
