"""Two versions of one law: what became of each provision, and how it is told."""

from __future__ import annotations

import json
from pathlib import Path

import factories
import jsonschema
import laws
import pytest
from click.testing import CliRunner, Result

import corpora
from harmonize.cli import main
from harmonize.cli.corpus_diff import paper, print_text
from harmonize.findings.revisions import revisions
from harmonize.knowledge.strings import load_strings
from harmonize.model.law import Statute
from harmonize.reports.versions import to_json

THEFT = ("Theft", "Whoever takes a thing that belongs to another shall be punished by imprisonment for up to one year.")
FRAUD = (
    "Fraud",
    "Whoever deceives another person to obtain a gain shall be punished by a fine that the court decides.",
)
ARSON = ("Arson", "Whoever sets fire to a house, a forest or a harvest shall be punished by prison for ten years.")
SPAM = ("Spam", "Whoever sends messages in great number to people who did not ask for them shall pay an amount.")
HARSHER = (THEFT[0], THEFT[1].replace("one year", "three years"))
GONE = ("Fraud", "Repealed.")


def version(*articles: tuple[str, str], title: str = "Penal Code", first: int = 1) -> Statute:
    """Return a version of the law."""
    return factories.statute(f"{title}\n\n" + laws.law("en", *articles, first=first), language="en")


OLD = version(THEFT, FRAUD, ARSON)


def written(path: Path, *articles: tuple[str, str]) -> Path:
    """Write a version of the law."""
    path.write_text("Penal Code\n\n" + laws.law("en", *articles), encoding="utf-8")
    return path


def diff(*command: object) -> Result:
    """Run ``harmonize corpus diff``."""
    return CliRunner().invoke(main, ["corpus", "diff", *map(str, command)])


def fates(old: Statute, new: Statute) -> list[tuple[str, str, str]]:
    """Return what became of provisions, with their numbers before and after; the JSON is what its schema says."""
    told = json.loads(to_json(revisions(old, new)))
    schema = Path("harmonize/reports/schemas/diff-1.json")
    jsonschema.validate(told, json.loads(schema.read_text(encoding="utf-8")))
    sides = [(each["fate"], each["before"] or {}, each["after"] or {}) for each in told["provisions"]]
    return [(fate, before.get("number", ""), after.get("number", "")) for fate, before, after in sides]


def test_each_provision_that_differs_is_told_once() -> None:
    """One is changed, one gone, one has another number, one came; the order is that of the new law."""
    assert fates(OLD, version(HARSHER, ARSON, SPAM)) == [
        ("changed", "1", "1"), ("renumbered", "3", "2"), ("added", "", "3"), ("repealed", "2", ""),
    ]  # fmt: skip


def test_the_same_law_set_otherwise_has_no_difference() -> None:
    """Lines broken elsewhere make no other law."""
    again = factories.statute(OLD.document.text.replace(" shall be", "\nshall be"), language="en")
    assert fates(OLD, again) == []


def test_a_provision_that_says_it_is_repealed_is() -> None:
    """Its number still stands in the law, and it is told as repealed, not as changed; so it was before, it is not."""
    gone = version(THEFT, GONE, ARSON)
    assert fates(OLD, gone) == [("repealed", "2", "2")]
    assert fates(gone, gone) == []


def test_a_near_twin_does_not_take_the_place_of_a_changed_provision() -> None:
    """Of provisions worded alike each is compared with that of its own number."""
    twins = [(f"Form {name}", f"Whoever forges a {name} of this State shall be punished by a fine of two hundred.")
             for name in ("passport", "password", "passbook")]  # fmt: skip
    changed = [(name, text.replace("two hundred", "ten hundred")) for name, text in twins]
    assert fates(version(*twins), version(*changed)) == [("changed", number, number) for number in "123"]


def test_the_command_shows_words_that_go_and_come(tmp_path: Path) -> None:
    """The count first, then what is gone and new in each provision; a difference fails where asked."""
    old, new = written(tmp_path / "old.txt", THEFT, FRAUD), written(tmp_path / "new.txt", HARSHER, FRAUD)
    told = diff(old, new, "--fail-on", "any")
    assert told.exit_code == 1
    assert told.stdout.splitlines()[0] == "added: 0, repealed: 0, renumbered: 0, changed: 1"
    assert "for up to [−one year−] {+three years+}." in told.stdout


def test_a_page_and_markdown_show_the_words_and_run_none_of_them() -> None:
    """In the language asked for; markup in a law is its words."""
    found = revisions(OLD, version((THEFT[0], HARSHER[1] + " <script>alert(1)</script>"), FRAUD, ARSON))
    assert "#### **1** Theft" in paper(found, "md", load_strings()).decode()
    page = paper(found, "html", load_strings("fr")).decode()
    assert "Dispositions ajoutées" in page
    assert "three years" in page
    assert "<script>alert" not in page


def test_a_terminal_is_left_alone(capsys: pytest.CaptureFixture[str]) -> None:
    """Control characters in a law do not reach the terminal."""
    print_text(revisions(OLD, version(THEFT, (FRAUD[0], FRAUD[1] + " \x1b[2J"), ARSON)), load_strings())
    told = capsys.readouterr().out
    assert "changed: 1" in told
    assert "\x1b" not in told


def test_two_laws_are_no_versions() -> None:
    """What has other numbers, another title and other words is told apart, and compared all the same."""
    found = revisions(OLD, version(SPAM, ARSON, title="Harbour Act", first=40))
    assert not found.kin
    assert found.counts()["repealed"] == 2


def test_a_file_that_is_no_law_is_bad_input(tmp_path: Path) -> None:
    """The exit code says so, and the file is named."""
    done = diff(tmp_path / "none.txt", tmp_path / "none.txt")
    assert done.exit_code == 3
    assert "none.txt" in done.stderr


@pytest.mark.parametrize(("command", "schema"), [("list", "corpus"), ("verify", "verification")])
def test_what_a_corpus_holds_is_what_the_schema_says(tmp_path: Path, command: str, schema: str) -> None:
    """The JSON of the two listings keeps its contract."""
    place = corpora.corpus(tmp_path)
    (place / "zz" / "loose.txt").write_text("Section 1. Nothing.", encoding="utf-8")
    done = CliRunner().invoke(main, ["corpus", command, "--corpus", str(place), "--format", "json"])
    kept = Path(f"harmonize/reports/schemas/{schema}-1.json").read_text(encoding="utf-8")
    jsonschema.validate(json.loads(done.stdout), json.loads(kept))
