"""Completion and manual pages: what click knows of the commands, for shells and for ``man``."""

from __future__ import annotations

import os
import runpy
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from harmonize.cli import main
from harmonize.cli.completion import PROGRAM, VARIABLE

CALL = f"import sys; from harmonize.cli import main; main(prog_name={PROGRAM!r})"


def script(shell: str) -> str:
    """What the command prints for a shell."""
    done = CliRunner().invoke(main, ["completion", shell])
    assert done.exit_code == 0, done.output
    return done.stdout


@pytest.fixture
def commands(checkout: Path, tmp_path: Path) -> dict[str, str]:
    """An environment in which ``harmonize`` is this checkout's."""
    program = tmp_path / PROGRAM
    program.write_text(f'#!/bin/sh\nexec {sys.executable} -c "{CALL}" "$@"\n', encoding="utf-8")
    program.chmod(0o755)
    path = os.pathsep.join([str(tmp_path), os.environ["PATH"]])
    return {**os.environ, "PATH": path, "PYTHONPATH": str(checkout)}


@pytest.mark.skipif(not shutil.which("bash"), reason="bash is not there")
def test_bash_completes_a_command(commands: dict[str, str]) -> None:
    """The printed script, read by bash, asks harmonize and offers what begins so."""
    asked = f"{script('bash')}\nCOMP_WORDS=({PROGRAM} outl); COMP_CWORD=1; _{PROGRAM}_completion {PROGRAM}\n"
    done = subprocess.run(
        ["bash", "-c", f'{asked}echo "offered: ${{COMPREPLY[@]}}"'],
        env=commands, capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert "offered: outline" in done.stdout


@pytest.mark.parametrize(
    ("shell", "words", "offered"),
    [
        ("bash", {"COMP_WORDS": "harmonize analyze --kind cyb", "COMP_CWORD": "3"}, "cybercrime-act"),
        ("zsh", {"COMP_WORDS": "harmonize compl", "COMP_CWORD": "1"}, "completion"),
        ("fish", {"COMP_WORDS": "harmonize analyze --kin", "COMP_CWORD": "--kin"}, "--kind"),
    ],
)
def test_every_shell_asks_what_harmonize_answers(shell: str, words: dict[str, str], offered: str) -> None:
    """The script asks by the variable that harmonize listens to, and is answered with commands, options and values."""
    assert VARIABLE in script(shell)
    assert f"{shell}_complete" in script(shell)
    done = CliRunner().invoke(main, prog_name=PROGRAM, env={VARIABLE: f"{shell}_complete", **words})
    assert offered in done.stdout


def test_another_shell_is_wrong_usage() -> None:
    """A shell that there is no script for is told with those that there are."""
    done = CliRunner().invoke(main, ["completion", "cmd"])
    assert done.exit_code == 2
    assert "fish" in done.stderr


def test_manual_pages_say_what_the_commands_say(checkout: Path, tmp_path: Path) -> None:
    """The pages in ``docs/man`` are those that ``make man`` writes, one for each command."""
    runpy.run_path(str(checkout / "docs" / "manual.py"))["write"](tmp_path)
    made = {path.name: path.read_text(encoding="utf-8") for path in tmp_path.glob("*")}
    kept = {path.name: path.read_text(encoding="utf-8") for path in (checkout / "docs" / "man").glob("*")}
    assert sorted(made) == sorted(kept), "make man writes them"
    assert [name for name in made if made[name] != kept[name]] == [], "make man writes them again"
    assert "--jurisdiction" in made["harmonize-analyze.1"].replace("\\", "")
