"""``harmonize corpus diff``: two versions of one law in, what became of its provisions out."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from harmonize.cli.limits import limited
from harmonize.cli.terminal import in_colour, leave, progress
from harmonize.cli.wished import in_language, texts
from harmonize.errors import HarmonizeError

if TYPE_CHECKING:
    from harmonize.model.versions import Versions
    from harmonize.reports.versions import Strings

FOUND = 1
TONES = {"gone": "red", "new": "green"}
FATES = {"added": "green", "repealed": "red", "renumbered": "cyan", "changed": "yellow"}


@click.command()
@click.argument("old", type=click.Path(path_type=Path), metavar="OLD")
@click.argument("new", type=click.Path(path_type=Path), metavar="NEW")
@click.option("--format", "form", type=click.Choice(["text", "json", "md", "html"]), default="text", show_default=True)
@click.option("--language", metavar="xx", help="The language of the law, where it is not to be detected.")
@click.option("--ocr/--no-ocr", default=True, help="Read pages without text from their pictures, with Tesseract.")
@click.option("--fail-on", type=click.Choice(["any"]), help="Exit 1 where any provision differs.")
@click.option("--quiet", "-q", is_flag=True, help="Show no progress.")
@in_language
@limited
def diff(
    old: Path,
    new: Path,
    form: str,
    language: str | None,
    ocr: bool,
    fail_on: str | None,
    quiet: bool,
    report_language: str,
    seconds: float,
    megabytes: int,
) -> None:
    """Compare two versions of one law: provisions added, repealed, renumbered, changed, on standard output.

    OLD and NEW are files. In the words of a provision what is gone stands in [−…−], what is new in {+…+}.
    """
    from harmonize.corpus.comparing import differences  # late: --help stays quick
    from harmonize.pipeline import Given
    from harmonize.reading.apart import Limits
    from harmonize.reports.versions import to_json

    strings = texts(report_language)
    given = Given(language=language, limits=Limits(seconds, megabytes), recognise=ocr)
    try:
        with progress(quiet) as show:
            found = differences(old, new, given, show)
    except HarmonizeError as error:
        leave(error)
    if not found.kin:
        click.echo(f"note: {strings['versions']['strangers']}", err=True)
    if form == "text":
        print_text(found, strings)
    else:
        click.echo(
            to_json(found).encode("utf-8", "backslashreplace") if form == "json" else paper(found, form, strings)
        )
    if fail_on and found.revisions:
        sys.exit(FOUND)


def paper(found: Versions, form: str, strings: Strings) -> bytes:
    """Return two versions as a page or as Markdown."""
    from harmonize.reports.markdown import markdown
    from harmonize.reports.versions import report
    from harmonize.reports.web import page

    arranged = report(found, strings)
    return page(arranged, strings).encode("utf-8") if form == "html" else markdown(arranged)


def print_text(found: Versions, strings: Strings) -> None:
    """Print how many provisions became what, then each with its words, in colour where that is a terminal."""
    from io import TextIOWrapper

    from rich.console import Console
    from rich.text import Text

    from harmonize.reports.excerpts import printable
    from harmonize.reports.versions import numbered, paged, worded

    if isinstance(sys.stdout, TextIOWrapper):
        sys.stdout.reconfigure(errors="replace")
    console = Console(color_system="auto" if in_colour() else None, highlight=False, emoji=False, soft_wrap=True)
    names = strings["fate"]
    console.print(Text(", ".join(f"{names[fate]}: {count}" for fate, count in found.counts().items()), "bold"))
    for each in found.revisions:
        head = Text(f"\n{names[each.fate]:<11} ", FATES[each.fate])
        head.append(printable(f"{numbered(each, strings)}  {each.place.heading}").rstrip(), "bold")
        console.print(head.append(f"  {paged(each.place, strings)}", "not bold dim"))
        runs = worded(each, found.after.language, strings)
        console.print(Text.assemble("  ", *((kept(run.text), TONES.get(run.tone, "")) for run in runs)))


def kept(words: str) -> str:
    """Return words on one line as a terminal may show them, the blanks at their ends kept."""
    from harmonize.reports.excerpts import printable

    said = printable(words)
    return f"{' ' * words[:1].isspace()}{said}{' ' * (words[-1:].isspace() and bool(said))}"
