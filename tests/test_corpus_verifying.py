"""Whether texts are those on record, and how a jurisdiction's folder begins."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

import corpora
from harmonize.cli import main
from harmonize.corpus.catalogue import catalogue
from harmonize.corpus.verifying import State, verified
from harmonize.knowledge.jurisdictions import read_jurisdiction


def states(place: Path) -> dict[str, State]:
    """Return what each text of a corpus is, by file."""
    texts, errors = verified(catalogue(place)[0], place)
    assert not errors
    return {text.file: text.state for text in texts}


def run(*command: str) -> Result:
    """Run ``harmonize corpus``."""
    return CliRunner().invoke(main, ["corpus", *command])


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """A corpus of one State with one law, whose hash is on record."""
    return corpora.corpus(tmp_path / "corpus")


def test_a_text_is_verified_until_it_changes(place: Path) -> None:
    """The hash on record is that of the text; after a change it is not; without the text there is nothing to hold."""
    assert states(place) == {"zz/law/law.txt": "verified"}
    (place / "zz" / "law" / "law.txt").write_text("Section 1. All is allowed.", encoding="utf-8")
    assert states(place) == {"zz/law/law.txt": "changed"}
    (place / "zz" / "law" / "law.txt").unlink()
    assert states(place) == {"zz/law/law.txt": "missing"}


def test_without_a_hash_a_text_is_unverified_and_without_a_manifest_unexpected(tmp_path: Path) -> None:
    """Nobody has verified it, and nobody has put it on record."""
    place = corpora.corpus(tmp_path, manifest=corpora.MANIFEST.replace("{sha256}", ""))
    (place / "zz" / "other.txt").write_text("Section 1. Nothing.", encoding="utf-8")
    assert states(place) == {"zz/law/law.txt": "unverified", "zz/other.txt": "unexpected"}


def test_a_changed_text_fails_and_a_missing_one_where_asked(place: Path) -> None:
    """Exit 1 for a text in a state that the user does not want, changed by default."""
    assert run("verify", "--corpus", str(place)).exit_code == 0
    text = place / "zz" / "law" / "law.txt"
    text.write_text("Section 1. All is allowed.", encoding="utf-8")
    assert run("verify", "--corpus", str(place)).exit_code == 1
    assert run("verify", "--corpus", str(place), "--fail-on", "missing").exit_code == 0
    text.unlink()
    assert run("verify", "--corpus", str(place), "--fail-on", "missing").exit_code == 1


def test_both_hashes_are_told(place: Path) -> None:
    """As JSON: the one on record, and the one of the text that is there."""
    (place / "zz" / "law" / "law.txt").write_text("", encoding="utf-8")
    [text] = json.loads(run("verify", "zz", "--corpus", str(place), "--format", "json").stdout)["texts"]
    assert text["state"] == "changed"
    assert len({text["found"], text["on_record"]}) == 2
    assert {len(text["found"]), len(text["on_record"])} == {64}


def test_a_wrong_manifest_is_bad_input_and_the_rest_is_verified(place: Path) -> None:
    """The exit code is that of bad input, and the other law is told."""
    (place / "zz" / "broken").mkdir()
    (place / "zz" / "broken" / "statute.toml").write_text("id =", encoding="utf-8")
    done = run("verify", "--corpus", str(place))
    assert done.exit_code == 3
    assert "verified: 1, changed: 0" in done.stdout
    assert "broken/statute.toml" in done.stderr


def test_a_new_jurisdiction_has_a_file_that_loads(tmp_path: Path) -> None:
    """A State not on record gets a form to fill in; the texts of a new corpus stay out of version control."""
    done = run("new", "QQ", "--name", 'The "Isles"', "--language", "en", "--corpus", str(tmp_path / "new"))
    assert done.exit_code == 0
    known = read_jurisdiction(tmp_path / "new" / "qq" / "jurisdiction.toml")
    assert (known.id, known.name, known.languages) == ("QQ", 'The "Isles"', ("en",))
    ignored = (tmp_path / "new" / ".gitignore").read_text(encoding="utf-8").splitlines()
    assert {"*.pdf", "*.PDF", "*.part", "*.part.of", "*.refused-*"} <= {*ignored}
    assert "*.json" not in ignored


def test_an_ignoring_file_that_is_there_stays(tmp_path: Path) -> None:
    """The first jurisdiction of a folder that is there brings the file too, and overwrites none."""
    (tmp_path / "one").mkdir()
    assert str(tmp_path / "one" / ".gitignore") in run("new", "QQ", "--corpus", str(tmp_path / "one")).stdout
    (tmp_path / "two").mkdir()
    (tmp_path / "two" / ".gitignore").write_text("mine\n", encoding="utf-8")
    done = run("new", "QQ", "--corpus", str(tmp_path / "two"))
    assert (done.exit_code, ".gitignore" in done.stdout) == (0, False)
    assert (tmp_path / "two" / ".gitignore").read_text(encoding="utf-8") == "mine\n"


def test_git_leaves_out_what_the_repository_leaves_out(tmp_path: Path, checkout: Path) -> None:
    """Each kind of file of a text that the repository's own file names is named in a new corpus too."""
    own = (checkout / ".gitignore").read_text(encoding="utf-8").splitlines()
    named = {line.rpartition("/")[2].replace("[xm]", "x") for line in own if line.startswith("/corpora/")}
    run("new", "QQ", "--corpus", str(tmp_path / "new"))
    assert named <= {*(tmp_path / "new" / ".gitignore").read_text(encoding="utf-8").splitlines()}


def test_a_new_jurisdiction_on_record_begins_with_what_is_on_record(place: Path) -> None:
    """Albania's facts are there at once."""
    assert run("new", "al", "--corpus", str(place)).exit_code == 0
    known = read_jurisdiction(place / "al" / "jurisdiction.toml")
    assert known.name == "Albania"
    assert known.statuses
    assert not (place / ".gitignore").exists()


@pytest.mark.parametrize(("code", "what"), [("ZZ", "is there already"), ("QQQ", "not a code"), ("../x", "not a code")])
def test_nothing_is_overwritten(place: Path, code: str, what: str) -> None:
    """A jurisdiction that is there, and what is no code, is refused."""
    before = (place / "zz" / "jurisdiction.toml").read_bytes()
    done = run("new", code, "--corpus", str(place))
    assert done.exit_code == 3
    assert what in done.stderr
    assert (place / "zz" / "jurisdiction.toml").read_bytes() == before
