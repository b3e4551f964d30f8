"""What nobody foresaw: a command that fails, is stopped or has no reader ends with no code that means findings."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from corpora import corpus
from harmonize.cli import main
from harmonize.cli.terminal import Guarded


def raising(error: BaseException) -> Callable[..., object]:
    """Return what raises an error wherever it is called."""

    def raised(*_: object, **__: object) -> object:
        raise error

    return raised


@pytest.mark.parametrize(
    ("error", "code", "told"),
    [
        (MemoryError(), 70, "error: memory: there is not enough of it; "),
        (ZeroDivisionError(), 70, "error: harmonize: failed (ZeroDivisionError); report it, with the lines above"),
        (KeyboardInterrupt(), 130, "stopped"),
        (click.Abort(), 130, "stopped"),
        (BrokenPipeError(), 141, ""),
    ],
)
def test_a_check_that_does_not_end_has_not_failed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: BaseException, code: int, told: str
) -> None:
    """1 is the code of findings, of which there are none; the lines of the program stand before what is told."""
    place = corpus(tmp_path)
    monkeypatch.setattr("harmonize.checks.material.gather", raising(error))
    done = CliRunner().invoke(main, ["check", str(place)])
    assert done.exit_code == code
    assert told in done.stderr
    assert ("Traceback" in done.stderr) == (code == 70)


@pytest.mark.parametrize(("asked", "code"), [(["--wrong"], 2), (["--help"], 0), (["leave"], 3), (["use"], 2)])
def test_what_a_command_ends_with_itself_stays(asked: list[str], code: int) -> None:
    """Wrong usage, help, and the codes that commands choose."""

    @click.group(cls=Guarded)
    def commands() -> None:
        """Do something."""

    @commands.command()
    def leave() -> None:
        sys.exit(3)

    @commands.command()
    def use() -> None:
        raise click.UsageError("no")

    assert CliRunner().invoke(commands, asked).exit_code == code


def test_nobody_reads_on(checkout: Path) -> None:
    """Where a pipe's reader has left, the command ends in silence."""
    code = "import sys, time; from harmonize.cli import main; time.sleep(1); main(['instruments', 'list'])"
    process = subprocess.Popen(
        [sys.executable, "-c", code], cwd=checkout, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    assert process.stdout
    assert process.stderr
    process.stdout.close()
    assert process.stderr.read() == ""
    assert process.wait(60) == 141
