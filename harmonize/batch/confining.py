"""Confining: what a worker may take, and what ends it; a worker holds nothing that is lost with it."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import Thread

from harmonize.reading.limits import LIMITS, Limits

ENOUGH = LIMITS.seconds
"""Seconds that anything but the reading of a file may take at least, for each statute that it is about."""
NO_MEMORY = 77
"""The exit code of a worker that got no more memory."""
LATE = -getattr(signal, "SIGALRM", 14)
"""How a worker ends whose time is over: the system ends it, whatever a library is doing."""


def start() -> None:
    """Make a process a worker: with those that it starts it ends when the process that started it is gone."""
    os.environ["OPENBLAS_NUM_THREADS"] = "1"  # numpy's takes memory for every processor, needed or not
    if hasattr(os, "setsid"):
        with suppress(OSError):
            os.setsid()
    Thread(target=_end_with_parent, daemon=True).start()
    from harmonize.batch import work  # what every task needs is loaded before the first is timed

    work.make_ready()


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
def within(seconds: float, limits: Limits) -> Iterator[Callable[[], None]]:
    """Hold this process to some seconds by the clock, and to the memory of limits besides what it has already.

    Gives a function that starts the clock again. A process that takes more is ended; where the system knows no such
    limit, by whoever started it.
    """

    def wind() -> None:
        if hasattr(signal, "setitimer"):
            signal.setitimer(signal.ITIMER_REAL, seconds)

    wind()
    with _room(limits.megabytes):
        try:
            yield wind
        except MemoryError:
            os._exit(NO_MEMORY)
        finally:
            if hasattr(signal, "setitimer"):
                signal.setitimer(signal.ITIMER_REAL, 0)


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
