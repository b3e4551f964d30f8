"""Limits: what reading one document may take, and the errors of a file that takes more or ends its process."""

from __future__ import annotations

import signal
from dataclasses import dataclass
from pathlib import Path

from harmonize.errors import InputError

_GAVE_UP = frozenset(getattr(signal, name, None) for name in ("SIGABRT", "SIGTRAP", "SIGILL", "SIGKILL"))
"""How a process ends when a library gets no more memory, or when the system takes it back."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What reading one document may take: ``seconds`` by the clock, renewed by each page recognised, and memory."""

    seconds: float = 120.0
    megabytes: int = 2048


LIMITS = Limits()
"""A code of 500 pages takes some five seconds and 150 MB."""


def died(path: Path, code: int, limits: Limits) -> InputError:
    """Return the error of a file whose reading ended its process, by how that ended: minus a signal, or its code."""
    return too_large(path, limits) if -code in _GAVE_UP else crashed(path, _ending(code))


def late(path: Path, limits: Limits) -> InputError:
    """Return the error of a file whose reading took too long."""
    what = f"reading it took longer than {limits.seconds:g} seconds, the limit for one document"
    return InputError(str(path), what, "split it, or allow more with --seconds")


def crashed(path: Path, how: str) -> InputError:
    """Return the error of a file whose reading ended its process."""
    return InputError(str(path), f"it crashed the process that read it ({how})", "print it to a new PDF")


def too_large(path: Path, limits: Limits) -> InputError:
    """Return the error of a file whose reading took too much memory."""
    what = f"reading it takes more than {limits.megabytes} MB of memory, the limit for one document"
    return InputError(str(path), what, "split it, or allow more with --megabytes")


def _ending(code: int) -> str:
    """Return how a process ended.

    >>> _ending(-11), _ending(3)
    ('SIGSEGV', 'exit code 3')
    """
    try:
        return signal.Signals(-code).name
    except ValueError:
        return f"exit code {code}"
