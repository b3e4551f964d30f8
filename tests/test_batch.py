"""A whole corpus: the same analyses as one by one, what fails told apart, and nothing done twice."""

from __future__ import annotations

import csv
import json
import os
import pickle
import re
import shutil
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from holdings import ACCESS, DELETION, THEFT, drafted, put, recorded, small, tree
from jsonschema import validate

from harmonize import batch, pipeline
from harmonize.batch import Wish, keys
from harmonize.batch.store import Store, packed, unpacked
from harmonize.cli import main
from harmonize.corpus.catalogue import catalogue
from harmonize.model.review import Decision
from harmonize.reports.contract import to_bytes
from harmonize.reviewing import record
from harmonize.reviewing.record import Record


@dataclass(frozen=True, slots=True)
class Ran:
    """A corpus with something wrong in it, and what a batch made of it."""

    corpus: Path
    output: Path
    cache: Path
    result: Result

    def summary(self) -> dict[str, Any]:
        """What the summary says."""
        return dict(json.loads((self.output / "summary.json").read_text(encoding="utf-8")))

    def again(self, *words: str, output: Path | None = None) -> Result:
        """Run it again, with the same cache."""
        return run(self.corpus, output or self.output, "--cache", str(self.cache), *words)


def run(corpus: Path, output: Path, *words: str) -> Result:
    """Run a batch."""
    asked = ["batch", str(corpus), "-o", str(output), "-w", "1", "--instrument", "budapest"]
    return CliRunner().invoke(main, [*asked, *words])


@pytest.fixture(scope="module")
def ran(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ran]:
    """Run a batch on a corpus with a missing law, an empty one, a wrong manifest, and two legal units."""
    place = tmp_path_factory.mktemp("batch")
    corpus = small(place / "corpus")
    recorded(corpus / "xa" / "missing", "missing.txt", "xa-missing")
    (corpus / "xa" / "empty.txt").write_text("", encoding="utf-8")
    recorded(corpus / "xb" / "wrong", "../code.txt", "xb-wrong")
    units = {"rs": "Republika Srpska", "bd": "Brčko District"}
    for id, unit in units.items():
        put(corpus / "ba" / id, "code.txt", THEFT, ACCESS if id == "rs" else DELETION)
        recorded(corpus / "ba" / id, "code.txt", f"ba-{id}", (unit,))
    result = run(corpus, place / "out", "--cache", str(place / "cache"))
    yield Ran(corpus, place / "out", place / "cache", result)
    shutil.rmtree(place)


def test_every_territory_has_its_folder(ran: Ran) -> None:
    """A State has a folder, or in it one for each legal unit with laws of its own; the region has one beside them."""
    folders = {path.parent.relative_to(ran.output).as_posix() for path in ran.output.rglob("analysis.json")}
    assert folders == {"xa", "xb", "ba/republika-srpska", "ba/brcko-district"}
    assert {path.name for path in (ran.output / "region").iterdir()} == {"region.html", "region.json"}
    region = json.loads((ran.output / "region" / "region.json").read_text(encoding="utf-8"))
    assert region["places"][0]["parts"] == ["BA/Republika Srpska", "BA/Brčko District"]
    assert "../ba/republika-srpska/report.html" in (ran.output / "region" / "region.html").read_text(encoding="utf-8")


def test_what_fails_is_told_and_takes_nothing_with_it(ran: Ran) -> None:
    """The summary has file, cause and remedy of what failed; a law whose text is missing is no failure."""
    summary = ran.summary()
    states = {row["file"]: row["state"] for row in summary["statutes"]}
    assert states == {
        "ba/bd/code.txt": "read", "ba/rs/code.txt": "read", "xa/code.txt": "read", "xa/data.txt": "read",
        "xa/empty.txt": "failed", "xa/missing/missing.txt": "missing", "xb/code/code.txt": "read",
    }  # fmt: skip
    [failed] = [row["error"] for row in summary["statutes"] if row["state"] == "failed"]
    assert (failed["what"], failed["remedy"]) == ("the file is empty", "fetch it again")
    assert [error["what"] for error in summary["errors"]] == ["names a file in another folder"]
    assert summary["counts"]["failed"] == summary["counts"]["missing"] == summary["counts"]["errors"] == 1
    assert ran.result.exit_code == 3
    assert "empty.txt: the file is empty; fetch it again" in ran.result.output


def test_the_summary_fits_its_schema(ran: Ran) -> None:
    """The summary is what the schema in the package says; a territory counts its laws that stand in no analysis."""
    schema = files("harmonize.batch") / "schemas" / "batch-1.json"
    validate(ran.summary(), json.loads(schema.read_text(encoding="utf-8")))
    failed = {row["id"]: row["failed"] for row in ran.summary()["territories"] if row["failed"]}
    assert failed == {"XA": 1}
    missing = next(row for row in ran.summary()["statutes"] if row["state"] == "missing")
    assert (missing["title"], missing["kind"]) == ("Xa-Missing", "criminal-code")


def test_the_table_and_the_page_tell_the_same(ran: Ran) -> None:
    """The table has a line for each law and each error; the page names what failed and leads to the reports."""
    rows = list(csv.DictReader((ran.output / "summary.csv").read_text(encoding="utf-8").splitlines()))
    assert [row["state"] for row in rows].count("failed") == 2
    assert len(rows) == len(ran.summary()["statutes"]) + 1
    page = (ran.output / "index.html").read_text(encoding="utf-8")
    for told in ("the file is empty", "xa/missing/missing.txt", 'href="ba/republika-srpska/report.html"'):
        assert told in page


def test_a_second_run_writes_nothing_and_changes_nothing(ran: Ran) -> None:
    """What is done is not done again, and its files are left as they are."""
    before = {path: path.stat().st_mtime_ns for path in ran.output.rglob("*") if path.is_file()}
    entries = {path for path in ran.cache.rglob("*") if path.name != "files.json"}
    assert ran.again().exit_code == 3
    after = {path: path.stat().st_mtime_ns for path in ran.output.rglob("*") if path.is_file()}
    del before[ran.output / ".harmonize" / "lock"], after[ran.output / ".harmonize" / "lock"]
    assert before == after
    assert {path for path in ran.cache.rglob("*") if path.name != "files.json"} == entries


def test_thresholds_choose_the_exit_code(ran: Ran) -> None:
    """As many failures as are allowed are none; a territory with fewer articles than asked for is told."""
    assert ran.again("--max-failed", "2", "--fail-under", "0", "--quiet").exit_code == 0
    below = ran.again("--max-failed", "2", "--fail-under", "0.9")
    assert below.exit_code == 1
    assert "below 0.9: XA has" in below.output


def test_a_territory_without_verdicts_is_below_any_threshold(tmp_path: Path) -> None:
    """Where no text is there nothing was judged: that passes only where no threshold is asked for."""
    recorded(tmp_path / "corpus" / "ba" / "code", "code.txt", "ba-code")
    done = run(tmp_path / "corpus", tmp_path / "out", "--no-cache", "--fail-under", "0")
    assert done.exit_code == 1
    assert "below 0: BA has no verdicts (no text)\n" in done.stderr
    assert run(tmp_path / "corpus", tmp_path / "out", "--no-cache").exit_code == 0


def test_the_analyses_are_those_of_analyze(ran: Ran) -> None:
    """Each territory's analysis is, byte by byte, the one that is made of its folder alone."""
    holdings, _ = catalogue(ran.corpus)
    for each in batch.analyses(holdings, Wish(("budapest",), workers=1, cache=ran.cache)):
        given = pipeline.Given(unit=each.territory.unit)
        assert each.analysis
        if each.territory.place not in ("xa", "ba/brcko-district"):
            continue
        alone = pipeline.analyze(
            [each.territory.holding.folder], each.territory.holding.jurisdiction, given, ("budapest",)
        )
        assert alone.analysis
        assert to_bytes(each.analysis) == to_bytes(alone.analysis), each.territory.place
        assert [statute.id for _, statute in each.statutes] == [item.id for item in alone.analysis.statutes]


def test_what_one_lacks_another_lends(ran: Ran) -> None:
    """The second pass gives precedents: those of other States, and for a legal unit also of the others of its State."""
    for place, own in (("xb", False), ("ba/brcko-district", True)):
        analysis = json.loads((ran.output / place / "analysis.json").read_text(encoding="utf-8"))
        lent = {
            precedent["jurisdiction"]
            for article in analysis["articles"]
            for step in article["recommendation"]["steps"]
            for precedent in step["precedents"]
        }
        assert "XA" in lent, place
        assert (analysis["jurisdiction"] in lent) is own, place


def test_decisions_of_the_corpus_are_carried(ran: Ran, tmp_path: Path) -> None:
    """What reviewers decided lies beside the laws, and stands on the analysis and beside it."""
    decided = Decision("budapest", "2", "", "none-found", "A. Lawyer", date(2026, 11, 20), "", "0" * 64)
    corpus, output = tmp_path / "corpus", tmp_path / "out"
    shutil.copytree(ran.corpus / "xb" / "code", corpus / "xb" / "code")
    made = record.to_bytes(Record("0" * 64, "XB", "0.1.0", (decided,)))
    (corpus / "xb" / "decisions.json").write_bytes(made)
    words = ("--cache", str(ran.cache), "--format", "json")
    assert run(corpus, output, *words).exit_code == 0
    analysis = json.loads((output / "xb" / "analysis.json").read_text(encoding="utf-8"))
    assert [each["reviewer"] for each in analysis["decisions"]] == ["A. Lawyer"]
    assert record.read(output / "xb" / "decisions.json").decisions[0].reviewer == "A. Lawyer"

    (corpus / "xb" / "decisions.json").unlink()
    refused = run(corpus, output, *words)
    assert refused.exit_code == 3
    assert "holds 1 decisions that the corpus does not have" in refused.output
    assert [each["reviewer"] for each in analysis["decisions"]] == ["A. Lawyer"]
    assert record.read(output / "xb" / "decisions.json").decisions[0].reviewer == "A. Lawyer"


def test_the_output_has_only_what_stands(ran: Ran, tmp_path: Path) -> None:
    """Of a State that is gone and a format asked for no more nothing is left; what people put there stays."""
    corpus, output, words = tmp_path / "corpus", tmp_path / "out", ("--cache", str(ran.cache), "--format")
    for state in ("xa", "xb"):
        shutil.copytree(ran.corpus / state, corpus / state)
    run(corpus, output, *words, "json,md")
    theirs = [output / "notes.txt", output / "xb" / "decisions.json"]
    for path in theirs:
        path.write_text("ours", encoding="utf-8")
    (output / ".harmonize" / "files.json").write_text(
        (output / ".harmonize" / "files.json").read_text(encoding="utf-8").replace("[", '["../corpus/xa/code.txt",', 1),
        encoding="utf-8",
    )
    shutil.rmtree(corpus / "xb")
    run(corpus, output, *words, "json")
    run(corpus, tmp_path / "fresh", *words, "json")
    assert [path.read_text(encoding="utf-8") for path in theirs] == ["ours", "ours"]
    for path in theirs:
        path.unlink()
    assert tree(output) == tree(tmp_path / "fresh")
    assert (corpus / "xa" / "code.txt").is_file()


def test_a_law_that_is_not_heard_costs_no_other_of_its_name(ran: Ran, tmp_path: Path) -> None:
    """Of two files of one name, only that fails whose language has no lexicon."""
    corpus = tmp_path / "corpus"
    shutil.copytree(ran.corpus / "xb" / "code", corpus / "xb" / "one")
    put(corpus / "xb" / "two", "code.txt", THEFT, ACCESS)
    recorded(corpus / "xb" / "two", "code.txt", "xb-two")
    manifest = corpus / "xb" / "two" / "statute.toml"
    manifest.write_text(manifest.read_text(encoding="utf-8").replace('language = "en"', 'language = "pl"'), "utf-8")
    assert run(corpus, tmp_path / "out", "--cache", str(ran.cache), "--max-failed", "1").exit_code == 0
    summary = json.loads((tmp_path / "out" / "summary.json").read_text(encoding="utf-8"))
    states = {row["file"]: row["state"] for row in summary["statutes"]}
    assert states == {"xb/one/code.txt": "read", "xb/two/code.txt": "failed"}
    assert (summary["counts"]["failed"], summary["territories"][0]["failed"]) == (1, 1)


def test_a_text_that_was_not_verified_is_told(tmp_path: Path) -> None:
    """A file whose hash is another than the one on record is read, and the analysis says so."""
    put(tmp_path / "xb" / "code", "code.txt", THEFT, ACCESS)
    recorded(tmp_path / "xb" / "code", "code.txt", "xb-code")
    manifest = tmp_path / "xb" / "code" / "statute.toml"
    told = f'sha256 = "{"0" * 64}"\n' + manifest.read_text(encoding="utf-8")
    manifest.write_text(told, encoding="utf-8")
    [holding] = catalogue(tmp_path)[0]
    outcome = pipeline.analyze([holding.folder], holding.jurisdiction, instruments=("budapest",))
    assert outcome.analysis
    [remark] = [remark for remark in outcome.analysis.remarks if remark.code == "off-record"]
    assert "on record 000000000000" in remark.text


def test_an_edition_is_of_all_the_code_wherever_it_lies(tmp_path: Path) -> None:
    """A package below a folder named data has its files too; what is made of others is left out."""
    package = tmp_path / "data" / "harmonize"
    for name in ("batch/work.py", "__init__.py", "data/models/kinds.toml", "batch/__pycache__/work.pyc"):
        (package / name).parent.mkdir(parents=True, exist_ok=True)
        (package / name).write_bytes(name.encode())
    assert dict(keys.code(package)) == {name: name.encode() for name in ("__init__.py", "batch/work.py")}


def test_an_edition_is_of_every_library_that_can_matter() -> None:
    """Of the libraries that harmonize is never without, those left out only talk to people, processes and servers."""
    project = tomllib.loads((Path(__file__).parent.parent / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    required = {re.split(r"[<>=]", each)[0] for each in project["dependencies"]}
    talking = {"click", "filelock", "pebble", "platformdirs", "rich", "urllib3"}
    assert required - {*keys.LIBRARIES} == talking


def test_nothing_is_kept_of_a_draft(tmp_path: Path) -> None:
    """Of a file with tracked changes the cache keeps nothing, nor of what was made of it."""
    (tmp_path / "corpus" / "xa").mkdir(parents=True)
    drafted(tmp_path / "corpus" / "xa" / "bill.docx")
    cache = tmp_path / "cache"
    assert run(tmp_path / "corpus", tmp_path / "out", "--cache", str(cache), "--format", "json").exit_code == 0
    kept = [path.read_bytes() for path in cache.rglob("*") if path.is_file()]
    assert (tmp_path / "out" / "xa" / "analysis.json").is_file()
    assert not [content for content in kept if b"analysis" in content or b"art_1" in content]


def test_a_damaged_entry_is_none(tmp_path: Path) -> None:
    """An entry that was cut off or changed is as good as none, and what is no record of the model is not made."""
    store = Store(tmp_path / "kept", tmp_path / "passing")
    store.put("ab12", b"content", {"said": 1})
    entry = store.entry("ab12")
    assert entry
    assert (entry.said, store.content("ab12")) == ({"said": 1, "private": False}, b"content")
    path = tmp_path / "kept" / "ab" / "ab12"
    path.write_bytes(path.read_bytes().replace(b"content", b"contend"))
    assert store.content("ab12") is None
    store.put("ab12", b"content", {})
    path.write_bytes(path.read_bytes()[:-1])
    assert store.entry("ab12") is None
    with pytest.raises(pickle.UnpicklingError, match="is no part of a statute"):
        unpacked(packed(os.system))


def test_only_what_changed_is_done(ran: Ran, tmp_path: Path) -> None:
    """A law that changed is read again, the others are not; another's analysis is left as it is."""
    corpus = tmp_path / "corpus"
    shutil.copytree(ran.corpus / "xa", corpus / "xa")
    put(corpus / "xa", "data.txt", DELETION, THEFT)
    before = set(ran.cache.rglob("*"))
    run(corpus, tmp_path / "out", "--cache", str(ran.cache))
    made = [path for path in set(ran.cache.rglob("*")) - before if path.is_file()]
    texts = [path for path in made if path.read_bytes().partition(b"\n")[2].startswith(b"\x80")]
    assert len(texts) == 1
    assert tree(tmp_path / "out")["xa/analysis.json"] != tree(ran.output)["xa/analysis.json"]


def test_what_no_run_asks_for_is_forgotten(tmp_path: Path) -> None:
    """An entry that was not used for long goes, and what a killed run left; one that is asked for stays."""
    store = Store(tmp_path, tmp_path / "passing")
    for name in ("ab12", "ab34"):
        store.put(name, b"content", {})
    (tmp_path / "ab" / ".left").write_bytes(b"half")
    for path in (tmp_path / "ab").iterdir():
        os.utime(path, (0, 0))
    assert store.entry("ab34")
    store.forget()
    assert [path.name for path in (tmp_path / "ab").iterdir()] == ["ab34"]


@pytest.mark.parametrize("inside", [".", "xb", "xa/out", "ou"])
def test_an_output_within_the_corpus_is_refused(tmp_path: Path, inside: str) -> None:
    """Reports among the laws would be read as laws the next time: nothing is written there."""
    corpus = small(tmp_path / "corpus")
    before = tree(corpus)
    result = run(corpus, corpus / inside)
    assert result.exit_code == 3
    assert "is a folder of the corpus itself; choose another --output" in result.output
    assert tree(corpus) == before
