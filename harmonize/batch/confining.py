"""Confining: what a worker may take, and what ends it; a worker holds nothing that is lost with it."""

from __future__ import annotations

import gc
import os
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext, suppress
from pathlib import Path
from threading import Thread

from harmonize.reading.limits import LIMITS

ENOUGH = LIMITS
"""What the understanding of a statute may take at least, once its file is read."""
LONG = 600.0
"""Seconds that the analysis and the reports of a territory may take, for each statute in it."""
NO_MEMORY = 77
"""The exit code of a worker that got no more memory."""
SELDOM = 50_000
"""Objects that are new when rubbish is looked for: a statute is a million that point in one direction."""
LATE = -getattr(signal, "SIGALRM", 14)
"""How a worker ends whose time is over: the system ends it, whatever a library is doing."""


def start(place: Path | None = None) -> None:
    """Make a process a worker: with those that it starts it ends when the process that started it is gone.

    ``place`` is the folder that it goes to.
    """
    if place:
        os.chdir(place)
    os.environ["OPENBLAS_NUM_THREADS"] = "1"  # numpy's takes memory for every processor, needed or not
    if hasattr(os, "setsid"):
        with suppress(OSError):
            os.setsid()
    Thread(target=_end_with_parent, daemon=True).start()
    from harmonize.batch import work  # what every task needs is loaded before the first is timed

    with suppress(OSError):  # a disk that is full: the first task will say so
        work.make_ready()
    gc.freeze()
    gc.set_threshold(SELDOM, 20, 50)


def _end_with_parent() -> None:
    from multiprocessing import parent_process

    if parent := parent_process():
        parent.join()
        end()


def end() -> None:
    """End this process, and those that it started, at once."""
    if hasattr(os, "killpg") and os.getpgid(0) == os.getpid():
        os.killpg(0, signal.SIGKILL)
    os._exit(1)


@contextmanager
def within(seconds: float, megabytes: int = 0) -> Iterator[Callable[[str], None]]:
    """Hold this process to some seconds by the clock, and to so much memory besides what it has already, 0 for any.

    Gives a function that starts the clock again, whatever it is told. A process that takes more is ended; where the
    system knows no such limit, by whoever started it.
    """

    def again(_: str) -> None:
        _wind(seconds)

    before = _wind(seconds)
    with _room(megabytes) if megabytes else nullcontext():
        try:
            yield again
        except MemoryError:
            os._exit(NO_MEMORY)
        finally:
            _wind(before)


def _wind(seconds: float) -> float:
    """Set the clock that ends this process, 0 for none, and return what was left of it."""
    return signal.setitimer(signal.ITIMER_REAL, seconds)[0] if hasattr(signal, "setitimer") else 0.0


@contextmanager
def _room(megabytes: int) -> Iterator[None]:
    """Let this process take so much more memory, where the system can hold it to that."""
    try:
        import resource
    except ImportError:  # Windows
        yield
        return
    soft, hard = resource.getrlimit(resource.RLIMIT_AS)
    asked = _taken() + (megabytes << 20)
    with suppress(ValueError, OSError):  # macOS may know the name and refuse the value
        resource.setrlimit(resource.RLIMIT_AS, (asked if hard < 0 else min(asked, hard), hard))
    try:
        yield
    finally:
        with suppress(ValueError, OSError):
            resource.setrlimit(resource.RLIMIT_AS, (soft, hard))


def _taken() -> int:
    """Return the bytes of address space that this process has; none where the system does not tell."""
    try:
        return int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0]) * os.sysconf("SC_PAGE_SIZE")
    except (OSError, ValueError):
        return 0
