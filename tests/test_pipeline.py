"""The pipeline: statutes of one territory read together, what is given and what is found out, and always the same."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from laws import NOWHERE, Verdicts, analyze, law
from specimens import PLACES, analyzed, findings

from harmonize import pipeline
from harmonize.errors import InputError, KnowledgeError, LanguageError
from harmonize.knowledge.jurisdictions import load_jurisdiction, load_specimen
from harmonize.pipeline import Given, Outcome, statute_id, unused
from harmonize.reports.contract import to_bytes

THEFT = ("Theft", "A person who steals the property of another is liable to imprisonment for three years.")
ACCESS = (
    "Illegal access",
    "A person who intentionally and without right gains access to a computer system is liable to imprisonment.",
)
DELETION = (
    "Data interference",
    "A person who intentionally and without right deletes computer data is liable to imprisonment for three years.",
)
RAIN = ("Rain", "It is not an offence that it rains, and nobody shall be punished for it, now or at any later time.")
MANIFEST = """id = "{id}"
title = "{title}"
citation = "Gazette 1"
kind = "{kind}"
language = "{language}"
file = "{file}"
source = "invented"
seen = 2026-01-01
"""


def write(folder: Path, name: str, *articles: tuple[str, str], language: str = "en", title: str = "") -> Path:
    """Write a law to a file."""
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"{title}\n\n{law(language, *articles)}".lstrip(), encoding="utf-8")
    return path


ENGLISH = Given(language="en")


def run(*paths: Path, given: Given = ENGLISH) -> Outcome:
    """Analyze files of nowhere."""
    return pipeline.analyze(paths, NOWHERE, given)


def verdicts(outcome: Outcome) -> Verdicts:
    """The verdicts of an outcome that has some."""
    assert outcome.analysis
    return Verdicts(outcome.analysis)


def test_an_element_found_in_either_is_found(tmp_path: Path) -> None:
    """Of two laws one has access, the other deletion: both are found, each in its own law."""
    one, other = write(tmp_path, "one.txt", THEFT, ACCESS), write(tmp_path, "other.txt", DELETION, RAIN)
    found = verdicts(run(one, other, given=Given("criminal-code", "en")))
    places = {
        number: [(item.statute, item.provision) for item in found[f"budapest:{number}"].candidates if item.accepted]
        for number in "24"
    }
    assert places == {"2": [("one", "2")], "4": [("other", "1")]}
    assert found["budapest:2"].searched.statutes == ("one", "other")


def test_elements_of_one_article_add_up_over_laws(tmp_path: Path) -> None:
    """What one law lacks of an article another law has."""
    words = "A person who intentionally and without right {} computer data is liable to imprisonment."
    one = write(tmp_path, "one.txt", THEFT, ("Data", words.format("damages or deletes")))
    other = write(tmp_path, "other.txt", THEFT, ("Data", words.format("deteriorates, alters or suppresses")))
    given = Given("criminal-code", "en")
    assert [verdicts(run(path, given=given))["budapest:4"].status for path in (one, other)] == ["partial", "partial"]
    assert verdicts(run(one, other, given=given))["budapest:4"].status == "full"


def test_order_of_the_laws_does_not_matter(tmp_path: Path) -> None:
    """The same laws in another order have the same verdicts."""
    paths = write(tmp_path, "one.txt", THEFT, ACCESS), write(tmp_path, "other.txt", DELETION, RAIN)
    given = Given("criminal-code", "en")
    there, back = verdicts(run(*paths, given=given)), verdicts(run(*reversed(paths), given=given))
    assert there.statuses() == back.statuses()
    for key in there.statuses():
        assert sorted(there.cited(key)) == sorted(back.cited(key)), key


def test_one_name_twice(tmp_path: Path) -> None:
    """Two files of one name are two statutes, each under an id of its own."""
    paths = [write(tmp_path / folder, "code.txt", THEFT, ACCESS) for folder in "abc"]
    analysis = verdicts(run(*paths)).analysis
    assert [statute.id for statute in analysis.statutes] == ["code", "code-2", "code-3"]
    assert {key.split("#")[0] for key in analysis.provisions} <= {"code", "code-2", "code-3"}


@pytest.mark.parametrize(
    ("name", "id"),
    [
        ("Kodi Penal (2024).pdf", "kodi-penal-2024"),
        ("ЗАКОН.txt", "закон"),
        ("---.pdf", "statute"),
        ("a#b c.txt", "a-b-c"),
    ],
)
def test_ids_are_plain(name: str, id: str) -> None:
    """A file's name becomes an id without blanks and signs, whatever its script."""
    assert statute_id(Path(name), None) == id


def test_an_unused_id_is_left_alone() -> None:
    """Only what is taken gets a number, and the first that is free."""
    assert [unused("a", taken) for taken in ((), ("b",), ("a",), ("a", "a-2", "a-3"), ("a", "a-3"))] == [
        "a", "a", "a-2", "a-4", "a-2",
    ]  # fmt: skip


def test_a_manifest_is_read(tmp_path: Path) -> None:
    """What a manifest beside the file says of it outranks what its text says."""
    path = write(tmp_path, "law.txt", THEFT, ACCESS, title="Copyright Act")
    manifest = MANIFEST.format(id="code", title="The Code", kind="criminal-code", language="en", file="law.txt")
    (tmp_path / "statute.toml").write_text(manifest, encoding="utf-8")
    (source,) = verdicts(run(path, given=Given())).analysis.statutes
    assert (source.id, source.title, source.citation, source.kind) == ("code", "The Code", "Gazette 1", "criminal-code")


def test_another_file_s_manifest_is_not(tmp_path: Path) -> None:
    """A manifest speaks of the file that it names."""
    path = write(tmp_path, "law.txt", THEFT, ACCESS, title="Copyright Act")
    manifest = MANIFEST.format(id="code", title="The Code", kind="criminal-code", language="en", file="other.txt")
    (tmp_path / "statute.toml").write_text(manifest, encoding="utf-8")
    statute = pipeline.read_statute(path)
    assert (statute.id, statute.title, statute.kind) == ("law", "Copyright Act", "copyright-act")


def test_what_is_given_outranks_manifest_and_text(tmp_path: Path) -> None:
    """Kind and language as the user says, whatever a manifest says."""
    path = write(tmp_path, "law.txt", THEFT, ACCESS)
    manifest = MANIFEST.format(id="code", title="The Code", kind="criminal-code", language="sq", file="law.txt")
    (tmp_path / "statute.toml").write_text(manifest, encoding="utf-8")
    statute = pipeline.read_statute(path, Given("cybercrime-act", "en"))
    assert (statute.kind, statute.language, statute.title) == ("cybercrime-act", "en", "The Code")
    assert pipeline.read_statute(path).language == "sq"


def test_kind_and_language_are_found_out(tmp_path: Path) -> None:
    """Without manifest and without help, title and text tell."""
    statute = pipeline.read_statute(write(tmp_path, "law.txt", THEFT, ACCESS, RAIN, title="Criminal Code of Nowhere"))
    assert (statute.kind, statute.language, statute.title) == ("criminal-code", "en", "Criminal Code of Nowhere")


def test_the_given_kind_changes_what_is_a_gap(tmp_path: Path) -> None:
    """In a criminal code silence is a gap; in a law of another kind it is none."""
    path = write(tmp_path, "law.txt", THEFT, RAIN)
    status = {kind: verdicts(run(path, given=Given(kind, "en")))["budapest:2"].status
              for kind in ("criminal-code", "other")}  # fmt: skip
    assert status == {"criminal-code": "none-found", "other": "cannot-tell"}


def test_a_folder_is_its_statutes(tmp_path: Path) -> None:
    """A folder without manifests stands for its PDF and text files, in folders below too; others are left."""
    write(tmp_path, "b.txt", THEFT)
    write(tmp_path, "sub/a.txt", ACCESS)
    (tmp_path / "notes.md").write_text("no law", encoding="utf-8")
    outcome = run(tmp_path)
    assert outcome.errors == ()
    assert [statute.id for statute in verdicts(outcome).analysis.statutes] == ["b", "a"]


def test_a_folder_is_what_manifests_name_and_the_rest(tmp_path: Path) -> None:
    """A manifest speaks for its file; a law beside it that has none is read as well."""
    write(tmp_path, "law.txt", THEFT, ACCESS)
    write(tmp_path, "second.TXT", THEFT)
    manifest = MANIFEST.format(id="code", title="The Code", kind="criminal-code", language="en", file="law.txt")
    (tmp_path / "statute.toml").write_text(manifest, encoding="utf-8")
    assert [statute.id for statute in verdicts(run(tmp_path)).analysis.statutes] == ["code", "second"]


def test_a_manifest_names_no_file_elsewhere(tmp_path: Path) -> None:
    """A manifest that points out of its folder is refused."""
    manifest = MANIFEST.format(id="x", title="X", kind="other", language="en", file="../secret.txt")
    (tmp_path / "statute.toml").write_text(manifest, encoding="utf-8")
    (error,) = run(tmp_path).errors
    assert isinstance(error, KnowledgeError)
    assert "statute.toml, file" in error.where


def test_a_folder_without_a_law_is_an_error(tmp_path: Path) -> None:
    """An empty folder is named, and the law beside it is still done."""
    (tmp_path / "empty").mkdir()
    outcome = run(tmp_path / "empty", write(tmp_path, "law.txt", THEFT, ACCESS))
    assert [error.what for error in outcome.errors] == ["the folder has no statute in it"]
    assert outcome.analysis


def test_a_file_that_fails_is_an_error_and_a_remark(tmp_path: Path) -> None:
    """The others are still done, and the analysis says what was not read."""
    empty = tmp_path / "empty.txt"
    empty.write_text("", encoding="utf-8")
    outcome = run(tmp_path / "missing.pdf", write(tmp_path, "law.txt", THEFT, ACCESS), empty)
    assert [type(error) for error in outcome.errors] == [InputError, InputError]
    assert all(name in error.where for name, error in zip(("missing.pdf", "empty.txt"), outcome.errors, strict=True))
    analysis = verdicts(outcome).analysis
    assert [statute.id for statute in analysis.statutes] == ["law"]
    told = [remark.text for remark in analysis.remarks if remark.code == "not-read"]
    assert told == [str(error) for error in outcome.errors]


def test_a_language_without_lexicon_fails_alone(tmp_path: Path) -> None:
    """A language that no lexicon serves is an error that names file, language and remedy."""
    path = write(tmp_path, "law.txt", THEFT)
    outcome = run(path, given=Given(language="fi"))
    assert outcome.analysis is None
    (error,) = outcome.errors
    assert isinstance(error, LanguageError)
    assert "law.txt" in error.where
    assert "fi" in str(error)
    assert "--language" in error.remedy


def test_a_wrong_manifest_fails_alone(tmp_path: Path) -> None:
    """A manifest that cannot be read takes its own file with it, and no other."""
    bad, good = write(tmp_path / "bad", "law.txt", THEFT), write(tmp_path, "code.txt", THEFT, ACCESS)
    (bad.parent / "statute.toml").write_text("id = ", encoding="utf-8")
    outcome = run(bad, good)
    assert [type(error) for error in outcome.errors] == [KnowledgeError]
    assert [statute.id for statute in verdicts(outcome).analysis.statutes] == ["code"]


def test_no_statute_at_all(tmp_path: Path) -> None:
    """Neither paths nor files in a folder: an error that says so, and no analysis."""
    for outcome in (run(), run(tmp_path)):
        assert outcome.analysis is None
        assert [type(error) for error in outcome.errors] == [InputError]


def test_an_unknown_instrument_is_an_error(tmp_path: Path) -> None:
    """An instrument that is not known is refused before anything is read."""
    with pytest.raises(KnowledgeError, match="choose from"):
        pipeline.analyze([tmp_path / "missing.pdf"], NOWHERE, instruments=["magna-carta"])


def test_instruments_asked_for(tmp_path: Path) -> None:
    """Only the instruments asked for are judged."""
    outcome = pipeline.analyze([write(tmp_path, "law.txt", THEFT)], NOWHERE, ENGLISH, ["protocol1"])
    assert {finding.instrument for finding in verdicts(outcome).analysis.findings} == {"protocol1"}


def test_a_specimen_twice_is_the_same_bytes() -> None:
    """Made again from the files, an analysis is the same to the byte."""
    jurisdiction, place = load_specimen("valdrina")
    again = pipeline.analyze([place], jurisdiction).analysis
    assert again
    assert to_bytes(again) == to_bytes(analyzed(name="valdrina"))


TWICE = """
import sys
from pathlib import Path
from harmonize.pipeline import Given, analyze
from harmonize.knowledge.jurisdictions import load_jurisdiction
from harmonize.reports.contract import to_bytes
outcome = analyze([Path(name) for name in sys.argv[1:]], load_jurisdiction("ZZ"), Given(language="en"))
sys.stdout.buffer.write(to_bytes(outcome.analysis))
"""


def test_the_order_of_sets_does_not_matter(tmp_path: Path, checkout: Path) -> None:
    """Another process, which orders its sets in another way, makes the same bytes."""
    paths = [write(tmp_path, "one.txt", THEFT, ACCESS, DELETION), write(tmp_path, "two.txt", RAIN, DELETION)]
    environment = {**os.environ, "PYTHONHASHSEED": "4711"}
    command = [sys.executable, "-c", TWICE, *map(str, paths)]
    done = subprocess.run(command, cwd=checkout, env=environment, capture_output=True, check=True)
    here = pipeline.analyze(paths, load_jurisdiction("ZZ"), ENGLISH).analysis
    assert here
    assert done.stdout == to_bytes(here)


def test_the_footnote_on_kosovo_is_due(tmp_path: Path) -> None:
    """An analysis for Kosovo, or of a law that names it, has the footnote; another has not."""
    path = write(tmp_path, "law.txt", THEFT, ACCESS)
    named = write(tmp_path, "named.txt", THEFT, ACCESS, title="CRIMINAL CODE OF KOSOVO")
    due = [
        pipeline.analyze([path], load_jurisdiction("XK"), ENGLISH),
        pipeline.analyze([named], NOWHERE, ENGLISH),
        pipeline.analyze([path], load_jurisdiction("AL"), ENGLISH),
    ]
    notes = [bool(verdicts(outcome).analysis.footnote) for outcome in due]
    assert notes == [True, True, False]
    assert "1244" in verdicts(due[0]).analysis.footnote


def test_progress_is_told(tmp_path: Path) -> None:
    """What is being done is told, each file by its name."""
    told: list[str] = []
    pipeline.analyze([write(tmp_path, "law.txt", THEFT)], NOWHERE, ENGLISH, progress=told.append)
    assert "reading law.txt" in told
    assert len(told) > 1


def test_two_statutes_of_a_specimen_are_read_together() -> None:
    """Corporate liability stands in the second law: with it the article is found, without it nobody can tell."""
    together = findings(analyzed(name="valdrina"))["budapest:12"]
    alone = findings(analyzed(PLACES["valdrina"] / "kodi-penal", name="valdrina"))["budapest:12"]
    assert (together.status, alone.status) == ("full", "cannot-tell")


def test_laws_by_kind(tmp_path: Path) -> None:
    """The laws of a territory, each of its kind: what is missing is what was not supplied."""
    laws = {"criminal-code": law("en", THEFT, ACCESS), "copyright-act": law("en", RAIN, THEFT)}
    found = analyze(tmp_path, laws, "en")
    assert found["budapest:10"].status == "none-found"
    assert found["budapest:12"].status == "cannot-tell"
