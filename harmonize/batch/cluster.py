"""The cluster: the same tasks on the workers of a Dask scheduler, on this machine or on others.

A worker hands each task to a process of its own, as the pool of one machine does: a statute that hangs or takes too
much memory costs that process, and comes to the same message. A worker that is lost costs nothing: what it had finished
lies in the store, the rest is given to another one.
"""

from __future__ import annotations

import asyncio
import os
import tempfile
from collections.abc import Iterator, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass, field
from importlib.metadata import version
from multiprocessing import current_process
from pathlib import Path
from threading import Lock
from typing import Any

from harmonize.batch.crew import Submit
from harmonize.batch.keys import edition
from harmonize.batch.pool import local, outcome, subject
from harmonize.batch.store import Store, StoreError
from harmonize.batch.tasks import Done, Failed, Reading, Task
from harmonize.errors import InputError
from harmonize.knowledge.files import fingerprint

SECONDS, MANY = 10.0, 60.0
"""How long a scheduler may take to answer, and its workers to say what they are, for which they load harmonize."""
RETRIES = 2
"""How often a task is done again that failed for no reason that the statute gives."""
SCHEMES = ("tcp://", "tls://")


class ClusterError(StoreError):
    """A cluster cannot be used, or is lost, so that nothing can go on."""


@dataclass(frozen=True, slots=True)
class Trait:
    """What a worker is: its version of harmonize, what it knows, the whole edition, and folders it cannot use."""

    version: str
    fingerprint: str
    edition: str
    unseen: tuple[str, ...] = ()


@contextmanager
def cluster(address: str, store: Store, seconds: float = SECONDS) -> Iterator[Submit]:
    """Give a function that has the workers of a Dask scheduler do a task; at the end they are as they were before.

    Raises a :class:`ClusterError` where Dask is not installed, nothing answers at the address, or a worker would not
    come to the same: it has another edition of harmonize, or does not see the folders of the store.
    """
    client = connected(address, seconds)
    here = os.getcwd()
    try:
        agreed(client, address, store, seconds)
        executor = client.get_executor(pure=False, retries=RETRIES)
        seen: set[Path] = set()

        def submit(task: Task, store: Store) -> Future[Done | Failed]:
            if isinstance(task, Reading) and not seen:
                seen.add(task.path)
                check_sees(client, address, task.path, seconds)
            return told(executor.submit(perform, task, store, edition(), here), task, address)

        yield submit
    finally:
        with suppress(Exception):
            client.run(dismiss, on_error="ignore", callback_timeout=seconds)
        with suppress(Exception):
            client.close(timeout=seconds)


def connected(address: str, seconds: float) -> Any:
    """Return a client of a scheduler; a :class:`ClusterError` where there is none, or none at the address."""
    if not address.startswith(SCHEMES):
        raise ClusterError(address, "is no address of a scheduler", "give one such as tcp://10.0.0.5:8786")
    try:
        from distributed import Client  # late: an extra, and heavy
    except ImportError as error:
        remedy = "pip install 'harmonize-law[cluster]', or leave --scheduler out"
        raise ClusterError(address, "needs Dask, which is not installed", remedy) from error
    try:
        with ThreadPoolExecutor(1) as thread:  # a notebook has a loop of its own in this one
            thread.submit(asyncio.run, greeted(address, seconds)).result()
        return Client(address, timeout=seconds, set_as_default=False)
    except (OSError, TimeoutError, ValueError) as error:
        what = f"no Dask scheduler answers within {seconds:g} seconds"
        raise ClusterError(address, what, "start one with dask scheduler, or correct the address") from error


async def greeted(address: str, seconds: float) -> None:
    """Greet a scheduler; a TimeoutError where it does not greet back, which a client would wait for without end."""
    from distributed import Security
    from distributed.comm import connect

    how = Security().get_connection_args("client")
    spoken = await asyncio.wait_for(connect(address, timeout=seconds, **how), seconds)
    await spoken.close()


def agreed(client: Any, address: str, store: Store, seconds: float) -> None:
    """Raise a :class:`ClusterError` where there are no workers, or one would not come to the same as this machine."""
    with ExitStack() as marks:
        folders = [each.resolve() for each in (store.lasting, store.passing) if each]
        marked = tuple(marks.enter_context(_mark(folder)) for folder in folders)
        check_alike(trait(()), asked(client, address, seconds, trait, marked))


def check_alike(mine: Trait, others: Mapping[str, Trait]) -> None:
    """Raise a :class:`ClusterError` where a worker is not what this machine is, or lacks a folder."""
    for worker, found in others.items():
        if found.version != mine.version:
            raise unlike(worker, f"has harmonize {found.version}, this is {mine.version}")
        if found.fingerprint != mine.fingerprint:
            raise unlike(worker, "has other models than this machine")
        if found.edition != mine.edition:
            raise unlike(worker, "has another state of harmonize, of Python, or of the libraries that it reads with")
        for folder in found.unseen:
            raise unseen(worker, folder)


@contextmanager
def _mark(folder: Path) -> Iterator[str]:
    """Give the name of a file that lies in a folder for a while, for who should see it."""
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile(dir=folder, prefix="cluster-") as file:
        yield file.name


def check_sees(client: Any, address: str, path: Path, seconds: float) -> None:
    """Raise a :class:`ClusterError` where a worker does not see a statute of the corpus."""
    for worker, sees in asked(client, address, seconds, os.path.exists, str(path.resolve())).items():
        if path.exists() and not sees:
            raise unseen(worker, str(path.parent.resolve()))


def asked(client: Any, address: str, seconds: float, function: Any, *arguments: Any) -> Mapping[str, Any]:
    """Return what a function says on each worker; a :class:`ClusterError` where there is none, or one cannot say."""
    with suppress(Exception):
        client.wait_for_workers(1, timeout=seconds)
    try:
        said: dict[str, Any] = client.run(function, *arguments, on_error="return", callback_timeout=MANY)
    except TimeoutError as error:
        raise ClusterError(address, f"a worker says nothing for {MANY:g} seconds", "restart it") from error
    if not said:
        raise ClusterError(address, "the scheduler has no workers", f"start some with dask worker {address}")
    for worker, answer in said.items():
        if isinstance(answer, ImportError | AttributeError):
            raise unlike(worker, "has no harmonize, or one that knows no clusters")
        if isinstance(answer, BaseException):
            raise unlike(worker, f"cannot tell what it is ({type(answer).__name__})")
    return said


def trait(marked: tuple[str, ...]) -> Trait:
    """Return what this process is, and which of some folders with a mark in them it cannot write to."""
    blind = tuple(str(Path(mark).parent) for mark in marked if not _usable(Path(mark)))
    return Trait(version("harmonize-law"), fingerprint(), edition(), blind)


def _usable(mark: Path) -> bool:
    try:
        with tempfile.NamedTemporaryFile(dir=mark.parent, prefix="cluster-"):
            return mark.exists()
    except OSError:
        return False


def unlike(worker: str, what: str) -> ClusterError:
    """Return the error of a worker that would come to something else."""
    return ClusterError(worker, f"this worker {what}", "install the same there, and restart it")


def unseen(worker: str, folder: str) -> ClusterError:
    """Return the error of a worker that lacks a folder which all must share."""
    what = f"this worker cannot use the folder {folder}"
    return ClusterError(worker, what, "put corpus, --cache and --output where all machines have them, under one name")


def told(future: Future[Done | Failed], task: Task, address: str) -> Future[Done | Failed]:
    """Return the future of a task in harmonize's own words where the cluster is the cause.

    A task that its workers died of has failed, and the others go on; where the scheduler is gone none can.
    """
    shown: Future[Done | Failed] = Future()

    def pass_on(done: Future[Done | Failed]) -> None:
        if done.cancelled():
            remedy = "start it again; a new run goes on where this one was"
            shown.set_exception(ClusterError(address, "the scheduler is gone", remedy))
        elif error := done.exception():
            settle(shown, task, error)
        else:
            shown.set_result(done.result())

    future.add_done_callback(pass_on)
    return shown


def settle(shown: Future[Done | Failed], task: Task, error: BaseException) -> None:
    """Tell a future the error of its task: a failure of the task alone where workers died of it."""
    if type(error).__name__ == "KilledWorker":
        what = "the workers of the cluster that were given this died, one after the other"
        remedy = "look into their logs, and give them more memory or leave the law out"
        shown.set_result(Failed(InputError.__name__, str(subject(task)), what, remedy))
    else:
        shown.set_exception(error)


# --- on a worker ----------------------------------------------------------------------------------------------------
def perform(task: Task, store: Store, wanted: str, place: str) -> Done | Failed:
    """Do a task in a process beside this worker, of the edition ``wanted``; paths are from the folder ``place``."""
    if edition() != wanted:
        raise unlike(current_process().name, "has joined with another edition of harmonize")
    return outcome(task, hands(place)(task, store))


@dataclass(slots=True)
class Beside:
    """The processes beside this worker, by the folder that paths are from, and what ends them."""

    open: ExitStack = field(default_factory=ExitStack)
    submits: dict[str, Submit] = field(default_factory=dict)
    lock: Any = field(default_factory=Lock)


BESIDE = Beside()


def hands(place: str) -> Submit:
    """Return what hands a task to a process beside this worker, one for each of its threads."""
    from distributed import get_worker

    with BESIDE.lock:
        if place not in BESIDE.submits:
            current_process().daemon = False  # Dask's own are not to have children; these end with it by themselves
            BESIDE.submits[place] = BESIDE.open.enter_context(local(get_worker().state.nthreads, Path(place)))
        return BESIDE.submits[place]


def dismiss() -> None:
    """End the processes beside this worker."""
    with BESIDE.lock:
        BESIDE.submits.clear()
        BESIDE.open.close()
