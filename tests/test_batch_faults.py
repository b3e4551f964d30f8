"""What goes wrong around a batch: no file is lost or half written, and a message says what happened."""

from __future__ import annotations

import json
import os
import random
import select
import shutil
import signal
import subprocess
import time
from contextlib import suppress
from pathlib import Path

import pytest
from click.testing import CliRunner
from holdings import ACCESS, DELETION, THEFT, entries, placed, put, several, start, tree

from harmonize.batch import Wish, work
from harmonize.batch.hashes import Hashes
from harmonize.batch.plan import planned
from harmonize.batch.store import Store, StoreError
from harmonize.batch.tasks import Done, Failed
from harmonize.cli import main
from harmonize.corpus.catalogue import catalogue

KILLS, SEED = 10, 20260101
LAST, DELAY = 11, 0.03
"""Of what a run makes, so many come after the last moment, that it is not over by then; the seconds of a delay."""
PATIENCE = 60.0
"""Seconds in which whatever a run started must have ended after it."""


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A corpus of four States."""
    return several(tmp_path_factory.mktemp("corpus"))


@pytest.fixture(scope="module")
def undisturbed(corpus: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An output of a run that nothing disturbed."""
    output = tmp_path_factory.mktemp("undisturbed") / "out"
    code, said = ended(start(corpus, output))
    assert code == 0, said
    return output


def ended(process: subprocess.Popen[str]) -> tuple[int, str]:
    """Wait for a run and return how it ended and what it said on standard error."""
    _, said = process.communicate()
    return process.returncode, said


def processes(output: Path) -> list[int]:
    """Return descriptors of the processes of the runs on an output that are still there."""
    found = []
    for place in Path("/proc").glob("[0-9]*"):
        with suppress(OSError):  # it ended meanwhile
            if f"HARMONIZE_RUN={output}\0".encode() in (place / "environ").read_bytes():
                found.append(os.pidfd_open(int(place.name)))
    return found


def kill(process: subprocess.Popen[str], others: list[int]) -> None:
    """Kill the process of a run, and at once with it others that it started."""
    process.kill()
    for each in others:
        with suppress(ProcessLookupError):
            signal.pidfd_send_signal(each, signal.SIGKILL)
        os.close(each)
    process.communicate()


def survivors(output: Path) -> list[int]:
    """Return the processes of the runs on an output that do not end."""
    return [each for each in processes(output) if not select.select([each], [], [], PATIENCE)[0]]


def done(output: Path) -> int:
    """Return how many entries and files of the output there are: how far a run is."""
    places = [place for top in (output, beside(output)) for place in os.walk(top)]
    return sum(not name.startswith(".") for folder, _, names in places if ".harmonize" not in folder for name in names)


def beside(output: Path) -> Path:
    """Return the cache of the runs on an output."""
    return output.with_name(f"{output.name}-cache")


def until(process: subprocess.Popen[str], output: Path, moment: int) -> None:
    """Wait until a run is so far; it must not have ended before."""
    while done(output) < moment:
        assert process.poll() is None, process.communicate()
        time.sleep(0.002)


@pytest.mark.skipif(not Path("/proc/self/environ").exists(), reason="the processes of a run are found in /proc")
def test_a_run_that_is_killed_goes_on_where_it_was(corpus: Path, undisturbed: Path, tmp_path: Path) -> None:
    """Killed ten times, alone or with its workers, it comes to what an undisturbed one does; nothing is done twice."""
    output, drawn, kept = tmp_path / "out", random.Random(SEED), dict[str, int]()
    expected, known = placed(undisturbed), entries(beside(undisturbed))
    for moment in sorted(drawn.sample(range(1, done(undisturbed) - LAST), KILLS)):
        process = start(corpus, output)
        until(process, output, max(moment, done(output) + 1))
        time.sleep(drawn.uniform(0.0, DELAY))
        kill(process, processes(output) if drawn.random() < 0.5 else [])
        assert process.returncode == -signal.SIGKILL
        assert not survivors(output)
        assert placed(output).items() < expected.items()
        assert "index.html" not in placed(output), "it was finished"
        now = entries(beside(output))
        assert now.keys() < known.keys()
        assert all(now[name] == written for name, written in kept.items()), "an entry was made again"
        kept = {name: written for name, written in now.items() if not name.endswith("-lent")}
    code, said = ended(start(corpus, output))
    assert code == 0, said
    assert tree(output) == tree(undisturbed)
    assert entries(beside(output)).keys() == known.keys()


def test_a_full_disk_is_told_and_nothing_is_half_written(corpus: Path, undisturbed: Path, tmp_path: Path) -> None:
    """Where no file can grow any more the run ends with a message; with room again it goes on to the same output."""
    output, cache = tmp_path / "out", tmp_path / "out-cache"
    code, said = ended(limited(corpus, output))
    assert (code, "cannot be written to (File too large); make room there" in said) == (3, True), said
    assert not [name for name in tree(output) if not name.startswith(".harmonize/")]
    assert ended(start(corpus, output))[0] == 0
    assert tree(output) == tree(undisturbed)

    shutil.copytree(cache, tmp_path / "other-cache")
    code, said = ended(limited(corpus, tmp_path / "other"))
    assert (code, "cannot be written (File too large); make room there" in said) == (3, True), said
    assert placed(tmp_path / "other").items() <= placed(undisturbed).items()


def test_an_entry_that_has_no_room_is_not_there(tmp_path: Path) -> None:
    """Of what could not be kept nothing is left."""
    import resource

    store, (soft, hard) = Store(tmp_path, tmp_path / "passing"), resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, hard))
    try:
        with pytest.raises(StoreError, match=r"cannot be written to \(File too large\); make room there"):
            store.put("ab12", bytes(200_000), {})
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert not [path for path in tmp_path.rglob("*") if path.is_file()]


def limited(corpus: Path, output: Path) -> subprocess.Popen[str]:
    """Start a run that can write no file of more than 100 kB."""
    import resource

    process = start(corpus, output)
    resource.prlimit(process.pid, resource.RLIMIT_FSIZE, (100_000, 100_000))
    return process


def test_a_place_that_cannot_be_written_to_is_told(corpus: Path, tmp_path: Path) -> None:
    """Read-only, or within a file: the message names it and what to do."""
    (tmp_path / "file").write_text("", encoding="utf-8")
    (tmp_path / "locked").mkdir(mode=0o555)
    nowhere = Path("/sys/harmonize") if os.geteuid() == 0 else tmp_path / "locked" / "out"
    for output in (tmp_path / "file" / "out", nowhere):
        result = CliRunner().invoke(main, ["batch", str(corpus), "-o", str(output), "--no-cache"])
        assert result.exit_code == 3
        assert f"{output}: cannot be written (" in result.output
        assert "choose another --output" in result.output


@pytest.mark.skipif(not hasattr(signal, "SIGSTOP"), reason="the first run is halted by a signal")
def test_two_runs_on_one_output(corpus: Path, undisturbed: Path, tmp_path: Path) -> None:
    """The second says that there is another and touches nothing; the first goes on as if there had been no second."""
    output = tmp_path / "out"
    first = start(corpus, output)
    until(first, output, 1)
    first.send_signal(signal.SIGSTOP)
    try:
        before = tree(output)
        code, said = ended(start(corpus, output))
        assert code == 3, said
        assert f"{output}: another batch is writing to it; wait until it has ended, or choose another --output" in said
        assert tree(output) == before
    finally:
        first.send_signal(signal.SIGCONT)
    code, said = ended(first)
    assert (code, said) == (0, "")
    assert tree(output) == tree(undisturbed)


def test_a_law_that_changes_while_the_run_is_on(tmp_path: Path) -> None:
    """What was read is kept under the hash of what was read; a law that is gone is one that failed."""
    law = put(tmp_path / "corpus" / "xa", "code.txt", THEFT, ACCESS)
    holdings, _ = catalogue(tmp_path / "corpus")
    [territory] = planned(holdings, Wish(), Hashes(None).of)
    [task] = territory.texts
    put(tmp_path / "corpus" / "xa", "code.txt", THEFT, DELETION)
    store = Store(tmp_path / "kept", tmp_path / "passing")
    made = work.do(task, store)
    assert isinstance(made, Done)
    assert made.key == task.key_of(Hashes(None).of(law)) != task.key
    assert store.entry(task.key) is None
    law.unlink()
    assert isinstance(gone := work.do(task, store), Failed)
    assert gone.what == "there is no such file"


@pytest.mark.parametrize(
    ("limit", "told"),
    [
        (("--seconds", "1"), "took longer than 1 seconds"),
        (("--megabytes", "128"), "takes more than 128 MB of memory"),
    ],
)
def test_a_law_that_takes_too_much_fails_alone(corpus: Path, tmp_path: Path, limit: tuple[str, str], told: str) -> None:
    """Of a law that hangs its reader, or eats its memory, that is told; the others are done, and it is tried again."""
    hostile = tmp_path / "corpus"
    shutil.copytree(corpus / "xb", hostile / "xb")
    put(hostile / "xb", "huge.txt", *[ACCESS] * 60_000)
    code, said = ended(start(hostile, tmp_path / "out", *limit))
    assert (code, told in said) == (3, True), said
    summary = json.loads((tmp_path / "out" / "summary.json").read_text(encoding="utf-8"))
    assert {row["file"]: row["state"] for row in summary["statutes"]} == {
        "xb/code/code.txt": "read",
        "xb/huge.txt": "failed",
    }
    assert (tmp_path / "out" / "xb" / "analysis.json").is_file()
    kept = [json.loads(path.read_bytes().partition(b"\n")[0]) for path in (tmp_path / "out-cache").glob("??/*")]
    assert not [entry for entry in kept if entry["said"].get("provisions", 0) > 100]
