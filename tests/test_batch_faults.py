"""What goes wrong around a batch: no file is lost or half written, and a message says what happened."""

from __future__ import annotations

import json
import os
import random
import select
import shutil
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner
from holdings import ACCESS, DELETION, THEFT, put, small, start, tree

from harmonize.batch import Wish, work
from harmonize.batch.desk import held
from harmonize.batch.hashes import Hashes
from harmonize.batch.plan import planned
from harmonize.batch.store import Store, StoreError
from harmonize.batch.tasks import Done, Failed
from harmonize.cli import main
from harmonize.corpus.catalogue import catalogue

KILLS, SEED = 10, 20260101
PATIENCE = 60.0
"""Seconds in which whatever a run started must have ended after it."""


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small corpus."""
    return small(tmp_path_factory.mktemp("corpus"))


@pytest.fixture(scope="module")
def undisturbed(corpus: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[dict[str, bytes], float]:
    """What a run writes that nothing disturbs, and the seconds that it takes."""
    output, began = tmp_path_factory.mktemp("undisturbed") / "out", time.monotonic()
    code, said = ended(start(corpus, output))
    assert code == 0, said
    return tree(output), time.monotonic() - began


def ended(process: subprocess.Popen[str]) -> tuple[int, str]:
    """Wait for a run and return how it ended and what it said on standard error."""
    _, said = process.communicate()
    return process.returncode, said


def started_by(output: Path) -> Iterator[int]:
    """Yield descriptors of the processes of the runs on an output that are still there."""
    for place in Path("/proc").glob("[0-9]*"):
        try:
            if f"HARMONIZE_RUN={output}\0".encode() in (place / "environ").read_bytes():
                yield os.pidfd_open(int(place.name))
        except OSError:  # it ended meanwhile
            continue


def survivors(output: Path) -> list[int]:
    """Return the processes of the runs on an output that do not end."""
    return [each for each in started_by(output) if not select.select([each], [], [], PATIENCE)[0]]


@pytest.mark.skipif(not Path("/proc/self/environ").exists(), reason="the processes of a run are found in /proc")
def test_a_run_that_is_killed_goes_on_where_it_was(
    corpus: Path, undisturbed: tuple[dict[str, bytes], float], tmp_path: Path
) -> None:
    """Killed at ten moments and run again, it has written what an undisturbed run writes; no worker survives it."""
    expected, seconds = undisturbed
    output, cache, moments = tmp_path / "out", tmp_path / "out-cache", random.Random(SEED)
    for _ in range(KILLS):
        process = start(corpus, output)
        try:
            process.wait(moments.uniform(0.0, seconds))
        except subprocess.TimeoutExpired:
            process.kill()
            process.communicate()
        else:  # all was done before: begin anew
            process.communicate()
            shutil.rmtree(output)
            shutil.rmtree(cache)
        assert not survivors(output)
        whole = {name: content for name, content in tree(output).items() if not name.startswith(".harmonize/")}
        assert whole.items() <= expected.items()
    code, said = ended(start(corpus, output))
    assert code == 0, said
    assert tree(output) == expected


def test_a_full_disk_is_told_and_nothing_is_half_written(
    corpus: Path, undisturbed: tuple[dict[str, bytes], float], tmp_path: Path
) -> None:
    """Where no file can grow any more the run ends with a message; with room again it goes on to the same output."""
    output, cache = tmp_path / "out", tmp_path / "out-cache"
    code, said = ended(limited(corpus, output))
    assert (code, "cannot be written to (File too large); make room there" in said) == (3, True), said
    assert not [name for name in tree(output) if not name.startswith(".harmonize/")]
    assert ended(start(corpus, output))[0] == 0
    assert tree(output) == undisturbed[0]

    shutil.copytree(cache, tmp_path / "other-cache")
    code, said = ended(limited(corpus, tmp_path / "other"))
    assert (code, "cannot be written (File too large); make room there" in said) == (3, True), said
    assert tree(tmp_path / "other").items() <= undisturbed[0].items()


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


def test_two_runs_on_one_output(corpus: Path, tmp_path: Path) -> None:
    """The second says that there is another, and touches nothing."""
    with held(tmp_path / "out") as desk:
        desk.put("summary.json", b"the first one's")
        before = tree(tmp_path / "out")
        result = CliRunner().invoke(main, ["batch", str(corpus), "-o", str(tmp_path / "out"), "--no-cache"])
        assert result.exit_code == 3
        assert "another batch is writing to it; wait until it has ended" in result.output
        assert tree(tmp_path / "out") == before


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
