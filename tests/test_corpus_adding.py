"""A law's text becomes a law on record: what is detected, what is said, and what is never overwritten."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from hashlib import sha256
from pathlib import Path

import factories
import pytest
from click.testing import CliRunner, Result

import corpora
from harmonize.cli import main
from harmonize.corpus.catalogue import catalogue
from harmonize.corpus.proposing import Said, citation, plain, proposal, quoted
from harmonize.knowledge.manifests import read_manifest
from harmonize.pipeline import read_statute

TEXT = corpora.TEXT.replace("Penal Code", "Penal Code\nAct No. 7 of 2019", 1)


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """A corpus of one State with one law."""
    return corpora.corpus(tmp_path / "corpus")


@pytest.fixture
def text(tmp_path: Path) -> Path:
    """The text of a law that is not on record."""
    path = tmp_path / "Penal Code (2019).txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def add(*command: object) -> Result:
    """Run ``harmonize corpus add``."""
    return CliRunner().invoke(main, ["corpus", "add", *map(str, command)])


def test_a_proposal_is_printed_and_nothing_written(text: Path) -> None:
    """Without a jurisdiction the manifest is proposed only, and what was detected is marked."""
    done = add(text, "--seen", "2026-01-02", "--source", "https://gazette.example/7-2019")
    assert done.exit_code == 0
    told = done.stdout.splitlines()
    assert 'id = "penal-code"  # detected' in told
    assert 'title = "Penal Code"  # detected' in told
    assert 'citation = "Act No. 7 of 2019"  # detected' in told
    assert 'kind = "criminal-code"  # detected' in told
    assert 'language = "en"  # detected' in told
    assert "expected_provisions = 4  # detected" in told
    assert 'source = "https://gazette.example/7-2019"' in told
    assert "seen = 2026-01-02" in told
    assert f'sha256 = "{sha256(TEXT.encode()).hexdigest()}"' in told
    assert 'review = "none"' in told
    assert [path.name for path in text.parent.iterdir()] == [text.name]


def test_a_law_is_put_on_record(place: Path, text: Path) -> None:
    """The text is copied into a folder of its own, the manifest beside it loads and says what the user said."""
    done = add(text, "-j", "zz", "--corpus", place, "--title", "Code of 2019", "--kind", "other", "--unit", "North")
    assert done.exit_code == 0, done.stderr
    said = read_manifest(place / "zz" / "code-of-2019" / "statute.toml")
    assert (said.id, said.title, said.kind, said.applies_in) == ("zz-code-of-2019", "Code of 2019", "other", ("North",))
    assert (said.source, said.review) == ("unknown", "none")
    assert (place / "zz" / "code-of-2019" / text.name).read_bytes() == text.read_bytes()
    assert [len(holding.entries) for holding in catalogue(place)[0]] == [2]


@pytest.mark.parametrize(
    ("more", "what"),
    [
        (["--id", "zz-law"], "is the id of the law in"),
        (["--title", "Law", "--id", "zz-new"], ""),
        (["--id", "law"], "has a law already"),
        (["--id", "../law"], "should match pattern"),
        (["--source", "javascript:alert(1)"], "begins with https://"),
        (["--title", "\x1b[2J"], "U+001B"),
    ],
)
def test_what_is_on_record_is_not_overwritten(place: Path, text: Path, more: list[str], what: str) -> None:
    """An id or folder that is taken, and what no manifest may say, is refused, and nothing is left behind."""
    before = {path: path.read_bytes() for path in place.rglob("*") if path.is_file()}
    done = add(text, "-j", "zz", "--corpus", place, *more)
    assert (done.exit_code, what in done.stderr) == (3 if what else 0, True)
    after = {path: path.read_bytes() for path in place.rglob("*") if path.is_file()}
    assert before.items() <= after.items()
    assert len(after) == len(before) + (0 if what else 2)


def test_a_text_on_record_is_not_added_twice(place: Path, tmp_path: Path) -> None:
    """The same text under another name is the law that is on record."""
    (tmp_path / "again.txt").write_text(corpora.TEXT, encoding="utf-8")
    done = add(tmp_path / "again.txt", "-j", "ZZ", "--corpus", place)
    assert done.exit_code == 3
    assert "is on record as zz-law" in done.stderr
    done = add(place / "zz" / "law" / "law.txt", "-j", "ZZ", "--corpus", place)
    assert "is on record in" in done.stderr


def test_a_text_in_a_folder_of_its_own_stays_there(place: Path) -> None:
    """Who put it there gets the manifest beside it; one that lies loose among the laws is moved into a folder."""
    own, loose = place / "zz" / "mine" / "code.txt", place / "zz" / "loose.txt"
    own.parent.mkdir()
    own.write_text(TEXT, encoding="utf-8")
    loose.write_text(TEXT + "\nAn end.", encoding="utf-8")
    assert add(own, "-j", "ZZ", "--corpus", place).exit_code == 0
    assert read_manifest(own.with_name("statute.toml")).file == "code.txt"
    assert add(loose, "-j", "ZZ", "--corpus", place, "--id", "zz-second").exit_code == 0
    assert not loose.exists()
    [holding], _ = catalogue(place)
    assert (len(holding.entries), holding.loose, holding.missing) == (3, (), ())


def test_a_law_on_record_gets_its_text(tmp_path: Path, text: Path) -> None:
    """Where no hash is on record that of the text is recorded, remarks and all else as they were."""
    unhashed = corpora.MANIFEST.replace('sha256 = "{sha256}"\n', "")
    manifest = "# A remark.\n" + unhashed.replace("{name}", "law")
    place = corpora.corpus(tmp_path / "corpus", manifest=manifest)
    (place / "zz" / "law" / "law.txt").unlink()
    assert add(text, "-j", "ZZ", "--corpus", place, "--entry", "zz-law").exit_code == 0
    written = (place / "zz" / "law" / "statute.toml").read_text(encoding="utf-8")
    line = f'sha256 = "{sha256(TEXT.encode()).hexdigest()}"\n'
    assert line in written
    assert written.replace(line, "") == manifest
    assert (place / "zz" / "law" / "law.txt").read_text(encoding="utf-8") == TEXT


def test_a_law_on_record_gets_no_other_text(place: Path, text: Path) -> None:
    """A text with another hash is refused, and so is an entry that is not there."""
    (place / "zz" / "law" / "law.txt").unlink()
    done = add(text, "-j", "ZZ", "--corpus", place, "--entry", "zz-law")
    assert done.exit_code == 3
    assert "is not the text on record of zz-law" in done.stderr
    assert not (place / "zz" / "law" / "law.txt").exists()
    assert "there is zz-law" in add(text, "-j", "ZZ", "--corpus", place, "--entry", "zz-none").stderr
    assert add(text, "--entry", "zz-law").exit_code == 2


def test_without_a_title_the_name_of_the_file_is_proposed_as_such() -> None:
    """A statute that bears its file's name has told no title, and the manifest says so."""
    untitled = replace(factories.statute(corpora.TEXT, language="en"), title="law.txt")
    told = proposal(untitled, "code.txt", "", Said(date(2026, 1, 2))).text
    assert 'title = "code"  # detected: the file\'s name' in told
    assert 'id = "code"  # detected' in told
    assert 'citation = ""  # not found' in told


def test_a_citation_is_not_a_date_alone(tmp_path: Path) -> None:
    """A line with a day only names no place in a gazette, nor does the title with its year."""
    path = tmp_path / "law.txt"
    path.write_text(corpora.TEXT.replace("Penal Code", "Penal Code\nAdopted 4/12/2004", 1), encoding="utf-8")
    assert citation(read_statute(path)) == ""


def test_what_a_text_tells_stands_on_one_line() -> None:
    """Signs that hide or turn text, and halves of letters, are left out; marks are written as TOML has them."""
    assert plain("A\u202eB\x1b\nC\ud800") == "AB C"
    assert quoted('a"\\') == '"a\\"\\\\"'
