"""The command line: what it writes, what it says, and with which code it ends."""

from __future__ import annotations

import json
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from click import Choice
from click.testing import CliRunner, Result
from jsonschema import Draft202012Validator
from laws import law
from specimens import GOLD, NAMES, PLACES, gold

from harmonize.cli import main
from harmonize.knowledge.manifests import load_kinds

USAGE, BAD_INPUT = 2, 3
THEFT = ("Theft", "A person who steals the property of another is liable to imprisonment for three years.")
ACCESS = (
    "Illegal access",
    "A person who intentionally and without right gains access to a computer system is liable to imprisonment.",
)


def harmonize(*words: str | Path) -> Result:
    """Run the command line."""
    return CliRunner().invoke(main, [str(word) for word in words])


def check(content: Any, schema: str) -> None:
    """Compare JSON with one of the shipped schemas."""
    shipped = json.loads((files("harmonize.reports") / "schemas" / schema).read_text(encoding="utf-8"))
    Draft202012Validator(shipped).validate(content)


def written(folder: Path) -> dict[str, Any]:
    """The analysis in a folder."""
    content: dict[str, Any] = json.loads((folder / "analysis.json").read_text(encoding="utf-8"))
    return content


@pytest.fixture
def code(tmp_path: Path) -> Path:
    """A small criminal code."""
    path = tmp_path / "code.txt"
    path.write_text("Criminal Code\n\n" + law("en", THEFT, ACCESS), encoding="utf-8")
    return path


def test_analyze_without_path_takes_a_specimen(tmp_path: Path) -> None:
    """Without statutes the first specimen is analyzed, and the output says so by name."""
    done = harmonize("analyze", "--output", tmp_path)
    assert done.exit_code == 0, done.output
    assert NAMES[0] in done.stderr
    assert "fictional" in done.stderr
    content = written(tmp_path)
    check(content, "analysis-1.json")
    assert content["jurisdiction"] == "XB"
    assert (tmp_path / "report.html").is_file()
    assert "report.html" in done.stdout


@pytest.mark.parametrize("name", NAMES[1:])
def test_analyze_a_specimen_by_name(tmp_path: Path, name: str) -> None:
    """Each other specimen is analyzed by its name, and its analysis keeps to the contract."""
    done = harmonize("analyze", "--specimen", name, "--format", "json", "--output", tmp_path)
    assert done.exit_code == 0, done.output
    check(written(tmp_path), "analysis-1.json")


@pytest.mark.parametrize(
    ("formats", "made"),
    [("json", {"analysis.json"}), ("html", {"analysis.json", "report.html"}),
     ("json, html", {"analysis.json", "report.html"})],
)  # fmt: skip
def test_formats(tmp_path: Path, code: Path, formats: str, made: set[str]) -> None:
    """The reports asked for are written; the analysis always is."""
    done = harmonize("analyze", code, "--format", formats, "--output", tmp_path / "out")
    assert done.exit_code == 0, done.output
    assert {path.name for path in (tmp_path / "out").iterdir()} == made


def test_quiet_says_nothing(tmp_path: Path, code: Path) -> None:
    """Quiet means quiet, as long as nothing is wrong."""
    done = harmonize("analyze", code, "--quiet", "--output", tmp_path / "out")
    assert (done.exit_code, done.output) == (0, "")
    wrong = harmonize("analyze", code, tmp_path / "missing.pdf", "--quiet", "--output", tmp_path / "out")
    assert (wrong.exit_code, wrong.stdout) == (BAD_INPUT, "")
    assert wrong.stderr.count("\n") == 1


def test_what_is_given_is_used(tmp_path: Path, code: Path) -> None:
    """Jurisdiction, kind, language, instruments and date as they are given."""
    options = ("--kind", "cybercrime-act", "--language", "en", "--instrument", "protocol1", "--as-of", "2020-02-29")
    done = harmonize("analyze", code, "--jurisdiction", "al", *options, "--output", tmp_path / "out")
    assert done.exit_code == 0, done.output
    content = written(tmp_path / "out")
    assert (content["jurisdiction"], content["as_of"]) == ("AL", "2020-02-29")
    assert [(item["kind"], item["language"]) for item in content["statutes"]] == [("cybercrime-act", "en")]
    assert {item["instrument"] for item in content["articles"]} == {"protocol1"}
    assert "Albania" in done.stdout


def test_as_of_changes_what_is_reserved(tmp_path: Path) -> None:
    """Before a reservation was in force it excuses nothing."""
    status = {}
    for day in ("2006-07-31", "2006-08-01"):
        options = ("--as-of", day, "--format", "json", "--output", tmp_path / day)
        assert harmonize("analyze", "--specimen", "valdrina", *options).exit_code == 0
        articles = {(item["instrument"], item["article"]): item for item in written(tmp_path / day)["articles"]}
        status[day] = articles["budapest", "9"]["status"]
    assert status == {"2006-07-31": "partial", "2006-08-01": "full"}


def test_statutes_in_a_folder(tmp_path: Path) -> None:
    """A folder is the statutes in it."""
    done = harmonize("analyze", PLACES["valdrina"], "--format", "json", "--output", tmp_path)
    assert done.exit_code == 0, done.output
    assert len(written(tmp_path)["statutes"]) == 3


def test_every_kind_of_law_can_be_given() -> None:
    """The kinds that may be given are those that are detected, and other."""
    (option,) = (option for option in main.commands["analyze"].params if option.name == "kind")
    assert isinstance(option.type, Choice)
    assert set(option.type.choices) == {*load_kinds(), "other"}


@pytest.mark.parametrize(
    "words",
    [
        ("analyze", "CODE"),
        ("analyze", "CODE", "--output", "OUT", "--specimen", "merrow"),
        ("analyze", "CODE", "--output", "OUT", "--format", "papyrus"),
        ("analyze", "CODE", "--output", "OUT", "--format", ""),
        ("analyze", "CODE", "--output", "OUT", "--kind", "sonnet"),
        ("analyze", "CODE", "--output", "OUT", "--as-of", "yesterday"),
        ("analyze", "CODE", "--output", "CODE"),
        ("outline",),
        ("outline", "CODE", "--format", "papyrus"),
        ("compose",),
        ("--verse",),
    ],
    ids=" ".join,
)
def test_wrong_usage(tmp_path: Path, code: Path, words: tuple[str, ...]) -> None:
    """Wrong usage ends with 2, says what is wrong, and writes nothing."""
    places = {"CODE": str(code), "OUT": str(tmp_path / "out")}
    done = harmonize(*(places.get(word, word) for word in words))
    assert done.exit_code == USAGE
    assert "Error" in done.stderr
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize(
    ("words", "named"),
    [
        (("analyze", "MISSING", "--output", "OUT"), "missing.pdf"),
        (("analyze", "CODE", "--output", "OUT", "--instrument", "magna-carta"), "magna-carta"),
        (("analyze", "CODE", "--output", "OUT", "--jurisdiction", "../x"), "../x"),
        (("analyze", "CODE", "--output", "OUT", "--language", "fi"), "fi"),
        (("analyze", "--output", "OUT", "--specimen", "../../x"), "../../x"),
        (("outline", "MISSING"), "missing.pdf"),
    ],
)
def test_bad_input(tmp_path: Path, code: Path, words: tuple[str, ...], named: str) -> None:
    """Bad input ends with 3 and one line that names it and says what to do; nothing is printed or written."""
    places = {"CODE": str(code), "OUT": str(tmp_path / "out"), "MISSING": str(tmp_path / "missing.pdf")}
    done = harmonize(*(places.get(word, word) for word in words))
    (line,) = done.stderr.splitlines()
    assert (done.exit_code, done.stdout) == (BAD_INPUT, "")
    assert line.startswith("error: ")
    assert named in line
    assert ";" in line
    assert not (tmp_path / "out").exists()


def test_others_are_still_done(tmp_path: Path, code: Path) -> None:
    """One file that fails ends with 3, and the others are analyzed."""
    done = harmonize("analyze", tmp_path / "missing.pdf", code, "--output", tmp_path / "out")
    assert done.exit_code == BAD_INPUT
    assert [item["id"] for item in written(tmp_path / "out")["statutes"]] == ["code"]
    assert (tmp_path / "out" / "report.html").is_file()


def numbers(node: dict[str, Any]) -> list[str]:
    """The numbers of the citable units of an outline."""
    own = [node["number"]] if node["kind"] in ("article", "section") else []
    return own + [number for child in node["children"] for number in numbers(child)]


@pytest.mark.parametrize("path", GOLD, ids=lambda path: path.parent.name)
def test_outline_as_json(path: Path) -> None:
    """The outline of each specimen keeps to the contract and has every article."""
    (pdf,) = path.parent.glob("*.pdf")
    done = harmonize("outline", pdf, "--format", "json")
    content = json.loads(done.stdout)
    check(content, "outline-1.json")
    assert (done.exit_code, done.stderr) == (0, "")
    assert numbers(content["root"]) == gold(path)["outline"]


def test_outline_as_text(code: Path) -> None:
    """For people the outline is indented lines with numbers and headings."""
    done = harmonize("outline", code)
    assert done.exit_code == 0
    assert "Illegal access" in done.stdout
    assert len(done.stdout.splitlines()) > 2


def test_version() -> None:
    """The version is that of the distribution."""
    done = harmonize("--version")
    assert done.exit_code == 0
    assert done.stdout.startswith("harmonize")


@pytest.mark.parametrize("words", [(), ("analyze",), ("outline",)], ids=" ".join)
def test_help(words: tuple[str, ...]) -> None:
    """Every command has help that names its options, under both spellings."""
    one, other = harmonize(*words, "--help"), harmonize(*words, "-h")
    assert (one.exit_code, one.output) == (0, other.output)
    assert "Usage:" in one.output
