"""``harmonize evaluate``: statutes and analyses held to gold, what is printed and written, and what goes wrong."""

from __future__ import annotations

import hashlib
import json
import sys
from pathlib import Path

import pytest
from laws import law
from test_cli import ACCESS, BAD_INPUT, THEFT, USAGE, check, harmonize
from test_knowledge_gold import MANIFEST, written

PRESENT, ABSENT = "access intent without-right", "security-measures dishonest-intent connected-system"
ROWS = (
    f"budapest:2,2,implements,,{PRESENT},{ABSENT},,near-copy,first,p. 1",
    f"budapest:2,2,implements,,{PRESENT},{ABSENT},,near-copy,second,p. 1",
    "budapest:2,1,unrelated,,,,,,first,p. 1",
    "budapest:2,1,look-alike,,,,,,second,p. 1",
    "budapest:9,,gap,,,,,,first,",
    "budapest:9,,gap,,,,,,second,",
)


@pytest.fixture
def code(tmp_path: Path) -> Path:
    """A small code of two sections, in a folder of its own."""
    path = tmp_path / "laws" / "code.txt"
    path.parent.mkdir()
    path.write_text("Criminal Code\n\n" + law("en", THEFT, ACCESS), encoding="utf-8")
    return path


@pytest.fixture
def gold(tmp_path: Path, code: Path) -> Path:
    """A folder with the gold of that code."""
    digest = hashlib.sha256(code.read_bytes()).hexdigest()
    manifest = MANIFEST.replace('"0f"', f'"{digest}"').replace("= 12", "= 2")
    return written(tmp_path / "gold", *ROWS, manifest=manifest).parent.parent.parent


def test_a_statute(tmp_path: Path, code: Path, gold: Path) -> None:
    """A statute is analyzed and held to its gold: table, JSON to its schema, page, and the analysis beside them."""
    done = harmonize("evaluate", code, "--gold", gold, "--output", tmp_path / "out")
    assert done.exit_code == 0, done.output
    assert "right provision ranked first" in done.stdout
    content = json.loads((tmp_path / "out" / "evaluation.json").read_text(encoding="utf-8"))
    check(content, "evaluation-1.json")
    values = {figure["name"]: figure["value"] for figure in content["figures"]}
    assert (values["top1"], values["f2"], values["gap-recall"], values["outline-count"]) == (1.0, 1.0, 1.0, 1.0)
    assert (values["element-f1"], values["relation-agreement"]) == (1.0, 0.571429)  # agreed on 2 of 3, 2 of 9 by chance
    assert [item["provision"] for item in content["disputes"]] == ["1"]
    assert "<h1>" in (tmp_path / "out" / "evaluation.html").read_text(encoding="utf-8")
    assert (tmp_path / "out" / "analyses" / "xx-code" / "analysis.json").is_file()


def test_an_analysis(tmp_path: Path, code: Path, gold: Path) -> None:
    """An analysis that is there is read, from its folder or the folder above, and gives the same figures."""
    assert harmonize("evaluate", code, "--gold", gold, "--output", tmp_path / "one").exit_code == 0
    for number, place in enumerate((tmp_path / "one" / "analyses", tmp_path / "one" / "analyses" / "xx-code")):
        again = tmp_path / f"again{number}"
        assert harmonize("evaluate", place, "--gold", gold, "-o", again, "--format", "json").exit_code == 0
        assert (again / "evaluation.json").read_bytes() == (tmp_path / "one" / "evaluation.json").read_bytes()
        assert [path.name for path in again.iterdir()] == ["evaluation.json"]


def test_without_gold_a_statute_is_left_out(code: Path, gold: Path) -> None:
    """A statute whose text no gold is about is named and left out; the others are still done."""
    other = code.with_name("other.txt")
    other.write_text("Criminal Code\n\n" + law("en", THEFT), encoding="utf-8")
    done = harmonize("evaluate", code.parent, "--gold", gold)
    assert done.exit_code == 0, done.output
    assert f"left out: {other}" in done.stderr
    assert "judged 1" in done.stdout
    assert list(code.parent.parent.rglob("evaluation.json")) == []


def test_compare(tmp_path: Path, code: Path, gold: Path) -> None:
    """Against an earlier run the verdicts that differ are listed, on the terminal, in the file and on the page."""
    old, new = tmp_path / "old", tmp_path / "new"
    assert harmonize("evaluate", code, "--gold", gold, "--output", old, "--format", "json").exit_code == 0
    file = old / "evaluation.json"
    content = json.loads(file.read_text(encoding="utf-8"))
    assert content["changes"] == []
    for verdict in content["verdicts"]:
        verdict.update({"right": verdict["gap"], "cited": []})
    file.write_text(json.dumps(content), encoding="utf-8")
    done = harmonize("evaluate", old / "analyses", "--gold", gold, "--compare", old, "--output", new)
    assert done.exit_code == 0, done.output
    assert "Gained\n  xx-code budapest:2:" in done.stdout
    assert "Lost" not in done.stdout
    compared = json.loads((new / "evaluation.json").read_text(encoding="utf-8"))
    assert [change["turn"] for change in compared["changes"]] == ["gained"]
    assert "What changed since the other run" in (new / "evaluation.html").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["--format", "xml"], "--format xml is not known: choose from table, json, html"),
        (["--format", "json"], "json and html need --output"),
        (["nowhere"], "does not exist"),
        (["--gold", "nowhere"], "does not exist"),
    ],
)
def test_wrong_usage(words: list[str], says: str) -> None:
    """What cannot be meant is refused before anything is analyzed."""
    done = harmonize("evaluate", *words)
    assert done.exit_code == USAGE
    assert says in " ".join(done.stderr.split())


def test_bad_input(tmp_path: Path, code: Path, gold: Path) -> None:
    """Wrong gold, no gold, an old run that is none, and no law: each is named with code 3."""
    empty = tmp_path / "empty"
    empty.mkdir()
    (tmp_path / "evaluation.json").write_text("{}", encoding="utf-8")
    for words, what in (
        ([code, "--gold", empty], "has no gold"),
        ([code, "--gold", gold, "--compare", tmp_path], "evaluation.json"),
        ([empty, "--gold", gold], "the folder has no statute in it"),
    ):
        done = harmonize("evaluate", *words)
        assert done.exit_code == BAD_INPUT, done.output
        assert what in done.stderr
    table = next(gold.rglob("alignments.csv"))
    table.write_text(table.read_text(encoding="utf-8").replace("budapest:9", "budapest:99"), encoding="utf-8")
    done = harmonize("evaluate", code, "--gold", gold)
    assert done.exit_code == BAD_INPUT
    assert "line 6: unknown article 'budapest:99'" in done.stderr


def test_without_the_extra(tmp_path: Path, code: Path, gold: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without matplotlib the page is refused at once, with what to install; table and JSON need it not."""
    monkeypatch.setitem(sys.modules, "matplotlib", None)
    done = harmonize("evaluate", code, "--gold", gold, "--output", tmp_path / "out")
    assert done.exit_code == BAD_INPUT
    assert "harmonize-law[evaluate]" in done.stderr
    assert not (tmp_path / "out").exists()
    assert harmonize("evaluate", code, "--gold", gold, "--output", tmp_path, "--format", "table,json").exit_code == 0
