"""``harmonize evaluate``: statutes and analyses held to gold, what is printed and written, and what goes wrong."""

from __future__ import annotations

import hashlib
import json
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest
from click.testing import Result
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


@dataclass(frozen=True, slots=True)
class Ran:
    """A small code, the folder of its gold, and what an evaluation of the one by the other wrote and said."""

    code: Path
    gold: Path
    out: Path
    done: Result


@pytest.fixture(scope="module")
def ran(tmp_path_factory: pytest.TempPathFactory) -> Ran:
    """One evaluation of a code of two sections, from its text."""
    place = tmp_path_factory.mktemp("evaluate")
    code, gold, out = place / "laws" / "code.txt", place / "gold", place / "out"
    code.parent.mkdir()
    code.write_text("Criminal Code\n\n" + law("en", THEFT, ACCESS), encoding="utf-8")
    digest = hashlib.sha256(code.read_bytes()).hexdigest()
    written(gold, *ROWS, manifest=MANIFEST.replace("0f" * 32, digest).replace("= 12", "= 2"))
    code.with_name("other.txt").write_text("Criminal Code\n\n" + law("en", THEFT), encoding="utf-8")
    return Ran(code, gold, out, harmonize("evaluate", code.parent, "--gold", gold, "--output", out))


def test_a_statute(ran: Ran) -> None:
    """A statute is analyzed and held to its gold: table, JSON to its schema, page, and the analysis beside them."""
    assert ran.done.exit_code == 0, ran.done.output
    assert "right provision ranked first" in ran.done.stdout
    content = json.loads((ran.out / "evaluation.json").read_text(encoding="utf-8"))
    check(content, "evaluation-1.json")
    values = {figure["name"]: figure["value"] for figure in content["figures"]}
    assert (values["top1"], values["f2"], values["gap-recall"], values["outline-count"]) == (1.0, 1.0, 1.0, 1.0)
    assert (values["element-f1"], values["relation-agreement"]) == (1.0, 0.571429)  # agreed on 2 of 3, 2 of 9 by chance
    assert [item["provision"] for item in content["disputes"]] == ["1"]
    assert "<h1>" in (ran.out / "evaluation.html").read_text(encoding="utf-8")
    assert (ran.out / "analyses" / "xx-code" / "analysis.json").is_file()


def test_without_gold_a_statute_is_left_out(ran: Ran) -> None:
    """A statute whose text no gold is about is named and left out; the others are still done."""
    assert f"left out: {ran.code.with_name('other.txt')}" in ran.done.stderr
    assert [path.name for path in (ran.out / "analyses").iterdir()] == ["xx-code"]


def test_an_analysis(tmp_path: Path, ran: Ran) -> None:
    """An analysis that is there is read, from its folder or those above, and gives the same figures."""
    for number, place in enumerate((ran.out, ran.out / "analyses", ran.out / "analyses" / "xx-code")):
        again = tmp_path / f"again{number}"
        assert harmonize("evaluate", place, "--gold", ran.gold, "-o", again, "--format", "json").exit_code == 0
        assert (again / "evaluation.json").read_bytes() == (ran.out / "evaluation.json").read_bytes()
        assert [path.name for path in again.iterdir()] == ["evaluation.json"]


def test_the_table_alone(ran: Ran) -> None:
    """Without a place to write to, the table is printed and nothing is written."""
    done = harmonize("evaluate", ran.out / "analyses", "--gold", ran.gold)
    assert (done.exit_code, done.stderr) == (0, "")
    assert "first 1, judged 1" in done.stdout
    assert "wrote" not in done.stdout


def test_compare(tmp_path: Path, ran: Ran) -> None:
    """Against an earlier run the verdicts that differ are listed, on the terminal, in the file and on the page."""
    content = json.loads((ran.out / "evaluation.json").read_text(encoding="utf-8"))
    assert content["changes"] == []
    for verdict in content["verdicts"]:
        verdict.update({"right": verdict["gap"], "cited": []})
    (tmp_path / "evaluation.json").write_text(json.dumps(content), encoding="utf-8")
    new = tmp_path / "new"
    done = harmonize("evaluate", ran.out, "--gold", ran.gold, "--compare", tmp_path, "--output", new)
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


def test_bad_input(tmp_path: Path, ran: Ran) -> None:
    """Wrong gold, no gold, an old run that is none, and no law: each is named with code 3."""
    empty, wrong = tmp_path / "empty", tmp_path / "wrong"
    empty.mkdir()
    written(wrong, *ROWS[:-1], ROWS[-1].replace("budapest:9", "budapest:99"))
    (tmp_path / "evaluation.json").write_text("{}", encoding="utf-8")
    for words, what in (
        ([ran.code, "--gold", empty], "has no gold"),
        ([ran.code, "--gold", wrong], "line 7: unknown article 'budapest:99'"),
        ([ran.code, "--gold", ran.gold, "--compare", tmp_path], "evaluation.json"),
        ([empty, "--gold", ran.gold], "the folder has no statute in it"),
    ):
        done = harmonize("evaluate", *words)
        assert done.exit_code == BAD_INPUT, done.output
        assert what in done.stderr


def test_without_the_extra(tmp_path: Path, ran: Ran, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without matplotlib the page is refused at once, with what to install; table and JSON need it not."""
    monkeypatch.setitem(sys.modules, "matplotlib", None)
    words = ("evaluate", ran.out / "analyses", "--gold", ran.gold, "--output", tmp_path / "out")
    done = harmonize(*words)
    assert done.exit_code == BAD_INPUT
    assert "harmonize-law[evaluate]" in done.stderr
    assert not (tmp_path / "out").exists()
    assert harmonize(*words, "--format", "table,json").exit_code == 0
