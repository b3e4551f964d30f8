"""``harmonize lexicon``: what lexicons hold, and which words of computer-crime provisions they do not cover."""

from __future__ import annotations

import sys
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING

import click

from harmonize.cli.drafts import tracked
from harmonize.cli.limits import limited
from harmonize.cli.terminal import BAD_INPUT, complain, leave, progress
from harmonize.errors import HarmonizeError, InputError

if TYPE_CHECKING:
    from harmonize.model.law import Statute
    from harmonize.model.lexicon import Entry, Lexicon
    from harmonize.pipeline import Given, Progress
    from harmonize.reading.options import Changes


@click.group()
def lexicon() -> None:
    """List and show the words by which laws are understood, and find those that are missing."""


@lexicon.command("list")
@click.option("--missing", is_flag=True, help="Name the notions that a lexicon has no words for.")
def list_all(missing: bool) -> None:
    """List the lexicons with their size, and how many notions have no words yet."""
    from harmonize.knowledge.lexicons import load_glosses, load_lexicons  # late: --help stays quick
    from harmonize.reports.coverage import listed

    try:
        for line in listed(load_lexicons(), load_glosses(), missing):
            click.echo(line)
    except HarmonizeError as error:
        leave(error)


@lexicon.command()
@click.argument("language", metavar="xx")
@click.argument("concept")
def show(language: str, concept: str) -> None:
    """Show how a language says a notion: phrases, look-alikes, where a phrase is typical."""
    from harmonize.knowledge.lexicons import load_glosses, load_lexicon
    from harmonize.reports.coverage import shown

    try:
        glosses, loaded = load_glosses(), load_lexicon(language)
        for line in shown(loaded, entry_of(loaded, concept, glosses), glosses[concept]):
            click.echo(line)
    except HarmonizeError as error:
        leave(error)


def entry_of(loaded: Lexicon, concept: str, glosses: dict[str, str]) -> Entry:
    """Return a lexicon's entry for a concept; an :class:`InputError` where it has none, or there is no such notion."""
    for entry in loaded.entries:
        if entry.concept == concept:
            return entry
    if concept in glosses:
        remedy = f"add it to models/lexicons/{loaded.language}.toml: it means {glosses[concept]}"
        raise InputError(f"concept {concept}", f"has no words in {loaded.name} yet", remedy)
    near = get_close_matches(concept, glosses, 5)
    remedy = f"did you mean {', '.join(near)}?" if near else "models/concepts.toml lists them"
    raise InputError(f"concept {concept}", "is unknown", remedy)


@lexicon.command()
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="PATH...")
@click.option("--language", metavar="xx", help="The language of the laws, where it is not to be detected.")
@click.option("--kind", metavar="KIND", help="The kind of law, where the text does not tell it.")
@click.option(
    "--like", multiple=True, metavar="N",
    help="A provision about computer crime, by its number; repeatable. Needed for a language without a lexicon.",
)  # fmt: skip
@click.option(
    "--instrument", "instruments", multiple=True, metavar="ID", default=["budapest"], show_default=True,
    help="Whose articles on offences and powers say what computer crime is.",
)  # fmt: skip
@click.option("--top", type=click.IntRange(min=1), default=40, show_default=True, metavar="N", help="So many words.")
@click.option("--format", "form", type=click.Choice(["text", "csv", "json"]), default="text", show_default=True)
@click.option("--ocr/--no-ocr", default=True, help="Read pages without text from their pictures, with Tesseract.")
@tracked
@limited
def coverage(
    paths: tuple[Path, ...],
    language: str | None,
    kind: str | None,
    like: tuple[str, ...],
    instruments: tuple[str, ...],
    top: int,
    form: str,
    ocr: bool,
    changes: Changes,
    seconds: float,
    megabytes: int,
) -> None:
    """List the words of provisions about computer crime that no entry of the lexicon covers.

    They are ranked by how much more frequent they are there than in the rest of the law, so give the whole law, or
    several. Each comes with the phrase that would cover it, its counts, and an example. Also listed: the notions that
    articles on offences and powers ask for and that the laws nowhere say, or the lexicon has no words for.
    """
    from harmonize import covering, pipeline  # late: --help stays quick
    from harmonize.knowledge.instruments import load_instruments
    from harmonize.reading.apart import Limits
    from harmonize.reports import coverage as rendered

    given = pipeline.Given(kind, language, changes=changes, limits=Limits(seconds, megabytes), recognise=ocr)
    try:
        with progress(quiet=False) as show_progress:
            statutes, errors = read_all(paths, given, show_progress)
            complain(errors)
            found = covering.coverage(statutes, load_instruments(instruments), like, pipeline.cues_for)
    except HarmonizeError as error:
        leave(error)
    render = {"text": rendered.as_text, "csv": rendered.as_csv, "json": rendered.as_json}[form]
    if found:
        click.echo(render(found, top), nl=form != "csv")
    if errors:
        sys.exit(BAD_INPUT)


def read_all(
    paths: tuple[Path, ...], given: Given, show_progress: Progress
) -> tuple[list[Statute], list[HarmonizeError]]:
    """Read every statute that can be used; return the errors of the others."""
    from harmonize import pipeline
    from harmonize.expanding import expand_all

    files, errors = expand_all(paths)
    statutes: list[Statute] = []
    for path in files:
        try:
            statutes.append(pipeline.read_statute(path, given, show_progress))
        except HarmonizeError as error:
            errors.append(error)
    return statutes, errors
