"""``harmonize outline`` at a terminal and as a page: colour where somebody watches, plain text elsewhere."""

from __future__ import annotations

import os
import pty
import subprocess
import sys
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result

from harmonize.cli import main
from harmonize.cli.outline import numbered

LAW = "\n\n".join(f"Neni {number}\nRain [of spring]\n\n1. It rains.\n\n2. It pours." for number in (1, 2, 4, 4, 5))
ESCAPE = "\x1b["


@pytest.fixture
def law(tmp_path: Path) -> Path:
    """A law that skips a number and has one twice."""
    path = tmp_path / "law.txt"
    path.write_text(LAW, encoding="utf-8")
    return path


def at_a_terminal(checkout: Path, law: Path, **environment: str) -> str:
    """What the outline prints where standard output is a terminal."""
    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "harmonize", "outline", str(law)]
    settings = {**os.environ, "TERM": "xterm-256color", "COLUMNS": "100", **environment}
    with subprocess.Popen(command, cwd=checkout, stdout=theirs, stderr=subprocess.PIPE, env=settings) as process:
        os.close(theirs)
        printed = b""
        while chunk := read(ours):
            printed += chunk
        assert process.wait() == 0
    os.close(ours)
    return printed.decode().replace("\r\n", "\n")


def read(terminal: int) -> bytes:
    """The next bytes that a terminal shows; none when nobody writes to it any more."""
    try:
        return os.read(terminal, 65_536)
    except OSError:
        return b""


def outline(*arguments: str) -> Result:
    """The outline where standard output is no terminal."""
    return CliRunner().invoke(main, ["outline", *arguments])


def test_colour_where_somebody_watches(checkout: Path, law: Path) -> None:
    """At a terminal the tree is in colour, with what is missing below it; elsewhere, or if so asked, not."""
    shown = at_a_terminal(checkout, law)
    assert f"{ESCAPE}1;36marticle" in shown
    assert "Rain [of spring]" in shown
    assert "numbers skipped: 3; numbers met twice: 4" in shown
    plain = outline(str(law)).stdout
    assert ESCAPE not in plain
    assert at_a_terminal(checkout, law, NO_COLOR="1") == plain


def test_html(law: Path) -> None:
    """The page comes on standard output, whole."""
    done = outline(str(law), "--format", "html")
    assert (done.exit_code, done.stderr) == (0, "")
    assert done.stdout.startswith("<!DOCTYPE html>")
    assert done.stdout.endswith("</html>")


def test_pages_of_a_pdf_are_drawn(checkout: Path) -> None:
    """As many pages as are asked for come as pictures, none where none is asked for."""
    law = next((checkout / "corpora" / "specimens" / "merrow").rglob("*.pdf"))
    for asked, drawn in (("2-3,99", 2), ("", 0)):
        done = outline(str(law), "--format", "html", "--pages", asked)
        assert done.stdout.count("<image ") == drawn


@pytest.mark.parametrize("asked", ["1-", "-3"])
def test_no_pages(law: Path, asked: str) -> None:
    """What names no pages is wrong usage."""
    done = outline(str(law), "--format", "html", f"--pages={asked}")
    assert done.exit_code == 2
    assert "is no page" in done.stderr


@pytest.mark.parametrize("asked", ["x", "1-2-3", "1;2", "--", "1,x"])
def test_no_numbers(asked: str) -> None:
    """Neither words nor chains of ranges are pages."""
    with pytest.raises(click.BadParameter):
        numbered(asked)


def test_numbered_is_bounded() -> None:
    """A range that never ends is cut where no law goes."""
    assert len(numbered("1-99999999999")) == 5_000
