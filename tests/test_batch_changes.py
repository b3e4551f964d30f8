"""A corpus that changes while a batch is on: an output is of the old or of the new one, and the next run of the new."""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest
from holdings import ACCESS, DELETION, INTERCEPTION, THEFT, here, put, recorded, tree

from harmonize.batch import Summary, Wish, run
from harmonize.batch.hashes import Hashes
from harmonize.batch.plan import planned
from harmonize.batch.store import Store
from harmonize.batch.tasks import Concluding, Failed, Reading, Reporting, Task
from harmonize.batch.work import do
from harmonize.corpus.catalogue import catalogue
from harmonize.model.review import Decision
from harmonize.reviewing import record
from harmonize.reviewing.record import Record

STATE = 'id = "XA"\nname = "{name}"\nlanguages = ["en"]\nfictional = true\n'


@dataclass(frozen=True, slots=True)
class Change:
    """A change to a corpus, before the first task of a kind that is its, and whether the output is of the new one."""

    name: str
    make: Callable[[Path], object]
    before: type[Task]
    new: bool


def text(corpus: Path) -> None:
    """Change the text of a law."""
    put(corpus / "xa" / "code", "code.txt", THEFT, DELETION)


def title(corpus: Path) -> None:
    """Change the manifest of a law."""
    manifest = corpus / "xa" / "code" / "statute.toml"
    manifest.write_text(manifest.read_text(encoding="utf-8").replace("Xa-Code", "Code of Xa"), encoding="utf-8")


def state(corpus: Path) -> None:
    """Change the name of a State."""
    (corpus / "xa" / "jurisdiction.toml").write_text(STATE.format(name="Elsewhere"), encoding="utf-8")


def another(corpus: Path) -> None:
    """Bring a law of a State."""
    put(corpus / "xa" / "data", "data.txt", INTERCEPTION, THEFT)


def decided(corpus: Path) -> None:
    """Decide on one more article of a State."""
    decide(corpus, "2", "3")


def decide(corpus: Path, *articles: str) -> None:
    """Write the decisions on a State."""
    made = tuple(
        Decision("budapest", article, "", "none-found", "A. Lawyer", date(2026, 11, 20), "", "0" * 64)
        for article in articles
    )
    (corpus / "xa" / "decisions.json").write_bytes(record.to_bytes(Record("0" * 64, "XA", "0.1.0", made)))


CHANGES = (
    Change("text not read yet", text, Reading, True),
    Change("text read before", text, Concluding, False),
    Change("manifest", title, Reading, False),
    Change("jurisdiction", state, Reading, False),
    Change("another law", another, Reading, False),
    Change("decisions not read yet", decided, Reporting, True),
)


def corpus_in(place: Path) -> Path:
    """Write a corpus of two States with a law each, on one of which there is a decision."""
    put(place / "xa" / "code", "code.txt", THEFT, ACCESS)
    recorded(place / "xa" / "code", "code.txt", "xa-code")
    (place / "xa" / "jurisdiction.toml").write_text(STATE.format(name="Nowhere"), encoding="utf-8")
    decide(place, "2")
    put(place / "xb", "code.txt", DELETION, THEFT)
    return place


def wish(place: Path) -> Wish:
    """Return what is asked for, with a cache beside the corpus."""
    return Wish(("budapest",), formats=("json",), workers=1, cache=place.parent / "cache")


def made_of(corpus: Path, place: Path) -> dict[str, bytes]:
    """Return what a run that nothing disturbs makes of a corpus, with no cache that another one had."""
    shutil.copytree(corpus, place / "corpus")
    run(place / "corpus", place / "out", wish(place / "corpus"))
    return tree(place / "out")


def hashes(corpus: Path) -> list[tuple[str, str]]:
    """Return the State and the hash of each text of a corpus."""
    return [(path.relative_to(corpus).parts[0], sha256(path)) for path in sorted(corpus.rglob("*.txt"))]


def sha256(path: Path) -> str:
    """Return the hash of a file."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def told(output: Path) -> list[tuple[str, str]]:
    """Return the State and the hash of each text that the analyses of an output are of."""
    found = sorted(output.glob("*/analysis.json"))
    read = [(path.parent.name, json.loads(path.read_text(encoding="utf-8"))) for path in found]
    return [(state, law["sha256"]) for state, analysis in read for law in analysis["statutes"]]


@pytest.fixture(scope="module")
def old(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """What a run makes of the corpus before any change."""
    place = tmp_path_factory.mktemp("old")
    return made_of(corpus_in(place / "first"), place / "run")


@pytest.fixture(autouse=True)
def _in_this_process(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("harmonize.batch.pool.local", here(lambda _: None))


def disturbed(corpus: Path, output: Path, change: Change, monkeypatch: pytest.MonkeyPatch) -> Summary:
    """Run a batch in which a change is made to its corpus."""
    changes = [change]

    def before(task: Task) -> None:
        if changes and isinstance(task, change.before):
            changes.pop().make(corpus)

    with monkeypatch.context() as patch:
        patch.setattr("harmonize.batch.pool.local", here(before))
        made = run(corpus, output, wish(corpus))
    assert not changes, "no change was made"
    return made


@pytest.mark.parametrize("change", CHANGES, ids=lambda change: change.name)
def test_a_change_while_a_run_is_on(
    change: Change, old: dict[str, bytes], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The output is what the old or the new corpus gives; the next run gives the new one, a change back the old one."""
    corpus, output = corpus_in(tmp_path / "corpus"), tmp_path / "out"
    before = hashes(corpus)
    assert not disturbed(corpus, output, change, monkeypatch).failures
    new = made_of(corpus, tmp_path / "alone")
    assert new != old
    assert tree(output) == (new if change.new else old)
    assert told(output) == (hashes(corpus) if change.new else before)

    run(corpus, output, wish(corpus))
    assert tree(output) == new
    assert told(output) == hashes(corpus)

    shutil.rmtree(corpus)
    run(corpus_in(corpus), tmp_path / "back", wish(corpus))
    assert tree(tmp_path / "back") == old


def test_a_law_that_changes_when_its_entry_is_lost(
    old: dict[str, bytes], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A law that must be read again, and is another by now, fails its State; nothing is kept under the wrong name."""
    corpus, output = corpus_in(tmp_path / "corpus"), tmp_path / "out"

    def lose(corpus: Path) -> None:
        text(corpus)
        shutil.rmtree(wish(corpus).cache or corpus)

    summary = disturbed(corpus, output, Change("lost", lose, Concluding, True), monkeypatch)
    law = str(corpus / "xa" / "code" / "code.txt")
    assert {str(error) for error in summary.failures} == {f"{law}: has changed since it was read; run it again"}
    assert {row.id: row.state for row in summary.territories} == {"XA": "failed", "XB": "analyzed"}
    new = made_of(corpus, tmp_path / "alone")
    run(corpus, output, wish(corpus))
    assert tree(output) == new
    shutil.rmtree(corpus)
    run(corpus_in(corpus), tmp_path / "back", wish(corpus))
    assert tree(tmp_path / "back") == old


def test_decisions_that_change_while_they_are_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What was read of a file that became another meanwhile is not kept; the territory fails, and is told."""
    corpus, output, read = corpus_in(tmp_path / "corpus"), tmp_path / "out", record.read

    def slowly(path: Path) -> Record:
        found = read(path)
        decided(corpus)
        return found

    with monkeypatch.context() as patch:
        patch.setattr(record, "read", slowly)
        summary = run(corpus, output, wish(corpus))
    where = corpus / "xa" / "decisions.json"
    assert {str(error) for error in summary.failures} == {f"{where}: has changed since it was read; run it again"}
    assert {row.id: row.state for row in summary.territories} == {"XA": "failed", "XB": "analyzed"}
    run(corpus, output, wish(corpus))
    assert tree(output) == made_of(corpus, tmp_path / "alone")


def test_a_law_that_is_gone_before_it_is_planned(tmp_path: Path) -> None:
    """A law that somebody takes away between the listing of a folder and the reading of its files fails alone."""
    corpus = corpus_in(tmp_path / "corpus")
    holdings, _ = catalogue(corpus)
    (corpus / "xb" / "code.txt").unlink()
    tasks = {task.path.parts[-2]: task for each in planned(holdings, Wish(), Hashes(None).of) for task in each.texts}
    made = do(tasks["xb"], Store(None, tmp_path / "passing"))
    assert isinstance(made, Failed)
    assert made.what == "there is no such file"
