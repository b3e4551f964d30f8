"""Reading apart: each document in a process of its own, with a time limit and a memory limit.

A damaged or hostile file can make a library hang, eat memory or crash; apart, it takes nothing with it. The process is
a fresh interpreter that imports only this package and never the caller's ``__main__``, so that a script without a guard
and a notebook may read. What comes back over the pipe is data: of all classes only the model's texts are made of it.
Where the system knows no such limit (Windows), the memory limit is not held.
"""

from __future__ import annotations

import os
import pickle
import signal
import subprocess
import sys
from array import array
from collections.abc import Callable, Collection, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager, suppress
from dataclasses import is_dataclass, replace
from functools import partial
from pathlib import Path
from queue import Empty, SimpleQueue
from threading import Event, Thread
from time import monotonic
from typing import IO, Any, NamedTuple

from harmonize import errors
from harmonize.errors import HarmonizeError, InputError
from harmonize.model import text
from harmonize.model.text import Document
from harmonize.reading import read
from harmonize.reading.limits import LIMITS, crashed, died, late, too_large
from harmonize.reading.limits import Limits as Limits
from harmonize.reading.options import DETECT, Options, silent
from harmonize.reading.pictures import pictures

_BOOT = "import sys; sys.path[:] = sys.argv[1:]; from harmonize.reading.apart import serve; serve()"
_LOOK = 0.1
"""Seconds between two looks at whether reading was called off."""
_LATER = 10
"""Seconds after its time limit at which a process ends itself, should nobody have ended it."""


class Message(NamedTuple):
    """What the process says: ``tell`` and its text, ``done`` and what came of it, or ``error`` and its parts."""

    kind: str
    content: Any = None


def read_apart(path: Path, options: Options = DETECT, limits: Limits = LIMITS, stop: Event | None = None) -> Document:
    """Read the file at ``path`` as :func:`harmonize.reading.read` does, in a process of its own.

    Raises what ``read`` raises, and InputError where a limit is exceeded or the process crashes. ``stop``, when set by
    another thread, calls it off.
    """
    match _done(path, replace(options, tell=silent), limits, options.tell, stop or Event()):
        case Document() as document:
            return document
    raise crashed(path, "it said something else")


def draw_apart(path: Path, pages: Collection[int], limits: Limits = LIMITS) -> dict[int, bytes]:
    """Draw pages of the PDF at ``path`` as :func:`harmonize.reading.pictures.pictures` does, in a process of its own.

    Raises what it raises, and InputError where a limit is exceeded or the process crashes.
    """
    match _done(path, tuple(pages), limits, silent, Event()):
        case dict() as pictures:
            return pictures
    raise crashed(path, "it said something else")


def _done(
    path: Path, how: Options | tuple[int, ...], limits: Limits, tell: Callable[[str], None], stop: Event
) -> object:
    """Have a process read a file, or draw pages of it, and return what it made."""
    with _process() as process:
        assert process.stdin
        assert process.stdout
        said: SimpleQueue[Message] = SimpleQueue()
        Thread(target=_listen, args=(process.stdout, said), daemon=True).start()
        with suppress(OSError), process.stdin as heard:  # one that ended before it heard says so by how it ended
            pickle.dump((path, how, limits), heard)
        message = _last(path, said, tell, limits, stop)
        return _result(path, message, _ended(process, message), limits)


@contextmanager
def reading_apart(
    paths: Sequence[Path], options: Options = DETECT, limits: Limits = LIMITS
) -> Iterator[list[Future[Document]]]:
    """Give the documents of several files as they are being read, as many at once as there are processors.

    Those not asked for when the block is left, be it by an error or by Ctrl-C, are called off.
    """
    stop = Event()
    with ThreadPoolExecutor(os.cpu_count(), thread_name_prefix="reading") as pool:
        try:
            yield [pool.submit(read_apart, path, options, limits, stop) for path in paths]
        finally:
            stop.set()
            pool.shutdown(wait=False, cancel_futures=True)


@contextmanager
def _process() -> Iterator[subprocess.Popen[bytes]]:
    """Start a fresh interpreter that serves one file, and see that it has ended when the block is left."""
    command = [sys.executable, "-I", "-S", "-c", _BOOT, *sys.path]
    pipe, nowhere = subprocess.PIPE, subprocess.DEVNULL
    with subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=nowhere, start_new_session=True) as process:
        try:
            yield process
        finally:
            _kill(process)


def _kill(process: subprocess.Popen[bytes]) -> None:
    """End a process and what it started, unless it has ended."""
    if process.poll() is not None:
        return
    if hasattr(os, "killpg"):
        os.killpg(process.pid, signal.SIGKILL)
    else:
        process.kill()


def _ended(process: subprocess.Popen[bytes], message: Message) -> int:
    """Return how a process ended by itself after it fell silent; 0 for one that said its last and is not waited for."""
    with suppress(subprocess.TimeoutExpired):
        return process.wait(_LATER) if message.kind == "end" else 0
    return 0


def _listen(stream: IO[bytes], said: SimpleQueue[Message]) -> None:
    """Pass on what a process says until it ends."""
    message = Message("")
    while message.kind != "end":
        message = hear(stream)
        said.put(message)


def hear(stream: IO[bytes]) -> Message:
    """Return the next message; ``end`` where there is none, or one that is no message.

    >>> from io import BytesIO
    >>> hear(BytesIO(pickle.dumps(("tell", "page 3")))), hear(BytesIO(pickle.dumps(print)))
    (Message(kind='tell', content='page 3'), Message(kind='end', content=None))
    """
    try:
        return Message(*_Understanding(stream).load())
    except Exception:  # whatever a process that died in mid-sentence leaves behind
        return Message("end")


class _Understanding(pickle.Unpickler):
    """Makes nothing but texts of the model from what a process says, so that no process can make the caller act."""

    def find_class(self, module: str, name: str) -> Any:
        known = getattr(text, name, None) if module == text.__name__ else None
        if is_dataclass(known):
            return known
        if module == array.__module__ and name in ("array", "_array_reconstructor"):
            return super().find_class(module, name)
        raise pickle.UnpicklingError(f"{module}.{name} is no part of a document")


def _last(path: Path, said: SimpleQueue[Message], tell: Callable[[str], None], limits: Limits, stop: Event) -> Message:
    """Return the message that ends the reading, passing on all before it; each of them renews the time."""
    end = monotonic() + limits.seconds
    while monotonic() < end:
        try:
            message = said.get(timeout=_LOOK)
        except Empty:
            if stop.is_set():
                raise InputError(str(path), "reading it was called off", "read it again") from None
            continue
        if message.kind != "tell":
            return message
        tell(message.content)
        end = monotonic() + limits.seconds
    return Message("late")


def _result(path: Path, message: Message, code: int, limits: Limits) -> object:
    match message:
        case Message("done", made):
            return made
        case Message("error", (str(name), str(where), str(what), str(remedy))):
            raise _error(name)(where, what, remedy)
        case Message("late"):
            raise late(path, limits)
        case Message("memory"):
            raise too_large(path, limits)
    raise died(path, code, limits)


def _error(name: str) -> type[HarmonizeError]:
    """Return the class of an error by its name.

    >>> _error("InputError").__name__, _error("SystemExit").__name__
    ('InputError', 'HarmonizeError')
    """
    found = getattr(errors, name, None)
    return found if isinstance(found, type) and issubclass(found, HarmonizeError) else HarmonizeError


def serve() -> None:
    """Read the one file that standard input names, and say on standard output what came of it; nothing else may."""
    with os.fdopen(os.dup(1), "wb") as out:
        os.dup2(2, 1)
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the caller's, who ends this process
        path, how, limits = pickle.load(sys.stdin.buffer)
        _confine(limits)
        if isinstance(how, Options):
            _say(out, _said(path, partial(read, path, replace(how, tell=partial(_tell, out, limits)))))
        else:
            _say(out, _said(path, partial(pictures, path, how)))


def _said(path: Path, make: Callable[[], object]) -> Message:
    try:
        return Message("done", make())
    except HarmonizeError as error:
        return Message("error", (type(error).__name__, error.where, error.what, error.remedy))
    except MemoryError:
        return Message("memory")
    except Exception as error:  # a fault of ours or a library's: one file's failure must not be that of all
        what = f"the reader failed on it ({type(error).__name__}: {error})"
        return Message("error", ("InputError", str(path), what, "report it with the file"))


def _tell(out: IO[bytes], limits: Limits, doing: str) -> None:
    _say(out, Message("tell", doing))
    _wind(limits)


def _say(out: IO[bytes], message: Message) -> None:
    out.write(pickle.dumps(tuple(message), pickle.HIGHEST_PROTOCOL))
    out.flush()


def _confine(limits: Limits) -> None:
    """Set the limits that the system holds for this process and for those that it starts."""
    _wind(limits)
    os.environ["OPENBLAS_NUM_THREADS"] = "1"  # numpy's takes memory for every processor, needed or not
    try:
        import resource
    except ImportError:  # Windows
        return
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    asked = limits.megabytes << 20
    with suppress(ValueError, OSError):  # macOS may know the name and refuse the value
        resource.setrlimit(resource.RLIMIT_AS, (asked if hard < 0 else min(asked, hard), hard))


def _wind(limits: Limits) -> None:
    """Set the clock by which this process ends itself, should the caller be gone."""
    if hasattr(signal, "alarm"):
        signal.alarm(int(limits.seconds) + _LATER)
