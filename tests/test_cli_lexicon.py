"""``harmonize lexicon``: listed, shown, and what it does not cover."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from specimens import NAMES, PLACES

from harmonize.cli import main
from harmonize.knowledge.lexicons import load_glosses, load_lexicons

BAD_INPUT = 3


def harmonize(*words: str | Path) -> Result:
    """Run the command line."""
    return CliRunner().invoke(main, ["lexicon", *map(str, words)])


def test_every_lexicon_is_listed() -> None:
    """Each has a line with its size and how many notions lack words."""
    lines = harmonize("list").stdout.splitlines()[1:]
    assert [line.split()[0] for line in lines] == [item.language for item in load_lexicons()]
    for line, item in zip(lines, load_lexicons(), strict=True):
        counts = line.split()[-4:]
        assert int(counts[0]) == len(item.entries)
        assert int(counts[3]) == len(load_glosses().keys() - {entry.concept for entry in item.entries if entry.phrases})


def test_an_entry() -> None:
    """An entry is shown with gloss, phrases and look-alikes, also by a language that another's lexicon serves."""
    shown = harmonize("show", "hr", "computer-system").stdout
    assert "computer-system in Serbian" in shown
    assert load_glosses()["computer-system"] in shown
    assert "look-alikes that it must not match" in shown


@pytest.mark.parametrize(
    ("words", "told"), [(("en", "computer-sistem"), "did you mean computer-system"), (("xx", "access"), "no lexicon")]
)
def test_what_is_unknown(words: tuple[str, ...], told: str) -> None:
    """A notion or language that there is not names the like."""
    done = harmonize("show", *words)
    assert done.exit_code == BAD_INPUT
    assert told in done.stderr


def test_coverage() -> None:
    """The words to add come with counts and an example, in every format the same."""
    place = PLACES[NAMES[0]]
    text = harmonize("coverage", place, "--top", "3", "--no-ocr")
    assert text.exit_code == 0, text.output
    assert "provisions about computer crime" in text.stdout
    told = json.loads(harmonize("coverage", place, "--top", "3", "--format", "json").stdout)
    rows = list(csv.DictReader(io.StringIO(harmonize("coverage", place, "--top", "3", "--format", "csv").stdout)))
    found = told["languages"][0]["uncovered"]
    assert [row["phrase"] for row in rows] == [item["phrase"] for item in found]
    assert all(f" {item['phrase']} " in text.stdout for item in found)
    assert len(found) == 3


def test_a_file_that_cannot_be_used(tmp_path: Path) -> None:
    """It is named, the others are still done, and the exit code tells."""
    done = harmonize("coverage", PLACES[NAMES[0]], tmp_path / "none.pdf", "--top", "1")
    assert done.exit_code == BAD_INPUT
    assert "none.pdf" in done.stderr
    assert "provisions about computer crime" in done.stdout


def test_no_law_at_all(tmp_path: Path) -> None:
    """Where nothing can be read there is an error and no table."""
    done = harmonize("coverage", tmp_path / "none.pdf")
    assert (done.exit_code, done.stdout) == (BAD_INPUT, "")
