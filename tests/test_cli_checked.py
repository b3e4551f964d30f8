"""What ``harmonize check`` tells: in a log, in a terminal, into files; each form only where it was asked for."""

from __future__ import annotations

import json
from dataclasses import replace
from io import StringIO
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from outcomes import mixed, one
from rich.console import Console

from corpora import corpus
from harmonize.checks.written import FILES, FORMS
from harmonize.checks.written.console import rows
from harmonize.cli import main
from harmonize.cli.checked import from_here, table


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A corpus of one law whose text is not there, in the folder that commands run in."""
    monkeypatch.chdir(tmp_path)
    made = corpus(tmp_path)
    (made / "zz" / "law" / "law.txt").unlink()
    return made


def called(*arguments: str) -> Result:
    """Run the checks on what is on record, as a user does."""
    return CliRunner().invoke(main, ["check", *arguments, "--only", "manifest,text-missing"])


def test_a_log_has_text_by_default(place: Path) -> None:
    """Without a format the problems stand on standard output, and nothing is written."""
    result = called(str(place))
    assert result.exit_code == 0
    assert "note     text-missing  " in result.stdout
    assert "statute.toml:6: law.txt is not there" in result.stdout


def test_every_form_of_one_run(place: Path, tmp_path: Path) -> None:
    """One run writes every file and prints what is for a log; files are named from the current folder."""
    output = tmp_path / "new" / "out"
    result = called(str(place), "--format", ",".join(FORMS), "--output", str(output))
    assert result.exit_code == 0
    assert {path.name for path in output.iterdir()} == set(FILES.values())
    assert "::notice file=" in result.stdout
    told = json.loads((output / "checks.json").read_text(encoding="utf-8"))
    assert told["problems"][0]["file"] == (place / "zz/law/statute.toml").relative_to(tmp_path).as_posix()
    assert str(tmp_path) not in (output / "checks.sarif").read_text(encoding="utf-8")


def test_one_file_is_printed_where_no_folder_is_named(place: Path) -> None:
    """A single form for programs goes to standard output."""
    assert json.loads(called(str(place), "--format", "json").stdout)["schema"] == "harmonize/checks/1"


def test_wrong_wishes_are_usage_errors(place: Path) -> None:
    """A form that there is not, and files without a folder, are refused before anything is run."""
    for asked in ("console,pdf", "sarif,junit"):
        result = called(str(place), "--format", asked)
        assert result.exit_code == 2
        assert "--format" in result.stderr


def test_quiet_prints_nothing_and_writes_all_the_same(place: Path, tmp_path: Path) -> None:
    """Asked to be quiet, the command prints no form for logs, and still writes files."""
    result = called(str(place), "--format", "console,sarif", "--output", str(tmp_path / "out"), "--quiet")
    assert result.output == ""
    assert (tmp_path / "out" / "checks.sarif").is_file()


def test_a_folder_that_cannot_be_written_is_an_error_with_a_remedy(place: Path, tmp_path: Path) -> None:
    """A file in the place of the folder ends the command with the code for bad input."""
    (tmp_path / "taken").write_text("", encoding="utf-8")
    result = called(str(place), "--format", "json", "--output", str(tmp_path / "taken" / "out"))
    assert result.exit_code == 3
    assert "choose another --output" in result.stderr


def test_a_terminal_gets_a_table_that_fits() -> None:
    """Each problem is told whole in the columns of a narrow terminal; nothing of a message moves its cursor."""
    console = Console(file=StringIO(), width=60, highlight=False)
    console.print(table((*rows(mixed()), *rows(one("[bold]\x1b[2J[/bold]")))))
    assert isinstance(console.file, StringIO)
    shown = console.file.getvalue()
    assert max(map(len, shown.splitlines())) <= 60
    assert "\x1b" not in shown
    for row in rows(mixed()):
        assert "".join(row.place.split()) in "".join(columns(shown, 2))
    assert "[bold][2J[/bold]" in "".join(columns(shown, 3))


def columns(shown: str, column: int) -> list[str]:
    """Return what stands in a column of a table, line by line."""
    lines = shown.splitlines()
    head = next(line for line in lines if "where" in line)
    starts = [head.index(name) for name in ("check", "where", "problem")]
    bounds = [0, *starts, None]
    return [line[bounds[column] : bounds[column + 1]].strip() for line in lines]


def test_a_corpus_below_is_named_from_here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An absolute path in the current folder becomes relative; one elsewhere stays."""
    monkeypatch.chdir(tmp_path)
    assert from_here(tmp_path / "corpora") == Path("corpora")
    assert from_here(tmp_path) == Path(".")
    assert from_here(Path("/elsewhere/corpora")) == Path("/elsewhere/corpora")


def test_a_file_outside_the_corpus_has_its_own_path() -> None:
    """A baseline beside the corpus is named as the user did, not by way of the corpus."""
    for given, told in (("c8", "b0.json:1"), ("/srv/c8", "/srv/b0.json:1"), (".", "../b0.json:1")):
        outcome = one("is stale")
        [result] = outcome.results
        [problem] = result.problems
        outside = replace(result, problems=(replace(problem, file="../b0.json", line=1),))
        assert rows(replace(outcome, corpus=given, results=(outside,)))[0].place == told
