"""``harmonize review``: decisions in and out of a folder, what is told, and what is never changed or lost."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from analyses import HOSTILE
from click.testing import CliRunner, Result
from laws import law
from reviewed import ELSEWHERE, SUBJECTS, UNDECIDED, decision

from harmonize import reports
from harmonize.cli import main
from harmonize.knowledge.strings import load_strings
from harmonize.model.holding import basis, subject_of
from harmonize.model.review import Decision
from harmonize.reports.identity import identity
from harmonize.reviewing import record
from harmonize.reviewing.record import Record

FAILED, USAGE, BAD_INPUT = 1, 2, 3
ARTICLE = SUBJECTS[0]
MINE = decision(ARTICLE, reason=HOSTILE, at="2026-11-20T08:00:00Z")
YOURS = decision(ARTICLE, "B. Judge", status="full", at="2026-11-21T08:00:00Z")
ACCESS = (
    "Illegal access",
    "A person who intentionally and without right gains access to a computer system is liable to imprisonment.",
)
DAMAGE = ("Damage to data", "A person who without right deletes computer data is liable to imprisonment for a year.")
THEFT = ("Theft", "A person who steals the property of another is liable to imprisonment for three years.")


def harmonize(*words: str | Path) -> Result:
    """Run the command line."""
    return CliRunner().invoke(main, [str(word) for word in words])


def review(*words: str | Path) -> Result:
    """Run ``harmonize review``."""
    return harmonize("review", *words)


def state(folder: Path) -> dict[str, bytes]:
    """Return the bytes of every file of a folder."""
    return {path.name: path.read_bytes() for path in folder.iterdir()}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with an analysis that nobody decided on, and its table."""
    reports.write(UNDECIDED, tmp_path / "analyzed", ["json", "csv"], load_strings())
    return tmp_path / "analyzed"


@pytest.fixture
def file(tmp_path: Path) -> Callable[..., Path]:
    """What writes decisions on the analysis as the report would."""

    def write(name: str, *made: Decision, **fields: str) -> Path:
        about = {"analysis": identity(UNDECIDED), "jurisdiction": "XV", "tool": "0.1.0"} | fields
        path = tmp_path / name
        path.write_bytes(record.to_bytes(Record(**about, decisions=made)))
        return path

    return write


def test_apply(folder: Path, file: Callable[..., Path]) -> None:
    """The decisions are in the record and in the analysis, and only the reports that were there are written again."""
    done = review("apply", folder, file("mine.json", MINE))
    assert done.exit_code == 0, done.output
    assert sorted(state(folder)) == ["analysis.json", "correlation.csv", "decisions.json"]
    assert reports.read(folder / "analysis.json") == replace(UNDECIDED, decisions=(MINE,))
    assert record.read(folder / "decisions.json").decisions == (MINE,)
    assert "1 new decisions, 1 in all, 1 stand, 0 rows cannot be applied" in done.stdout
    assert f"wrote {folder / 'correlation.csv'}" in done.stdout


def test_applied_twice(folder: Path, file: Callable[..., Path]) -> None:
    """Applying a file again changes no byte, and so does applying what was exported."""
    path = file("mine.json", MINE, YOURS)
    review("apply", folder, path)
    once = state(folder)
    assert "0 new decisions" in review("apply", folder, path).stdout
    assert state(folder) == once
    assert review("export", folder, "--output", path).exit_code == 0
    assert review("apply", folder, path).exit_code == 0
    assert state(folder) == once
    assert review("export", folder).stdout_bytes == once["decisions.json"]


@pytest.mark.parametrize(
    ("spoil", "told"),
    [
        (lambda content: content[:-40], "cannot be read as JSON"),
        (lambda content: content.replace(b'"partial"', b'"perfect"', 1), "decision 1: status is 'perfect'"),
        (lambda content: content.replace(b"harmonize/decisions/1", b"harmonize/decisions/9"), "its schema is"),
        (lambda content: content.replace(b'"XV"', b'"XZ"'), "has decisions on 'XZ', not 'XV'"),
        (lambda content: content.replace(identity(UNDECIDED).encode(), b"0" * 64), "on another analysis"),
        (lambda content: b"{}", "its schema is"),
    ],
)
def test_a_bad_file_changes_nothing(
    folder: Path, file: Callable[..., Path], spoil: Callable[[bytes], bytes], told: str
) -> None:
    """Truncated, hand-edited or foreign: one line says so, the code is 3, and no byte of the folder is another."""
    good, bad = file("good.json", YOURS), file("bad.json", MINE)
    review("apply", folder, file("first.json", decision(SUBJECTS[1])))
    before = state(folder)
    bad.write_bytes(spoil(bad.read_bytes()))
    done = review("apply", folder, good, bad)
    assert done.exit_code == BAD_INPUT
    assert "bad.json" in done.stderr
    assert told in done.stderr
    assert len(done.stderr.splitlines()) == 1
    assert state(folder) == before


def test_a_spoilt_record_is_not_overwritten(folder: Path, file: Callable[..., Path]) -> None:
    """Where the record itself was damaged nothing is written over it, not even by another analysis."""
    (folder / "decisions.json").write_text('{"schema": "harmonize/decisions/1", "decisions": [', encoding="utf-8")
    before = state(folder)
    assert review("apply", folder, file("mine.json", MINE)).exit_code == BAD_INPUT
    assert harmonize("analyze", "--output", folder).exit_code == BAD_INPUT
    assert state(folder) == before


def test_another_jurisdiction_is_not_analyzed_into_the_folder(folder: Path, file: Callable[..., Path]) -> None:
    """Decisions on one State do not become another's."""
    review("apply", folder, file("mine.json", MINE))
    before = state(folder)
    done = harmonize("analyze", "--output", folder)
    assert done.exit_code == BAD_INPUT
    assert "holds reviewers' decisions on XV" in done.stderr
    assert state(folder) == before


def test_carry(folder: Path, file: Callable[..., Path]) -> None:
    """A file on another analysis is taken over where asked: what is on the same text stands, the rest is reopened."""
    other = decision(SUBJECTS[1], text_sha256="0" * 64)
    path = file("other.json", MINE, other, analysis="0" * 64)
    assert review("apply", folder, path).exit_code == BAD_INPUT
    done = review("apply", folder, path, "--carry")
    assert done.exit_code == 0, done.output
    assert f"reopened: {SUBJECTS[1].key} (A. Lawyer, 2026-11-20): the finding rests on other" in done.stdout
    assert [each.stand for each in reports.read(folder / "analysis.json").decisions] == ["reopened", "stands"]


def test_disputes_are_listed_and_settled(folder: Path, file: Callable[..., Path]) -> None:
    """Two who differ are listed with their kappa until an adjudicator decides; what they said stays."""
    files = [
        file("mine.json", MINE, decision(SUBJECTS[1])),
        file("yours.json", YOURS, decision(SUBJECTS[1], "B. Judge")),
    ]
    done = review("apply", folder, *files)
    assert "disputed: budapest:2: A. Lawyer: partial; B. Judge: full" in done.stdout
    told = review("status", folder, "--fail-on", "disputed")
    assert told.exit_code == FAILED
    assert "disputed: budapest:2: A. Lawyer: partial; B. Judge: full" in told.stdout
    assert "agreement: A. Lawyer and B. Judge: 1 of 1 element decisions alike, kappa not defined" in told.stdout
    chair = file("chair.json", decision(ARTICLE, "C. Chair", status="full", at="2026-11-22T08:00:00Z"))
    assert "disputed" not in review("apply", folder, chair, "--settle").stdout
    assert review("status", folder, "--fail-on", "disputed,reopened").exit_code == 0
    assert {each.reviewer for each in reports.read(folder / "analysis.json").decisions} == {
        "A. Lawyer",
        "B. Judge",
        "C. Chair",
    }


def test_status(folder: Path, file: Callable[..., Path]) -> None:
    """The table counts articles, elements and provisions by where they stand."""
    told = review("status", folder)
    assert told.exit_code == 0
    assert told.stdout.splitlines()[0].split() == ["decided", "settled", "disputed", "reopened", "undecided"]
    assert told.stdout.splitlines()[1].split() == ["articles", "0", "0", "0", "0", "6"]
    review("apply", folder, file("mine.json", MINE))
    assert review("status", folder).stdout.splitlines()[1].split() == ["articles", "1", "0", "0", "0", "5"]
    assert review("status", folder, "--fail-on", "undecided").exit_code == FAILED
    assert review("status", folder, "--fail-on", "perfection").exit_code == USAGE


def test_all_articles_decided(folder: Path, file: Callable[..., Path]) -> None:
    """Where every article is decided nothing is left, whatever its elements."""
    articles = [decision(subject) for subject in SUBJECTS if not subject.element and not subject.statute]
    review("apply", folder, file("all.json", *articles))
    assert review("status", folder, "--fail-on", "undecided").exit_code == 0


def test_an_unappliable_row_outlives_further_applies(folder: Path, file: Callable[..., Path]) -> None:
    """A row that the analysis has no place for is kept, and told each time."""
    done = review("apply", folder, file("mine.json", decision(ELSEWHERE, reason=HOSTILE)))
    assert done.exit_code == 0
    assert "unappliable, kept: mine.json: the analysis does not have budapest:2@kodi#art_999" in done.stdout
    for name, made in (("second.json", MINE), ("third.json", YOURS)):
        assert "unappliable, kept: mine.json" in review("apply", folder, file(name, made)).stdout
    assert record.read(folder / "decisions.json").unappliable[0].row["reason"] == HOSTILE
    assert "unappliable, kept: mine.json" in review("status", folder).stdout


def test_hostile_names_are_harmless(folder: Path, file: Callable[..., Path]) -> None:
    """A terminal gets no control character from a reviewer."""
    bad = "\x1b[2J\u202eevil\n\ud800"
    done = review("apply", folder, file("mine.json", replace(MINE, reviewer=bad), YOURS))
    assert done.exit_code == 0, done.output
    assert not {"\x1b", "\u202e"} & set(done.stdout)
    assert review("status", folder).exit_code == 0


def test_the_workbook_goes_round(folder: Path, file: Callable[..., Path], tmp_path: Path) -> None:
    """What is exported as a workbook and applied untouched changes nothing."""
    review("apply", folder, file("mine.json", MINE, YOURS))
    before = state(folder)
    assert review("export", folder, "--format", "xlsx").exit_code == USAGE
    book = tmp_path / "review.xlsx"
    assert review("export", folder, "--format", "xlsx", "--output", book).exit_code == 0
    done = review("apply", folder, book)
    assert done.exit_code == 0, done.output
    assert state(folder) == before


def test_reports_stay_in_their_language(folder: Path, file: Callable[..., Path]) -> None:
    """The reports are written again in the language of the page that is there, or the one asked for."""
    reports.write(UNDECIDED, folder, ["html"], load_strings("fr"))
    assert review("apply", folder, file("mine.json", MINE)).exit_code == 0
    assert b'<html lang="fr"' in (folder / "report.html").read_bytes()
    assert review("apply", folder, file("mine.json", MINE), "--report-language", "en").exit_code == 0
    assert b'<html lang="en"' in (folder / "report.html").read_bytes()


def test_no_analysis(tmp_path: Path, file: Callable[..., Path]) -> None:
    """A folder without an analysis, and a file that is not there, are told."""
    assert review("apply", tmp_path, file("mine.json", MINE)).exit_code == BAD_INPUT
    assert review("status", tmp_path).exit_code == BAD_INPUT
    assert review("export", tmp_path).exit_code == BAD_INPUT


def test_a_new_version_of_the_law(tmp_path: Path) -> None:
    """Analyzed again after an amendment, what was decided on the changed provision is reopened, the rest survives."""
    code, output = tmp_path / "code.txt", tmp_path / "analyzed"
    code.write_text("Criminal Code\n\n" + law("en", THEFT, ACCESS, DAMAGE), encoding="utf-8")
    assert harmonize("analyze", code, "-j", "XV", "-o", output, "-q").exit_code == 0
    first = reports.read(output / "analysis.json")
    judged = [each for each in first.findings if each.key in ("budapest:2", "budapest:4")]
    matches = {each.article: subject_of(each, each.candidates[0]) for each in judged}
    made = [decision(subject, text_sha256=basis(first, subject)) for subject in matches.values()]
    path = tmp_path / "mine.json"
    path.write_bytes(record.to_bytes(Record(identity(first), "XV", "0.1.0", tuple(made))))
    assert review("apply", output, path).exit_code == 0
    inserted = ("Burglary", "A person who breaks into a dwelling is liable to imprisonment for five years.")
    amended = (DAMAGE[0], DAMAGE[1].replace("a year", "six years"))
    code.write_text("Criminal Code\n\n" + law("en", inserted, THEFT, ACCESS, amended), encoding="utf-8")
    done = harmonize("analyze", code, "-j", "XV", "-o", output)
    assert done.exit_code == 0, done.output
    assert "carried over: 1 of 2 decisions stand, 1 were reopened" in done.stdout
    now = {each.article: each for each in reports.read(output / "analysis.json").decisions}
    assert (now["2"].stand, now["2"].eid != matches["2"].eid) == ("stands", True)
    assert now["4"].stand == "reopened"
    assert json.loads((output / "decisions.json").read_text(encoding="utf-8"))["analysis"] != identity(first)
