"""Writes the manual pages of the commands into a folder: ``python docs/manual.py docs/man``.

A page says what ``--help`` says. It has no date, so that it is the same whenever it is made.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from importlib.metadata import version
from inspect import cleandoc
from pathlib import Path

import click
from click_man.man import ManPage

from harmonize.cli import main


def write(folder: Path) -> None:
    """Write a page for each command into a folder, made where it is missing."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in pages(click.Context(main, info_name="harmonize", **main.context_settings)):
        (folder / f"{name}.1").write_text(text, encoding="utf-8")


def pages(context: click.Context) -> Iterator[tuple[str, str]]:
    """Yield name and text of the page of a command, and of those below it."""
    yield context.command_path.replace(" ", "-"), page(context)
    for name, command in below(context):
        yield from pages(click.Context(command, info_name=name, parent=context))


def page(context: click.Context) -> str:
    """Return the page of one command."""
    made = ManPage(context.command_path)
    made.version = version("harmonize-law")
    made.date = ""
    made.short_help = in_short(context.command)
    made.description = cleandoc(context.command.help or "")
    made.synopsis = " ".join(context.command.collect_usage_pieces(context))
    options = (item for item in context.command.get_params(context) if isinstance(item, click.Option))
    made.options = [record for option in options if (record := option.get_help_record(context))]
    made.commands = [(name, in_short(command)) for name, command in below(context)]
    return str(made)


def below(context: click.Context) -> list[tuple[str, click.Command]]:
    """Return the commands of a group by name, the hidden ones left out; none of a command."""
    commands = getattr(context.command, "commands", {})
    return sorted((name, command) for name, command in commands.items() if not command.hidden)


def in_short(command: click.Command) -> str:
    """Return what a command does: the first paragraph of its help."""
    return " ".join(cleandoc(command.help or "").partition("\n\n")[0].split())


if __name__ == "__main__":
    write(Path(sys.argv[1]))
