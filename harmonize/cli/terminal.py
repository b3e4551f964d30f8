"""What commands share: errors on one line each, progress where somebody watches."""

from __future__ import annotations

import os
import sys
import traceback
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from io import BytesIO, TextIOWrapper
from typing import Any, NoReturn

import click

from harmonize.errors import HarmonizeError

BAD_INPUT = 3
CRASHED, STOPPED, UNREAD = 70, 130, 141
"""What a program that fails, is stopped or has no reader ends with elsewhere: 1 would be taken for findings."""


def complain(errors: Iterable[HarmonizeError]) -> None:
    """Print errors on standard error, each on one line, without what moves the cursor."""
    for error in errors:
        said = "".join(sign for sign in str(error) if sign.isprintable() or sign.isspace())
        click.echo("error: " + " ".join(said.split()), err=True)


def leave(error: HarmonizeError) -> NoReturn:
    """Print an error and end with the exit code for bad input."""
    complain([error])
    sys.exit(BAD_INPUT)


def in_colour() -> bool:
    """Tell whether standard output is a terminal whose user did not ask for plain text (https://no-color.org)."""
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR")


class Guarded(click.Group):
    """Commands, none of which ends with a finding's exit code where it was stopped or failed."""

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command that was asked for."""
        try:
            return super().invoke(ctx)
        except (KeyboardInterrupt, click.Abort):
            click.echo("stopped", err=True)
            ctx.exit(STOPPED)
        except (click.ClickException, click.exceptions.Exit):
            raise
        except BrokenPipeError:
            sys.stdout = TextIOWrapper(BytesIO())  # else the interpreter complains when it flushes what nobody reads
            ctx.exit(UNREAD)
        except Exception as error:
            traceback.print_exception(error)
            complain([unforeseen(error)])
            ctx.exit(CRASHED)


def unforeseen(error: Exception) -> HarmonizeError:
    """Return what to tell of an error that nobody foresaw."""
    if isinstance(error, MemoryError):
        return HarmonizeError("memory", "there is not enough of it", "end other programs, or do less at a time")
    return HarmonizeError("harmonize", f"failed ({type(error).__name__})", "report it, with the lines above")


@contextmanager
def progress(quiet: bool) -> Iterator[Callable[[str], None]]:
    """Give a function that shows what is being done; it shows nothing when asked to be quiet or nobody watches."""
    if quiet or not sys.stderr.isatty():
        yield lambda _: None
        return
    from rich.console import Console  # late: only where somebody watches

    with Console(stderr=True).status("starting") as status:
        yield lambda doing: status.update(doing)


@contextmanager
def time_left(quiet: bool) -> Iterator[Callable[[str, float], None]]:
    """Give a function that shows what was done last, how much is done, and the time left, where somebody watches."""
    if quiet or not sys.stderr.isatty():
        yield lambda _, __: None
        return
    from rich.console import Console  # late: only where somebody watches
    from rich.markup import escape
    from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn, TimeRemainingColumn

    columns = (BarColumn(), TextColumn("{task.percentage:>3.0f}%"), TimeRemainingColumn(), TimeElapsedColumn())
    with Progress(*columns, TextColumn("{task.description}"), console=Console(stderr=True)) as shown:
        bar = shown.add_task("starting", total=1.0)
        yield lambda doing, share: shown.update(bar, description=escape(doing), completed=share)
