"""``harmonize explain`` on analyses that were written before."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from analyses import rich
from click.testing import CliRunner, Result
from rich.console import Console
from specimens import NAMES, analyzed, findings

from harmonize.cli import main
from harmonize.cli.waterfall import BAR, WIDTH, lines, set_out
from harmonize.reports import write
from harmonize.reports.explanation import explain

USAGE, BAD_INPUT = 2, 3


def harmonize(*words: str | Path, **environment: str) -> Result:
    """Run the command line."""
    return CliRunner(env=environment).invoke(main, ["explain", *map(str, words)])


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with the analysis of the first specimen."""
    write(analyzed(name=NAMES[0]), tmp_path, ["json"], {})
    return tmp_path


def test_a_verdict(folder: Path) -> None:
    """The verdict, what is missing, the ledger of what is cited, and what would change it, on a page's width."""
    done = harmonize(folder, "--article", "3")
    assert done.exit_code == 0, done.output
    lines = done.stdout.splitlines()
    assert lines[2].startswith("partial: missing: including electromagnetic emissions")
    assert "44-а  Неовластено навлегување" in done.stdout
    assert "What would change the verdict" in lines
    assert max(map(len, lines)) <= WIDTH
    assert not any(line.endswith(" ") for line in lines)
    assert "\x1b" not in done.stdout


def test_bars_are_a_waterfall(folder: Path) -> None:
    """Each bar begins where the one before it ended, and the last sum is the weight."""
    drawn = re.findall(
        r"^  \s*[+-]\d+\.\d\d (.{20})\s+(-?\d+\.\d\d)  \w", harmonize(folder, "-a", "3").stdout, re.MULTILINE
    )
    ends = [len(bar.rstrip()) for bar, _ in drawn]
    starts = [len(bar) - len(bar.lstrip()) for bar, _ in drawn]
    assert ends[-1] == BAR
    assert all(abs(start - end) <= 1 for start, end in zip(starts[1:], ends, strict=False))
    assert f"+{drawn[-1][1]} in all" in harmonize(folder, "-a", "3").stdout


@pytest.mark.parametrize("asked", ["44-б", "44-b", "44b", "Член 44-б"])
def test_a_provision_in_any_script(folder: Path, asked: str) -> None:
    """A number is found as it is printed, in the other script, and without what joins it."""
    done = harmonize(folder / "analysis.json", "--article", "budapest:6", "--provision", asked)
    assert "44-б  Правење" in done.stdout
    assert "would have needed" in " ".join(done.stdout.split())


def test_no_candidate(folder: Path) -> None:
    """A provision that is no candidate is said to be none, with the nearest."""
    done = harmonize(folder, "--article", "P1-3", "--provision", "44")
    assert done.exit_code == 0
    assert "is not among the" in done.stdout
    assert "the nearest that is: 44-а" in done.stdout


def test_as_json(folder: Path) -> None:
    """JSON has the same."""
    told = json.loads(harmonize(folder, "--article", "3", "--format", "json").stdout)
    assert (told["finding"]["status"], told["explained"][0]["candidate"]["provision"]) == ("partial", "44-а")


def test_a_narrow_terminal(folder: Path) -> None:
    """Text keeps to the columns that there are."""
    done = harmonize(folder, "--article", "2", COLUMNS="60")
    assert max(map(len, done.stdout.splitlines())) <= 60


def test_what_a_law_may_do_to_a_terminal(tmp_path: Path) -> None:
    """What would move the cursor, hide text or turn its direction is left out."""
    write(rich(), tmp_path, ["json"], {})
    for article in ("2", "4", "16", "10", "P1-5"):
        done = harmonize(tmp_path, "--article", article)
        assert done.exit_code == 0, done.output
        assert not set(done.stdout) & set("\x1b\x07\x00\u202e")


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("-a", "99"), "article 99"),
        (("-a", "2", "-p", "4444"), "provision 4444"),
        (("-a", "2", "-s", "code"), "statute code"),
        (("-a", "2", "-i", "malabo"), "instrument malabo"),
    ],
)
def test_what_is_not_there(folder: Path, words: tuple[str, ...], told: str) -> None:
    """What was named and is not in the analysis is bad input, with what there is."""
    done = harmonize(folder, *words)
    assert (done.exit_code, done.stdout) == (BAD_INPUT, "")
    assert told in done.stderr
    assert len(done.stderr.splitlines()) == 1


def test_what_is_no_analysis(tmp_path: Path) -> None:
    """A folder without an analysis is named, and an article must be asked for."""
    done = harmonize(tmp_path, "-a", "2")
    assert done.exit_code == BAD_INPUT
    assert "analysis.json" in done.stderr
    assert harmonize(tmp_path).exit_code == USAGE


def test_a_terminal_that_lacks_letters(folder: Path) -> None:
    """Where the encoding has no Cyrillic, and no blocks to draw with, the figures are still told."""
    done = CliRunner(charset="ascii").invoke(main, ["explain", str(folder), "-a", "3"])
    assert done.exit_code == 0, done.output
    assert " ##" in done.stdout
    assert "????" in done.stdout


def test_styles_end_with_their_words(folder: Path) -> None:
    """The colour of a status does not run on into what is said behind it."""
    told = explain(analyzed(name=NAMES[0]), findings(analyzed(name=NAMES[0]))["budapest:3"], ())
    console = Console(width=80)
    rows = [row for line in lines(told, "#", 80) for row in set_out(line, console)]
    (status,) = [row for row in rows if row.plain.startswith("partial:")]
    assert not status.style
    assert [(span.start, span.end) for span in status.spans if "yellow" in str(span.style)] == [(0, len("partial: "))]
