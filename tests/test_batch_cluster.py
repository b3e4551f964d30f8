"""A batch on a Dask cluster: the same bytes as on one machine, also when a worker is killed in the middle."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
from concurrent.futures import Future
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner

import corpora
from harmonize.batch import Wish, run
from harmonize.batch.cluster import ClusterError, Trait, check_alike, cluster, told, trait
from harmonize.batch.crew import FATAL
from harmonize.batch.store import Store
from harmonize.batch.tasks import Done, Failed, Joining, Reading
from harmonize.cli import main
from harmonize.reading.limits import Limits

distributed = pytest.importorskip("distributed")
MINE = Trait("1.0", "models", "edition")
JOINING = Joining((), (), "en", "edition", False)


def states(place: Path) -> Path:
    """Write a corpus of three fictional States with one short law each, no two alike."""
    for years, code in (("three", "za"), ("four", "zb"), ("five", "zc")):
        corpora.corpus(place, corpora.TEXT.replace("three years", f"{years} years"))
        folder = (place / "zz").rename(place / code)
        own = folder / "jurisdiction.toml"
        own.write_text(own.read_text(encoding="utf-8").replace("ZZ", code.upper()), encoding="utf-8")
    return place


def written(output: Path) -> dict[str, bytes]:
    """Return the files of an output by their names, but the run's own."""
    found = {path.relative_to(output).as_posix(): path for path in output.rglob("*") if path.is_file()}
    return {name: path.read_bytes() for name, path in found.items() if not name.startswith(".harmonize")}


def store(place: Path) -> Store:
    """Return a store in a folder."""
    return Store(place / "lasting", place / "passing")


def test_a_killed_worker_costs_nothing(tmp_path: Path) -> None:
    """One of two workers is killed when the first task is done; the output is that of this machine's own process."""
    place, wish = states(tmp_path / "corpus"), Wish(("budapest",), workers=1, cache=tmp_path / "one", formats=())
    alone = run(place, tmp_path / "alone", wish)
    killed: list[int] = []
    with distributed.LocalCluster(
        n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None, host="127.0.0.1"
    ) as running:

        def kill(_: str, __: float) -> None:
            """Kill a worker once, one that is at a task."""
            if not killed:
                there, known = list(running.workers.values()), running.scheduler.workers
                there[0].auto_restart = there[1].auto_restart = False  # the other one has to do the rest
                busy = [each for each in there if known[each.worker_address].processing]
                killed.append((busy or there)[0].pid)
                os.kill(killed[0], signal.SIGKILL)

        elsewhere = replace(wish, cache=tmp_path / "two", scheduler=running.scheduler_address)
        together = run(place, tmp_path / "together", elsewhere, kill)
    assert len(killed) == 1
    assert alone.failures == together.failures == ()
    assert written(tmp_path / "together") == written(tmp_path / "alone")
    assert len(written(tmp_path / "alone")) > 3


def test_an_address_where_nothing_answers_is_told(tmp_path: Path) -> None:
    """Where nothing answers in time, or something that is no scheduler's address is given, the run says so."""
    with socket.socket() as silent:
        silent.bind(("127.0.0.1", 0))
        silent.listen()
        address = f"tcp://127.0.0.1:{silent.getsockname()[1]}"
        with (
            pytest.raises(ClusterError, match=r"answers within 0\.2 seconds.*dask scheduler"),
            cluster(address, store(tmp_path), 0.2),
        ):
            pass
    with pytest.raises(ClusterError, match="is no address of a scheduler"), cluster("localhost", store(tmp_path)):
        pass


def test_a_scheduler_without_workers_is_told(tmp_path: Path) -> None:
    """A scheduler that has no workers is not waited for without end."""
    with (
        distributed.LocalCluster(n_workers=0, processes=False, dashboard_address=None, protocol="tcp") as running,
        pytest.raises(ClusterError, match=r"has no workers; start some with dask worker"),
        cluster(running.scheduler_address, store(tmp_path), 0.2),
    ):
        pass


@pytest.mark.parametrize(
    ("other", "message"),
    [
        (replace(MINE, version="0.9"), "has harmonize 0.9, this is 1.0; install the same there"),
        (replace(MINE, fingerprint="others"), "has other models"),
        (replace(MINE, edition="other"), "another state of harmonize, of Python, or of the libraries"),
        (replace(MINE, unseen=("/shared/cache",)), "cannot use the folder /shared/cache; put corpus, --cache"),
    ],
)
def test_a_worker_that_is_not_alike_is_refused(other: Trait, message: str) -> None:
    """A worker that would come to something else, or lacks a folder, is named with what to do."""
    check_alike(MINE, {"tcp://one:1": MINE})
    with pytest.raises(ClusterError, match="tcp://two:2") as caught:
        check_alike(MINE, {"tcp://one:1": MINE, "tcp://two:2": other})
    assert message in str(caught.value)


def test_folders_that_cannot_be_used_are_told(tmp_path: Path) -> None:
    """A worker tells which folders it does not see, by the marks that should lie there."""
    here, elsewhere = tmp_path / "here" / "mark", tmp_path / "elsewhere" / "mark"
    here.parent.mkdir()
    here.touch()
    assert trait((str(here), str(elsewhere))).unseen == (str(elsewhere.parent),)


def test_a_lost_cluster_is_told() -> None:
    """A scheduler that is gone is told in words, and ends the run."""
    gone: Future[Done | Failed] = Future()
    shown = told(gone, JOINING, "tcp://one:1")
    gone.cancel()
    with pytest.raises(ClusterError, match="scheduler is gone"):
        shown.result(timeout=1)


def test_a_task_that_kills_its_workers_fails_alone() -> None:
    """What workers die of one after the other is the failure of that task, named by its law, and of no other."""
    law = Reading(Path("za/law.txt"), "0" * 64, 10, None, (), False, Limits(), "edition")
    for task, place in ((law, str(law.path)), (JOINING, "region")):
        deadly: Future[Done | Failed] = Future()
        shown = told(deadly, task, "tcp://one:1")
        deadly.set_exception(distributed.scheduler.KilledWorker("task", None, 3))
        failed = shown.result(timeout=1)
        assert isinstance(failed, Failed)
        assert (failed.where, failed.kind in FATAL) == (place, False)
        assert "died, one after the other" in failed.what
        assert failed.remedy


def test_another_error_of_a_task_stays_what_it_is() -> None:
    """A worker that joined with another edition is still the error of the whole run."""
    joined: Future[Done | Failed] = Future()
    shown = told(joined, JOINING, "tcp://one:1")
    joined.set_exception(ClusterError("worker", "has joined with another edition", "install the same there"))
    assert type(shown.exception(timeout=1)).__name__ in FATAL


def test_without_dask_the_remedy_is_told(tmp_path: Path, checkout: Path) -> None:
    """Who lacks the extra is told how to get it; nothing is written but the folder of the output."""
    place, output = states(tmp_path / "corpus"), tmp_path / "out"
    code = "import sys; sys.modules['distributed'] = None; from harmonize.cli import main; main()"
    asked = ["batch", place, "--output", output, "--no-cache", "--scheduler", "tcp://127.0.0.1:1"]
    done = subprocess.run([sys.executable, "-c", code, *asked], cwd=checkout, capture_output=True, text=True)
    assert done.returncode == 3
    assert "pip install 'harmonize-law[cluster]'" in done.stderr
    assert written(output) == {}


def test_workers_are_those_of_the_cluster(tmp_path: Path) -> None:
    """A number of workers and a scheduler exclude one another."""
    asked = ["batch", str(tmp_path), "-o", str(tmp_path / "out"), "--workers", "2", "--scheduler", "tcp://127.0.0.1:1"]
    done = CliRunner().invoke(main, asked)
    assert (done.exit_code, "a cluster has its own" in done.stderr) == (2, True)
