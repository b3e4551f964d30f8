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
from harmonize import pipeline
from harmonize.cli import main
from harmonize.corpus import adding
from harmonize.corpus.catalogue import Entry, catalogue
from harmonize.corpus.proposing import Said, citation, plain, proposal, quoted
from harmonize.errors import HarmonizeError
from harmonize.given import Given
from harmonize.knowledge.manifests import read_manifest
from harmonize.model.law import Statute
from harmonize.reading.limits import Limits

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


SAID = Said(date(2026, 1, 2))


def put(place: Path, text: Path, **said: str) -> Path:
    """Put a text on record as the command does, once it is read."""
    [holding], _ = catalogue(place)
    statute = factories.statute(text.read_text(encoding="utf-8"), language="en")
    return adding.add(text, proposal(statute, text.name, "ZZ", replace(SAID, **said)), holding)


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
    ("said", "what"),
    [
        ({"id": "zz-law"}, "is the id of the law in"),
        ({"id": "law"}, "has a law already"),
        ({"id": "../law"}, "should match pattern"),
        ({"source": "javascript:alert(1)"}, "begins with https://"),
        ({"title": "\x1b[2J"}, r"U\+001B"),
    ],
)
def test_what_is_on_record_is_not_overwritten(place: Path, text: Path, said: dict[str, str], what: str) -> None:
    """An id or folder that is taken, and what no manifest may say, is refused, and nothing is left behind."""
    before = {path: path.read_bytes() for path in place.rglob("*") if path.is_file()}
    with pytest.raises(HarmonizeError, match=what):
        put(place, text, **said)
    assert {path: path.read_bytes() for path in place.rglob("*") if path.is_file()} == before


def test_a_text_on_record_is_not_added_twice(place: Path, tmp_path: Path) -> None:
    """The same text under another name is the law that is on record."""
    (tmp_path / "again.txt").write_text(corpora.TEXT, encoding="utf-8")
    with pytest.raises(HarmonizeError, match="is on record as zz-law"):
        put(place, tmp_path / "again.txt")
    done = add(place / "zz" / "law" / "law.txt", "-j", "ZZ", "--corpus", place)
    assert done.exit_code == 3
    assert "is on record in" in done.stderr


def test_a_text_that_changes_meanwhile_is_not_put_on_record(place: Path, text: Path) -> None:
    """What was read is what is on record, or nothing is."""
    statute = factories.statute(TEXT, language="en")
    text.write_text(TEXT + "More.", encoding="utf-8")
    [holding], _ = catalogue(place)
    with pytest.raises(HarmonizeError, match="changed while it was copied"):
        adding.add(text, proposal(statute, text.name, "ZZ", SAID), holding)
    assert catalogue(place)[0] == [holding]


def test_a_text_in_a_folder_of_its_own_stays_there(place: Path) -> None:
    """Who put it there gets the manifest beside it; one that lies loose among the laws is moved into a folder."""
    own, loose = place / "zz" / "mine" / "code.txt", place / "zz" / "loose.txt"
    own.parent.mkdir()
    own.write_text(TEXT, encoding="utf-8")
    loose.write_text(TEXT + "\nAn end.", encoding="utf-8")
    assert put(place, own) == own.with_name("statute.toml")
    assert put(place, loose, id="zz-second") == place / "zz" / "second" / "statute.toml"
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
    """A text with another hash is refused, one in another format, and one where a text is already."""
    [holding], _ = catalogue(place)
    [entry] = holding.entries
    unhashed = Entry(entry.manifest.model_copy(update={"sha256": ""}), entry.folder)
    page = text.rename(text.with_suffix(".html"))
    for what, law in (("is not the text on record of zz-law", entry), ("is no .txt as law.txt is", unhashed)):
        with pytest.raises(HarmonizeError, match=what):
            adding.supply(page, law)
    with pytest.raises(HarmonizeError, match="is there already"):
        adding.supply(page.rename(text), unhashed)
    assert catalogue(place)[0] == [holding]
    assert (entry.path).read_text(encoding="utf-8") == corpora.TEXT


def test_a_corpus_that_is_begun_by_adding_keeps_texts_out_of_git(tmp_path: Path, text: Path) -> None:
    """The first law of a corpus brings the file that leaves texts out, the second leaves it alone."""
    place = tmp_path / "new"
    done = add(text, "-j", "BA", "--corpus", place)
    assert done.exit_code == 0, done.stderr
    assert f"wrote {place / '.gitignore'}" in done.stderr
    assert "*.refused-*" in (place / ".gitignore").read_text(encoding="utf-8").splitlines()
    (place / ".gitignore").unlink()
    text.write_text(TEXT + "\nAn end.", encoding="utf-8")
    assert add(text, "-j", "AL", "--corpus", place).exit_code == 0
    assert not (place / ".gitignore").exists()


@pytest.mark.parametrize(
    ("option", "value"),
    [
        ("--id", "foo"), ("--title", "Ignored"), ("--citation", "1"), ("--kind", "criminal-code"), ("--language", "sq"),
        ("--unit", "North"), ("--source", "https://x.example"), ("--text", "https://x.example"),
        ("--seen", "2026-01-01"),
    ],
)  # fmt: skip
def test_what_describes_a_new_law_goes_without_an_entry(place: Path, text: Path, option: str, value: str) -> None:
    """An option that would have no effect on a law on record is wrong usage, by its name."""
    done = add(text, "-j", "ZZ", "--corpus", place, "--entry", "zz-law", option, value)
    assert (done.exit_code, f"goes without {option}" in done.stderr) == (2, True)


def test_limits_hold_for_the_text_of_an_entry(
    place: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: Path
) -> None:
    """How it may be read is said of the text of a law on record too."""
    said: list[Given] = []

    def read(path: Path, given: Given, _: object) -> Statute:
        said.append(given)
        return factories.statute(TEXT, language="en")

    monkeypatch.setattr(pipeline, "read_statute", read)
    copy = tmp_path / "copy.txt"
    copy.write_bytes((place / "zz" / "law" / "law.txt").read_bytes())
    limits = ("--seconds", "1", "--megabytes", "500", "--no-ocr", "--quiet")
    assert add(copy, "-j", "ZZ", "--corpus", place, "--entry", "zz-law", *limits).exit_code == 0
    assert [(each.limits, each.recognise, each.expected) for each in said] == [(Limits(1, 500), False, ("en",))]


def test_the_very_text_that_is_there_is_no_conflict(tmp_path: Path, text: Path) -> None:
    """A copy of the text at its place, byte for byte, has its hash recorded; the text stays."""
    manifest = corpora.MANIFEST.replace('sha256 = "{sha256}"\n', "")
    place = corpora.corpus(tmp_path / "corpus", manifest=manifest)
    text.write_text(corpora.TEXT, encoding="utf-8")
    done = add(text, "-j", "ZZ", "--corpus", place, "--entry", "zz-law")
    assert done.exit_code == 0, done.stderr
    assert read_manifest(place / "zz" / "law" / "statute.toml").sha256 == sha256(corpora.TEXT.encode()).hexdigest()


def test_a_text_on_record_is_told_before_it_is_read(
    place: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: Path
) -> None:
    """Reading takes long: what is refused by its hash, its format or its place is refused first."""
    monkeypatch.setattr(pipeline, "read_statute", None)
    again = tmp_path / "again.txt"
    again.write_text(corpora.TEXT, encoding="utf-8")
    assert "again.txt: is on record as zz-law" in add(again, "-j", "ZZ", "--corpus", place).stderr
    asked = (text, "-j", "ZZ", "--corpus", place, "--entry", "zz-law")
    assert "is not the text on record of zz-law" in add(*asked).stderr
    unhashed = corpora.MANIFEST.replace('sha256 = "{sha256}"\n', "")
    corpora.corpus(tmp_path / "other", manifest=unhashed)
    corpora.corpus(tmp_path / "second", name="second")
    (tmp_path / "second" / "zz" / "second").rename(tmp_path / "other" / "zz" / "second")
    twice = add(again, "-j", "ZZ", "--corpus", tmp_path / "other", "--entry", "zz-law")
    assert "again.txt: is on record as zz-second" in twice.stderr
    missing = add(tmp_path / "none.txt", "-j", "ZZ", "--corpus", place)
    assert (missing.exit_code, "none.txt: cannot be read" in missing.stderr) == (3, True)


def test_an_entry_that_is_not_there_is_told_with_those_that_are(place: Path, text: Path) -> None:
    """An entry is one of a jurisdiction, which has to be named."""
    assert "there is zz-law" in add(text, "-j", "ZZ", "--corpus", place, "--entry", "zz-none").stderr
    assert add(text, "--entry", "zz-law").exit_code == 2


def test_without_a_title_the_name_of_the_file_is_proposed_as_such() -> None:
    """A statute that bears its file's name has told no title, and the manifest says so."""
    untitled = replace(factories.statute(corpora.TEXT, language="en"), title="law.txt")
    told = proposal(untitled, "code.txt", "", SAID).text
    assert 'title = "code"  # detected: the file\'s name' in told
    assert 'id = "code"  # detected' in told
    assert 'citation = ""  # not found' in told


def test_a_citation_is_not_a_date_alone() -> None:
    """A line with a day only names no place in a gazette, nor does the title with its year."""
    assert citation(factories.statute(TEXT.replace("Act No. 7 of 2019", "Adopted 4/12/2004"), language="en")) == ""


def test_what_a_text_tells_stands_on_one_line() -> None:
    """Signs that hide or turn text, and halves of letters, are left out; marks are written as TOML has them."""
    assert plain("A\u202eB\x1b\nC\ud800") == "AB C"
    assert quoted('a"\\') == '"a\\"\\\\"'
