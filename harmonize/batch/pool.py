"""The pool: workers of this machine, each a fresh process; one that dies costs the one task that it was at.

A scheduler is what :func:`local` is: a context that gives ``submit``, which is handed a task and the store and returns
a future of what was done. Whatever else has processes (a cluster) is used by giving such a context of its own.
"""

from __future__ import annotations

import signal
from collections.abc import Iterator
from concurrent.futures import Future
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from multiprocessing import get_context
from pathlib import Path

from pebble import ProcessExpired, ProcessPool

from harmonize.batch.confining import LATE, NO_MEMORY, start
from harmonize.batch.crew import Submit
from harmonize.batch.store import Store
from harmonize.batch.tasks import Concluding, Done, Failed, Reading, Reporting, Tabling, Task
from harmonize.errors import HarmonizeError, InputError
from harmonize.reading.limits import died, late, too_large


@contextmanager
def local(workers: int, place: Path | None = None) -> Iterator[Submit]:
    """Give a function that has one of some workers do a task; they end when the block is left, whatever they are at.

    ``place`` is the folder that paths are from, where it is another than this process is in.

    A worker's own clock ends it when a task takes too long. Where the system has no such clock (Windows), the pool ends
    it, and the time is not renewed by pages that are recognised.
    """
    pool = ProcessPool(workers, initializer=start, initargs=(place,), context=get_context("spawn"))
    clocked = hasattr(signal, "setitimer")

    def submit(task: Task, store: Store) -> Future[Done | Failed]:
        from harmonize.batch.work import do

        timed = task.limits.seconds if isinstance(task, Reading) and not clocked else None
        return pool.schedule(do, args=(task, store), timeout=timed)

    try:
        yield submit
    finally:
        pool.stop()  # type: ignore[no-untyped-call]
        pool.join()


def outcome(task: Task, future: Future[Done | Failed]) -> Done | Failed:
    """Return what came of a task, also where its worker died.

    Raises a :class:`HarmonizeError` where workers die before they get to any task.
    """
    try:
        return future.result()
    except BrokenProcessPool as error:
        remedy = "make memory free or have fewer at work; in a script run it under if __name__ == '__main__'"
        raise HarmonizeError("workers", f"they end before they do anything ({error})", remedy) from error
    except TimeoutError:
        return Failed.by(_ended(task, LATE))
    except ProcessExpired as error:
        return Failed.by(_ended(task, error.exitcode or 0))
    except HarmonizeError as error:
        return Failed.by(error)
    except Exception as error:  # a fault of ours or a library's: one task's failure must not be that of all
        what = f"it failed ({type(error).__name__}: {error})"
        return Failed("InputError", str(subject(task)), what, "report it with the file")


def _ended(task: Task, code: int) -> InputError:
    """Return the error of a task that ended its worker, by how that ended."""
    where = subject(task)
    if not isinstance(task, Reading):
        why = "took too long" if code == LATE else f"ended its process ({code})"
        return InputError(str(where), f"its analysis {why}", "leave out the law that is out of the ordinary")
    if code == LATE:
        return late(where, task.limits)
    return too_large(where, task.limits) if code == NO_MEMORY else died(where, code, task.limits)


def subject(task: Task) -> Path:
    """Return what a task is about, as errors name it."""
    match task:
        case Reading():
            return task.path
        case Concluding():
            return Path(task.jurisdiction.id, task.unit)
        case Reporting():
            return Path(task.own.jurisdiction.id, task.own.unit)
        case Tabling():
            return Path("tables")
    return Path("region")
